import { describe, expect, it } from 'vitest'
import { column, COLUMNS } from '../src/chain/flow/components.ts'
import { labourCost } from '../src/chain/reference-set/reference.ts'
import { analysed, chainOf, part } from './examples.test-support.ts'
import {
  costPerYear,
  figureOf,
  having,
  marginPerYear,
  pull,
  pulled,
  reference,
  refusedWith,
} from './levers.test-support.ts'

const coat = chainOf('manteau')
const shirt = chainOf('lin')
const car = chainOf('voiture')
const milk = chainOf('yaourt')

describe('one more source', () => {
  it('[LQ1] the shares of every arrival add up, the first source gives way by what the second takes', () => {
    const after = pulled(coat, 'second-source', {
      process: 'coudre',
      country: 'PT',
      shareRatio: 0.3,
    })
    const year = analysed(after)
    const units = (id: string) => {
      const at = after.processes.findIndex((each) => each.id === id)
      return year.flow.activity[at]!
    }
    const before =
      analysed(coat).flow.activity[coat.processes.findIndex(({ id }) => id === 'coudre')]!
    // Of the 2,000 that arrive; a few are lost at sea, none on the road.
    expect(units('s/coudre')).toBeCloseTo(0.3 * 2000, 6)
    expect(units('coudre')).toBeCloseTo(0.7 * before, 6)
  })

  it('[LQ2] it works at the wage and the price of its place, on lanes of its own', () => {
    const after = pulled(coat, 'second-source', {
      process: 'coudre',
      country: 'PT',
      priceRatio: 1.2,
    })
    const copy = part(after.processes, 's/coudre')
    expect(copy.labour!.every(({ costPerHour }) => costPerHour === undefined)).toBe(true)
    const hours = copy.labour!.reduce((sum, { hoursPerRun }) => sum + hoursPerRun, 0)
    const table = analysed(after).stages
    const wage = labourCost(reference, 'PT')!.value
    expect(part(table, 's/coudre').costPerYear / (0.2 * 2000)).toBeGreaterThan(hours * wage)
    const old = coat.prices.find(({ id }) => id === 'prix-manteau')!
    const fresh = part(after.prices, 's/prix-manteau')
    expect(fresh).toMatchObject({ seller: 's/firm', buyer: old.buyer })
    expect(fresh.pricePerUnit).toBeCloseTo(old.pricePerUnit * 1.2, 9)
    const out = after.lanes.filter(({ from }) => from === 's/site')
    expect(out.map(({ to, mode }) => [to, mode])).toEqual([['entrepot', 'truck_40t']])
  })

  it('[LQ3] the countries that the chain depends on are more: China + 1 lowers the concentration', () => {
    for (const [chain, process] of [
      [coat, 'coudre'],
      [shirt, 'coudre'],
    ] as const) {
      const after = pulled(chain, 'china-plus-one', { process })
      expect(figureOf(after, 'dependency.concentration')).toBeLessThan(
        figureOf(chain, 'dependency.concentration'),
      )
      expect(after.sites.find(({ id }) => id === 's/site')?.country).toBe('MA')
    }
    expect(refusedWith(coat, 'china-plus-one', { process: 'tenir' })).toEqual(['not_in_china'])
  })

  it('[LQ4] China + 1 and a local supplier ask what the study says: +25 %, +30 to +40 %', () => {
    const known = (lever: string, parameters: object) => {
      const after = pulled(coat, lever, parameters)
      const estimate = after.estimates.find(({ id }) => id === 'prices/s/prix-manteau/pricePerUnit')
      return { price: part(after.prices, 's/prix-manteau').pricePerUnit / 39, estimate }
    }
    const plus = known('china-plus-one', { process: 'coudre' })
    expect(plus.price).toBeCloseTo(1.25, 9)
    expect(plus.estimate?.source).toContain('note 83')
    const local = known('local-supplier', { process: 'coudre', country: 'FR' })
    expect(local.price).toBeCloseTo(1.35, 9)
    expect(local.estimate).toMatchObject({ status: 'default', low: 39 * 1.3, high: 39 * 1.4 })
  })

  it('[LQ5] a local supplier takes all: nothing of the item crosses the sea, the old source stands ready', () => {
    const after = pulled(coat, 'local-supplier', { process: 'coudre', country: 'FR' })
    const stages = analysed(after).stages
    const cost = (id: string) => stages.find((each) => each.id === id)?.costPerYear ?? 0
    expect(cost('mer')).toBe(0)
    expect(cost('coudre')).toBe(0)
    expect(figureOf(after, 'carbon.transport')).not.toBe(figureOf(coat, 'carbon.transport'))
    expect(figureOf(after, 'lead.critical')).toBeLessThan(figureOf(coat, 'lead.critical'))
  })

  it('[LQ6] what cannot be doubled says why', () => {
    const asked = { process: 'coudre', country: 'FR' }
    expect(refusedWith(coat, 'second-source', { ...asked, process: 'rien' })).toEqual([
      'no_such_part',
    ])
    expect(refusedWith(coat, 'second-source', { ...asked, country: 'ZZ' })).toEqual([
      'country_unknown',
    ])
    expect(refusedWith(coat, 'second-source', { process: 'coudre', toSite: 'atelier' })).toEqual([
      'source_same_site',
    ])
    expect(refusedWith(coat, 'second-source', { ...asked, process: 'creer' })).toEqual([
      'source_unused',
    ])
    expect(refusedWith(coat, 'second-source', { process: 'coudre' })).toEqual(['country_unknown'])
    expect(refusedWith(coat, 'second-source', { ...asked, shareRatio: 1.2 })).toEqual([
      'out_of_range',
    ])
  })

  it('[LQ7] relocate: wage, electricity and grid, way, duty and preference follow the country', () => {
    const made = having(coat, 'sites', 'bureau-suzhou', {
      country: 'TR',
      latitudeDeg: 41,
      longitudeDeg: 29,
    })
    const { chain: after, outcome } = pull(made, 'relocate', {
      process: 'coudre',
      toSite: 'bureau-suzhou',
      mode: 'truck_40t',
      deliverTo: 'entrepot',
      deliveryMode: 'truck_40t',
    })
    expect(outcome.status).toBe('applied')
    const [was, is] = [analysed(made), analysed(after)].map((seen) => part(seen.stages, 'coudre'))
    expect(part(after.processes, 'coudre').labour![0]!.costPerHour).toBeUndefined()
    expect(is!.costPerUnit).not.toBeCloseTo(was!.costPerUnit, 2)
    expect(is!.carbonKgCo2ePerUnit).not.toBeCloseTo(was!.carbonKgCo2ePerUnit, 4)
    const lane = after.lanes.find(({ from, to }) => from === 'bureau-suzhou' && to === 'entrepot')!
    expect(lane.dutyRatio).toBeGreaterThan(0)
    expect(lane.origin).toBe('TR')
    expect(outcome.problems.map(({ code }) => code)).toContain('duty_preference')
  })
})

