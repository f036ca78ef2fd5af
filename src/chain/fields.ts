import type { Field, Fields, NumberField } from '../core/schema/schema.ts'
import type { Chain, Estimate, Named } from './chain.ts'
import { estimateKey, estimateTarget } from './estimate-key.ts'
import { NOUNS } from './nouns.ts'
import { headerFields } from './nouns/header.ts'

/** One figure or word of a chain, found by its key: value, declaration, and how it is known. */
export interface FieldValue {
  readonly key: string
  readonly noun: string
  readonly id: string
  /** Name of the part it belongs to. */
  readonly partName: string
  readonly partNameEn: string
  readonly field: Field
  readonly value: unknown
  readonly estimate: Named<'estimates', Estimate> | undefined
}

/** Reads fields by key, `noun/id/field` or `noun/id/rows.0.field`; build once per chain. */
export type FieldReader = (key: string) => FieldValue | undefined

const FIELDS: ReadonlyMap<string, Fields> = new Map<string, Fields>([
  ['chain', headerFields],
  ...NOUNS.map((noun): [string, Fields] => [noun.key, noun.fields]),
])

/** Declaration of a field by noun and name; names inside rows are written `labour.0.hoursPerRun`. */
export function fieldOf(noun: string, name: string): Field | undefined {
  const dot = name.indexOf('.')
  if (dot < 0) return FIELDS.get(noun)?.[name]
  const [first = '', , inner] = name.split('.')
  const field = FIELDS.get(noun)?.[first]
  return field?.type === 'rows' && inner !== undefined ? field.fields[inner] : undefined
}

/** Declaration of a number field, or undefined when the name is of something else. */
export function numberFieldOf(noun: string, name: string): NumberField | undefined {
  const field = fieldOf(noun, name)
  return field?.type === 'number' ? field : undefined
}

/** Value of a field inside a part, following `rows.0.field`. */
export function valueIn(part: object, name: string): unknown {
  if (!name.includes('.')) return (part as Record<string, unknown>)[name]
  let value: unknown = part
  for (const step of name.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  return value
}

/** A copy of a part with one field replaced, rows included. */
export function withField<T extends object>(part: T, name: string, value: unknown): T {
  const [first = '', row, inner] = name.split('.')
  if (row === undefined || inner === undefined) return { ...part, [first]: value }
  const rows = valueIn(part, first)
  if (!Array.isArray(rows)) return part
  const copy: unknown[] = [...rows]
  copy[Number(row)] = { ...(copy[Number(row)] as object), [inner]: value }
  return { ...part, [first]: copy }
}

export function fieldReader(chain: Chain): FieldReader {
  const estimates = new Map(chain.estimates.map((estimate) => [estimate.id as string, estimate]))
  const parts = new Map<string, object>()
  for (const { key } of NOUNS) for (const part of chain[key]) parts.set(`${key}/${part.id}`, part)
  parts.set('chain/', chain.chain)
  return (key) => {
    const target = estimateTarget(key)
    const part = target && parts.get(`${target.noun}/${target.id}`)
    const field = target && fieldOf(target.noun, target.field)
    if (!target || !part || !field) return undefined
    const names = part as { name?: string; nameEn?: string }
    return {
      key: estimateKey(target),
      noun: target.noun,
      id: target.id,
      partName: names.name ?? target.id,
      partNameEn: names.nameEn ?? names.name ?? target.id,
      field,
      value: valueIn(part, target.field) ?? estimates.get(key)?.value,
      estimate: estimates.get(key),
    }
  }
}
