import { lstat, readFile, readdir, lchown } from 'node:fs/promises'
import path from 'node:path'
import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import { noServerUser } from './problems.ts'

/** An operating-system identity, as `spawn` takes it. */
export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/** Who runs what: the database server, and `initdb`, which wants a user with a name. */
export interface ServerUsers {
  readonly server: SystemUser
  readonly creator: SystemUser
}

/**
 * Identity of the server when Node runs as root, which PostgreSQL refuses for itself. A number of
 * its own, not `nobody`: other services that run as `nobody` must not read the data. Below 65536
 * so that it exists inside the user namespaces of containers. Assumption: nobody else has it.
 */
const OWN_ID = 46_801

/** Undefined when Node is not root: the server then runs as the same user. */
export async function serverUsers(clusterFolder: string): Promise<Result<ServerUsers | undefined>> {
  if (process.getuid?.() !== 0) return ok(undefined)
  const creator = await namedUser()
  if (creator === undefined) return fail(noServerUser())
  const owner = await lstat(clusterFolder).catch(() => undefined)
  const kept = owner !== undefined && owner.uid !== 0
  const server = kept ? { uid: owner.uid, gid: owner.gid } : { uid: OWN_ID, gid: OWN_ID }
  return ok({ server, creator })
}

async function namedUser(): Promise<SystemUser | undefined> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  for (const wanted of ['nobody', 'postgres']) {
    const row = text.split('\n').find((line) => line.startsWith(`${wanted}:`))
    const [, , uid, gid] = row?.split(':').map(Number) ?? []
    if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid }
  }
  return undefined
}

/** Gives a folder and all in it to a user. */
export async function giveTo(user: SystemUser, folder: string): Promise<void> {
  await lchown(folder, user.uid, user.gid)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name)
    if (entry.isDirectory()) await giveTo(user, child)
    else await lchown(child, user.uid, user.gid)
  }
}

/** Whether any user may pass through every folder on the way to `target`, itself included. */
export async function passableByAll(target: string): Promise<boolean> {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const { mode } = await lstat(folder)
    if ((mode & 0o001) === 0) return false
    if (folder === path.dirname(folder)) return true
  }
}
