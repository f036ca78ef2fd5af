import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { factoriseDense, solveDense, solveDenseTransposed } from './dense-lu.ts'
import { shiftedDense } from './loop-gain.ts'
import { rng } from '../statistics/rng.ts'
import { factorise } from './solve-by-components.ts'
import type { SparseMatrix } from './sparse.ts'
import { multiply, sparseFromTriplets, transposed } from './sparse.ts'

type Entry = readonly [row: number, column: number, value: number]

const matrixOf = (size: number, entries: readonly Entry[]): SparseMatrix =>
  sparseFromTriplets({
    rows: size,
    columns: size,
    row: entries.map(([row]) => row),
    column: entries.map(([, column]) => column),
    value: entries.map(([, , value]) => value),
  })

/** Row sums below `rowSum`, so that the gain of every loop is below it too; then units changed. */
function randomMatrix(seed: number, size: number, rowSum: number): SparseMatrix {
  const stream = rng(seed)
  const unit = Float64Array.from({ length: size }, () => 10 ** (6 * stream.next() - 3))
  const entries: Entry[] = []
  for (let row = 0; row < size; row++) {
    const targets = Array.from({ length: stream.int(4) }, () => stream.int(size))
    const weights = targets.map(() => stream.open())
    const total = weights.reduce((a, b) => a + b, 0)
    const target = rowSum * stream.next()
    targets.forEach((column, k) => {
      const share = (weights[k]! / total) * target
      entries.push([row, column, (share * unit[row]!) / unit[column]!])
    })
  }
  return matrixOf(size, entries)
}

const worstRelative = (got: Float64Array, want: Float64Array): number =>
  got.reduce((most, value, i) => Math.max(most, Math.abs(value - want[i]!) / Math.abs(want[i]!)), 0)

/** A ring of n nodes, each pointing at the next with this weight. */
const ring = (size: number, weight: number): SparseMatrix =>
  matrixOf(
    size,
    Array.from({ length: size }, (_, i): Entry => [i, (i + 1) % size, weight]),
  )

