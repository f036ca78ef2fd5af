import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { multiply, sparseFromTriplets, transposed } from './sparse.ts'

const triplets = fc
  .record({ rows: fc.integer({ min: 1, max: 8 }), columns: fc.integer({ min: 1, max: 8 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(fc.tuple(fc.nat(rows - 1), fc.nat(columns - 1), fc.integer({ min: -9, max: 9 })), {
        maxLength: 40,
      })
      .map((entries) => ({
        rows,
        columns,
        row: entries.map(([row]) => row),
        column: entries.map(([, column]) => column),
        value: entries.map(([, , value]) => value),
      })),
  )

describe('sparse matrices', () => {
  it('[SM1] columns ascend and none appears twice; entries at one place are added up', () => {
    const matrix = sparseFromTriplets({
      rows: 2,
      columns: 3,
      row: [1, 0, 1, 1],
      column: [2, 1, 0, 2],
      value: [5, 7, 2, 1],
    })
    expect(Array.from(matrix.rowStart)).toEqual([0, 1, 3])
    expect(Array.from(matrix.column)).toEqual([1, 0, 2])
    expect(Array.from(matrix.value)).toEqual([7, 2, 6])
  })

  it('[SM2] A x and A^T x are those of the dense matrix', () => {
    fc.assert(
      fc.property(
        triplets,
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 8, maxLength: 8 }),
        (t, x) => {
          const dense = Array.from({ length: t.rows }, () => new Float64Array(t.columns))
          t.row.forEach((row, entry) => (dense[row]![t.column[entry]!]! += t.value[entry]!))
          const matrix = sparseFromTriplets(t)
          const product = dense.map((row) => row.reduce((sum, a, j) => sum + a * x[j]!, 0))
          expect(Array.from(multiply(matrix, x))).toEqual(product)
          const turned = Array.from({ length: t.columns }, (_, j) =>
            dense.reduce((sum, row, i) => sum + row[j]! * x[i]!, 0),
          )
          expect(Array.from(multiply(transposed(matrix), x))).toEqual(turned)
          expect(transposed(transposed(matrix))).toEqual(matrix)
          for (let row = 0; row < t.rows; row++) {
            const own = matrix.column.slice(matrix.rowStart[row], matrix.rowStart[row + 1])
            expect(Array.from(own)).toEqual(Array.from(new Set(own)).sort((a, b) => a - b))
          }
        },
      ),
      { seed: 2 },
    )
  })

  it('[SM3] an entry outside the matrix is a bug', () => {
    expect(() =>
      sparseFromTriplets({ rows: 1, columns: 1, row: [1], column: [0], value: [1] }),
    ).toThrow('outside')
    expect(() =>
      sparseFromTriplets({ rows: 1, columns: 1, row: [0], column: [0], value: [] }),
    ).toThrow('0 values')
  })
})
