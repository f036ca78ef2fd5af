import type { Command, Draft } from '../model.ts'

/** One thing done: what was asked, and the table before and after it, which share what is the same. */
interface Done {
  readonly command: Command
  readonly before: Draft
  readonly after: Draft
}

/** What was done, and what was undone and may be done again; a paste is one thing. */
export interface History {
  readonly now: Draft
  readonly done: readonly Done[]
  readonly undone: readonly Done[]
}

/** Things that can be undone: older ones are forgotten. */
const MOST_DONE = 200

export function openHistory(draft: Draft): History {
  return { now: draft, done: [], undone: [] }
}

/** The table after a command; one that changed nothing is not kept. */
export function doNext(history: History, command: Command, after: Draft): History {
  if (after === history.now) return history
  const done = [...history.done, { command, before: history.now, after }].slice(-MOST_DONE)
  return { now: after, done, undone: [] }
}

/** The next thing replaces the last one in what can be undone: a drag is one move, not a hundred. */
export function doInstead(history: History, command: Command, after: Draft): History {
  const last = history.done.at(-1)
  if (!last) return doNext(history, command, after)
  const done = [...history.done.slice(0, -1), { command, before: last.before, after }]
  return { now: after, done, undone: [] }
}

export function undo(history: History): History {
  const last = history.done.at(-1)
  if (!last) return history
  return {
    now: last.before,
    done: history.done.slice(0, -1),
    undone: [...history.undone, last],
  }
}

export function redo(history: History): History {
  const next = history.undone.at(-1)
  if (!next) return history
  return {
    now: next.after,
    done: [...history.done, next],
    undone: history.undone.slice(0, -1),
  }
}
