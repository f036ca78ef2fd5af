import type { NounKey } from '../../chain/nouns.ts'
import type { Problem } from '../../core/problem.ts'
import { problem } from '../../core/problem.ts'
import type { Check } from '../../core/schema/check-record.ts'
import { checkRecord, nearest, seen } from '../../core/schema/check-record.ts'
import type { Field, RefField } from '../../core/schema/schema.ts'
import { cellValue } from '../../workbook/cell-value.ts'
import type { Column } from '../../workbook/layout.ts'
import { cellName } from '../../workbook/layout.ts'
import type { Draft, Part } from '../model.ts'
import { placesOf } from './draft.ts'
import { withoutUnit } from './written-units.ts'

/** Where a text stands and how it is to be read. */
export interface CellPlace {
  readonly language: 'fr' | 'en'
  /** ISO code of the chain's money. */
  readonly currency: string
  readonly path: readonly (string | number)[]
  /** Column and row from 0, to name the cell as a spreadsheet does. */
  readonly column: number
  readonly row: number
}

export type ReadCell =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem }

const PLACE = { sheet: '', column: 0, row: 1 }

/** What a text means in a column: nothing when empty, a value, or why it cannot be taken. */
export function readCell(text: string, column: Column, draft: Draft, place: CellPlace): ReadCell {
  const { key, field } = column
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, value: undefined }
  if (isFormula(trimmed, field)) return { ok: false, problem: formulaRefused(trimmed, place) }
  const bare =
    field.type === 'number'
      ? withoutUnit(trimmed, field.unit, place)
      : { ok: true as const, text: trimmed }
  if (!bare.ok) return bare
  const separator = place.language === 'en' ? ',' : undefined
  const context = { place: PLACE, separator, problems: [] as Problem[] }
  const meant = cellValue(bare.text, key, field, context)
  const resolved = withIds(meant, field, draft)
  const problems: Problem[] = []
  checkOf(field)({ value: resolved }, { path: [], problems })
  const wrong = problems.find((each) => each.severity === 'error')
  if (wrong) return { ok: false, problem: { ...wrong, path: place.path } }
  const unknown = unknownId(resolved, field, draft, place)
  return unknown ? { ok: false, problem: unknown } : { ok: true, value: resolved }
}

/** `=A1*2` asks to be computed; `-12` and `+33 1 23` do not, and a text may start with anything else. */
function isFormula(text: string, field: Field): boolean {
  return (
    text.startsWith('=') || (field.type === 'number' && /^[-+@][A-Za-z$]+\d*[(*/+:!]?/.test(text))
  )
}

function formulaRefused(text: string, { path, column, row }: CellPlace): Problem {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text
  const cell = cellName(column + 1, row + 1)
  return problem({
    code: 'typed_formula',
    path,
    message: `${cell} holds a formula, ${short}: figures are kept here, not how they were made.`,
    maybe: 'Maybe copy the cell in the spreadsheet and paste its value.',
    values: { cell, formula: short },
  })
}

const CHECKS = new WeakMap<Field, Check>()

function checkOf(field: Field): Check {
  const known = CHECKS.get(field)
  if (known) return known
  const { required: _, ...optional } = field
  const check = checkRecord({ value: optional as Field })
  CHECKS.set(field, check)
  return check
}

function refOf(field: Field): RefField | undefined {
  if (field.type === 'ref') return field
  return field.type === 'list' && field.of.type === 'ref' ? field.of : undefined
}

/** People write names; the document keeps ids. */
function withIds(value: unknown, field: Field, draft: Draft): unknown {
  const ref = refOf(field)
  if (!ref) return value
  const idOf = (each: unknown) => idOfName(String(each), ref, draft) ?? each
  return Array.isArray(value) ? value.map(idOf) : idOf(value)
}

function idOfName(text: string, ref: RefField, draft: Draft): string | undefined {
  if (isKnown(text, ref, draft)) return text
  const found = new Set<string>()
  for (const noun of ref.nouns) {
    for (const id of idsByName(draft.parts[noun as NounKey]).get(plainName(text)) ?? [])
      found.add(id)
  }
  const [only] = found
  return found.size === 1 ? only : undefined
}

function isKnown(id: string, ref: RefField, draft: Draft): boolean {
  return ref.nouns.some((noun) => placesOf(draft.parts[noun as NounKey]).has(id))
}

const NAMES = new WeakMap<readonly Part[], ReadonlyMap<string, readonly string[]>>()

/** Ids by name in either language, made once a list. */
function idsByName(parts: readonly Part[]): ReadonlyMap<string, readonly string[]> {
  const known = NAMES.get(parts)
  if (known) return known
  const ids = new Map<string, string[]>()
  for (const part of parts) {
    for (const name of new Set([part['name'], part['nameEn']])) {
      if (typeof name !== 'string') continue
      const key = plainName(name)
      const list = ids.get(key)
      if (list) list.push(part.id)
      else ids.set(key, [part.id])
    }
  }
  NAMES.set(parts, ids)
  return ids
}

function plainName(text: string): string {
  return text.trim().toLowerCase()
}

/** More names than this are not searched for a slip of the hand. */
const MOST_SEARCHED = 5_000

function unknownId(
  value: unknown,
  field: Field,
  draft: Draft,
  { path }: CellPlace,
): Problem | undefined {
  const ref = refOf(field)
  if (!ref) return undefined
  const wrong = [value].flat().find((each) => !isKnown(String(each), ref, draft))
  if (wrong === undefined) return undefined
  const known = ref.nouns.flatMap((noun) =>
    draft.parts[noun as NounKey].flatMap(({ id, name }) =>
      typeof name === 'string' ? [id, name] : [id],
    ),
  )
  const near = known.length <= MOST_SEARCHED ? nearest(String(wrong), known) : undefined
  const nouns = ref.nouns.join(' or ')
  return problem({
    code: 'unknown_id',
    path,
    message: `${seen(wrong)} is not among the ${nouns}.`,
    maybe: near ? `Maybe ${near} was meant.` : `Maybe it must first be added to the ${nouns}.`,
    values: { id: String(wrong), nouns, near: near ?? '' },
  })
}
