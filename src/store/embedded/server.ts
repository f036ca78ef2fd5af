import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, lchown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { FolderLock } from './folder-lock.ts'
import { isRunning, lockFolder } from './folder-lock.ts'
import type { NativePostgres } from './native-package.ts'
import { nativePostgres, packageFolder } from './native-package.ts'
import { didNotStart, folderProblem, otherMajorVersion, passwordsMissing } from './problems.ts'
import type { ServerUsers, SystemUser } from './server-user.ts'
import { giveTo, serverUsers } from './server-user.ts'

/*
 * The embedded PostgreSQL: a real server of its own data folder, reached by a socket that only its
 * user can open. It outlives a killed Node: the next start finds it by its process file, stops it
 * cleanly and starts afresh.
 */

export interface EmbeddedServer {
  readonly connection: pg.ClientConfig
  /** Stops the server and gives the folder back. */
  readonly stop: () => Promise<void>
  /** Resolves when the server process ends, whoever ended it. */
  readonly ended: Promise<void>
  readonly pid: number
}

interface Place {
  readonly dataFolder: string
  readonly cluster: string
  readonly log: string
  readonly secret: string
  readonly socketFolder: string
  readonly users: ServerUsers | undefined
  readonly native: NativePostgres
}

const OWNER = 'boucle_owner'
const START_TIMEOUT_MS = 30_000

/** Starts (or first creates) the database of a data folder; one process per folder. */
export async function openEmbedded(dataFolder: string): Promise<Result<EmbeddedServer>> {
  const folder = path.resolve(dataFolder)
  const locked = await lockFolder(folder)
  if (!locked.ok) return locked
  try {
    const started = await startIn(folder, locked.value)
    if (!started.ok) await locked.value.release()
    return started
  } catch (error) {
    await locked.value.release()
    return fail(folderProblem(folder, error))
  }
}

async function startIn(folder: string, lock: FolderLock): Promise<Result<EmbeddedServer>> {
  const place = await placeOf(folder)
  if (!place.ok) return place
  const { value } = place
  const ready = await prepareCluster(value)
  if (!ready.ok) return ready
  await stopLeftOver(value)
  return startServer(value, ready.value, lock)
}

async function placeOf(dataFolder: string): Promise<Result<Place>> {
  const cluster = path.join(dataFolder, 'postgresql')
  const users = await serverUsers(cluster)
  if (!users.ok) return users
  const found = packageFolder()
  if (!found.ok) return found
  const native = await nativePostgres({
    packageFolder: found.value,
    copyFolder: path.join(os.tmpdir(), 'boucle-postgresql'),
    otherUser: users.value !== undefined,
  })
  if (!native.ok) return native
  // Socket paths have a limit of about 100 bytes: a short folder named after the long one.
  const key = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  return ok({
    dataFolder,
    cluster,
    log: path.join(dataFolder, 'postgresql.log'),
    secret: path.join(dataFolder, 'database-password'),
    socketFolder: path.join(os.tmpdir(), `boucle-${key}`),
    users: users.value,
    native: native.value,
  })
}

/** The password of the owner role, after creating the cluster when there is none. */
async function prepareCluster(place: Place): Promise<Result<string>> {
  const versionFile = path.join(place.cluster, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const found = (await readFile(versionFile, 'utf8')).trim()
    if (found !== place.native.majorVersion) {
      return fail(otherMajorVersion(place.cluster, found, place.native.majorVersion))
    }
    const secret = await readFile(place.secret, 'utf8').catch(() => '')
    return secret === '' ? fail(passwordsMissing(place.secret)) : ok(secret)
  }
  return createCluster(place)
}

