import { useEffect, useRef, useState } from 'react'
import type { PartsEdit } from '../../chain/edit-parts.ts'
import { draftWithParts } from '../engine/changed-parts.ts'
import { openDraft } from '../engine/draft.ts'
import type { History } from '../engine/history.ts'
import type { Draft } from '../model.ts'
import type { BaseVersion, EditPorts } from './edit-ports.ts'

interface Kept {
  readonly base: BaseVersion
  readonly history: History
  readonly edits: readonly PartsEdit[]
  readonly ports: EditPorts
  readonly restart: (from: BaseVersion, draft: Draft) => void
}

/** After so long without a key, work is written to the browser, ms. */
const QUIET_MS = 400

/**
 * Unsaved work is kept in the browser and comes back with the version it began with; leaving the
 * program warns while there is any. Answers whether it would survive the page.
 */
export function useKept({ base, history, edits, ports, restart }: Kept): boolean {
  const [keptHere, setKeptHere] = useState(true)
  const restored = useRef(false)
  const { loose } = history.now
  const isDirty = edits.length > 0 || loose.size > 0
  useEffect(() => {
    if (restored.current) return
    restored.current = true
    void ports.kept().then(async (work) => {
      if (!work) return
      const from = work.version === base.version ? base : await ports.read(work.version)
      const draft = draftWithParts(openDraft(from.chain), work.edits)
      restart(from, { ...draft, loose: new Map(work.loose) })
    })
  }, [base, ports, restart])
  useEffect(() => {
    if (!restored.current || (history.done.length === 0 && isDirty)) return
    const timer = setTimeout(() => {
      const work = isDirty ? { version: base.version, edits, loose: [...loose] } : undefined
      if (work === undefined && history.done.length === 0 && history.undone.length === 0) return
      void ports.keep(work).then(setKeptHere)
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [base, edits, loose, isDirty, history, ports])
  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isDirty])
  return keptHere
}
