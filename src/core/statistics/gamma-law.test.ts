import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import {
  gammaDensity,
  gammaDistribution,
  gammaFromMeanSd,
  gammaMean,
  gammaQuantile,
  gammaSd,
} from './gamma-law.ts'

describe('gamma law', () => {
  it('[GL1] mean and standard deviation come back', () => {
    const { shape, scale } = gammaFromMeanSd(50, 20)
    expect([shape, scale]).toEqual([6.25, 8])
    expect([gammaMean({ shape, scale }), gammaSd({ shape, scale })]).toEqual([50, 20])
    expect(() => gammaFromMeanSd(1, 0)).toThrow('sd 0')
  })

  it('[GL2] shape 1 is the exponential law, shape 2 that of two in a row', () => {
    for (const x of [0.01, 0.5, 3, 20]) {
      const t = x / 4
      expect(gammaDistribution({ shape: 1, scale: 4 }, x)).toBeCloseTo(-Math.expm1(-t), 14)
      expect(gammaDensity({ shape: 1, scale: 4 }, x)).toBeCloseTo(Math.exp(-t) / 4, 14)
      expect(gammaDistribution({ shape: 2, scale: 4 }, x)).toBeCloseTo(
        1 - (1 + t) * Math.exp(-t),
        14,
      )
    }
    const at0 = [0.5, 1, 2].map((shape) => gammaDensity({ shape, scale: 4 }, 0))
    expect(at0).toEqual([Infinity, 0.25, 0])
    expect([
      gammaDensity({ shape: 2, scale: 1 }, -1),
      gammaDistribution({ shape: 2, scale: 1 }, -1),
    ]).toEqual([0, 0])
  })

  it('[GL3] the quantile undoes the distribution and rises with the probability', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 200, noNaN: true }),
        fc.double({ min: 0.001, max: 0.99, noNaN: true }),
        (shape, p) => {
          const law = { shape, scale: 3 }
          const x = gammaQuantile(law, p)
          expect(gammaDistribution(law, x)).toBeCloseTo(p, 11)
          expect(gammaQuantile(law, p + 0.005)).toBeGreaterThan(x)
        },
      ),
      { seed: 3 },
    )
  })
})