/** Creates beside the final place, then renames: a start cut short leaves nothing half made. */
async function createCluster(place: Place): Promise<Result<string>> {
  const draft = `${place.cluster}.new`
  await rm(draft, { recursive: true, force: true })
  await rm(place.cluster, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const secret = randomBytes(24).toString('base64url')
  await writeFile(place.secret, secret, { mode: 0o600 })
  const passwordFile = path.join(draft, 'password')
  await writeFile(passwordFile, secret, { mode: 0o600 })
  const target = path.join(draft, 'cluster')
  const { users } = place
  if (users) {
    await chmod(place.dataFolder, 0o711)
    await giveTo(users.creator, draft)
  }
  const code = await run(
    path.join(place.native.binFolder, 'initdb'),
    [
      '-D',
      target,
      '-U',
      OWNER,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    place,
    users?.creator,
  )
  if (code !== 0) return fail(didNotStart(place.log, await lastLines(place.log)))
  await rm(passwordFile)
  if (users) await giveTo(users.server, target)
  await rename(target, place.cluster)
  await rm(draft, { recursive: true, force: true })
  return ok(secret)
}

function run(
  command: string,
  args: readonly string[],
  place: Place,
  user: SystemUser | undefined,
): Promise<number> {
  return new Promise((done, failed) => {
    open(place.log, 'a', 0o600).then((log) => {
      const child = spawn(command, [...args], {
        cwd: os.tmpdir(),
        stdio: ['ignore', log.fd, log.fd],
        env: {
          PATH: process.env['PATH'],
          LC_ALL: 'C',
          TZ: 'UTC',
          SYSTEMROOT: process.env['SYSTEMROOT'],
        },
        ...user,
      })
      child.once('error', failed)
      child.once('exit', (code) => {
        void log.close()
        done(code ?? 1)
      })
    }, failed)
  })
}

/** A server that outlived its Node is stopped: its children would hold the folder. */
async function stopLeftOver(place: Place): Promise<void> {
  const file = path.join(place.cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => '')
  const [pidText = '', folder = ''] = text.split('\n')
  const pid = Number(pidText)
  if (!(pid > 1)) return
  if (isRunning(pid) && folder === place.cluster && (await isPostgres(pid))) {
    process.kill(pid, 'SIGINT')
    for (let waited = 0; waited < 10_000 && isRunning(pid); waited += 20) await pause(20)
    if (isRunning(pid)) process.kill(pid, 'SIGQUIT')
    while (isRunning(pid)) await pause(20)
  }
  await rm(file, { force: true })
}

/** Process numbers are used again: only a process called postgres is ours to stop. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes('postgres')
}

async function startServer(
  place: Place,
  password: string,
  lock: FolderLock,
): Promise<Result<EmbeddedServer>> {
  const windows = process.platform === 'win32'
  const port = windows ? await freePort() : 5432
  if (!windows) await ownFolder(place)
  const log = await open(place.log, 'a', 0o600)
  const child = spawn(
    path.join(place.native.binFolder, 'postgres'),
    ['-D', place.cluster, '-p', String(port), ...settings(place, windows)],
    {
      cwd: os.tmpdir(),
      stdio: ['ignore', log.fd, log.fd],
      env: {
        PATH: process.env['PATH'],
        LC_ALL: 'C',
        TZ: 'UTC',
        SYSTEMROOT: process.env['SYSTEMROOT'],
      },
      ...place.users?.server,
    },
  )
  void log.close()
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const connection: pg.ClientConfig = {
    host: windows ? '127.0.0.1' : place.socketFolder,
    port,
    user: OWNER,
    password,
    database: 'postgres',
  }
  if (!(await answers(child, connection))) {
    child.kill('SIGQUIT')
    return fail(didNotStart(place.log, await lastLines(place.log)))
  }
  const stop = async () => {
    await stopServer(child, ended, place)
    await lock.release()
  }
  return ok({ connection, ended, stop, pid: child.pid ?? 0 })
}

function settings(place: Place, windows: boolean): string[] {
  const values = {
    listen_addresses: windows ? '127.0.0.1' : '',
    unix_socket_directories: windows ? '' : place.socketFolder,
    unix_socket_permissions: '0700',
    fsync: 'on',
    synchronous_commit: 'on',
    shared_buffers: '64MB',
    max_connections: '60',
    max_wal_size: '256MB',
    logging_collector: 'off',
    log_min_messages: 'warning',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** The socket stands in a folder that only the server's user (and root) can enter. */
async function ownFolder({ socketFolder, users }: Place): Promise<void> {
  await mkdir(socketFolder, { recursive: true, mode: 0o700 })
  await chmod(socketFolder, 0o700)
  if (users) await lchown(socketFolder, users.server.uid, users.server.gid)
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function answers(child: ChildProcess, connection: pg.ClientConfig): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await client.end().catch(() => undefined)
      await pause(15)
    }
  }
  return false
}

async function stopServer(child: ChildProcess, ended: Promise<void>, place: Place): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  if (process.platform === 'win32') {
    await run(
      path.join(place.native.binFolder, 'pg_ctl'),
      ['stop', '-D', place.cluster, '-m', 'fast'],
      place,
      undefined,
    )
  } else {
    child.kill('SIGINT')
  }
  await ended
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-3).join(' | ').slice(-600)
}
