import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadReference } from '../reference/load.ts'
import { loadForLevers } from '../src/app/lever-tables.ts'
import { openApi } from '../src/app/openapi.ts'
import { parseParts } from '../src/chain/version/parts.ts'
import { baseHashOf } from '../src/levers/base-hash.ts'
import { LEVERS } from '../src/levers/catalogue.ts'
import { compareApi } from '../src/see/api-compare.ts'
import { chainsApi } from '../src/store/api.ts'
import { postgresChainStore } from '../src/store/postgres-chain-store.ts'
import { scenariosApi } from '../src/store/scenarios/scenarios-api.ts'
import { scenarioStore } from '../src/store/scenarios/scenarios.ts'
import { chainOf, text } from './examples.test-support.ts'
import type { TestStore } from './open-test-store.ts'
import { openTestStore } from './open-test-store.ts'

let test: TestStore
let app: Hono

beforeAll(async () => {
  test = await openTestStore()
  const orgId = await test.newOrganisation()
  const chains = postgresChainStore(test.store, orgId, (parts) => {
    const parsed = parseParts(parts)
    return parsed.ok ? [] : parsed.problems
  })
  const api = new Hono()
  api.route('/', chainsApi(chains))
  api.route('/', scenariosApi(scenarioStore(test.store, orgId, 'ana')))
  api.route(
    '/',
    compareApi(() => loadReference(), loadForLevers),
  )
  app = new Hono().route('/api/v1', api)
  const created = await call('POST', '/chains', { chainId: 'manteau', document: coat })
  expect(created.status).toBe(200)
})

afterAll(() => test?.close())

const coat = chainOf('manteau')
const near = JSON.parse(text('scenarios/manteau-cousu-pres.json')) as {
  base: object
  steps: { id: string }[]
}
const kept = { ...near, base: { chainId: 'manteau', version: 1, hash: baseHashOf(coat) } }

interface Answered {
  readonly status: number
  readonly etag: string | null
  readonly json: unknown
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const answer = await app.request(`http://localhost/api/v1${path}`, {
    method,
    headers: { host: 'localhost', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, etag: answer.headers.get('etag'), json: await answer.json() }
}

describe('scenarios over HTTP', () => {
  const place = '/chains/manteau/scenarios/pres'

  it('[SA1] saved, read, listed, revised with the revision that was read, removed', async () => {
    expect(await call('PUT', place, kept)).toMatchObject({ status: 200, etag: '"1"' })
    expect(await call('GET', '/scenarios/pres')).toMatchObject({
      etag: '"1"',
      json: { body: kept, baseVersion: 1 },
    })
    expect((await call('PUT', place, kept)).status).toBe(409)
    const fewer = { ...kept, steps: kept.steps.slice(0, 1) }
    expect(await call('PUT', place, fewer, { 'if-match': '"1"' })).toMatchObject({ etag: '"2"' })
    const late = await call('PUT', place, kept, { 'if-match': '"1"' })
    expect(late).toMatchObject({ status: 409, json: { theirs: { revision: 2, body: fewer } } })
    const { json } = await call('GET', '/chains/manteau/scenarios')
    expect((json as { scenarioId: string }[]).map(({ scenarioId }) => scenarioId)).toEqual(['pres'])
    expect((await call('DELETE', '/scenarios/pres')).status).toBe(200)
    expect((await call('GET', '/scenarios/pres')).status).toBe(404)
  })

  it('[SA2] a version that does not exist, a chain instead of a scenario: each says what is wrong', async () => {
    const gone = await call('PUT', place, { ...kept, base: { ...kept.base, version: 9 } })
    expect(gone).toMatchObject({ status: 404, json: { title: 'scenario_base_missing' } })
    const none = await call('PUT', place, near)
    expect(none).toMatchObject({ status: 422, json: { title: 'base_version' } })
    expect(await call('PUT', place, coat)).toMatchObject({
      status: 422,
      json: { problems: [{ code: 'not_scenario' }] },
    })
  })

  it('[SA3] the chain as the store gives it back is the base; apply, rebase and compare answer', async () => {
    const { json: chain } = await call('GET', '/chains/manteau')
    const applied = (await call('POST', '/apply', { chain, scenario: kept })).json as {
      chain: unknown
      onItsBase: boolean
      steps: { status: string; problems: { code: string }[] }[]
    }
    expect(applied.onItsBase).toBe(true)
    expect(applied.steps.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied'])
    // Duties and ways by sea are at hand on the server.
    const codes = applied.steps.flatMap(({ problems }) => problems.map(({ code }) => code))
    expect(codes).not.toContain('sea_distance')
    expect(codes).not.toContain('duty_unknown')
    const compared = await call('POST', '/compare', { before: chain, after: applied.chain })
    expect(compared.json).toMatchObject({ seed: 42, problems: [] })
    const chains = [chain, applied.chain, chain]
    const many = await call('POST', '/compare', { chains })
    const rows = (many.json as { rows: { id: string; cells: { difference?: number }[] }[] }).rows
    const cost = rows.find(({ id }) => id === 'total.cost')!
    expect(cost.cells.map(({ difference }) => difference !== undefined)).toEqual([
      false,
      true,
      true,
    ])
    expect(cost.cells[2]!.difference).toBe(0)
    const alone = await call('POST', '/compare', { chains: [chain] })
    expect(alone.json).toMatchObject({ ok: false, problems: [{ code: 'compare_count' }] })
    const other = chainOf('pull')
    const rebased = await call('POST', '/rebase', { chain: other, scenario: kept, version: 3 })
    expect(rebased.json).toMatchObject({
      scenario: { base: { version: 3 }, steps: kept.steps },
      doesNotFit: [{ stepId: 'coudre' }, { stepId: 'prix' }],
    })
    expect((await call('POST', '/apply', { chain: {}, scenario: kept })).status).toBe(422)
  })

  it('[SA4] the description names every path, and every lever with its parameters', async () => {
    const { json: levers } = await call('GET', '/levers')
    expect((levers as { id: string }[]).map(({ id }) => id)).toEqual(LEVERS.map(({ id }) => id))
    const json = openApi()
    const { paths, components } = json as unknown as {
      paths: object
      components: {
        schemas: Record<string, { properties: { steps: { items: { oneOf: unknown[] } } } }>
      }
    }
    for (const path of ['apply', 'rebase', 'compare', 'levers', 'scenarios/{scenarioId}'])
      expect(Object.keys(paths)).toContain(`/api/v1/${path}`)
    expect(components.schemas['Scenario']!.properties.steps.items.oneOf).toHaveLength(LEVERS.length)
    for (const [, name] of JSON.stringify(json).matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(Object.keys(components.schemas)).toContain(name)
  })
})
