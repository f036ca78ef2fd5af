import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scenarioStoreContract } from '../../../test/contracts/scenario-store.ts'
import type { TestStore } from '../../../test/open-test-store.ts'
import { openTestStore } from '../../../test/open-test-store.ts'
import { postgresChainStore } from '../postgres-chain-store.ts'
import type { SalesLine } from '../sales.ts'
import { insertSales, readSales } from '../sales.ts'
import type { ScenarioStore } from '../engine/scenario-store.ts'
import { scenarioStore } from './scenarios.ts'

let test: TestStore
let orgId: string
let scenarios: ScenarioStore

beforeAll(async () => {
  test = await openTestStore()
  orgId = await test.newOrganisation()
  scenarios = scenarioStore(test.store, orgId, 'ana')
  const chain = { chainId: 'c', name: 'C', parts: [], author: 'a', note: '' }
  await postgresChainStore(test.store, orgId, () => []).create(chain)
})

afterAll(() => test?.close())

const draft = (scenarioId: string, baseRevision: number, body: unknown) => ({
  scenarioId,
  chainId: 'c',
  baseVersion: 1,
  baseRevision,
  body,
})

describe('scenarios', () => {
  for (const { title, run } of scenarioStoreContract) {
    it(title, () =>
      run(async () => {
        const own = await test.newOrganisation()
        return {
          chains: postgresChainStore(test.store, own, () => []),
          scenarios: scenarioStore(test.store, own, 'ana'),
        }
      }),
    )
  }

  it('[SC5] a removed chain takes its sales with it; other organisations see no scenario', async () => {
    const other = scenarioStore(test.store, await test.newOrganisation(), 'ben')
    await scenarios.save(draft('d', 0, 1))
    expect([await other.read('d'), await other.list('c')]).toEqual([undefined, []])
    const chains = postgresChainStore(test.store, orgId, () => [])
    const twin = { chainId: 'e', name: 'E', parts: [], author: 'a', note: '' }
    await chains.create(twin)
    await insertSales(test.store, orgId, { chainId: 'e', lines: [line('1')] })
    await chains.remove('e')
    expect(await allSales('e')).toEqual([])
  })
})

const line = (lineId: string, rest: Partial<SalesLine> = {}): SalesLine => ({
  lineId,
  day: '2026-03-29',
  itemId: 'coat',
  variant: 'M',
  placeId: 'shop',
  channel: 'web',
  quantityPieces: 2.5,
  unitPrice: 99.9,
  currency: 'EUR',
  stockPieces: 0,
  source: 'a.csv',
  ...rest,
})

const allSales = (chainId: string) =>
  readSales(test.store, orgId, { chainId, from: '0001-01-01', to: '9999-12-31' })

describe('sales lines', () => {
  it('[SL1] every field comes back as it went in; a line imported twice is one', async () => {
    const bare = line('2', {
      unitPrice: undefined,
      currency: undefined,
      stockPieces: undefined,
      day: '2026-01-01',
    })
    const lines = [line('1'), bare]
    expect(await insertSales(test.store, orgId, { chainId: 'c', lines })).toBe(2)
    expect(
      await insertSales(test.store, orgId, { chainId: 'c', lines: [line('1'), line('3')] }),
    ).toBe(1)
    expect(await allSales('c')).toEqual([bare, line('1'), line('3')])
    const march = { chainId: 'c', from: '2026-03-29', to: '2026-03-29' }
    expect(await readSales(test.store, orgId, march)).toHaveLength(2)
  })

  it('[SL2] all lines are added or none', async () => {
    const lines = [line('10'), line('11', { day: '2026-02-31' })]
    await expect(insertSales(test.store, orgId, { chainId: 'c', lines })).rejects.toThrow(
      /out of range/,
    )
    expect((await allSales('c')).some(({ lineId }) => lineId === '10')).toBe(false)
  })

  it('[SL3] a hundred thousand lines', async () => {
    const chain = { chainId: 'big', name: 'B', parts: [], author: 'a', note: '' }
    await postgresChainStore(test.store, orgId, () => []).create(chain)
    const lines = Array.from({ length: 100_000 }, (_, i) => line(`b${i}`))
    const started = performance.now()
    expect(await insertSales(test.store, orgId, { chainId: 'big', lines })).toBe(100_000)
    console.log(`100 000 sales lines in ${Math.round(performance.now() - started)} ms`)
    expect(await allSales('big')).toHaveLength(100_000)
  })
})
