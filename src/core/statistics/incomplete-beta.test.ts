import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { betaRegularised } from './incomplete-beta.ts'

const relative = (got: number, want: number): number => Math.abs(got - want) / Math.abs(want)

describe('incomplete beta', () => {
  it('[IB1] NIST/SEMATECH e-Handbook, tables 1.3.6.7.2 and 1.3.6.7.3: Student t and F', () => {
    // Two-sided tail of t with n degrees: I at n / (n + t^2) of (n/2, 1/2).
    expect(betaRegularised(5, 0.5, 10 / (10 + 2.228 ** 2))).toBeCloseTo(0.05, 4)
    expect(betaRegularised(15, 0.5, 30 / (30 + 2.75 ** 2))).toBeCloseTo(0.01, 4)
    // Upper tail of F(5, 10) at 3.326.
    expect(betaRegularised(5, 2.5, 10 / (10 + 5 * 3.326))).toBeCloseTo(0.05, 4)
  })

  // Power series in 80-digit decimal arithmetic, rounded once.
  it('[IB2] to 12 digits, in the tails too', () => {
    const exact: [a: number, b: number, x: number, want: number][] = [
      [0.3, 0.4, 0.02, 0.20220929990926753],
      [0.3, 0.4, 0.7, 0.6763910554888902],
      [0.3, 70, 0.02, 0.9523015385088723],
      [80, 70, 0.3, 1.47208008582738e-9],
      [80, 70, 0.7, 0.9999903427357585],
      [80, 600, 0.02, 3.072701374969318e-36],
      [500, 70, 0.3, 7.963416178901159e-183],
      [500, 600, 0.3, 2.2934081636777785e-27],
    ]
    for (const [a, b, x, want] of exact) {
      expect(relative(betaRegularised(a, b, x), want)).toBeLessThan(1e-12)
    }
  })

  it('[IB3] whole parameters: the tail of a binomial law, summed term by term', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 1, max: 15 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, x) => {
          const n = a + b - 1
          let tail = 0
          let choose = 1
          for (let k = 0; k <= n; k++) {
            if (k >= a) tail += choose * x ** k * (1 - x) ** (n - k)
            choose = (choose * (n - k)) / (k + 1)
          }
          expect(relative(betaRegularised(a, b, x), tail)).toBeLessThan(1e-11)
        },
      ),
      { seed: 3 },
    )
    expect([betaRegularised(2, 3, 0), betaRegularised(2, 3, 1)]).toEqual([0, 1])
    expect([betaRegularised(2, 3, -0.1), betaRegularised(2, 3, NaN)]).toEqual([NaN, NaN])
  })
})
