import type pg from 'pg'
import type { SalesLine } from '../../facts/sales-line.ts'
import { BY_CELL } from '../../facts/kept-lines.ts'

/** What keeping lines changed. */
export interface KeptCount {
  readonly added: number
  readonly updated: number
  /** Said otherwise by the new lines of the same day, item, variant and place. */
  readonly removed: number
  readonly same: number
}

const COLUMNS = `day, item_id, variant, place_id, channel, quantity, unit_price, currency, stock,
  source`
/** What makes a line another one; the file it was read from does not. */
const SAID = `day, item_id, variant, place_id, channel, quantity, unit_price, currency, stock`
const CELL = ['day', 'item_id', 'variant', 'place_id', 'channel']

const qualified = (table: string, columns: string) => columns.replaceAll(/\w+/g, `${table}.$&`)

/**
 * Lines are gathered beside the table, then compared with it as sets: a line that is there as it is
 * costs nothing, one that says something else is updated, and a line that was numbered within its
 * day (`BY_CELL`) goes when a later file says that day without it.
 */
export async function keepLines(
  client: pg.PoolClient,
  { orgId, chainId }: { readonly orgId: string; readonly chainId: string },
  batches: AsyncIterable<readonly SalesLine[]>,
): Promise<KeptCount> {
  await client.query(
    `CREATE TEMPORARY TABLE incoming (line_id text, day date, item_id text, variant text,
       place_id text, channel text, quantity numeric, unit_price numeric, currency text,
       stock numeric, source text) ON COMMIT DROP`,
  )
  let count = 0
  for await (const lines of batches) {
    await gather(client, lines)
    count += lines.length
  }
  await client.query('ANALYZE incoming')
  const removed = await client.query(
    `DELETE FROM boucle.sales_line old
     USING (SELECT ${CELL.join(', ')}, bool_or(line_id LIKE '${BY_CELL}%') AS by_cell
            FROM incoming GROUP BY ${CELL.join(', ')}) cell
     WHERE old.chain_id = $1 AND ${CELL.map((name) => `old.${name} = cell.${name}`).join(' AND ')}
       AND (cell.by_cell OR old.line_id LIKE '${BY_CELL}%')
       AND NOT EXISTS (SELECT 1 FROM incoming own WHERE own.line_id = old.line_id)`,
    [chainId],
  )
  const updated = await client.query(
    `UPDATE boucle.sales_line old SET (${COLUMNS}) = (${qualified('own', COLUMNS)})
     FROM incoming own WHERE old.chain_id = $1 AND old.line_id = own.line_id
       AND (${qualified('old', SAID)}) IS DISTINCT FROM (${qualified('own', SAID)})`,
    [chainId],
  )
  // Someone who keeps the same lines at the same time is no conflict: the last word counts.
  const added = await client.query(
    `INSERT INTO boucle.sales_line AS old (org_id, chain_id, line_id, ${COLUMNS})
     SELECT $1, $2, line_id, ${COLUMNS} FROM incoming own WHERE NOT EXISTS
       (SELECT 1 FROM boucle.sales_line kept WHERE kept.chain_id = $2 AND kept.line_id = own.line_id)
     ORDER BY line_id
     ON CONFLICT (org_id, chain_id, line_id)
       DO UPDATE SET (${COLUMNS}) = (${qualified('excluded', COLUMNS)})`,
    [orgId, chainId],
  )
  const [adds, updates] = [added.rowCount ?? 0, updated.rowCount ?? 0]
  return {
    added: adds,
    updated: updates,
    removed: removed.rowCount ?? 0,
    same: count - adds - updates,
  }
}

async function gather(client: pg.PoolClient, lines: readonly SalesLine[]): Promise<void> {
  await client.query(
    `INSERT INTO incoming SELECT * FROM unnest($1::text[], $2::date[], $3::text[], $4::text[],
       $5::text[], $6::text[], $7::numeric[], $8::numeric[], $9::text[], $10::numeric[],
       $11::text[])`,
    [
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
}
