import type { Flow } from '../../../chain/flow/flow.ts'
import { stronglyConnectedComponents } from '../../../core/linear-algebra/components.ts'
import { sparseFromTriplets } from '../../../core/linear-algebra/sparse.ts'

/** Processes behind a node, lanes looked through, and the share of its units each one makes. */
export interface Makers {
  readonly process: readonly number[]
  readonly share: readonly number[]
}

/** Makers of every node. Nodes with the same single source share one list: compare by identity. */
export type MakersOf = (node: number) => Makers

const NOBODY: Makers = { process: [], share: [] }
const ALL: readonly number[] = [1]

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
  const { network, activity } = flow
  const { stageNode, stageShare, stageCount, processCount, nodeCount } = network
  const shareOf = stageNode.length + network.coProducts.length
  const node = new Int32Array(shareOf)
  const source = new Int32Array(shareOf)
  const share = new Float64Array(shareOf)
  let count = 0
  let laneCount = 0
  // Lanes last, so that the pattern of lanes is a part of the same arrays.
  for (const isLane of [false, true]) {
    const [first, end] = isLane ? [processCount, stageCount] : [0, processCount]
    for (let stage = first; stage < end; stage++) {
      const to = stageNode[stage]!
      if (to < 0 || stageShare[stage]! <= 0 || activity[stage] === 0) continue
      node[count] = to
      share[count] = stageShare[stage]!
      source[count++] = isLane ? -1 - network.inputNode[network.inputStart[stage]!]! : stage
      if (isLane) laneCount += 1
    }
    if (!isLane) count = addCoProducts(flow, { node, source, share }, count)
  }
  const row = node.subarray(count - laneCount, count)
  const column = source.subarray(count - laneCount, count).map((each) => -1 - each)
  const value = new Float64Array(laneCount).fill(1)
  const lanes = sparseFromTriplets({ rows: nodeCount, columns: nodeCount, row, column, value })
  const { order } = stronglyConnectedComponents(lanes)
  return { order, ...sortedByNode({ node, source, share }, count, nodeCount) }
}

interface Supplied {
  readonly node: Int32Array
  readonly source: Int32Array
  readonly share: Float64Array
}

/** What is left of a node's need comes from the processes that it comes along with. */
function addCoProducts({ network, activity, required }: Flow, to: Supplied, from: number): number {
  if (network.coProducts.length === 0) return from
  const rest = new Float64Array(network.nodeCount).fill(1)
  network.stageNode.forEach((node, stage) => {
    if (node >= 0) rest[node]! -= network.stageShare[stage]!
  })
  const made = new Float64Array(network.nodeCount)
  for (const each of network.coProducts) {
    made[each.node]! += each.unitsPerUnit * activity[each.stage]!
  }
  let count = from
  for (const { node, stage, unitsPerUnit } of network.coProducts) {
    if (activity[stage] === 0 || required[node] === 0 || rest[node]! <= 1e-12) continue
    to.node[count] = node
    to.source[count] = stage
    to.share[count++] = (rest[node]! * unitsPerUnit * activity[stage]!) / made[node]!
  }
  return count
}

function sortedByNode({ node, source, share }: Supplied, count: number, nodeCount: number) {
  const start = new Int32Array(nodeCount + 1)
  for (let i = 0; i < count; i++) start[node[i]! + 1]! += 1
  for (let n = 0; n < nodeCount; n++) start[n + 1]! += start[n]!
  const next = start.slice(0, nodeCount)
  const sortedSource = new Int32Array(count)
  const sortedShare = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const slot = next[node[i]!]!++
    sortedSource[slot] = source[i]!
    sortedShare[slot] = share[i]!
  }
  return { start, source: sortedSource, share: sortedShare }
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
  if (end - first === 1) {
    return { process: [source[first]!], share: ALL }
  }
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
    process: [...sums.keys()],
    share: Array.from(sums.values(), (part) => part / total),
  }
}
