import type { Chain } from '../chain/chain.ts'
import { estimateTarget } from '../chain/estimate-key.ts'
import type { Language } from '../core/format.ts'
import { choiceText } from './choice-words.ts'
import type { Column, Sheet } from './layout.ts'
import { HEADER_COLUMNS, HEADER_SHEET, SHEETS } from './layout.ts'

/** What a cell is given: a number, a text, or nothing. */
export type Value = string | number | undefined

export interface SheetRow {
  readonly values: readonly Value[]
  /** Columns whose figure is a default or an assumption. */
  readonly supposed: readonly number[]
}

/** One sheet to be written, whatever the kind of file. */
export interface WrittenSheet {
  readonly name: string
  readonly sheet: Sheet | undefined
  /** Empty for the header sheet, whose titles stand in its first column. */
  readonly titles: readonly string[]
  readonly rows: readonly SheetRow[]
}

export function titleOf(column: Column, language: Language): string {
  return `${column.label[language]}${column.field.required ? ' *' : ''}`
}

/** The sheet of what is said of the chain as a whole: title, value, what it is. */
export function headerRows(chain: Chain | undefined, language: Language): WrittenSheet {
  const header = (chain?.chain ?? {}) as Readonly<Record<string, unknown>>
  const rows = HEADER_COLUMNS.map((column) => ({
    values: [
      titleOf(column, language),
      valueOf(column, header[column.key], language),
      column.field.doc,
    ],
    supposed: [],
  }))
  return { name: HEADER_SHEET[language], sheet: undefined, titles: [], rows }
}

/** Every other sheet, filled from the chain. */
export function sheetRows(chain: Chain | undefined, language: Language): WrittenSheet[] {
  const supposed = new Set<string>()
  for (const { id, status } of chain?.estimates ?? []) {
    if ((status === 'assumed' || status === 'default') && estimateTarget(id)) supposed.add(id)
  }
  return SHEETS.map((sheet) => ({
    name: sheet.name[language],
    sheet,
    titles: sheet.columns.map((column) => titleOf(column, language)),
    rows: recordsOf(chain, sheet).map(({ record, prefix }) => ({
      values: sheet.columns.map((column) => valueOf(column, record[column.key], language)),
      supposed:
        supposed.size === 0
          ? []
          : sheet.columns.flatMap(({ key }, index) =>
              supposed.has(`${prefix}${key}`) ? [index] : [],
            ),
    })),
  }))
}

interface SheetRecord {
  readonly record: Readonly<Record<string, unknown>>
  /** `processes/knit/` and, inside rows, `labour.0.`: the start of the keys of its figures. */
  readonly prefix: string
}

function recordsOf(chain: Chain | undefined, { noun, rowsOf }: Sheet): SheetRecord[] {
  const parts = (chain?.[noun] ?? []) as unknown as readonly Readonly<Record<string, unknown>>[]
  if (rowsOf === undefined) {
    return parts.map((part) => ({ record: part, prefix: `${noun}/${String(part['id'])}/` }))
  }
  return parts.flatMap((part) =>
    ((part[rowsOf] ?? []) as readonly Readonly<Record<string, unknown>>[]).map((row, index) => ({
      record: { ...row, parent: part['id'] },
      prefix: `${noun}/${String(part['id'])}/${rowsOf}.${index}.`,
    })),
  )
}

/** A value as people write it in that language: words of choices, oui and non, `a ; b`. */
function valueOf({ key, field }: Column, value: unknown, language: Language): Value {
  if (value === undefined) return undefined
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1]
  if (Array.isArray(value)) {
    return value.map((each) => String(each).replaceAll(';', '\\;')).join(' ; ')
  }
  return field.type === 'choice' ? choiceText(key, String(value), language) : String(value)
}

export const YES_NO: Readonly<Record<Language, readonly [string, string]>> = {
  fr: ['oui', 'non'],
  en: ['yes', 'no'],
}
