import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { erfc, normalDensity, normalDistribution, normalQuantile, normalUpper } from './normal.ts'

const relative = (got: number, want: number): number => Math.abs(got - want) / Math.abs(want)

describe('normal law', () => {
  it('[NO1] Abramowitz & Stegun 1964, table 26.1: P and Z to 15 places', () => {
    expect(normalDistribution(0)).toBe(0.5)
    expect(normalDistribution(1)).toBeCloseTo(0.841344746068543, 15)
    expect(normalDistribution(2)).toBeCloseTo(0.977249868051821, 15)
    expect(normalDensity(1)).toBeCloseTo(0.241970724519143, 15)
    expect(normalDensity(0)).toBeCloseTo(0.398942280401433, 15)
  })

  it('[NO2] Abramowitz & Stegun 1964, table 26.2: -log10 of the upper tail to 5 places', () => {
    const published: [number, number][] = [
      [5, 6.54265],
      [10, 23.11805],
      [20, 88.5601],
      [30, 197.30921],
    ]
    for (const [z, minusLog] of published) {
      expect(-Math.log10(normalUpper(z))).toBeCloseTo(minusLog, 5)
    }
  })

  // Series and continued fraction in 80-digit decimal arithmetic (Python decimal), rounded once.
  it('[NO3] the upper tail keeps 14 digits as far as it exists', () => {
    const exact: [number, number][] = [
      [-5.5, 0.9999999810104375],
      [-0.3, 0.6179114221889527],
      [0.5, 0.3085375387259869],
      [3, 1.3498980316300946e-3],
      [4.5, 3.39767312473006e-6],
      [5.7, 5.990371401063535e-9],
      [8, 6.220960574271784e-16],
      [12, 1.776482112077679e-33],
      [37, 5.725571222524577e-300],
    ]
    for (const [z, want] of exact) expect(relative(normalUpper(z), want)).toBeLessThan(1e-14)
    expect([normalUpper(Infinity), normalUpper(-Infinity), normalUpper(NaN)]).toEqual([0, 1, NaN])
    expect([normalDensity(-Infinity), normalDensity(50)]).toEqual([0, 0])
  })

  it('[NO4] Wichura 1988, check values of AS 241 (PPND16)', () => {
    expect(relative(normalQuantile(0.25), -0.6744897501960817)).toBeLessThan(2e-15)
    expect(relative(normalQuantile(0.001), -3.090232306167814)).toBeLessThan(2e-15)
    expect(relative(normalQuantile(1e-20), -9.26234008979841)).toBeLessThan(2e-15)
    expect(relative(normalQuantile(0.95), 1.6448536269514722)).toBeLessThan(2e-15)
    expect(relative(normalQuantile(0.975), 1.959963984540054)).toBeLessThan(2e-15)
  })

  it('[NO5] the quantile undoes the distribution in both tails, and is odd', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 37, noNaN: true }), (z) => {
        const back = z < 0 ? normalQuantile(normalDistribution(z)) : -normalQuantile(normalUpper(z))
        expect(Math.abs(back - z)).toBeLessThan(4e-15 * (1 + Math.abs(z)))
      }),
      { seed: 5 },
    )
    expect(normalQuantile(0.3)).toBeCloseTo(-normalQuantile(0.7), 15)
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([
      -Infinity,
      Infinity,
      0,
    ])
    expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(NaN)]).toEqual([
      NaN,
      NaN,
      NaN,
    ])
  })

  it('[NO6] erfc to 14 digits, values from 80-digit arithmetic', () => {
    expect(relative(erfc(0.5), 0.4795001221869535)).toBeLessThan(1e-14)
    expect(relative(erfc(1), 0.15729920705028513)).toBeLessThan(1e-14)
    expect(relative(erfc(-1), 1.8427007929497148)).toBeLessThan(1e-14)
    expect(relative(erfc(3), 2.209049699858544e-5)).toBeLessThan(1e-14)
    expect(relative(erfc(10), 2.088487583762545e-45)).toBeLessThan(1e-14)
    expect(relative(erfc(26), 5.663192408856143e-296)).toBeLessThan(1e-14)
    expect([erfc(Infinity), erfc(-Infinity), erfc(0)]).toEqual([0, 2, 1])
  })
})
