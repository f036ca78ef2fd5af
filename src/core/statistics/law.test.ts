import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lawFromInterval, quantileOf } from './law.ts'

describe('law', () => {
  it('[L1] the 5 % and 95 % quantiles are the bounds given, whatever the law', () => {
    const kinds = ['normal', 'lognormal', 'gamma', 'uniform', 'triangular'] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: 1.01, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (kind, low, spread, at) => {
          const high = low * spread
          const law = lawFromInterval({ kind, value: low + at * (high - low), low, high })
          expect(quantileOf(law, 0.05)).toBeCloseTo(low, 6)
          expect(quantileOf(law, 0.95)).toBeCloseTo(high, 6)
        },
      ),
      { seed: 1 },
    )
  })

  it('[L2] the median of a normal is the value given, on both sides of an uneven interval', () => {
    const law = lawFromInterval({ kind: 'normal', value: 10, low: 8, high: 20 })
    expect(quantileOf(law, 0.5)).toBeCloseTo(10, 12)
  })

  it('[L3] quantiles never fall when the probability rises', () => {
    const law = lawFromInterval({ kind: 'triangular', value: 3, low: 1, high: 9 })
    for (let p = 0.01; p < 0.98; p += 0.01) {
      expect(quantileOf(law, p + 0.01)).toBeGreaterThan(quantileOf(law, p))
    }
  })

  it('[L4] a lognormal cannot reach 0: the interval is taken as a normal', () => {
    expect(lawFromInterval({ kind: 'lognormal', value: 1, low: -1, high: 3 }).kind).toBe('normal')
  })

  it('[L5] a gamma cannot reach 0 either; an interval without width is a point', () => {
    expect(lawFromInterval({ kind: 'gamma', value: 1, low: 0, high: 3 }).kind).toBe('split-normal')
    expect(lawFromInterval({ kind: 'gamma', value: 2, low: 2, high: 2 })).toEqual({
      kind: 'point',
      value: 2,
    })
  })

  it('[L6] a triangle keeps its mode, also when the mode is one of the bounds', () => {
    for (const value of [1, 1.2, 5, 9]) {
      const law = lawFromInterval({ kind: 'triangular', value, low: 1, high: 9 })
      expect(law).toMatchObject({ kind: 'triangular', mode: value })
      expect(quantileOf(law, 0.05)).toBeCloseTo(1, 9)
      expect(quantileOf(law, 0.95)).toBeCloseTo(9, 9)
    }
  })
})
