import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The built server in a process of its own, on a free port of loopback. */
export interface BenchServer {
  readonly url: string
  readonly pid: number
  /** From the start of the process to its first ready answer. */
  readonly readySeconds: number
  readonly stop: () => Promise<void>
}

const SERVER = path.resolve('dist/app/server.js')

export function scratchFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'boucle-bench-'))
}

export async function startServer(dataFolder: string): Promise<BenchServer> {
  if (!existsSync(SERVER)) throw new Error('Nothing is built: run npm run build first')
  const began = performance.now()
  const child = spawn(process.execPath, [SERVER], {
    env: { ...process.env, BOUCLE_DATA: dataFolder, PORT: '0', BOUCLE_OPEN: 'no' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await addressOf(child)
  while (!(await isReady(url)));
  return {
    url,
    pid: child.pid!,
    readySeconds: (performance.now() - began) / 1000,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}ready`)).ok
  } catch {
    return false
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /http:\/\/[\d.]+:\d+\//.exec(said)?.[0]
      if (address !== undefined) done(address)
    })
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${said}`)))
  })
}

/** Memory of a process that is its own (private pages), MB, from the kernel; NaN elsewhere. */
export function ownMegabytes(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    const kilobytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)]
    return kilobytes.reduce((sum, [, value]) => sum + Number(value), 0) / 1024
  } catch {
    return Number.NaN
  }
}

/** Memory of a process that is in the machine's, what it shares with others included, MB. */
export function residentMegabytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024
  } catch {
    return Number.NaN
  }
}

/** Processes below one, itself left out. */
export function descendants(pid: number): number[] {
  let children: number[]
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    children = text === '' ? [] : text.split(' ').map(Number)
  } catch {
    return []
  }
  return children.flatMap((child) => [child, ...descendants(child)])
}
