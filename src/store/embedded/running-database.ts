import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { readPasswords } from './cluster-home.ts'
import { OWNER_ROLE } from './create-cluster.ts'
import type { Login } from './open-embedded.ts'
import { runningPostmaster } from './postmaster.ts'

/**
 * How the owner of the tables reaches the server that another process of Boucle has running on this
 * data folder; undefined when there is none, or when its passwords cannot be read.
 */
export async function runningDatabase(dataFolder: string): Promise<Login | undefined> {
  const home = await realpath(path.resolve(dataFolder, 'postgres')).catch(() => undefined)
  if (home === undefined) return undefined
  const passwords = await readPasswords(path.join(home, 'passwords.json'))
  const running = await runningPostmaster(path.join(home, 'cluster'))
  if (!passwords || !running) return undefined
  const { host, port } = running
  return { host, port, database: 'boucle', user: OWNER_ROLE, password: passwords.owner }
}
