import type pg from 'pg'
import type { SalesLine } from '../facts/sales-line.ts'
import type { Store } from './open.ts'
import { inOrganisation } from './open.ts'

export type { SalesLine }

/** Lines sent in one statement: parameters are arrays, so their number does not grow. */
const BATCH_ROWS = 10_000

/** Adds lines, all or none; how many were new. */
export function insertSales(
  store: Pick<Store, 'pool'>,
  orgId: string,
  { chainId, lines }: { readonly chainId: string; readonly lines: readonly SalesLine[] },
): Promise<number> {
  return inOrganisation(store, orgId, async (client) => {
    let added = 0
    for (let start = 0; start < lines.length; start += BATCH_ROWS) {
      const batch = lines.slice(start, start + BATCH_ROWS)
      added += await insertBatch(client, [orgId, chainId], batch)
    }
    return added
  })
}

async function insertBatch(
  client: pg.PoolClient,
  keys: readonly [orgId: string, chainId: string],
  lines: readonly SalesLine[],
): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO boucle.sales_line (org_id, chain_id, line_id, day, item_id, variant, place_id,
       channel, quantity, unit_price, currency, stock, source)
     SELECT $1, $2, * FROM unnest($3::text[], $4::date[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::numeric[], $10::numeric[], $11::text[], $12::numeric[],
       $13::text[])
     ON CONFLICT DO NOTHING`,
    [
      ...keys,
      lines.map((line) => line.lineId),
      lines.map((line) => line.day),
      lines.map((line) => line.itemId),
      lines.map((line) => line.variant),
      lines.map((line) => line.placeId),
      lines.map((line) => line.channel),
      lines.map((line) => line.quantityPieces),
      lines.map((line) => line.unitPrice ?? null),
      lines.map((line) => line.currency ?? null),
      lines.map((line) => line.stockPieces ?? null),
      lines.map((line) => line.source),
    ],
  )
  return rowCount ?? 0
}

/** The lines of a chain, by day, from the first day to the last one, both included. */
export function readSales(
  store: Pick<Store, 'pool'>,
  orgId: string,
  { chainId, from, to }: { readonly chainId: string; readonly from: string; readonly to: string },
): Promise<readonly SalesLine[]> {
  return inOrganisation(store, orgId, async (client) => {
    const { rows } = await client.query<SalesRow>(
      `SELECT * FROM boucle.sales_line WHERE chain_id = $1 AND day BETWEEN $2::date AND $3::date
       ORDER BY day, line_id`,
      [chainId, from, to],
    )
    return rows.map((row) => ({
      lineId: row.line_id,
      day: row.day,
      itemId: row.item_id,
      variant: row.variant,
      placeId: row.place_id,
      channel: row.channel,
      quantityPieces: row.quantity,
      unitPrice: row.unit_price ?? undefined,
      currency: row.currency ?? undefined,
      stockPieces: row.stock ?? undefined,
      source: row.source,
    }))
  })
}

interface SalesRow {
  readonly line_id: string
  readonly day: string
  readonly item_id: string
  readonly variant: string
  readonly place_id: string
  readonly channel: string
  readonly quantity: number
  readonly unit_price: number | null
  readonly currency: string | null
  readonly stock: number | null
  readonly source: string
}
