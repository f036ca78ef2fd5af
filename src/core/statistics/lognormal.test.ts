import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import {
  lognormalDensity,
  lognormalDistribution,
  lognormalFromMeanSd,
  lognormalMean,
  lognormalQuantile,
  lognormalSd,
} from './lognormal.ts'

describe('lognormal law', () => {
  it('[LN1] mean and standard deviation come back, however small the spread', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-8, max: 5, noNaN: true }),
        (mean, spread) => {
          const law = lognormalFromMeanSd(mean, mean * spread)
          expect(lognormalMean(law) / mean).toBeCloseTo(1, 12)
          expect(lognormalSd(law) / (mean * spread)).toBeCloseTo(1, 10)
        },
      ),
      { seed: 1 },
    )
    expect(() => lognormalFromMeanSd(-1, 1)).toThrow('mean -1')
  })

  it('[LN2] standard lognormal: median 1, mean sqrt e, variance e (e - 1)', () => {
    const standard = { logMean: 0, logSd: 1 }
    expect(lognormalQuantile(standard, 0.5)).toBe(1)
    expect(lognormalMean(standard)).toBeCloseTo(Math.sqrt(Math.E), 14)
    expect(lognormalSd(standard) ** 2).toBeCloseTo(Math.E * (Math.E - 1), 13)
    expect(lognormalDensity(standard, 1)).toBeCloseTo(0.3989422804014327, 15)
    expect([lognormalDensity(standard, 0), lognormalDistribution(standard, -1)]).toEqual([0, 0])
  })

  it('[LN3] the quantile undoes the distribution, whose slope is the density', () => {
    const law = { logMean: 2, logSd: 0.7 }
    for (const p of [1e-9, 0.05, 0.5, 0.9, 0.999]) {
      const x = lognormalQuantile(law, p)
      expect(lognormalDistribution(law, x) / p).toBeCloseTo(1, 12)
      const step = x * 1e-5
      const slope =
        (lognormalDistribution(law, x + step) - lognormalDistribution(law, x - step)) / (2 * step)
      expect(slope / lognormalDensity(law, x)).toBeCloseTo(1, 6)
    }
  })
})
