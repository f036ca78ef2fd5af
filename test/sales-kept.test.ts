import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadReference } from '../reference/load.ts'
import { salesApi } from '../src/app/import/sales-api.ts'
import type { ReadSales } from '../src/app/import/read-sales-in-thread.ts'
import { chainOf } from './examples.test-support.ts'
import { ok } from '../src/core/problem.ts'
import { keptLines } from '../src/facts/kept-lines.ts'
import type { KeptWeeks } from '../src/facts/weekly-sales.ts'
import { proveApi } from '../src/prove/api.ts'
import { historyOfWeeks } from '../src/prove/engine/law/weekly-history.ts'
import { askedOfChain } from '../src/prove/engine/from-chain/sales-asked.ts'
import { openSales } from '../src/prove/open-sales.ts'
import { postgresChainStore } from '../src/store/postgres-chain-store.ts'
import type { KeptCount } from '../src/store/sales/keep-sales.ts'
import { salesStore } from '../src/store/sales/sales-store.ts'
import { readSalesPages } from '../src/workbook/sales/read-sales-file.ts'
import { openSalesPages } from '../src/workbook/sales/sales-file.ts'
import type { TestStore } from './open-test-store.ts'
import { openTestStore } from './open-test-store.ts'

let test: TestStore
let orgId: string

beforeAll(async () => {
  test = await openTestStore()
  orgId = await test.newOrganisation()
}, 60_000)
afterAll(() => test?.close())

const pull = chainOf('pull')
const file = readFileSync(new URL('../examples/sales/pull.csv', import.meta.url))

/** The routes of one organisation; the thread that reads tables has a test of its own server. */
function routes(org: string) {
  const store = salesStore(test.store, org, 'ana')
  const read: ReadSales = async ({ bytes, name, columns }, use) => {
    const opened = openSalesPages(bytes, name)
    const table = opened.ok ? readSalesPages(opened.value, columns) : opened
    if (!table.ok) return table
    const { lines, columns: found } = table.value
    const kept = keptLines(lines, { source: name, hasOwnIds: found.line !== undefined })
    if (!kept.ok) return kept
    return ok(
      await use(
        (async function* () {
          const half = Math.ceil(kept.value.length / 2)
          yield await Promise.resolve(kept.value.slice(0, half))
          yield kept.value.slice(half)
        })(),
      ),
    )
  }
  const api = salesApi(store, read)
  const prove = proveApi(() => loadReference(), store.weeks)
  return { api, prove, store }
}

async function newChain(chainId: string, org = orgId) {
  const chain = { chainId, name: chainId, parts: [], author: 'ana', note: '' }
  await postgresChainStore(test.store, org, () => []).create(chain)
}

async function keep(
  chainId: string,
  table: string | Uint8Array,
  query = 'name=a.csv',
  org = orgId,
) {
  const { api } = routes(org)
  const body = typeof table === 'string' ? new TextEncoder().encode(table) : new Uint8Array(table)
  const answer = await api.request(`/chains/${chainId}/sales?${query}`, { method: 'POST', body })
  return { status: answer.status, json: (await answer.json()) as KeptCount & { detail?: string } }
}

const HEADERS = 'date;article;quantite;stock'
const count = (added: number, updated = 0, removed = 0, same = 0) => ({
  status: 200,
  json: { added, updated, removed, same },
})

