import { rmSync } from 'node:fs'
import path from 'node:path'
import { dayOf, isoDate } from '../src/core/calendar/calendar.ts'
import { keptLines } from '../src/facts/kept-lines.ts'
import type { SalesLine } from '../src/facts/sales-line.ts'
import { historyOfWeeks } from '../src/prove/engine/law/weekly-history.ts'
import { LOCAL_ORGANISATION } from '../src/store/migrations.ts'
import { openStore } from '../src/store/open.ts'
import { postgresChainStore } from '../src/store/postgres-chain-store.ts'
import type { SalesStore } from '../src/store/sales/sales-store.ts'
import { salesStore } from '../src/store/sales/sales-store.ts'
import { scratchFolder } from './server.ts'
import type { Table } from './table.ts'
import { loadNote } from './table.ts'

const MOST_ROWS = 5_000_000
/** Rows of one import: a file holds at most 500,000. */
const FILE_ROWS = 250_000
const BATCH = 10_000
const [DAYS, ITEMS, VARIANTS] = [1_092, 1_000, 5]

/** Rows of sales kept for a chain by imports of 250,000, then read back as the history of one item. */
export async function run(args: readonly string[]): Promise<Table> {
  const count = Number(args[0] ?? 1_000_000)
  if (!Number.isInteger(count) || count < 1 || count > MOST_ROWS) {
    throw new Error(`1 to ${MOST_ROWS} rows`)
  }
  const folder = scratchFolder()
  const opened = await openStore({ dataFolder: path.join(folder, 'data') })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  const store = opened.value
  try {
    const chain = { chainId: 'c', name: 'C', parts: [], author: 'bench', note: '' }
    await postgresChainStore(store, LOCAL_ORGANISATION, () => []).create(chain)
    const rows = await measured(salesStore(store, LOCAL_ORGANISATION, 'bench'), count)
    return {
      name: 'Sales kept on the server',
      columns: ['step', 'rows', 's', 'rows/s', 'RSS MB'],
      rows,
      notes: [
        `generated: ${ITEMS} items of ${VARIANTS} variants over ${DAYS} days; imports of ${FILE_ROWS} rows, each one transaction, all compared with what is kept`,
        'again: the last import once more; nothing may be added',
        'history: one item and the 100 of most rows beside it, added up by week in the database, to a demand history',
        'RSS: of the bench at the end of the step, the database server not counted',
        loadNote(),
      ],
    }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(sales: SalesStore, count: number): Promise<(string | number)[][]> {
  const table: (string | number)[][] = []
  const step = async <T>(name: string, rows: number, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work()
    const seconds = (performance.now() - began) / 1000
    const memory = process.memoryUsage().rss / 1024 / 1024
    table.push([name, rows, seconds.toFixed(2), Math.round(rows / seconds), memory.toFixed(0)])
    return result
  }
  let last = 0
  await step('keep', count, async () => {
    for (let start = 0; start < count; start += FILE_ROWS) {
      last = start
      const kept = await sales.keep('c', batches(start, Math.min(count, start + FILE_ROWS)))
      if (kept?.added !== Math.min(FILE_ROWS, count - start)) throw new Error('Rows were lost')
    }
  })
  const again = await step('keep again', Math.min(FILE_ROWS, count), () =>
    sales.keep('c', batches(last, count)),
  )
  if (again?.added !== 0 || again.updated !== 0) throw new Error('Rows were doubled')
  const items = await step('list of items', count, () => sales.items('c'))
  if (items?.reduce((sum, { rows }) => sum + rows, 0) !== count) throw new Error('Rows are missing')
  const history = await step('history', count, async () => {
    const kept = await sales.weeks('c', 'ref-0')
    return kept && historyOfWeeks(kept, { currency: 'EUR', rates: [] })
  })
  if (!history?.ok || history.value.rows !== Math.ceil(count / ITEMS)) {
    throw new Error('The history is not whole')
  }
  return table
}

async function* batches(from: number, to: number): AsyncGenerator<readonly SalesLine[]> {
  for (let start = from; start < to; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, to - start) }, (_, at) => lineOf(start + at))
    const kept = keptLines(rows, { source: 'bench', hasOwnIds: true })
    if (!kept.ok) throw new Error('unreadable')
    yield await Promise.resolve(kept.value)
  }
}

const FIRST_DAY = dayOf({ year: 2023, month: 1, day: 2 })

function lineOf(row: number) {
  const turn = Math.floor(row / ITEMS)
  return {
    row,
    lineId: `${isoDate(FIRST_DAY)}-${row}`,
    dayNumber: FIRST_DAY + (turn % DAYS),
    itemId: `ref-${row % ITEMS}`,
    variant: `T${turn % VARIANTS}`,
    placeId: '',
    channel: 'web',
    quantityPieces: row % 9,
    unitPrice: (row % 90) + 0.5,
    currency: 'EUR',
    stockPieces: row % 30,
  }
}
