import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readlinkSync, readFileSync } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { ClusterHome } from './cluster-home.ts'
import { serverEnvironment } from './create-cluster.ts'
import { isRunning } from './folder-lock.ts'
import type { NativePostgres } from './native-package.ts'
import { didNotStart, diskFull, hasNoRoom } from './problems.ts'
import type { SystemUser } from './server-user.ts'

/** A server process, started by us or found running. */
export interface Postmaster {
  readonly pid: number
  /** Folder of its socket, or `127.0.0.1`. */
  readonly host: string
  readonly port: number
  /** Undefined when it was found running. */
  readonly child: ChildProcess | undefined
}

export interface StartOptions {
  readonly home: ClusterHome
  readonly native: NativePostgres
  readonly user: SystemUser | undefined
  /** Folder of the socket; on Windows `127.0.0.1`. */
  readonly host: string
  readonly port: number
}

/** Recovery after a power cut may replay up to `max_wal_size` of log. */
const START_SECONDS = 120
const STOP_SECONDS = 30
/** PostgreSQL writes its log in whole segments of this size. */
const LOG_SEGMENT_BYTES = 16 * 1024 * 1024
const POLL_MS = 8

/** The server that `postmaster.pid` names, when it is ours, alive and ready; a stale file is removed. */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + START_SECONDS * 1000
  for (;;) {
    const found = await readPidFile(cluster)
    if (found === undefined) return undefined
    if (!isPostmasterOf(found.pid, cluster)) {
      await rm(path.join(cluster, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (found.ready) return { pid: found.pid, host: found.host, port: found.port, child: undefined }
    if (Date.now() > deadline) return undefined
    await pause(POLL_MS)
  }
}

/** Starts the server and waits until it takes connections. */
export async function startPostmaster(options: StartOptions): Promise<Result<Postmaster>> {
  const { home } = options
  const deadline = Date.now() + START_SECONDS * 1000
  for (;;) {
    const from = await rotatedLogSize(home.logFile)
    const child = await spawnServer(options)
    if (await becomesReady(child, home.cluster, deadline)) {
      return ok({ pid: child.pid ?? 0, host: options.host, port: options.port, child })
    }
    const words = await lastWords(home.logFile, from)
    if (await hasNoRoom(home.folder, words, LOG_SEGMENT_BYTES)) return fail(diskFull(home.folder))
    const orphansRemain = /pre-existing shared memory block|lock file .* already exists/.test(words)
    if (!orphansRemain || Date.now() > deadline) return fail(didNotStart(home.logFile, words))
    await pause(100)
  }
}

/** Ends open transactions, writes a checkpoint and stops ("fast shutdown"). */
export async function stopPostmaster(
  { pid }: Pick<Postmaster, 'pid'>,
  home: ClusterHome,
  native: NativePostgres,
): Promise<void> {
  if (process.platform === 'win32') return stopOnWindows(home, native)
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isPostmasterOf(pid, home.cluster)) return
    process.kill(pid, signal)
    const deadline = Date.now() + STOP_SECONDS * 1000
    while (Date.now() < deadline) {
      if (!isPostmasterOf(pid, home.cluster)) return
      await pause(POLL_MS)
    }
  }
}

function stopOnWindows(home: ClusterHome, native: NativePostgres): Promise<void> {
  const args = ['stop', '-D', home.cluster, '-m', 'fast', '-w']
  const child = spawn(path.join(native.binFolder, 'pg_ctl'), args, { stdio: 'ignore' })
  return new Promise((resolve) => child.once('close', () => resolve()))
}

async function spawnServer(options: StartOptions): Promise<ChildProcess> {
  const { home, native, user, host, port } = options
  const onSocket = path.isAbsolute(host)
  const settings = {
    listen_addresses: onSocket ? '' : host,
    unix_socket_directories: onSocket ? host : '',
    unix_socket_permissions: '0700',
    port: String(port),
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    shared_buffers: '64MB',
    max_connections: '60',
    max_wal_size: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    cluster_name: 'boucle',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = await open(home.logFile, 'a', 0o600)
  try {
    // Detached: the interrupt key in a terminal is for Node, which then stops the server in order.
    const child = spawn(path.join(native.binFolder, 'postgres'), ['-D', home.cluster, ...args], {
      cwd: path.parse(home.cluster).root,
      env: serverEnvironment(),
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
      windowsHide: true,
      ...user,
    })
    child.unref()
    return child
  } finally {
    await log.close()
  }
}

async function becomesReady(
  child: ChildProcess,
  cluster: string,
  deadline: number,
): Promise<boolean> {
  const stop = new AbortController()
  child.once('exit', () => stop.abort())
  child.once('error', () => stop.abort())
  while (!stop.signal.aborted && Date.now() < deadline) {
    const found = await readPidFile(cluster)
    if (found?.ready === true && found.pid === child.pid) return true
    await pause(POLL_MS)
  }
  child.kill('SIGQUIT')
  return false
}

/** Lines of postmaster.pid: pid, data directory, start, port, socket folder, address, memory, status. */
async function readPidFile(cluster: string) {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n').map((line) => line.trim())
  const socketFolder = lines[4] ?? ''
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    host: socketFolder === '' ? '127.0.0.1' : socketFolder,
    ready: lines[7] === 'ready',
  }
}

/** A number may have gone to another process since: the server's working folder is its cluster. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !isRunning(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return readlinkSync(`/proc/${pid}/cwd`) === cluster && (command[0] ?? '').includes('postgres')
  } catch {
    return false
  }
}

const LOG_BYTES = 5_000_000

async function rotatedLogSize(logFile: string): Promise<number> {
  const { size } = await stat(logFile).catch(() => ({ size: 0 }))
  if (size < LOG_BYTES) return size
  await rename(logFile, `${logFile}.1`)
  return 0
}

async function lastWords(logFile: string, from: number): Promise<string> {
  const text = await readFile(logFile).catch(() => Buffer.alloc(0))
  return text.subarray(from).toString('utf8').trim().slice(-800)
}
