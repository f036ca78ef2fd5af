import { describe, expect, it } from 'vitest'
import { analysed, chainOf, part } from './examples.test-support.ts'
import {
  costPerYear,
  figureOf,
  having,
  marginPerYear,
  pull,
  pulled,
  refusedWith,
} from './levers.test-support.ts'

const coat = chainOf('manteau')
const near = chainOf('manteau-proche')
const jumper = chainOf('pull')
const milk = chainOf('yaourt')
const car = chainOf('voiture')
const parts = chainOf('usinage')

/** Carriage paid on lanes in a year. */
function freightPerYear(chain: Parameters<typeof analysed>[0], ids: readonly string[]): number {
  const rows = analysed(chain).stages
  return ids.reduce((sum, id) => sum + (rows.find((row) => row.id === id)?.costPerYear ?? 0), 0)
}

describe('carriage', () => {
  it('[LT1] hub: freight falls by exactly the difference of the tariffs, per kilogram carried', () => {
    const lanes = ['caisse-route', 'train-route']
    const tariff = { collectCostPerKg: 0.02, trunkCostPerKg: 0.03, handlingCostPerKg: 0.01 }
    const after = pulled(car, 'hub-consolidation', { lanes, ...tariff, handlingDays: 0 })
    const mass = (item: string) => part(car.items, item).massKgPerUnit ?? 0
    const before = freightPerYear(car, lanes)
    const all = [...lanes, 's/trunk-caisse-route', 's/trunk-train-route']
    // 120 cars: every kilogram is collected, trunked and handled.
    const expected = 120 * (mass('caisse') + mass('train')) * (0.02 + 0.03 + 0.01)
    expect(freightPerYear(after, all)).toBeCloseTo(expected, 6)
    const saved = costPerYear(car) - costPerYear(after)
    expect(saved).toBeCloseTo(before - expected, 2)
    expect(refusedWith(car, 'hub-consolidation', { lanes: lanes.slice(1) })).toEqual([
      'too_few_lanes',
    ])
    expect(refusedWith(after, 'hub-consolidation', { lanes })).toEqual(['hub_already'])
  })

  it('[LT2] modal shift: carbon by the factor of the mode, and the proposal is the heaviest by air or road', () => {
    const after = pulled(car, 'modal-shift', { lanes: ['pack-route'], mode: 'rail' })
    const carbon = (chain: typeof car) =>
      part(analysed(chain).stages, 'pack-route').carbonKgCo2ePerUnit
    expect(carbon(after)).toBeLessThan(carbon(car))
    expect(refusedWith(car, 'modal-shift', { lanes: ['rien'], mode: 'rail' })).toEqual([
      'step_does_not_fit',
    ])
  })

  it('[LT3] depot in town: a bike at the cost of its drops, rent by the square metre, stock near', () => {
    const asked = { lane: 'colis', surfaceM2: 10, rentPerM2Year: 300, dropRatio: 0.5, lastKm: 4 }
    const after = pulled(jumper, 'urban-warehouse', asked)
    const [was, is] = [part(jumper.lanes, 'colis'), part(after.lanes, 'colis')]
    expect(is).toMatchObject({ mode: 'cargo_bike', distanceKm: 4, from: 's/depot-colis' })
    expect(is.costPerUnit).toBeCloseTo(was.costPerUnit! * 0.5, 12)
    expect(part(after.processes, 's/depot-rent-colis').costPerYear).toBe(3000)
    expect(part(after.lanes, 's/fill-colis').coverDays).toBe(5)
    expect(refusedWith(after, 'urban-warehouse', asked)).toEqual(['depot_already'])
    const given = pulled(jumper, 'urban-warehouse', { ...asked, dropCostPerUnit: 2 })
    expect(part(given.lanes, 'colis').costPerUnit).toBe(2)
  })

  it('[LT4] mobile capacity: dated positions, moves that cost, lanes of the last kilometres', () => {
    const places = ['series', 'series-autres']
    const asked = { site: 'stock', places, visitsPerYear: 6, costPerMove: 500, lastKm: 8 }
    const after = pulled(parts, 'mobile-capacity', asked)
    const year = parts.chain.baseYear
    expect(part(after.sites, 'stock').positions!.map(({ from }) => from)).toEqual([
      `${year}-01-01`,
      `${year}-07-01`,
    ])
    expect(part(after.lanes, 'livrer-serie').distanceKm).toBe(8)
    expect(part(after.lanes, 'livrer-urgence').distanceKm).toBe(165)
    expect(marginPerYear(parts) - marginPerYear(after)).toBeCloseTo(2 * 6 * 500, 4)
    expect(refusedWith(after, 'mobile-capacity', asked)).toEqual(['mobile_already'])
    expect(refusedWith(parts, 'mobile-capacity', { ...asked, places: ['series'] })).toEqual([
      'few_markets',
    ])
  })
})

