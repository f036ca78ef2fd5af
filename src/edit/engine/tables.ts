import type { Column, Sheet } from '../../workbook/layout.ts'
import { HEADER_COLUMNS, HEADER_SHEET, SHEETS } from '../../workbook/layout.ts'
import { choiceText } from '../../workbook/choice-words.ts'
import type { Language } from '../../core/format.ts'
import type { Draft, Part, TableName } from '../model.ts'

/** One table: the columns of a sheet of the workbook, over the parts of a draft. */
export type Table = Omit<Sheet, 'noun'> & { readonly noun: TableName['noun'] }

/** Row of a table: place of its part in the noun, and of its row inside the part. */
export interface RowPlace {
  readonly part: number
  readonly row: number | undefined
}

export const TABLES: readonly Table[] = [
  { name: HEADER_SHEET, noun: 'chain', rowsOf: undefined, columns: HEADER_COLUMNS },
  ...SHEETS,
]

export function tableOf({ noun, rowsOf }: TableName): Table {
  const found = TABLES.find((each) => each.noun === noun && each.rowsOf === rowsOf)
  if (!found) throw new Error(`No table ${noun} ${rowsOf ?? ''}`)
  return found
}

export function columnOf(table: Table, key: string): Column {
  const found = table.columns.find((each) => each.key === key)
  if (!found) throw new Error(`No column ${key} in ${table.name.en}`)
  return found
}

const ROWS = new WeakMap<readonly Part[], Map<string, readonly RowPlace[]>>()

/** Places of the rows of a table, in order; made once a list of parts. */
export function rowsOfTable(draft: Draft, { noun, rowsOf }: TableName): readonly RowPlace[] {
  if (noun === 'chain') return [{ part: 0, row: undefined }]
  const parts = draft.parts[noun]
  let byField = ROWS.get(parts)
  if (!byField) ROWS.set(parts, (byField = new Map()))
  const known = byField.get(rowsOf ?? '')
  if (known) return known
  const rows = parts.flatMap((part, index): RowPlace[] =>
    rowsOf === undefined
      ? [{ part: index, row: undefined }]
      : rowsIn(part, rowsOf).map((_, row) => ({ part: index, row })),
  )
  byField.set(rowsOf ?? '', rows)
  return rows
}

export function rowCountOf(draft: Draft, table: TableName): number {
  if (table.noun !== 'chain' && table.rowsOf === undefined) return draft.parts[table.noun].length
  return rowsOfTable(draft, table).length
}

export function rowsIn(part: object, field: string): readonly Readonly<Record<string, unknown>>[] {
  return ((part as Record<string, unknown>)[field] ?? []) as readonly Record<string, unknown>[]
}

/** The part a row belongs to; the header for the table of the chain. */
export function partAt(draft: Draft, { noun }: TableName, place: RowPlace): Part {
  if (noun === 'chain') return draft.header as Part
  const part = draft.parts[noun][place.part]
  if (!part) throw new Error(`No row ${place.part} in ${noun}`)
  return part
}

/** Key of a cell, the same as an estimate's: `processes/cut/labour.0.hoursPerRun`. */
export function cellKey(table: TableName, part: Part, place: RowPlace, column: string): string {
  if (table.noun === 'chain') return `chain/${column}`
  const field = place.row === undefined ? column : `${table.rowsOf}.${place.row}.${column}`
  return `${table.noun}/${part.id}/${field}`
}

/** The value behind a cell. */
export function valueAt(table: TableName, part: Part, place: RowPlace, column: string): unknown {
  if (place.row === undefined) return part[column]
  if (column === 'parent') return part.id
  return rowsIn(part, table.rowsOf ?? '')[place.row]?.[column]
}

const YES_NO = { fr: ['oui', 'non'], en: ['yes', 'no'] } as const

/** A value as it is typed and copied: no sign of thousands, ids rather than names. */
export function writtenValue({ key, field }: Column, value: unknown, language: Language): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return writtenNumber(value, language)
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1]
  if (Array.isArray(value)) {
    return value
      .map((each) =>
        typeof each === 'number'
          ? writtenNumber(each, language)
          : String(each).replaceAll(';', '\\;'),
      )
      .join(' ; ')
  }
  return field.type === 'choice' ? choiceText(key, String(value), language) : String(value)
}

function writtenNumber(value: number, language: Language): string {
  return language === 'fr' ? String(value).replace('.', ',') : String(value)
}
