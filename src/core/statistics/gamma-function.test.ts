import { describe, expect, it } from 'vitest'
import { binomialWeight, logGamma, poissonWeight } from './gamma-function.ts'

const relative = (got: number, want: number): number => Math.abs(got - want) / Math.abs(want)

describe('gamma function', () => {
  // Stirling's series with forty Bernoulli numbers in 80-digit decimal arithmetic, rounded once.
  it('[GF1] logGamma to 15 digits, next to its zeros 1 and 2 too', () => {
    const exact: [number, number][] = [
      [0.001, 6.907178885383853],
      [0.3, 1.0957979948180756],
      [1.001, -5.763935982833062e-4],
      [1.9, -0.03898427592308336],
      [2.3, 0.15418945495963046],
      [5.1, 3.3297641684752244],
      [12.5, 18.734347511936445],
      [1e4, 82099.71749644238],
    ]
    for (const [x, want] of exact) expect(relative(logGamma(x), want)).toBeLessThan(5e-16)
    expect([logGamma(1), logGamma(2), logGamma(0), logGamma(-1)]).toEqual([0, 0, Infinity, NaN])
  })

  it('[GF2] logGamma is the logarithm of factorials and of the root of pi', () => {
    let factorial = 1
    for (let n = 1; n <= 20; n++) {
      factorial *= n
      expect(relative(logGamma(n + 1) + 1, Math.log(factorial) + 1)).toBeLessThan(1e-15)
    }
    expect(relative(logGamma(0.5), Math.log(Math.PI) / 2)).toBeLessThan(1e-15)
  })

  it('[GF3] Poisson weights of a rate add up to 1, also for a rate of a million', () => {
    for (const [rate, from, to] of [
      [3.7, 1, 60],
      [1e6, 990_000, 1_010_000],
    ] as const) {
      let total = rate < 10 ? Math.exp(-rate) : 0
      for (let count = from; count <= to; count++) total += poissonWeight(count, rate)
      expect(Math.abs(total - 1)).toBeLessThan(1e-12)
    }
  })

  it('[GF4] binomial weights: 10 choose 3 at one half is 120 / 1024', () => {
    expect(relative(binomialWeight(3, 7, 0.5), 120 / 1024)).toBeLessThan(1e-14)
    expect(relative(binomialWeight(2, 1, 0.1), 3 * 0.01 * 0.9)).toBeLessThan(1e-14)
  })
})
