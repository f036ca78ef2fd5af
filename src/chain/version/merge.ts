/*
 * Chains as sets of parts: what differs between two, and what two people's edits make together.
 * Only keys and hashes are looked at, so whole parts and mere references merge the same way.
 */

/** Names one content of one part: which noun, which id, the hash of its body. */
export interface PartRef {
  readonly noun: string
  readonly id: string
  readonly hash: string
}

/** One part that both sides changed, differently; `undefined` where a side has it no more (or never had). */
export interface PartConflict<P extends PartRef> {
  readonly noun: string
  readonly id: string
  readonly base: P | undefined
  readonly mine: P | undefined
  readonly theirs: P | undefined
}

export interface PartMerge<P extends PartRef> {
  /** Every part of the result, by noun and id. Parts in conflict are not in it. */
  readonly merged: readonly P[]
  readonly conflicts: readonly PartConflict<P>[]
}

export interface PartDifference<P extends PartRef> {
  readonly added: readonly P[]
  readonly removed: readonly P[]
  readonly changed: readonly { readonly before: P; readonly after: P }[]
}

/** What makes a part unique inside a chain. */
export function partKey(part: { readonly noun: string; readonly id: string }): string {
  return `${part.noun}\u0000${part.id}`
}

/** By noun, then id, in code units: the same order on every machine and in every language. */
export function byPartKey<P extends PartRef>(parts: Iterable<P>): P[] {
  return [...parts].sort((a, b) => compare(a.noun, b.noun) || compare(a.id, b.id))
}

/**
 * Three-way merge, part by part: a side that left a part as it was in `base` gives way to the
 * other; both sides with the same content agree; two different contents are a conflict.
 */
export function mergeParts<P extends PartRef>(
  base: readonly P[],
  mine: readonly P[],
  theirs: readonly P[],
): PartMerge<P> {
  const sides = { base: index(base), mine: index(mine), theirs: index(theirs) }
  const merged: P[] = []
  const conflicts: PartConflict<P>[] = []
  const named = byPartKey(new Map([...sides.base, ...sides.mine, ...sides.theirs]).values())
  for (const { noun, id } of named) {
    const key = partKey({ noun, id })
    const [b, m, t] = [sides.base.get(key), sides.mine.get(key), sides.theirs.get(key)]
    if (m?.hash !== t?.hash && m?.hash !== b?.hash && t?.hash !== b?.hash) {
      conflicts.push({ noun, id, base: b, mine: m, theirs: t })
      continue
    }
    const kept = m?.hash === b?.hash ? t : m
    if (kept !== undefined) merged.push(kept)
  }
  return { merged, conflicts }
}

/** What to add, remove and change to go from `before` to `after`; each list by noun and id. */
export function differenceOfParts<P extends PartRef>(
  before: readonly P[],
  after: readonly P[],
): PartDifference<P> {
  const old = index(before)
  const kept = index(after)
  const changed: { before: P; after: P }[] = []
  for (const part of byPartKey(kept.values())) {
    const was = old.get(partKey(part))
    if (was !== undefined && was.hash !== part.hash) changed.push({ before: was, after: part })
  }
  return {
    added: byPartKey(after.filter((part) => !old.has(partKey(part)))),
    removed: byPartKey(before.filter((part) => !kept.has(partKey(part)))),
    changed,
  }
}

function index<P extends PartRef>(parts: readonly P[]): Map<string, P> {
  return new Map(parts.map((part) => [partKey(part), part]))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
