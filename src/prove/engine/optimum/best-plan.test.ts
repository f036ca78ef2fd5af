import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capacityOption } from '../closed-form/capacity-option.ts'
import { frontier } from '../closed-form/frontier.ts'
import { newsvendor } from '../closed-form/newsvendor.ts'
import type { Policy } from '../policy/policy.ts'
import { committedMonths } from '../policy/policy.ts'
import type { PathDrawing } from '../season/demand-paths.ts'
import { drawPaths } from '../season/demand-paths.ts'
import type { SellingTerms } from '../season/season-plan.ts'
import { demandLaw, selling, source } from '../season/season.test-support.ts'
import type { SeasonMarket } from './best-plan.ts'
import { bestPlan, meanMargin } from './best-plan.ts'
import { maximise } from './maximise.ts'

/** Weeks of lead that make three months to the digit. */
const THREE_MONTHS = (3 * 30.4375) / 7

function market(
  law = demandLaw(),
  drawing: Partial<PathDrawing> = {},
  terms: Partial<SellingTerms> = {},
): SeasonMarket {
  const paths = drawPaths(law, {
    paths: 1024,
    seed: 7,
    leadMonths: 3,
    weekNoiseRatio: 0,
    pieces: 'even',
    ...drawing,
  })
  return { paths, selling: selling(terms), markdowns: [] }
}

const far = source(40, { leadWeeks: THREE_MONTHS })
const near = source(48, { id: 'near', place: 'near', leadWeeks: 1 })
const season = {
  price: 100,
  cost: 40,
  salvage: 20,
  forecastPieces: 1000,
  sigma: 0.3,
  leadMonths: 3,
}

function value<T>(result: { readonly ok: boolean; readonly value?: T }): T {
  return result.value!
}

