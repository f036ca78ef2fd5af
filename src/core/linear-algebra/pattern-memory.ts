import type { SparseMatrix, Triplets } from './sparse.ts'
import { sparseFromTriplets } from './sparse.ts'

/** Where entries stand, and in which slot of the matrix each of them is added up. */
interface Pattern {
  readonly row: Int32Array
  readonly column: Int32Array
  readonly slot: Int32Array
  readonly matrix: SparseMatrix
}

/** A chain asks for two patterns at each draw: units up, value down. */
const MAX_REMEMBERED = 4

/**
 * Builds matrices again and again from entries at the same places with other values: the places are
 * sorted once. Matrices of one pattern share `rowStart` and `column`, which tells a solver that what
 * it found out about the pattern still holds.
 */
export class PatternMemory {
  readonly #patterns: Pattern[] = []

  matrix(triplets: Triplets): SparseMatrix {
    const known = this.#patterns.find((pattern) => isPattern(pattern, triplets))
    if (known) return refilled(known, triplets)
    const matrix = sparseFromTriplets(triplets)
    const row = Int32Array.from(triplets.row)
    const column = Int32Array.from(triplets.column)
    this.#patterns.unshift({ row, column, slot: slotsOf(matrix, row, column), matrix })
    this.#patterns.length = Math.min(this.#patterns.length, MAX_REMEMBERED)
    return matrix
  }
}

function isPattern({ row, column, matrix }: Pattern, triplets: Triplets): boolean {
  if (matrix.rows !== triplets.rows || matrix.columns !== triplets.columns) return false
  if (row.length !== triplets.row.length) return false
  for (let entry = 0; entry < row.length; entry++) {
    if (row[entry] !== triplets.row[entry] || column[entry] !== triplets.column[entry]) return false
  }
  return true
}

function refilled({ slot, matrix }: Pattern, { value }: Triplets): SparseMatrix {
  const values = new Float64Array(matrix.value.length)
  for (let entry = 0; entry < slot.length; entry++) values[slot[entry]!]! += value[entry]!
  return { ...matrix, value: values }
}

/** Columns ascend within a row: found by halving. */
function slotsOf(matrix: SparseMatrix, row: Int32Array, column: Int32Array): Int32Array {
  const slot = new Int32Array(row.length)
  for (let entry = 0; entry < row.length; entry++) {
    let low = matrix.rowStart[row[entry]!]!
    let high = matrix.rowStart[row[entry]! + 1]! - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (matrix.column[middle]! < column[entry]!) low = middle + 1
      else high = middle
    }
    slot[entry] = low
  }
  return slot
}
