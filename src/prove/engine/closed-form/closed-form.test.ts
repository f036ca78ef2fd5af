import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../../core/problem.ts'
import { normalDistribution } from '../../../core/statistics/normal.ts'
import { capacityOption } from './capacity-option.ts'
import { frontier, nearCostWorth } from './frontier.ts'
import { expectedSales, newsvendor } from './newsvendor.ts'
import { breakEvenAcceptance } from './patience.ts'
import { permanentBreakEven, permanentCostPerWeek } from './permanent.ts'
import { quickResponse } from './quick-response.ts'

const SEASON = {
  price: 100,
  cost: 40,
  salvage: 20,
  forecastPieces: 1000,
  sigma: 0.3,
  leadMonths: 3,
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.value
}

function refusals(result: Result<unknown>): string[] {
  return result.ok ? [] : result.problems.map(({ message }) => message)
}

describe('closed forms of a season', () => {
  it('[P1] newsvendor: price 100, cost 40, end 20, sigma .3, 3 months', () => {
    const best = must(newsvendor(SEASON))
    expect(best.quantityPieces).toBeCloseTo(1240.451, 3)
    expect(best.profit).toBeCloseTo(44_923.19, 2)
  })

  it('[P2] the quantity is the best, by trying the neighbours on the profit itself', () => {
    fc.assert(
      fc.property(
        fc.record({
          cost: fc.double({ min: 25, max: 95, noNaN: true }),
          sigma: fc.double({ min: 0.01, max: 0.6, noNaN: true }),
          leadMonths: fc.double({ min: 0.1, max: 9, noNaN: true }),
        }),
        (more) => {
          const season = { ...SEASON, ...more }
          const best = must(newsvendor(season))
          const demand = { forecastPieces: 1000, sdLog: more.sigma * Math.sqrt(more.leadMonths) }
          const profit = (pieces: number) =>
            80 * expectedSales(demand, pieces) - (more.cost - 20) * pieces
          expect(profit(best.quantityPieces) / best.profit).toBeCloseTo(1, 6)
          for (const near of [0.97, 0.999, 1.001, 1.03]) {
            expect(profit(best.quantityPieces * near)).toBeLessThanOrEqual(best.profit + 1e-7)
          }
        },
      ),
    )
  })

  it('[P3] without doubt or without lead the forecast is bought and all of it earned', () => {
    for (const more of [{ sigma: 0 }, { leadMonths: 0 }]) {
      const best = must(newsvendor({ ...SEASON, ...more }))
      expect(best.quantityPieces).toBeCloseTo(1000, 9)
      expect(best.profit).toBeCloseTo(60_000, 6)
    }
  })

  it.each([
    [0, 0.1, 43.12],
    [0, 0.2, 36.45],
    [0, 0.3, 30.17],
    [0, 0.4, 24.42],
    [20, 0.1, 44.91],
    [20, 0.2, 40.24],
    [20, 0.3, 36.08],
    [20, 0.4, 32.47],
    [40, 0.1, 47.62],
    [40, 0.2, 45.67],
    [40, 0.3, 44.11],
    [40, 0.4, 42.91],
  ])('[P4] cost-differential frontier: end %d, sigma %d, 3 months -> %d', (salvage, sigma, far) => {
    const question = { price: 100, cost: 50, salvage, sigma, leadMonths: 3, nearLeadMonths: 0 }
    expect(must(frontier(question)).breakEvenCost).toBeCloseTo(far, 2)
  })

  it('[P5] six months, and near leads that take half of the premium away', () => {
    const at = (leadMonths: number, nearLeadMonths: number) =>
      must(frontier({ price: 100, cost: 50, salvage: 20, sigma: 0.3, leadMonths, nearLeadMonths }))
    expect(at(6, 0).breakEvenCost).toBeCloseTo(31.68, 2)
    expect(at(3, 0.5).breakEvenCost).toBeCloseTo(41.249, 3)
    expect(at(3, 1).breakEvenCost).toBeCloseTo(43.62, 2)
    expect(at(3, 3).breakEvenCost).toBeCloseTo(50, 10)
    expect(at(3, 3).differentialRatio).toBeCloseTo(0, 12)
  })

  it('[P6] the frontier of the laboratory that drew it: 27.96 % at its own defaults', () => {
    // Computed from the lab's formula: price 100, cost 50, salvage 30, sigma .8; full lead, half.
    const at = (leadMonths: number) =>
      must(
        frontier({ price: 100, cost: 50, salvage: 30, sigma: 0.8, leadMonths, nearLeadMonths: 0 }),
      ).differentialRatio
    expect(at(1)).toBeCloseTo(0.2796, 4)
    expect(at(0.5)).toBeCloseTo(0.2195, 4)
  })

  it('[P7] at the break-even cost the far maker earns what the near one does', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 25, max: 90, noNaN: true }),
        fc.double({ min: 0.05, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (cost, sigma, nearLeadMonths) => {
          const far = must(
            frontier({ price: 100, cost, salvage: 20, sigma, leadMonths: 4, nearLeadMonths }),
          )
          const near = must(newsvendor({ ...SEASON, cost, sigma, leadMonths: nearLeadMonths }))
          const other = newsvendor({ ...SEASON, cost: far.breakEvenCost, sigma, leadMonths: 4 })
          expect(must(other).profit / near.profit).toBeCloseTo(1, 8)
        },
      ),
    )
  })

  it('[P36] the frontier read the other way gives the near cost back', () => {
    const { breakEvenCost } = must(
      frontier({ price: 100, cost: 50, salvage: 20, sigma: 0.3, leadMonths: 3, nearLeadMonths: 1 }),
    )
    const sds = { sdLogFar: 0.3 * Math.sqrt(3), sdLogNear: 0.3 }
    expect(nearCostWorth({ price: 100, cost: breakEvenCost, salvage: 20, ...sds })).toBeCloseTo(
      50,
      9,
    )
    expect(nearCostWorth({ price: 100, cost: 15, salvage: 20, ...sds })).toBeUndefined()
  })

  it('[P8] made to order at 50 needs 89.8 % of clients to wait', () => {
    expect(must(breakEvenAcceptance({ ...SEASON, toOrderCost: 50 }))).toBeCloseTo(0.898, 3)
    expect(must(breakEvenAcceptance({ ...SEASON, toOrderCost: 100 }))).toBe(Infinity)
  })

  it('[P9] quick response of Iyer and Bergen', () => {
    const found = must(
      quickResponse({
        price: 100,
        cost: 40,
        salvage: 20,
        meanPieces: 1000,
        sigmaPieces: 150,
        tauPieces: 250,
      }),
    )
    expect(found.sdBeforePieces).toBeCloseTo(291.548, 3)
    expect(found.sdAfterPieces).toBeCloseTo(197.596, 3)
    expect(found.gain).toBeCloseTo(2388.453, 3)
    expect(found.profitBefore).toBeCloseTo(52_588.24, 3)
  })

  it('[P10] capacity as an option: order 896.785, reserve 615.741, earn 46,715.157', () => {
    const found = must(capacityOption({ ...SEASON, fee: 8, execute: 45 }))
    expect(found.orderPieces).toBeCloseTo(896.785, 3)
    expect(found.capacityPieces).toBeCloseTo(615.741, 3)
    expect(found.profit).toBeCloseTo(46_715.157, 3)
  })

  it('[P11] an option never earns less than the early order alone, and is left when it is dear', () => {
    const early = must(newsvendor(SEASON))
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 50, noNaN: true }),
        fc.double({ min: 36, max: 90, noNaN: true }),
        (fee, execute) => {
          const found = capacityOption({ ...SEASON, fee, execute })
          if (!found.ok) return
          expect(found.value.profit).toBeGreaterThanOrEqual(early.profit - 1e-6)
        },
      ),
    )
    const dear = must(capacityOption({ ...SEASON, fee: 30, execute: 60 }))
    expect(dear.capacityPieces).toBe(0)
    expect(dear.profit).toBeCloseTo(early.profit, 6)
    expect(must(capacityOption({ ...SEASON, sigma: 0, fee: 8, execute: 45 })).profit).toBeCloseTo(
      60_000,
      6,
    )
  })

  it('[P12] what cannot be is refused with the bound', () => {
    expect(refusals(newsvendor({ ...SEASON, cost: 120 }))).toEqual([
      'cost (120) must be below price (100).',
    ])
    expect(refusals(newsvendor({ ...SEASON, salvage: 40 }))).toEqual([
      'salvage (40) must be below cost (40).',
    ])
    expect(refusals(newsvendor({ ...SEASON, cost: -1, salvage: -5 }))).toEqual([
      'cost (-1) must be 0 or more.',
    ])
    expect(refusals(newsvendor({ ...SEASON, sigma: -1 }))).toEqual([
      'sigma (-1) must be 0 or more.',
    ])
    expect(refusals(newsvendor({ ...SEASON, forecastPieces: Number.NaN }))).toHaveLength(1)
    expect(refusals(capacityOption({ ...SEASON, fee: 60, execute: 45 }))).toEqual([
      'fee (60) must be below price - execute (55).',
    ])
    expect(refusals(capacityOption({ ...SEASON, fee: 1, execute: 30 }))).toEqual([
      'fee (1) must be above cost - execute (10).',
    ])
    expect(
      refusals(
        frontier({
          price: 100,
          cost: 50,
          salvage: 20,
          sigma: 0.3,
          leadMonths: 1,
          nearLeadMonths: 2,
        }),
      ),
    ).toEqual(['near-lead (2) must be at most lead (1).'])
  })
})

