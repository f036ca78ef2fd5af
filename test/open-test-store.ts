import { openFolder } from './open-folder.ts'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Store } from '../src/store/open.ts'
import { inWholeDatabase, openStore } from '../src/store/open.ts'

/** A database of its own for one test file. */
export interface TestStore {
  readonly store: Store
  /** A fresh folder for files of the test. */
  readonly folder: string
  readonly newOrganisation: () => Promise<string>
  readonly close: () => Promise<void>
}

export async function openTestStore(): Promise<TestStore> {
  const folder = openFolder('test')
  const opened = await openStore({ dataFolder: path.join(folder, 'data') })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  const store = opened.value
  return {
    store,
    folder,
    newOrganisation: async () => {
      const orgId = randomUUID()
      await inWholeDatabase(store, 'READ COMMITTED', (client) =>
        client.query('INSERT INTO boucle.organisation (org_id, name) VALUES ($1, $2)', [
          orgId,
          'test',
        ]),
      )
      return orgId
    },
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
