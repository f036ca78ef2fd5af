import { factoriseDense, solveDense } from './dense-lu.ts'
import type { DenseLu } from './dense-lu.ts'
import type { SparseMatrix } from './sparse.ts'
import { multiply } from './sparse.ts'

/** Bounds on the spectral radius of a non-negative irreducible matrix. */
export interface GainBounds {
  readonly low: number
  readonly high: number
}

/** Smallest entry kept in a Perron vector, far from underflow. */
const FLOOR = 1e-280

/**
 * min and max of (A v)_i / v_i for v > 0: the spectral radius lies between.
 *
 * Source: Collatz, Mathematische Zeitschrift 48 (1942) 221-226, DOI 10.1007/BF01180013.
 */
function collatzBounds(image: Float64Array, vector: Float64Array): GainBounds {
  let low = Infinity
  let high = 0
  for (let i = 0; i < vector.length; i++) {
    const ratio = image[i]! / vector[i]!
    if (ratio < low) low = ratio
    if (ratio > high) high = ratio
  }
  return { low, high }
}

function normalise(vector: Float64Array): void {
  const most = vector.reduce((best, value) => Math.max(best, value), 0)
  for (let i = 0; i < vector.length; i++) vector[i] = Math.max(vector[i]! / most, FLOOR)
}

/**
 * Bounds by power iteration on A + s I, s the mean of the bounds so far: the shift keeps a loop of
 * even beat from swinging. Stops when `enough` says so; `vector` is improved in place.
 */
export function powerBounds(
  matrix: SparseMatrix,
  vector: Float64Array,
  stop: { readonly rounds: number; enough(bounds: GainBounds): boolean },
): GainBounds {
  const image = new Float64Array(vector.length)
  let best: GainBounds = { low: 0, high: Infinity }
  for (let round = 0; round < stop.rounds; round++) {
    multiply(matrix, vector, image)
    const bounds = collatzBounds(image, vector)
    best = { low: Math.max(best.low, bounds.low), high: Math.min(best.high, bounds.high) }
    if (stop.enough(best)) break
    const shift = (best.low + best.high) / 2
    for (let i = 0; i < vector.length; i++) vector[i] = image[i]! + shift * vector[i]!
    normalise(vector)
  }
  return best
}

const tight = ({ low, high }: GainBounds): boolean => high - low <= 1e-10 * high

/** The spectral radius of a non-negative irreducible matrix of moderate size, to about 1e-10. */
export function denseGain(matrix: SparseMatrix): number {
  if (matrix.rows === 1) return matrix.value[0] ?? 0
  const vector = new Float64Array(matrix.rows).fill(1)
  const first = powerBounds(matrix, vector, { rounds: 60, enough: tight })
  const { low, high } = tight(first) ? first : nodaBounds(matrix, vector, first)
  return (low + high) / 2
}

/**
 * Inverse iteration shifted to the upper bound: each round keeps the vector positive and about
 * doubles the digits.
 *
 * Source: Noda, Numerische Mathematik 17 (1971) 382-386, DOI 10.1007/BF01436087.
 */
function nodaBounds(matrix: SparseMatrix, vector: Float64Array, first: GainBounds): GainBounds {
  let best = first
  for (let round = 0; round < 40 && !tight(best); round++) {
    const lu = factoriseDense(shiftedDense(matrix, best.high), matrix.rows)
    if (lu.singular) break
    const next = solveDense(lu, vector)
    if (!next.every((value) => value > 0 && Number.isFinite(value))) break
    vector.set(next)
    normalise(vector)
    const bounds = collatzBounds(multiply(matrix, vector), vector)
    const better = { low: Math.max(best.low, bounds.low), high: Math.min(best.high, bounds.high) }
    if (better.high === best.high && better.low === best.low) break
    best = better
  }
  return best
}

/** s I - A, row major. */
export function shiftedDense(matrix: SparseMatrix, shift: number): Float64Array {
  const size = matrix.rows
  const dense = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    dense[row * size + row] = shift
    for (let entry = matrix.rowStart[row]!; entry < matrix.rowStart[row + 1]!; entry++) {
      dense[row * size + matrix.column[entry]!]! -= matrix.value[entry]!
    }
  }
  return dense
}

/**
 * Proof that the spectral radius is below 1: a vector y > 0 with y - A y > 0 exists if and only if
 * I - A is a nonsingular M-matrix. The proof does not rest on how y was found.
 *
 * Source: Berman & Plemmons, Nonnegative Matrices in the Mathematical Sciences (1994), theorem
 * 6.2.3, condition I27, DOI 10.1137/1.9781611971262.
 */
export function provesGainBelowOne(matrix: SparseMatrix, y: Float64Array): boolean {
  const image = multiply(matrix, y)
  return y.every((value, i) => value > 0 && value < 1e14 && value - image[i]! > 0.5)
}

/** Whether the gain is below 1, from the factors of I - A: its solution for b = 1 is the proof. */
export function denseGainBelowOne(matrix: SparseMatrix, lu: DenseLu): boolean {
  if (lu.singular) return false
  return provesGainBelowOne(matrix, solveDense(lu, new Float64Array(matrix.rows).fill(1)))
}
