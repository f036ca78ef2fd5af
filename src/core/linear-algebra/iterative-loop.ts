import type { SparseMatrix } from './sparse.ts'
import { multiply } from './sparse.ts'

/** Backward error at which a solution is as good as the numbers it came from. */
const TARGET = 2e-15
const GAUSS_SEIDEL_SWEEPS = 150
const REFINEMENTS = 12
const LAST_SWEEPS = 20_000

export interface IterativeOutcome {
  readonly x: Float64Array
  /**
   * Largest |b - x + A x| over |b| + |x| + A |x|, row by row: how far b and A would have to move for
   * x to be exact. Source: Oettli & Prager, Numerische Mathematik 6 (1964) 405-409,
   * DOI 10.1007/BF01386090.
   */
  readonly backwardError: number
}

/**
 * x = b + A x for a large non-negative loop: Gauss-Seidel in the order given, which always
 * converges when the gain is below 1 (Stein & Rosenberg, J. London Math. Society s1-23 (1948)
 * 111-118); when that is slow, BiCGSTAB with a Gauss-Seidel sweep as preconditioner, and sweeps
 * again at the end.
 */
export function solveLoopIteratively(matrix: SparseMatrix, b: Float64Array): IterativeOutcome {
  const x = b.slice()
  let error = sweepUntil({ matrix, b, x, sweeps: GAUSS_SEIDEL_SWEEPS })
  for (let round = 0; round < REFINEMENTS && error > TARGET; round++) {
    const before = error
    addCorrection(matrix, x, bicgstab(matrix, residual(matrix, b, x)))
    error = sweepUntil({ matrix, b, x, sweeps: 20 })
    if (!(error < before * 0.5)) break
  }
  // Rounding alone may keep the error a little above the target.
  if (error > 1e-13) error = sweepUntil({ matrix, b, x, sweeps: LAST_SWEEPS })
  return { x, backwardError: error }
}

interface Sweeping {
  readonly matrix: SparseMatrix
  readonly b: Float64Array
  readonly x: Float64Array
  readonly sweeps: number
}

function sweepUntil({ matrix, b, x, sweeps }: Sweeping): number {
  let error = backwardError(matrix, b, x)
  for (let sweep = 1; sweep <= sweeps && error > TARGET && Number.isFinite(error); sweep++) {
    gaussSeidelSweep(matrix, b, x)
    if (sweep % 10 === 0 || sweep === sweeps) error = backwardError(matrix, b, x)
  }
  return error
}

function gaussSeidelSweep(matrix: SparseMatrix, b: Float64Array, x: Float64Array): void {
  const { rows, rowStart, column, value } = matrix
  for (let row = 0; row < rows; row++) {
    let total = b[row]!
    let own = 0
    for (let entry = rowStart[row]!; entry < rowStart[row + 1]!; entry++) {
      const from = column[entry]!
      if (from === row) own = value[entry]!
      else total += value[entry]! * x[from]!
    }
    x[row] = total / (1 - own)
  }
}

function residual(matrix: SparseMatrix, b: Float64Array, x: Float64Array): Float64Array {
  const image = multiply(matrix, x)
  for (let i = 0; i < image.length; i++) image[i] = b[i]! - x[i]! + image[i]!
  return image
}

function backwardError(matrix: SparseMatrix, b: Float64Array, x: Float64Array): number {
  const { rows, rowStart, column, value } = matrix
  let worst = 0
  for (let row = 0; row < rows; row++) {
    let rest = b[row]! - x[row]!
    let size = Math.abs(b[row]!) + Math.abs(x[row]!)
    for (let entry = rowStart[row]!; entry < rowStart[row + 1]!; entry++) {
      const term = value[entry]! * x[column[entry]!]!
      rest += term
      size += Math.abs(term)
    }
    if (!Number.isFinite(size)) return Infinity
    if (size > 0) worst = Math.max(worst, Math.abs(rest) / size)
  }
  return worst
}

function addCorrection(matrix: SparseMatrix, x: Float64Array, correction: Float64Array): void {
  if (!correction.every(Number.isFinite)) return
  for (let i = 0; i < matrix.rows; i++) x[i]! += correction[i]!
}

/** d with (I - L) d = r, L the part of A at and before the diagonal: one forward sweep from 0. */
function precondition(matrix: SparseMatrix, r: Float64Array): Float64Array {
  const { rows, rowStart, column, value } = matrix
  const d = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let total = r[row]!
    let own = 0
    for (let entry = rowStart[row]!; entry < rowStart[row + 1]!; entry++) {
      const from = column[entry]!
      if (from < row) total += value[entry]! * d[from]!
      else if (from === row) own = value[entry]!
    }
    d[row] = total / (1 - own)
  }
  return d
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let total = 0
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!
  return total
}

/**
 * Approximate d with (I - A) d = r, to eight digits less of residual or 300 rounds.
 *
 * Source: van der Vorst, SIAM J. Scientific and Statistical Computing 13(2) (1992) 631-644,
 * DOI 10.1137/0913035, algorithm with right preconditioner.
 */
function bicgstab(matrix: SparseMatrix, right: Float64Array): Float64Array {
  const size = right.length
  const apply = (d: Float64Array): Float64Array => {
    const image = multiply(matrix, d)
    for (let i = 0; i < size; i++) image[i] = d[i]! - image[i]!
    return image
  }
  const x = new Float64Array(size)
  const r = right.slice()
  const shadow = right.slice()
  const goal = dot(right, right) * 1e-16
  let p: Float64Array = new Float64Array(size)
  let v: Float64Array = new Float64Array(size)
  let [rho, alpha, omega] = [1, 1, 1]
  for (let round = 0; round < 300 && dot(r, r) > goal; round++) {
    const nextRho = dot(shadow, r)
    const beta = (nextRho / rho) * (alpha / omega)
    rho = nextRho
    for (let i = 0; i < size; i++) p[i] = r[i]! + beta * (p[i]! - omega * v[i]!)
    const pHat = precondition(matrix, p)
    v = apply(pHat)
    alpha = rho / dot(shadow, v)
    for (let i = 0; i < size; i++) r[i]! -= alpha * v[i]!
    const sHat = precondition(matrix, r)
    const t = apply(sHat)
    omega = dot(t, r) / dot(t, t)
    if (!Number.isFinite(alpha) || !Number.isFinite(omega) || omega === 0) break
    for (let i = 0; i < size; i++) {
      x[i]! += alpha * pHat[i]! + omega * sHat[i]!
      r[i]! -= omega * t[i]!
    }
  }
  return x
}
