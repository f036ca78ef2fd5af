import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { mean, quantile, quantileOfSorted, sum, variance, weightedMean } from './quantile.ts'

const numbers = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
})

describe('sums and quantiles', () => {
  it('[QT1] the sum keeps what naive addition loses (Neumaier 1974)', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2)
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1)
    expect(sum([])).toBe(0)
    expect(sum([Infinity, 1])).toBe(Infinity)
  })

  it('[QT2] type 7 by its definition: Q(p) at (n - 1) p, linear between', () => {
    // x = 1 2 3 4: h = 3p, so Q(.1) = 1.3, Q(.25) = 1.75, Q(.5) = 2.5 (exact by hand).
    const x = [4, 2, 1, 3]
    expect([0, 0.1, 0.25, 0.5, 1].map((p) => quantile(x, p))).toEqual([1, 1.3, 1.75, 2.5, 4])
    expect(quantile([7], 0.3)).toBe(7)
    expect(quantile([], 0.3)).toBeNaN()
    expect(() => quantile([1], 1.1)).toThrow('outside')
  })

  it('[QT3] a quantile lies between the extremes, rises with p, and moves with the sample', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p, q) => {
          const sorted = Float64Array.from(values).sort()
          const low = quantileOfSorted(sorted, Math.min(p, q))
          const high = quantileOfSorted(sorted, Math.max(p, q))
          expect(low).toBeGreaterThanOrEqual(sorted[0]!)
          expect(high).toBeLessThanOrEqual(sorted[sorted.length - 1]!)
          expect(high).toBeGreaterThanOrEqual(low - 1e-6)
          expect(quantile(values, p)).toBe(quantileOfSorted(sorted, p))
        },
      ),
      { seed: 3 },
    )
  })

  it('[QT4] mean, variance and weighted mean: NIST StRD NumAcc1, 10000001 10000003 10000002', () => {
    const x = [10000001, 10000003, 10000002]
    expect(mean(x)).toBe(10000002)
    expect(variance(x)).toBe(1)
    expect(variance([3])).toBeNaN()
    expect(weightedMean([10, 20], [3, 1])).toBe(12.5)
    expect(() => weightedMean([1], [1, 2])).toThrow('weights')
  })
})
