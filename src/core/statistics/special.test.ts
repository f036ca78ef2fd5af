import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { exp, expm1, log, log1p, log1pMinus, pow } from './special.ts'

const relative = (got: number, want: number): number =>
  want === 0 ? Math.abs(got) : Math.abs(got - want) / Math.abs(want)

/** The worst relative distance over a sweep, and where. */
function worst(inputs: number[], got: (x: number) => number, want: (x: number) => number): number {
  expect(inputs.length).toBeGreaterThan(100)
  return inputs.reduce((most, x) => Math.max(most, relative(got(x), want(x))), 0)
}

const sweep = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 0.37)) / count)

describe('exp and log', () => {
  it('[SP1] exp is within 4e-16 of the platform over its normal range', () => {
    expect(worst(sweep(-708, 709.7, 200_000), exp, Math.exp)).toBeLessThan(4e-16)
    expect(worst(sweep(-1, 1, 100_000), exp, Math.exp)).toBeLessThan(4e-16)
  })

  it('[SP2] log is within 4e-16 of the platform, subnormals included', () => {
    expect(worst(sweep(0.4, 2.6, 200_000), log, Math.log)).toBeLessThan(4e-16)
    const wide = sweep(-1073, 1023, 20_000).map((k) => 1.37 * 2 ** Math.floor(k))
    expect(worst(wide, log, Math.log)).toBeLessThan(4e-16)
  })

  it('[SP3] log1p and expm1 keep their digits near 0', () => {
    const near = sweep(-20, 0.3, 50_000).flatMap((e) => [10 ** e, -(10 ** e)])
    const inside = near.filter((x) => x > -1)
    expect(worst(inside, log1p, Math.log1p)).toBeLessThan(5e-16)
    expect(worst(near, expm1, Math.expm1)).toBeLessThan(6e-16)
    expect(worst(sweep(-50, 700, 50_000), expm1, Math.expm1)).toBeLessThan(6e-16)
  })

  it('[SP4] special values are those of IEEE 754', () => {
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(800), exp(-800), exp(NaN)]).toEqual([
      1,
      0,
      Infinity,
      Infinity,
      0,
      NaN,
    ])
    expect([log(1), log(0), log(-0), log(Infinity), log(-1), log(NaN)]).toEqual([
      0,
      -Infinity,
      -Infinity,
      Infinity,
      NaN,
      NaN,
    ])
    expect([log1p(0), log1p(-1), log1p(-2), expm1(0), expm1(-800)]).toEqual([
      0,
      -Infinity,
      NaN,
      0,
      -1,
    ])
    expect(exp(709.782712893384)).toBeCloseTo(1.797693134862273e308, -295)
    expect(exp(-745.13)).toBe(Number.MIN_VALUE)
  })

  it('[SP5] constants of the language: e, ln 2, ln 10', () => {
    expect([log(2), log(10)]).toEqual([Math.LN2, Math.LN10])
    expect(relative(exp(1), Math.E)).toBeLessThan(2e-16)
  })

  it('[SP6] digits never change: 20 000 values folded into one sum of bits', () => {
    let fold = 0
    const cell = new DataView(new ArrayBuffer(8))
    for (const x of sweep(-700, 700, 10_000)) {
      for (const value of [exp(x), log(Math.abs(x))]) {
        cell.setFloat64(0, value)
        fold = (Math.imul(fold, 31) + cell.getInt32(0) + Math.imul(cell.getInt32(4), 7)) | 0
      }
    }
    expect(fold).toBe(-832_611_036)
  })

  it('[SP7] log1pMinus(x) = -x^2/2 + x^3/3 - ... near 0 and log1p(x) - x far from it', () => {
    expect(log1pMinus(1e-8)).toBeCloseTo(-0.499999996666666e-16, 30)
    // (3/10)^2 series by exact fractions: log(1.3) - 0.3.
    expect(relative(log1pMinus(0.3), -0.03763573553250895)).toBeLessThan(4e-16)
    expect(log1pMinus(-0.9)).toBeCloseTo(-1.402585092994046, 15)
  })

  it('[SP8] pow: whole exponents multiply, others follow exp and log', () => {
    expect([pow(2, 10), pow(-3, 3), pow(2, -2), pow(5, 0), pow(0, 0)]).toEqual([
      1024, -27, 0.25, 1, 1,
    ])
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: -9.9, max: 9.9, noNaN: true }),
        (base, exponent) => {
          expect(relative(pow(base, exponent), base ** exponent)).toBeLessThan(1e-13)
        },
      ),
      { seed: 8 },
    )
  })
})
