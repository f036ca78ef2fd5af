import { describe, expect, it } from 'vitest'
import { positionsOf } from '../../../chain/flow/positions.ts'
import { EMPTY_REFERENCE } from '../../../chain/reference-set/reference.ts'
import { accountsOf } from '../accounts/accounts.ts'
import { fixtureFlow, loomChain } from '../test-support/chain-fixtures.test-support.ts'
import { dependencyFigures } from './dependency-figures.ts'
import type { Dependency } from './dependency.ts'
import { dependencyOf } from './dependency.ts'
import { supplyView } from '../supply/supply-view.ts'

function analyse(document: unknown): Dependency {
  const flow = fixtureFlow(document)
  return dependencyOf(supplyView(flow), positionsOf(flow.network, flow.activity, flow.table))
}

const loom = analyse(loomChain())
const country = (dependency: Dependency, key: string) =>
  dependency.countries.find((each) => each.key === key)!

describe('dependency', () => {
  it('[A9] value, direct and at risk by country, by hand', () => {
    expect(loom.valuePerYear).toBeCloseTo(5000, 9)
    const shares = Object.fromEntries(
      loom.countries.map((each) => [
        each.key,
        [each.valueShare, each.directShare, each.atRiskShare].map((x) => Number(x.toFixed(12))),
      ]),
    )
    expect(shares).toEqual({
      // Flax, half of the carriage, sewing, margin; seen from tier 1 without the flax.
      FR: [0.8, 0.76, 1],
      // Weaving and half of the carriage; the cloth whole; all that goes through the loom.
      CN: [0.1, 0.22, 0.22],
      IT: [0.06, 0, 0.09],
      PT: [0.02, 0, 0.03],
      IN: [0.02, 0.02, 0.02],
    })
    expect(country(loom, 'FR').isHome).toBe(true)
    expect(loom.concentration).toBeCloseTo(0.6544, 12)
  })

  it('[A9] by firm and by owner group: the group counts once what both of its firms touch', () => {
    const firm = (key: string) => loom.firms.find((each) => each.key === key)!
    expect(firm('weaver').valueShare).toBeCloseTo(0.08, 12)
    expect(firm('weaver').atRiskShare).toBeCloseTo(0.2, 12)
    expect(firm('spinner').atRiskShare).toBeCloseTo(0.09, 12)
    expect(firm('farmer').atRiskShare).toBeCloseTo(0.04, 12)
    const group = loom.owners.find((each) => each.key === 'Groupe')!
    expect(group.valueShare).toBeCloseTo(0.14, 12)
    expect(group.atRiskShare).toBeCloseTo(0.2, 12)
    expect(loom.firms.every((each) => !each.atRiskIsBound)).toBe(true)
  })

  it('[A9] concentration per input, with the terms of its link', () => {
    expect(loom.inputCount).toBe(6)
    const input = (item: string) => loom.inputs.find((each) => each.item === item)!
    expect(input('yarn').firms?.hhi).toBeCloseTo(0.625, 12)
    expect(input('yarn').owners?.largestKey).toBe('Groupe')
    expect(input('yarn').isSingleFirm).toBe(false)
    expect(input('yarn').suppliers.map((each) => [each.actor, each.share])).toEqual([
      ['spinner', 0.75],
      ['small', 0.25],
    ])
    expect(input('cloth').suppliers[0]).toMatchObject({
      actor: 'weaver',
      owner: 'Groupe',
      country: 'CN',
      countryBasis: 'site',
      city: 'Hangzhou',
      share: 1,
      link: {
        governance: 'relational',
        contractEnd: '2027-06-30',
        switchingMonths: 8,
        switchingCost: 1000,
      },
    })
    expect(input('cloth').valuePerYear).toBeCloseTo(1200, 9)
    // Thread is bought from nobody named, of stated origin.
    expect(input('thread').firms).toBeUndefined()
    expect(input('thread').suppliers[0]).toMatchObject({
      actor: undefined,
      country: 'IN',
      countryBasis: 'origin',
    })
    expect(loom.singleFirmCount).toBe(4)
    expect(loom.singleCountryCount).toBe(5)
    expect(loom.inputCountryConcentration).toBeCloseTo(4175 / 4400, 12)
  })

  it('[A10] a local product is shown tier by tier up to raw matter', () => {
    expect(
      loom.tiers.map((each) => [each.tier, each.items, Number(each.homeShare.toFixed(6))]),
    ).toEqual([
      [1, ['Chemise'], 1],
      [2, ['Toile', 'Fil à coudre'], 0.142857],
      [3, ['Fil'], 0],
      [4, ['Lin'], 1],
    ])
    expect(loom.tiers.reduce((sum, each) => sum + each.valueShare, 0)).toBeCloseTo(1, 12)
    expect(loom.tiers[2]!.countries).toEqual([
      { key: 'IT', share: 0.75 },
      { key: 'PT', share: 0.25 },
    ])
    expect(loom.tiers[1]).toMatchObject({
      single: true,
      parts: [{ siteId: 'loom' }, { siteId: 'workshop' }],
    })
  })

  it('[A10] names the deepest item that one firm, or one country, alone supplies', () => {
    expect(loom.deepest).toMatchObject({
      kind: 'firm',
      tier: 4,
      itemId: 'flax',
      actorId: 'farmer',
      country: 'FR',
    })
    expect(loom.singles.map((each) => each.itemId)).toEqual(['flax', 'cloth'])
    expect(loom.singleCountries.map((each) => [each.itemId, each.country])).toEqual([
      ['flax', 'FR'],
      ['cloth', 'CN'],
      ['thread', 'IN'],
      ['shirt', 'FR'],
    ])
    const farms = {
      sites: [{ id: 'farm-be', name: 'farm-be', actor: 'farmer-be', country: 'BE' }],
      actors: [{ id: 'farmer-be', name: 'Boer', kind: 'firm', country: 'BE' }],
      processes: [
        {
          id: 'grow-be',
          name: 'grow',
          kind: 'transform',
          site: 'farm-be',
          outputs: [{ item: 'flax' }],
        },
      ],
      lanes: [
        {
          id: 'flax-be',
          from: 'farm-be',
          to: 'mill-it',
          item: 'flax',
          mode: 'truck_40t',
          shareRatio: 0.5,
        },
        { id: 'flax-it', shareRatio: 0.5 },
      ],
    }
    expect(analyse(loomChain(farms)).deepest).toMatchObject({
      kind: 'firm',
      tier: 2,
      itemId: 'cloth',
    })
  })

  it('[A9] sales - duties - interest = value - losses, also with prices, tolls and co-products', () => {
    const document = loomChain({
      prices: [],
      processes: [
        {
          id: 'weave',
          outputs: [
            { item: 'cloth' },
            { item: 'yarn', quantityPerRun: 0.1, allocationRatio: 0.05 },
          ],
          tollFor: 'brand',
        },
      ],
      lanes: [
        { id: 'cloth-in', dutyRatio: 0.08, insuranceRatio: 0.01, carrier: 'small' },
        { id: 'yarn-pt', shareRatio: 0.2 },
      ],
    })
    const priced = {
      ...document,
      prices: [
        { id: 'p1', seller: 'farmer', item: 'flax', pricePerUnit: 0.5 },
        { id: 'p2', seller: 'spinner', item: 'yarn', pricePerUnit: 5 },
        { id: 'p3', seller: 'weaver', item: 'cloth', for: 'making', pricePerUnit: 9 },
      ],
    }
    const flow = fixtureFlow(priced)
    const { books } = accountsOf(flow)
    const found = dependencyOf(
      supplyView(flow),
      positionsOf(flow.network, flow.activity, flow.table),
    )
    expect(found.lossPerYear).toBeGreaterThan(0)
    expect(found.valuePerYear - found.lossPerYear).toBeCloseTo(
      books.salesExVatPerYear - books.dutyPerYear - books.interestPerYear,
      6,
    )
  })

  it('[A9] a loop inside the chain moves no cent', () => {
    const loop = analyse(
      loomChain({
        processes: [
          {
            id: 'shred',
            name: 'shred',
            kind: 'transform',
            site: 'loom',
            inputs: [{ item: 'cloth', quantityPerRun: 0.5 }],
            outputs: [{ item: 'yarn' }],
            ownCostPerRun: 1,
            shareRatio: 0.1,
          },
        ],
        lanes: [{ id: 'yarn-it', shareRatio: 0.65 }],
      }),
    )
    expect(loop.valuePerYear).toBeCloseTo(5000, 8)
    expect(country(loop, 'CN').atRiskShare).toBeGreaterThan(country(loop, 'CN').valueShare)
    const yarn = loop.inputs.find((each) => each.item === 'yarn')
    expect(yarn?.suppliers.map((each) => each.process)).toEqual(['spin-it', 'spin-pt', 'shred'])
  })

  it('[A9] a carrier is where its carriage counts; goods do not cross its country for that', () => {
    const carried = analyse(loomChain({ lanes: [{ id: 'cloth-in', carrier: 'small' }] }))
    expect(country(carried, 'PT').valueShare).toBeCloseTo(0.06, 12)
    expect(country(carried, 'PT').atRiskShare).toBeCloseTo(0.07, 12)
    const firm = carried.firms.find((each) => each.key === 'small')!
    expect(firm.atRiskShare).toBeCloseTo(0.24, 12)
  })

  it('[A9] figures say what they rest on, and why when there is none', () => {
    const figures = new Map(dependencyFigures(loom, EMPTY_REFERENCE).map((each) => [each.id, each]))
    expect(figures.get('dependency.atRisk.CN')?.value).toBeCloseTo(0.22, 12)
    expect(figures.get('dependency.deepestSingle')).toMatchObject({ value: 4 })
    expect(figures.get('dependency.deepestSingle')?.label.fr).toContain('Lin, Cultivateur')
    expect(figures.get('dependency.singleSources')?.value).toBe(2)
    expect(figures.get('dependency.largestCountry')?.value).toBeCloseTo(0.8, 12)
    const ids = new Set([...figures.keys(), 'books.sales', 'books.duty', 'books.interest'])
    for (const figure of figures.values()) {
      for (const input of figure.inputs)
        if (input.kind === 'figure') expect(ids).toContain(input.id)
      expect(figure.because === undefined).toBe(figure.value !== undefined)
    }
    const unsold = analyse(loomChain({ markets: [{ id: 'clients', demandUnitsPerYear: 0 }] }))
    const empty = dependencyFigures(unsold, EMPTY_REFERENCE)
    expect(empty.every((each) => each.value === undefined && each.because !== undefined)).toBe(true)
  })
})
