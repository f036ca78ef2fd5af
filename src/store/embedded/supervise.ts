import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Postmaster, StartOptions } from './postmaster.ts'
import { isPostmasterOf, startPostmaster, stopPostmaster } from './postmaster.ts'

/** Before the first try at once, then ever longer. */
const RESTART_PAUSES_MS = [0, 100, 500, 2000, 5000]
/** Tries before giving up; a full disk is waited for without end, since people make room. */
const RESTART_TRIES = 8
/** How often a server that is not our child is looked at; our own children announce their end. */
const WATCH_MS = 250

/** A server that is kept running. */
export interface Supervised {
  pid(): number
  stop(): Promise<void>
  /** Resolves when it ended and does not start any more. */
  readonly lost: Promise<void>
}

/** Starts the server again whenever it ends by itself. */
export function supervise(
  first: Postmaster,
  start: StartOptions,
  onMessage: (message: string) => void,
): Supervised {
  let current = first
  let restarting: Promise<void> | undefined
  const stopping = new AbortController()
  let giveUp: () => void = () => undefined
  const lost = new Promise<void>((resolve) => {
    giveUp = resolve
  })
  const runs = () => isPostmasterOf(current.pid, start.home.cluster)
  const check = () => {
    if (stopping.signal.aborted || restarting !== undefined || runs()) return
    onMessage(`The database process ${current.pid} ended; starting it again.`)
    restarting = startAgain(start, stopping.signal, onMessage).then((again) => {
      restarting = undefined
      if (again === 'stopped') return
      if (again === 'lost') {
        clearInterval(timer)
        giveUp()
        return
      }
      current = again
      onMessage(`The database runs again as process ${current.pid}.`)
      current.child?.once('exit', check)
    })
  }
  const timer = setInterval(check, WATCH_MS)
  timer.unref()
  current.child?.once('exit', check)
  // A process that ends without stopping in order still lets its server go. Windows has no signal
  // that asks for it: there the server stays, for the next start to take over.
  const letGo = () => {
    if (process.platform !== 'win32' && runs()) process.kill(current.pid, 'SIGINT')
  }
  process.once('exit', letGo)
  return {
    pid: () => current.pid,
    lost,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await restarting
      const { child } = current
      const ended = child === undefined ? undefined : exitOf(child)
      await stopPostmaster(current, start.home, start.native)
      await ended
      process.off('exit', letGo)
    },
  }
}

async function startAgain(
  start: StartOptions,
  stopping: AbortSignal,
  onMessage: (message: string) => void,
): Promise<Postmaster | 'stopped' | 'lost'> {
  let tries = 0
  for (let attempt = 0; tries < RESTART_TRIES; attempt++) {
    await pause(RESTART_PAUSES_MS[Math.min(attempt, RESTART_PAUSES_MS.length - 1)])
    if (stopping.aborted) return 'stopped'
    try {
      const again = await startPostmaster(start)
      if (again.ok) return again.value
      onMessage(again.problems.map(({ message }) => message).join(' '))
      if (again.problems.some(({ code }) => code !== 'disk_full')) tries++
    } catch (error) {
      onMessage(`The database could not be started: ${String(error)}`)
      tries++
    }
  }
  return 'lost'
}

function exitOf(child: ChildProcess): Promise<unknown> | undefined {
  if (child.exitCode !== null || child.signalCode !== null) return undefined
  child.ref()
  return once(child, 'exit')
}
