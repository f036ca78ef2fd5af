import { openFolder } from '../open-folder.ts'
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import { openEmbedded } from '../../src/store/embedded/open-embedded.ts'
import { LOCAL_ORGANISATION } from '../../src/store/migrations.ts'
import type { Store } from '../../src/store/open.ts'
import { inOrganisation, isBroken, openStore } from '../../src/store/open.ts'
import { postgresChainStore } from '../../src/store/postgres-chain-store.ts'
import { partsAt } from './parts-at.ts'

/* Processes are killed as a power cut would, while they save. What was acknowledged must be there. */

const ROUNDS = 20
/** A hang, not a measure: how fast it starts is told by `bench/start.ts`. */
const START_SECONDS = 30
const root = fileURLToPath(new URL('../..', import.meta.url))
const script = path.join(root, '.cache/faults/child.js')
const folder = openFolder('faults')

beforeAll(() =>
  build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: path.dirname(script),
      target: 'node20',
      rollupOptions: { input: fileURLToPath(new URL('./child.ts', import.meta.url)) },
    },
  }),
)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Child {
  readonly process: ChildProcess
  readonly acknowledged: () => number
  /** Seconds from the start of the process to the first line that says it is ready. */
  readonly readySeconds: Promise<number>
  readonly kill: () => Promise<void>
}

function startChild(dataFolder: string, user: { uid?: number; gid?: number } = {}): Child {
  const started = performance.now()
  const child = spawn(process.execPath, [script, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...user,
  })
  let acknowledged = 0
  const readySeconds = new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The child ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { ready, saved, problems } = JSON.parse(line) as Record<string, number | undefined>
      if (problems !== undefined) reject(new Error(line))
      acknowledged = saved ?? ready ?? acknowledged
      if (ready !== undefined) resolve((performance.now() - started) / 1000)
    })
  })
  const kill = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  return { process: child, acknowledged: () => acknowledged, readySeconds, kill }
}

/** Every version up to the last is there, whole, and holds what was saved as that version. */
async function checkVersions(store: Store, acknowledged: number): Promise<number> {
  const chains = postgresChainStore(store, LOCAL_ORGANISATION, () => [])
  const versions = (await chains.versions('c')).map(({ version }) => version).reverse()
  expect(versions).toEqual(Array.from({ length: versions.length }, (_, i) => i + 1))
  expect(versions.length).toBeGreaterThanOrEqual(acknowledged)
  for (const version of [...versions.slice(-20), 1, acknowledged]) {
    const read = await chains.read('c', version)
    const bodies = new Map(read?.parts.map(({ id, body }) => [id, body]))
    for (const { id, body } of partsAt(version)) expect(bodies.get(id)).toEqual(body)
  }
  return versions.length
}

function serverPid(dataFolder: string): number {
  const file = path.join(dataFolder, 'postgres', 'cluster', 'postmaster.pid')
  return Number(readFileSync(file, 'utf8').split('\n')[0])
}

async function opened(dataFolder: string): Promise<Store> {
  const done = await openStore({ dataFolder })
  if (!done.ok) throw new Error(JSON.stringify(done.problems))
  return done.value
}

describe('killed while saving', () => {
  it(`[K1] the program, ${ROUNDS} times: its server is taken over, nothing acknowledged is lost`, async () => {
    const dataFolder = path.join(folder, 'program')
    let slowest = 0
    let acknowledged = 0
    for (let round = 0; round < ROUNDS; round++) {
      const child = startChild(dataFolder)
      const seconds = await child.readySeconds
      if (round > 0) slowest = Math.max(slowest, seconds)
      expect(child.acknowledged()).toBeGreaterThanOrEqual(acknowledged)
      await pause(100 + ((round * 37) % 100))
      await child.kill()
      acknowledged = child.acknowledged()
    }
    const store = await opened(dataFolder)
    const versions = await checkVersions(store, acknowledged)
    await store.close()
    console.log(`${versions} versions, slowest start ${slowest.toFixed(2)} s`)
    expect(slowest).toBeLessThan(START_SECONDS)
  }, 120_000)

  it(`[K2] the database, ${ROUNDS} times: the program stays up, goes on by itself, loses nothing`, async () => {
    const dataFolder = path.join(folder, 'database')
    const store = await opened(dataFolder)
    const chains = postgresChainStore(store, LOCAL_ORGANISATION, () => [])
    await chains.create({ chainId: 'c', name: 'C', parts: partsAt(1), author: 'a', note: '' })
    const stop = new AbortController()
    const state = { acknowledged: 1, failures: 0 }
    const saving = saveUntil(store, stop.signal, state)
    let slowest = 0
    for (let round = 0; round < ROUNDS; round++) {
      await pause(100 + ((round * 37) % 100))
      process.kill(serverPid(dataFolder), 'SIGKILL')
      const killed = performance.now()
      const before = state.acknowledged
      await expect.poll(() => state.acknowledged, { timeout: 20_000 }).toBeGreaterThan(before + 1)
      slowest = Math.max(slowest, (performance.now() - killed) / 1000)
    }
    stop.abort()
    await saving
    const versions = await checkVersions(store, state.acknowledged)
    await store.close()
    console.log(
      `${versions} versions, ${state.failures} saves failed, slowest return ${slowest.toFixed(2)} s`,
    )
    expect(slowest).toBeLessThan(START_SECONDS)
  }, 180_000)

  it('[K3] program and database at once, 5 times: as after a power cut', async () => {
    const dataFolder = path.join(folder, 'both')
    let slowest = 0
    for (let round = 0; round < 5; round++) {
      const child = startChild(dataFolder)
      const seconds = await child.readySeconds
      if (round > 0) slowest = Math.max(slowest, seconds)
      await pause(150)
      process.kill(serverPid(dataFolder), 'SIGKILL')
      await child.kill()
      const store = await opened(dataFolder)
      await checkVersions(store, child.acknowledged())
      await store.close()
    }
    console.log(`slowest start ${slowest.toFixed(2)} s`)
    expect(slowest).toBeLessThan(START_SECONDS)
  }, 120_000)
})

