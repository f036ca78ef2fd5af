import { canonicalJson, hashOf, sha256Hex } from '../../chain/version/canonical.ts'
import type { PartRef } from '../../chain/version/merge.ts'
import { byPartKey, partKey } from '../../chain/version/merge.ts'
import type { Problem } from '../../core/problem.ts'
import { problem } from '../../core/problem.ts'
import type { Part, PartDraft } from './chain-store.ts'

/*
 * A version is a two-level manifest: the chain lists one hash per noun, a noun lists one hash per
 * part. A save that touches one noun writes that noun's list and the short chain list, no more.
 */

/** `[id, part hash]`, by id. */
export type NounEntries = readonly (readonly [id: string, hash: string])[]

export interface NounManifest {
  readonly noun: string
  readonly hash: string
  readonly entries: NounEntries
}

export interface Manifest {
  readonly hash: string
  readonly nouns: readonly NounManifest[]
  readonly partCount: number
}

/** `{noun: hash of its list}`: the body of the upper level. */
export type NounHashes = Readonly<Record<string, string>>

/** Drafts with their hashes, by noun and id; bodies come back in canonical form. */
export function partsOf(drafts: readonly PartDraft[]): readonly Part[] {
  return byPartKey(
    drafts.map(({ noun, id, body }) => {
      const text = canonicalJson(body)
      return { noun, id, body: JSON.parse(text) as unknown, hash: sha256Hex(text) }
    }),
  )
}

/** The manifest of parts that are already by noun and id, as `partsOf` and `mergeParts` give them. */
export function manifestOf(parts: readonly PartRef[]): Manifest {
  const byNoun = new Map<string, [string, string][]>()
  for (const { noun, id, hash } of parts) {
    const entries = byNoun.get(noun)
    if (entries === undefined) byNoun.set(noun, [[id, hash]])
    else entries.push([id, hash])
  }
  const nouns = [...byNoun].map(([noun, entries]) => ({ noun, entries, hash: hashOf(entries) }))
  return { nouns, hash: hashOf(nounHashes(nouns)), partCount: parts.length }
}

export function nounHashes(nouns: readonly NounManifest[]): NounHashes {
  return Object.fromEntries(nouns.map(({ noun, hash }) => [noun, hash]))
}

/** The references that a noun's list stands for. */
export function refsOf(noun: string, entries: NounEntries): readonly PartRef[] {
  return entries.map(([id, hash]) => ({ noun, id, hash }))
}

/** A text that every store keeps as it is, as a key: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text)
}

/** Names that databases cannot keep as keys. */
export function unusableNames(names: readonly string[]): readonly Problem[] {
  return names
    .filter((name) => !isStorable(name))
    .map((name) =>
      problem({
        code: 'id_unusable',
        path: [name],
        message: `The id ${JSON.stringify(name)} contains a character that cannot be kept.`,
        maybe: 'Maybe it came with a copied text: type the id anew.',
        values: { id: JSON.stringify(name) },
      }),
    )
}

/** Two parts under one noun and id cannot both be kept. */
export function duplicates(drafts: readonly PartDraft[]): readonly Problem[] {
  const seen = new Set<string>()
  const problems: Problem[] = []
  for (const draft of drafts) {
    const key = partKey(draft)
    if (seen.has(key)) {
      problems.push(
        problem({
          code: 'part_twice',
          path: [draft.noun, draft.id],
          message: `${draft.noun} has two parts with the id ${draft.id}.`,
          maybe: 'Maybe a row was copied and its id left as it was.',
          values: { noun: draft.noun, id: draft.id },
        }),
      )
    }
    seen.add(key)
  }
  return problems
}
