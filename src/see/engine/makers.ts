import type { Flow } from '../../chain/flow/flow.ts'
import { stronglyConnectedComponents } from '../../core/components.ts'
import { sparseFromTriplets } from '../../core/sparse.ts'

/** Processes behind a node, lanes looked through, and the share of its units each one makes. */
export interface Makers {
  readonly process: Int32Array
  readonly share: Float64Array
}

/** Makers of every node. Nodes with the same single source share one list: compare by identity. */
export type MakersOf = (node: number) => Makers

const NOBODY: Makers = { process: new Int32Array(0), share: new Float64Array(0) }

/** Walks lanes upstream to the processes; linear but where goods of several sources are mixed. */
export function makersOf(flow: Flow): MakersOf {
  const arrivals = arrivalsOf(flow)
  const lists: (Makers | undefined)[] = Array.from({ length: flow.network.nodeCount })
  for (const node of arrivals.order) lists[node] = merged(arrivals, node, lists)
  return (node) => lists[node] ?? NOBODY
}

interface Arrivals {
  /** Nodes so that where a lane leaves from comes before where it arrives. */
  readonly order: Int32Array
  readonly start: Int32Array
  /** Process that supplies, or -1 - (node where the lane leaves from). */
  readonly source: Int32Array
  readonly share: Float64Array
}

function arrivalsOf(flow: Flow): Arrivals {
  const { network, activity, required } = flow
  const { stageNode, stageShare, stageCount, processCount, nodeCount } = network
  const start = new Int32Array(nodeCount + 1)
  const supplied: { node: number; source: number; share: number }[] = []
  const add = (node: number, source: number, share: number) => {
    supplied.push({ node, source, share })
    start[node + 1]! += 1
  }
  const [row, column]: [number[], number[]] = [[], []]
  const covered = new Float64Array(nodeCount)
  for (let stage = 0; stage < stageCount; stage++) {
    const node = stageNode[stage]!
    const share = stageShare[stage]!
    if (node < 0 || share <= 0 || activity[stage] === 0) continue
    covered[node]! += share
    if (stage < processCount) add(node, stage, share)
    else {
      const from = network.inputNode[network.inputStart[stage]!]!
      row.push(node)
      column.push(from)
      add(node, -1 - from, share)
    }
  }
  const made = new Float64Array(nodeCount)
  for (const each of network.coProducts) {
    made[each.node]! += each.unitsPerUnit * activity[each.stage]!
  }
  for (const { node, stage, unitsPerUnit } of network.coProducts) {
    const rest = 1 - covered[node]!
    if (activity[stage] === 0 || required[node] === 0 || rest <= 1e-12) continue
    add(node, stage, (rest * unitsPerUnit * activity[stage]!) / made[node]!)
  }
  const value = row.map(() => 1)
  const lanes = sparseFromTriplets({ rows: nodeCount, columns: nodeCount, row, column, value })
  const { order } = stronglyConnectedComponents(lanes)
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!
  const next = start.slice(0, nodeCount)
  const source = new Int32Array(supplied.length)
  const shares = new Float64Array(supplied.length)
  for (const each of supplied) {
    const slot = next[each.node]!++
    source[slot] = each.source
    shares[slot] = each.share
  }
  return { order, start, source, share: shares }
}

/** The makers of one node; a lane that only turns in circles brings nothing. */
function merged(
  { start, source, share }: Arrivals,
  node: number,
  lists: readonly (Makers | undefined)[],
): Makers {
  const first = start[node]!
  const end = start[node + 1]!
  if (end === first) return NOBODY
  if (end - first === 1 && source[first]! < 0) return lists[-1 - source[first]!] ?? NOBODY
  const sums = new Map<number, number>()
  let total = 0
  const add = (process: number, part: number) => {
    sums.set(process, (sums.get(process) ?? 0) + part)
    total += part
  }
  for (let slot = first; slot < end; slot++) {
    if (source[slot]! >= 0) add(source[slot]!, share[slot]!)
    else {
      const list = lists[-1 - source[slot]!] ?? NOBODY
      list.process.forEach((process, i) => add(process, share[slot]! * list.share[i]!))
    }
  }
  return {
    process: Int32Array.from(sums.keys()),
    share: Float64Array.from(sums.values(), (part) => part / total),
  }
}
