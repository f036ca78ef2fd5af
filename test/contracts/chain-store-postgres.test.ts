import { openFolder } from '../open-folder.ts'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EmbeddedDatabase } from '../../src/store/embedded/open-embedded.ts'
import { openEmbedded } from '../../src/store/embedded/open-embedded.ts'
import type { Store } from '../../src/store/open.ts'
import { inOrganisation, inWholeDatabase, openStore } from '../../src/store/open.ts'
import { postgresChainStore } from '../../src/store/postgres-chain-store.ts'
import { chainStoreContract } from './chain-store.ts'

/*
 * The whole contract, on the database of a data folder and on a server given by its address, where
 * the login is no superuser.
 */

const folder = openFolder('contract')
let server: EmbeddedDatabase
const stores: { embedded?: Store; url?: Store } = {}

beforeAll(async () => {
  const own = await openStore({ dataFolder: path.join(folder, 'own') })
  if (!own.ok) throw new Error(JSON.stringify(own.problems))
  stores.embedded = own.value
  const opened = await openEmbedded({ dataFolder: path.join(folder, 'server') })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  server = opened.value
  await asSuperuser(
    `drop role boucle_app`,
    `create role tenant login password 'x' createrole`,
    `create role visitor login password 'x'`,
    `create database tenant owner tenant`,
    `create database visitor owner visitor`,
  )
  const byUrl = await openStore({ databaseUrl: url('tenant'), dataFolder: folder })
  if (!byUrl.ok) throw new Error(JSON.stringify(byUrl.problems))
  stores.url = byUrl.value
})

afterAll(async () => {
  await stores.embedded?.close()
  await stores.url?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client(server.owner)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

function url(role: string): string {
  return `postgresql://${role}:x@/${role}?host=${encodeURIComponent(server.owner.host)}`
}

function storeOf(kind: 'embedded' | 'url'): Store {
  const store = stores[kind]
  if (store === undefined) throw new Error('not open')
  return store
}

async function newOrganisation(store: Store): Promise<string> {
  const orgId = randomUUID()
  await inWholeDatabase(store, 'READ COMMITTED', (client) =>
    client.query('INSERT INTO boucle.organisation (org_id, name) VALUES ($1, $2)', [orgId, 'test']),
  )
  return orgId
}

describe.each(['embedded', 'url'] as const)('chain store in PostgreSQL, %s', (kind) => {
  for (const { title, run } of chainStoreContract) {
    it(title, () =>
      run(async (validate) => {
        const store = storeOf(kind)
        return postgresChainStore(store, await newOrganisation(store), validate)
      }),
    )
  }

  it('[PG1] no organisation sees, changes or removes another one’s rows', async () => {
    const store = storeOf(kind)
    const [mine, other] = [await newOrganisation(store), await newOrganisation(store)]
    const chain = { chainId: 'c', name: 'C', parts: [], author: 'a', note: '' }
    await postgresChainStore(store, mine, () => []).create(chain)
    const theirs = postgresChainStore(store, other, () => [])
    expect([await theirs.list(), await theirs.read('c'), await theirs.remove('c')]).toEqual([
      [],
      undefined,
      false,
    ])
    expect((await theirs.create(chain)).status).toBe('saved')
    await expect(
      inOrganisation(store, other, (client) =>
        client.query(`INSERT INTO boucle.chain VALUES ($1, 'x', 'x', 1, 1, now())`, [mine]),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  it('[PG2] the role of requests cannot lift the isolation, nor touch the record or the schema', async () => {
    const store = storeOf(kind)
    const orgId = await newOrganisation(store)
    const attempt = (sql: string) => inOrganisation(store, orgId, (client) => client.query(sql))
    const seen = await attempt(
      `SELECT set_config('boucle.whole_database', 'on', true); SELECT count(*) FROM boucle.organisation`,
    )
    const results = seen as unknown as { rows: unknown[] }[]
    expect(results[1]?.rows).toEqual([{ count: 1 }])
    for (const sql of [
      'DELETE FROM boucle.audit',
      'UPDATE boucle.audit SET who = who',
      'ALTER TABLE boucle.chain DISABLE ROW LEVEL SECURITY',
      'CREATE TABLE boucle.x ()',
      'INSERT INTO boucle.organisation VALUES (gen_random_uuid())',
      'SELECT * FROM boucle.migration',
      'TRUNCATE boucle.chain',
    ]) {
      await expect(attempt(sql), sql).rejects.toThrow(/permission denied|must be owner/)
    }
  })

  it('[PG3] without an organisation nothing is seen', async () => {
    const client = await storeOf(kind).pool.connect()
    try {
      await client.query('BEGIN; SET LOCAL ROLE boucle_app')
      expect((await client.query('SELECT * FROM boucle.organisation')).rows).toEqual([])
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })

  it('[PG4] every table forces row-level security and starts its key with the organisation', async () => {
    const { rows } = await storeOf(kind).owner.query<{
      name: string
      forced: boolean
      first: string
    }>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
         (SELECT a.attname FROM pg_index i JOIN pg_attribute a
            ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
          WHERE i.indrelid = c.oid AND i.indisprimary) AS first
       FROM pg_class c WHERE c.relnamespace = 'boucle'::regnamespace AND c.relkind = 'r'
         AND c.relname <> 'migration'`,
    )
    expect(rows.length).toBeGreaterThanOrEqual(8)
    expect(rows.filter((row) => !row.forced || row.first !== 'org_id')).toEqual([])
  })

  it('[PG5] who did what is written with the change itself', async () => {
    const store = storeOf(kind)
    const orgId = await newOrganisation(store)
    const chains = postgresChainStore(store, orgId, () => [], 'ana')
    await chains.create({ chainId: 'c', name: 'C', parts: [], author: 'ben', note: '' })
    await chains.create({
      chainId: 'c',
      name: 'C',
      parts: [{ noun: 'n', id: 'i', body: {} }],
      author: 'ben',
      note: '',
    })
    await chains.setInForce('c', 1)
    await chains.remove('c')
    const { rows } = await inOrganisation(store, orgId, (client) =>
      client.query('SELECT who, what, subject FROM boucle.audit ORDER BY audit_id'),
    )
    expect(rows).toEqual([
      { who: 'ben', what: 'create', subject: 'c@1' },
      { who: 'ana', what: 'in-force', subject: 'c@1' },
      { who: 'ana', what: 'remove', subject: 'c' },
    ])
  })
})

describe('database given by its address', () => {
  it('[PG6] a login that may not make the role is told what to run, and running it helps', async () => {
    const refused = await openStore({ databaseUrl: url('visitor'), dataFolder: folder })
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'database_role_missing' }] })
    await asSuperuser('grant boucle_app to visitor')
    const opened = await openStore({ databaseUrl: url('visitor'), dataFolder: folder })
    expect(opened.ok).toBe(true)
    if (opened.ok) await opened.value.close()
  })

  it('[PG7] a database of a newer program is refused and left alone', async () => {
    const owner = storeOf('embedded').owner
    await owner.query(`INSERT INTO boucle.migration (version, name) VALUES (9999, 'future')`)
    await stores.embedded?.close()
    const opened = await openStore({ dataFolder: path.join(folder, 'own') })
    expect(opened).toMatchObject({ ok: false, problems: [{ code: 'database_too_new' }] })
    delete stores.embedded
  })

  it('[PG8] an address that does not answer is a problem, not a crash', async () => {
    const opened = await openStore({
      databaseUrl: 'postgresql://x@127.0.0.1:1/x',
      dataFolder: folder,
    })
    expect(opened).toMatchObject({ ok: false, problems: [{ code: 'database' }] })
  })
})
