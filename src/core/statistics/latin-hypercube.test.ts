import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { latinHypercube } from './latin-hypercube.ts'
import { normalQuantile } from './normal.ts'
import { mean, variance } from './quantile.ts'
import { rng } from './rng.ts'

const column = (points: Float64Array, dimensions: number, dimension: number): Float64Array =>
  points.filter((_, index) => index % dimensions === dimension)

describe('Latin hypercube', () => {
  it('[LH1] each dimension has one value in each stratum, all inside (0, 1)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer(),
        (draws, dimensions, seed) => {
          const points = latinHypercube(rng(seed), { draws, dimensions })
          expect(points.length).toBe(draws * dimensions)
          for (let d = 0; d < dimensions; d++) {
            const values = column(points, dimensions, d)
            const strata = new Set(Array.from(values, (u) => Math.floor(u * draws)))
            expect(strata.size).toBe(draws)
            expect(values.every((u) => u > 0 && u < 1)).toBe(true)
          }
        },
      ),
      { seed: 1 },
    )
  })

  it('[LH2] adding a dimension leaves the others as they were', () => {
    const two = latinHypercube(rng(9), { draws: 50, dimensions: 2 })
    const three = latinHypercube(rng(9), { draws: 50, dimensions: 3 })
    expect(column(two, 2, 1)).toEqual(column(three, 3, 1))
  })

  it('[LH3] dimensions are not correlated beyond chance (4 standard errors)', () => {
    const draws = 10_000
    const points = latinHypercube(rng('correlation'), { draws, dimensions: 2 })
    const product = mean(
      Array.from({ length: draws }, (_, i) => (points[2 * i]! - 0.5) * (points[2 * i + 1]! - 0.5)),
    )
    expect(Math.abs(product * 12)).toBeLessThan(4 / Math.sqrt(draws))
  })

  it('[LH4] the mean of a monotone function has far less noise than plain draws', () => {
    const draws = 1000
    const estimates = Array.from({ length: 40 }, (_, seed) =>
      mean(latinHypercube(rng(seed), { draws, dimensions: 1 }).map(normalQuantile)),
    )
    // Plain sampling would give a standard error of 1 / sqrt(1000) = 0.032.
    expect(Math.sqrt(variance(estimates))).toBeLessThan(0.001)
  })
})