describe('rows of sales that the server keeps', () => {
  it('[P219] a file kept twice counts once; a corrected day replaces that day and no other', async () => {
    await newChain('twice')
    const first = `${HEADERS}\n2026-01-05;pull;4;9\n2026-01-05;pull;4;9\n2026-01-06;pull;1;8`
    expect(await keep('twice', first)).toEqual(count(3))
    expect(await keep('twice', first, 'name=again.csv')).toEqual(count(0, 0, 0, 3))
    const longer = `${HEADERS}\n2026-01-05;pull;5;9\n2026-01-06;pull;1;8\n2026-01-07;pull;2;6`
    expect(await keep('twice', longer)).toEqual(count(1, 1, 1, 1))
    const { api } = routes(orgId)
    const items = await (await api.request('/chains/twice/sales')).json()
    expect(items).toEqual([
      { itemId: 'pull', rows: 3, soldPieces: 8, firstDay: '2026-01-05', lastDay: '2026-01-07' },
    ])
    const removed = await api.request('/chains/twice/sales?item=pull', { method: 'DELETE' })
    expect(await removed.json()).toEqual({ removed: 3 })
  })

  it('[P220] rows with ids of their own are known by them, and take the place of rows without', async () => {
    await newChain('named')
    await keep('named', `${HEADERS}\n2026-01-05;pull;4;9`)
    const named = (quantity: number) =>
      `line id;date;article;quantite\nT1;2026-01-05;pull;${quantity}\nT2;2026-01-05;pull;1`
    expect(await keep('named', named(3))).toEqual(count(2, 0, 1))
    expect(await keep('named', named(2))).toEqual(count(0, 1, 0, 1))
    expect(await keep('named', 'line id;date;article;quantite\nT3;2026-01-05;pull;7')).toEqual(
      count(1),
    )
  })

  it('[P221] a history read back from the store is that of its file', async () => {
    await newChain('pull')
    const asked = askedOfChain(pull)
    const own = openSales({ bytes: file, name: 'pull.csv' }, pull)
    if (!own.ok) throw new Error('unread')
    const { json } = await keep('pull', file, 'name=pull.csv')
    expect(json.added + json.updated + json.removed + json.same).toBe(json.added)
    const { api, prove } = routes(orgId)
    const answer = await api.request(`/chains/pull/sales/weeks?item=pull`)
    const kept = historyOfWeeks((await answer.json()) as KeptWeeks, asked)
    if (!kept.ok) throw new Error(kept.problems[0]?.message)
    const sorted = ({ series }: typeof own.value) =>
      series.variants.toSorted().map((variant) => {
        const at = series.variants.indexOf(variant) * series.weeks
        const cut = <T extends Float64Array | Uint8Array>(cells: T) =>
          [...cells.subarray(at, at + series.weeks)].map((value) => Number(value.toPrecision(9)))
        const { soldPieces, returnedPieces, unitPrice, stockOut } = series
        return [variant, ...[soldPieces, returnedPieces, unitPrice, stockOut].map(cut)]
      })
    expect(sorted(kept.value)).toEqual(sorted(own.value))
    const { rows, items, firstDay, lastDay } = own.value
    expect(kept.value).toMatchObject({ rows, items, firstDay, lastDay })
    expect(kept.value.family).toHaveLength(own.value.family.length)
    const post = (sales: object) =>
      prove.request('/prove', {
        method: 'POST',
        body: JSON.stringify({ chain: pull, paths: 64, policies: ['push'], sales }),
      })
    const proof = (await (await post({ storedOf: 'pull' })).json()) as Record<string, object>
    expect(proof['sales']).toMatchObject({ rows, soldPieces: 2760, returnedPieces: 38 })
    expect(proof['lawOrigin']).toBe('history')
    expect((await post({ storedOf: 'pull', item: 'unknown' })).status).toBe(422)
  })

  it('[P222] another organisation learns nothing and changes nothing; bad asks are refused', async () => {
    await newChain('mine')
    await keep('mine', `${HEADERS}\n2026-01-05;pull;4;9`)
    const other = await test.newOrganisation()
    const { api, prove } = routes(other)
    for (const path of ['/chains/mine/sales', '/chains/mine/sales/weeks?item=pull']) {
      expect((await api.request(path)).status, path).toBe(404)
    }
    expect((await api.request('/chains/mine/sales', { method: 'DELETE' })).status).toBe(404)
    expect((await keep('mine', `${HEADERS}\n2026-01-05;pull;9;9`, '', other)).status).toBe(404)
    const body = JSON.stringify({ chain: pull, sales: { storedOf: 'mine' } })
    const refused = await prove.request('/prove', { method: 'POST', body })
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { problems: [{ code: 'sales_not_kept' }] },
    ])
    expect((await keep('mine', '')).status).toBe(400)
    expect((await keep('mine', HEADERS, 'columns=day:x')).status).toBe(400)
    const odd = await keep('mine', `${HEADERS}\n2026-01-05;pull;4;9\nhier;pull;4;9`)
    expect(odd).toMatchObject({ status: 422, json: { problems: [{ path: ['rows', 3, 'day'] }] } })
    const items = await routes(orgId).store.items('mine')
    expect(items).toMatchObject([{ rows: 1, soldPieces: 4 }])
  })

  it('[P223] rows sent with the question are a history too; odd ones are refused by row', async () => {
    const { prove } = routes(orgId)
    const rows = Array.from({ length: 30 }, (_, week) => ({
      day: new Date(Date.UTC(2025, 0, 6 + 7 * week)).toISOString().slice(0, 10),
      item: 'pull',
      quantityUnits: 10 + (week % 3),
      source: 'till',
    }))
    const post = async (body: object) => {
      const asked = { chain: pull, paths: 64, policies: ['push'], ...body }
      const answer = await prove.request('/prove', { method: 'POST', body: JSON.stringify(asked) })
      return (await answer.json()) as Record<string, unknown> & {
        problems?: { code: string; path: unknown[] }[]
      }
    }
    expect((await post({ sales: { rows } }))['sales']).toMatchObject({ rows: 30, soldPieces: 330 })
    const odd = await post({ sales: { rows: [...rows, { ...rows[0], day: '2025-13-01' }] } })
    expect(odd.problems?.[0]?.path).toEqual([30, 'day'])
    expect((await post({ sales: { item: 'pull' } })).problems?.[0]?.code).toBe('prove_option')
    const given = await post({ lawEdits: { meanPieces: 777, returnRatio: 0.2 } })
    expect([given['seasonPieces'], given['law']]).toMatchObject([777, { returnRatio: 0.2 }])
    const committee = await post({
      lawFrom: { kind: 'committee', estimates: [{ pieces: 100 }, { pieces: 140 }] },
    })
    expect([committee['lawOrigin'], committee['seasonPieces']]).toEqual(['committee', 120])
    expect((await post({ lawEdits: { returnRatio: 3 } })).problems).toHaveLength(1)
  })
})
