import { describe, expect, it } from 'vitest'
import { checkFeasible } from './check-feasible.ts'
import type { LinearProgram } from './linear-program.ts'
import { objectiveOf } from './linear-program.ts'
import { sparseFromTriplets } from '../linear-algebra/sparse.ts'

/** max 3 x + 2 y + 5, x + y <= 4, 1 <= x + 3 y, 0 <= x <= 3 whole, y >= 0. */
const program: LinearProgram = {
  sense: 'maximise',
  offset: 5,
  rows: sparseFromTriplets({
    rows: 2,
    columns: 2,
    row: [0, 0, 1, 1],
    column: [0, 1, 0, 1],
    value: [1, 1, 1, 3],
  }),
  rowLower: Float64Array.from([-Infinity, 1]),
  rowUpper: Float64Array.from([4, Infinity]),
  cost: Float64Array.from([3, 2]),
  columnLower: Float64Array.from([0, 0]),
  columnUpper: Float64Array.from([3, Infinity]),
  integer: Uint8Array.from([1, 0]),
}

describe('feasibility by plain arithmetic', () => {
  it('[LP1] a solution inside every bound is feasible, its objective counts the offset', () => {
    expect(checkFeasible(program, [3, 1])).toEqual({ feasible: true, objective: 16, violations: 0 })
    expect(objectiveOf(program, [3, 1])).toBe(16)
  })

  it('[LP2] each kind of violation is found and the worst is named', () => {
    const cases = [
      [[3, 2], { kind: 'row', index: 0, amount: 1 }],
      [[0, 0], { kind: 'row', index: 1, amount: 1 }],
      [[1, -0.5], { kind: 'row', index: 1, amount: 1.5 }],
      [[4, 0], { kind: 'column', index: 0, amount: 1 }],
      [[2.5, 1], { kind: 'integer', index: 0, amount: 0.5 }],
      [[NaN, 1], { kind: 'column', index: 0, amount: Infinity }],
    ] as const
    for (const [values, worst] of cases) {
      const report = checkFeasible(program, values)
      expect(report.feasible).toBe(false)
      expect(report.violations).toBeGreaterThan(0)
      if (values[0] !== 4) expect(report.worst).toEqual(worst)
      else expect(report.worst).toMatchObject({ kind: 'column', index: 0 })
    }
  })

  it('[LP3] the tolerance is relative to bounds above 1', () => {
    expect(checkFeasible(program, [3, 1 + 3.9e-6]).feasible).toBe(true)
    expect(checkFeasible(program, [3, 1 + 4.1e-6]).feasible).toBe(false)
    expect(checkFeasible(program, [3, 1 + 3.9e-6]).worst).toMatchObject({ kind: 'row', index: 0 })
    expect(() => checkFeasible(program, [1])).toThrow('1 values for 2')
  })
})
