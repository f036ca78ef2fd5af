import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import { plainValue } from '../cell-value.ts'
import { csvNames, readCsv, readCsvZip } from '../csv/read-csv.ts'
import { LIMITS } from '../limits.ts'
import type { Cell, Page } from '../page.ts'
import { Refusal } from '../page.ts'
import { oldWorkbook, tooLarge } from '../read-file.ts'
import { readXlsx } from '../xlsx/read-xlsx.ts'
import { readZip } from '../zip/read-zip.ts'
import type { ColumnMap } from './column-meaning.ts'
import { columnsOf } from './column-meaning.ts'

/** A table of sales as text, headers first. */
interface SalesRows {
  readonly sheet: string
  /** Where the headers stand, from 1: titles may stand above them. */
  readonly headerRow: number
  readonly rows: readonly (readonly string[])[]
}

/** Rows that are looked at for headers: exports put a title and a date above them. */
const HEADER_WITHIN = 20

/**
 * The sheet of a .csv, an .xlsx or a .zip of .csv that has the headers of sales; the first sheet
 * when none has. Formulas and errors in a column that is used are refused by their cell, as in the
 * workbook of a chain. Never throws on what the file holds.
 */
export function salesRows(bytes: Uint8Array, name: string): Result<SalesRows> {
  const problems: Problem[] = []
  try {
    if (bytes.length > LIMITS.fileBytes) throw tooLarge(bytes.length, LIMITS.fileBytes)
    const found = tableOf(pagesOf(bytes, name, problems))
    const rows = textRows(found, problems)
    if (problems.some(({ severity }) => severity === 'error')) {
      return fail(...problems.slice(0, LIMITS.problems))
    }
    return ok({ sheet: found.page.name, headerRow: found.headerRow, rows }, problems)
  } catch (error) {
    if (error instanceof Refusal) return fail(...error.problems)
    throw error
  }
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
  return { page, headerRow: page.rows[0]?.number ?? 1, columns: {} }
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
