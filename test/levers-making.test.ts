import { describe, expect, it } from 'vitest'
import { annuity } from '../src/chain/flow/stage-table.ts'
import { tryLever } from '../src/levers/applicability.ts'
import { breakEvenWage, paybackYears } from '../src/levers/catalogue/making/break-even-wage.ts'
import { leverOf } from '../src/levers/catalogue.ts'
import { analysed, chainOf, part } from './examples.test-support.ts'
import {
  costPerYear,
  figureOf,
  having,
  marginPerYear,
  parsedOf,
  pulled,
  reference,
  refusedWith,
} from './levers.test-support.ts'

const coat = chainOf('manteau')
const car = chainOf('voiture')
const jumper = chainOf('pull')

describe('automate', () => {
  /** One process with hours only: nothing else moves with the wage. */
  const workshop = (wage: number) =>
    parsedOf({
      schema: 'boucle/chain',
      schemaVersion: 1,
      chain: {
        name: 'atelier',
        currency: 'EUR',
        baseYear: 2026,
        homeRegion: 'FR',
        lead: 'firm',
        capitalCostRatioPerYear: 0.06,
      },
      actors: [{ id: 'firm', name: 'Firme', kind: 'firm', country: 'FR' }],
      items: [{ id: 'piece', name: 'Pièce', kind: 'finished', unit: 'pièce' }],
      sites: [{ id: 'shop', name: 'Atelier', actor: 'firm', country: 'FR' }],
      processes: [
        {
          id: 'make',
          name: 'Faire',
          kind: 'transform',
          site: 'shop',
          outputs: [{ item: 'piece' }],
          labour: [{ hoursPerRun: 2, costPerHour: wage }],
        },
      ],
      markets: [
        {
          id: 'clients',
          name: 'Clients',
          item: 'piece',
          site: 'shop',
          country: 'FR',
          seller: 'firm',
          demandUnitsPerYear: 1000,
          priceExVat: 100,
        },
      ],
    })
  const plan = {
    process: 'make',
    hoursRatio: 0.4,
    investment: 60_000,
    lifeYears: 8,
    upkeepRatio: 0.05,
    kwhPerHour: 0,
  }

  it('[LA1] break-even wage: the yearly cost of machines over the hours they take over', () => {
    const year = { annuityPerYear: 9000, upkeepPerYear: 2400, energyPerYear: 600 }
    expect(breakEvenWage({ ...year, hoursSavedPerYear: 1000 })).toBe(12)
    const pay = { ...year, investment: 60_000, hoursSavedPerYear: 1000 }
    expect(paybackYears({ ...pay, wagePerHour: 23 })).toBe(3)
    expect(paybackYears({ ...pay, wagePerHour: 2 })).toBeUndefined()
  })

  it('[LA2] at the break-even wage machines change no cost; above it they save, below they cost', () => {
    const found = leverOf('automate')!.figures!(workshop(20), plan, {
      stepId: 's',
      reference,
      seaKm: undefined,
    })
    const wage = found.find(({ id }) => id === 'automate.breakEvenWage')!.value
    // By hand: annuity of 60,000 over 8 years at 6 %, and 5 % upkeep, over 1,200 hours.
    expect(wage).toBeCloseTo((annuity(60_000, 8, 0.06) + 3000) / 1200, 9)
    const saved = (asked: number) => {
      const before = workshop(asked)
      return costPerYear(before) - costPerYear(pulled(before, 'automate', plan))
    }
    expect(saved(wage)).toBeCloseTo(0, 6)
    expect(saved(wage + 5)).toBeCloseTo(5 * 1200, 6)
    expect(saved(wage - 5)).toBeCloseTo(-5 * 1200, 6)
  })

  it('[LA3] hours, investment and life stand in the process; each has how it is known', () => {
    const after = pulled(coat, 'automate', { process: 'coudre' })
    const [was, is] = [part(coat.processes, 'coudre'), part(after.processes, 'coudre')]
    expect(is.labour![1]!.hoursPerRun).toBeCloseTo(was.labour![1]!.hoursPerRun * 0.5, 12)
    expect(is.labour![1]!.costPerHour).toBe(was.labour![1]!.costPerHour)
    // 2,000 coats, a few lost at sea, x 1 hour taken over: three cells of 1,000 hours.
    expect(is.investment).toBe(3 * 40_000)
    const known = after.estimates.find(({ id }) => id === 'processes/coudre/investment')
    expect(known).toMatchObject({ status: 'assumed', low: 75_000, high: 300_000 })
  })

  it('[LA4] a process without hours has nothing to automate', () => {
    expect(refusedWith(coat, 'automate', { process: 'extruder' })).toEqual(['no_work'])
    expect(refusedWith(coat, 'automate', { process: 'absent' })).toEqual(['no_such_part'])
  })
})

