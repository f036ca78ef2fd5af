import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../core/problem.ts'
import type { ProofDocument, ProofOptions } from '../engine/document.ts'
import type { ProofRun, StartProof } from './proof-run.ts'

/** What a page knows of its proof so far. */
export interface ProofState {
  readonly proof: ProofDocument | undefined
  /** `first`: nothing to show yet; `finer`: a first answer is shown and a better one is under way. */
  readonly phase: 'first' | 'finer' | 'done' | 'turning-points'
  readonly problems: readonly Problem[]
  readonly error: string | undefined
}

/** A first answer on few seasons, at once; then the one that counts. */
const QUICK = { paths: 128, samplePaths: 64 } as const
const FULL = { paths: 1024 } as const

/** Asks again whenever `asked` is another object (keep it); a question that is no longer wanted is stopped. */
export function useProof(start: StartProof, asked: ProofOptions) {
  const [state, setState] = useState<ProofState>({
    proof: undefined,
    phase: 'first',
    problems: [],
    error: undefined,
  })
  const run = useRef<ProofRun>(undefined)
  const ask = useCallback(
    async (options: ProofOptions, isWanted: () => boolean) => {
      const next = start(options)
      run.current = next
      const proof = await next.answer
      return isWanted() ? proof : undefined
    },
    [start],
  )
  useEffect(() => {
    let wanted = true
    const isWanted = () => wanted
    const refine = async () => {
      setState((before) => ({ ...before, phase: before.proof ? 'finer' : 'first' }))
      try {
        const quick = await ask({ ...asked, ...QUICK }, isWanted)
        if (!quick) return
        setState({ proof: quick, phase: 'finer', problems: [], error: undefined })
        const full = await ask({ ...asked, ...FULL }, isWanted)
        if (full) setState({ proof: full, phase: 'done', problems: [], error: undefined })
      } catch (error) {
        if (wanted) setState((before) => ({ ...before, phase: 'done', ...failureOf(error) }))
      }
    }
    void refine()
    return () => {
      wanted = false
      run.current?.stop()
    }
  }, [ask, asked])
  const findTurningPoints = useCallback(async () => {
    setState((before) => ({ ...before, phase: 'turning-points' }))
    try {
      const proof = await ask({ ...asked, ...FULL, breakEven: true }, () => true)
      if (proof) setState({ proof, phase: 'done', problems: [], error: undefined })
    } catch (error) {
      setState((before) => ({ ...before, phase: 'done', ...failureOf(error) }))
    }
  }, [ask, asked])
  const stop = useCallback(() => {
    run.current?.stop()
    setState((before) => ({ ...before, phase: 'done' }))
  }, [])
  return { ...state, findTurningPoints, stop }
}

/** Problems of the input, or the words of a failure; a question that was stopped is neither. */
function failureOf(error: unknown): Pick<ProofState, 'problems' | 'error'> {
  const problems = (error as { readonly problems?: readonly Problem[] }).problems ?? []
  const message = error instanceof Error && error.message !== '' ? error.message : undefined
  return { problems, error: problems.length > 0 ? undefined : message }
}