describe('each policy at its own optimum', () => {
  it('[P60] one early order: the newsvendor of the closed form', () => {
    const best = bestPlan({ kind: 'push', id: 'far', from: far }, market())
    const exact = value(newsvendor(season))
    expect(best.decision.firstPieces / exact.quantityPieces).toBeCloseTo(1, 1)
    expect(Math.abs(best.sampleMargin / exact.profit - 1)).toBeLessThan(1e-3)
  })

  it('[P61] first order and reserved capacity together: the option of the closed form', () => {
    // One week and no noise: the season is served at once, as the formula has it.
    const atOnce = market(demandLaw({ shareByWeek: [1] }))
    const policy: Policy = {
      kind: 'reserved',
      id: 'reserved',
      base: far,
      reactive: source(45, { id: 'near', place: 'near' }),
      waitDays: 0,
      feePerPieceReserved: 8,
    }
    const best = bestPlan(policy, atOnce)
    const exact = value(capacityOption({ ...season, fee: 8, execute: 45 }))
    expect(Math.abs(best.sampleMargin / exact.profit - 1)).toBeLessThan(1e-3)
    const given = meanMargin(
      {
        ...best.plan,
        first: { ...best.plan.first!, piecesByVariant: [exact.orderPieces] },
        toOrder: { ...best.plan.toOrder!, capacityPiecesPerWeek: exact.capacityPieces },
      },
      atOnce,
    )
    expect(best.sampleMargin).toBeGreaterThan(given * (1 - 5e-4))
  })

  it('[P62] at the cost of the frontier far and near earn the same, near lead included', () => {
    for (const nearLeadMonths of [0, 0.5, 1]) {
      const { breakEvenCost } = value(
        frontier({ price: 100, cost: 50, salvage: 20, sigma: 0.3, leadMonths: 3, nearLeadMonths }),
      )
      const there = market(demandLaw(), { knownAtMonths: [nearLeadMonths] })
      const earned = (cost: number, months: number) => {
        const from = source(cost, { leadWeeks: (months * 30.4375) / 7 })
        return bestPlan({ kind: 'push', id: 'one', from }, there).sampleMargin
      }
      expect(earned(breakEvenCost, 3) / earned(50, nearLeadMonths)).toBeCloseTo(1, 2)
    }
  })

  it('[P63] no policy beats perfect information, and a choice more never earns less', () => {
    const law = demandLaw({
      shareByWeek: [0.1, 0.2, 0.3, 0.2, 0.1, 0.1],
      variants: [
        { id: 'S', shareRatio: 0.4 },
        { id: 'L', shareRatio: 0.6 },
      ],
      mixConcentration: 20,
    })
    const there = market(law, {
      paths: 200,
      weekNoiseRatio: 0.2,
      pieces: 'whole',
      knownAtMonths: [committedMonths(near)],
    })
    const wanted = there.paths.wantedPieces.reduce((sum, pieces) => sum + pieces, 0) / 200
    const earns = (policy: Policy) => bestPlan(policy, there).sampleMargin
    const push = earns({ kind: 'push', id: 'far', from: far })
    const mix = earns({ kind: 'mix', id: 'mix', base: far, reactive: near })
    const twice = earns({ kind: 'two-orders', id: 'two', from: far, again: near, afterWeek: 2 })
    const quick = earns({ kind: 'quick-response', id: 'quick', from: near })
    for (const margin of [push, mix, twice, quick]) expect(margin).toBeLessThan(wanted * 60)
    expect(mix).toBeGreaterThan(push * 0.995)
    expect(twice).toBeGreaterThan(push * 0.995)
    expect(quick).toBeLessThan(wanted * 52)
  })

  it('[P64] the longer the lead, the less the best order earns; without doubt lead costs nothing', () => {
    const leads = [0, 0.5, 1, 2, 3]
    const there = market(demandLaw(), { knownAtMonths: leads })
    const certain = market(demandLaw({ errorByLead: [] }), { knownAtMonths: leads })
    const earned = leads.map((months) => {
      const from = source(40, { leadWeeks: (months * 30.4375) / 7 })
      expect(bestPlan({ kind: 'push', id: 'one', from }, certain).sampleMargin).toBeCloseTo(
        60_000,
        -2,
      )
      return bestPlan({ kind: 'push', id: 'one', from }, there).sampleMargin
    })
    expect(earned).toEqual(earned.toSorted((a, b) => b - a))
  })

  it('[P65] made on demand pays for its capacity only where clients accept to wait', () => {
    const terms = (keptRatio: number) => ({ patience: [{ days: 0.5, keptRatio }] })
    const policy = (fee: number): Policy => ({
      kind: 'on-demand',
      id: 'local',
      from: source(50, { place: 'near' }),
      waitDays: 7,
      feePerPieceReserved: fee,
    })
    const earned = (keptRatio: number, fee = 0) =>
      bestPlan(policy(fee), market(demandLaw(), {}, terms(keptRatio))).sampleMargin
    // 89.8 % accept: as much as the best early order at 40.
    const asMuch = earned(0.8984638) / value(newsvendor(season)).profit
    expect(Math.abs(asMuch - 1)).toBeLessThan(1e-3)
    expect(earned(0)).toBe(0)
    expect(earned(1, 10)).toBeLessThan(earned(1, 1))
    expect(earned(1, 60)).toBe(0)
  })

  it('[P66] least lots are kept: a variant is ordered not at all or at least so much', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 600 }),
        fc.integer({ min: 0, max: 3000 }),
        (each, all) => {
          const law = demandLaw({
            variants: [
              { id: 'S', shareRatio: 0.1 },
              { id: 'M', shareRatio: 0.6 },
              { id: 'L', shareRatio: 0.3 },
            ],
            mixConcentration: 50,
          })
          const from = source(40, {
            leadWeeks: THREE_MONTHS,
            minimumPiecesPerVariant: each,
            minimumPiecesPerOrder: all,
          })
          const { plan } = bestPlan({ kind: 'push', id: 'far', from }, market(law, { paths: 60 }))
          const pieces = plan.first?.piecesByVariant ?? []
          for (const own of pieces) expect(own === 0 || own >= each - 1e-9).toBe(true)
          const sum = pieces.reduce((total, own) => total + own, 0)
          expect(sum === 0 || sum >= all - 1e-9).toBe(true)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('[P67] the search finds the best of many hills, alone and by two', () => {
    const hills = (x: number) => Math.sin(5 * x) + x / 4
    const best = maximise(([x]) => hills(x!), [{ low: 0, high: 6, cells: 12 }])
    expect(best.at[0]).toBeCloseTo(5.3507, 2)
    const two = maximise(
      ([x, y]) => -((x! - 1.3) ** 2) - 2 * (y! + 0.4 - x! / 5) ** 2,
      [
        { low: -4, high: 4, cells: 7 },
        { low: -4, high: 4, cells: 7 },
      ],
    )
    expect(two.at[0]).toBeCloseTo(1.3, 1)
    expect(two.value).toBeGreaterThan(-1e-3)
  })
})
