import type { Flow } from '../../../chain/flow/flow.ts'

/** Where the units of each node go: an arc per stage that takes them, hands left out. */
export interface UseArcs {
  readonly nodeCount: number
  /** Arcs of node n: start[n] to start[n + 1]. */
  readonly start: Int32Array
  readonly stage: Int32Array
  /** Node that the stage supplies. */
  readonly to: Int32Array
  /** Part of the node's units that the stage takes. */
  readonly share: Float64Array
  /** Units taken per unit that the stage supplies. */
  readonly perUnit: Float64Array
  /** 1 when the stage makes another item of it, 0 when it only carries or sells it. */
  readonly isTransformed: Uint8Array
}

/** Arcs by node; linear. Services are no goods: what goes into one ends there. */
export function useArcs({ network, activity, required }: Flow): UseArcs {
  const { nodeCount, stageCount, inputStart, inputNode, inputPerUnit, stageNode } = network
  const start = new Int32Array(nodeCount + 1)
  const each = (visit: (node: number, stage: number, arc: number) => void) => {
    for (let stage = 0; stage < stageCount; stage++) {
      const node = stageNode[stage]!
      if (node < 0 || activity[stage] === 0 || network.nodePlace[node]! < 0) continue
      for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
        if (inputPerUnit[arc]! > 0) visit(inputNode[arc]!, stage, arc)
      }
    }
  }
  each((node) => (start[node + 1]! += 1))
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!
  const next = start.slice(0, nodeCount)
  const count = start[nodeCount]!
  const stageOf = new Int32Array(count)
  const to = new Int32Array(count)
  const share = new Float64Array(count)
  const perUnit = new Float64Array(count)
  const isTransformed = new Uint8Array(count)
  each((node, stage, arc) => {
    const slot = next[node]!++
    const target = stageNode[stage]!
    stageOf[slot] = stage
    to[slot] = target
    perUnit[slot] = inputPerUnit[arc]!
    share[slot] = (activity[stage]! * inputPerUnit[arc]!) / required[node]!
    const makes =
      stage < network.processCount && network.chain.processes[stage]!.kind === 'transform'
    isTransformed[slot] = makes && network.nodeItem[target] !== network.nodeItem[node] ? 1 : 0
  })
  return { nodeCount, start, stage: stageOf, to, share, perUnit, isTransformed }
}
