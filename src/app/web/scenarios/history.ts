/** What was, is and will be again: undo and redo of one document. */
export interface History<T> {
  readonly past: readonly T[]
  readonly now: T
  readonly future: readonly T[]
  /** Changes with the same tag in a row are one step back. */
  readonly tag?: string | undefined
}

const MOST_STEPS_BACK = 200

export function begun<T>(now: T): History<T> {
  return { past: [], now, future: [] }
}

export function changedTo<T>(history: History<T>, now: T, tag?: string): History<T> {
  if (now === history.now) return history
  if (tag !== undefined && tag === history.tag) return { ...history, now, future: [] }
  const past = [...history.past, history.now].slice(-MOST_STEPS_BACK)
  return { past, now, future: [], tag }
}

/** The next change is a step of its own, whatever its tag. */
export function settled<T>(history: History<T>): History<T> {
  return history.tag === undefined ? history : { ...history, tag: undefined }
}

export function undone<T>({ past, now, future }: History<T>): History<T> {
  const last = past.at(-1)
  if (past.length === 0) return { past, now, future }
  return { past: past.slice(0, -1), now: last as T, future: [now, ...future] }
}

export function redone<T>({ past, now, future }: History<T>): History<T> {
  if (future.length === 0) return { past, now, future }
  return { past: [...past, now], now: future[0] as T, future: future.slice(1) }
}
