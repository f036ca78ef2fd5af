import { factorise } from '../../../core/linear-algebra/solve-by-components.ts'
import type { SparseMatrix } from '../../../core/linear-algebra/sparse.ts'

/** Who sells to whom: `uses` row i, column j = value of i used per unit of value of j. */
export interface UseTable {
  readonly uses: SparseMatrix
  /** Value of each sold to final clients. */
  readonly finalSales: Float64Array
}

/**
 * Average number of stages from each industry to the final client, 1 when all of it is sold to
 * them: U = (I - D)^-2 F / Y, with Y = (I - D)^-1 F. NaN where nothing is made.
 *
 * Source: Antras, Chor, Fally, Hillberry, American Economic Review 102(3) (2012) 412-416,
 * DOI 10.1257/aer.102.3.412, equation (1).
 */
export function upstreamnessOfOutput({ uses, finalSales }: UseTable): Float64Array {
  const system = factorise(uses)
  const output = system.solve(finalSales)
  return system.solve(output).map((weighted, i) => weighted / output[i]!)
}

/**
 * The same, counted from the seller: row sums of (I - Delta)^-1, Delta_ij = d_ij Y_j / Y_i, the
 * share of the output of i that goes to j (the same paper, equation (2), after Fally (2012)).
 */
export function upstreamnessOfAllocation({ uses, finalSales }: UseTable): Float64Array {
  const output = factorise(uses).solve(finalSales)
  const value = uses.value.slice()
  for (let i = 0; i < uses.rows; i++) {
    for (let entry = uses.rowStart[i]!; entry < uses.rowStart[i + 1]!; entry++) {
      value[entry]! *= output[i] === 0 ? 0 : output[uses.column[entry]!]! / output[i]!
    }
  }
  const stages = factorise({ ...uses, value }).solve(new Float64Array(uses.rows).fill(1))
  return stages.map((count, i) => (output[i] === 0 ? NaN : count))
}
