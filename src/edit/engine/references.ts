import type { Field, Fields } from '../../core/schema/schema.ts'
import type { NounKey } from '../../chain/nouns.ts'
import { NOUNS } from '../../chain/nouns.ts'
import { headerFields } from '../../chain/nouns/header.ts'
import { estimateTarget } from '../../chain/estimate-key.ts'
import type { Draft, Part } from '../model.ts'

/** What becomes of an id that is referred to: another id, or nothing where it is gone. */
type Renaming = (noun: string, id: string) => string | undefined

/** A record with its references followed; `'gone'` when it cannot stand without one of them. */
type Followed = Readonly<Record<string, unknown>> | 'gone'

function followed(
  record: Readonly<Record<string, unknown>>,
  fields: Fields,
  renamed: Renaming,
): Followed {
  let result = record
  for (const [name, field] of Object.entries(fields)) {
    const value = record[name]
    if (value === undefined) continue
    const next = followedValue(value, field, renamed)
    if (next === value) continue
    if (next === undefined && field.required) return 'gone'
    const { [name]: _, ...rest } = result
    result = next === undefined ? rest : { ...result, [name]: next }
  }
  return result
}

function followedValue(value: unknown, field: Field, renamed: Renaming): unknown {
  if (field.type === 'ref') return followedId(String(value), field.nouns, renamed)
  if (field.type === 'list' && field.of.type === 'ref') {
    const { nouns } = field.of
    return followedList(value as readonly string[], (id) => followedId(id, nouns, renamed))
  }
  if (field.type === 'rows') {
    return followedList(value as readonly Record<string, unknown>[], (row) => {
      const next = followed(row, field.fields, renamed)
      return next === 'gone' ? undefined : next
    })
  }
  return value
}

function followedId(id: string, nouns: readonly string[], renamed: Renaming): string | undefined {
  for (const noun of nouns) {
    const next = renamed(noun, id)
    if (next !== id) return next
  }
  return id
}

/** The same list when nothing in it changed; undefined when nothing is left of it. */
function followedList<T>(list: readonly T[], next: (each: T) => unknown): unknown {
  const results = list.map(next)
  if (results.every((each, index) => each === list[index])) return list
  const left = results.filter((each) => each !== undefined)
  return left.length === 0 ? undefined : left
}

/** A part that goes with what it refers to, or loses a row or a word that referred to it. */
export interface Consequence {
  readonly noun: NounKey
  readonly id: string
  readonly kind: 'removed' | 'emptied'
}

interface Following {
  readonly draft: Draft
  readonly consequences: readonly Consequence[]
}

/** A chain whose part bears another id: all that refers to it follows, estimates and typed text too. */
export function renamePart(draft: Draft, noun: NounKey, names: readonly [string, string]): Draft {
  const [before, after] = names
  const followedDraft = follow(draft, (of, id) => (of === noun && id === before ? after : id)).draft
  return withKeys(followedDraft, (key) => {
    const start = `${noun}/${before}/`
    return key.startsWith(start) ? `${noun}/${after}/${key.slice(start.length)}` : key
  })
}

/**
 * The chain without some parts. What must refer to one of them goes too, and what refers to that; a
 * reference that may be missing is emptied.
 */
export function removeParts(draft: Draft, noun: NounKey, ids: readonly string[]): Following {
  const gone = new Map<string, Set<string>>([[noun, new Set(ids)]])
  const consequences: Consequence[] = []
  let left = withoutGone(draft, gone)
  for (;;) {
    const renamed: Renaming = (of, id) => (gone.get(of)?.has(id) ? undefined : id)
    const next = follow(left, renamed)
    left = next.draft
    consequences.push(...next.consequences)
    const more = next.consequences.filter(({ kind }) => kind === 'removed')
    if (more.length === 0) break
    for (const { noun: of, id } of more) {
      const set = gone.get(of) ?? new Set()
      gone.set(of, set.add(id))
    }
    left = withoutGone(left, gone)
  }
  const isGone = (key: string) => {
    const target = estimateTarget(key)
    return target !== undefined && gone.get(target.noun)?.has(target.id) === true
  }
  return { draft: withKeys(left, (key) => (isGone(key) ? undefined : key)), consequences }
}

function withoutGone(draft: Draft, gone: ReadonlyMap<string, ReadonlySet<string>>): Draft {
  const parts = { ...draft.parts }
  for (const [noun, ids] of gone) {
    const key = noun as NounKey
    if (parts[key].some(({ id }) => ids.has(id))) {
      parts[key] = parts[key].filter(({ id }) => !ids.has(id))
    }
  }
  return { ...draft, parts }
}

function follow(draft: Draft, renamed: Renaming): Following {
  const consequences: Consequence[] = []
  const parts = { ...draft.parts }
  for (const { key, fields } of NOUNS) {
    const list = draft.parts[key]
    const next = list.map((part) => {
      const after = followed(part, fields, renamed)
      if (after !== part) {
        consequences.push({
          noun: key,
          id: part.id,
          kind: after === 'gone' ? 'removed' : 'emptied',
        })
      }
      return after === 'gone' ? part : (after as Part)
    })
    if (next.some((part, index) => part !== list[index])) parts[key] = next
  }
  const header = followed(draft.header, headerFields, renamed)
  return {
    draft: { ...draft, parts, header: header === 'gone' ? draft.header : header },
    consequences,
  }
}

/** Estimates and typed texts under other keys; those without a key any more are dropped. */
export function withKeys(draft: Draft, next: (key: string) => string | undefined): Draft {
  let touched = false
  const estimates = draft.parts.estimates.flatMap((estimate) => {
    const id = next(estimate.id)
    if (id === estimate.id) return [estimate]
    touched = true
    return id === undefined ? [] : [{ ...estimate, id }]
  })
  const loose = new Map(
    [...draft.loose].flatMap(([key, cell]) => {
      const after = next(key)
      return after === undefined ? [] : [[after, cell] as const]
    }),
  )
  return {
    ...draft,
    loose,
    parts: touched ? { ...draft.parts, estimates } : draft.parts,
  }
}
