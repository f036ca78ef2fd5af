import type { Field, Fields, LeafField, Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'
import type { NounKey } from '../chain/nouns.ts'
import { NOUNS } from '../chain/nouns.ts'
import { headerFields } from '../chain/nouns/header.ts'

/** One column of a sheet: a field of a noun, or of rows under it. */
export interface Column {
  readonly key: string
  readonly label: Words
  readonly field: LeafField | Field
}

/** One sheet: a noun, or the rows of one of its fields, each row naming its parent. */
export interface Sheet {
  readonly name: Words
  readonly noun: NounKey
  /** Field whose rows these are; undefined for the noun itself. */
  readonly rowsOf: string | undefined
  readonly columns: readonly Column[]
}

/** The sheet that drop-downs take their words from; never read. */
export const LISTS_SHEET: Words = words('Listes | Lists')

/** The sheet of what is said of the chain as a whole: one line per field. */
export const HEADER_SHEET: Words = words('Chaîne | Chain')

const ID: Column = {
  key: 'id',
  label: words('identifiant | id'),
  field: {
    type: 'text',
    label: words('identifiant | id'),
    doc: 'Short and stable; other sheets use it.',
    required: true,
  },
}

function columnsOf(fields: Fields): Column[] {
  return Object.entries(fields).flatMap(([key, field]): Column[] =>
    field.type === 'rows' ? [] : [{ key, label: field.label, field }],
  )
}

function sheetsOf(noun: (typeof NOUNS)[number]): Sheet[] {
  const own: Sheet = {
    name: noun.label,
    noun: noun.key,
    rowsOf: undefined,
    columns: [ID, ...columnsOf(noun.fields)],
  }
  const parent: Column = { ...ID, key: 'parent', label: noun.singular }
  const rows = Object.entries(noun.fields).flatMap(([key, field]): Sheet[] =>
    field.type === 'rows'
      ? [
          {
            name: {
              fr: `${noun.label.fr} - ${field.label.fr}`.slice(0, 31),
              en: `${noun.label.en} - ${field.label.en}`.slice(0, 31),
            },
            noun: noun.key,
            rowsOf: key,
            columns: [parent, ...columnsOf(field.fields)],
          },
        ]
      : [],
  )
  return [own, ...rows]
}

/** Every sheet, in the order in which a newcomer fills them; made from the nouns alone. */
export const SHEETS: readonly Sheet[] = NOUNS.flatMap(sheetsOf)

export const HEADER_COLUMNS: readonly Column[] = columnsOf(headerFields)

/** Letters and digits only, without accents or case: how names are compared. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

/** A sheet name as a file name that every system keeps: `Procedes - travail`. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w -]/g, '')
}

/** Does a header or sheet name written by a person mean this one? Both languages and the key do. */
export function means(text: string, label: Words, key: string): boolean {
  const wanted = plain(text.replace(/\s*\*$/, ''))
  return wanted === plain(label.fr) || wanted === plain(label.en) || wanted === plain(key)
}

/** `B7`: column and row from 1. */
export function cellName(column: number, row: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return `${name}${row}`
}