describe('solve by components', () => {
  it('[SB1] agrees with a dense solve on random graphs with loops, both ways round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer(), (size, seed) => {
        const matrix = randomMatrix(seed, size, 0.95)
        const system = factorise(matrix)
        expect(system.ok).toBe(true)
        const stream = rng(seed).split('b')
        const b = Float64Array.from({ length: size }, () => 0.1 + stream.next())
        const lu = factoriseDense(shiftedDense(matrix, 1), size)
        expect(worstRelative(system.solve(b), solveDense(lu, b))).toBeLessThan(1e-10)
        expect(worstRelative(system.solveTransposed(b), solveDenseTransposed(lu, b))).toBeLessThan(
          1e-10,
        )
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('[SB2] order: what a node points at comes before it, unless both are of one loop', () => {
    const matrix = randomMatrix(4, 200, 0.9)
    const { components, loops } = factorise(matrix)
    const place = new Int32Array(200)
    components.order.forEach((node, at) => (place[node] = at))
    const loopOf = new Map(loops.flatMap((loop, i) => loop.nodes.map((node) => [node, i] as const)))
    let edges = 0
    for (let row = 0; row < 200; row++) {
      for (const target of matrix.column.slice(matrix.rowStart[row], matrix.rowStart[row + 1])) {
        if (loopOf.has(row) && loopOf.get(row) === loopOf.get(target)) continue
        expect(place[target]).toBeLessThan(place[row]!)
        edges += 1
      }
    }
    expect(edges).toBeGreaterThan(50)
  })

  it('[SB3] the gain of a ring is its weight, whatever its length; 1 or more is not ok', () => {
    for (const size of [1, 2, 3, 10, 101, 600]) {
      for (const weight of [0.2, 0.999, 1, 1.5]) {
        const { ok, loops } = factorise(ring(size, weight))
        expect(loops.length).toBe(1)
        expect(loops[0]!.gain).toBeCloseTo(weight, 8)
        expect(ok).toBe(weight < 1)
        expect(loops[0]!.gain < 1).toBe(weight < 1)
      }
    }
  })

  it('[SB4] the gain of a 2 x 2 loop is the root of its characteristic equation', () => {
    // [a b; c d]: (a + d + sqrt((a - d)^2 + 4 b c)) / 2.
    const numbers = fc.double({ min: 0.001, max: 2, noNaN: true })
    fc.assert(
      fc.property(numbers, numbers, numbers, numbers, (a, b, c, d) => {
        const gain = (a + d + Math.sqrt((a - d) ** 2 + 4 * b * c)) / 2
        fc.pre(Math.abs(gain - 1) > 1e-9)
        const matrix = matrixOf(2, [
          [0, 0, a],
          [0, 1, b],
          [1, 0, c],
          [1, 1, d],
        ])
        const system = factorise(matrix)
        expect(system.loops[0]!.gain / gain).toBeCloseTo(1, 8)
        expect(system.ok).toBe(gain < 1)
      }),
      { seed: 4 },
    )
  })

  it('[SB5] only the loop that feeds on itself is named, and solving is refused', () => {
    const system = factorise(
      matrixOf(5, [
        [0, 1, 0.5],
        [1, 0, 0.5],
        [1, 2, 1],
        [2, 3, 2],
        [3, 2, 0.6],
        [4, 0, 3],
      ]),
    )
    expect(system.ok).toBe(false)
    const bad = system.loops.filter((loop) => loop.gain >= 1)
    expect(bad.map((loop) => [...loop.nodes].sort((a, b) => a - b))).toEqual([[2, 3]])
    expect(bad[0]!.gain).toBeCloseTo(Math.sqrt(1.2), 9)
    expect(() => system.solve(new Float64Array(5))).toThrow('gain')
  })

  it('[SB6] a loop of thousands of nodes is solved by iteration, both ways round', () => {
    for (const rowSum of [0.7, 0.9999]) {
      const size = 3000
      const stream = rng(`large ${rowSum}`)
      const entries: Entry[] = []
      for (let row = 0; row < size; row++) {
        entries.push([row, (row + 1) % size, rowSum / 2])
        entries.push([row, stream.int(size), rowSum / 2])
      }
      const matrix = matrixOf(size, entries)
      const system = factorise(matrix)
      expect(system.ok).toBe(true)
      expect(system.loops.length).toBe(1)
      // Equal row sums: the gain is that sum.
      expect(system.loops[0]!.gain).toBeCloseTo(rowSum, 5)
      const b = Float64Array.from({ length: size }, () => stream.next())
      const cases = [
        [matrix, system.solve(b)],
        [transposed(matrix), system.solveTransposed(b)],
      ] as const
      for (const [side, x] of cases) {
        const image = multiply(side, x)
        const rest = x.map((value, i) => Math.abs(value - image[i]! - b[i]!) / value)
        expect(Math.max(...rest)).toBeLessThan(1e-13)
      }
    }
  })

  it('[SB7] a large loop with a gain above 1 is found out', () => {
    const size = 1000
    const stream = rng('runaway')
    const entries = Array.from({ length: size }, (_, row): Entry[] => [
      [row, (row + 1) % size, 0.5],
      [row, stream.int(size), 0.5005],
    ]).flat()
    const { ok, loops } = factorise(matrixOf(size, entries))
    expect(ok).toBe(false)
    expect(loops[0]!.gain).toBeCloseTo(1.0005, 6)
  })

  it('[SB8] entries of 0 close no loop; out may be b; a negative entry in a loop is a bug', () => {
    const system = factorise(
      matrixOf(2, [
        [0, 1, 2],
        [1, 0, 0],
      ]),
    )
    expect(system.loops).toEqual([])
    const b = Float64Array.from([1, 10])
    expect(system.solve(b, b)).toBe(b)
    expect(Array.from(b)).toEqual([21, 10])
    expect(Array.from(system.solveTransposed([1, 10]))).toEqual([1, 12])
    expect(() => factorise(matrixOf(1, [[0, 0, -0.5]]))).toThrow('is -0.5')
    expect(() => factorise({ ...matrixOf(1, []), columns: 2 })).toThrow('1 x 2')
  })
})
