import { createHash, randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { LOCK_FILE } from './folder-lock.ts'
import type { ServerUsers, SystemUser } from './server-user.ts'
import { passableByAll } from './server-user.ts'

/** Everything of one embedded database, inside one folder. */
export interface ClusterHome {
  readonly folder: string
  /** What PostgreSQL calls its data directory. */
  readonly cluster: string
  readonly logFile: string
  readonly passwordFile: string
}

/** Of the two roles: `owner` for migrations and backups, `app` for requests. */
export interface Passwords {
  readonly owner: string
  readonly app: string
}

/** Where root keeps what its home folder, closed to other users, cannot hold; readable by all. */
export const SHARED_FOLDER = '/var/lib/boucle'

/**
 * `dataFolder/postgres`; when the server's own user cannot pass through the data folder (root's home
 * is closed), a link of that name to a folder under `SHARED_FOLDER`.
 */
export async function clusterHome(
  dataFolder: string,
  users: ServerUsers | undefined,
  sharedFolder: string,
): Promise<ClusterHome> {
  const wanted = path.join(dataFolder, 'postgres')
  const link = await lstat(wanted).catch(() => undefined)
  if (link === undefined) {
    if (users !== undefined) await openIfNew(dataFolder)
    if (users === undefined || (await passableByAll(dataFolder)))
      await mkdir(wanted, { mode: 0o700 })
    else await linkElsewhere(wanted, sharedFolder)
  }
  const folder = await realpath(wanted)
  if (users !== undefined) await chown(folder, users.server.uid, users.server.gid)
  return {
    folder,
    cluster: path.join(folder, 'cluster'),
    logFile: path.join(folder, 'server.log'),
    passwordFile: path.join(folder, 'passwords.json'),
  }
}

/** A data folder that holds nothing of anyone else yet may be passed through; it cannot be listed. */
async function openIfNew(dataFolder: string): Promise<void> {
  const others = (await readdir(dataFolder)).filter((name) => name !== LOCK_FILE)
  if (others.length === 0) await chmod(dataFolder, 0o711)
}

async function linkElsewhere(link: string, sharedFolder: string): Promise<void> {
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 })
  await chmod(sharedFolder, 0o755)
  await symlink(await mkdtemp(path.join(sharedFolder, 'data-')), link)
}

/** Longest socket path of macOS; Linux allows 107 bytes. sockaddr_un, unix(4) and unix(7). */
const SOCKET_PATH_BYTES = 103
const SOCKET_NAME = '.s.PGSQL.5432'

/**
 * A folder that only the server's user may enter, for the socket: in the home when its path is short
 * enough (PostgreSQL takes a comma as a separator there), else under the temporary folder.
 */
export async function socketFolder(home: string, server: SystemUser | undefined): Promise<string> {
  const beside = path.join(home, 'socket')
  if (fits(beside)) return ownFolder(beside, server)
  const key = createHash('sha256').update(home).digest('hex').slice(0, 12)
  const short = fits(path.join(os.tmpdir(), `boucle-${key}`)) ? os.tmpdir() : '/tmp'
  return ownFolder(path.join(short, `boucle-${key}`), server)
}

function fits(folder: string): boolean {
  return (
    Buffer.byteLength(path.join(folder, SOCKET_NAME)) <= SOCKET_PATH_BYTES && !/[,"]/.test(folder)
  )
}

/** In a folder open to all, someone else may have made it first: then a name nobody can guess. */
async function ownFolder(folder: string, server: SystemUser | undefined): Promise<string> {
  const uid = server?.uid ?? process.getuid?.()
  const found = await lstat(folder).catch(() => undefined)
  const ours = found === undefined || (found.isDirectory() && found.uid === uid)
  const taken = ours ? folder : await mkdtemp(`${folder}-`)
  await mkdir(taken, { recursive: true, mode: 0o700 })
  if (server !== undefined) await chown(taken, server.uid, server.gid)
  await chmod(taken, 0o700)
  return taken
}

/** Undefined when the file is missing or damaged. */
export async function readPasswords(file: string): Promise<Passwords | undefined> {
  try {
    const found = JSON.parse(await readFile(file, 'utf8')) as Partial<Passwords> | null
    const { owner, app } = found ?? {}
    return owner !== undefined && app !== undefined ? { owner, app } : undefined
  } catch {
    return undefined
  }
}

/** New ones, readable by the user of Node alone. */
export async function writePasswords(file: string): Promise<Passwords> {
  const passwords = {
    owner: randomBytes(24).toString('base64url'),
    app: randomBytes(24).toString('base64url'),
  }
  const draft = `${file}.new`
  await rm(draft, { force: true })
  await writeFile(draft, JSON.stringify(passwords), { mode: 0o600, flag: 'wx', flush: true })
  await rename(draft, file)
  return passwords
}
