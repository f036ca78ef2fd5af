import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { ClusterHome } from './cluster-home.ts'
import { SHARED_FOLDER, clusterHome, socketFolder } from './cluster-home.ts'
import { OWNER_ROLE, ensureCluster } from './create-cluster.ts'
import type { FolderLock } from './folder-lock.ts'
import { lockFolder } from './folder-lock.ts'
import { nativePostgres, packageFolder } from './native-package.ts'
import { folderProblem } from './problems.ts'
import type { Postmaster, StartOptions } from './postmaster.ts'
import { runningPostmaster, startPostmaster } from './postmaster.ts'
import { prepareDatabase } from './prepare-database.ts'
import { supervise } from './supervise.ts'
import { serverUsers } from './server-user.ts'

/** How `pg` connects. */
export interface Login {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string
}

/** The database in a data folder, with its server running. */
export interface EmbeddedDatabase {
  /** May change tables; for migrations and backups. */
  readonly owner: Login
  /** Sees one organisation at a time; for requests. */
  readonly app: Login
  /** Process number of the server, which changes when the server had to be started again. */
  pid(): number
  /** Resolves when the server ended and does not start any more. */
  readonly lost: Promise<void>
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataFolder: string
  /** What happens to the server, in English, for a log. */
  readonly onMessage?: (message: string) => void
  /** For root: where to keep what another user must reach when the data folder is closed to it. */
  readonly sharedFolder?: string
}

/**
 * Starts PostgreSQL in a data folder, or takes over the server that a killed process left running.
 * While open, a server that dies is started again.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Result<EmbeddedDatabase>> {
  const dataFolder = path.resolve(options.dataFolder)
  const locked = await lockFolder(dataFolder)
  if (!locked.ok) return locked
  try {
    const opened = await openLocked({ ...options, dataFolder }, locked.value)
    if (!opened.ok) await locked.value.release()
    return opened
  } catch (error) {
    await locked.value.release()
    return fail(folderProblem(dataFolder, error))
  }
}

async function openLocked(
  { dataFolder, onMessage = () => undefined, sharedFolder = SHARED_FOLDER }: EmbeddedOptions,
  lock: FolderLock,
): Promise<Result<EmbeddedDatabase>> {
  const users = await serverUsers(path.join(dataFolder, 'postgres', 'cluster'))
  if (!users.ok) return users
  const installed = packageFolder()
  if (!installed.ok) return installed
  const native = await nativePostgres({
    packageFolder: installed.value,
    copyFolder: users.value === undefined ? dataFolder : sharedFolder,
    otherUser: users.value !== undefined,
  })
  if (!native.ok) return native
  await mkdir(dataFolder, { recursive: true })
  const home = await clusterHome(dataFolder, users.value, sharedFolder)
  const passwords = await ensureCluster(home, native.value, users.value)
  if (!passwords.ok) return passwords
  const start = {
    home,
    native: native.value,
    user: users.value?.server,
    ...(await address(home, users.value?.server)),
  }
  const first = await adoptOrStart(start, onMessage)
  if (!first.ok) return first
  const { host, port } = first.value
  const login = { host, port, database: 'boucle' }
  const owner = { ...login, user: OWNER_ROLE, password: passwords.value.owner }
  const app = { ...login, user: 'boucle_app', password: passwords.value.app }
  await prepareDatabase(owner, app)
  const supervised = supervise(first.value, { ...start, host, port }, onMessage)
  return ok({
    owner,
    app,
    pid: supervised.pid,
    lost: supervised.lost,
    async stop() {
      await supervised.stop()
      // Under the temporary folder nobody else would tidy it away.
      if (path.isAbsolute(host)) await rm(host, { recursive: true, force: true })
      await lock.release()
    },
  })
}

async function address(home: ClusterHome, user: StartOptions['user']) {
  if (process.platform !== 'win32') {
    return { host: await socketFolder(home.folder, user), port: 5432 }
  }
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const found = probe.address()
  probe.close()
  return {
    host: '127.0.0.1',
    port: typeof found === 'object' && found !== null ? found.port : 5432,
  }
}

async function adoptOrStart(
  start: StartOptions,
  onMessage: (message: string) => void,
): Promise<Result<Postmaster>> {
  const running = await runningPostmaster(start.home.cluster)
  if (running === undefined) return startPostmaster(start)
  onMessage(`The database was still running as process ${running.pid}; it goes on.`)
  return ok(running)
}
