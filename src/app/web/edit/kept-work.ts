import type { DBSchema, IDBPDatabase } from 'idb'
import { openDB } from 'idb'
import type { KeptWork } from '../../../edit/screen/edit-ports.ts'

interface Rows extends DBSchema {
  work: { key: string; value: KeptWork }
}

/** Where a browser keeps nothing, work lasts as long as the page: moving between screens is safe. */
const inMemory = new Map<string, KeptWork>()
let opened: Promise<IDBPDatabase<Rows>> | undefined

function database(): Promise<IDBPDatabase<Rows>> {
  opened ??= openDB<Rows>('boucle-edits', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('work'),
  })
  return opened
}

/** Keeps what is not saved yet, or forgets it; false where it will not survive the page. */
export async function keepWork(chainId: string, work: KeptWork | undefined): Promise<boolean> {
  if (work) inMemory.set(chainId, work)
  else inMemory.delete(chainId)
  try {
    const rows = await database()
    if (work) await rows.put('work', work, chainId)
    else await rows.delete('work', chainId)
    return true
  } catch {
    return false
  }
}

export async function keptWork(chainId: string): Promise<KeptWork | undefined> {
  try {
    return (await (await database()).get('work', chainId)) ?? inMemory.get(chainId)
  } catch {
    return inMemory.get(chainId)
  }
}
