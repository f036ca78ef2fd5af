import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from '../scripts/build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The server as people run it: built, in a process of its own, on a free port. */
export interface RunningServer {
  readonly url: string
  readonly process: ChildProcess
  /** Asks it to stop and waits; resolves with its exit code. */
  readonly stop: () => Promise<number | null>
  /** Ends it at once, as a power cut would. */
  readonly kill: () => Promise<void>
}

export async function startServer(
  dataFolder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  if (!existsSync(`${root}dist/app/server.js`)) await build()
  const child = spawn(process.execPath, [`${root}dist/app/server.js`], {
    env: { ...process.env, BOUCLE_DATA: dataFolder, PORT: '0', BOUCLE_OPEN: 'no', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test that fails half-way leaves its server to this: it stops its database with it.
  process.once('exit', () => child.kill('SIGTERM'))
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const url = await addressOf(child)
  return {
    url,
    process: child,
    stop: async () => {
      child.kill('SIGTERM')
      return ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /http:\/\/[\d.]+:\d+\//.exec(said)?.[0]
      if (address !== undefined) done(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${said}`)))
  })
}
