import { useCallback, useEffect, useRef, useState } from 'react'
import type { FirmLine } from '../../engine/firms/peers.ts'

/** Chains of the list, and how one is read; reading goes on one after the other. */
export interface FirmSource {
  readonly list: () => Promise<readonly string[]>
  readonly read: (chainId: string) => Promise<FirmLine>
}

export interface FirmsState {
  readonly lines: readonly FirmLine[]
  readonly total: number
  readonly isReading: boolean
  /** Chains that could not be read: shown by their ids. */
  readonly unread: readonly string[]
}

/** Reads the firms one by one, so that thirty of them never freeze the page; a stop keeps what is there. */
export function useFirms(source: FirmSource) {
  const [state, setState] = useState<FirmsState>({
    lines: [],
    total: 0,
    isReading: true,
    unread: [],
  })
  const turn = useRef({ number: 0 })
  const run = useCallback(async () => {
    const own = ++turn.current.number
    const ids = await source.list()
    if (own !== turn.current.number) return
    setState({ lines: [], total: ids.length, isReading: true, unread: [] })
    for (const id of ids) {
      const line = await source.read(id).catch(() => undefined)
      if (own !== turn.current.number) return
      setState((before) =>
        line
          ? { ...before, lines: [...before.lines, line] }
          : { ...before, unread: [...before.unread, id] },
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
