import type { Context } from 'hono'
import { Hono } from 'hono'
import type { KeptCount } from '../../store/sales/keep-sales.ts'
import type { SalesStore } from '../../store/sales/sales-store.ts'
import { problemDetails } from '../../store/problem-details.ts'
import type { ColumnMap } from '../../workbook/sales/column-meaning.ts'
import { MEANINGS } from '../../workbook/sales/column-meaning.ts'
import type { ReadSales } from './read-sales-in-thread.ts'

/** Rows of sales of a chain: which are kept, one item by week, a file kept, rows forgotten. */
export function salesApi(sales: SalesStore, read: ReadSales): Hono {
  const api = new Hono()
  api.get('/chains/:id/sales', async (c) => {
    const items = await sales.items(c.req.param('id'))
    return items ? c.json(items) : missing(c)
  })
  api.get('/chains/:id/sales/weeks', async (c) => {
    const weeks = await sales.weeks(c.req.param('id'), c.req.query('item') ?? '')
    return weeks ? c.json(weeks) : missing(c)
  })
  api.post('/chains/:id/sales', (c) => keep(c, sales, read))
  api.delete('/chains/:id/sales', async (c) => {
    const removed = await sales.forget(c.req.param('id'), c.req.query('item'))
    return removed === undefined ? missing(c) : c.json({ removed })
  })
  return api
}

async function keep(c: Context, sales: SalesStore, read: ReadSales) {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const columns = columnsIn(c.req.query('columns'))
  if (bytes.length === 0) {
    return problemDetails(c, 400, 'no_file', 'Send the table as the body of the request.')
  }
  if (columns === 'odd') {
    return problemDetails(c, 400, 'columns', 'Give columns as day:0,quantity:3, columns from 0.')
  }
  const chainId = c.req.param('id') ?? ''
  const request = {
    bytes,
    name: c.req.query('name') ?? 'sales',
    itemId: c.req.query('item') ?? '',
    ...(columns && { columns }),
  }
  const kept = await read<KeptCount | undefined>(request, (batches) => sales.keep(chainId, batches))
  if (!kept.ok) {
    const detail = 'Nothing was kept.'
    return problemDetails(c, 422, 'invalid', { detail, problems: kept.problems })
  }
  return kept.value ? c.json(kept.value) : missing(c)
}

/** `day:0,quantity:3`; undefined when nothing is said. */
function columnsIn(text: string | undefined): ColumnMap | undefined | 'odd' {
  if (text === undefined) return undefined
  const pairs = text.split(',').map((pair) => pair.split(':'))
  const isRight = pairs.every(
    ([meaning, column, ...rest]) =>
      MEANINGS.some((each) => each === meaning) &&
      /^\d{1,3}$/.test(column ?? '') &&
      rest.length === 0,
  )
  if (!isRight) return 'odd'
  return Object.fromEntries(pairs.map(([meaning, column]) => [meaning!, Number(column)]))
}

function missing(c: Context) {
  return problemDetails(c, 404, 'chain_missing', 'There is no such chain.')
}
