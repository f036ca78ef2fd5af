import { openFolder } from '../../../test/open-folder.ts'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { nativePostgres, packageFolder } from './native-package.ts'
import type { EmbeddedDatabase, Login } from './open-embedded.ts'
import { openEmbedded } from './open-embedded.ts'

const folder = openFolder('embedded')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isRoot = process.getuid?.() === 0

async function opened(dataFolder: string, sharedFolder?: string): Promise<EmbeddedDatabase> {
  const done = await openEmbedded({ dataFolder, ...(sharedFolder && { sharedFolder }) })
  if (!done.ok) throw new Error(JSON.stringify(done.problems))
  return done.value
}

async function ask<T>(login: Login, sql: string): Promise<T> {
  const client = new pg.Client(login)
  await client.connect()
  try {
    const { rows } = await client.query<{ answer: T }>(`SELECT (${sql}) AS answer`)
    return rows[0]?.answer as T
  } finally {
    await client.end()
  }
}

describe('embedded database', () => {
  it('[E1] a new folder and an existing one open, again and again; how long is printed', async () => {
    const dataFolder = path.join(folder, 'times')
    const times: number[] = []
    for (let start = 0; start < 3; start++) {
      const began = performance.now()
      const database = await opened(dataFolder)
      times.push(performance.now() - began)
      await database.stop()
    }
    console.log(
      `new ${times[0]?.toFixed(0)} ms, existing ${times[1]?.toFixed(0)}, ${times[2]?.toFixed(0)} ms`,
    )
    expect(times).toHaveLength(3)
  })

  it('[E2] writes reach the disk, nobody comes in from the network or without a password', async () => {
    const dataFolder = path.join(folder, 'safe')
    const database = await opened(dataFolder)
    const setting = (name: string) => ask<string>(database.owner, `current_setting('${name}')`)
    expect(await setting('fsync')).toBe('on')
    expect(await setting('synchronous_commit')).toBe('on')
    expect(await setting('full_page_writes')).toBe('on')
    expect(await setting('data_checksums')).toBe('on')
    expect(await setting('server_encoding')).toBe('UTF8')
    expect(
      await ask(database.owner, `SELECT datlocale FROM pg_database WHERE datname = 'boucle'`),
    ).toBe('C.UTF-8')
    if (process.platform !== 'win32') expect(await setting('listen_addresses')).toBe('')
    await expect(ask({ ...database.owner, password: 'x' }, '1')).rejects.toThrow(/password/)
    const hba = readFileSync(path.join(dataFolder, 'postgres/cluster/pg_hba.conf'), 'utf8')
    expect(hba).not.toMatch(/^[^#]*\b(trust|peer|ident)\b/m)
    const mode = (...names: string[]) =>
      statSync(path.join(dataFolder, 'postgres', ...names)).mode & 0o777
    expect([mode(), mode('cluster'), mode('passwords.json')]).toEqual([0o700, 0o700, 0o600])
    expect(statSync(database.owner.host).mode & 0o777).toBe(0o700)
    const facts = `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = 'boucle_app'`
    expect(await ask(database.app, facts)).toBe(false)
    await database.stop()
  })

  it('[E3] stopped, it leaves no process and no lock', async () => {
    const dataFolder = path.join(folder, 'stopped')
    const database = await opened(dataFolder)
    const pid = database.pid()
    await database.stop()
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/)
    expect(readdirSync(dataFolder)).toEqual(['postgres'])
    expect(readdirSync(path.join(dataFolder, 'postgres/cluster'))).not.toContain('postmaster.pid')
  })

  it('[E4] long and odd paths work', async () => {
    for (const name of ['l'.repeat(120), 'a, b \'é\' "x" $HOME']) {
      const database = await opened(path.join(folder, name))
      expect(Buffer.byteLength(database.owner.host)).toBeLessThan(92)
      expect(await ask(database.app, '1 + 1')).toBe(2)
      await database.stop()
    }
  })

  it('[E5] a first start that was cut short is begun again', async () => {
    const dataFolder = path.join(folder, 'cut')
    mkdirSync(path.join(dataFolder, 'postgres/cluster.new/base'), { recursive: true })
    writeFileSync(path.join(dataFolder, 'postgres/first-password'), 'old')
    writeFileSync(path.join(dataFolder, 'in-use.json'), '')
    const database = await opened(dataFolder)
    expect(await ask(database.app, '1 + 1')).toBe(2)
    await database.stop()
  })

  it('[E6] lost passwords, another major version, a file in the way: problems that say what to do', async () => {
    const dataFolder = path.join(folder, 'wrong')
    await (await opened(dataFolder)).stop()
    const passwords = path.join(dataFolder, 'postgres/passwords.json')
    const kept = readFileSync(passwords)
    rmSync(passwords)
    expect(await openEmbedded({ dataFolder })).toMatchObject({
      problems: [{ code: 'database_passwords_missing' }],
    })
    writeFileSync(passwords, kept)
    const version = path.join(dataFolder, 'postgres/cluster/PG_VERSION')
    writeFileSync(version, '15\n')
    expect(await openEmbedded({ dataFolder })).toMatchObject({
      problems: [{ code: 'database_other_version' }],
    })
    writeFileSync(version, '18\n')
    await (await opened(dataFolder)).stop()
    const file = path.join(folder, 'file')
    writeFileSync(file, '')
    for (const place of [file, path.join(file, 'below')]) {
      expect(await openEmbedded({ dataFolder: place })).toMatchObject({
        problems: [{ code: 'data_folder_not_writable' }],
      })
    }
  })

  it('[E7] a damaged data folder does not start, says so, and is left as it is', async () => {
    const dataFolder = path.join(folder, 'damaged')
    await (await opened(dataFolder)).stop()
    const control = path.join(dataFolder, 'postgres/cluster/global/pg_control')
    const kept = readFileSync(control)
    writeFileSync(control, Buffer.alloc(kept.length, 7))
    expect(await openEmbedded({ dataFolder })).toMatchObject({
      problems: [{ code: 'database_did_not_start' }],
    })
    writeFileSync(control, kept)
    await (await opened(dataFolder)).stop()
  })
})

describe('native programs', () => {
  const installed = packageFolder()
  const bare = path.join(folder, 'package')

  it('[E8] links that an install without scripts left out are made', async () => {
    if (!installed.ok) throw new Error(JSON.stringify(installed.problems))
    cpSync(installed.value, bare, { recursive: true, verbatimSymlinks: true })
    const links = linksOf(bare)
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) rmSync(link)
    const native = await nativePostgres({
      packageFolder: bare,
      copyFolder: path.join(folder, 'copy'),
      otherUser: isRoot,
    })
    expect(native).toMatchObject({
      ok: true,
      value: { binFolder: path.join(bare, 'native/bin'), majorVersion: '18' },
    })
    expect(linksOf(bare)).toEqual(links)
    expect(
      spawnSync(path.join(bare, 'native/bin/postgres'), ['--version']).stdout.toString(),
    ).toMatch(/PostgreSQL\) 18/)
  })

  it.runIf(isRoot)(
    '[E9] root with a closed home: programs and data go where the server can reach them',
    async () => {
      chmodSync(bare, 0o700)
      const copyFolder = path.join(folder, 'copy')
      const native = await nativePostgres({ packageFolder: bare, copyFolder, otherUser: true })
      if (!native.ok) throw new Error(JSON.stringify(native.problems))
      expect(native.value.binFolder.startsWith(copyFolder)).toBe(true)
      const asNobody = spawnSync(path.join(native.value.binFolder, 'initdb'), ['--version'], {
        uid: 65_534,
        gid: 65_534,
        cwd: '/',
      })
      expect(asNobody.stdout?.toString()).toMatch(/18/)

      const home = path.join(folder, 'closed')
      mkdirSync(home, { mode: 0o700 })
      const dataFolder = path.join(home, 'data')
      const shared = path.join(folder, 'shared')
      for (let start = 0; start < 2; start++) {
        const database = await opened(dataFolder, shared)
        expect(await ask(database.app, '1 + 1')).toBe(2)
        await database.stop()
      }
      expect(lstatSync(path.join(dataFolder, 'postgres')).isSymbolicLink()).toBe(true)
      expect(readlinkSync(path.join(dataFolder, 'postgres')).startsWith(shared)).toBe(true)
      expect(lstatSync(home).mode & 0o777).toBe(0o700)
    },
  )

  it.runIf(isRoot)('[E10] a data folder copied by root, its owner lost, starts', async () => {
    const dataFolder = path.join(folder, 'copied')
    await (await opened(dataFolder)).stop()
    const again = path.join(folder, 'copied-2')
    cpSync(dataFolder, again, { recursive: true })
    expect(statSync(path.join(again, 'postgres/cluster')).uid).toBe(0)
    const database = await opened(again)
    expect(await ask(database.app, '1 + 1')).toBe(2)
    await database.stop()
  })
})

function linksOf(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
