import type { PartConflict, PartRef } from '../../chain/version/merge.ts'
import { differenceOfParts, mergeParts, partKey } from '../../chain/version/merge.ts'
import type { Problem } from '../../core/problem.ts'
import { problem } from '../../core/problem.ts'
import type { Part, SaveChain, ValidateParts } from './chain-store.ts'
import type { Manifest } from './manifest.ts'
import { duplicates, manifestOf, partsOf, unusableNames } from './manifest.ts'

/*
 * The decision of a save, the same for every store: read the latest and the base version as
 * references, plan, fetch the few bodies the plan asks for, write or answer.
 */

/** What a store knows of a version before it fetches bodies. */
export interface StoredVersion {
  readonly version: number
  readonly manifestHash: string
  readonly refs: readonly PartRef[]
}

export type SavePlan =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'conflict'; readonly conflicts: readonly PartConflict<PartRef>[] }
  /** To write; `refs` is the whole new version, some of it possibly from the other side. */
  | { readonly kind: 'write'; readonly merged: boolean; readonly refs: readonly PartRef[] }

/** Checks what was given and gives it hashes; nothing is written when there are problems. */
export function preparedParts({
  chainId,
  parts,
}: Pick<SaveChain, 'chainId' | 'parts'>):
  | { readonly parts: readonly Part[] }
  | { readonly problems: readonly Problem[] } {
  const names = new Set([chainId, ...parts.flatMap(({ noun, id }) => [noun, id])])
  const problems = [...unusableNames([...names]), ...duplicates(parts)]
  return problems.length > 0 ? { problems } : { parts: partsOf(parts) }
}

export function planSave(
  mine: readonly Part[],
  base: StoredVersion,
  latest: StoredVersion,
): SavePlan {
  if (manifestOf(mine).hash === latest.manifestHash) return { kind: 'unchanged' }
  if (base.version === latest.version) return { kind: 'write', merged: false, refs: mine }
  const { merged, conflicts } = mergeParts<PartRef>(base.refs, mine, latest.refs)
  if (conflicts.length > 0) return { kind: 'conflict', conflicts }
  if (manifestOf(merged).hash === latest.manifestHash) return { kind: 'unchanged' }
  return { kind: 'write', merged: true, refs: merged }
}

/** The references of `wanted` whose bodies are not among `known`. */
export function missingBodies(
  wanted: readonly PartRef[],
  known: readonly Part[],
): readonly PartRef[] {
  const have = new Set(known.map(contentKey))
  return wanted.filter((ref) => !have.has(contentKey(ref)))
}

/** References with the bodies found in `known`; a body that is nowhere is a damaged store. */
export function withBodies(refs: readonly PartRef[], known: readonly Part[]): readonly Part[] {
  const bodies = new Map(known.map((part) => [contentKey(part), part]))
  return refs.map((ref) => {
    const part = bodies.get(contentKey(ref))
    if (part === undefined) throw new Error(`Part ${ref.noun}/${ref.id} ${ref.hash} has no body`)
    return part
  })
}

/** Every reference a list of conflicts shows. */
export function refsInConflict(conflicts: readonly PartConflict<PartRef>[]): readonly PartRef[] {
  return conflicts
    .flatMap(({ base, mine, theirs }) => [base, mine, theirs])
    .filter((ref) => ref !== undefined)
}

export function conflictsWithBodies(
  conflicts: readonly PartConflict<PartRef>[],
  known: readonly Part[],
): readonly PartConflict<Part>[] {
  const body = (ref: PartRef | undefined) =>
    ref === undefined ? undefined : withBodies([ref], known)[0]
  return conflicts.map(({ noun, id, base, mine, theirs }) => {
    return { noun, id, base: body(base), mine: body(mine), theirs: body(theirs) }
  })
}

/** What is new in a version beside the one before: the parts and the noun lists to write. */
export function additions(
  parts: readonly Part[],
  before: readonly PartRef[],
): {
  readonly manifest: Manifest
  readonly parts: readonly Part[]
  readonly nouns: Manifest['nouns']
} {
  const manifest = manifestOf(parts)
  const known = new Set(manifestOf(before).nouns.map(({ noun, hash }) => `${noun} ${hash}`))
  const { added, changed } = differenceOfParts<PartRef>(before, parts)
  const fresh = new Set([...added, ...changed.map(({ after }) => after)].map(partKey))
  return {
    manifest,
    parts: parts.filter((part) => fresh.has(partKey(part))),
    nouns: manifest.nouns.filter(({ noun, hash }) => !known.has(`${noun} ${hash}`)),
  }
}

/** The problems that stop a save. */
export function stopping(validate: ValidateParts, parts: readonly Part[]): readonly Problem[] {
  return validate(parts).filter(({ severity }) => severity === 'error')
}

export function chainExists(chainId: string): Problem {
  return problem({
    code: 'chain_exists',
    path: ['chainId'],
    message: `A chain with the id ${chainId} exists already.`,
    maybe: 'Maybe it was created before: open it, or take another id.',
    values: { chainId },
  })
}

export function chainMissing(chainId: string): Problem {
  return problem({
    code: 'chain_missing',
    path: ['chainId'],
    message: `There is no chain with the id ${chainId}.`,
    maybe: 'Maybe it was removed by someone else: create it again to keep your work.',
    values: { chainId },
  })
}

export function baseVersionMissing(chainId: string, baseVersion: number): Problem {
  return problem({
    code: 'base_version_missing',
    path: ['baseVersion'],
    message: `Chain ${chainId} has no version ${baseVersion}.`,
    maybe: 'Maybe the chain was removed and created again: read it before saving.',
    values: { chainId, baseVersion },
  })
}

function contentKey(ref: PartRef): string {
  return `${partKey(ref)}\u0000${ref.hash}`
}
