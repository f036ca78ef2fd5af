import { CHAIN_SCHEMA_VERSION } from '../chain/chain.ts'
import type { Problem } from '../core/problem.ts'
import { pathText, warning } from '../core/problem.ts'
import { cellValue } from './cell-value.ts'
import type { Column, Sheet } from './layout.ts'
import { HEADER_COLUMNS, HEADER_SHEET, LISTS_SHEET, means, SHEETS } from './layout.ts'
import type { Page, Place, Row } from './page.ts'
import { cellProblem, cellWarning, fileProblem, placeName } from './page.ts'

/** Where a record of the document stands in the file. */
interface RecordPlace {
  readonly sheet: string
  readonly row: number
  /** Column of each field, from 0. */
  readonly columns: ReadonlyMap<string, number>
}

/** The document a file makes, and the way back from each of its values to a cell. */
export interface Reading {
  readonly document: Readonly<Record<string, unknown>>
  readonly places: ReadonlyMap<string, RecordPlace>
  readonly problems: readonly Problem[]
}

interface Draft {
  readonly document: Record<string, unknown>
  readonly places: Map<string, RecordPlace>
  readonly problems: Problem[]
}

/** Understands pages by their names and titles, in either language; the order does not matter. */
export function documentOfPages(pages: readonly Page[], before: readonly Problem[] = []): Reading {
  const draft: Draft = {
    document: { schema: 'boucle/chain', schemaVersion: CHAIN_SCHEMA_VERSION, chain: {} },
    places: new Map(),
    problems: [...before],
  }
  const met = new Map<string, string>()
  const known = pages.flatMap((page) => knownSheet(page, met, draft))
  for (const { page, sheet } of known) {
    if (sheet === undefined) draft.document['chain'] = readHeader(page, draft)
    else if (sheet.rowsOf === undefined) draft.document[sheet.noun] = readNoun(page, sheet, draft)
  }
  // Rows go under parts: the parts of all sheets come first.
  for (const { page, sheet } of known) {
    if (sheet?.rowsOf !== undefined) readRows(page, sheet, draft)
  }
  if (known.length === 0) draft.problems.push(nothingKnown(pages))
  return draft
}

interface Known {
  readonly page: Page
  /** Undefined for the sheet of the chain as a whole. */
  readonly sheet: Sheet | undefined
}

function knownSheet(page: Page, met: Map<string, string>, { problems }: Draft): Known[] {
  const isHeader = means(page.name, HEADER_SHEET, 'chain')
  const sheet = SHEETS.find((each) =>
    means(page.name, each.name, each.rowsOf ? `${each.noun}.${each.rowsOf}` : each.noun),
  )
  if (!isHeader && !sheet) {
    if (!means(page.name, LISTS_SHEET, 'lists')) problems.push(unknownSheet(page.name))
    return []
  }
  const key = sheet ? sheet.name.en : HEADER_SHEET.en
  const first = met.get(key)
  met.set(key, page.name)
  if (first === undefined) return [{ page, sheet }]
  problems.push(
    cellProblem(
      { sheet: page.name, column: 0, row: 1 },
      {
        code: 'duplicate_sheet',
        message: `this sheet stands for the same as "${first}".`,
        maybe: 'Maybe put the rows of both on one sheet.',
        values: { first, second: page.name },
      },
    ),
  )
  return []
}

