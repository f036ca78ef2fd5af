import type { SparseMatrix } from '../linear-algebra/sparse.ts'

/**
 * Minimise or maximise offset + cost x over rowLower <= A x <= rowUpper, columnLower <= x <=
 * columnUpper, some columns whole. A bound that is missing is -Infinity or Infinity.
 */
export interface LinearProgram {
  readonly sense: 'minimise' | 'maximise'
  /** Added to the objective; 0 when missing. */
  readonly offset?: number
  /** A: one row per constraint, one column per variable. */
  readonly rows: SparseMatrix
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly cost: Float64Array
  readonly columnLower: Float64Array
  readonly columnUpper: Float64Array
  /** 1 where the column takes whole values only; missing: nowhere. */
  readonly integer?: Uint8Array
}

export interface SolveProgress {
  readonly seconds: number
  /** Best solution so far. */
  readonly objective?: number
  /** No solution is better than this. */
  readonly bound?: number
}

export interface SolveOptions {
  /** Wall-clock; no limit when missing. */
  readonly secondsLimit?: number
  /** |objective - bound| over |objective| at which a program with whole columns counts as solved; 1e-6 when missing. */
  readonly gapRatio?: number
  /** Makes ties fall the same way each time; 0 when missing. */
  readonly seed?: number
  /** A solution to start from: it is checked, then improved. */
  readonly start?: Float64Array
  /** Asked now and then: true stops with the best solution so far. */
  readonly cancelled?: () => boolean
  readonly onProgress?: (progress: SolveProgress) => void
}

export interface Solution {
  readonly objective: number
  readonly values: Float64Array
  /** No solution is better than this; the objective itself when the program has no whole column. */
  readonly bound: number
  /**
   * What one unit more of a row's bound adds to the objective, and of a column's bound. Only for an
   * optimum without whole columns.
   */
  readonly rowDuals?: Float64Array
  readonly columnDuals?: Float64Array
}

/** What ended the search before its end. */
export type StopReason = 'time' | 'cancelled' | 'memory' | 'limit'

/** How a solve ended: all of these are ordinary. A program that is no program throws. */
export type SolveOutcome = { readonly seconds: number } & (
  | ({ readonly status: 'optimal' } & Solution)
  /** Stopped with a solution that is not proven to be within the gap asked for. */
  | ({ readonly status: 'feasible'; readonly stoppedBy: StopReason } & Solution)
  | { readonly status: 'infeasible' }
  | { readonly status: 'unbounded' }
  /** Stopped before any solution was found. */
  | { readonly status: 'stopped'; readonly stoppedBy: StopReason; readonly bound?: number }
)

/** The port: engines take a solver as an argument, the application wires one. */
export interface LinearSolver {
  solve(program: LinearProgram, options?: SolveOptions): Promise<SolveOutcome>
}

/** offset + cost x. */
export function objectiveOf(program: LinearProgram, values: ArrayLike<number>): number {
  let total = program.offset ?? 0
  for (let column = 0; column < program.cost.length; column++) {
    total += program.cost[column]! * values[column]!
  }
  return total
}
