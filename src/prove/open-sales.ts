import type { Chain } from '../chain/chain.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import type { KeptWeeks } from '../facts/weekly-sales.ts'
import type { ColumnMap } from '../workbook/sales/column-meaning.ts'
import { readSalesPages } from '../workbook/sales/read-sales-file.ts'
import type { SalesTable } from '../workbook/sales/read-sales.ts'
import type { SalesPages, SeenColumns } from '../workbook/sales/sales-file.ts'
import { openSalesPages, seenColumns } from '../workbook/sales/sales-file.ts'
import type { SalesOf } from './engine/from-chain/sales-asked.ts'
import { askedOfChain } from './engine/from-chain/sales-asked.ts'
import type { DatedHistory } from './engine/demand/sales-history.ts'
import { salesHistory } from './engine/demand/sales-history.ts'
import { withFamilyErrors } from './engine/from-chain/product-of-sales.ts'
import { historyOfWeeks } from './engine/law/weekly-history.ts'
import { weekOf } from './engine/demand/weekly-series.ts'

/** How a table of sales is to be read. */
export interface SalesAsked extends SalesOf {
  /** In place of what the headers say. */
  readonly columns?: ColumnMap
  /** Of the product's season: the errors of the items beside it are then measured at once. */
  readonly seasonWeeks?: number
  /** Rows above which the table is for a larger machine. */
  readonly mostRows?: number
}

const SAMPLE_ROWS = 3
/** Items named of a table of many; by the pieces they sold. */
const MOST_ITEMS = 1_000

/** One item of a table of sales. */
export interface SoldItem {
  readonly itemId: string
  readonly rows: number
  readonly soldPieces: number
  /** From its first row to its last. */
  readonly weeks: number
}

/** What was made of a file: enough to correct it when no history came of it. */
export interface SalesReadout {
  readonly seen?: SeenColumns
  /** Those of `seen`, or those that were asked for. */
  readonly columns: ColumnMap
  readonly items: readonly SoldItem[]
  readonly itemCount: number
  readonly history?: DatedHistory
  /** Errors when there is no history; what to know of it otherwise. */
  readonly problems: readonly Problem[]
}

/** What the page shows of rows that a server keeps. */
export function readKept(kept: KeptWeeks, asked: SalesAsked): SalesReadout {
  const found = historyOfWeeks(kept, asked)
  const nothing = { columns: {}, items: [], itemCount: 0 }
  if (!found.ok) return { ...nothing, problems: found.problems }
  return { ...nothing, history: measured(found.value, asked), problems: found.value.findings }
}

function measured(history: DatedHistory, { seasonWeeks }: SalesAsked): DatedHistory {
  return seasonWeeks === undefined ? history : withFamilyErrors(history, seasonWeeks)
}

interface SalesFile {
  readonly bytes: Uint8Array
  readonly name: string
}

/** The sales of a chain's product, or of the item named, from the bytes of a table. */
export function openSales(file: SalesFile, chain: Chain, item?: string): Result<DatedHistory> {
  const opened = openSalesPages(file.bytes, file.name)
  if (!opened.ok) return opened
  const { history, problems } = readSales(opened.value, askedOfChain(chain, item))
  return history ? ok(history) : fail(...problems)
}

/** Opens a file as the page does; `readDropped` may then be asked again and again. */
export function openDropped({ bytes, name }: SalesFile): Result<SalesPages> {
  return openSalesPages(bytes, name)
}

/** What the page shows of an opened file: columns, items, the history of one of them, problems. */
export function readDropped(opened: Result<SalesPages>, asked: SalesAsked): SalesReadout {
  if (!opened.ok) return { columns: {}, items: [], itemCount: 0, problems: opened.problems }
  const seen = seenColumns(opened.value, SAMPLE_ROWS)
  const read = readSales(opened.value, asked, seen.rowCount)
  return { seen, ...read, columns: asked.columns ?? seen.columns }
}

function readSales(
  pages: SalesPages,
  asked: SalesAsked,
  rowCount = 0,
): Pick<SalesReadout, 'items' | 'itemCount' | 'history' | 'problems'> {
  const nothing = { items: [], itemCount: 0 }
  if (rowCount > (asked.mostRows ?? Infinity)) {
    return { ...nothing, problems: [tooManyRows(rowCount, asked.mostRows!)] }
  }
  const read = readSalesPages(pages, asked.columns)
  if (!read.ok) return { ...nothing, problems: read.problems }
  const { lines, columns, dates } = read.value
  const hasItems = columns.item !== undefined
  const items = itemsOf(read.value, hasItems ? undefined : asked.itemId)
  const listed = { items: items.slice(0, MOST_ITEMS), itemCount: items.length }
  const { itemId, currency } = asked
  const found = salesHistory(lines, { itemId, hasItems, currency, rates: new Map(asked.rates) })
  if (!found.ok) return { ...listed, problems: [...found.problems, ...read.warnings] }
  const findings = [...read.warnings, ...found.value.findings]
  const history = measured({ ...found.value, dates, findings }, asked)
  return { ...listed, history, problems: findings }
}

function itemsOf({ lines }: SalesTable, only: string | undefined): SoldItem[] {
  const items = new Map<string, { rows: number; sold: number; first: number; last: number }>()
  for (const { itemId, quantityPieces, dayNumber } of lines) {
    const id = only ?? itemId
    const week = weekOf(dayNumber)
    const held = items.get(id) ?? { rows: 0, sold: 0, first: week, last: week }
    held.rows += 1
    held.sold += Math.max(0, quantityPieces)
    held.first = Math.min(held.first, week)
    held.last = Math.max(held.last, week)
    items.set(id, held)
  }
  return [...items]
    .map(([itemId, { rows, sold, first, last }]) => {
      return { itemId, rows, soldPieces: sold, weeks: last - first + 1 }
    })
    .sort((a, b) => b.soldPieces - a.soldPieces)
}

function tooManyRows(rows: number, limit: number): Problem {
  return problem({
    code: 'sales_too_many_rows',
    path: [],
    message: `The table holds ${rows} rows; a page reads ${limit}.`,
    maybe:
      'Maybe keep the rows on the server, or use boucle prove --sales FILE; or take a shorter history.',
    values: { rows, limit },
  })
}
