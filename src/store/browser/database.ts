import type { DBSchema, IDBPDatabase } from 'idb'
import { openDB } from 'idb'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok, problem } from '../../core/problem.ts'
import type { ChainSummary, ChainVersion, Part } from '../engine/chain-store.ts'
import type { NounEntries, NounHashes } from '../engine/manifest.ts'
import type { ScenarioDocument } from '../engine/scenario-store.ts'

/** The same kinds of rows as the tables of the server's database. */
export interface Rows extends DBSchema {
  chains: { key: string; value: ChainSummary }
  versions: {
    key: [chainId: string, version: number]
    value: ChainVersion & { readonly nouns: NounHashes }
  }
  nounManifests: {
    key: [chainId: string, noun: string, hash: string]
    value: {
      readonly chainId: string
      readonly noun: string
      readonly hash: string
      readonly entries: NounEntries
    }
  }
  parts: {
    key: [chainId: string, noun: string, id: string, hash: string]
    value: Part & { readonly chainId: string }
  }
  scenarios: { key: string; value: ScenarioDocument; indexes: { chainId: string } }
}

/** Of the rows above: 2 added scenarios. */
const DATABASE_VERSION = 2

export interface DatabaseOptions {
  readonly name: string
  /** An older page holds the database: it must be closed first. */
  readonly onBlocked?: () => void
  /** A newer page took the database, or the browser closed it: nothing more is read or kept. */
  readonly onClosed?: () => void
}

/** Opens the database of this browser; a problem when the browser keeps nothing. */
export async function openDatabase({
  name,
  onBlocked,
  onClosed,
}: DatabaseOptions): Promise<Result<IDBPDatabase<Rows>>> {
  try {
    const db = await openDB<Rows>(name, DATABASE_VERSION, {
      upgrade(fresh, oldVersion) {
        if (oldVersion < 1) {
          fresh.createObjectStore('chains', { keyPath: 'chainId' })
          fresh.createObjectStore('versions', { keyPath: ['chainId', 'version'] })
          fresh.createObjectStore('nounManifests', { keyPath: ['chainId', 'noun', 'hash'] })
          fresh.createObjectStore('parts', { keyPath: ['chainId', 'noun', 'id', 'hash'] })
        }
        if (oldVersion < 2) {
          const scenarios = fresh.createObjectStore('scenarios', { keyPath: 'scenarioId' })
          scenarios.createIndex('chainId', 'chainId')
        }
      },
      blocked: () => onBlocked?.(),
      // A page of a newer version wants to change the schema: let it.
      blocking: (_current, _blocked, event) => {
        ;(event.target as IDBDatabase).close()
        onClosed?.()
      },
      terminated: () => onClosed?.(),
    })
    return ok(db)
  } catch (error) {
    const isNewer = error instanceof DOMException && error.name === 'VersionError'
    return fail(isNewer ? storageNewer() : storageRefused(error))
  }
}

/** Every key that starts with the chain: an array is greater than any text or number. */
export function ofChain(chainId: string): IDBKeyRange {
  return IDBKeyRange.bound([chainId], [chainId, []])
}

export function storageFull(): Problem {
  return problem({
    code: 'browser_storage_full',
    path: [],
    message: 'The space that this browser gives to this page is full: nothing was saved.',
    maybe: 'Maybe save the chain as a file and remove chains that are no longer used.',
  })
}

/** Of a page whose database was taken by a newer one. */
export function storageClosed(): Problem {
  return problem({
    code: 'browser_storage_closed',
    path: [],
    message:
      'A newer version of Boucle has opened what this browser keeps: nothing was saved here.',
    maybe: 'Maybe save what is on screen as a file, then load this page again.',
  })
}

function storageNewer(): Problem {
  return problem({
    code: 'browser_storage_newer',
    path: [],
    message: 'What this browser keeps was written by a newer version of Boucle: it is left alone.',
    maybe: 'Maybe load the page again, or open the newer version where it is.',
  })
}

function storageRefused(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  return problem({
    code: 'browser_storage_refused',
    path: [],
    message: `This browser keeps nothing for this page: ${reason}`,
    maybe: 'Maybe this is a private window, or site data are blocked in the settings.',
    values: { reason },
  })
}
