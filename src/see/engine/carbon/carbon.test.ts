import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../../../reference/load.ts'
import { carbonFigures, carbonOf } from './carbon.ts'
import type { Document } from '../test-support/jumper-chain.test-support.ts'
import {
  carry,
  changed,
  flowOf,
  JUMPER,
  make,
  rowsOf,
} from '../test-support/jumper-chain.test-support.ts'
import { largestBy } from '../accounts/largest.ts'

const reference = await loadReference()

function carbonOfDocument(document: Document) {
  const flow = flowOf(document, reference)
  const rows = rowsOf(flow)
  const carbon = carbonOf(flow, rows)
  const figures = new Map(carbonFigures(carbon, rows).map((each) => [each.id, each]))
  return { carbon, figures }
}

/** Wool by sea from far, yarn by lorry; half a kilo a jumper, a kilo of yarn each. */
const CARRIED: Document = {
  ...JUMPER,
  processes: changed(
    changed(JUMPER.processes, 'knit', { energy: [{ carrier: 'gas', kwhPerRun: 2 }] }),
    'spin',
    { directCarbonKgCo2ePerRun: 1.5 },
  ),
  items: changed(changed(JUMPER.items, 'wool', { carbonKgCo2ePerUnit: 10 }), 'button', {
    carbonKgCo2ePerUnit: 0.1,
  }),
  lanes: [
    ...changed(
      changed(changed(JUMPER.lanes, 'yarn-road', { distanceKm: 1000 }), 'jumper-road', {
        distanceKm: 300,
      }),
      'parcel',
      { distanceKm: 50, mode: 'van_diesel' },
    ),
  ],
}

describe('carbon', () => {
  it('[CO1] intensity x mass x distance, energy x factor, own factor of bought leaves', () => {
    const { carbon, figures } = carbonOfDocument(CARRIED)
    // 40 t lorry 0.09502, van 0.78225 kg CO2e/t.km (United Kingdom, 2025).
    const lorry = (0.09502 * (1 * 1000 + 0.5 * 300)) / 1000
    const van = (0.78225 * 0.5 * 50) / 1000
    expect(carbon.byComponent.transport).toBeCloseTo(lorry + van, 12)
    expect(carbon.byMode['truck_40t']?.kg).toBeCloseTo(lorry, 12)
    expect(carbon.byMode['truck_40t']?.tonneKm).toBeCloseTo(1.15, 12)
    expect(figures.get('carbon.mode.van_diesel')?.value).toBeCloseTo(van, 12)
    expect(carbon.byComponent.bought).toBeCloseTo(10.1, 12)
    expect(carbon.byComponent.direct).toBeCloseTo(1.5, 12)
    expect(figures.get('carbon.energy')?.value).toBe(carbon.byComponent.gas)
    expect(carbon.byComponent.gas).toBeGreaterThan(0)
    const total = lorry + van + 10.1 + 1.5 + carbon.byComponent.gas
    expect(figures.get('carbon.total')?.value).toBeCloseTo(total, 12)
    expect(figures.get('carbon.year')?.value).toBeCloseTo(100 * total, 9)
  })

  it('[CO2] segments, countries and largest stages are parts of the same total', () => {
    const { carbon } = carbonOfDocument(CARRIED)
    const sum = (parts: Readonly<Record<string, number>>) =>
      Object.values(parts).reduce((total, kg) => total + kg, 0)
    expect(sum(carbon.bySegment)).toBeCloseTo(carbon.totalPerUnit, 12)
    expect(sum(carbon.byCountry)).toBeCloseTo(carbon.totalPerUnit, 12)
    // Wool and spinning in Italy, the yarn between the two, the rest in France.
    expect(carbon.byCountry['IT']).toBeCloseTo(11.5, 12)
    expect(carbon.byCountry['between']).toBeCloseTo(0.09502, 12)
    expect(carbon.largest[0]).toEqual({ stageId: 'buy-wool', kg: expect.closeTo(10, 12) })
  })

  it('[CO3] what cannot be counted is listed with its reason, never taken as zero', () => {
    const { carbon, figures } = carbonOfDocument({
      ...CARRIED,
      items: changed(CARRIED.items, 'yarn', { massKgPerUnit: undefined }),
      lanes: changed(changed(CARRIED.lanes, 'jumper-road', { mode: 'barge' }), 'parcel', {
        distanceKm: undefined,
      }),
    })
    const reasons = Object.fromEntries(carbon.unknown.map((each) => [each.stageId, each.reason]))
    expect(reasons).toEqual({
      link: 'no-energy',
      store: 'no-energy',
      'yarn-road': 'no-mass',
      'jumper-road': 'no-intensity',
      parcel: 'no-distance',
    })
    expect(carbon.unknownCount).toBe(5)
    expect(figures.get('carbon.transport')?.value).toBeUndefined()
    expect(figures.get('carbon.transport')?.because?.fr).toBeTruthy()
    expect(figures.get('carbon.total')?.formula.en).toContain('5 stages say nothing')
  })

  it('[CO4] energy without a factor where it is used, and bought items without one, are listed', () => {
    const { carbon } = carbonOfDocument({
      ...JUMPER,
      sites: changed(JUMPER.sites, 'studio', { country: 'ZZ' }),
      processes: changed(JUMPER.processes, 'knit', {
        energy: [{ carrier: 'electricity', kwhPerRun: 1 }],
      }),
    })
    const reasons = Object.fromEntries(carbon.unknown.map((each) => [each.stageId, each.reason]))
    expect(reasons).toMatchObject({ knit: 'no-energy-factor', 'buy-wool': 'no-factor' })
  })

  it('[CO5] French legal values are CO2 alone and only for carriage: the total is a floor', () => {
    const { figures } = carbonOfDocument({
      ...CARRIED,
      chain: { ...CARRIED.chain, carbonFamily: 'fr-2012' },
    })
    expect(figures.get('carbon.transport')?.unit).toBe('kgCO2')
    expect(figures.get('carbon.mode.truck_40t')?.unit).toBe('kgCO2')
    // 84 g CO2 a t.km for a 40 t lorry.
    expect(figures.get('carbon.mode.truck_40t')?.value).toBeCloseTo(0.084 * 1.15, 12)
    expect(figures.get('carbon.energy')?.unit).toBe('kgCO2e')
    expect(figures.get('carbon.total')?.formula.en).toContain('floor')
    expect(carbonOfDocument(CARRIED).figures.get('carbon.total')?.formula.en).not.toContain('floor')
  })

  it('[CO6] a longer way by sea can emit less per kg than a shorter one by road (study, A12)', () => {
    const { carbon } = carbonOfDocument({
      ...CARRIED,
      sites: [...JUMPER.sites, { id: 'farm', name: 'Ferme', actor: 'mill-firm', country: 'AU' }],
      processes: changed(CARRIED.processes, 'buy-wool', { site: 'farm' }),
      lanes: [
        ...changed(CARRIED.lanes, 'yarn-road', { distanceKm: 3300 }),
        carry('wool-sea', ['farm', 'mill'], 'wool', {
          mode: 'sea_container_large',
          distanceKm: 20_000,
        }),
      ],
    })
    // 20,000 km x 0.01553 = 310.6 g a kg; 3,300 km x 0.09502 = 313.6 g a kg.
    expect(carbon.modeBeatsDistance).toEqual({
      longerStageId: 'wool-sea',
      shorterStageId: 'yarn-road',
      longerKm: 20_000,
      shorterKm: 3300,
      longerKgPerKg: expect.closeTo(0.3106, 10),
      shorterKgPerKg: expect.closeTo(0.313566, 10),
    })
    // 10 km of van emit less per kg than any of the lorries: there the distance does it.
    const near = {
      ...CARRIED,
      lanes: changed(CARRIED.lanes, 'parcel', { distanceKm: 10, mode: 'van_diesel' }),
    }
    expect(carbonOfDocument(near).carbon.modeBeatsDistance).toBeUndefined()
  })

  it('[CO7] nothing sold: no carbon can be said', () => {
    const { figures } = carbonOfDocument({
      ...CARRIED,
      markets: [],
      lanes: CARRIED.lanes.slice(0, 2),
    })
    expect(figures.get('carbon.total')).toMatchObject({ value: undefined })
  })
})

