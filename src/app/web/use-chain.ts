import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../core/problem.ts'
import type { SeeDocument } from '../../see/engine/document.ts'
import type { SecondChain } from '../../see/screen/second-chain.ts'
import type { Land } from '../../ui/map/map-model.ts'
import type { LoadedChain } from './api-client.ts'
import { api, ServerError } from './api-client.ts'
import type { SeaPath } from './compute-client.ts'
import { compute, Refused } from './compute-client.ts'

type Sea = ReadonlyMap<string, SeaPath['path']>

/** Why something could not be done: what the screen says of it follows from this word. */
export type FailureKind = 'empty' | 'refused' | 'database' | 'server' | 'not-kept' | 'program'

/** What is shown beside the open chain: one that is kept, or an example that need not be kept. */
export type CompareWith =
  | { readonly kind: 'chain'; readonly chainId: string }
  | { readonly kind: 'example'; readonly slug: string }

/** The chain on the screen: what is known of it so far, or why there is nothing. */
export interface ChainState {
  readonly loaded: LoadedChain | undefined
  readonly document: SeeDocument | undefined
  readonly sea: Sea
  readonly second: (SecondChain & { readonly key: string; readonly raw: unknown }) | undefined
  readonly drawing: boolean
  readonly problems: readonly Problem[]
  readonly failure: FailureKind | undefined
  /** The words of the program or the server, when it has any. */
  readonly detail: string
}

const NOTHING: ChainState = {
  loaded: undefined,
  document: undefined,
  sea: new Map(),
  second: undefined,
  drawing: false,
  problems: [],
  failure: undefined,
  detail: '',
}
const NO_FAILURE = { problems: [], failure: undefined, detail: '' } as const

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
  const opened = useRef(0)
  const merge = useCallback(
    (part: Partial<ChainState>) => setState((before) => ({ ...before, ...part })),
    [],
  )
  const show = useCallback(
    async (loaded: LoadedChain) => {
      // Answers about a chain that was left in the meantime are dropped.
      const turn = ++opened.current
      const mergeNow = (part: Partial<ChainState>) => turn === opened.current && merge(part)
      const document = await compute.open(loaded.document)
      if (turn !== opened.current) return
      setState((before) => ({
        ...before,
        ...NO_FAILURE,
        loaded,
        document,
        drawing: true,
        sea: new Map(),
        // A chain beside itself says nothing.
        second: before.second?.key === `chain ${loaded.chainId}` ? undefined : before.second,
      }))
      remember(loaded.chainId)
      mergeNow({ sea: await seaOf(document) })
      mergeNow({ document: await compute.intervals(), drawing: false })
    },
    [merge],
  )
  const open = useCallback(
    async (chainId?: string, version?: number) => {
      try {
        const chains = await api.chains()
        const wanted = chainId ?? lastChain()
        const found = chains.find((each) => each.chainId === wanted) ?? chains[0]
        if (!found) return merge({ failure: 'empty', loaded: undefined, document: undefined })
        await show(await api.chain(found.chainId, version))
      } catch (error) {
        merge(failureOf(error))
      }
    },
    [merge, show],
  )
  const compare = useCallback(
    async (chosen: CompareWith | undefined) => {
      try {
        merge({ second: chosen && (await secondOf(chosen)), ...NO_FAILURE })
      } catch (error) {
        merge(failureOf(error))
      }
    },
    [merge],
  )
  useEffect(() => void open(), [open])
  const dismiss = useCallback(() => merge(NO_FAILURE), [merge])
  return { ...state, open, compare, dismiss }
}

async function secondOf(chosen: CompareWith): Promise<ChainState['second']> {
  const [key, raw] =
    chosen.kind === 'chain'
      ? [`chain ${chosen.chainId}`, (await api.chain(chosen.chainId)).document]
      : [`example ${chosen.slug}`, await api.example(chosen.slug)]
  const document = await compute.compare(raw)
  return { key, raw, document, sea: await seaOf(document) }
}

/** From an error to a word: refused by the engine, no database, no server, or a fault of ours. */
export function failureOf(error: unknown): Pick<ChainState, 'failure' | 'problems' | 'detail'> {
  if (error instanceof Refused && isOfStorage(error)) {
    return { failure: 'not-kept', problems: [], detail: '' }
  }
  if (error instanceof Refused) return { failure: 'refused', problems: error.problems, detail: '' }
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof ServerError) {
    return { failure: error.status === 503 ? 'database' : 'program', problems: [], detail }
  }
  // `fetch` rejects with a TypeError when nobody answers.
  return { failure: error instanceof TypeError ? 'server' : 'program', problems: [], detail }
}

/** The browser, which keeps the chains where there is no server, would not keep more. */
function isOfStorage({ problems }: Refused): boolean {
  return problems.some(({ code }) => code.startsWith('browser_storage_'))
}

/** Outlines of the countries, once a map is wanted; a map without them still shows the chain. */
export function useLand(wanted: boolean): Land | undefined {
  const [land, setLand] = useState<Land>()
  const missing = wanted && land === undefined
  useEffect(() => {
    if (!missing) return
    import('../../../reference/load-places.ts')
      .then(({ loadWorld }) => loadWorld())
      .then((world) => setLand(world as unknown as Land))
      .catch(() => undefined)
  }, [missing])
  return land
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
