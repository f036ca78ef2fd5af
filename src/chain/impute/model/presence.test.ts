import { describe, expect, it } from 'vitest'
import { ALWAYS_CORE, ALWAYS_OPTIONAL, presenceOf, realRatioOf, thinOut } from './presence.ts'
import { rng } from '../../../core/statistics/rng.ts'

const chance = (given: number, count: number, missing: number, always = ALWAYS_OPTIONAL) =>
  realRatioOf(presenceOf({ given, count }, missing, always))

describe('presence', () => {
  it('[PR1] where nothing is missing, what few have the others have not', () => {
    expect(chance(3, 12, 0.02)).toBeLessThan(0.05)
  })

  it('[PR2] where a third is missing and two thirds are given, the rest is a gap', () => {
    expect(chance(20, 30, 0.33, ALWAYS_CORE)).toBeGreaterThan(0.9)
    expect(chance(20, 30, 0.33)).toBeGreaterThan(0.6)
  })

  it('[PR3] the chance grows with the share given and with the share missing', () => {
    for (let given = 1; given < 12; given++) {
      expect(chance(given + 1, 13, 0.3)).toBeGreaterThan(chance(given, 13, 0.3))
      expect(chance(given, 13, 0.4)).toBeGreaterThan(chance(given, 13, 0.2))
    }
  })

  it('[PR4] draws hold nothing as often as the figure does not exist', () => {
    const choices = [{ weight: 1, realRatio: 0.3 }]
    const drawn = [new Float64Array(2000).fill(5)]
    thinOut(drawn, choices, rng('thin'))
    const real = drawn[0]!.filter((value) => value === 5).length / 2000
    expect(Math.abs(real - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / 2000))
  })
})
