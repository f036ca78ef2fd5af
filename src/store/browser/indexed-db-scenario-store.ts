import type { IDBPDatabase } from 'idb'
import { canonicalJson } from '../../chain/version/canonical.ts'
import type {
  SaveScenario,
  SaveScenarioOutcome,
  ScenarioDocument,
  ScenarioStore,
} from '../engine/scenario-store.ts'
import type { Rows } from './database.ts'

/** Scenarios of this browser, by the contract of every scenario store. */
export function indexedDbScenarioStore(db: IDBPDatabase<Rows>): ScenarioStore {
  return {
    list: async (chainId) => latestFirst(await db.getAllFromIndex('scenarios', 'chainId', chainId)),
    read: (scenarioId) => db.get('scenarios', scenarioId),
    save: (scenario) => save(db, scenario),
    async remove(scenarioId) {
      const tx = db.transaction('scenarios', 'readwrite', { durability: 'strict' })
      const known = (await tx.store.getKey(scenarioId)) !== undefined
      await tx.store.delete(scenarioId)
      await tx.done
      return known
    },
  }
}

export function latestFirst(all: readonly ScenarioDocument[]): readonly ScenarioDocument[] {
  return all.toSorted((a, b) => b.updatedAt - a.updatedAt || (a.scenarioId < b.scenarioId ? -1 : 1))
}

/** What a save writes over what is kept; undefined when the revision that was read is not kept. */
export function revised(
  { baseRevision, ...scenario }: SaveScenario,
  kept: ScenarioDocument | undefined,
): ScenarioDocument | undefined {
  if ((kept?.revision ?? 0) !== baseRevision) return undefined
  return {
    ...scenario,
    body: JSON.parse(canonicalJson(scenario.body)) as unknown,
    revision: baseRevision + 1,
    updatedAt: Date.now(),
  }
}

async function save(db: IDBPDatabase<Rows>, scenario: SaveScenario): Promise<SaveScenarioOutcome> {
  const tx = db.transaction(['scenarios', 'versions'], 'readwrite', { durability: 'strict' })
  const kept = await tx.objectStore('scenarios').get(scenario.scenarioId)
  const base = [scenario.chainId, scenario.baseVersion] as const
  const hasBase = (await tx.objectStore('versions').getKey([...base])) !== undefined
  const document = hasBase ? revised(scenario, kept) : undefined
  if (document !== undefined) await tx.objectStore('scenarios').put(document)
  await tx.done
  if (document !== undefined) return { status: 'saved', document }
  return kept === undefined ? { status: 'missing' } : { status: 'conflict', theirs: kept }
}
