import { createWriteStream, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Writable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestStore } from '../../../test/open-test-store.ts'
import { openTestStore } from '../../../test/open-test-store.ts'
import { LOCAL_ORGANISATION } from '../migrations.ts'
import { inOrganisation } from '../open.ts'
import { postgresChainStore } from '../postgres-chain-store.ts'
import { insertSales } from '../sales.ts'
import { scenarioStore } from '../scenarios/scenarios.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

let from: TestStore
let into: TestStore

beforeAll(async () => {
  ;[from, into] = await Promise.all([openTestStore(), openTestStore()])
  await fill(from, LOCAL_ORGANISATION, 1)
  await fill(from, await from.newOrganisation(), 2)
})

afterAll(async () => {
  await from?.close()
  await into?.close()
})

/** Texts and numbers that trip up exports, in every table. */
async function fill({ store }: TestStore, orgId: string, seed: number): Promise<void> {
  const chains = postgresChainStore(store, orgId, () => [])
  const bodies = fc.sample(fc.jsonValue(), { seed, numRuns: 300 })
  const parts = bodies.map((body, i) => ({ noun: `n${i % 4}`, id: `p${i}`, body }))
  const chain = { chainId: 'coat', name: 'Manteau\n"é"\\', author: 'Ö\t', note: '\u2028' }
  await chains.create({ ...chain, parts })
  await chains.save({ ...chain, baseVersion: 1, parts: parts.slice(5) })
  await scenarioStore(store, orgId, 'ana').save({
    scenarioId: 's',
    chainId: 'coat',
    baseVersion: 2,
    baseRevision: 0,
    body: { text: '\u0000 "\n', n: 0.1 },
  })
  const lines = Array.from({ length: 2500 }, (_, i) => ({
    lineId: `l${i}`,
    day: `2026-0${1 + (i % 9)}-11`,
    itemId: 'coat',
    variant: '\\N',
    placeId: '',
    channel: 'NULL',
    quantityPieces: i % 7 === 0 ? -1 : 1.5,
    unitPrice: i % 3 === 0 ? undefined : 0.1 + i,
    currency: 'EUR',
    stockPieces: i % 5 === 0 ? undefined : i % 4,
    source: 'a.csv',
  }))
  expect(await insertSales(store, orgId, { chainId: 'coat', lines })).toBe(2500)
}

