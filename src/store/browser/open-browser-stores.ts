import type { Result } from '../../core/problem.ts'
import { ok } from '../../core/problem.ts'
import type { ChainStore, ValidateParts } from '../engine/chain-store.ts'
import type { ScenarioStore } from '../engine/scenario-store.ts'
import type { DatabaseOptions } from './database.ts'
import { openDatabase } from './database.ts'
import { indexedDbChainStore } from './indexed-db-chain-store.ts'
import { indexedDbScenarioStore } from './indexed-db-scenario-store.ts'

/** What a browser keeps by itself. */
export interface BrowserStores {
  readonly chains: ChainStore
  readonly scenarios: ScenarioStore
}

interface OpenOptions extends Omit<DatabaseOptions, 'name'> {
  readonly validate: ValidateParts
  /** Of the database in the browser. */
  readonly name?: string
}

/** Opens the stores of this browser; a problem when the browser keeps nothing. */
export async function openBrowserStores({
  validate,
  name = 'boucle',
  ...told
}: OpenOptions): Promise<Result<BrowserStores>> {
  const opened = await openDatabase({ name, ...told })
  if (!opened.ok) return opened
  return ok({
    chains: indexedDbChainStore(opened.value, validate),
    scenarios: indexedDbScenarioStore(opened.value),
  })
}
