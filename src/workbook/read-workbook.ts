import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import type { Chain } from '../chain/chain.ts'
import { CHAIN_SCHEMA_VERSION } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, pathText, problem, warning } from '../core/problem.ts'
import { cellValue } from './cell-value.ts'
import type { Column, Sheet } from './layout.ts'
import { cellName, HEADER_COLUMNS, HEADER_SHEET, means, SHEETS } from './layout.ts'

/** Limits on what a workbook may unfold to: far above any firm's, far below what hurts. */
const MAX_FILE_BYTES = 200 * 1024 * 1024
const MAX_UNZIPPED_BYTES = 400 * 1024 * 1024
const MAX_ENTRIES = 2_000
const MAX_ROWS = 200_000

/**
 * Reads an .xlsx into a chain. Every problem names its sheet and cell; with one error nothing is
 * imported. Formulas are not trusted: the value that the sheet shows is taken, and said.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<Chain>> {
  const refused = refusal(bytes)
  if (refused) return fail(refused)
  const book = new ExcelJS.Workbook()
  try {
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  } catch (error) {
    return fail(unreadable(error instanceof Error ? error.message : String(error)))
  }
  const reading: Reading = { places: new Map(), problems: [] }
  const document = documentOf(book, reading)
  const parsed = parseChain(document)
  const found = (parsed.ok ? parsed.warnings : parsed.problems).map((each) => placed(each, reading))
  const all = [...reading.problems, ...found]
  return parsed.ok && !all.some((each) => each.severity === 'error')
    ? ok(parsed.value, all)
    : fail(...all)
}

/** Why a file is not even opened: too large, not a zip, unfolds too far, carries macros. */
function refusal(bytes: Uint8Array): Problem | undefined {
  if (bytes.length > MAX_FILE_BYTES) return tooLarge(`${Math.round(bytes.length / 1024 / 1024)} MB`)
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    return problem({
      code: 'old_workbook',
      path: [],
      message: 'This is an .xls of before 2007, or a workbook with a password.',
      maybe: 'Maybe open it in a spreadsheet and save it as .xlsx without a password.',
    })
  }
  let [size, entries] = [0, 0]
  let macros = false
  try {
    unzipSync(bytes, {
      filter({ originalSize, name }) {
        entries += 1
        size += originalSize
        macros ||= /vbaProject|activeX/i.test(name)
        if (size > MAX_UNZIPPED_BYTES || entries > MAX_ENTRIES) throw new Error('bomb')
        return true
      },
    })
  } catch (error) {
    return error instanceof Error && error.message === 'bomb'
      ? tooLarge('more than 400 MB unfolded')
      : unreadable(error instanceof Error ? error.message : String(error))
  }
  if (!macros) return undefined
  return problem({
    code: 'macros',
    path: [],
    message: 'The workbook holds macros; they are never run and the file is refused.',
    maybe: 'Maybe save it as .xlsx, which holds none.',
  })
}

function tooLarge(seen: string): Problem {
  return problem({
    code: 'too_large',
    path: [],
    message: `The workbook is too large: ${seen}.`,
    maybe: 'Maybe pictures or unused sheets can be taken out.',
    values: { seen },
  })
}

function unreadable(reason: string): Problem {
  return problem({
    code: 'not_a_workbook',
    path: [],
    message: `The file cannot be read as a workbook: ${reason}.`,
    maybe: 'Maybe it was cut short on its way, or is of another kind: .xlsx is read.',
    values: { reason },
  })
}

interface Reading {
  /** Cell of each path of the document, as `Sheet!C5`. */
  readonly places: Map<string, { readonly sheet: string; readonly cell: string }>
  readonly problems: Problem[]
}

/** A problem of the document, told by the cell it comes from. */
function placed(found: Problem, { places }: Reading): Problem {
  for (let length = found.path.length; length > 0; length--) {
    const place = places.get(pathText(found.path.slice(0, length)))
    if (place)
      return {
        ...found,
        values: { ...found.values, sheet: place.sheet, cell: `${place.sheet}!${place.cell}` },
      }
  }
  return found
}

function documentOf(book: ExcelJS.Workbook, reading: Reading): Record<string, unknown> {
  const document: Record<string, unknown> = {
    schema: 'boucle/chain',
    schemaVersion: CHAIN_SCHEMA_VERSION,
    chain: {},
  }
  const rows: { sheet: Sheet; page: ExcelJS.Worksheet }[] = []
  book.eachSheet((page) => {
    if (means(page.name, HEADER_SHEET, 'chain')) {
      document['chain'] = readHeader(page, reading)
      return
    }
    const sheet = SHEETS.find((each) =>
      means(page.name, each.name, each.rowsOf ? `${each.noun}.${each.rowsOf}` : each.noun),
    )
    if (!sheet) reading.problems.push(unknownSheet(page.name))
    else if (sheet.rowsOf !== undefined) rows.push({ sheet, page })
    else document[sheet.noun] = readNoun(page, sheet, reading)
  })
  for (const { sheet, page } of rows) readRows(page, sheet, document, reading)
  return document
}

