import { mean } from '../../../core/statistics/quantile.ts'

/** What knowing one input would change of a choice between doing something and not. */
export interface PartialInformation {
  /** Expected gain of choosing with the input known over choosing now; never below 0. */
  readonly worth: number
  /** Share of the draws in which knowing it turns the choice. */
  readonly flipRatio: number
}

/** Powers of the input that the gain is regressed on. */
const DEGREE = 3

/**
 * Expected value of partial perfect information of one input, from the draws that were made anyway:
 * the expected gain given the input is estimated by regressing the gain on it (Strong, Oakley and
 * Brennan 2014, doi:10.1177/0272989X13505910, equation 4; here a cubic polynomial for their spline).
 * The choice is between the gain and nothing.
 */
export function partialInformation(
  input: ArrayLike<number>,
  gain: ArrayLike<number>,
): PartialInformation {
  const now = mean(gain)
  const expected = fitted(input, gain)
  let sum = 0
  let flips = 0
  for (const value of expected) {
    sum += Math.max(0, value)
    if (value > 0 !== now > 0) flips += 1
  }
  const worth = Math.max(0, sum / expected.length - Math.max(0, now))
  return { worth, flipRatio: flips / expected.length }
}

/** Least squares on powers of the input, brought to mean 0 and spread 1 first. */
function fitted(input: ArrayLike<number>, gain: ArrayLike<number>): Float64Array {
  const count = gain.length
  const centre = mean(input)
  let spread = 0
  for (let draw = 0; draw < count; draw++) spread += (input[draw]! - centre) ** 2
  spread = Math.sqrt(spread / count)
  if (!(spread > 0)) return new Float64Array(count).fill(mean(gain))
  const size = DEGREE + 1
  const powers = new Float64Array(count * size)
  for (let draw = 0; draw < count; draw++) {
    let power = 1
    for (let degree = 0; degree < size; degree++) {
      powers[draw * size + degree] = power
      power *= (input[draw]! - centre) / spread
    }
  }
  const weights = normalEquations(powers, gain, size)
  return Float64Array.from({ length: count }, (_, draw) => {
    let value = 0
    for (let degree = 0; degree < size; degree++) {
      value += weights[degree]! * powers[draw * size + degree]!
    }
    return value
  })
}

/** Gaussian elimination with pivots on four unknowns; an input of few values has fewer powers. */
function normalEquations(
  powers: Float64Array,
  gain: ArrayLike<number>,
  size: number,
): Float64Array {
  const matrix = Array.from({ length: size }, () => new Float64Array(size + 1))
  for (let draw = 0; draw < gain.length; draw++) {
    for (let row = 0; row < size; row++) {
      const left = powers[draw * size + row]!
      for (let column = 0; column < size; column++) {
        matrix[row]![column]! += left * powers[draw * size + column]!
      }
      matrix[row]![size]! += left * gain[draw]!
    }
  }
  const weights = new Float64Array(size)
  const used: number[] = []
  for (let column = 0; column < size; column++) {
    const free = matrix.map((_, row) => row).filter((row) => !used.includes(row))
    const pivot = free.reduce((best, row) =>
      Math.abs(matrix[row]![column]!) > Math.abs(matrix[best]![column]!) ? row : best,
    )
    if (Math.abs(matrix[pivot]![column]!) < 1e-9 * gain.length) continue
    used[column] = pivot
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue
      const factor = matrix[row]![column]! / matrix[pivot]![column]!
      for (let at = 0; at <= size; at++) matrix[row]![at]! -= factor * matrix[pivot]![at]!
    }
  }
  for (let column = 0; column < size; column++) {
    const pivot = used[column]
    if (pivot !== undefined) weights[column] = matrix[pivot]![size]! / matrix[pivot]![column]!
  }
  return weights
}