function nothingKnown(pages: readonly Page[]): Problem {
  const names = pages.slice(0, 8).map((page) => page.name)
  return fileProblem(
    'no_known_sheet',
    `No sheet of a chain was found${names.length > 0 ? ` among: ${names.join(', ')}` : ''}.`,
    'Maybe start from the template: its sheets have the names that are read.',
    { names: names.join(', ') },
  )
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

function readHeader(page: Page, draft: Draft): Record<string, unknown> {
  const header: Record<string, unknown> = {}
  for (const { number, cells } of page.rows) {
    const title = textOf(cells[0])
    const column = HEADER_COLUMNS.find((each) => means(title, each.label, each.key))
    if (!column || Object.hasOwn(header, column.key)) continue
    const place = { sheet: page.name, column: 1, row: number }
    draft.places.set(`chain.${column.key}`, {
      sheet: page.name,
      row: number,
      columns: new Map([['', 1]]),
    })
    const context = { place, separator: page.separator, problems: draft.problems }
    const value = cellValue(cells[1], column.key, column.field, context)
    if (value !== undefined) header[column.key] = value
  }
  return header
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : ''
}

interface Titles {
  readonly row: Row
  /** Columns by their position from 0. */
  readonly columns: ReadonlyMap<number, Column>
  readonly byKey: ReadonlyMap<string, number>
}

/** How far down a sheet its line of titles may stand: people put a title of their own above. */
const TITLES_WITHIN = 10

/** The line of titles: the one of the first lines in which most are known. */
function titlesOf(page: Page, sheet: Sheet, { problems }: Draft): Titles | undefined {
  let best: Titles | undefined
  for (const row of page.rows.slice(0, TITLES_WITHIN)) {
    const columns = columnsOf(row, sheet)
    if (columns.size <= (best?.columns.size ?? 0)) continue
    const byKey = new Map([...columns].map(([number, { key }]) => [key, number]))
    best = { row, columns, byKey }
  }
  const [first] = page.rows
  if (!best) {
    if (first) problems.push(noTitles(page.name, first.number))
    return undefined
  }
  best.row.cells.forEach((cell, column) => {
    const title = textOf(cell)
    if (title === '' || best.columns.has(column)) return
    problems.push(
      cellWarning(
        { sheet: page.name, column, row: best.row.number },
        {
          code: 'unknown_column',
          message: `the column "${title}" was not read.`,
          maybe: 'Maybe its title was changed: the template has the titles.',
          values: { title },
        },
      ),
    )
  })
  refuseMerged(page, best, problems)
  return best
}

function noTitles(sheet: string, row: number): Problem {
  return cellProblem(
    { sheet, column: 0, row },
    {
      code: 'no_titles',
      message: 'no column title of this sheet is known.',
      maybe: 'Maybe the line of titles was removed: copy it from the template.',
    },
  )
}

function columnsOf(row: Row, sheet: Sheet): Map<number, Column> {
  const columns = new Map<number, Column>()
  // Two columns may bear one name (the price, a price): the first one not yet met is meant.
  const met = new Set<Column>()
  row.cells.forEach((cell, position) => {
    const title = textOf(cell)
    if (title === '') return
    const column = sheet.columns.find(
      (each) => !met.has(each) && means(title, each.label, each.key),
    )
    if (!column) return
    met.add(column)
    columns.set(position, column)
  })
  return columns
}

/** Of merged cells only the first holds a value: what the others mean is not guessed. */
function refuseMerged(page: Page, { row, columns }: Titles, problems: Problem[]): void {
  for (const range of page.merged) {
    const isBelow = range.lastRow >= row.number - 1
    const touches = [...columns.keys()].some(
      (column) => column >= range.firstColumn && column <= range.lastColumn,
    )
    if (!isBelow || !touches) continue
    problems.push(
      cellProblem(
        { sheet: page.name, column: range.firstColumn, row: range.firstRow + 1 },
        {
          code: 'merged_cells',
          message: `the cells ${range.name} are merged: only the first holds a value.`,
          maybe: 'Maybe part them and write the value in each.',
          values: { range: range.name },
        },
      ),
    )
  }
}

/** The filled rows below the titles, as records by field name. */
function* recordsOf(page: Page, { row, columns }: Titles, draft: Draft) {
  for (const { number, cells } of page.rows) {
    if (number <= row.number) continue
    const record: Record<string, unknown> = {}
    let isFilled = false
    for (const [column, { key, field }] of columns) {
      const cell = cells[column]
      if (cell === undefined) continue
      const place: Place = { sheet: page.name, column, row: number }
      const context = { place, separator: page.separator, problems: draft.problems }
      const value = cellValue(cell, key, field, context)
      if (value === undefined) continue
      isFilled = true
      record[key] = value
    }
    if (isFilled) yield { number, record }
  }
}

function readNoun(page: Page, sheet: Sheet, draft: Draft): Record<string, unknown>[] {
  const titles = titlesOf(page, sheet, draft)
  const parts: Record<string, unknown>[] = []
  if (!titles) return parts
  for (const { number, record } of recordsOf(page, titles, draft)) {
    draft.places.set(`${sheet.noun}[${parts.length}]`, {
      sheet: page.name,
      row: number,
      columns: titles.byKey,
    })
    parts.push(record)
  }
  return parts
}

/** Rows of a field go under the part that their first column names. */
function readRows(page: Page, sheet: Sheet, draft: Draft): void {
  const titles = titlesOf(page, sheet, draft)
  if (!titles) return
  const parts = (draft.document[sheet.noun] ?? []) as Record<string, unknown>[]
  const byId = new Map(parts.map((part, index) => [part['id'], index]))
  const field = sheet.rowsOf ?? ''
  for (const { number, record } of recordsOf(page, titles, draft)) {
    const { parent, ...row } = record
    const index = byId.get(parent)
    const part = index === undefined ? undefined : parts[index]
    if (!part) {
      const place = { sheet: page.name, column: titles.byKey.get('parent') ?? 0, row: number }
      draft.problems.push(orphan(place, parent))
      continue
    }
    const list = (part[field] ??= []) as Record<string, unknown>[]
    draft.places.set(`${sheet.noun}[${index}].${field}[${list.length}]`, {
      sheet: page.name,
      row: number,
      columns: titles.byKey,
    })
    list.push(row)
  }
}

function orphan(place: Place, parent: unknown): Problem {
  const id = parent === undefined ? 'nothing' : JSON.stringify(parent)
  return cellProblem(place, {
    code: 'orphan_row',
    message: `the row belongs to ${id}, which no sheet has.`,
    maybe: 'Maybe the id was changed in the other sheet, or this row was left over.',
    values: { id },
  })
}

/** The cell a path of the document came from; undefined when it came from none. */
export function placeOf(path: Problem['path'], places: Reading['places']): Place | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = places.get(pathText(path.slice(0, length)))
    if (!found) continue
    const column = found.columns.get(String(path[length] ?? ''))
    return { sheet: found.sheet, row: found.row, column: column ?? 0 }
  }
  return undefined
}

/** A problem of the document, told by the cell it comes from. */
export function toldByCell(found: Problem, places: Reading['places']): Problem {
  const place = placeOf(found.path, places)
  return place === undefined
    ? found
    : { ...found, values: { ...found.values, sheet: place.sheet, cell: placeName(place) } }
}
