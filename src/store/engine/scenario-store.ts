/*
 * Where scenarios are kept, whatever the machine: PostgreSQL and the browser's IndexedDB honour the
 * same contract (test/contracts/scenario-store.ts). Types only.
 */

/** A scenario as kept: a document upon a version of a chain. */
export interface ScenarioDocument {
  readonly scenarioId: string
  readonly chainId: string
  readonly baseVersion: number
  readonly body: unknown
  /** 1, 2, 3 ...: what a save must have read. */
  readonly revision: number
  /** Milliseconds since 1970-01-01 UTC. */
  readonly updatedAt: number
}

export type SaveScenarioOutcome =
  | { readonly status: 'saved'; readonly document: ScenarioDocument }
  /** Someone saved in between: nothing is written, theirs is shown. */
  | { readonly status: 'conflict'; readonly theirs: ScenarioDocument }
  /** It was removed in between, or the version of the chain does not exist. */
  | { readonly status: 'missing' }

export interface SaveScenario extends Omit<ScenarioDocument, 'revision' | 'updatedAt'> {
  /** The revision that was read; 0 for a new scenario. */
  readonly baseRevision: number
}

export interface ScenarioStore {
  /** Of one chain, latest first. */
  list(chainId: string): Promise<readonly ScenarioDocument[]>
  read(scenarioId: string): Promise<ScenarioDocument | undefined>
  save(scenario: SaveScenario): Promise<SaveScenarioOutcome>
  /** False when there was none. */
  remove(scenarioId: string): Promise<boolean>
}
