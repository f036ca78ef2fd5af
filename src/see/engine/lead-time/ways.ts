import { COLUMNS, DAYS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Network } from '../../../chain/flow/network/network.ts'

/** Stages in use that supply each node, co-products included: `stage` from `start[node]` on. */
export interface Suppliers {
  readonly start: Int32Array
  readonly stage: Int32Array
}

function suppliersInUse({ network, activity }: Flow): Suppliers {
  const { nodeCount, stageNode, coProducts } = network
  const start = new Int32Array(nodeCount + 1)
  const each = (visit: (node: number, stage: number) => void) => {
    for (let stage = 0; stage < stageNode.length; stage++) {
      if (stageNode[stage]! >= 0 && activity[stage]! > 0) visit(stageNode[stage]!, stage)
    }
    for (const { node, stage } of coProducts) if (activity[stage]! > 0) visit(node, stage)
  }
  each((node) => start[node + 1]!++)
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!
  const stage = new Int32Array(start[nodeCount]!)
  const free = start.slice(0, nodeCount)
  each((node, supplier) => (stage[free[node]!++] = supplier))
  return { start, stage }
}

/** Nodes above what is sold, far before near; `rank` is the place of a node in it, -1 outside. */
export interface Order {
  readonly nodes: Int32Array
  readonly rank: Int32Array
}

/**
 * Depth first from the hands up. A loop is opened where the way up from the client closes on
 * itself: an input that ranks after what it goes into closes a loop and is not followed, so that
 * each stage counts once. With one way out of the loop that arc does not depend on the order of
 * the document (Hecht, Ullman 1974, doi:10.1145/321832.321835: reducible graphs).
 */
function upstreamOrder({ network }: Flow, suppliers: Suppliers): Order {
  const { nodeCount, inputStart, inputNode } = network
  const nodes = new Int32Array(nodeCount)
  const rank = new Int32Array(nodeCount).fill(-1)
  const isSeen = new Uint8Array(nodeCount)
  const path = new Int32Array(nodeCount)
  const supplierAt = suppliers.start.slice(0, nodeCount)
  const arcAt = new Int32Array(nodeCount).fill(-1)
  const nextInput = (node: number): number => {
    while (supplierAt[node]! < suppliers.start[node + 1]!) {
      const stage = suppliers.stage[supplierAt[node]!]!
      if (arcAt[node] === -1) arcAt[node] = inputStart[stage]!
      if (arcAt[node]! < inputStart[stage + 1]!) return inputNode[arcAt[node]!++]!
      supplierAt[node]!++
      arcAt[node] = -1
    }
    return -1
  }
  let count = 0
  for (const inputs of network.handInputs) {
    const root = inputs[0]!
    if (isSeen[root]) continue
    isSeen[root] = 1
    path[0] = root
    for (let depth = 1; depth > 0;) {
      const node = path[depth - 1]!
      const input = nextInput(node)
      if (input === -1) {
        rank[node] = count
        nodes[count++] = node
        depth--
      } else if (!isSeen[input]) {
        isSeen[input] = 1
        path[depth++] = input
      }
    }
  }
  return { nodes: nodes.subarray(0, count), rank }
}

/** What every walk up from the clients goes by. */
export interface Upstream {
  readonly suppliers: Suppliers
  readonly order: Order
}

export function upstreamOf(flow: Flow): Upstream {
  const suppliers = suppliersInUse(flow)
  return { suppliers, order: upstreamOrder(flow, suppliers) }
}

/** The longest way to each node: its days, its last stage, the node that the stage comes from. */
export interface Ways {
  readonly days: Float64Array
  /** -1 where the way starts, or the node is not reached. */
  readonly by: Int32Array
  readonly from: Int32Array
}

export function emptyWays(nodeCount: number): Ways {
  return {
    days: new Float64Array(nodeCount),
    by: new Int32Array(nodeCount).fill(-1),
    from: new Int32Array(nodeCount).fill(-1),
  }
}

/** Longest ways from raw matter, by one pass from far to near. */
export function longestWays(flow: Flow, { suppliers, order }: Upstream): Ways {
  const { network, table } = flow
  const { inputStart, inputNode } = network
  const ways = emptyWays(network.nodeCount)
  const { days, by, from } = ways
  const { rank } = order
  for (const node of order.nodes) {
    for (let s = suppliers.start[node]!; s < suppliers.start[node + 1]!; s++) {
      const stage = suppliers.stage[s]!
      let longest = -1
      for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
        const input = inputNode[arc]!
        if (rank[input]! >= rank[node]!) continue
        if (longest === -1 || days[input]! > days[longest]!) longest = input
      }
      const total = (longest === -1 ? 0 : days[longest]!) + table[stage * COLUMNS + DAYS]!
      if (by[node] !== -1 && total <= days[node]!) continue
      days[node] = total
      by[node] = stage
      from[node] = longest
    }
  }
  return ways
}

/** Stages of a way, from far to near. */
export function wayTo({ by, from }: Ways, end: number): number[] {
  const way: number[] = []
  for (let node = end; node >= 0 && by[node]! >= 0; node = from[node]!) way.push(by[node]!)
  return way.reverse()
}

export function stageIdOf({ chain, processCount }: Network, stage: number): string {
  const part = chain.processes[stage] ?? chain.lanes[stage - processCount]
  if (!part) throw new Error(`No stage ${stage}`)
  return part.id
}
