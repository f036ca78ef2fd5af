import { describe, expect, it } from 'vitest'
import { latinHypercube } from '../../../core/statistics/latin-hypercube.ts'
import { normalDistribution, normalQuantile } from '../../../core/statistics/normal.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { partialInformation } from './value-of-information.ts'

const DRAWS = 20_000
const uniforms = latinHypercube(rng(7), { draws: DRAWS, dimensions: 3 })
const normals = uniforms.map((p) => normalQuantile(p))
const input = (dimension: number) =>
  Float64Array.from({ length: DRAWS }, (_, draw) => normals[draw * 3 + dimension]!)

/** E[max(0, X)] less max(0, mean) for X normal: the unit normal loss (Raiffa and Schlaifer 1961). */
function closedForm(mean: number, sd: number): number {
  const z = mean / sd
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  return mean * normalDistribution(z) + sd * density - Math.max(0, mean)
}

describe('what an answer is worth', () => {
  it('[AV1] a gain that is linear in normal inputs: the closed form of each', () => {
    const [a, b, c] = [0, 1, 2].map(input)
    const gain = a!.map((value, draw) => 1.5 + 2 * value + 1 * b![draw]!)
    expect(partialInformation(a!, gain).worth).toBeCloseTo(closedForm(1.5, 2), 1)
    expect(partialInformation(b!, gain).worth).toBeCloseTo(closedForm(1.5, 1), 1)
    expect(partialInformation(c!, gain).worth).toBeLessThan(0.005)
    // Knowing the first turns the choice whenever 1.5 + 2 x < 0.
    expect(partialInformation(a!, gain).flipRatio).toBeCloseTo(normalDistribution(-0.75), 2)
  })

  it('[AV2] what does not move the choice is worth nothing, whatever it moves', () => {
    const [a] = [input(0)]
    const sure = a.map((value) => 50 + value)
    expect(partialInformation(a, sure)).toEqual({ worth: 0, flipRatio: 0 })
    expect(partialInformation(new Float64Array(DRAWS).fill(3), sure).worth).toBe(0)
  })

  it('[AV3] an input of two values alone is fitted through its two means', () => {
    const coin = input(0).map((value) => (value > 0 ? 1 : 0))
    const gain = coin.map((side) => (side === 1 ? 4 : -2))
    const { worth, flipRatio } = partialInformation(coin, gain)
    expect(worth).toBeCloseTo(2 - 1, 6)
    expect(flipRatio).toBeCloseTo(0.5, 6)
  })
})
