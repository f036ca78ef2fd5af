import type { SparseMatrix } from '../../../core/linear-algebra/sparse.ts'

/**
 * Puts the columns of each row in ascending order and adds up those that appear twice, in place:
 * what a matrix filled row by row lacks. Rows are short or nearly in order: insertion sort.
 */
export function ascendingRows(matrix: SparseMatrix): SparseMatrix {
  const { rows, rowStart, column, value } = matrix
  let kept = 0
  let first = 0
  for (let row = 0; row < rows; row++) {
    const end = rowStart[row + 1]!
    sortRow(matrix, first, end)
    const keptFirst = kept
    for (let entry = first; entry < end; entry++) {
      if (kept > keptFirst && column[kept - 1] === column[entry]) {
        value[kept - 1]! += value[entry]!
      } else {
        column[kept] = column[entry]!
        value[kept++] = value[entry]!
      }
    }
    rowStart[row + 1] = kept
    first = end
  }
  return { ...matrix, column: column.subarray(0, kept), value: value.subarray(0, kept) }
}

function sortRow({ column, value }: SparseMatrix, first: number, end: number): void {
  for (let entry = first + 1; entry < end; entry++) {
    const movedColumn = column[entry]!
    const movedValue = value[entry]!
    let place = entry
    for (; place > first && column[place - 1]! > movedColumn; place--) {
      column[place] = column[place - 1]!
      value[place] = value[place - 1]!
    }
    column[place] = movedColumn
    value[place] = movedValue
  }
}
