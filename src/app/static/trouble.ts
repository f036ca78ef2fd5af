import type { Problem } from '../../core/problem.ts'

/**
 * What stands between this page and what the browser keeps: `refused` and `newer` leave it working
 * from memory, `blocked` makes it wait for another page, `closed` and `full` let it keep nothing more.
 */
export type TroubleKind = 'refused' | 'newer' | 'blocked' | 'closed' | 'full'

let trouble: TroubleKind | undefined
const hearers = new Set<() => void>()

export function troubleNow(): TroubleKind | undefined {
  return trouble
}

export function setTrouble(kind: TroubleKind | undefined): void {
  trouble = kind
  for (const hear of hearers) hear()
}

export function watchTrouble(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** From the code of a problem of the store; undefined for any other problem. */
export function troubleOf({ code }: Problem): TroubleKind | undefined {
  const [, kind] = /^browser_storage_(refused|newer|closed|full)$/.exec(code) ?? []
  return kind as TroubleKind | undefined
}
