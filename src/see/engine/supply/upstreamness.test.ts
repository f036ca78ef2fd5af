import { describe, expect, it } from 'vitest'
import { positionsOf } from '../../../chain/flow/positions.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { sparseFromTriplets, transposed } from '../../../core/linear-algebra/sparse.ts'
import { fixtureFlow, loomChain } from '../test-support/chain-fixtures.test-support.ts'
import { coefficients, leontiefInverse, randomGraph } from './random-graph.test-support.ts'
import type { UseTable } from './upstreamness.ts'
import { upstreamnessOfAllocation, upstreamnessOfOutput } from './upstreamness.ts'

describe('upstreamness', () => {
  it('[A2] both formulas agree to 1e-10, and with the series 1 F + 2 DF + 3 DDF + ...', () => {
    const seed = 'antras'
    const random = rng(seed)
    let compared = 0
    for (let tableNumber = 0; tableNumber < 60; tableNumber++) {
      const graph = randomGraph(random)
      const table: UseTable = {
        uses: transposed(graph.needs),
        finalSales: graph.demand.map((sales) => sales + 0.01),
      }
      const byOutput = upstreamnessOfOutput(table)
      const byAllocation = upstreamnessOfAllocation(table)
      const series = seriesOf(coefficients(graph), table.finalSales)
      byOutput.forEach((stages, i) => {
        expect(Math.abs(stages - byAllocation[i]!), `${seed} ${tableNumber}`).toBeLessThan(1e-10)
        expect(Math.abs(stages - series[i]!)).toBeLessThan(1e-8)
        expect(stages).toBeGreaterThanOrEqual(1 - 1e-12)
        compared += 1
      })
    }
    expect(compared).toBeGreaterThan(300)
  })

  it('[A2] is 1 for what is only sold to clients, NaN for what nobody makes', () => {
    const uses = sparseFromTriplets({ rows: 3, columns: 3, row: [1], column: [0], value: [0.4] })
    const table = { uses, finalSales: Float64Array.of(10, 0, 0) }
    expect([...upstreamnessOfOutput(table)]).toEqual([1, 2, NaN])
    expect([...upstreamnessOfAllocation(table)]).toEqual([1, 2, NaN])
  })

  it('[A2] equals the upstreamness of the stages of a chain', () => {
    const value = fixtureFlow(loomChain())
    const { network, activity, table } = value
    const { upstreamness } = positionsOf(network, activity, table)
    const [row, column, share]: [number[], number[], number[]] = [[], [], []]
    const sales = new Float64Array(network.stageCount)
    for (let maker = 0; maker < network.stageCount; maker++) {
      const node = network.stageNode[maker]!
      const part = network.stageShare[maker]!
      for (let user = 0; user < network.stageCount; user++) {
        for (let arc = network.inputStart[user]!; arc < network.inputStart[user + 1]!; arc++) {
          if (network.inputNode[arc] !== node || part === 0) continue
          row.push(maker)
          column.push(user)
          share.push(part * network.inputPerUnit[arc]!)
        }
      }
      network.handInputs.forEach((inputs, m) => {
        if (inputs.includes(node)) sales[maker]! += part * network.demand[m]!
      })
    }
    const uses = sparseFromTriplets({
      rows: network.stageCount,
      columns: network.stageCount,
      row,
      column,
      value: share,
    })
    const expected = upstreamnessOfOutput({ uses, finalSales: sales })
    expected.forEach((stages, stage) => {
      if (activity[stage]! > 0) expect(upstreamness[stage]).toBeCloseTo(stages, 10)
    })
    expect(Math.max(...expected)).toBeGreaterThan(4)
  })
})

/** Definition of the paper: each round of use counts one stage more. */
function seriesOf(d: readonly (readonly number[])[], finalSales: Float64Array): number[] {
  const inverse = leontiefInverse(d)
  const times = (m: readonly (readonly number[])[], x: readonly number[]) =>
    m.map((line) => line.reduce((sum, value, j) => sum + value * x[j]!, 0))
  const output = times(inverse, [...finalSales])
  let round = [...finalSales]
  const weighted = round.map(() => 0)
  for (let stages = 1; stages <= 400; stages++) {
    round.forEach((value, i) => (weighted[i]! += stages * value))
    round = times(d, round)
  }
  return weighted.map((value, i) => value / output[i]!)
}
