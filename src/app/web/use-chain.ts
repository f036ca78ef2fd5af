import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../core/problem.ts'
import type { SeeDocument } from '../../see/engine/document.ts'
import type { Land } from '../../ui/map/ClientMap.tsx'
import type { LoadedChain } from './api-client.ts'
import { api } from './api-client.ts'
import type { SeaPath } from './compute-client.ts'
import { compute, Refused } from './compute-client.ts'

type Sea = ReadonlyMap<string, SeaPath['path']>

/** The chain on the screen: what is known of it so far, or why there is nothing. */
export interface ChainState {
  readonly loaded: LoadedChain | undefined
  readonly document: SeeDocument | undefined
  readonly land: Land | undefined
  readonly sea: Sea
  readonly drawing: boolean
  readonly problems: readonly Problem[]
  readonly failure: string | undefined
}

const NOTHING: ChainState = {
  loaded: undefined,
  document: undefined,
  land: undefined,
  sea: new Map(),
  drawing: false,
  problems: [],
  failure: undefined,
}

const LAST = 'boucle.chain'

function lastChain(): string | undefined {
  try {
    return localStorage.getItem(LAST) ?? undefined
  } catch {
    return undefined
  }
}

function remember(chainId: string): void {
  try {
    localStorage.setItem(LAST, chainId)
  } catch {
    // The next visit then opens the latest chain.
  }
}

/** Opens a chain: figures first, then their intervals, the land and the ways by sea. */
export function useChain() {
  const [state, setState] = useState<ChainState>(NOTHING)
  const merge = useCallback(
    (part: Partial<ChainState>) => setState((before) => ({ ...before, ...part })),
    [],
  )
  const show = useCallback(
    async (loaded: LoadedChain) => {
      const document = await compute.open(loaded.document)
      merge({ loaded, document, drawing: true, problems: [], failure: undefined, sea: new Map() })
      remember(loaded.chainId)
      const sea = await seaOf(document)
      merge({ sea })
      const drawn = await compute.intervals()
      merge({ document: drawn, drawing: false })
    },
    [merge],
  )
  const open = useCallback(
    async (chainId?: string, version?: number) => {
      try {
        const chains = await api.chains()
        const wanted = chainId ?? lastChain()
        const found = chains.find((each) => each.chainId === wanted) ?? chains[0]
        if (!found) return merge({ ...NOTHING, failure: 'empty' })
        await show(await api.chain(found.chainId, version))
      } catch (error) {
        merge(failureOf(error))
      }
    },
    [merge, show],
  )
  useEffect(() => {
    void open()
    import('../../../reference/load-places.ts')
      .then(({ loadWorld }) => loadWorld())
      .then((land) => merge({ land: land as unknown as Land }))
      .catch(() => undefined)
  }, [open, merge])
  return { ...state, open }
}

function failureOf(error: unknown): Partial<ChainState> {
  if (error instanceof Refused) return { problems: error.problems, failure: 'refused' }
  return { failure: error instanceof Error ? error.message : String(error) }
}

/** Ways of the sea lanes; an error leaves great circles. */
async function seaOf(document: SeeDocument): Promise<Sea> {
  const routes = document.stages.flatMap((row) =>
    row.mode?.startsWith('sea') &&
    row.fromLatitudeDeg !== undefined &&
    row.latitudeDeg !== undefined
      ? [
          {
            id: row.id,
            from: { latitudeDeg: row.fromLatitudeDeg, longitudeDeg: row.fromLongitudeDeg ?? 0 },
            to: { latitudeDeg: row.latitudeDeg, longitudeDeg: row.longitudeDeg ?? 0 },
          },
        ]
      : [],
  )
  if (routes.length === 0) return new Map()
  try {
    const found = await compute.sea(routes.slice(0, 60))
    return new Map(found.map(({ id, path }) => [id, path]))
  } catch {
    return new Map()
  }
}
