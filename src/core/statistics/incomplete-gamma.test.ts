import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { gammaLower, gammaLowerInverse, gammaUpper } from './incomplete-gamma.ts'
import { normalUpper } from './normal.ts'

const relative = (got: number, want: number): number => Math.abs(got - want) / Math.abs(want)

describe('incomplete gamma', () => {
  it('[IG1] NIST/SEMATECH e-Handbook, table 1.3.6.7.4: upper critical values of chi-square', () => {
    const published: [degrees: number, tail: number, value: number][] = [
      [1, 0.05, 3.841],
      [10, 0.1, 15.987],
      [10, 0.05, 18.307],
      [10, 0.01, 23.209],
      [100, 0.05, 124.342],
    ]
    for (const [degrees, tail, value] of published) {
      expect(2 * gammaLowerInverse(degrees / 2, 1 - tail)).toBeCloseTo(value, 3)
      expect(gammaUpper(degrees / 2, value / 2)).toBeCloseTo(tail, 4)
    }
  })

  // Power series in 120-digit decimal arithmetic, rounded once.
  it('[IG2] P and Q to 13 digits, in the tails too', () => {
    const exact: [a: number, x: number, p: number, q: number][] = [
      [0.01, 0.015, 0.9642017608406671, 0.035798239159332945],
      [0.5, 0.05, 0.24817036595415073, 0.7518296340458492],
      [3, 6, 0.938031195583341, 0.06196880441665896],
      [8, 16, 0.9900002190468952, 0.009999780953104791],
      [25, 12.5, 0.0011924488482317013, 0.9988075511517683],
      [3000, 2400, 2.541636783125526e-32, 1],
      [3000, 3060, 0.863088716309619, 0.13691128369038097],
    ]
    for (const [a, x, p, q] of exact) {
      expect(relative(gammaLower(a, x), p)).toBeLessThan(1e-13)
      expect(relative(gammaUpper(a, x), q)).toBeLessThan(1e-13)
    }
    expect([gammaLower(2, 0), gammaUpper(2, 0), gammaUpper(2, Infinity)]).toEqual([0, 1, 0])
  })

  it('[IG3] Q(1/2, z^2/2) is twice the upper tail of the normal law', () => {
    for (const z of [0.1, 1, 2.5, 6, 20]) {
      expect(relative(gammaUpper(0.5, (z * z) / 2), 2 * normalUpper(z))).toBeLessThan(1e-12)
    }
  })

  it('[IG4] the inverse undoes P for any shape and probability', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 4, noNaN: true }),
        fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }),
        (logShape, p) => {
          const a = 10 ** logShape
          const x = gammaLowerInverse(a, p)
          const back = p < 0.5 ? gammaLower(a, x) / p : gammaUpper(a, x) / (1 - p)
          expect(Math.abs(back - 1)).toBeLessThan(1e-10)
        },
      ),
      { seed: 4, numRuns: 300 },
    )
    expect([gammaLowerInverse(2, 0), gammaLowerInverse(2, 1)]).toEqual([0, Infinity])
    expect([gammaLowerInverse(2, -0.1), gammaLowerInverse(2, NaN)]).toEqual([NaN, NaN])
  })
})
