import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadProofReference } from '../../reference/load.ts'
import { readAfterMargin } from './api-after-margin.ts'
import { proveApi } from './api.ts'

const api = proveApi(loadProofReference)
const [coat, nearer] = ['manteau', 'manteau-proche'].map((name): unknown =>
  JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8')),
)

async function post(body: unknown) {
  const answer = await api.request('/prove', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}

const asked = { chain: coat, against: nearer, paths: 64, policies: ['push'] }

describe('what follows the final margin, over HTTP', () => {
  it('[P135] is answered when asked, and only then', async () => {
    const plain = await post(asked)
    for (const name of ['economics', 'priced', 'firm']) expect(plain.json).not.toHaveProperty(name)
    const { status, json } = await post({
      ...asked,
      economics: { investment: 1000, clientPays: 'delivery' },
      priced: { carbonPricePerTonne: 44.6 },
      firm: true,
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      economics: { clientPays: { value: 'delivery', origin: 'given' } },
      priced: { on: ['carbon'], asking: { carbonPricePerTonne: 44.6 } },
      firm: { indicator: { firmPolicyId: expect.any(String) } },
    })
  })

  it('[P135] refuses what has another shape, another name, or is out of bounds', async () => {
    const odd = (body: Record<string, unknown>) => {
      const read = readAfterMargin(body)
      return read.ok ? [] : read.problems.map(({ path }) => path.join('.'))
    }
    expect(odd({ economics: 3 })).toEqual(['economics'])
    expect(odd({ economics: { invest: 3 } })).toEqual(['economics.invest'])
    expect(odd({ economics: { investment: '3' } })).toEqual(['economics.investment'])
    expect(odd({ economics: { clientPays: 'never' } })).toEqual(['economics.clientPays'])
    expect(odd({ priced: [] })).toEqual(['priced'])
    expect(odd({ priced: { willingness: 'ifop-1913' } })).toEqual(['priced.willingness'])
    expect(odd({ priced: { willingness: [{ segment: 'a' }] } })).toEqual(['priced.willingness'])
    expect(odd({ priced: { transparency: 1, carbonPricePerTonne: '9' } })).toEqual([
      'priced.carbonPricePerTonne',
      'priced.transparency',
    ])
    expect(odd({ priced: { wishes: true }, firm: 'yes' })).toEqual(['priced.wishes', 'firm'])
    const answer = await post({ ...asked, economics: { leaveRatio: 3 } })
    expect(answer.status).toBe(422)
    expect(answer.json['problems']).toMatchObject([
      { code: 'prove_out_of_range', message: 'leaveRatio (3) must be from 0 to 1.' },
    ])
  })
})
