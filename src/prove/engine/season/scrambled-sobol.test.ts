import { describe, expect, it } from 'vitest'
import { rng } from '../../../core/statistics/rng.ts'
import { ScrambledSobol, SOBOL_DIMENSIONS } from './scrambled-sobol.ts'

const points = new ScrambledSobol(rng(5))

describe('points that fill a cube evenly', () => {
  it('[P94] any power of two of them has one in each slice of every dimension', () => {
    for (const count of [2, 16, 256, 1024]) {
      for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
        const slices = Array.from({ length: count }, (_, point) =>
          Math.floor(points.at(point, dimension) * count),
        )
        expect(new Set(slices).size).toBe(count)
      }
    }
  })

  it('[P95] the first two dimensions fill every elementary rectangle once', () => {
    for (const [wide, high] of [
      [16, 16],
      [4, 64],
      [128, 2],
    ] as const) {
      const cells = Array.from({ length: 256 }, (_, point) => {
        const [x, y] = [points.at(point, 0), points.at(point, 1)]
        return Math.floor(x * wide) * high + Math.floor(y * high)
      })
      expect(new Set(cells).size).toBe(256)
    }
  })

  it('[P96] each point is uniform over seeds, and no two dimensions go together', () => {
    const values = Array.from({ length: 2000 }, (_, seed) => {
      const own = new ScrambledSobol(rng(seed))
      return [own.at(3, 0), own.at(3, 5)] as const
    })
    const mean = (of: (pair: readonly [number, number]) => number) =>
      values.reduce((sum, pair) => sum + of(pair), 0) / values.length
    expect(mean(([x]) => x)).toBeCloseTo(0.5, 1)
    expect(mean(([x]) => x * x)).toBeCloseTo(1 / 3, 1)
    expect(mean(([x, y]) => (x - 0.5) * (y - 0.5))).toBeCloseTo(0, 1)
    let worst = 0
    for (let a = 0; a < SOBOL_DIMENSIONS; a++) {
      for (let b = 0; b < a; b++) {
        let sum = 0
        for (let point = 0; point < 1024; point++) {
          sum += (points.at(point, a) - 0.5) * (points.at(point, b) - 0.5)
        }
        worst = Math.max(worst, Math.abs((12 * sum) / 1024))
      }
    }
    expect(worst).toBeLessThan(0.06)
  })
})