const MODES = ['sea_container', 'truck_40t', 'rail', 'air_long', 'truck_12t'] as const

describe('mode against distance, on any carriage', () => {
  it('[CO8] the pair found is the best of all pairs', () => {
    const carriages = fc.array(
      fc.record({ mode: fc.constantFrom(...MODES), km: fc.integer({ min: 1, max: 20_000 }) }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(carriages, (lanes) => {
        const { carbon } = carbonOfDocument(relay(lanes))
        const perKg = lanes.map(({ mode, km }) => {
          const kg = carbon.byMode[mode]!
          return (kg.kg / kg.tonneKm / 1000) * km
        })
        let [longest, shortest] = [0, Infinity]
        lanes.forEach((a, i) => {
          lanes.forEach((b, j) => {
            const beats = a.mode !== b.mode && a.km > b.km && perKg[i]! < perKg[j]! * (1 - 1e-12)
            if (!beats || a.km < longest) return
            shortest = a.km > longest ? b.km : Math.min(shortest, b.km)
            longest = a.km
          })
        })
        expect(carbon.modeBeatsDistance?.longerKm ?? 0).toBe(longest)
        expect(carbon.modeBeatsDistance?.shorterKm ?? Infinity).toBe(shortest)
      }),
      { numRuns: 60 },
    )
  })

  it('[CO9] the largest of a list are those of a full sort', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 8 }), (list, count) => {
        expect(largestBy(list, (each) => each, count)).toEqual(
          list.toSorted((a, b) => b - a).slice(0, count),
        )
      }),
    )
  })
})

/** One item carried over one lane after another. */
function relay(lanes: readonly { readonly mode: string; readonly km: number }[]): Document {
  const stops = lanes.map((_, k) => `stop${k}`)
  return {
    ...JUMPER,
    items: [{ id: 'box', name: 'x', kind: 'finished', unit: 'piece', massKgPerUnit: 1 }],
    sites: stops.map((id) => ({ id, name: id, actor: 'brand', country: 'FR' })),
    processes: [make('pack', 'stop0', [[], 'box'])],
    lanes: lanes.map(({ mode, km }, k) =>
      carry(`lane${k}`, [stops[k]!, stops[k + 1] ?? 'homes'], 'box', { mode, distanceKm: km }),
    ),
    markets: changed(JUMPER.markets, 'homes', { item: 'box' }),
  }
}