describe('micro-factory', () => {
  it('[LA5] golden: the car of the study pays its module from the 50th order of a year', () => {
    // 250,000 EUR over the 4 years of the example, 12,500 EUR a car (study, part 2, note 75).
    const found = tryLever(car, leverOf('micro-factory')!, { reference })
    expect(found.parameters).toMatchObject({
      investmentPerModule: 250_000,
      unitsPerModulePerYear: 200,
    })
    const figures = leverOf('micro-factory')!.figures!(
      car,
      { ...found.parameters, lifeYears: 4 },
      { stepId: 's', reference, seaKm: undefined },
    )
    expect(figures.find(({ id }) => id === 'micro-factory.breakEvenUnits')!.value).toBeCloseTo(
      50,
      6,
    )
  })

  it('[LA6] elsewhere price and capacity are asked; modules are whole blocks and take their share', () => {
    const found = tryLever(jumper, leverOf('micro-factory')!, { reference })
    expect(found).toMatchObject({
      status: 'asks',
      asks: ['investmentPerModule', 'unitsPerModulePerYear'],
    })
    const asked = { process: 'coudre', investmentPerModule: 40_000, unitsPerModulePerYear: 500 }
    const after = pulled(coat, 'micro-factory', { ...asked, modules: 2 })
    const block = part(after.processes, 's/coudre')
    expect(block).toMatchObject({
      investment: 80_000,
      capacityUnitsPerYear: 1000,
      capacityBlockUnits: 500,
    })
    const stage = part(analysed(after).stages, 's/coudre')
    expect(stage.costPerYear).toBeGreaterThan(0)
    // 1,000 of the coats that are needed; the far maker keeps the rest.
    const units = (id: string) => part(analysed(after).stages, id)
    expect(units('coudre').costPerYear).toBeLessThan(
      part(analysed(coat).stages, 'coudre').costPerYear,
    )
    expect(refusedWith(coat, 'micro-factory', { ...asked, modules: 9 })).toEqual(['module_idle'])
  })
})

describe('shared machine', () => {
  it('[LA7] the rent takes the place of what owning costs, to the cent', () => {
    const owned = analysed(car)
    const before = costPerYear(car)
    const after = pulled(car, 'shared-machine', { process: 'assembler', rentPerYear: 20_000 })
    // 250,000 EUR over 4 years without interest: 62,500 a year.
    expect(costPerYear(after) - before).toBeCloseTo(20_000 - 62_500, 6)
    expect(part(after.sites, 'micro').investment).toBeUndefined()
    expect(owned.margins.operatingPerYear).toBeLessThan(marginPerYear(after))
    expect(refusedWith(after, 'shared-machine', { process: 'assembler' })).toEqual([
      'nothing_to_share',
    ])
  })

  it('[LA8] by the hour, what is paid is hours times the price', () => {
    const after = pulled(car, 'shared-machine', { process: 'assembler', pricePerHour: 15 })
    const { machineHoursPerRun, labour, ownCostPerRun = 0 } = part(car.processes, 'assembler')
    const hours = machineHoursPerRun ?? labour!.reduce((sum, row) => sum + row.hoursPerRun, 0)
    expect(part(after.processes, 'assembler').ownCostPerRun).toBeCloseTo(
      ownCostPerRun + 15 * hours,
      9,
    )
  })
})

