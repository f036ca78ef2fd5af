/** A dense matrix factorised as P A = L U; row major, unit diagonal of L not stored. */
export interface DenseLu {
  readonly size: number
  readonly factors: Float64Array
  /** Row of A that stands at each row of the factors. */
  readonly rowAt: Int32Array
  /** A pivot is 0 or not finite: there is nothing to solve. */
  readonly singular: boolean
}

/**
 * Gaussian elimination with partial pivoting, row by row.
 *
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), algorithm 3.4.1.
 */
export function factoriseDense(matrix: Float64Array, size: number): DenseLu {
  if (matrix.length !== size * size) throw new Error(`${matrix.length} entries for size ${size}`)
  const factors = matrix.slice()
  const rowAt = Int32Array.from({ length: size }, (_, row) => row)
  let singular = false
  for (let step = 0; step < size; step++) {
    const pivotRow = largestInColumn(factors, size, step)
    if (pivotRow !== step) swapRows({ factors, rowAt, size }, step, pivotRow)
    const pivot = factors[step * size + step]!
    if (pivot === 0 || !Number.isFinite(pivot)) {
      singular = true
      break
    }
    eliminateBelow(factors, size, step)
  }
  return { size, factors, rowAt, singular }
}

function largestInColumn(factors: Float64Array, size: number, step: number): number {
  let best = step
  let most = Math.abs(factors[step * size + step]!)
  for (let row = step + 1; row < size; row++) {
    const candidate = Math.abs(factors[row * size + step]!)
    if (candidate > most) {
      most = candidate
      best = row
    }
  }
  return best
}

function swapRows(lu: Omit<DenseLu, 'singular'>, a: number, b: number): void {
  const { factors, rowAt, size } = lu
  const rowA = factors.slice(a * size, (a + 1) * size)
  factors.copyWithin(a * size, b * size, (b + 1) * size)
  factors.set(rowA, b * size)
  const kept = rowAt[a]!
  rowAt[a] = rowAt[b]!
  rowAt[b] = kept
}

function eliminateBelow(factors: Float64Array, size: number, step: number): void {
  const top = step * size
  const pivot = factors[top + step]!
  for (let row = step + 1; row < size; row++) {
    const base = row * size
    if (factors[base + step] === 0) continue
    const multiplier = factors[base + step]! / pivot
    factors[base + step] = multiplier
    for (let column = step + 1; column < size; column++) {
      factors[base + column]! -= multiplier * factors[top + column]!
    }
  }
}

/** x with A x = b. */
export function solveDense(lu: DenseLu, b: ArrayLike<number>): Float64Array {
  assertSolvable(lu)
  const { size, factors, rowAt } = lu
  const x = new Float64Array(size)
  for (let row = 0; row < size; row++) {
    let value = b[rowAt[row]!]!
    for (let column = 0; column < row; column++) value -= factors[row * size + column]! * x[column]!
    x[row] = value
  }
  for (let row = size - 1; row >= 0; row--) {
    let value = x[row]!
    for (let column = row + 1; column < size; column++) {
      value -= factors[row * size + column]! * x[column]!
    }
    x[row] = value / factors[row * size + row]!
  }
  return x
}

/** x with A^T x = b, from the same factors. */
export function solveDenseTransposed(lu: DenseLu, b: ArrayLike<number>): Float64Array {
  assertSolvable(lu)
  const { size, factors, rowAt } = lu
  const y = Float64Array.from(b)
  for (let row = 0; row < size; row++) {
    const value = y[row]! / factors[row * size + row]!
    y[row] = value
    for (let column = row + 1; column < size; column++) {
      y[column]! -= factors[row * size + column]! * value
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    const value = y[row]!
    for (let column = 0; column < row; column++) {
      y[column]! -= factors[row * size + column]! * value
    }
  }
  const x = new Float64Array(size)
  for (let row = 0; row < size; row++) x[rowAt[row]!] = y[row]!
  return x
}

function assertSolvable(lu: DenseLu): void {
  if (lu.singular) throw new Error(`the matrix of size ${lu.size} is singular`)
}

/**
 * Lower estimate of the condition number in the 1-norm, most often within a factor of 3: above
 * about 1e12 the last digits of a solution mean little. Infinity when singular.
 *
 * Source: Hager, SIAM J. Scientific and Statistical Computing 5(2) (1984) 311-316,
 * DOI 10.1137/0905023.
 */
export function conditionHint(lu: DenseLu, matrix: Float64Array): number {
  if (lu.singular) return Infinity
  if (lu.size === 0) return 1
  let direction = new Float64Array(lu.size).fill(1 / lu.size)
  let inverseNorm = 0
  for (let round = 0; round < 5; round++) {
    const x = solveDense(lu, direction)
    const norm = x.reduce((total, value) => total + Math.abs(value), 0)
    if (norm <= inverseNorm) break
    inverseNorm = norm
    const slope = solveDenseTransposed(
      lu,
      x.map((value) => (value >= 0 ? 1 : -1)),
    )
    const steepest = slope.reduce(
      (best, value, i) => (Math.abs(value) > Math.abs(slope[best]!) ? i : best),
      0,
    )
    direction = new Float64Array(lu.size)
    direction[steepest] = 1
  }
  return inverseNorm * oneNorm(matrix, lu.size)
}

function oneNorm(matrix: Float64Array, size: number): number {
  const columnSums = new Float64Array(size)
  for (let entry = 0; entry < matrix.length; entry++) {
    columnSums[entry % size]! += Math.abs(matrix[entry]!)
  }
  return Math.max(...columnSums)
}
