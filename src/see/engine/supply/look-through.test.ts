import { describe, expect, it } from 'vitest'
import { rng } from '../../../core/statistics/rng.ts'
import { sparseFromTriplets } from '../../../core/linear-algebra/sparse.ts'
import { directValue } from '../dependency/direct-exposure.ts'
import { LEATHER_FINAL, LEATHER_INTERMEDIATE, LEATHER_OUTPUT } from './leather.test-support.ts'
import type { ValueGraph } from './look-through.ts'
import { addedValue, crossingBound, lookThrough, sumByGroup, valueAtRisk } from './look-through.ts'
import {
  coefficients,
  denseShares,
  randomGraph,
  randomPartition,
} from './random-graph.test-support.ts'

/** Product 0 takes 1 of 1 and 1 of 2; both take of 3. Value 1 each. */
function diamond(): ValueGraph {
  return {
    needs: sparseFromTriplets({
      rows: 4,
      columns: 4,
      row: [0, 0, 1, 2],
      column: [1, 2, 3, 3],
      value: [1, 1, 1, 2],
    }),
    addedPerUnit: Float64Array.of(1, 1, 1, 1),
    demand: Float64Array.of(10, 0, 0, 0),
  }
}

describe('look-through dependency', () => {
  it('[A9] agrees with a dense Leontief inverse on 60 random graphs with loops', () => {
    const seed = 20261123
    const random = rng(seed)
    let loops = 0
    for (let graphNumber = 0; graphNumber < 60; graphNumber++) {
      const graph = randomGraph(random)
      const partition = randomPartition(random, graph.demand.length)
      const look = lookThrough(graph)
      const dense = denseShares(graph, partition)
      if (look.components.count < graph.demand.length) loops += 1
      if (dense.total === 0) continue
      const added = sumByGroup(addedValue(look), partition)
      const lost = valueAtRisk(look, partition)
      const where = `seed ${seed}, graph ${graphNumber}`
      expect(Math.abs(look.totalValue / dense.total - 1), where).toBeLessThan(1e-12)
      for (let k = 0; k < partition.groupCount; k++) {
        expect(Math.abs(added[k]! / look.totalValue - dense.exposure[k]!), where).toBeLessThan(1e-9)
        expect(Math.abs(lost[k]! / look.totalValue - dense.atRisk[k]!), where).toBeLessThan(1e-9)
      }
    }
    expect(loops).toBeGreaterThan(30)
  })

  it('[A9] a long loop, solved by iteration, agrees with the dense inverse too', () => {
    const size = 60
    const ring = Array.from({ length: size }, (_, i) => i)
    const graph: ValueGraph = {
      needs: sparseFromTriplets({
        rows: size,
        columns: size,
        row: [...ring, ...ring],
        column: [...ring.map((i) => (i + 1) % size), ...ring.map((i) => (i * 7 + 3) % size)],
        value: [...ring.map(() => 0.6), ...ring.map(() => 0.3)],
      }),
      addedPerUnit: Float64Array.from(ring, (i) => 1 + (i % 5)),
      demand: Float64Array.from(ring, (i) => (i % 9 === 0 ? 2 : 0)),
    }
    const partition = { groupOf: Int32Array.from(ring, (i) => (i % 4) - 1), groupCount: 3 }
    const look = lookThrough(graph)
    const lost = valueAtRisk(look, partition)
    const { atRisk } = denseShares(graph, partition)
    atRisk.forEach((share, k) => expect(lost[k]! / look.totalValue).toBeCloseTo(share, 10))
  })

  it('[A9] one pass serves many groups: the same as one group at a time', () => {
    const random = rng('blocks')
    for (let graphNumber = 0; graphNumber < 20; graphNumber++) {
      const graph = randomGraph(random)
      const partition = randomPartition(random, graph.demand.length)
      const look = lookThrough(graph)
      const together = valueAtRisk(look, partition)
      for (let group = 0; group < partition.groupCount; group++) {
        const alone = valueAtRisk(look, partition, { groups: [group] })
        expect(alone[group]).toBeCloseTo(together[group]!, 12)
        expect(alone.filter((value) => Number.isNaN(value))).toHaveLength(partition.groupCount - 1)
      }
    }
  })

  it('[A9] value added <= value at risk <= its bound, and shares add up', () => {
    const random = rng('bounds')
    for (let graphNumber = 0; graphNumber < 60; graphNumber++) {
      const graph = randomGraph(random)
      const look = lookThrough(graph)
      const partition = randomPartition(random, graph.demand.length)
      const added = sumByGroup(addedValue(look), partition)
      const lost = valueAtRisk(look, partition)
      const bound = crossingBound(look, partition)
      for (let k = 0; k < partition.groupCount; k++) {
        expect(lost[k]).toBeGreaterThanOrEqual(added[k]! - 1e-12)
        expect(lost[k]).toBeLessThanOrEqual(bound[k]! + 1e-12)
      }
      const each = {
        groupOf: Int32Array.from(graph.demand.keys()),
        groupCount: graph.demand.length,
      }
      const all = sumByGroup(addedValue(look), each)
      expect(all.reduce((sum, value) => sum + value, 0)).toBeCloseTo(look.totalValue, 12)
    }
  })

  it('[A9] decompr leather table: value added in exports, output and final demand', () => {
    const size = LEATHER_OUTPUT.length
    const [row, column, value]: [number[], number[], number[]] = [[], [], []]
    LEATHER_INTERMEDIATE.forEach((line, i) =>
      line.forEach((used, j) => {
        row.push(j)
        column.push(i)
        value.push(used / LEATHER_OUTPUT[j]!)
      }),
    )
    const needs = sparseFromTriplets({ rows: size, columns: size, row, column, value })
    const addedPerUnit = Float64Array.from(LEATHER_OUTPUT, (output, j) =>
      LEATHER_INTERMEDIATE.reduce((left, line) => left - line[j]! / output, 1),
    )
    const used = (line: readonly number[], keep: (column: number) => boolean) =>
      line.reduce((total, amount, column) => (keep(column) ? total + amount : total), 0)
    const country = (industry: number) => Math.floor(industry / 3)
    const exports = LEATHER_OUTPUT.map(
      (_, i) =>
        used(LEATHER_INTERMEDIATE[i]!, (j) => country(j) !== country(i)) +
        used(LEATHER_FINAL[i]!, (client) => client !== country(i)),
    )
    // `leontief(x)` is V (I - A)^-1 times what stands on the diagonal: one element per pair.
    const element = (source: number, user: number, amounts: readonly number[]) => {
      const demand = new Float64Array(size)
      demand[user] = amounts[user]!
      return addedValue(lookThrough({ needs, addedPerUnit, demand }))[source]!
    }
    expect(element(0, 0, exports)).toBeCloseTo(28.52278, 4)
    expect(element(8, 8, exports)).toBeCloseTo(34.74381, 4)
    expect(element(0, 0, LEATHER_OUTPUT)).toBeCloseTo(66.75361799, 7)
    expect(element(8, 8, LEATHER_OUTPUT)).toBeCloseTo(96.78316785, 7)
    // With final demand the columns are the three countries of clients.
    const finalDemand = (source: number, client: number) => {
      const demand = Float64Array.from(LEATHER_FINAL, (line) => line[client]!)
      return addedValue(lookThrough({ needs, addedPerUnit, demand }))[source]!
    }
    expect(finalDemand(0, 0)).toBeCloseTo(24.3345824, 6)
    expect(finalDemand(6, 1)).toBeCloseTo(23.6841309, 6)
    const table = { needs, addedPerUnit, demand: new Float64Array(size) }
    expect(coefficients(table)[0]![1]).toBeCloseTo(5.1 / 58.3, 14)
  })

  it('[A9] what several ways share is at risk in full, though little is added there', () => {
    const look = lookThrough(diamond())
    const each = { groupOf: Int32Array.of(0, 1, 2, 3), groupCount: 4 }
    // Units: 10 of each of 0, 1, 2 and 30 of 3; value of one unit: 1 + 2 + 3, 2, 3 and 1.
    expect(look.totalValue).toBe(60)
    expect([...sumByGroup(addedValue(look), each)]).toEqual([10, 10, 10, 30])
    expect([...valueAtRisk(look, each)]).toEqual([60, 20, 30, 30])
    const ends = { groupOf: Int32Array.of(-1, 0, -1, 0), groupCount: 1 }
    expect([...valueAtRisk(look, ends)]).toEqual([40])
    expect([...crossingBound(look, ends)]).toEqual([40])
  })

  it('[A9] seen from tier 1, a supplier counts with all that went into its goods', () => {
    const look = lookThrough(diamond())
    expect([...directValue(look, Uint8Array.of(1, 1, 1, 1))]).toEqual([10, 20, 30, 0])
    // When 1 and 2 only carry, what they bring comes straight from 3.
    expect([...directValue(look, Uint8Array.of(1, 0, 0, 1))]).toEqual([10, 10, 10, 30])
  })

  it('[A9] direct value adds up to the total, loops included', () => {
    const random = rng('direct')
    for (let graphNumber = 0; graphNumber < 40; graphNumber++) {
      const look = lookThrough(randomGraph(random))
      const isHop = Uint8Array.from(look.demand, () => (random.next() < 0.6 ? 1 : 0))
      const direct = directValue(look, isHop)
      const sum = direct.reduce((all, value) => all + value, 0)
      expect(Math.abs(sum - look.totalValue)).toBeLessThan(1e-10 * (1 + look.totalValue))
    }
  })
})
