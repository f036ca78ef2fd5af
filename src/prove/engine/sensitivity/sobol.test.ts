import { describe, expect, it } from 'vitest'
import { sobolIndices } from './sobol.ts'

describe('variance-based sensitivity', () => {
  it('[P80] the function of Ishigami and Homma, a = 7, b = .1, to its known indices', () => {
    // S1 = .3139, S2 = .4424, S3 = 0; ST = .5576, .4424, .2437 (Saltelli et al. 2008, section 4.6).
    const found = sobolIndices(
      (at) => {
        const [x, y, z] = at.map((u) => Math.PI * (2 * u - 1)) as [number, number, number]
        return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
      },
      { figures: 3, samples: 20_000, seed: 1 },
    )
    const first = [0.3139, 0.4424, 0]
    const total = [0.5576, 0.4424, 0.2437]
    found.forEach(({ firstOrderRatio, totalRatio }, index) => {
      expect(Math.abs(firstOrderRatio - first[index]!)).toBeLessThan(0.02)
      expect(Math.abs(totalRatio - total[index]!)).toBeLessThan(0.02)
    })
  })

  it('[P81] a figure that does nothing has no share, a sum shares by variance', () => {
    const found = sobolIndices(([x, y]) => 3 * x! + y!, { figures: 3, samples: 4000, seed: 2 })
    expect(found[0]!.totalRatio).toBeCloseTo(0.9, 1)
    expect(found[1]!.totalRatio).toBeCloseTo(0.1, 1)
    expect(found[2]!.totalRatio).toBe(0)
    expect(sobolIndices(() => 4, { figures: 1, samples: 8, seed: 3 })).toEqual([
      { firstOrderRatio: 0, totalRatio: 0 },
    ])
  })
})