describe('selling', () => {
  it('[LT5] direct: no client is lost, what the reseller kept pays delivery and selling', () => {
    const asked = { market: 'clients', shareRatio: 0.25, deliveryRatio: 0.15, serviceRatio: 0.1 }
    const after = pulled(milk, 'sell-direct', asked)
    const sold = (chain: typeof milk) =>
      chain.markets.reduce((sum, { demandUnitsPerYear }) => sum + demandUnitsPerYear, 0)
    expect(sold(after)).toBeCloseTo(sold(milk), 9)
    const direct = part(after.markets, 's/direct-clients')
    expect(direct).toMatchObject({ seller: 'ferme', channel: 'own-web' })
    const exVat = 2.16 / 1.055
    expect(direct.priceExVat).toBeCloseTo(exVat, 9)
    expect(part(after.lanes, 's/to-clients').costPerUnit).toBeCloseTo(exVat * 0.25, 9)
    expect(refusedWith(coat, 'sell-direct', { market: 'clientes-web' })).toEqual(['market_direct'])
  })

  it('[LT6] direct once more takes a share of those who are left', () => {
    const once = pulled(milk, 'sell-direct', { market: 'clients', shareRatio: 0.5 })
    expect(part(once.markets, 'clients').demandUnitsPerYear).toBeCloseTo(63_940 / 2, 6)
    const known = once.estimates.find(({ id }) => id === 'lanes/s/to-clients/costPerUnit')
    expect(known).toMatchObject({ status: 'default', source: expect.stringContaining('note 212') })
  })

  it('[LT7] ship from the shop: its share of the parcels, and the sales that are saved', () => {
    const asked = { market: 'clientes-web', shop: 'boutiques', shareRatio: 0.4 }
    const after = pulled(coat, 'ship-from-store', asked)
    expect(part(after.markets, 'clientes-web').demandUnitsPerYear).toBeCloseTo(760 * 1.15, 9)
    const lanes = after.lanes.filter(({ to }) => String(to) === 'clientes-web')
    expect(lanes.reduce((sum, { shareRatio }) => sum + shareRatio!, 0)).toBeCloseTo(1, 12)
    expect(lanes.find(({ from }) => from === 'boutiques')).toMatchObject({
      shareRatio: 0.4,
      leadTimeDays: 2,
    })
    expect(refusedWith(after, 'ship-from-store', asked)).toEqual(['ships_already'])
    expect(refusedWith(jumper, 'ship-from-store', { market: 'clientes', shop: 'atelier' })).toEqual(
      ['no_shop_and_web'],
    )
  })

  it('[LT8] a shop for a brand of the web: clients who move, clients who come, its cost by its sales', () => {
    const asked = { market: 'clientes', movedRatio: 0.2, newRatio: 0.1, costRatio: 0.3 }
    const after = pulled(jumper, 'physical-shop', asked)
    expect(part(after.markets, 'clientes').demandUnitsPerYear).toBeCloseTo(1200 * 0.8, 9)
    const visitors = part(after.markets, 's/visitors-clientes')
    expect(visitors.demandUnitsPerYear).toBeCloseTo(1200 * 0.3, 9)
    expect(visitors.returnRatio).toBe(0.05)
    const sales = (1200 * 0.3 * 119) / 1.2
    expect(part(after.processes, 's/keep-clientes').costPerYear).toBeCloseTo(sales * 0.3, 6)
  })

  it('[LT9] fewer references: errors by the square root of what is kept (Eppen 1979)', () => {
    const after = pulled(coat, 'fewer-references', { keptRatio: 0.25, lostSalesRatio: 0 })
    const errors = part(after.markets, 'clientes-web').forecastErrors!
    const were = part(coat.markets, 'clientes-web').forecastErrors!
    errors.forEach(({ errorRatio }, at) =>
      expect(errorRatio).toBeCloseTo(were[at]!.errorRatio / 2, 12),
    )
    expect(part(after.actors, 'marque').references).toBe(300)
    expect(part(after.processes, 'coudre').styles).toBeCloseTo(0.75, 12)
    expect(costPerYear(after)).toBeLessThan(costPerYear(coat))
    // 5 % of clients leave with the references they wanted.
    const lost = pulled(near, 'fewer-references', { keptRatio: 0.9, lostSalesRatio: 0.05 })
    expect(figureOf(lost, 'total.units')).toBeCloseTo(figureOf(near, 'total.units') * 0.95, 6)
  })

  it('[LT10] published costs: a flag, and the sales that one expects from it', () => {
    const hidden = having(coat, 'items', 'manteau', { costSheetPublished: false })
    const after = pulled(hidden, 'publish-costs', { item: 'manteau', upliftRatio: 0.1 })
    expect(part(after.items, 'manteau').costSheetPublished).toBe(true)
    expect(figureOf(after, 'total.units')).toBeCloseTo(2000 * 1.1, 6)
    expect(refusedWith(after, 'publish-costs', { item: 'manteau' })).toEqual(['published_already'])
  })
})

