import type { SparseMatrix } from '../../core/linear-algebra/sparse.ts'
import { PatternMemory } from '../../core/linear-algebra/pattern-memory.ts'
import type { Network } from './network/network.ts'
import type { Supplies } from './network/supplies.ts'

/** How much a stage's input counts: 1 for units, mark-ups on value; 0 cuts the arc. */
export type StageWeight = (stage: number) => number

/** Patterns by the arcs of a network: draws of its quantities share them. */
const memories = new WeakMap<Int32Array, PatternMemory>()

/**
 * The matrix of what one unit of a node takes of others: row = node made, column = node taken.
 * A hand takes one unit of the item sold and of the work of each serve process.
 */
export function needMatrix(
  network: Network,
  supplies: Supplies,
  weight: StageWeight = () => 1,
): SparseMatrix {
  const { inputStart, inputNode, inputPerUnit, nodeCount } = network
  const market = marketOfNode(network)
  const limit = countArcs(network, supplies)
  const row = new Int32Array(limit)
  const column = new Int32Array(limit)
  const value = new Float64Array(limit)
  let count = 0
  for (let node = 0; node < nodeCount; node++) {
    for (let s = supplies.start[node]!; s < supplies.start[node + 1]!; s++) {
      const stage = supplies.stage[s]!
      const factor = supplies.factor[s]! * weight(stage)
      if (factor === 0) continue
      for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
        row[count] = node
        column[count] = inputNode[arc]!
        value[count] = factor * inputPerUnit[arc]!
        count += 1
      }
    }
    const m = market[node]!
    if (m < 0) continue
    for (const input of network.handInputs[m]!) {
      row[count] = node
      column[count] = input
      value[count] = 1
      count += 1
    }
  }
  let memory = memories.get(inputNode)
  if (!memory) memories.set(inputNode, (memory = new PatternMemory()))
  return memory.matrix({
    rows: nodeCount,
    columns: nodeCount,
    row: row.subarray(0, count),
    column: column.subarray(0, count),
    value: value.subarray(0, count),
  })
}

/** Market whose hand a node is; -1 for the others. */
function marketOfNode(network: Network): Int32Array {
  const market = new Int32Array(network.nodeCount).fill(-1)
  network.handNode.forEach((node, m) => (market[node] = m))
  return market
}

function countArcs(network: Network, supplies: Supplies): number {
  let count = network.handInputs.reduce((sum, inputs) => sum + inputs.length, 0)
  for (const stage of supplies.stage) {
    count += network.inputStart[stage + 1]! - network.inputStart[stage]!
  }
  return count
}
