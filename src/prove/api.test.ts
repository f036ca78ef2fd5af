import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import { proveApi } from './api.ts'

const api = proveApi(() => loadReference())

async function post(path: string, body: unknown) {
  const answer = await api.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}

function codes({ json }: Awaited<ReturnType<typeof post>>): unknown[] {
  return (json['problems'] as { code: string }[]).map(({ code }) => code)
}

const pull: unknown = JSON.parse(
  readFileSync(new URL('../../examples/pull.json', import.meta.url), 'utf8'),
)

describe('prove over HTTP', () => {
  it('[P91] answers a chain with its document, the same as the engine gives', async () => {
    const options = { chain: pull, paths: 64, policies: ['push', 'pre-order'], seed: 3 }
    const answer = await post('/prove', options)
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ schema: 'boucle/proof', seed: 3, paths: 64 })
    expect(await post('/prove', options)).toEqual(answer)
  })

  it('[P92] refuses what is no chain, no option, no body', async () => {
    expect((await post('/prove', 'not json')).status).toBe(422)
    expect((await post('/prove', { chain: {} })).status).toBe(422)
    const odd = await post('/prove', { chain: pull, paths: 1, seed: 'x', policies: ['guess'] })
    expect(odd.status).toBe(422)
    expect(codes(odd)).toEqual(['prove_option', 'prove_option', 'prove_option'])
  })

  it('[P93] closed forms by name, with the bound that is broken', async () => {
    const season = { price: 100, cost: 40, salvage: 20, forecast: 1000, sigma: 0.3, lead: 3 }
    const best = await post('/formula/newsvendor', season)
    expect(best.json['quantity']).toBeCloseTo(1240.451, 3)
    const broken = await post('/formula/newsvendor', { ...season, cost: 140 })
    expect([broken.status, ...codes(broken)]).toEqual([422, 'formula_out_of_range'])
    expect(codes(await post('/formula/newsvendor', { price: '100' }))).toHaveLength(6)
    expect((await post('/formula/toString', {})).status).toBe(404)
  })
})
