import { useCallback, useRef, useState } from 'react'
import type { Problem } from '../../core/problem.ts'
import type { PartConflict } from '../../chain/version/merge.ts'
import { changedParts, countOfParts, draftWithParts } from '../engine/changed-parts.ts'
import { applyCommand } from '../engine/commands.ts'
import { documentOfDraft, openDraft, wholeOf } from '../engine/draft.ts'
import type { History } from '../engine/history.ts'
import { doInstead, doNext, openHistory, redo, undo } from '../engine/history.ts'
import { writeBlock } from '../engine/set-block.ts'
import type { Command, Draft, Reading } from '../model.ts'
import type { BaseVersion, Computed, EditPorts, PartBody } from './edit-ports.ts'
import { useComputed } from './use-computed.ts'
import { useKept } from './use-kept.ts'

export type Conflicts = readonly PartConflict<PartBody>[]

/** What stands on the table, what it makes of the figures, and where it is kept. */
export interface Editing {
  readonly history: History
  readonly base: BaseVersion
  readonly changedCount: number
  readonly before: Computed | undefined
  readonly now: Computed | undefined
  /** Why the figures are those of an earlier state: what the whole chain refuses. */
  readonly refused: readonly Problem[]
  /** Share of a long paste that is done. */
  readonly pastedRatio: number | undefined
  readonly keptHere: boolean
  readonly saving: SavingState
  readonly run: (command: Command, how?: RunHow) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly save: () => void
  /** Ends a conflict: parts of the other person where that was chosen, else one's own. */
  readonly settle: (theirs: ReadonlySet<string>) => void
  readonly giveUp: () => void
}

export type SavingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly merged: boolean }
  | { readonly kind: 'conflict'; readonly conflicts: Conflicts }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly why: string }

export interface RunHow {
  /** The same move as the last command, further on: one thing to undo. */
  readonly instead?: boolean
  /** Rows of a long block, for its progress. */
  readonly rowCount?: number
}

/** Blocks of more rows than this are written in slices. */
const LONG_BLOCK_ROWS = 1_000
/** Milliseconds of work between two frames of the page. */
const SLICE_MS = 12

/** The state of the page of tables. */
export function useEditing(first: BaseVersion, ports: EditPorts, reading: Reading): Editing {
  const [history, setHistory] = useState(() => openHistory(openDraft(first.chain)))
  const [base, setBase] = useState(first)
  const [pastedRatio, setPastedRatio] = useState<number>()
  const [saving, setSaving] = useState<SavingState>({ kind: 'idle' })
  const latest = useRef(history)
  const show = useCallback((next: History) => {
    latest.current = next
    setHistory(next)
    setSaving({ kind: 'idle' })
  }, [])
  const restart = useCallback(
    (from: BaseVersion, draft: Draft) => {
      setBase(from)
      show(openHistory(draft))
    },
    [show],
  )
  const figures = useComputed(base, history.now, ports)
  const edits = figures.editsSinceBase
  const keptHere = useKept({ base, history, edits, ports, restart })
  const run = useCallback(
    (command: Command, { instead = false, rowCount = 0 }: RunHow = {}) => {
      const step = instead ? doInstead : doNext
      if (command.kind !== 'block' || rowCount <= LONG_BLOCK_ROWS) {
        const after = applyCommand(latest.current.now, command, reading)
        return show(step(latest.current, command, after))
      }
      const from = latest.current
      void inSlices(writeBlock(from.now, command, reading), (done) => {
        setPastedRatio(done / rowCount)
      }).then((after) => {
        setPastedRatio(undefined)
        show(step(from, command, after))
      })
    },
    [reading, show],
  )
  const saver = useSaving({ base, latest, ports, setSaving, setBase, restart })
  return {
    history,
    base,
    changedCount: countOfParts(edits) + history.now.loose.size,
    before: figures.before,
    now: figures.now,
    refused: figures.refused,
    pastedRatio,
    keptHere,
    saving,
    run,
    undo: useCallback(() => show(undo(latest.current)), [show]),
    redo: useCallback(() => show(redo(latest.current)), [show]),
    ...saver,
  }
}

/** Runs a long work a few milliseconds at a time: the page draws and scrolls in between. */
async function inSlices<T>(
  work: Generator<number, T>,
  onProgress: (done: number) => void,
): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    let done = 0
    while (performance.now() < until) {
      const slice = work.next()
      if (slice.done) return slice.value
      done = slice.value
    }
    onProgress(done)
    await new Promise((next) => setTimeout(next))
  }
}

interface SavingParts {
  readonly base: BaseVersion
  readonly latest: { readonly current: History }
  readonly ports: EditPorts
  readonly setSaving: (state: SavingState) => void
  readonly setBase: (base: BaseVersion) => void
  readonly restart: (from: BaseVersion, draft: Draft) => void
}

function useSaving({ base, latest, ports, setSaving, setBase, restart }: SavingParts) {
  const attempt = useCallback(
    async (version: number, draft: Draft) => {
      setSaving({ kind: 'saving' })
      const document = documentOfDraft(draft)
      const saved = await ports.save(version, document)
      if (saved.kind !== 'saved') return setSaving(saved)
      // Cells to mend are no part of a version: they stay kept, on the version that was saved.
      const { loose } = draft
      const left = { version: saved.version, edits: [], loose: [...loose] }
      await ports.keep(loose.size > 0 ? left : undefined)
      const read = await ports.read(saved.version)
      if (saved.merged) {
        restart(read, { ...openDraft(read.chain), loose: draft.loose })
      } else {
        // The same parts as on the table, so that what is typed next is compared with them.
        setBase({ version: saved.version, chain: document as unknown as BaseVersion['chain'] })
      }
      setSaving({ kind: 'saved', merged: saved.merged })
    },
    [ports, restart, setBase, setSaving],
  )
  const guarded = useCallback(
    (work: () => Promise<void>) => {
      work().catch((error: unknown) => {
        setSaving({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
      })
    },
    [setSaving],
  )
  const save = useCallback(
    () => guarded(() => attempt(base.version, latest.current.now)),
    [guarded, attempt, base, latest],
  )
  const settle = useCallback(
    (theirs: ReadonlySet<string>) =>
      guarded(async () => {
        const read = await ports.read()
        const mine = changedParts(wholeOf(openDraft(base.chain)), wholeOf(latest.current.now))
        const kept = mine.map((edit) => ({
          ...edit,
          put: edit.put.filter(({ id }) => !theirs.has(`${edit.noun}/${id}`)),
          remove: edit.remove.filter((id) => !theirs.has(`${edit.noun}/${id}`)),
        }))
        const draft = draftWithParts(
          openDraft(read.chain),
          kept.filter(({ put, remove }) => put.length + remove.length > 0),
        )
        const settled = { ...draft, loose: latest.current.now.loose }
        restart(read, settled)
        await attempt(read.version, settled)
      }),
    [guarded, ports, base, latest, restart, attempt],
  )
  const giveUp = useCallback(
    () =>
      guarded(async () => {
        const read = await ports.read()
        await ports.keep(undefined)
        restart(read, openDraft(read.chain))
      }),
    [guarded, ports, restart],
  )
  return { save, settle, giveUp }
}