/** Saves one version after another; a save that fails is tried again as its author would. */
async function saveUntil(
  store: Store,
  stop: AbortSignal,
  state: { acknowledged: number; failures: number },
): Promise<void> {
  const chains = postgresChainStore(store, LOCAL_ORGANISATION, () => [])
  while (!stop.aborted) {
    const next = state.acknowledged + 1
    try {
      const saved = await chains.save({
        chainId: 'c',
        baseVersion: state.acknowledged,
        parts: partsAt(next),
        author: 'a',
        note: '',
      })
      if (!('version' in saved)) throw new Error(JSON.stringify(saved))
      // `unchanged`: it was written although the answer was lost.
      expect(saved.version.version).toBe(next)
      state.acknowledged = next
    } catch (error) {
      if (!isBroken(error)) throw error
      state.failures++
    }
  }
}

describe('two at once', () => {
  it('[K4] a second process on the folder is told who has it, and harms nothing', async () => {
    const dataFolder = path.join(folder, 'two')
    const child = startChild(dataFolder)
    await child.readySeconds
    const second = await openStore({ dataFolder })
    expect(second).toMatchObject({
      ok: false,
      problems: [{ code: 'data_folder_in_use', values: { pid: child.process.pid } }],
    })
    const before = child.acknowledged()
    await expect.poll(child.acknowledged).toBeGreaterThan(before + 2)
    await child.kill()
    const store = await opened(dataFolder)
    await checkVersions(store, child.acknowledged())
    await store.close()
  })

  it('[K5] of eight that start at the same moment, on a new folder, one gets it', async () => {
    const dataFolder = path.join(folder, 'eight')
    const all = await Promise.all(Array.from({ length: 8 }, () => openEmbedded({ dataFolder })))
    const winners = all.filter((each) => each.ok)
    expect(winners).toHaveLength(1)
    for (const each of all) {
      if (each.ok) await each.value.stop()
      else expect(each.problems[0]?.code).toBe('data_folder_in_use')
    }
  })

  it('[K6] after a kill, of eight that start at the same moment one takes the folder over', async () => {
    const dataFolder = path.join(folder, 'takeover')
    const child = startChild(dataFolder)
    await child.readySeconds
    await child.kill()
    const children = Array.from({ length: 8 }, () => startChild(dataFolder))
    const settled = await Promise.allSettled(children.map((each) => each.readySeconds))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of settled) {
      if (each.status === 'rejected') expect(String(each.reason)).toMatch(/data_folder_in_use/)
    }
    for (const each of children) if (each.process.exitCode === null) await each.kill()
    const store = await opened(dataFolder)
    await store.close()
  })
})

describe('another user', () => {
  it.runIf(process.getuid?.() === 0)(
    '[K9] an ordinary user, who is not root, starts, is killed, and starts again',
    async () => {
      const home = path.join(folder, 'ordinary')
      mkdirSync(home)
      chownSync(home, 65_534, 65_534)
      const nobody = { uid: 65_534, gid: 65_534 }
      for (let round = 0; round < 2; round++) {
        const child = startChild(path.join(home, 'data'), nobody)
        await child.readySeconds
        expect(statSync(path.join(home, 'data', 'postgres', 'cluster')).uid).toBe(65_534)
        await child.kill()
      }
      const refused = startChild(path.join(folder, 'not-mine'), nobody)
      await expect(refused.readySeconds).rejects.toThrow(/data_folder_not_writable/)
      process.kill(serverPid(path.join(home, 'data')), 'SIGINT')
    },
  )
})

describe('connection lost', () => {
  it('[K7] in the middle of a transaction: an error, nothing half written, and the next one works', async () => {
    const store = await opened(path.join(folder, 'connection'))
    const chains = postgresChainStore(store, LOCAL_ORGANISATION, () => [])
    await chains.create({ chainId: 'c', name: 'C', parts: [], author: 'a', note: '' })
    const cut = inOrganisation(store, LOCAL_ORGANISATION, async (client) => {
      await client.query(`UPDATE boucle.chain SET name = 'half'`)
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      await store.owner.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
      // The connection drops between two queries: nobody listens to it at that moment.
      await pause(100)
      await client.query('SELECT 1')
    })
    await expect(cut).rejects.toSatisfy(isBroken)
    expect((await chains.list())[0]?.name).toBe('C')
    await store.close()
  })

  it('[K8] all idle connections cut: requests do not notice', async () => {
    const store = await opened(path.join(folder, 'connection'))
    const chains = postgresChainStore(store, LOCAL_ORGANISATION, () => [])
    for (let round = 0; round < 5; round++) {
      await Promise.all(Array.from({ length: 10 }, () => chains.list()))
      await store.owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'boucle_app'`,
      )
      const lists = await Promise.all(Array.from({ length: 10 }, () => chains.list()))
      expect(lists.every((list) => list.length === 1)).toBe(true)
    }
    await store.close()
  })
})
