import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandIo } from '../core/command.ts'
import { backupCommand, restoreCommand } from './cli.ts'
import { LOCAL_ORGANISATION } from './migrations.ts'
import { openStore } from './open.ts'
import { postgresChainStore } from './postgres-chain-store.ts'

let scratch: string
const folder = (name: string) => path.join(scratch, name)

/** A command line whose data folder is this one. */
function io(dataFolder: string): CommandIo {
  const settings: Record<string, string> = { BOUCLE_DATA: dataFolder, DATABASE_URL: '' }
  return { setting: (name: string) => settings[name]! } as unknown as CommandIo
}

const line = (...positional: string[]) => ({ positional, options: new Map<string, true>() })
const replacing = (...positional: string[]) => ({
  positional,
  options: new Map([['replace', true as const]]),
})

async function open(dataFolder: string) {
  const opened = await openStore({ dataFolder })
  if (!opened.ok) throw new Error(opened.problems[0]?.message)
  return opened.value
}

async function chainNames(dataFolder: string): Promise<string[]> {
  const store = await open(dataFolder)
  try {
    const chains = await postgresChainStore(store, LOCAL_ORGANISATION, () => []).list()
    return chains.map(({ name }) => name)
  } finally {
    await store.close()
  }
}

beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'boucle-cli-'))
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

describe('boucle backup and boucle restore', () => {
  it('[B1] a backup made beside a running Boucle is restored into an empty folder', async () => {
    const store = await open(folder('one'))
    const chains = postgresChainStore(store, LOCAL_ORGANISATION, () => [])
    await chains.create({ chainId: 'pull', name: 'Pull', author: '', note: '', parts: [] })
    const made = await backupCommand.run(line(folder('a.backup')), io(folder('one')))
    expect(made).toMatchObject({ exit: 0, json: { ok: true } })
    await store.close()
    const put = await restoreCommand.run(line(folder('a.backup')), io(folder('two')))
    expect(put).toMatchObject({ exit: 0, json: { rows: (made.json as { rows: number }).rows } })
    expect(await chainNames(folder('two'))).toEqual(['Pull'])
  })

  it('[B2] a database that holds something is replaced only when asked', async () => {
    const refused = await restoreCommand.run(line(folder('a.backup')), io(folder('one')))
    expect(refused.exit).toBe(1)
    expect(refused.problems?.[0]?.maybe).toMatch(/^Maybe/)
    const done = await restoreCommand.run(replacing(folder('a.backup')), io(folder('one')))
    expect(done.exit).toBe(0)
    expect(await chainNames(folder('one'))).toEqual(['Pull'])
  })

  it('[B3] a backup cut short or of something else changes nothing', async () => {
    const whole = await readFile(folder('a.backup'))
    await writeFile(folder('cut.backup'), whole.subarray(0, whole.length - 40))
    await writeFile(folder('other.backup'), 'bonjour')
    for (const name of ['cut.backup', 'other.backup', 'absent.backup']) {
      const answer = await restoreCommand.run(replacing(folder(name)), io(folder('one')))
      expect(answer.exit).toBe(1)
      expect(answer.problems?.[0]?.maybe).toMatch(/^Maybe/)
    }
    expect(await chainNames(folder('one'))).toEqual(['Pull'])
  })

  it('[B4] without a file the usage is said', async () => {
    expect((await backupCommand.run(line(), io(folder('one')))).exit).toBe(2)
    expect((await restoreCommand.run(line('a', 'b'), io(folder('one')))).exit).toBe(2)
  })
})
