/** Which columns each row points at: the columns of row i are column[rowStart[i] .. rowStart[i+1]). */
export interface SparsePattern {
  readonly rows: number
  readonly columns: number
  readonly rowStart: Int32Array
  readonly column: Int32Array
}

/** Compressed sparse rows; columns ascend within a row and none appears twice. */
export interface SparseMatrix extends SparsePattern {
  readonly value: Float64Array
}

export interface Triplets {
  readonly rows: number
  readonly columns: number
  readonly row: ArrayLike<number>
  readonly column: ArrayLike<number>
  readonly value: ArrayLike<number>
}

/** A matrix from its entries in any order; entries at the same place are added up. */
export function sparseFromTriplets(triplets: Triplets): SparseMatrix {
  checkInside(triplets)
  const { rows, columns } = triplets
  const rough = bucketed({
    buckets: rows,
    key: triplets.row,
    carried: triplets.column,
    value: triplets.value,
  })
  if (longestRow(rough.start) <= SHORT_ROW) {
    const matrix = { rows, columns, rowStart: rough.start, column: rough.carried }
    sortRows(matrix, rough.value)
    return merged({ ...matrix, value: rough.value })
  }
  // Sorting by column and then, stably, by row leaves columns ascending within each row.
  const byColumn = bucketed({
    buckets: triplets.columns,
    key: triplets.column,
    carried: triplets.row,
    value: triplets.value,
  })
  const columnOf = expandStarts(byColumn.start)
  const byRow = bucketed({
    buckets: triplets.rows,
    key: byColumn.carried,
    carried: columnOf,
    value: byColumn.value,
  })
  return merged({
    rows: triplets.rows,
    columns: triplets.columns,
    rowStart: byRow.start,
    column: byRow.carried,
    value: byRow.value,
  })
}

/** Up to here a row is sorted by insertion, in place. */
const SHORT_ROW = 32

function longestRow(start: Int32Array): number {
  let longest = 0
  for (let row = 0; row + 1 < start.length; row++) {
    longest = Math.max(longest, start[row + 1]! - start[row]!)
  }
  return longest
}

/** Ascending columns within each row; equal ones stay in their order. */
function sortRows({ rows, rowStart, column }: SparsePattern, value: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const first = rowStart[row]!
    for (let entry = first + 1; entry < rowStart[row + 1]!; entry++) {
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
}

function checkInside({ rows, columns, row, column, value }: Triplets): void {
  if (row.length !== column.length || row.length !== value.length) {
    throw new Error(`${row.length} rows, ${column.length} columns and ${value.length} values`)
  }
  for (let entry = 0; entry < row.length; entry++) {
    const inside = row[entry]! >= 0 && row[entry]! < rows
    if (!inside || !(column[entry]! >= 0 && column[entry]! < columns)) {
      throw new Error(`entry (${row[entry]}, ${column[entry]}) is outside ${rows} x ${columns}`)
    }
  }
}

interface Entries {
  readonly buckets: number
  readonly key: ArrayLike<number>
  readonly carried: ArrayLike<number>
  readonly value: ArrayLike<number>
}

interface Bucketed {
  readonly start: Int32Array
  readonly carried: Int32Array
  readonly value: Float64Array
}

/** Counting sort by key, stable. */
function bucketed({ buckets, key, carried, value }: Entries): Bucketed {
  const count = key.length
  const start = new Int32Array(buckets + 1)
  for (let entry = 0; entry < count; entry++) start[key[entry]! + 1]! += 1
  for (let bucket = 0; bucket < buckets; bucket++) start[bucket + 1]! += start[bucket]!
  const sortedCarried = new Int32Array(count)
  const sortedValue = new Float64Array(count)
  for (let entry = 0; entry < count; entry++) {
    const place = start[key[entry]!]!++
    sortedCarried[place] = carried[entry]!
    sortedValue[place] = value[entry]!
  }
  // Each start has moved on to the next one.
  start.copyWithin(1, 0, buckets)
  start[0] = 0
  return { start, carried: sortedCarried, value: sortedValue }
}

function expandStarts(start: Int32Array): Int32Array {
  const bucketOf = new Int32Array(start[start.length - 1]!)
  for (let bucket = 0; bucket + 1 < start.length; bucket++) {
    bucketOf.fill(bucket, start[bucket]!, start[bucket + 1]!)
  }
  return bucketOf
}

/** Adds up neighbours with the same place. */
function merged(matrix: SparseMatrix): SparseMatrix {
  const { rows, column, value } = matrix
  const rowStart = new Int32Array(rows + 1)
  let kept = 0
  for (let row = 0; row < rows; row++) {
    const first = kept
    for (let entry = matrix.rowStart[row]!; entry < matrix.rowStart[row + 1]!; entry++) {
      if (kept > first && column[kept - 1] === column[entry]) {
        value[kept - 1]! += value[entry]!
      } else {
        column[kept] = column[entry]!
        value[kept] = value[entry]!
        kept += 1
      }
    }
    rowStart[row + 1] = kept
  }
  if (kept === column.length) return { ...matrix, rowStart }
  return { ...matrix, rowStart, column: column.slice(0, kept), value: value.slice(0, kept) }
}

/** Rows become columns. */
export function transposed(matrix: SparseMatrix): SparseMatrix {
  const { rows, columns, rowStart, column, value } = matrix
  const start = new Int32Array(columns + 1)
  for (let entry = 0; entry < column.length; entry++) start[column[entry]! + 1]! += 1
  for (let at = 0; at < columns; at++) start[at + 1]! += start[at]!
  const turnedColumn = new Int32Array(column.length)
  const turnedValue = new Float64Array(column.length)
  for (let row = 0; row < rows; row++) {
    for (let entry = rowStart[row]!; entry < rowStart[row + 1]!; entry++) {
      const place = start[column[entry]!]!++
      turnedColumn[place] = row
      turnedValue[place] = value[entry]!
    }
  }
  start.copyWithin(1, 0, columns)
  start[0] = 0
  return {
    rows: columns,
    columns: rows,
    rowStart: start,
    column: turnedColumn,
    value: turnedValue,
  }
}

/** A x, into `out` when given. */
export function multiply(
  matrix: SparseMatrix,
  x: ArrayLike<number>,
  out: Float64Array = new Float64Array(matrix.rows),
): Float64Array {
  const { rowStart, column, value } = matrix
  for (let row = 0; row < matrix.rows; row++) {
    let total = 0
    for (let entry = rowStart[row]!; entry < rowStart[row + 1]!; entry++) {
      total += value[entry]! * x[column[entry]!]!
    }
    out[row] = total
  }
  return out
}
