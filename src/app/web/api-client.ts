import type { Problem } from '../../core/problem.ts'
import type { ChainSummary, ChainVersion, SaveOutcome } from '../../store/engine/chain-store.ts'
import type {
  SaveScenario,
  SaveScenarioOutcome,
  ScenarioDocument,
  ScenarioStore,
} from '../../store/engine/scenario-store.ts'
import { answer } from './home/answer.ts'
import { Refused } from './compute-client.ts'

/** One example of the list. */
export interface ExampleEntry {
  readonly slug: string
  readonly nameFr: string
  readonly nameEn: string
  readonly oneLineFr: string
  readonly oneLineEn: string
}

export interface LoadedChain {
  readonly chainId: string
  readonly version: number
  readonly document: unknown
}

/** The server said no; the sentence is meant for people. */
export class ServerError extends Error {
  readonly status: number

  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

interface Details {
  readonly detail?: string
  readonly problems?: readonly Problem[]
}

/** Asks who keeps the chains; a refusal is thrown with its problems. */
export async function call(path: string, init?: RequestInit): Promise<Response> {
  const response = await answer(path, init)
  if (response.ok || response.status === 409) return response
  const details = (await response.json().catch(() => ({}))) as Details
  if (details.problems && details.problems.length > 0) throw new Refused(details.problems)
  throw new ServerError(response.status, details.detail ?? response.statusText)
}

const jsonHeaders = { 'content-type': 'application/json' }

/** Scenarios, by the contract of the store that keeps them. */
const scenarios: ScenarioStore = {
  list: async (chainId) =>
    (await (
      await call(`/chains/${encodeURIComponent(chainId)}/scenarios`)
    ).json()) as ScenarioDocument[],
  read: (scenarioId) =>
    orMissing(undefined, async () => {
      const response = await call(`/scenarios/${encodeURIComponent(scenarioId)}`)
      return (await response.json()) as ScenarioDocument
    }),
  save: (scenario) => orMissing({ status: 'missing' }, () => saveScenario(scenario)),
  remove: (scenarioId) =>
    orMissing(false, async () => {
      await call(`/scenarios/${encodeURIComponent(scenarioId)}`, { method: 'DELETE' })
      return true
    }),
}

async function saveScenario(scenario: SaveScenario): Promise<SaveScenarioOutcome> {
  const { chainId, scenarioId, baseRevision, body } = scenario
  const path = `/chains/${encodeURIComponent(chainId)}/scenarios/${encodeURIComponent(scenarioId)}`
  const headers = { ...jsonHeaders, 'if-match': baseRevision === 0 ? '*' : `"${baseRevision}"` }
  const response = await call(path, { method: 'PUT', headers, body: JSON.stringify(body) })
  const answer: unknown = await response.json()
  return response.status === 409
    ? (answer as SaveScenarioOutcome)
    : { status: 'saved', document: answer as ScenarioDocument }
}

/** What is not there is an ordinary outcome of a store, not a failure. */
async function orMissing<T>(missing: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ServerError && error.status === 404) return missing
    throw error
  }
}

/** Chains, examples and scenarios, as the server or this browser keeps them. */
export const api = {
  scenarios,
  examples: async () => (await (await call('/examples')).json()) as ExampleEntry[],
  example: async (slug: string) => (await (await call(`/examples/${slug}`)).json()) as unknown,
  chains: async () => (await (await call('/chains')).json()) as ChainSummary[],
  versions: async (chainId: string) =>
    (await (
      await call(`/chains/${encodeURIComponent(chainId)}/versions`)
    ).json()) as ChainVersion[],
  async chain(chainId: string, version?: number): Promise<LoadedChain> {
    const query = version === undefined ? '' : `?version=${version}`
    const response = await call(`/chains/${encodeURIComponent(chainId)}${query}`)
    const etag = /\d+/.exec(response.headers.get('etag') ?? '')?.[0]
    return { chainId, version: Number(etag), document: await response.json() }
  },
  async create(chainId: string, document: unknown, note: string): Promise<SaveOutcome> {
    const body = JSON.stringify({ chainId, document, note })
    return (await (
      await call('/chains', { method: 'POST', headers: jsonHeaders, body })
    ).json()) as SaveOutcome
  },
  async save(chain: LoadedChain, document: unknown, note: string): Promise<SaveOutcome> {
    const response = await call(
      `/chains/${encodeURIComponent(chain.chainId)}?note=${encodeURIComponent(note)}`,
      {
        method: 'PUT',
        headers: { ...jsonHeaders, 'if-match': `"${chain.version}"` },
        body: JSON.stringify(document),
      },
    )
    return (await response.json()) as SaveOutcome
  },
  remove: (chainId: string) => call(`/chains/${encodeURIComponent(chainId)}`, { method: 'DELETE' }),
  setInForce: (chainId: string, version: number) =>
    call(`/chains/${encodeURIComponent(chainId)}/in-force`, {
      method: 'PUT',
      headers: jsonHeaders,
      body: JSON.stringify({ version }),
    }),
}