function unknownSheet(name: string): Problem {
  return warning({
    code: 'unknown_sheet',
    path: [],
    message: `The sheet "${name}" is none of a chain's: it was not read.`,
    maybe: 'Maybe its name was changed: the template has the names.',
    values: { sheet: name },
  })
}

function readHeader(page: ExcelJS.Worksheet, reading: Reading): Record<string, unknown> {
  const header: Record<string, unknown> = {}
  page.eachRow((row, number) => {
    const title = String(row.getCell(1).text ?? '')
    const column = HEADER_COLUMNS.find((each) => means(title, each.label, each.key))
    if (!column) return
    const place = { sheet: page.name, cell: `B${number}` }
    reading.places.set(`chain.${column.key}`, place)
    const value = cellValue(row.getCell(2).value, column.field, place, reading.problems)
    if (value !== undefined) header[column.key] = value
  })
  return header
}

/** Columns of a sheet by the position where the person put them. */
function columnsOf(page: ExcelJS.Worksheet, sheet: Sheet, reading: Reading): Map<number, Column> {
  const columns = new Map<number, Column>()
  page.getRow(1).eachCell((cell, number) => {
    const title = String(cell.text ?? '').trim()
    // Two columns may bear one name (the price, a price): the first one not yet met is meant.
    const met = new Set(columns.values())
    const column = sheet.columns.find(
      (each) => !met.has(each) && means(title, each.label, each.key),
    )
    if (column) columns.set(number, column)
    else if (title !== '') {
      reading.problems.push(
        warning({
          code: 'unknown_column',
          path: [],
          message: `The column "${title}" of "${page.name}" was not read.`,
          maybe: 'Maybe its title was changed: the template has the titles.',
          values: { sheet: page.name, cell: `${page.name}!${cellName(number, 1)}` },
        }),
      )
    }
  })
  return columns
}

/** Filled rows with their number in the sheet. */
function* filledRows(page: ExcelJS.Worksheet): Generator<[ExcelJS.Row, number]> {
  const last = Math.min(page.rowCount, MAX_ROWS)
  for (let number = 2; number <= last; number++) {
    const row = page.findRow(number)
    if (row?.hasValues) yield [row, number]
  }
}

function readRecord(
  row: ExcelJS.Row,
  columns: ReadonlyMap<number, Column>,
  base: string,
  reading: Reading,
): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const [number, column] of columns) {
    const place = { sheet: row.worksheet.name, cell: cellName(number, row.number) }
    reading.places.set(`${base}.${column.key}`, place)
    const value = cellValue(row.getCell(number).value, column.field, place, reading.problems)
    if (value !== undefined) record[column.key] = value
  }
  return record
}

function readNoun(
  page: ExcelJS.Worksheet,
  sheet: Sheet,
  reading: Reading,
): Record<string, unknown>[] {
  const columns = columnsOf(page, sheet, reading)
  const parts: Record<string, unknown>[] = []
  for (const [row, number] of filledRows(page)) {
    const base = `${sheet.noun}[${parts.length}]`
    const part = readRecord(row, columns, base, reading)
    if (Object.keys(part).length === 0) continue
    reading.places.set(base, { sheet: page.name, cell: `A${number}` })
    parts.push(part)
  }
  return parts
}

/** Rows of a field go under the part that their first column names. */
function readRows(
  page: ExcelJS.Worksheet,
  sheet: Sheet,
  document: Record<string, unknown>,
  reading: Reading,
): void {
  const columns = columnsOf(page, sheet, reading)
  const parts = (document[sheet.noun] ?? []) as Record<string, unknown>[]
  const byId = new Map(parts.map((part, index) => [part['id'], index]))
  const field = sheet.rowsOf ?? ''
  for (const [row, number] of filledRows(page)) {
    const drafts: Reading = { places: new Map(), problems: reading.problems }
    const { parent, ...record } = readRecord(row, columns, '', drafts)
    const index = byId.get(parent)
    const part = index === undefined ? undefined : parts[index]
    if (!part) {
      if (parent !== undefined || Object.keys(record).length > 0)
        reading.problems.push(orphan(page.name, number, parent))
      continue
    }
    const list = (part[field] ??= []) as Record<string, unknown>[]
    const base = `${sheet.noun}[${index}].${field}[${list.length}]`
    for (const [key, place] of drafts.places) reading.places.set(`${base}${key}`, place)
    reading.places.set(base, { sheet: page.name, cell: `A${number}` })
    list.push(record)
  }
}

function orphan(sheet: string, row: number, parent: unknown): Problem {
  return problem({
    code: 'unknown_id',
    path: [],
    message: `Row ${row} of "${sheet}" belongs to ${parent === undefined ? 'nothing' : JSON.stringify(parent)}, which no sheet has.`,
    maybe: 'Maybe the id was changed in the other sheet, or this row was left over.',
    values: { sheet, cell: `${sheet}!A${row}` },
  })
}
