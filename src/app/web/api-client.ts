import type { Problem } from '../../core/problem.ts'
import type { ChainSummary, ChainVersion, SaveOutcome } from '../../store/engine/chain-store.ts'
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

/** Asks the server; a refusal is thrown with its problems. */
export async function call(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(`/api/v1${path}`, init)
  if (response.ok || response.status === 409) return response
  const details = (await response.json().catch(() => ({}))) as Details
  if (details.problems && details.problems.length > 0) throw new Refused(details.problems)
  throw new ServerError(response.status, details.detail ?? response.statusText)
}

const jsonHeaders = { 'content-type': 'application/json' }

/** Chains and examples, as the server keeps them. */
export const api = {
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