describe('a product sold all year', () => {
  const product = {
    meanPiecesPerWeek: 100,
    sdPiecesPerWeek: 20,
    carryingRatioPerYear: 0.25,
    safetyFactor: 2.054,
  }

  it('[P13] near 2 + 1 weeks at 10, far 10 + 4: 9.5339, 0.58 % a week', () => {
    const found = must(
      permanentBreakEven(
        product,
        { unitCost: 10, leadWeeks: 2, reviewWeeks: 1 },
        { leadWeeks: 10, reviewWeeks: 4 },
      ),
    )
    expect(found.breakEvenCost).toBeCloseTo(9.5339, 4)
    expect(found.ratioPerWeek).toBeCloseTo(0.0058, 4)
  })

  it('[P14] 0.4 to 0.8 % a week for functional products, at carrying costs of 20 to 40 %', () => {
    const functional = { ...product, sdPiecesPerWeek: 10 }
    for (const [carryingRatioPerYear, low, high] of [
      [0.2, 0.0035, 0.0045],
      [0.4, 0.007, 0.0085],
    ] as const) {
      const { ratioPerWeek } = must(
        permanentBreakEven(
          { ...functional, carryingRatioPerYear },
          { unitCost: 10, leadWeeks: 2, reviewWeeks: 1 },
          { leadWeeks: 10, reviewWeeks: 1 },
        ),
      )
      expect(ratioPerWeek).toBeGreaterThan(low)
      expect(ratioPerWeek).toBeLessThan(high)
    }
  })

  it('[P15] with no carrying cost and no doubt, lead time is worthless', () => {
    const found = must(
      permanentBreakEven(
        { ...product, carryingRatioPerYear: 0 },
        { unitCost: 10, leadWeeks: 2, reviewWeeks: 1 },
        { leadWeeks: 20, reviewWeeks: 4 },
      ),
    )
    expect(found.breakEvenCost).toBeCloseTo(10, 12)
    expect(
      permanentCostPerWeek(product, { unitCost: 10, leadWeeks: 0, reviewWeeks: 2, orderCost: 40 }) -
        permanentCostPerWeek(product, { unitCost: 10, leadWeeks: 0, reviewWeeks: 2 }),
    ).toBeCloseTo(20, 12)
  })

  it('[P16] z of a fractile near 1 keeps its digits', () => {
    const demand = { forecastPieces: 1, sdLog: 0.5 }
    expect(expectedSales(demand, 1e9)).toBeCloseTo(1, 12)
    expect(expectedSales(demand, 0)).toBe(0)
    expect(normalDistribution(0)).toBe(0.5)
  })
})
