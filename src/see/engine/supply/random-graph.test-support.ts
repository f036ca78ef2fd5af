import type { Rng } from '../../../core/statistics/rng.ts'
import { sparseFromTriplets } from '../../../core/linear-algebra/sparse.ts'
import type { Partition, ValueGraph } from './look-through.ts'

/** A value graph with loops: 2 to 30 vertices, what each takes adds up to less than 0.9. */
export function randomGraph(rng: Rng): ValueGraph {
  const size = 2 + Math.floor(rng.next() * 29)
  const arcsPerRow = 1 + Math.floor(rng.next() * 4)
  const [row, column, value]: [number[], number[], number[]] = [[], [], []]
  for (let vertex = 0; vertex < size; vertex++) {
    for (let arc = 0; arc < arcsPerRow; arc++) {
      if (rng.next() < 0.2) continue
      row.push(vertex)
      column.push(Math.floor(rng.next() * size))
      value.push((rng.next() * 0.9) / arcsPerRow)
    }
  }
  return {
    needs: sparseFromTriplets({ rows: size, columns: size, row, column, value }),
    addedPerUnit: Float64Array.from({ length: size }, () => 0.1 + rng.next()),
    demand: Float64Array.from({ length: size }, () => (rng.next() < 0.3 ? rng.next() : 0)),
  }
}

/** Up to 12 groups, some vertices in none. */
export function randomPartition(rng: Rng, size: number): Partition {
  const groupCount = 1 + Math.floor(rng.next() * 12)
  const groupOf = Int32Array.from(
    { length: size },
    () => Math.floor(rng.next() * (groupCount + 1)) - 1,
  )
  return { groupOf, groupCount }
}

/** Rows of a dense matrix. */
export type Dense = readonly (readonly number[])[]

/** (I - A)^-1 by Gauss-Jordan elimination: nothing in common with the sparse solver. */
export function leontiefInverse(a: Dense): number[][] {
  const size = a.length
  const rows = a.map((row, i) => [
    ...row.map((value, j) => (i === j ? 1 : 0) - value),
    ...row.map((_, j) => (i === j ? 1 : 0)),
  ])
  for (let step = 0; step < size; step++) {
    let best = step
    for (let i = step + 1; i < size; i++) {
      if (Math.abs(rows[i]![step]!) > Math.abs(rows[best]![step]!)) best = i
    }
    const pivotRow = rows[best]!
    rows[best] = rows[step]!
    const pivot = pivotRow[step]!
    rows[step] = pivotRow.map((value) => value / pivot)
    for (let i = 0; i < size; i++) {
      const factor = rows[i]![step]!
      if (i === step || factor === 0) continue
      rows[i] = rows[i]!.map((value, j) => value - factor * rows[step]![j]!)
    }
  }
  return rows.map((row) => row.slice(size))
}

/** The matrix A of Leontief: what the columns take of the rows. */
export function coefficients({ needs }: ValueGraph): number[][] {
  const dense = Array.from({ length: needs.rows }, () => Array<number>(needs.rows).fill(0))
  for (let j = 0; j < needs.rows; j++) {
    for (let entry = needs.rowStart[j]!; entry < needs.rowStart[j + 1]!; entry++) {
      dense[needs.column[entry]!]![j]! += needs.value[entry]!
    }
  }
  return dense
}

/** Value added by each group and at risk of each group, by the formulas as printed. */
export function denseShares(graph: ValueGraph, { groupOf, groupCount }: Partition) {
  const a = coefficients(graph)
  const total = valueThrough(a, graph, () => true, groupOf)
  const exposure: number[] = []
  const atRisk: number[] = []
  for (let k = 0; k < groupCount; k++) {
    exposure.push(valueThrough(a, graph, (i) => groupOf[i] === k, groupOf) / total)
    const without = a.map((row, i) =>
      row.map((value, j) => (groupOf[i] === k || groupOf[j] === k ? 0 : value)),
    )
    atRisk.push(1 - valueThrough(without, graph, (i) => groupOf[i] !== k, groupOf) / total)
  }
  return { total, exposure, atRisk }
}

function valueThrough(
  a: Dense,
  { addedPerUnit, demand }: ValueGraph,
  counts: (vertex: number) => boolean,
  groupOf: Int32Array,
): number {
  const inverse = leontiefInverse(a)
  let sum = 0
  for (let i = 0; i < groupOf.length; i++) {
    if (!counts(i)) continue
    for (let j = 0; j < groupOf.length; j++) sum += addedPerUnit[i]! * inverse[i]![j]! * demand[j]!
  }
  return sum
}