describe('use', () => {
  it('[LT11] recycled: the loop closes on what comes back, new matter gives way by as much', () => {
    const asked = { process: 'mouler', material: 'resine', returnRatio: 0.5, recoveredRatio: 0.8 }
    const after = pulled(car, 'recycled-input', asked)
    // 120 cars of 160 kg of resin: 60 come back, 128 kg recovered of each.
    expect(part(after.processes, 's/recycle-resine').shareRatio).toBeCloseTo(
      (60 * 128) / (120 * 160),
      12,
    )
    expect(part(after.processes, 'acheter-resine').shareRatio).toBeCloseTo(0.6, 12)
    const { flow } = analysed(after)
    const returned =
      flow.activity[
        flow.network.processCount +
          after.lanes.findIndex(({ id }) => id === 's/back-from-acheteurs')
      ]!
    expect(returned).toBeCloseTo(60, 9)
    expect(figureOf(after, 'carbon.total')).toBeLessThan(figureOf(car, 'carbon.total'))
    expect(refusedWith(after, 'recycled-input', asked)).toEqual(['returns_already'])
    expect(refusedWith(milk, 'recycled-input', { ...asked, material: 'rien' })).toEqual([
      'no_material',
    ])
  })

  it('[LT12] second hand: bought back, put right, sold again, some new ones displaced', () => {
    const asked = {
      market: 'clientes',
      returnRatio: 0.1,
      soldAgainRatio: 0.5,
      displacedRatio: 0.25,
    }
    const after = pulled(jumper, 'second-hand', asked)
    const used = part(after.markets, 's/buyers-clientes')
    expect(used.demandUnitsPerYear).toBeCloseTo(60, 9)
    expect(used.priceExVat).toBeCloseTo((119 / 1.2) * 0.5, 9)
    expect(part(after.markets, 'clientes').demandUnitsPerYear).toBeCloseTo(1200 - 15, 9)
    expect(refusedWith(after, 'second-hand', asked)).toEqual(['returns_already'])
  })

  it('[LT13] repair at a third of the price, a part of it free; the margin is that of the work', () => {
    const asked = {
      market: 'clientes',
      volumeRatio: 0.1,
      costRatio: 0.5,
      freeRatio: 0.2,
      lostSalesRatio: 0,
    }
    const after = pulled(jumper, 'repair', asked)
    const whole = (119 / 1.2) * 0.333
    expect(marginPerYear(after) - marginPerYear(jumper)).toBeCloseTo(120 * whole * (0.8 - 0.5), 4)
    const known = after.estimates.find(({ id }) => id === 'markets/s/clients-clientes/priceExVat')
    expect(known).toMatchObject({ status: 'default', source: expect.stringContaining('B15') })
    expect(refusedWith(after, 'repair', asked)).toEqual(['service_already'])
  })

  it('[LT14] a service with the piece adds its margin, the piece is made as before', () => {
    const asked = { market: 'clientes', volumeRatio: 0.2, priceRatio: 0.1, costRatio: 0.4 }
    const after = pulled(jumper, 'service-layer', asked)
    const price = (119 / 1.2) * 0.1
    expect(marginPerYear(after) - marginPerYear(jumper)).toBeCloseTo(240 * price * 0.6, 4)
    expect(part(analysed(after).stages, 'tricoter').costPerYear).toBeCloseTo(
      part(analysed(jumper).stages, 'tricoter').costPerYear,
      6,
    )
  })

  it('[LT15] rent: pieces and revenue are asked; half the contract is the credit that clients have', () => {
    expect(refusedWith(jumper, 'rent', { market: 'clientes' })).toEqual(['missing', 'missing'])
    const asked = { market: 'clientes', piecesRatio: 0.5, revenueRatio: 1.1, contractMonths: 24 }
    const after = pulled(jumper, 'rent', asked)
    expect(figureOf(after, 'books.sales')).toBeCloseTo(figureOf(jumper, 'books.sales') * 1.1, 4)
    expect(part(after.markets, 'clientes')).toMatchObject({ billing: 'rent', paymentDays: 365 })
    expect(refusedWith(after, 'rent', asked)).toEqual(['sold_as_service'])
    const { outcome } = pull(jumper, 'rent', { ...asked, billing: 'barter' })
    expect(outcome.problems.map(({ code }) => code)).toEqual(['unknown_choice'])
  })
})
