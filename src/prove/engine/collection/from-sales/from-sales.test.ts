import { describe, expect, it } from 'vitest'
import { rng } from '../../../../core/statistics/rng.ts'
import { exp } from '../../../../core/statistics/special.ts'
import { tiesFromHistories } from './ties-from-histories.ts'

/** Weeks of so many products whose level is moved by what all share, and by what a family shares. */
function histories(products: number, common: number, family: number) {
  const weeks = 400
  const walk = (label: string) => {
    const random = rng('histories').split(label)
    let level = 0
    return Float64Array.from({ length: weeks }, () => (level = 0.97 * level + random.normal()))
  }
  const ofAll = walk('all')
  const own = Math.sqrt(1 - common - family)
  return Array.from({ length: products }, (_, at) => {
    const name = `f${at % 3}`
    const [ofFamily, alone] = [walk(name), walk(`product ${at}`)]
    const weekly = Float64Array.from({ length: weeks }, (__, week) => {
      const shared = Math.sqrt(common) * ofAll[week]! + Math.sqrt(family) * ofFamily[week]!
      return Math.round(500 * exp(0.1 * (shared + own * alone[week]!)))
    })
    return { family: name, weekly }
  })
}

describe('what histories have in common', () => {
  it('[P148] shares of variance that made them are found again; nothing is told of too few', () => {
    const found = tiesFromHistories(histories(60, 0.4, 0.2), 8)!
    expect(found.products).toBe(60)
    expect(Math.abs(found.commonRatio - 0.4)).toBeLessThan(0.15)
    expect(Math.abs(found.familyRatio - 0.2)).toBeLessThan(0.15)
    const apart = tiesFromHistories(histories(60, 0, 0), 8)!
    expect(apart.commonRatio + apart.familyRatio).toBeLessThan(0.05)
    expect(tiesFromHistories(histories(4, 0.4, 0), 8)).toBeUndefined()
    const short = histories(10, 0.4, 0).map(({ family, weekly }) => ({
      family,
      weekly: weekly.slice(0, 30),
    }))
    expect(tiesFromHistories(short, 12)).toBeUndefined()
  })
})
