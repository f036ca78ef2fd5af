import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseParts } from '../src/chain/version/parts.ts'
import type { ChainStore, PartDraft } from '../src/store/engine/chain-store.ts'
import { LOCAL_ORGANISATION } from '../src/store/migrations.ts'
import type { Store } from '../src/store/open.ts'
import { inOrganisation, openStore } from '../src/store/open.ts'
import { postgresChainStore } from '../src/store/postgres-chain-store.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-store-'))
let store: Store
let chains: ChainStore

beforeAll(async () => {
  const opened = await openStore({ dataFolder: folder })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  store = opened.value
  chains = postgresChainStore(store, LOCAL_ORGANISATION, (parts) => {
    const parsed = parseParts(parts)
    return parsed.ok ? [] : parsed.problems
  })
})

afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const header: PartDraft = {
  noun: 'chain',
  id: 'header',
  body: { name: 'essai', currency: 'EUR', baseYear: 2026, homeRegion: 'FR' },
}

function actor(id: string, country = 'FR'): PartDraft {
  return { noun: 'actors', id, body: { id, name: id, kind: 'firm', country } }
}

function site(id: string, actorId: string): PartDraft {
  return { noun: 'sites', id, body: { id, name: id, actor: actorId, country: 'FR' } }
}

let count = 0
async function created(parts: readonly PartDraft[]) {
  const chainId = `essai-${++count}`
  const outcome = await chains.create({ chainId, name: 'essai', parts, author: 'a', note: '' })
  expect(outcome.status).toBe('saved')
  return chainId
}

const by = (chainId: string, baseVersion: number, parts: readonly PartDraft[]) =>
  chains.save({ chainId, baseVersion, parts, author: 'a', note: '' })

