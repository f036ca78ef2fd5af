import type { LinearProgram } from './linear-program.ts'

export interface Violation {
  readonly kind: 'row' | 'column' | 'integer'
  readonly index: number
  /** How far beyond the bound, or from the nearest whole number. */
  readonly amount: number
}

export interface FeasibilityReport {
  readonly feasible: boolean
  readonly objective: number
  /** The largest one, in units of what is allowed; missing when nothing is violated at all. */
  readonly worst?: Violation
  readonly violations: number
}

/**
 * Whether values respect every bound and whole column, by plain arithmetic that shares nothing
 * with any solver. A bound may be passed by `tolerance` times the larger of 1 and the bound; a
 * whole column may be `tolerance` away from a whole number.
 */
export function checkFeasible(
  program: LinearProgram,
  values: ArrayLike<number>,
  tolerance = 1e-6,
): FeasibilityReport {
  const columns = program.cost.length
  if (values.length !== columns) throw new Error(`${values.length} values for ${columns} columns`)
  const tally = new Tally(tolerance)
  let objective = program.offset ?? 0
  for (let column = 0; column < columns; column++) {
    const value = values[column]!
    objective += program.cost[column]! * value
    const bounds = [program.columnLower[column]!, program.columnUpper[column]!] as const
    tally.bounds('column', column, [value, ...bounds])
    if (program.integer?.[column] === 1) tally.whole(column, value)
  }
  const { rowStart, column: columnAt, value: weight } = program.rows
  for (let row = 0; row < program.rows.rows; row++) {
    let activity = 0
    for (let entry = rowStart[row]!; entry < rowStart[row + 1]!; entry++) {
      activity += weight[entry]! * values[columnAt[entry]!]!
    }
    tally.bounds('row', row, [activity, program.rowLower[row]!, program.rowUpper[row]!])
  }
  return { feasible: tally.violations === 0, objective, ...tally.summary() }
}

class Tally {
  violations = 0
  readonly #tolerance: number
  #worst: Violation | undefined
  #worstScaled = 0

  constructor(tolerance: number) {
    this.#tolerance = tolerance
  }

  bounds(kind: 'row' | 'column', index: number, [value, lower, upper]: Range): void {
    if (!Number.isFinite(value)) return this.#add({ kind, index, amount: Infinity }, Infinity)
    if (value < lower) this.#add({ kind, index, amount: lower - value }, lower)
    if (value > upper) this.#add({ kind, index, amount: value - upper }, upper)
  }

  whole(index: number, value: number): void {
    const amount = Math.abs(value - Math.round(value))
    if (amount > 0) this.#add({ kind: 'integer', index, amount }, 0)
  }

  #add(violation: Violation, bound: number): void {
    const scale = Number.isFinite(bound) ? Math.max(1, Math.abs(bound)) : 1
    const scaled = violation.amount / scale
    if (scaled > this.#tolerance) this.violations += 1
    if (scaled > this.#worstScaled) {
      this.#worstScaled = scaled
      this.#worst = violation
    }
  }

  summary(): { worst?: Violation; violations: number } {
    return { violations: this.violations, ...(this.#worst && { worst: this.#worst }) }
  }
}

type Range = readonly [value: number, lower: number, upper: number]
