import { rmSync } from 'node:fs'
import path from 'node:path'
import type { SalesLine } from '../src/facts/sales-line.ts'
import { LOCAL_ORGANISATION } from '../src/store/migrations.ts'
import { openStore } from '../src/store/open.ts'
import { postgresChainStore } from '../src/store/postgres-chain-store.ts'
import { insertSales, readSales } from '../src/store/sales.ts'
import { readSalesFile } from '../src/workbook/sales/read-sales-file.ts'
import { scratchFolder } from './server.ts'
import type { Table } from './table.ts'
import { loadNote } from './table.ts'

const MOST_ROWS = 5_000_000
/** A file holds at most 500,000 rows: beyond, only the database is measured. */
const FILE_ROWS = 200_000
/** Lines made and inserted at once, so that memory is that of the store. */
const SLICE = 100_000
const DAYS = 1_000

/** Sales rows read from a .csv, inserted into the embedded database and read back. */
export async function run(args: readonly string[]): Promise<Table> {
  const count = Number(args[0] ?? 200_000)
  if (!Number.isInteger(count) || count < 1 || count > MOST_ROWS) {
    throw new Error(`1 to ${MOST_ROWS} rows`)
  }
  const rows = [readFromCsv(Math.min(count, FILE_ROWS)), ...(await throughStore(count))]
  return {
    name: 'Sales rows: file and database',
    columns: ['step', 'rows', 's', 'rows/s', 'RSS MB'],
    rows,
    notes: [
      'csv: bytes to lines of sales, dates and decimals recognised; 7 columns, generated',
      'insert: slices of 100,000 lines, one transaction each; read: month by month, every line counted',
      'RSS: of the bench at the end of the step, the database server not counted',
      loadNote(),
    ],
  }
}

function measure(step: string, rows: number, began: number): (string | number)[] {
  const seconds = (performance.now() - began) / 1000
  const memory = process.memoryUsage().rss / 1024 / 1024
  return [step, rows, seconds.toFixed(2), Math.round(rows / seconds), memory.toFixed(0)]
}

function dayOf(row: number): string {
  return new Date(Date.UTC(2023, 0, 1 + (row % DAYS))).toISOString().slice(0, 10)
}

function readFromCsv(count: number): (string | number)[] {
  const lines = ['Date;Référence;Taille;Quantité;Prix unitaire;Devise;Stock']
  for (let row = 0; row < count; row++) {
    const date = dayOf(row).split('-').toReversed().join('/')
    lines.push(`${date};ref-${row % 97};T${row % 5};${row % 9};${row % 90},50;EUR;${row % 30}`)
  }
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const began = performance.now()
  const read = readSalesFile(bytes, 'sales.csv')
  const measured = measure('read .csv', count, began)
  if (!read.ok || read.value.lines.length !== count) throw new Error('Not every row was read')
  return measured
}

async function throughStore(count: number): Promise<(string | number)[][]> {
  const folder = scratchFolder()
  const opened = await openStore({ dataFolder: path.join(folder, 'data') })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  const store = opened.value
  try {
    const chain = { chainId: 'c', name: 'C', parts: [], author: 'bench', note: '' }
    await postgresChainStore(store, LOCAL_ORGANISATION, () => []).create(chain)
    let began = performance.now()
    for (let start = 0; start < count; start += SLICE) {
      const lines = Array.from({ length: Math.min(SLICE, count - start) }, (_, at) =>
        lineOf(start + at),
      )
      await insertSales(store, LOCAL_ORGANISATION, { chainId: 'c', lines })
    }
    const inserted = measure('insert', count, began)
    began = performance.now()
    let seen = 0
    for (let month = 0; month < 36; month++) {
      const [from, to] = [0, 1].map((next) =>
        new Date(Date.UTC(2023, month + next, 1 - next)).toISOString().slice(0, 10),
      )
      const months = { chainId: 'c', from: from!, to: to! }
      seen += (await readSales(store, LOCAL_ORGANISATION, months)).length
    }
    if (seen !== count) throw new Error(`${seen} of ${count} lines came back`)
    return [inserted, measure('read back', count, began)]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function lineOf(row: number): SalesLine {
  return {
    lineId: `line-${row}`,
    day: dayOf(row),
    itemId: `ref-${row % 97}`,
    variant: `T${row % 5}`,
    placeId: '',
    channel: 'web',
    quantityPieces: row % 9,
    unitPrice: (row % 90) + 0.5,
    currency: 'EUR',
    stockPieces: row % 30,
    source: 'bench',
  }
}