describe('chain store', () => {
  it('[CS1] what is saved is read back, part for part', async () => {
    const parts = [header, actor('a'), actor('b')]
    const chainId = await created(parts)
    const read = await chains.read(chainId)
    expect(read?.parts.map(({ noun, id, body }) => ({ noun, id, body }))).toEqual(
      [...parts].sort((x, y) => x.noun.localeCompare(y.noun) || x.id.localeCompare(y.id)),
    )
    expect(read?.version).toMatchObject({ version: 1, partCount: 3 })
  })

  it('[CS2] the same content is not a new version', async () => {
    const chainId = await created([header, actor('a')])
    expect((await by(chainId, 1, [header, actor('a')])).status).toBe('unchanged')
    expect(await chains.versions(chainId)).toHaveLength(1)
  })

  it('[CS3] two people on different parts: both are kept', async () => {
    const chainId = await created([header, actor('a'), actor('b')])
    expect((await by(chainId, 1, [header, actor('a', 'IT'), actor('b')])).status).toBe('saved')
    expect((await by(chainId, 1, [header, actor('a'), actor('b', 'PT')])).status).toBe('merged')
    const bodies = (await chains.read(chainId))?.parts.map((part) => part.body)
    expect(bodies).toContainEqual(actor('a', 'IT').body)
    expect(bodies).toContainEqual(actor('b', 'PT').body)
  })

  it('[CS4] two people on the same part: nothing is written, both versions are shown', async () => {
    const chainId = await created([header, actor('a')])
    await by(chainId, 1, [header, actor('a', 'IT')])
    const outcome = await by(chainId, 1, [header, actor('a', 'PT')])
    expect(outcome).toMatchObject({
      status: 'conflict',
      conflicts: [
        {
          id: 'a',
          mine: { body: { country: 'PT' } },
          theirs: { body: { country: 'IT' } },
          base: { body: { country: 'FR' } },
        },
      ],
    })
    expect((await chains.versions(chainId))[0]?.version).toBe(2)
  })

  it('[CS5] two valid edits that make an invalid chain are refused as a whole', async () => {
    const chainId = await created([header, actor('a'), actor('b')])
    expect((await by(chainId, 1, [header, actor('a')])).status).toBe('saved')
    const outcome = await by(chainId, 1, [header, actor('a'), actor('b'), site('s', 'b')])
    expect(outcome).toMatchObject({ status: 'invalid', problems: [{ code: 'unknown_id' }] })
    expect((await chains.read(chainId))?.version.version).toBe(2)
  })

  it('[CS6] twenty people at once on twenty parts: all are kept, versions have no hole', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `a${i}`)
    const start = [header, ...ids.map((id) => actor(id))]
    const chainId = await created(start)
    const outcomes = await Promise.all(
      ids.map((id) =>
        by(
          chainId,
          1,
          start.map((part) => (part.id === id ? actor(id, 'IT') : part)),
        ),
      ),
    )
    expect(outcomes.every((each) => each.status === 'saved' || each.status === 'merged')).toBe(true)
    const read = await chains.read(chainId)
    expect(
      read?.parts.filter((part) => (part.body as { country?: string }).country === 'IT'),
    ).toHaveLength(20)
    expect((await chains.versions(chainId)).map((each) => each.version)).toEqual(
      Array.from({ length: 21 }, (_, i) => 21 - i),
    )
  })

  it('[CS7] a version is put in force, and old versions stay readable', async () => {
    const chainId = await created([header, actor('a')])
    await by(chainId, 1, [header, actor('a', 'IT')])
    expect(await chains.setInForce(chainId, 2)).toBe(true)
    expect(await chains.setInForce(chainId, 9)).toBe(false)
    const listed = (await chains.list()).find((each) => each.chainId === chainId)
    expect(listed?.versionInForce).toBe(2)
    expect((await chains.read(chainId, 1))?.parts).toHaveLength(2)
    const difference = await chains.difference(chainId, 1, 2)
    expect(difference?.changed).toHaveLength(1)
  })

  it('[CS8] no organisation sees, changes or removes another one’s rows', async () => {
    const chainId = await created([header, actor('a')])
    const other = '11111111-1111-4111-8111-111111111111'
    await store.owner.query(`INSERT INTO boucle.organisation (org_id, name) VALUES ($1, 'x')`, [
      other,
    ])
    const theirs = postgresChainStore(store, other, () => [])
    expect(await theirs.list()).toEqual([])
    expect(await theirs.read(chainId)).toBeUndefined()
    expect(await theirs.remove(chainId)).toBe(false)
    await expect(
      inOrganisation(store, other, (client) =>
        client.query(
          `INSERT INTO boucle.chain (org_id, chain_id, name, latest_version, saved_at) VALUES ($1, 'x', 'x', 1, now())`,
          [LOCAL_ORGANISATION],
        ),
      ),
    ).rejects.toThrow(/row-level security/)
    await expect(
      inOrganisation(store, other, (client) => client.query('DELETE FROM boucle.audit')),
    ).rejects.toThrow(/permission denied/)
  })

  it('[CS9] every table of the schema forces row-level security', async () => {
    const { rows } = await store.pool.query<{ relname: string; ok: boolean }>(
      `SELECT relname, relrowsecurity AND relforcerowsecurity AS ok FROM pg_class
       WHERE relnamespace = 'boucle'::regnamespace AND relkind = 'r' AND relname <> 'migration'`,
    )
    expect(rows.length).toBeGreaterThanOrEqual(6)
    expect(rows.filter((row) => !row.ok)).toEqual([])
  })

  it('[CS10] a second process on the same data folder is told so, and harms nothing', async () => {
    const second = await openStore({ dataFolder: folder })
    expect(second).toMatchObject({ ok: false, problems: [{ code: 'data_folder_in_use' }] })
    expect((await chains.list()).length).toBeGreaterThan(0)
  })

  it('[CS11] connections that drop mid-way come back, and nothing is half written', async () => {
    const chainId = await created([header, actor('a')])
    await store.owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE pid <> pg_backend_pid() AND datname = current_database()`,
    )
    await expect
      .poll(async () => (await chains.read(chainId).catch(() => undefined))?.version.version)
      .toBe(1)
    expect((await by(chainId, 1, [header, actor('a', 'IT')])).status).toBe('saved')
  })

  it('[CS12] the example of the tour is kept without losing a digit', async () => {
    const text = readFileSync(new URL('../examples/manteau.json', import.meta.url), 'utf8')
    const document = JSON.parse(text) as Record<string, { id: string }[]>
    const parts: PartDraft[] = [{ noun: 'chain', id: 'header', body: document['chain'] }]
    for (const [noun, list] of Object.entries(document)) {
      if (Array.isArray(list)) for (const body of list) parts.push({ noun, id: body.id, body })
    }
    const chainId = await created(parts)
    const read = await chains.read(chainId)
    for (const part of parts) {
      const kept = read?.parts.find((each) => each.noun === part.noun && each.id === part.id)
      expect(kept?.body).toEqual(part.body)
    }
  })
})
