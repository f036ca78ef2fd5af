import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookSeasons, bridgeOf } from '../bridge/bridge-lines.ts'
import { planOf } from '../policy/plan-of.ts'
import type { Policy } from '../policy/policy.ts'
import { committedMonths } from '../policy/policy.ts'
import { drawPaths } from '../season/demand-paths.ts'
import { tierCutRatio } from '../season/season-plan.ts'
import { COUNT, meanCounts } from '../season/season-totals.ts'
import { simulateSeason } from '../season/simulate-season.ts'
import { demandLaw, selling, source } from '../season/season.test-support.ts'
import { bestPlan, meanMargin, settingOf } from './best-plan.ts'

const paths = drawPaths(demandLaw({ levelSdLog: 0.4 }), {
  paths: 128,
  seed: 7,
  leadMonths: 5,
  knownAtMonths: [committedMonths({ leadWeeks: 12 })],
  weekNoiseRatio: 0,
  pieces: 'even',
})
const market = { paths, selling: selling({ price: 50, endValue: 5 }), markdowns: [] }

function pushed(tiers: readonly { fromPieces: number; priceRatio: number }[]): Policy {
  return { kind: 'push', id: 'push', from: source(20, { leadWeeks: 12, tiers }) }
}

describe('prices that fall by the pieces of an order', () => {
  it('[P260] the tier of an order is the highest that it reaches', () => {
    const { from } = pushed([
      { fromPieces: 0, priceRatio: 1.2 },
      { fromPieces: 500, priceRatio: 1 },
      { fromPieces: 900, priceRatio: 0.7 },
    ]) as Extract<Policy, { kind: 'push' }>
    expect([1, 499.9, 500, 899, 900, 5000].map((pieces) => 1 - tierCutRatio(from, pieces))).toEqual(
      [1.2, 1.2, 1, 1, 0.7, 0.7].map((ratio) => expect.closeTo(ratio, 12) as number),
    )
    expect(tierCutRatio(source(20), 900)).toBe(0)
  })

  it('[P261] a season pays each order at its own tier, and the bridge says so', () => {
    const policy = pushed([
      { fromPieces: 0, priceRatio: 1.5 },
      { fromPieces: 1000, priceRatio: 1 },
    ])
    const plan = planOf(
      policy,
      { firstPieces: 1000, safetyFactor: 0, capacityPiecesPerWeek: 0 },
      settingOf(policy, market),
    )
    const counts = simulateSeason(paths, plan, market.selling)
    const money = bookSeasons(counts, { plan, selling: market.selling, entryPrice: 20 })
    const columns = counts.length / paths.paths
    let paid = 0
    for (let path = 0; path < paths.paths; path++) {
      const pieces = counts[path * columns + COUNT.boughtFirst]!
      paid += pieces * (pieces >= 1000 ? 20 : 30)
    }
    const mean = meanCounts(counts)
    const line = bridgeOf(money).lines.purchase
    expect(line).toBeCloseTo(mean[COUNT.boughtFirst]! * 20 - paid / paths.paths, 6)
    expect(line).toBeLessThan(0)
  })

  it('[P262] the optimum with tiers is that of a fine grid', () => {
    const anyTiers = fc
      .array(
        fc.record({
          fromPieces: fc.integer({ min: 100, max: 2500 }),
          cut: fc.double({ min: 0.02, max: 0.3, noNaN: true }),
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((steps) => {
        let priceRatio = 1.1
        const rising = steps.toSorted((a, b) => a.fromPieces - b.fromPieces)
        return [
          { fromPieces: 0, priceRatio },
          ...rising.map(({ fromPieces, cut }) => {
            priceRatio *= 1 - cut
            return { fromPieces, priceRatio }
          }),
        ]
      })
    fc.assert(
      fc.property(anyTiers, (tiers) => {
        const policy = pushed(tiers)
        const setting = settingOf(policy, market)
        const value = (firstPieces: number) =>
          meanMargin(
            planOf(policy, { firstPieces, safetyFactor: 0, capacityPiecesPerWeek: 0 }, setting),
            market,
          )
        const { mostPieces } = setting.curve
        const grid = Array.from({ length: 401 }, (_, cell) => value((cell / 400) * mostPieces))
        const truth = Math.max(...grid)
        expect(bestPlan(policy, market).sampleMargin).toBeGreaterThanOrEqual(
          truth - 0.005 * Math.abs(truth),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('[P263] what is made to order costs the same whatever the volume', () => {
    const tiers = [
      { fromPieces: 0, priceRatio: 1 },
      { fromPieces: 300, priceRatio: 0.5 },
    ]
    const asked = (isTiered: boolean): Policy => ({
      kind: 'on-demand',
      id: 'asked',
      from: source(20, { leadWeeks: 1, ...(isTiered && { tiers }) }),
      waitDays: 7,
      feePerPieceReserved: 0,
    })
    expect(bestPlan(asked(true), market).sampleMargin).toBe(
      bestPlan(asked(false), market).sampleMargin,
    )
  })
})
