import type pg from 'pg'
import type { SalesLine } from '../../facts/sales-line.ts'
import type { KeptItem, KeptWeeks, WeekOfSales } from '../../facts/weekly-sales.ts'
import { recordAudit } from '../audit.ts'
import type { Store } from '../open.ts'
import { inOrganisation } from '../open.ts'
import type { KeptCount } from './keep-sales.ts'
import { keepLines } from './keep-sales.ts'

/** Rows of sales of the chains of one organisation; undefined where there is no such chain. */
export interface SalesStore {
  /** Items with rows, those of most rows first. */
  items(chainId: string): Promise<readonly KeptItem[] | undefined>
  /** One item by week, and beside it the items of most rows. */
  weeks(chainId: string, itemId: string): Promise<KeptWeeks | undefined>
  /** Keeps lines, all or none; what they say of a day replaces what was kept of it. */
  keep(
    chainId: string,
    batches: AsyncIterable<readonly SalesLine[]>,
  ): Promise<KeptCount | undefined>
  /** Forgets the rows of one item, or of all; how many there were. */
  forget(chainId: string, itemId?: string): Promise<number | undefined>
}

/** Other items that stand behind a short history. */
const MOST_FAMILY = 100
/** Items listed for a chain. */
const MOST_ITEMS = 1_000

export function salesStore(store: Pick<Store, 'pool'>, orgId: string, who: string): SalesStore {
  /** Work on a chain that the organisation has; of any other it learns nothing. */
  const onChain = <T>(chainId: string, work: (client: pg.PoolClient) => Promise<T>) =>
    inOrganisation(store, orgId, async (client) => {
      const { rowCount } = await client.query(
        'SELECT 1 FROM boucle.chain WHERE chain_id = $1 FOR KEY SHARE',
        [chainId],
      )
      return rowCount === 1 ? work(client) : undefined
    })
  const audited = (client: pg.PoolClient, what: string, subject: string) =>
    recordAudit(client, { orgId, who, what, subject })
  return {
    items: (chainId) => onChain(chainId, (client) => itemsOf(client, chainId)),
    weeks: (chainId, itemId) => onChain(chainId, (client) => weeksOf(client, chainId, itemId)),
    keep: (chainId, batches) =>
      onChain(chainId, async (client) => {
        const count = await keepLines(client, { orgId, chainId }, batches)
        await audited(client, 'keep-sales', chainId)
        return count
      }),
    forget: (chainId, itemId) =>
      onChain(chainId, async (client) => {
        const { rowCount } = await client.query(
          `DELETE FROM boucle.sales_line WHERE chain_id = $1 AND ($2::text IS NULL OR item_id = $2)`,
          [chainId, itemId ?? null],
        )
        await audited(client, 'forget-sales', chainId)
        return rowCount ?? 0
      }),
  }
}

const ITEM = `item_id AS "itemId", count(*) AS rows,
  coalesce(sum(quantity) FILTER (WHERE quantity > 0), 0) AS "soldPieces",
  min(day) AS "firstDay", max(day) AS "lastDay"`

async function itemsOf(client: pg.PoolClient, chainId: string): Promise<readonly KeptItem[]> {
  const { rows } = await client.query<KeptItem>(
    `SELECT ${ITEM} FROM boucle.sales_line WHERE chain_id = $1
     GROUP BY item_id ORDER BY count(*) DESC, item_id LIMIT ${MOST_ITEMS}`,
    [chainId],
  )
  return rows
}

/** The sums are made where the rows are: millions of them come back as some thousands of weeks. */
async function weeksOf(client: pg.PoolClient, chainId: string, itemId: string): Promise<KeptWeeks> {
  const own = await client.query<KeptItem>(
    `SELECT ${ITEM} FROM boucle.sales_line WHERE chain_id = $1 AND item_id = $2 GROUP BY item_id`,
    [chainId, itemId],
  )
  const counted = await client.query<{ item_id: string }>(
    `SELECT item_id FROM boucle.sales_line WHERE chain_id = $1
     GROUP BY item_id ORDER BY count(*) DESC, item_id`,
    [chainId],
  )
  const others = counted.rows.map(({ item_id }) => item_id).filter((item) => item !== itemId)
  const { rows } = await client.query<WeekRow>(
    `SELECT item_id AS "itemId", variant,
       floor(((day - DATE '1970-01-01') + 3) / 7.0)::int AS week, currency,
       count(*) AS rows,
       coalesce(sum(quantity) FILTER (WHERE quantity >= 0), 0) AS "soldPieces",
       count(*) FILTER (WHERE quantity < 0) AS "returnRows",
       coalesce(-sum(quantity) FILTER (WHERE quantity < 0), 0) AS "returnedPieces",
       coalesce(sum(quantity) FILTER (WHERE quantity > 0 AND unit_price IS NOT NULL), 0)
         AS "pricedPieces",
       coalesce(sum(quantity * unit_price) FILTER (WHERE quantity > 0), 0) AS "pricedAmount",
       coalesce(bool_or(stock <= 0), false) AS "isOut"
     FROM boucle.sales_line WHERE chain_id = $1 AND item_id = ANY($2)
     GROUP BY item_id, variant, week, currency ORDER BY item_id, week, variant, currency`,
    [chainId, [itemId, ...others.slice(0, MOST_FAMILY)]],
  )
  return {
    item: own.rows[0] ?? { itemId, rows: 0, soldPieces: 0, firstDay: '', lastDay: '' },
    itemCount: counted.rows.length,
    weeks: rows.map(({ currency, ...week }) => (currency === null ? week : { ...week, currency })),
  }
}

interface WeekRow extends Omit<WeekOfSales, 'currency'> {
  readonly currency: string | null
}
