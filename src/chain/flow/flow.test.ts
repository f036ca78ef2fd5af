import { describe, expect, it } from 'vitest'
import { EMPTY_REFERENCE } from '../reference-set/reference.ts'
import { parseChain } from '../parse.ts'
import { flow } from './flow.ts'
import { positionsOf } from './positions.ts'
import { COLUMNS, column } from './components.ts'

/** A spinner sells yarn to a maker who sells jumpers; places on a line. */
function jumper(overrides: Record<string, unknown> = {}) {
  return {
    schema: 'boucle/chain',
    schemaVersion: 1,
    chain: { name: 'pull', currency: 'EUR', baseYear: 2026, homeRegion: 'FR', lead: 'maker' },
    actors: [
      { id: 'spinner', name: 'filature', kind: 'firm', country: 'IT' },
      { id: 'maker', name: 'atelier', kind: 'firm', country: 'FR' },
    ],
    items: [
      { id: 'yarn', name: 'fil', kind: 'material', unit: 'kg', massKgPerUnit: 1 },
      { id: 'jumper', name: 'pull', kind: 'finished', unit: 'piece', massKgPerUnit: 0.5 },
    ],
    sites: [
      { id: 'mill', name: 'Filature', actor: 'spinner', country: 'IT' },
      { id: 'shop', name: 'Atelier', actor: 'maker', country: 'FR' },
    ],
    processes: [
      {
        id: 'spin',
        name: 'filer',
        kind: 'transform',
        site: 'mill',
        outputs: [{ item: 'yarn' }],
        ownCostPerRun: 8,
        purchaseCostPerRun: 4,
        leadTimeDays: 10,
      },
      {
        id: 'knit',
        name: 'tricoter',
        kind: 'transform',
        site: 'shop',
        inputs: [{ item: 'yarn', quantityPerRun: 0.6, scrapRatio: 0.2 }],
        outputs: [{ item: 'jumper' }],
        labour: [{ hoursPerRun: 1, costPerHour: 30 }],
        leadTimeDays: 4,
      },
    ],
    lanes: [
      {
        id: 'carry',
        from: 'mill',
        to: 'shop',
        item: 'yarn',
        mode: 'truck_40t',
        costPerUnit: 1,
        dutyRatio: 0.1,
        leadTimeDays: 2,
        distanceKm: 1000,
      },
    ],
    prices: [{ id: 'p', seller: 'spinner', item: 'yarn', pricePerUnit: 20 }],
    markets: [
      {
        id: 'clients',
        name: 'clientes',
        item: 'jumper',
        site: 'shop',
        country: 'FR',
        demandUnitsPerYear: 100,
        priceIncVat: 120,
        vatRatio: 0.2,
      },
    ],
    ...overrides,
  }
}

function flowOf(document: unknown) {
  const parsed = parseChain(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, undefined, 1))
  const result = flow(parsed.value, EMPTY_REFERENCE)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

describe('flow', () => {
  it('[C4] units per year follow upstream with scrap', () => {
    const { activity } = flowOf(jumper())
    // 100 jumpers x 0.6 kg / (1 - 0.2) = 75 kg of yarn.
    expect([...activity]).toEqual([75, 100, 75].map((each) => expect.closeTo(each, 12)))
  })

  it('[C9] goods pass at their price, the seller keeps the difference', () => {
    const { handovers } = flowOf(jumper())
    const goods = handovers.find((each) => each.kind === 'goods')
    expect(goods).toMatchObject({ pricePerUnit: 20, costPerUnit: 12 })
    expect(goods?.unitsPerYear).toBeCloseTo(75, 10)
    const sale = handovers.find((each) => each.kind === 'sale')
    // 0.75 kg x (20 + 1 carriage + 10 % duty on 21) + 30 of labour = 47.325
    expect(sale?.costPerUnit).toBeCloseTo(0.75 * 23.1 + 30, 12)
    expect(sale?.pricePerUnit).toBeCloseTo(100, 12)
  })

  it('[C10] duty bears on value and carriage at the border', () => {
    const { table } = flowOf(jumper())
    expect(table[2 * COLUMNS + column('cost.duty')]).toBeCloseTo(2.1, 12)
  })

  it('[C4] positions run from the middle of the days of a stage to the hand', () => {
    const { network, activity, table } = flowOf(jumper())
    const { stageDays, upstreamness, tier } = positionsOf(network, activity, table)
    expect([...stageDays]).toEqual([11, 2, 5].map((each) => expect.closeTo(each, 12)))
    expect([...upstreamness]).toEqual([3, 1, 2].map((each) => expect.closeTo(each, 12)))
    expect([...tier]).toEqual([2, 1, 2])
  })

  it('a loop that feeds on itself is named with its gain', () => {
    const document = jumper()
    document.processes[0] = {
      ...document.processes[0],
      inputs: [{ item: 'yarn', quantityPerRun: 1.2 }],
    } as never
    const parsed = parseChain(document)
    if (!parsed.ok) throw new Error('parse')
    const result = flow(parsed.value, EMPTY_REFERENCE)
    expect(result.ok).toBe(false)
    expect(!result.ok && result.problems[0]?.code).toBe('loop_gain')
    expect(!result.ok && result.problems[0]?.message).toContain('1.2')
  })
})
