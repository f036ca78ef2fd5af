import type { Draft } from '../lever.ts'
import type { Known } from '../terms/settings.ts'

/** Nouns whose parts a lever makes, changes or takes out. */
type PartNoun = Exclude<keyof Draft, 'schema' | 'schemaVersion' | 'chain' | 'estimates'>

/** A part as it is written: its id and its fields. */
export type Row = { readonly id: string } & Readonly<Record<string, unknown>>

function rowsOf(draft: Draft, noun: PartNoun): readonly Row[] {
  return draft[noun] as unknown as readonly Row[]
}

/** The draft with new parts; fields that are undefined are left out. */
export function added(draft: Draft, noun: PartNoun, ...parts: readonly Row[]): Draft {
  return { ...draft, [noun]: [...rowsOf(draft, noun), ...parts.map(written)] } as unknown as Draft
}

function written(part: Row): Row {
  return Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined),
  ) as unknown as Row
}

/** A field of one part. */
export interface FieldOf {
  readonly noun: PartNoun
  readonly id: string
}

/**
 * The draft with fields of one part changed; undefined takes a field out. What was known of the old
 * values goes with them, and `known` says how the new ones are known.
 */
export function changed(
  draft: Draft,
  { noun, id }: FieldOf,
  fields: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, Known>> = {},
): Draft {
  const next = rowsOf(draft, noun).map((part) =>
    part.id === id ? written({ ...part, ...fields }) : part,
  )
  const names = Object.keys(fields)
  const prefix = `${noun}/${id}/`
  const isStale = (key: string) => {
    const field = key.startsWith(prefix) ? key.slice(prefix.length) : ''
    return names.some((name) => field === name || field.startsWith(`${name}.`))
  }
  const rest = { ...draft, [noun]: next } as unknown as Draft
  const forgotten: Draft = draft.estimates.some((each) => isStale(each.id))
    ? { ...rest, estimates: rest.estimates.filter((each) => !isStale(each.id)) }
    : rest
  return withKnown(
    forgotten,
    Object.entries(known).map(([field, how]) => ({ ...how, id: `${prefix}${field}` })),
  )
}

/** The draft without some parts, nor what was known of them. */
export function removed(draft: Draft, noun: PartNoun, ids: readonly string[]): Draft {
  const gone = new Set(ids)
  const isOf = (key: string) => ids.some((id) => key.startsWith(`${noun}/${id}/`))
  return {
    ...draft,
    [noun]: rowsOf(draft, noun).filter(({ id }) => !gone.has(id)),
    estimates: draft.estimates.filter(({ id }) => !isOf(id)),
  } as unknown as Draft
}

/** The draft with estimates, in the place of those of the same figures. */
export function withKnown(draft: Draft, estimates: readonly Row[]): Draft {
  if (estimates.length === 0) return draft
  const fresh = new Set(estimates.map(({ id }) => id))
  const kept = draft.estimates.filter(({ id }) => !fresh.has(id))
  return { ...draft, estimates: [...kept, ...estimates] as unknown as Draft['estimates'] }
}

/** How a figure of the chain is known once it is times a ratio: bounds go along, by the widest. */
export function timesKnown(draft: Draft, key: string, ratio: number, how: Known): Known {
  const old = draft.estimates.find(({ id }) => id === key)
  const bounds = { low: how['low'] as number | undefined, high: how['high'] as number | undefined }
  const { low: _low, high: _high, ...rest } = how
  if (old?.low === undefined || old.high === undefined) return how
  return {
    ...rest,
    low: Math.min(old.low * ratio, bounds.low ?? Infinity),
    high: Math.max(old.high * ratio, bounds.high ?? -Infinity),
  }
}

/** The draft with one figure of a part times a ratio; a figure that is missing stays missing. */
export function scaled(
  draft: Draft,
  { noun, id, field }: FieldOf & { readonly field: string },
  ratio: number,
  how: (was: number) => Known,
): Draft {
  const was = rowsOf(draft, noun).find((part) => part.id === id)?.[field]
  if (typeof was !== 'number' || ratio === 1) return draft
  const known = timesKnown(draft, `${noun}/${id}/${field}`, ratio, how(was))
  return changed(draft, { noun, id }, { [field]: was * ratio }, { [field]: known })
}

/** Estimates of a part carried to a copy of it. */
export function copiedKnown(
  draft: Draft,
  from: string,
  to: string,
  isKept: (field: string) => boolean = () => true,
): Row[] {
  return draft.estimates.flatMap((each) => {
    const field = each.id.startsWith(`${from}/`) ? each.id.slice(from.length + 1) : ''
    if (field === '' || field.includes('/') || !isKept(field)) return []
    return [{ ...(each as unknown as Row), id: `${to}/${field}` }]
  })
}
