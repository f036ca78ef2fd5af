import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../core/problem.ts'
import type { FirstDocument } from '../../engine/first/document.ts'

/** Starts a ranking: heard again and again until it is whole. */
export type StartFirst = (
  hear: (document: FirstDocument, isLast: boolean) => void,
  failed: (error: Error) => void,
) => { readonly stop: () => void }

export interface FirstState {
  readonly document: FirstDocument | undefined
  readonly isRunning: boolean
  readonly problems: readonly Problem[]
  readonly error: string | undefined
}

const BEGUN: FirstState = { document: undefined, isRunning: true, problems: [], error: undefined }

/** The ranking as it comes; a page that is left stops the work. */
export function useFirst(start: StartFirst) {
  const [state, setState] = useState<FirstState>(BEGUN)
  const run = useRef<ReturnType<StartFirst>>(undefined)
  useEffect(() => {
    setState(BEGUN)
    run.current = start(
      (document, isLast) => setState({ ...BEGUN, document, isRunning: !isLast }),
      (error) =>
        setState((before) => ({
          ...before,
          isRunning: false,
          problems: (error as { readonly problems?: readonly Problem[] }).problems ?? [],
          error: error.message,
        })),
    )
    return () => run.current?.stop()
  }, [start])
  const stop = useCallback(() => {
    run.current?.stop()
    setState((before) => ({ ...before, isRunning: false }))
  }, [])
  return { ...state, stop }
}
