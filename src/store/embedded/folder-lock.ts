import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import { dataFolderInUse, folderProblem, systemCode } from './problems.ts'

/*
 * One process per data folder. Node has no flock: the lock is a file that names its holder, and a
 * holder that is gone is recognised by its process number and start time, or, on another machine or
 * in another container, by a heartbeat that stopped.
 */

export interface FolderLock {
  release(): Promise<void>
}

/** In the data folder, while a process has it. */
export const LOCK_FILE = 'in-use.json'

interface Holder {
  readonly pid: number
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  readonly startedAt: string
  /** Machine and boot: process numbers mean nothing across them. */
  readonly machine: string
  readonly token: string
}

const HEARTBEAT_MS = 1000
/** Four heartbeats missed: a machine under heavy load may miss one or two. */
const SILENCE_MS = 4500

/** Takes the folder, created when missing, or says who has it. */
export async function lockFolder(folder: string): Promise<Result<FolderLock>> {
  const file = path.join(folder, LOCK_FILE)
  const me: Holder = {
    pid: process.pid,
    startedAt: startOf(process.pid),
    machine: machine(),
    token: randomUUID(),
  }
  try {
    await mkdir(folder, { recursive: true })
    for (;;) {
      if (await createdFor(me, file)) return ok(held(file, me))
      const holder = await holderOf(file)
      if (holder === undefined) continue
      if (await alive(holder, file)) return fail(dataFolderInUse(folder, holder.pid))
      await removeStale(file, holder)
    }
  } catch (error) {
    return fail(folderProblem(folder, error))
  }
}

async function createdFor(me: Holder, file: string): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Undefined when the file is gone again. A file without text is one whose writer is at work, or died. */
async function holderOf(file: string): Promise<Holder | undefined> {
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      return JSON.parse(await readFile(file, 'utf8')) as Holder
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined
      if (!(error instanceof SyntaxError)) throw error
      await pause(20)
    }
  }
  await rm(file, { force: true })
  return undefined
}

async function alive(holder: Holder, file: string): Promise<boolean> {
  if (holder.machine !== machine()) return beats(file)
  return isRunning(holder.pid) && startOf(holder.pid) === holder.startedAt
}

/** Watches another machine's lock: clocks differ, so only a change seen from here counts. */
async function beats(file: string): Promise<boolean> {
  const seen = async () => (await stat(file).catch(() => undefined))?.mtimeMs
  const first = await seen()
  for (let waited = 0; waited < SILENCE_MS; waited += HEARTBEAT_MS / 2) {
    if ((await seen()) !== first) return true
    await pause(HEARTBEAT_MS / 2)
  }
  return false
}

/** Two processes may find the same dead holder: the one whose rename moved it goes on. */
async function removeStale(file: string, holder: Holder): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  try {
    await rename(file, aside)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw error
  }
  const moved = JSON.parse(await readFile(aside, 'utf8')) as Holder
  if (moved.token === holder.token) await rm(aside, { force: true })
  else await rename(aside, file)
}

function held(file: string, me: Holder): FolderLock {
  const beat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => undefined)
  }, HEARTBEAT_MS)
  beat.unref()
  const drop = () => {
    clearInterval(beat)
    try {
      const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder
      if (holder.token === me.token) rmSync(file, { force: true })
    } catch {
      // The folder may be gone already; there is nothing left to release.
    }
  }
  process.once('exit', drop)
  return {
    async release() {
      process.off('exit', drop)
      drop()
    },
  }
}

/** Whether a process with this number exists, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}

/**
 * Clock ticks since boot at which the process started: field 22 of proc_pid_stat(5), Linux only.
 * A dead process that its parent has not taken note of yet (state Z) has not started at all.
 */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? 'dead' : (fields[19] ?? '')
  } catch {
    return ''
  }
}

/** Where process numbers mean the same: host, boot, and the container's own process table. */
function machine(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${os.hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return os.hostname()
  }
}