/** Every row of every table, as text. */
async function everything({ store }: TestStore): Promise<Record<string, string[]>> {
  const { rows: tables } = await store.owner.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class
     WHERE relnamespace = 'boucle'::regnamespace AND relkind = 'r' AND relname <> 'migration'`,
  )
  const content: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await store.owner.query<{ text: string }>(
      `SELECT t::text AS text FROM boucle.${name} t ORDER BY 1`,
    )
    content[name] = rows.map(({ text }) => text)
  }
  return content
}

const made = async (name: string) => {
  const file = path.join(from.folder, name)
  const done = await backup(from.store, file)
  if (!done.ok) throw new Error(JSON.stringify(done.problems))
  return { file, header: done.value }
}

describe('backup and restore', () => {
  it('[B1] what is restored is what was backed up, to the last character', async () => {
    const { file, header } = await made('all.gz')
    expect(header.tables.map(({ name }) => name)).toContain('sales_line')
    expect(header.tables.every(({ rows }) => rows > 0)).toBe(true)
    expect((await restore(into.store, file)).ok).toBe(true)
    const [before, after] = [await everything(from), await everything(into)]
    expect(after).toEqual(before)
    expect(after['part']?.length).toBeGreaterThan(500)
  })

  it('[B2] the restored database works on: saves, record, isolation', async () => {
    const chains = postgresChainStore(into.store, LOCAL_ORGANISATION, () => [])
    const read = await chains.read('coat')
    const saved = await chains.save({
      chainId: 'coat',
      baseVersion: 2,
      parts: (read?.parts ?? []).slice(1),
      author: 'b',
      note: '',
    })
    expect(saved).toMatchObject({ status: 'saved', version: { version: 3 } })
    const { rows } = await inOrganisation(into.store, LOCAL_ORGANISATION, (client) =>
      client.query('SELECT DISTINCT org_id FROM boucle.audit'),
    )
    expect(rows).toEqual([{ org_id: LOCAL_ORGANISATION }])
  })

  it('[B3] a database in use is left alone unless replacing is asked for', async () => {
    const { file } = await made('again.gz')
    const before = await everything(into)
    expect(await restore(into.store, file)).toMatchObject({
      ok: false,
      problems: [{ code: 'database_not_empty' }],
    })
    expect(await everything(into)).toEqual(before)
    expect((await restore(into.store, file, { replace: true })).ok).toBe(true)
    expect(await everything(into)).toEqual(await everything(from))
  })

  it('[B4] equal data give equal files, but for the time in the header', async () => {
    const [a, b] = [await made('a.gz'), await made('b.gz')]
    const rows = (file: string) =>
      gunzipSync(readFileSync(file)).toString().split('\n').slice(1, -2)
    expect(rows(a.file)).toEqual(rows(b.file))
    expect(rows(a.file).length).toBeGreaterThan(5000)
  })

  it('[B5] a damaged, cut, foreign or newer file changes nothing', async () => {
    const { file } = await made('good.gz')
    const packed = readFileSync(file)
    const text = gunzipSync(packed).toString()
    const lines = text.split('\n')
    const flipped = Buffer.from(packed)
    flipped[packed.length >> 1] = (flipped[packed.length >> 1] ?? 0) ^ 1
    const cases: [string, Buffer | string, string][] = [
      ['cut', packed.subarray(0, packed.length - 100), 'backup_damaged'],
      ['bit', flipped, 'backup_damaged'],
      ['row', gzipSync([...lines.slice(0, 9), ...lines.slice(10)].join('\n')), 'backup_damaged'],
      ['digit', gzipSync(text.replace('"part_count":300', '"part_count":301')), 'backup_damaged'],
      ['end', gzipSync(`${lines.slice(0, -2).join('\n')}\n`), 'backup_damaged'],
      ['plain', 'not even gzip', 'backup_damaged'],
      ['empty', '', 'backup_damaged'],
      ['other', gzipSync('{"format":"x"}\n'), 'backup_not_ours'],
      ['newer', gzipSync(text.replace('"schemaVersion":', '"schemaVersion":9')), 'backup_too_new'],
    ]
    const before = await everything(into)
    for (const [name, content, code] of cases) {
      const bad = path.join(from.folder, name)
      writeFileSync(bad, content)
      const done = await restore(into.store, bad, { replace: true })
      expect(done, name).toMatchObject({ ok: false, problems: [{ code }] })
    }
    expect(await everything(into)).toEqual(before)
    const missing = await restore(into.store, path.join(from.folder, 'missing'))
    expect(missing).toMatchObject({ ok: false, problems: [{ code: 'file_unreadable' }] })
  })

  it('[B6] a backup that does not fit leaves the one before and no litter', async () => {
    const { file } = await made('kept.gz')
    const kept = readFileSync(file)
    const full = await backup(from.store, file, (draft) => {
      const disk = createWriteStream(draft)
      let written = 0
      return new Writable({
        write(chunk: Buffer, _encoding, done) {
          written += chunk.length
          if (written > 10_000) done(Object.assign(new Error('full'), { code: 'ENOSPC' }))
          else disk.write(chunk, done)
        },
      })
    })
    expect(full).toMatchObject({ ok: false, problems: [{ code: 'disk_full' }] })
    expect(readFileSync(file)).toEqual(kept)
    expect(readdirSync(from.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('[B7] a folder that does not exist is a problem', async () => {
    const file = path.join(from.folder, 'no', 'such', 'folder.gz')
    expect(await backup(from.store, file)).toMatchObject({
      ok: false,
      problems: [{ code: 'file_not_writable' }],
    })
    expect(existsSync(path.dirname(file))).toBe(false)
  })
})
