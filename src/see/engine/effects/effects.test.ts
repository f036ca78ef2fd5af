import { describe, expect, it } from 'vitest'
import { EMPTY_REFERENCE } from '../../../chain/reference-set/reference.ts'
import { parseChain } from '../../../chain/parse.ts'
import { see } from '../see.ts'
import { cashTiedUp } from './cash.ts'
import { effectsOf } from './effects.ts'

/** Yarn bought at 20, knitted in 10 days for 10, carried 5 days for 2, sold at 60: 365 a year. */
function shop(changes: { market?: object; price?: object; lane?: object; knit?: object } = {}) {
  const parsed = parseChain({
    schema: 'boucle/chain',
    schemaVersion: 1,
    chain: { name: 'tricot', currency: 'EUR', baseYear: 2026, homeRegion: 'FR', lead: 'knitter' },
    actors: [
      { id: 'spinner', name: 'Filature', kind: 'firm', country: 'FR' },
      { id: 'knitter', name: 'Tricoteur', kind: 'firm', country: 'FR' },
    ],
    items: [
      { id: 'yarn', name: 'Fil', kind: 'material', unit: 'kg' },
      { id: 'pull', name: 'Pull', kind: 'finished', unit: 'pièce' },
    ],
    sites: [
      { id: 'mill', name: 'Filature', actor: 'spinner', country: 'FR' },
      { id: 'works', name: 'Atelier', actor: 'knitter', country: 'FR' },
      { id: 'shop', name: 'Boutique', actor: 'knitter', country: 'FR' },
    ],
    processes: [
      {
        id: 'spin',
        name: 'Filer',
        kind: 'buy',
        site: 'mill',
        outputs: [{ item: 'yarn' }],
        purchaseCostPerRun: 12,
        leadTimeDays: 40,
      },
      {
        id: 'knit',
        name: 'Tricoter',
        kind: 'transform',
        site: 'works',
        inputs: [{ item: 'yarn', quantityPerRun: 1 }],
        outputs: [{ item: 'pull' }],
        ownCostPerRun: 10,
        leadTimeDays: 10,
        ...changes.knit,
      },
    ],
    lanes: [
      { id: 'bring', from: 'mill', to: 'works', item: 'yarn', mode: 'hand', leadTimeDays: 0 },
      {
        id: 'carry',
        from: 'works',
        to: 'shop',
        item: 'pull',
        mode: 'van_diesel',
        costPerUnit: 2,
        leadTimeDays: 5,
        ...changes.lane,
      },
    ],
    prices: [
      {
        id: 'p',
        seller: 'spinner',
        buyer: 'knitter',
        item: 'yarn',
        pricePerUnit: 20,
        ...changes.price,
      },
    ],
    markets: [
      {
        id: 'clients',
        name: 'Clients',
        item: 'pull',
        site: 'shop',
        country: 'FR',
        seller: 'knitter',
        demandUnitsPerYear: 365,
        priceExVat: 60,
        ...changes.market,
      },
    ],
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const seen = see(parsed.value, EMPTY_REFERENCE)
  if (!seen.ok) throw new Error(JSON.stringify(seen.problems))
  return seen.value
}

describe('cash tied up', () => {
  it('[EF1] by hand: one piece a day, each day of it at what went in and half of what is added', () => {
    const { flow, margins } = shop()
    // Knitting: 10 days at 20 + 10 / 2; carriage: 5 days at 30 + 2 / 2.
    expect(cashTiedUp(flow, margins.actor)).toMatchObject({
      stock: 10 * 25 + 5 * 31,
      receivables: 0,
      payables: 0,
      invested: 0,
      total: 405,
    })
  })

  it('[EF2] credit of suppliers takes off, credit to clients adds, paid ahead takes off', () => {
    const total = (changes: Parameters<typeof shop>[0]) => {
      const { flow, margins } = shop(changes)
      return cashTiedUp(flow, margins.actor).total
    }
    expect(total({ price: { paymentDays: 30 } })).toBeCloseTo(405 - 30 * 20, 9)
    expect(total({ market: { paymentDays: 10 } })).toBeCloseTo(405 + 10 * 60, 9)
    expect(total({ market: { paymentDays: -10 } })).toBeCloseTo(405 - 10 * 60, 9)
    expect(total({ lane: { coverDays: 20 } })).toBeCloseTo(405 + 20 * 31, 9)
    expect(total({ knit: { investment: 5000, lifeYears: 5 } })).toBeGreaterThan(5400)
  })
})

describe('effects of going from one chain to another', () => {
  it('[EF3] nothing changes, every difference is nil', () => {
    for (const { difference } of Object.values(effectsOf(shop(), shop())))
      expect(difference ?? 0).toBe(0)
  })

  it('[EF4] margin and cash in money of a year, with which way is the better one', () => {
    const { margin, cash, days } = effectsOf(
      shop(),
      shop({ lane: { costPerUnit: 1, leadTimeDays: 1 } }),
    )
    expect(margin.difference).toBeCloseTo(365, 9)
    expect(cash.difference).toBeCloseTo(1 * 30.5 - 5 * 31, 9)
    expect([margin.lessIsBetter, cash.lessIsBetter, days.lessIsBetter]).toEqual([false, true, true])
  })
})
