import { useEffect, useMemo, useRef, useState } from 'react'
import type { Problem } from '../../core/problem.ts'
import { changedParts } from '../engine/changed-parts.ts'
import { documentOfDraft, openDraft, wholeOf } from '../engine/draft.ts'
import type { Draft } from '../model.ts'
import type { BaseVersion, Computed, EditPorts } from './edit-ports.ts'

type Document = ReturnType<typeof documentOfDraft>

/**
 * The figures of the last state of the table that makes a valid chain. While one question is under
 * way only the latest state waits: whatever was typed in between is in it.
 */
export function useComputed(base: BaseVersion, draft: Draft, ports: EditPorts) {
  const baseWhole = useMemo(() => wholeOf(openDraft(base.chain)), [base])
  const document = useMemo(() => documentOfDraft(draft), [draft])
  const editsSinceBase = useMemo(() => changedParts(baseWhole, wholeOf(draft)), [baseWhole, draft])
  const [before, setBefore] = useState<Computed>()
  const [now, setNow] = useState<Computed>()
  const [refused, setRefused] = useState<readonly Problem[]>([])
  const worker = useRef<{ accepted?: Document; wanted?: Document; busy: boolean }>({ busy: false })
  useEffect(() => {
    const state = worker.current
    state.wanted = document
    if (state.busy) return
    state.busy = true
    const follow = async () => {
      while (state.wanted !== undefined) {
        const wanted: Document = state.wanted
        delete state.wanted
        try {
          const computed = await (state.accepted === undefined
            ? ports.open(wanted)
            : ports.change(changedParts(state.accepted, wanted)))
          state.accepted = wanted
          setNow(computed)
          setBefore((known) => known ?? computed)
          setRefused([])
        } catch (error) {
          const problems = ports.problemsOf(error)
          if (!problems) throw error
          setRefused(problems.filter(({ severity }) => severity === 'error'))
        }
      }
    }
    follow()
      .catch(() => undefined)
      .finally(() => {
        state.busy = false
      })
  }, [document, ports])
  return { before, now, refused, editsSinceBase }
}
