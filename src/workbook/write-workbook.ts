import ExcelJS from 'exceljs'
import type { Chain } from '../chain/chain.ts'
import { estimateTarget } from '../chain/estimate-key.ts'
import type { Language } from '../core/format.ts'
import type { Column, Sheet } from './layout.ts'
import { cellName, HEADER_COLUMNS, HEADER_SHEET, SHEETS } from './layout.ts'

/** A chain, or an empty template when none is given, as an .xlsx with drop-downs and comments. */
export async function writeWorkbook(
  chain: Chain | undefined,
  language: Language,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  writeHeader(book.addWorksheet(HEADER_SHEET[language]), chain, language)
  const supposed = new Set(
    (chain?.estimates ?? [])
      .filter((each) => each.status === 'assumed' || each.status === 'default')
      .map((each) => each.id as string),
  )
  for (const sheet of SHEETS) {
    const page = book.addWorksheet(sheet.name[language], {
      views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
    })
    writeColumns(page, sheet, language)
    rowsOf(chain, sheet).forEach((row, index) => writeRow(page, sheet, row, { index, supposed }))
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** How many rows of a template carry drop-downs. */
const TEMPLATE_ROWS = 200

function writeHeader(page: ExcelJS.Worksheet, chain: Chain | undefined, language: Language): void {
  page.columns = [{ width: 34 }, { width: 48 }, { width: 90 }]
  HEADER_COLUMNS.forEach((column, index) => {
    const row = page.getRow(index + 1)
    row.getCell(1).value = titleOf(column, language)
    row.getCell(1).font = { bold: column.field.required === true }
    setCell(row.getCell(2), (chain?.chain as Record<string, unknown> | undefined)?.[column.key])
    row.getCell(3).value = column.field.doc
    row.getCell(3).font = { color: { argb: 'FF616C76' } }
    addDropDown(row.getCell(2), column, language)
  })
}

function titleOf(column: Column, language: Language): string {
  return `${column.label[language]}${column.field.required ? ' *' : ''}`
}

function writeColumns(page: ExcelJS.Worksheet, sheet: Sheet, language: Language): void {
  sheet.columns.forEach((column, index) => {
    const cell = page.getRow(1).getCell(index + 1)
    cell.value = titleOf(column, language)
    cell.font = { bold: true }
    cell.note = noteOf(column)
    page.getColumn(index + 1).width = Math.max(12, Math.min(36, column.label[language].length + 3))
    for (let row = 2; row <= TEMPLATE_ROWS; row++) {
      if (!addDropDown(page.getCell(cellName(index + 1, row)), column, language)) break
    }
  })
}

/** The comment of a column: what it is, its unit and its bounds. */
function noteOf({ key, field }: Column): string {
  const bounds =
    field.type !== 'number'
      ? ''
      : ` [${field.unit}${field.min === undefined ? '' : `, ≥ ${field.min}`}${field.max === undefined ? '' : `, ≤ ${field.max}`}]`
  const several = field.type === 'list' ? ' (a ; b ; c)' : ''
  return `${field.doc}${bounds}${several}\n${key}`
}

/** A list of the possible values: the choices of a field, or the ids of another sheet. */
function addDropDown(cell: ExcelJS.Cell, { field }: Column, language: Language): boolean {
  if (field.type === 'choice') {
    const joined = field.values.join(',')
    if (joined.length > 250) return false
    cell.dataValidation = { type: 'list', allowBlank: true, formulae: [`"${joined}"`] }
    return true
  }
  const [noun] = field.type === 'ref' && field.nouns.length === 1 ? field.nouns : []
  const sheet = SHEETS.find((each) => each.noun === noun && each.rowsOf === undefined)
  if (!sheet) return false
  cell.dataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: [`'${sheet.name[language]}'!$A$2:$A$5000`],
  }
  return true
}

interface Row {
  readonly values: Readonly<Record<string, unknown>>
  /** `processes/knit/` and, inside rows, `labour.0.`: the start of the keys of its figures. */
  readonly prefix: string
}

function rowsOf(chain: Chain | undefined, sheet: Sheet): Row[] {
  const parts = (chain?.[sheet.noun] ?? []) as unknown as readonly Readonly<
    Record<string, unknown>
  >[]
  const { rowsOf: field } = sheet
  if (field === undefined)
    return parts.map((part) => ({ values: part, prefix: `${sheet.noun}/${String(part['id'])}/` }))
  return parts.flatMap((part) =>
    ((part[field] ?? []) as readonly Readonly<Record<string, unknown>>[]).map((row, index) => ({
      values: { ...row, parent: part['id'] },
      prefix: `${sheet.noun}/${String(part['id'])}/${field}.${index}.`,
    })),
  )
}

interface RowStyle {
  readonly index: number
  readonly supposed: ReadonlySet<string>
}

function writeRow(
  page: ExcelJS.Worksheet,
  sheet: Sheet,
  row: Row,
  { index, supposed }: RowStyle,
): void {
  const line = page.getRow(index + 2)
  sheet.columns.forEach((column, c) => {
    const cell = line.getCell(c + 1)
    setCell(cell, row.values[column.key])
    const key = `${row.prefix}${column.key}`
    if (supposed.has(key) && estimateTarget(key)) {
      cell.font = { italic: true, color: { argb: 'FF616C76' } }
    }
  })
}

function setCell(cell: ExcelJS.Cell, value: unknown): void {
  if (value === undefined) return
  cell.value = Array.isArray(value)
    ? value.map((each) => String(each).replaceAll(';', '\\;')).join(' ; ')
    : (value as ExcelJS.CellValue)
  // Text stays text: a cell that starts with = is never computed by whoever opens it.
  if (typeof cell.value === 'string') cell.numFmt = '@'
}
