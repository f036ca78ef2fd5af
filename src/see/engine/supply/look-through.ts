import type { Components } from '../../../core/linear-algebra/components.ts'
import { sum } from '../../../core/statistics/quantile.ts'
import { factorise } from '../../../core/linear-algebra/solve-by-components.ts'
import type { SparseMatrix } from '../../../core/linear-algebra/sparse.ts'
import { transposed } from '../../../core/linear-algebra/sparse.ts'
import { LANES, LossPass } from '../dependency/loss-pass.ts'

/**
 * Who takes what from whom: row = what is made, column = what one unit of it takes. In the letters
 * of Leontief this is the transpose of A: needs[j][i] = a_ij.
 */
export interface ValueGraph {
  readonly needs: SparseMatrix
  /** Value added per unit of each vertex, 0 or more. */
  readonly addedPerUnit: Float64Array
  /** Units that leave to clients, per vertex. */
  readonly demand: Float64Array
}

/** A graph with what its value is made of; every function below starts from it. */
export interface LookThrough extends ValueGraph {
  /** Who is taken by whom: the transpose of `needs`. */
  readonly uses: SparseMatrix
  readonly components: Components
  /** Units that each vertex makes for the clients. */
  readonly output: Float64Array
  /** Value in one unit, through all that went into it. */
  readonly valuePerUnit: Float64Array
  /** Value of all that leaves to clients = sum of all value added. */
  readonly totalValue: number
}

/** A part of the vertices (a country, a firm) per group number; -1 = in none. */
export interface Partition {
  readonly groupOf: Int32Array
  readonly groupCount: number
}

/**
 * Output and embodied value of each vertex: Leontief, Review of Economic Statistics 18(3) (1936)
 * 105-125, DOI 10.2307/1927837. Every loop must have a gain below 1.
 */
export function lookThrough(graph: ValueGraph): LookThrough {
  const system = factorise(graph.needs)
  const valuePerUnit = system.solve(graph.addedPerUnit)
  return {
    ...graph,
    uses: transposed(graph.needs),
    components: system.components,
    output: system.solveTransposed(graph.demand),
    valuePerUnit,
    totalValue: sum(leavingValue(graph.demand, valuePerUnit)),
  }
}

/** Value of what leaves to clients, vertex by vertex; few of them sell. */
function leavingValue(demand: Float64Array, valuePerUnit: Float64Array): number[] {
  const values: number[] = []
  for (let vertex = 0; vertex < demand.length; vertex++) {
    if (demand[vertex] !== 0) values.push(demand[vertex]! * valuePerUnit[vertex]!)
  }
  return values
}

/**
 * Value added by each vertex for the clients, v_i L_ij y_j summed over j. By group and over the total
 * it is the value-added exposure (Johnson & Noguera, Journal of International Economics 86(2) (2012)
 * 224-236, DOI 10.1016/j.jinteco.2011.10.003).
 */
export function addedValue({ output, addedPerUnit }: LookThrough): Float64Array {
  return output.map((units, vertex) => units * addedPerUnit[vertex]!)
}

/** Sum of a value per vertex over each group. */
export function sumByGroup(value: Float64Array, { groupOf, groupCount }: Partition): Float64Array {
  const sums = new Float64Array(groupCount)
  for (let vertex = 0; vertex < groupOf.length; vertex++) {
    const group = groupOf[vertex]!
    if (group >= 0) sums[group]! += value[vertex]!
  }
  return sums
}

/**
 * Most value that can cross each group: what leaves it, each exit counted, at most the total. It is
 * the share at risk itself when no path comes back into the group after it left.
 */
export function crossingBound(look: LookThrough, { groupOf, groupCount }: Partition): Float64Array {
  const { uses, output, demand, valuePerUnit, totalValue } = look
  const bound = new Float64Array(groupCount)
  for (let vertex = 0; vertex < groupOf.length; vertex++) {
    const group = groupOf[vertex]!
    if (group < 0) continue
    let leaving = demand[vertex]!
    for (let entry = uses.rowStart[vertex]!; entry < uses.rowStart[vertex + 1]!; entry++) {
      const user = uses.column[entry]!
      if (groupOf[user] !== group) leaving += uses.value[entry]! * output[user]!
    }
    bound[group]! += leaving * valuePerUnit[vertex]!
  }
  return bound.map((value) => Math.min(value, totalValue))
}

/** Which groups to look at, and how much work to spend on them. */
export interface AtRiskOptions {
  /** Missing: all groups in order. */
  readonly groups?: readonly number[]
  /** Starts no further block of groups once so many arcs were looked at; missing: never stops. */
  readonly arcBudget?: number
  /** Working arrays to use again for another partition of the same graph. */
  readonly pass?: LossPass
}

/**
 * Value whose path crosses each group: what is lost when the group is taken out,
 * y_j u_j - sum over i outside k of v_i [(I - A without k)^-1]_ij y_j. Solved for what is lost, so
 * that only what lies downstream of the group is looked at. NaN for a group that was not reached.
 */
export function valueAtRisk(
  look: LookThrough,
  partition: Partition,
  options: AtRiskOptions = {},
): Float64Array {
  const lost = new Float64Array(partition.groupCount).fill(NaN)
  const pass = options.pass ?? new LossPass(look)
  pass.use(partition)
  const groups = options.groups ?? Array.from(lost.keys())
  for (let first = 0; first < groups.length; first += LANES) {
    if (pass.arcCount > (options.arcBudget ?? Infinity)) break
    const block = groups.slice(first, first + LANES)
    const values = pass.lostWithout(block)
    block.forEach((group, lane) => (lost[group] = Math.min(values[lane]!, look.totalValue)))
  }
  return lost
}
