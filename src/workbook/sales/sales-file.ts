import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import { plainValue } from '../cell-value.ts'
import { csvNames, readCsv, readCsvZip } from '../csv/read-csv.ts'
import { LIMITS } from '../limits.ts'
import type { Cell, Page, Row } from '../page.ts'
import { Refusal } from '../page.ts'
import { oldWorkbook, tooLarge } from '../read-file.ts'
import { readXlsx } from '../xlsx/read-xlsx.ts'
import { readZip } from '../zip/read-zip.ts'
import type { ColumnMap } from './column-meaning.ts'
import { columnsOf } from './column-meaning.ts'

/** A table of sales as text, headers first. */
export interface SalesRows {
  readonly sheet: string
  /** Where the headers stand, from 1: titles may stand above them. */
  readonly headerRow: number
  readonly rows: readonly (readonly string[])[]
  readonly columns: ColumnMap
}

/** A file that was opened: its sheets, read once however often its columns are chosen anew. */
export interface SalesPages {
  readonly pages: readonly Page[]
  readonly warnings: readonly Problem[]
}

/** Rows that are looked at for headers: exports put a title and a date above them. */
const HEADER_WITHIN = 20
/** A title stands alone on its row; headers do not. */
const LEAST_HEADERS = 2

/** The sheets of a .csv, an .xlsx or a .zip of .csv. Never throws on what the file holds. */
export function openSalesPages(bytes: Uint8Array, name: string): Result<SalesPages> {
  const problems: Problem[] = []
  try {
    if (bytes.length > LIMITS.fileBytes) throw tooLarge(bytes.length, LIMITS.fileBytes)
    const pages = pagesOf(bytes, name, problems)
    return ok({ pages, warnings: problems })
  } catch (error) {
    if (error instanceof Refusal) return fail(...error.problems)
    throw error
  }
}

/**
 * The sheet that has the headers of sales; the first sheet when none has. Formulas and errors in a
 * column that is used are refused by their cell, as in the workbook of a chain.
 */
export function salesRows({ pages, warnings }: SalesPages, given?: ColumnMap): Result<SalesRows> {
  const problems: Problem[] = []
  const { page, headerRow, columns: found } = tableOf(pages)
  const columns = given ?? found
  const rows = textRows({ page, headerRow, columns }, problems)
  if (problems.some(({ severity }) => severity === 'error')) {
    return fail(...problems.slice(0, LIMITS.problems))
  }
  return ok({ sheet: page.name, headerRow, rows, columns }, [...warnings, ...problems])
}

/** What the columns hold, as a person sees them: to say which is which. */
export interface SeenColumns {
  readonly sheet: string
  readonly headers: readonly string[]
  /** The first rows below the headers. */
  readonly sample: readonly (readonly string[])[]
  /** As their headers say. */
  readonly columns: ColumnMap
  readonly rowCount: number
}

/** The headers of the table and its first rows. */
export function seenColumns({ pages }: SalesPages, sampleRows: number): SeenColumns {
  const { page, headerRow, columns } = tableOf(pages)
  const body = page.rows.filter(({ number }) => number > headerRow)
  const headers = page.rows.find(({ number }) => number === headerRow)?.cells ?? []
  return {
    sheet: page.name,
    headers: Array.from(headers, shownText),
    sample: body.slice(0, sampleRows).map(({ cells }) => Array.from(cells, shownText)),
    columns,
    rowCount: body.length,
  }
}

function shownText(cell: Cell): string {
  if (typeof cell !== 'object') return String(cell ?? '')
  if (cell.kind === 'date') return cell.date
  return cell.kind === 'error' ? cell.error : cell.shown
}

function pagesOf(bytes: Uint8Array, name: string, problems: Problem[]): Page[] {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw oldWorkbook(bytes)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [readCsv(name, bytes, problems)]
  const entries = readZip(bytes)
  const isText = !entries.has('xl/workbook.xml') && csvNames(entries.keys()).length > 0
  return isText ? readCsvZip(entries, problems) : readXlsx(entries, problems)
}

interface Table {
  readonly page: Page
  readonly headerRow: number
  readonly columns: ColumnMap
}

function tableOf(pages: readonly Page[]): Table {
  for (const page of pages) {
    for (const { number, cells } of page.rows.slice(0, HEADER_WITHIN)) {
      const columns = columnsOf(Array.from(cells, headerText))
      if (columns.day !== undefined && columns.quantity !== undefined) {
        return { page, headerRow: number, columns }
      }
    }
  }
  const page = pages.find(({ rows }) => rows.length > 0) ?? pages[0]!
  const head = page.rows.slice(0, HEADER_WITHIN).find(isHeaders) ?? page.rows[0]
  const columns = columnsOf(Array.from(head?.cells ?? [], headerText))
  return { page, headerRow: head?.number ?? 1, columns }
}

function isHeaders({ cells }: Row): boolean {
  return (
    cells.filter((cell) => typeof cell === 'string' && cell.trim() !== '').length >= LEAST_HEADERS
  )
}

function headerText(cell: Cell): string {
  return typeof cell === 'string' ? cell : ''
}

/** From the headers on, rows without anything included, so that each keeps its number. */
function textRows({ page, headerRow, columns }: Table, problems: Problem[]): string[][] {
  const used = new Set(Object.values(columns))
  const rows: string[][] = []
  for (const { number, cells } of page.rows) {
    if (number < headerRow) continue
    while (rows.length < number - headerRow) rows.push([])
    rows.push(
      Array.from(cells, (cell, column) => {
        if (typeof cell === 'string') return cell
        if (cell === undefined || !used.has(column)) return ''
        const place = { sheet: page.name, column, row: number }
        return String(plainValue(cell, { place, separator: page.separator, problems }) ?? '')
      }),
    )
  }
  return rows
}
