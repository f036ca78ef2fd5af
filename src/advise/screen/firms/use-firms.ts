import { useCallback, useEffect, useRef, useState } from 'react'
import type { FirstAction } from '../../engine/firms/first-action.ts'
import type { FirmLine } from '../../engine/firms/peers.ts'

/** A chain that is kept, before it is read. */
export interface KeptFirm {
  readonly chainId: string
  readonly name: string
}

/** Chains of the list, and how one is read; reading goes on one after the other. */
export interface FirmSource {
  readonly list: () => Promise<readonly KeptFirm[]>
  readonly read: (chainId: string) => Promise<FirmLine>
  /** What this firm should do first; undefined: nothing gains. */
  readonly first: (chainId: string, signal: AbortSignal) => Promise<FirstAction | undefined>
}

export interface FirmsState {
  readonly kept: readonly KeptFirm[]
  readonly lines: readonly FirmLine[]
  readonly isReading: boolean
  /** Chains that could not be read: shown by their names. */
  readonly unread: readonly KeptFirm[]
}

const BEGUN: FirmsState = { kept: [], lines: [], isReading: true, unread: [] }

/** Reads the firms one by one, so that thirty never freeze the page; a stop keeps what is there. */
export function useFirms(source: FirmSource) {
  const [state, setState] = useState<FirmsState>(BEGUN)
  const turn = useRef({ number: 0 })
  const run = useCallback(async () => {
    const own = ++turn.current.number
    const kept = await source.list()
    if (own !== turn.current.number) return
    setState({ ...BEGUN, kept })
    for (const firm of kept) {
      const line = await source.read(firm.chainId).catch(() => undefined)
      if (own !== turn.current.number) return
      setState((before) =>
        line
          ? { ...before, lines: [...before.lines, line] }
          : { ...before, unread: [...before.unread, firm] },
      )
    }
    setState((before) => ({ ...before, isReading: false }))
  }, [source])
  useEffect(() => {
    const { current } = turn
    void run()
    return () => void current.number++
  }, [run])
  const stop = useCallback(() => {
    turn.current.number++
    setState((before) => ({ ...before, isReading: false }))
  }, [])
  return { ...state, stop }
}

/** Null: sought, and nothing gains or nothing can be said. Missing: not sought yet. */
export type FirstActions = Readonly<Record<string, FirstAction | null>>

/** What each firm should do first: sought on demand, one firm after the other, and kept here. */
export function useFirstActions(source: FirmSource) {
  const [actions, setActions] = useState<FirstActions>({})
  const [work, setWork] = useState<{ readonly done: number; readonly total: number }>()
  const running = useRef<AbortController>(undefined)
  const start = useCallback(
    async (chainIds: readonly string[]) => {
      const own = new AbortController()
      running.current?.abort()
      running.current = own
      for (const [done, chainId] of chainIds.entries()) {
        setWork({ done, total: chainIds.length })
        const action = await source.first(chainId, own.signal).catch(() => undefined)
        if (own.signal.aborted) return
        setActions((before) => ({ ...before, [chainId]: action ?? null }))
      }
      setWork(undefined)
    },
    [source],
  )
  const stop = useCallback(() => {
    running.current?.abort()
    setWork(undefined)
  }, [])
  useEffect(() => () => running.current?.abort(), [])
  return { actions, work, start, stop }
}