describe('bought, kept, taken over', () => {
  it('[LQ8] group purchase: the firm gains what the supplier loses, the books know it', () => {
    const before = analysed(car)
    const after = pulled(car, 'group-purchase', { price: 'prix-caisse', discountRatio: 0.1 })
    // 120 bodies a year at 1,700 EUR, a tenth less.
    expect(marginPerYear(after) - marginPerYear(car)).toBeCloseTo(120 * 170, 4)
    const maker = (seen: typeof before) =>
      seen.accounts.actors.find(({ actor }) => car.actors[actor]!.id === 'caissier')!.marginPerYear
    expect(maker(before) - maker(analysed(after))).toBeCloseTo(120 * 170, 4)
  })

  it('[LQ9] group purchase: the tier that all reach together, where the price has tiers', () => {
    // 120 packs alone, 360 together: the tier from 150 is reached.
    const after = pulled(car, 'group-purchase', { price: 'prix-pack', volumeRatio: 3 })
    expect(part(after.prices, 'prix-pack').pricePerUnit).toBe(2080)
    expect(marginPerYear(after) - marginPerYear(car)).toBeCloseTo(120 * 70, 4)
  })

  it('[LQ10] strategic stock: interest on the value kept, no day more on the way', () => {
    const asked = { lanes: ['mer'], coverDays: 30 }
    const after = pulled(coat, 'strategic-stock', asked)
    const rate = coat.chain.capitalCostRatioPerYear!
    const { flow } = analysed(coat)
    const stage = flow.network.processCount + coat.lanes.findIndex(({ id }) => id === 'mer')
    const interest = ({ flow: of }: ReturnType<typeof analysed>) =>
      of.table[stage * COLUMNS + column('cost.interest')]!
    const days = part(analysed(coat).stages, 'mer').days
    // Interest is in proportion to the days held: 30 more on top of those of the way.
    expect(rate).toBeGreaterThan(0)
    expect(interest(analysed(after)) / interest(analysed(coat))).toBeCloseTo((days + 30) / days, 9)
    expect(figureOf(after, 'lead.critical')).toBe(figureOf(coat, 'lead.critical'))
    const { outcome } = pull(car, 'strategic-stock', { lanes: ['cellules-mer'] })
    expect(outcome.problems.map(({ code }) => code)).toContain('no_capital_cost')
  })

  it('[LQ11] vertical integration: the margin of the stage comes home, its price is a yearly cost', () => {
    const before = analysed(car)
    const asked = { process: 'mouler', investment: 70_000, lifeYears: 7 }
    const after = pulled(car, 'vertical-integration', asked)
    const maker = before.accounts.actors.find(({ actor }) => car.actors[actor]!.id === 'caissier')!
    // Without interest: 70,000 EUR over 7 years; 120 of the 260 bodies that can be made.
    expect(marginPerYear(after) - marginPerYear(car)).toBeCloseTo(maker.marginPerYear - 10_000, 2)
    expect(part(after.sites, 'composites').actor).toBe('constructeur')
    expect(refusedWith(after, 'vertical-integration', asked)).toEqual(['already_own'])
    expect(costPerYear(after) - costPerYear(car)).toBeCloseTo(10_000, 4)
  })

  it('[LQ12] a farm without cost of capital or far purchases is told so, nothing is invented', () => {
    expect(refusedWith(milk, 'strategic-stock', { lanes: ['rien'] })).toEqual(['no_such_part'])
    expect(refusedWith(milk, 'vertical-integration', { process: 'fabriquer' })).toEqual([
      'already_own',
    ])
    expect(refusedWith(milk, 'group-purchase', { price: 'rien' })).toEqual(['no_such_part'])
  })
})