describe('made after the order', () => {
  it('[LA9] make to order: policy, regime and waits change; the order comes before the making', () => {
    const after = pulled(coat, 'make-to-order', { item: 'manteau', decoupling: 'coudre' })
    expect(after.policies.map(({ kind }) => kind)).toEqual(['on-demand', 'on-demand'])
    expect(after.markets.map(({ regime }) => regime)).toEqual(['to-order', 'to-order'])
    for (const id of ['tenir', 'vendre']) expect(part(after.processes, id).leadTimeDays).toBe(1)
    expect(figureOf(after, 'lead.orderToHand')).toBeGreaterThan(figureOf(coat, 'lead.orderToHand'))
    // 24 - 1 days in the warehouse, 21 - 1 on the shelf.
    expect(figureOf(coat, 'lead.critical') - figureOf(after, 'lead.critical')).toBeCloseTo(43, 6)
  })

  it('[LA10] pre-order: price less the discount, paid ahead, for the markets that waited', () => {
    const asked = { item: 'manteau', decoupling: 'coudre', discountRatio: 0.1, paidAheadDays: 45 }
    const after = pulled(coat, 'pre-order', asked)
    for (const { id, priceIncVat, paymentDays } of after.markets) {
      expect(priceIncVat).toBeCloseTo(part(coat.markets, id).priceIncVat! * 0.9, 9)
      expect(paymentDays).toBe(-45)
    }
    expect(refusedWith(after, 'pre-order', asked)).toEqual(['pre_order_already'])
  })

  it('[LA11] reserve capacity: fewer days for a fee of the reserved share of the bill', () => {
    const asked = { process: 'coudre', reservedRatio: 0.3, feeRatio: 0.1, leadTimeRatio: 0.5 }
    const after = pulled(coat, 'reserve-capacity', asked)
    expect(part(after.processes, 'coudre').leadTimeDays).toBe(10.5)
    const fee = part(after.processes, 's/reserve-coudre').costPerYear!
    const stage = part(analysed(coat).stages, 'coudre')
    expect(fee).toBeCloseTo(0.3 * 0.1 * stage.costPerYear, 4)
    expect(refusedWith(after, 'reserve-capacity', asked)).toEqual(['reserved_already'])
  })

  it('[LA12] late personalisation: a plain piece, then the variant, from the published minimum', () => {
    const after = pulled(coat, 'late-personalisation', {
      item: 'manteau',
      process: 'tenir',
      costRatio: 0.1,
    })
    expect(part(after.processes, 'tenir').outputs).toEqual([{ item: 's/plain-manteau-stock' }])
    const operation = part(after.processes, 's/personalise-tenir')
    expect(operation).toMatchObject({
      inputs: [{ item: 's/plain-manteau-stock', quantityPerRun: 1 }],
      outputs: [{ item: 'manteau-stock' }],
      minimumPerStyleUnits: 50_000,
    })
    expect(
      after.processes.every(({ minimumPerVariantUnits }) => minimumPerVariantUnits === undefined),
    ).toBe(true)
    expect(costPerYear(after)).toBeGreaterThan(costPerYear(coat))
  })

  it('[LA13] in the spare space of a shop: rent for the space, the piece needs no carriage to it', () => {
    const tiles = chainOf('bateau-camion')
    const depot = part(tiles.sites, 'depot')
    const asked = { process: 'cuire', shop: 'depot', spaceM2: 10, rentPerM2Year: 300 }
    const after = pulled(tiles, 'spare-space', asked)
    expect(part(after.sites, 'depot').spareSpaceM2).toBe(depot.spareSpaceM2! - 10)
    expect(part(after.sites, 's/site')).toMatchObject({
      fixedCostPerYear: 3000,
      country: depot.country,
      latitudeDeg: depot.latitudeDeg,
    })
    expect(part(after.processes, 'cuire').site).toBe('s/site')
    const lane = after.lanes.find(({ from }) => from === 's/site')!
    expect(lane).toMatchObject({ to: 'depot', mode: 'hand' })
    expect(refusedWith(tiles, 'spare-space', { ...asked, spaceM2: 1e6 })).toEqual(['space_short'])
    const small = having(tiles, 'sites', 'depot', { spareSpaceM2: 5 })
    expect(refusedWith(small, 'spare-space', asked)).toEqual(['space_short'])
  })
})
