import { floats } from '../../core/linear-algebra/flat-arrays.ts'
import { factorise } from '../../core/linear-algebra/solve-by-components.ts'
import type { SparseMatrix } from '../../core/linear-algebra/sparse.ts'
import { sparseFromTriplets } from '../../core/linear-algebra/sparse.ts'
import { COLUMNS, DAYS, KM } from './components.ts'
import type { Network } from './network/network.ts'
import { unitSupplies } from './network/supplies.ts'
import type { StageTable } from './stage-table.ts'

/** How far each node is from the client's hand, averaged over the ways its units take. */
export interface Positions {
  /** Calendar days from the node to the hand. */
  readonly nodeDays: Float64Array
  /** Kilometres carried from the node to the hand. */
  readonly nodeKm: Float64Array
  /** Days from the middle of the stage's own days (or its value centre) to the hand. */
  readonly stageDays: Float64Array
  readonly stageKm: Float64Array
  /** Antras, Chor, Fally, Hillberry (2012), doi:10.1257/aer.102.3.412: stages to the client, >= 1. */
  readonly upstreamness: Float64Array
  /** Fewest processes from the product: 1 makes or sells it, 2 makes what 1 takes. 0 = not in use. */
  readonly tier: Int32Array
}

/** Positions by one linear system: the days of a node are those of what its units go into. */
export function positionsOf(
  network: Network,
  activity: Float64Array,
  table: StageTable,
): Positions {
  const uses = usesOf(network, activity)
  const system = factorise(uses.matrix)
  const solve = (perStage: (stage: number) => number) => {
    const right = new Float64Array(network.nodeCount)
    uses.each((node, stage, fraction) => {
      right[node] = (right[node] ?? 0) + fraction * perStage(stage)
    })
    return system.solve(right)
  }
  const nodeDays = solve((stage) => table[stage * COLUMNS + DAYS] ?? 0)
  const nodeKm = solve((stage) => table[stage * COLUMNS + KM] ?? 0)
  const above = solve(() => 1)
  return {
    nodeDays,
    nodeKm,
    stageDays: centres(network, table, nodeDays, DAYS),
    stageKm: centres(network, table, nodeKm, KM),
    upstreamness: floats(
      network.stageCount,
      (stage) => 1 + (above[network.stageNode[stage]!] ?? 0),
    ),
    tier: tiersOf(network, activity),
  }
}

/** Middle of a stage's own days, unless its record says where in them its value sits. */
function centres(
  network: Network,
  table: StageTable,
  toHand: Float64Array,
  component: number,
): Float64Array {
  const { chain, processCount } = network
  const longest = toHand.reduce((max, value) => Math.max(max, value), 0)
  return floats(network.stageCount, (stage) => {
    const own = table[stage * COLUMNS + component]!
    const process = stage < processCount ? chain.processes[stage] : undefined
    const centre = (process ?? chain.lanes[stage - processCount])?.valueCentreRatio ?? 0.5
    if (process?.servesItem !== undefined && component === DAYS) {
      if (process.daysBeforeHand !== undefined) return process.daysBeforeHand
      return (process.segment === 'research' ? longest : 0) + own * centre
    }
    return (toHand[network.stageNode[stage]!] ?? 0) + own * centre
  })
}

interface Uses {
  readonly matrix: SparseMatrix
  /** Fraction of a node's units that a stage takes; hands are not stages. */
  readonly each: (visit: (node: number, stage: number, fraction: number) => void) => void
}

function usesOf(network: Network, activity: Float64Array): Uses {
  const { inputStart, inputNode, inputPerUnit, stageNode, nodeCount, stageCount } = network
  const total = new Float64Array(nodeCount)
  const arcs = (visit: (node: number, stage: number, units: number) => void) => {
    for (let stage = 0; stage < stageCount; stage++) {
      const units = activity[stage] ?? 0
      if (units === 0) continue
      for (let arc = inputStart[stage] ?? 0; arc < (inputStart[stage + 1] ?? 0); arc++) {
        visit(inputNode[arc] ?? 0, stage, units * (inputPerUnit[arc] ?? 0))
      }
    }
  }
  arcs((node, _, units) => (total[node] = (total[node] ?? 0) + units))
  network.handInputs.forEach((inputs, m) => {
    for (const node of inputs) total[node] = (total[node] ?? 0) + (network.demand[m] ?? 0)
  })
  const count = inputNode.length
  const row = new Int32Array(count)
  const column = new Int32Array(count)
  const stageOf = new Int32Array(count)
  const value = new Float64Array(count)
  let used = 0
  arcs((node, stage, units) => {
    row[used] = node
    column[used] = stageNode[stage] ?? 0
    stageOf[used] = stage
    value[used] = units / (total[node] ?? 1)
    used += 1
  })
  return {
    matrix: sparseFromTriplets({
      rows: nodeCount,
      columns: nodeCount,
      row: row.subarray(0, used),
      column: column.subarray(0, used),
      value: value.subarray(0, used),
    }),
    each(visit) {
      for (let slot = 0; slot < used; slot++) {
        visit(row[slot] ?? 0, stageOf[slot] ?? 0, value[slot] ?? 0)
      }
    },
  }
}

/** 0-1 breadth-first search from the hands: a process is a hop, a lane is not. */
function tiersOf(network: Network, activity: Float64Array): Int32Array {
  const { inputStart, inputNode, processCount } = network
  const suppliers = unitSupplies(network)
  const tier = new Int32Array(network.stageCount)
  const seen = new Uint8Array(network.nodeCount)
  let level = network.handInputs.flatMap((inputs) => [...inputs])
  for (let hop = 1; level.length > 0; hop++) {
    const next: number[] = []
    const queue = [...level]
    for (let i = 0; i < queue.length; i++) {
      const node = queue[i] ?? 0
      if (seen[node]) continue
      seen[node] = 1
      for (let s = suppliers.start[node]!; s < suppliers.start[node + 1]!; s++) {
        const stage = suppliers.stage[s]!
        if (tier[stage] || !(activity[stage]! > 0)) continue
        tier[stage] = hop
        const taken = stage < processCount ? next : queue
        for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
          taken.push(inputNode[arc]!)
        }
      }
    }
    level = next
  }
  return tier
}
