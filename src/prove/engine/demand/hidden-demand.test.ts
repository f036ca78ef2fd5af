import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  negativeBinomialQuantile,
  negativeBinomialWeight,
} from '../../../core/statistics/negative-binomial.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { demandAtLeast, hiddenDemand } from './hidden-demand.ts'

describe('demand that stock-outs hide', () => {
  it('[P20] the mean of a count known to be at least n is that of its cut law, term by term', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 30, noNaN: true }),
        fc.double({ min: 0.3, max: 50, noNaN: true }),
        fc.integer({ min: 0, max: 40 }),
        (mean, size, sold) => {
          let weight = 0
          let moment = 0
          for (let count = sold; count < 3000; count++) {
            const share = negativeBinomialWeight({ mean, size }, count)
            weight += share
            moment += count * share
          }
          fc.pre(weight > 1e-6)
          expect(demandAtLeast({ mean, size }, sold)).toBeCloseTo(moment / weight, 4)
        },
      ),
    )
  })

  it('[P21] without a stock-out demand is what was sold', () => {
    const found = hiddenDemand({ soldPieces: [3, 5, 4], stockOut: [0, 0, 0], shape: [1, 1, 1] })
    expect([...found.demandPieces]).toEqual([3, 5, 4])
    expect(found.levelPieces).toBeCloseTo(4, 12)
    expect(found.isLowerBound).toBe(false)
  })

  it('[P22] cut in every week, the level is said to be a lower bound', () => {
    const found = hiddenDemand({ soldPieces: [3, 5], stockOut: [1, 1], shape: [1, 1] })
    expect(found.isLowerBound).toBe(true)
    expect(found.levelPieces).toBe(4)
  })

  it('[P23] finds the true mean behind sales cut at stock, where their own mean is far below', () => {
    const truth = { mean: 12, size: 4 }
    const draws = rng(7)
    let told = 0
    let naive = 0
    const runs = 60
    for (let run = 0; run < runs; run++) {
      const demand = Array.from({ length: 60 }, () => negativeBinomialQuantile(truth, draws.open()))
      const stock = demand.map((_, week) => (week % 2 === 0 ? 10 : 60))
      const soldPieces = demand.map((pieces, week) => Math.min(pieces, stock[week]!))
      const stockOut = demand.map((pieces, week) => (pieces >= stock[week]! ? 1 : 0))
      told += hiddenDemand({ soldPieces, stockOut, shape: demand.map(() => 1) }).levelPieces / runs
      naive += soldPieces.reduce((sum, pieces) => sum + pieces, 0) / 60 / runs
    }
    // Standard error of the mean of 3,600 weeks of sd 6.9: 0.12.
    expect(Math.abs(told - truth.mean)).toBeLessThan(0.48)
    expect(naive).toBeLessThan(10.6)
  })
})
