import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { conditionHint, factoriseDense, solveDense, solveDenseTransposed } from './dense-lu.ts'
import { rng } from '../statistics/rng.ts'

const hilbert = (size: number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, entry) => {
    const row = Math.floor(entry / size)
    return 1 / (row + (entry % size) + 1)
  })

const transpose = (matrix: Float64Array, size: number): Float64Array =>
  matrix.map((_, entry) => matrix[(entry % size) * size + Math.floor(entry / size)]!)

const times = (matrix: Float64Array, x: Float64Array): Float64Array =>
  x.map((_, row) => x.reduce((t, value, column) => t + matrix[row * x.length + column]! * value, 0))

describe('dense LU', () => {
  it('[LU1] Golub & Van Loan 2013, section 3.4: a 3 x 3 that needs pivoting, by hand', () => {
    // A = [3 17 10; 2 4 -2; 6 18 -12], x = (1, 2, 3).
    const a = Float64Array.from([3, 17, 10, 2, 4, -2, 6, 18, -12])
    const lu = factoriseDense(a, 3)
    expect(Array.from(lu.rowAt)).toEqual([2, 0, 1])
    expect(Array.from(solveDense(lu, [67, 4, 6]))).toEqual([1, 2, 3])
  })

  it('[LU2] A x = b and A^T x = b both hold on random matrices', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer(), (size, seed) => {
        const stream = rng(seed)
        const a = Float64Array.from({ length: size * size }, () => stream.normal())
        const x = Float64Array.from({ length: size }, () => stream.normal())
        const lu = factoriseDense(a, size)
        const hint = conditionHint(lu, a)
        expect(hint).toBeGreaterThanOrEqual(0.99)
        const bound = 1e-14 * hint * size
        const forward = solveDense(lu, times(a, x))
        const backward = solveDenseTransposed(lu, times(transpose(a, size), x))
        for (let i = 0; i < size; i++) {
          expect(Math.abs(forward[i]! - x[i]!)).toBeLessThan(bound)
          expect(Math.abs(backward[i]! - x[i]!)).toBeLessThan(bound)
        }
      }),
      { seed: 2 },
    )
  })

  it('[LU3] the condition hint of Hilbert matrices: 748, 28 375, 943 656 in the 1-norm', () => {
    // Published 1-norm condition numbers of the Hilbert matrices of order 3, 4 and 5.
    for (const [size, condition] of [
      [3, 748],
      [4, 28375],
      [5, 943656],
    ] as const) {
      const matrix = hilbert(size)
      expect(conditionHint(factoriseDense(matrix, size), matrix) / condition).toBeCloseTo(1, 6)
    }
  })

  it('[LU4] a singular matrix is said to be so, and solving it is a bug', () => {
    const lu = factoriseDense(Float64Array.from([1, 2, 2, 4]), 2)
    expect(lu.singular).toBe(true)
    expect(conditionHint(lu, Float64Array.from([1, 2, 2, 4]))).toBe(Infinity)
    expect(() => solveDense(lu, [1, 1])).toThrow('singular')
    expect(() => factoriseDense(new Float64Array(3), 2)).toThrow('size 2')
  })
})
