import type { Chain } from '../../chain/chain.ts'
import { CHAIN_SCHEMA_VERSION } from '../../chain/chain.ts'
import type { NounKey } from '../../chain/nouns.ts'
import { NOUNS } from '../../chain/nouns.ts'
import { checkPart } from '../../chain/parse.ts'
import type { Problem } from '../../core/problem.ts'
import type { Draft, Part } from '../model.ts'

/** The table of a chain that was read; its parts are shared, never written to. */
export function openDraft(chain: Chain): Draft {
  const parts = Object.fromEntries(
    NOUNS.map(({ key }) => [key, chain[key]]),
  ) as unknown as Draft['parts']
  return { header: chain.chain, parts, loose: new Map() }
}

export function withParts(draft: Draft, noun: NounKey, parts: readonly Part[]): Draft {
  return { ...draft, parts: { ...draft.parts, [noun]: parts } }
}

const INDEXES = new WeakMap<readonly Part[], ReadonlyMap<string, number>>()

/** Place of each id in a list of parts; made once a list. */
export function placesOf(parts: readonly Part[]): ReadonlyMap<string, number> {
  const known = INDEXES.get(parts)
  if (known) return known
  const places = new Map(parts.map((part, index) => [part.id, index]))
  INDEXES.set(parts, places)
  return places
}

/** A list whose ids and order are those of another needs no new index. */
export function sameIds(parts: readonly Part[], before: readonly Part[]): readonly Part[] {
  const known = INDEXES.get(before)
  if (known) INDEXES.set(parts, known)
  return parts
}

const CHECKED = new WeakMap<object, readonly Problem[]>()

/** What a part lacks by itself: fields that must be given and are not. Paths start at the part. */
export function gapsOf(noun: string, part: object): readonly Problem[] {
  const known = CHECKED.get(part)
  if (known) return known
  const gaps = checkPart(noun, part, []).filter((each) => each.severity === 'error')
  CHECKED.set(part, gaps)
  return gaps
}

/**
 * The document that can be computed: rows that still lack what must be given are left out, with the
 * estimates that speak of them.
 */
export function documentOfDraft(draft: Draft): Readonly<Record<string, unknown>> {
  const unfinished = new Set<string>()
  const lists: Record<string, readonly Part[]> = {}
  for (const { key } of NOUNS) {
    const list = draft.parts[key]
    const finished = list.every((part) => gapsOf(key, part).length === 0)
    if (!finished) {
      for (const part of list)
        if (gapsOf(key, part).length > 0) unfinished.add(`${key}/${part.id}/`)
    }
    lists[key] = finished ? list : list.filter((part) => gapsOf(key, part).length === 0)
  }
  if (unfinished.size > 0) {
    lists['estimates'] = (lists['estimates'] ?? []).filter(
      ({ id }) => !unfinished.has(id.slice(0, id.lastIndexOf('/') + 1)),
    )
  }
  return {
    schema: 'boucle/chain',
    schemaVersion: CHAIN_SCHEMA_VERSION,
    chain: draft.header,
    ...lists,
  }
}

/** Rows left out of the computation for what they lack. */
export function unfinishedCount(draft: Draft): number {
  let count = 0
  for (const { key } of NOUNS) {
    for (const part of draft.parts[key]) if (gapsOf(key, part).length > 0) count += 1
  }
  return count
}

/** All that stands on the table, unfinished rows too, by noun. */
export function wholeOf(draft: Draft): Readonly<Record<string, unknown>> {
  return { chain: draft.header, ...draft.parts }
}
