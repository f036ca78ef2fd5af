import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import {
  negativeBinomialDistribution,
  negativeBinomialFromMeanSd,
  negativeBinomialQuantile,
  negativeBinomialSd,
  negativeBinomialWeight,
} from './negative-binomial.ts'

const laws = fc.record({
  mean: fc.double({ min: 0.05, max: 300, noNaN: true }),
  size: fc.double({ min: 0.1, max: 500, noNaN: true }),
})

describe('negative binomial law', () => {
  it('[NB1] failures before the third success of a fair coin: (k+2 choose 2) / 2^(k+3)', () => {
    const law = { mean: 3, size: 3 }
    for (let k = 0; k < 40; k++) {
      const exact = ((k + 2) * (k + 1)) / 2 / 2 ** (k + 3)
      expect(negativeBinomialWeight(law, k) / exact).toBeCloseTo(1, 13)
    }
    expect([negativeBinomialWeight(law, -1), negativeBinomialWeight(law, 1.5)]).toEqual([0, 0])
  })

  it('[NB2] the distribution adds up the weights', () => {
    fc.assert(
      fc.property(laws, fc.nat(200), (law, count) => {
        let total = 0
        for (let k = 0; k <= count; k++) total += negativeBinomialWeight(law, k)
        expect(negativeBinomialDistribution(law, count)).toBeCloseTo(total, 11)
        expect(negativeBinomialDistribution(law, count + 0.9)).toBeCloseTo(total, 11)
      }),
      { seed: 2 },
    )
    expect(negativeBinomialDistribution({ mean: 3, size: 1 }, -1)).toBe(0)
  })

  it('[NB3] the quantile is the first count whose distribution reaches the probability', () => {
    fc.assert(
      fc.property(laws, fc.double({ min: 1e-6, max: 0.99999, noNaN: true }), (law, p) => {
        const count = negativeBinomialQuantile(law, p)
        expect(negativeBinomialDistribution(law, count)).toBeGreaterThanOrEqual(p)
        expect(negativeBinomialDistribution(law, count - 1)).toBeLessThan(p)
      }),
      { seed: 3, numRuns: 300 },
    )
    const law = { mean: 3, size: 3 }
    expect([0, 1, -1].map((p) => negativeBinomialQuantile(law, p))).toEqual([0, Infinity, NaN])
  })

  it('[NB4] mean and standard deviation come back; a variance at or below the mean is refused', () => {
    const law = negativeBinomialFromMeanSd(40, 12)
    expect(law.size).toBeCloseTo(1600 / 104, 12)
    expect(negativeBinomialSd(law)).toBeCloseTo(12, 12)
    let mean = 0
    for (let k = 0; k < 400; k++) mean += k * negativeBinomialWeight(law, k)
    expect(mean).toBeCloseTo(40, 9)
    expect(() => negativeBinomialFromMeanSd(40, 6)).toThrow('variance 36')
  })
})
