import { differenceOfParts } from '../../chain/version/merge.ts'
import type {
  ChainStore,
  ChainSummary,
  ChainVersion,
  CreateChain,
  Part,
  SaveChain,
  SaveOutcome,
  ValidateParts,
} from '../engine/chain-store.ts'
import { manifestOf } from '../engine/manifest.ts'
import type { StoredVersion } from '../engine/plan-save.ts'
import {
  baseVersionMissing,
  chainExists,
  chainMissing,
  conflictsWithBodies,
  planSave,
  preparedParts,
  stopping,
  withBodies,
} from '../engine/plan-save.ts'
import type { ScenarioDocument } from '../engine/scenario-store.ts'
import { latestFirst, revised } from './indexed-db-scenario-store.ts'
import type { BrowserStores } from './open-browser-stores.ts'

/** One version with all its parts. */
interface Whole {
  readonly version: ChainVersion
  readonly parts: readonly Part[]
}

interface Kept {
  readonly summary: ChainSummary
  /** Oldest first: version n stands at n - 1. */
  readonly versions: readonly Whole[]
}

/**
 * Stores that live as long as the page, for a browser that keeps nothing: the same contract, so that
 * one can work, and take the work home as a file.
 */
export function memoryStores(validate: ValidateParts): BrowserStores {
  const chains = new Map<string, Kept>()
  const scenarios = new Map<string, ScenarioDocument>()
  return {
    chains: chainStore(chains, validate, (chainId) => {
      for (const each of scenarios.values()) {
        if (each.chainId === chainId) scenarios.delete(each.scenarioId)
      }
    }),
    scenarios: {
      list: async (chainId) =>
        latestFirst([...scenarios.values()].filter((each) => each.chainId === chainId)),
      read: async (scenarioId) => scenarios.get(scenarioId),
      async save(scenario) {
        const kept = scenarios.get(scenario.scenarioId)
        const hasBase = chains.get(scenario.chainId)?.versions[scenario.baseVersion - 1]
        const document = hasBase && revised(scenario, kept)
        if (document !== undefined) {
          scenarios.set(scenario.scenarioId, document)
          return { status: 'saved', document }
        }
        return kept === undefined ? { status: 'missing' } : { status: 'conflict', theirs: kept }
      },
      remove: async (scenarioId) => scenarios.delete(scenarioId),
    },
  }
}

function chainStore(
  chains: Map<string, Kept>,
  validate: ValidateParts,
  onRemoved: (chainId: string) => void,
): ChainStore {
  const find = (chainId: string, version?: number): Whole | undefined =>
    version === undefined
      ? chains.get(chainId)?.versions.at(-1)
      : chains.get(chainId)?.versions[version - 1]
  return {
    list: async () =>
      [...chains.values()]
        .map(({ summary }) => summary)
        .sort((a, b) => b.savedAt - a.savedAt || (a.chainId < b.chainId ? -1 : 1)),
    create: async (chain) => create(chains, validate, chain),
    save: async (chain) => save(chains, validate, chain),
    read: async (chainId, version) => find(chainId, version),
    versions: async (chainId) =>
      (chains.get(chainId)?.versions ?? []).map(({ version }) => version).toReversed(),
    async difference(chainId, before, after) {
      const [a, b] = [find(chainId, before), find(chainId, after)]
      return a && b && differenceOfParts(a.parts, b.parts)
    },
    async setInForce(chainId, version) {
      const kept = chains.get(chainId)
      if (!kept || !find(chainId, version)) return false
      chains.set(chainId, { ...kept, summary: { ...kept.summary, versionInForce: version } })
      return true
    },
    async remove(chainId) {
      onRemoved(chainId)
      return chains.delete(chainId)
    },
  }
}

function create(
  chains: Map<string, Kept>,
  validate: ValidateParts,
  chain: CreateChain,
): SaveOutcome {
  const prepared = preparedParts(chain)
  if ('problems' in prepared) return { status: 'invalid', problems: prepared.problems }
  const stops = stopping(validate, prepared.parts)
  if (stops.length > 0) return { status: 'invalid', problems: stops }
  const latest = chains.get(chain.chainId)?.versions.at(-1)
  if (latest?.version.manifestHash === manifestOf(prepared.parts).hash) {
    return { status: 'unchanged', version: latest.version }
  }
  if (latest) return { status: 'invalid', problems: [chainExists(chain.chainId)] }
  return { status: 'saved', version: write(chains, chain, prepared.parts) }
}

function save(chains: Map<string, Kept>, validate: ValidateParts, chain: SaveChain): SaveOutcome {
  const { chainId, baseVersion } = chain
  const prepared = preparedParts(chain)
  if ('problems' in prepared) return { status: 'invalid', problems: prepared.problems }
  const versions = chains.get(chainId)?.versions ?? []
  const [latest, base] = [versions.at(-1), versions[baseVersion - 1]]
  if (!latest) return { status: 'invalid', problems: [chainMissing(chainId)] }
  if (!base) return { status: 'invalid', problems: [baseVersionMissing(chainId, baseVersion)] }
  const plan = planSave(prepared.parts, stored(base), stored(latest))
  if (plan.kind === 'unchanged') return { status: 'unchanged', version: latest.version }
  const known = [...prepared.parts, ...base.parts, ...latest.parts]
  if (plan.kind === 'conflict') {
    const conflicts = conflictsWithBodies(plan.conflicts, known)
    return { status: 'conflict', latest: latest.version, conflicts }
  }
  const whole = withBodies(plan.refs, known)
  const stops = stopping(validate, whole)
  if (stops.length > 0) return { status: 'invalid', problems: stops }
  const version = write(chains, chain, whole)
  if (!plan.merged) return { status: 'saved', version }
  return { status: 'merged', version, theirs: differenceOfParts(base.parts, latest.parts) }
}

function stored({ version, parts }: Whole): StoredVersion {
  return { version: version.version, manifestHash: version.manifestHash, refs: parts }
}

function write(
  chains: Map<string, Kept>,
  chain: CreateChain | SaveChain,
  parts: readonly Part[],
): ChainVersion {
  const { chainId, author, note } = chain
  const known = chains.get(chainId)
  const manifest = manifestOf(parts)
  const version: ChainVersion = {
    chainId,
    version: (known?.versions.length ?? 0) + 1,
    manifestHash: manifest.hash,
    savedAt: Date.now(),
    author,
    note,
    partCount: manifest.partCount,
  }
  const summary: ChainSummary = {
    chainId,
    name: chain.name ?? known?.summary.name ?? chainId,
    latestVersion: version.version,
    versionInForce: known?.summary.versionInForce ?? version.version,
    savedAt: version.savedAt,
  }
  chains.set(chainId, { summary, versions: [...(known?.versions ?? []), { version, parts }] })
  return version
}
