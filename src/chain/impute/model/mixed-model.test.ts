import { describe, expect, it } from 'vitest'
import { mean, quantile, variance } from '../../../core/statistics/quantile.ts'
import { rng } from '../../../core/statistics/rng.ts'
import type { ModelInput, ModelRow } from './mixed-model.ts'
import { fitMixedModel } from './mixed-model.ts'
import { predictiveDraws } from './predictive-draws.ts'

const PRIOR = { logSd: 0.5, levelSd: undefined } as const
const alone: ModelRow = { covariates: [], levels: [] }
const inGroup = (level: number): ModelRow => ({ covariates: [], levels: [level] })

function plain(values: readonly number[]): ModelInput {
  return { rows: values.map(() => alone), values, levelCounts: [], slopes: [], prior: PRIOR }
}

describe('fitMixedModel', () => {
  it('[MM1] without groups: the mean, and the pooled scatter of textbooks', () => {
    const values = [1.2, 0.4, 2.2, 1.9, 0.7]
    const [fit, ...others] = fitMixedModel(plain(values))
    expect(others).toEqual([])
    expect(fit!.mean[0]).toBeCloseTo(mean(values), 3)
    // Scaled inverse chi-square, one figure spent on the level: (4 x 0.5^2 + squares) / (4 + n - 1).
    const squares = variance(values) * (values.length - 1)
    expect(fit!.degrees).toBe(4 + values.length - 1)
    expect(fit!.scale ** 2).toBeCloseTo((4 * 0.25 + squares) / (4 + values.length - 1), 3)
  })

  it('[MM2] balanced groups: each effect is shrunk by n r / (1 + n r), as Henderson has it', () => {
    const groups = [
      [1, 1.2, 0.9],
      [2, 2.2, 2.1],
      [3.1, 2.9, 3],
    ]
    const fits = fitMixedModel({
      rows: groups.flatMap((group, g) => group.map(() => inGroup(g))),
      values: groups.flat(),
      levelCounts: [3],
      slopes: [],
      prior: PRIOR,
    })
    expect(fits.length).toBeGreaterThan(0)
    const grand = mean(groups.flat())
    for (const { mean: found, ratios } of fits) {
      const shrink = (3 * ratios[0]!) / (1 + 3 * ratios[0]!)
      expect(found[0]).toBeCloseTo(grand, 3)
      groups.forEach((group, g) => {
        expect(found[1 + g]).toBeCloseTo(shrink * (mean(group) - grand), 2)
      })
    }
  })

  it('[MM3] groups are trusted when figures show that they matter, and not when they do not', () => {
    const random = rng('groups')
    const levels = Array.from({ length: 40 }, (_, i) => i % 8)
    const weightOf = (effect: number) => {
      const effects = Array.from({ length: 8 }, () => effect * random.normal())
      const fits = fitMixedModel({
        rows: levels.map(inGroup),
        values: levels.map((level) => effects[level]! + 0.3 * random.normal()),
        levelCounts: [8],
        slopes: [],
        prior: PRIOR,
      })
      return fits.reduce((sum, { weight, ratios }) => sum + weight * (ratios[0]! > 1 ? 1 : 0), 0)
    }
    expect(weightOf(2)).toBeGreaterThan(0.95)
    expect(weightOf(0)).toBeLessThan(0.1)
  })
})

describe('predictiveDraws', () => {
  it('[MM4] 90 % of new figures fall inside, for any number seen', () => {
    const random = rng('coverage')
    for (const count of [2, 4, 12]) {
      let inside = 0
      const trials = 600
      for (let trial = 0; trial < trials; trial++) {
        // Scatter drawn from what the model expects: 0.5, with 4 degrees of freedom.
        const chiSquare = -2 * Math.log(random.open() * random.open())
        const sd = 0.5 * Math.sqrt(4 / chiSquare)
        const level = 5 * random.normal()
        const values = Array.from({ length: count }, () => level + sd * random.normal())
        const target = { rows: [alone], levelCounts: [] }
        const drawn = predictiveDraws(
          fitMixedModel(plain(values)),
          target,
          199,
          random.split(trial),
        )
        const next = level + sd * random.normal()
        if (next > quantile(drawn, 0.05) && next < quantile(drawn, 0.95)) inside += 1
      }
      // Four standard errors of 600 trials, and half a point for 199 draws.
      expect(Math.abs(inside / trials - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / trials) + 0.005)
    }
  })

  it('[MM5] two gaps of one group err together more than two of different groups', () => {
    const levels = [0, 0, 1, 1, 2, 2, 3, 3]
    const values = [0, 0.1, 2, 2.1, -1, -1.1, 1, 1.1]
    const fits = fitMixedModel({
      rows: levels.map(inGroup),
      values,
      levelCounts: [5],
      slopes: [],
      prior: PRIOR,
    })
    const target = { rows: [inGroup(4), inGroup(4), inGroup(0)], levelCounts: [5] }
    const draws = 400
    const drawn = predictiveDraws(fits, target, draws, rng('pairs'))
    const column = (c: number) => Float64Array.from({ length: draws }, (_, d) => drawn[3 * d + c]!)
    expect(correlation(column(0), column(1))).toBeGreaterThan(0.6)
    expect(Math.abs(correlation(column(0), column(2)))).toBeLessThan(0.4)
  })
})

function correlation(a: Float64Array, b: Float64Array): number {
  const [ma, mb] = [mean(a), mean(b)]
  const both = a.reduce((sum, value, i) => sum + (value - ma) * (b[i]! - mb), 0) / (a.length - 1)
  return both / Math.sqrt(variance(a) * variance(b))
}
