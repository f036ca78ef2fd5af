import type { Network } from './network.ts'

/** What stands ready but is not in use: nothing of it can be idle, for nobody pays for it yet. */
export interface Candidates {
  readonly isStage: (stage: number) => boolean
  readonly isSite: (site: number) => boolean
}

const NONE: Candidates = { isStage: () => false, isSite: () => false }

/**
 * A stage is a candidate when its output reaches a market only through stages of share 0. A site is
 * one when candidates work or call there and nothing else does. What reaches no market even so is
 * no candidate: its cost is real. Linear in the size of the network.
 */
export function candidatesOf(network: Network): Candidates {
  const { stageNode, stageShare, stageCount } = network
  const hasCandidate = stageNode.some((node, stage) => node >= 0 && stageShare[stage] === 0)
  if (!hasCandidate) return NONE
  const suppliers = suppliersOf(network)
  const inUse = reached(network, suppliers, (stage) => stageShare[stage]! > 0)
  const linked = reached(network, suppliers, () => true)
  const isStage = (stage: number) => linked[stage] === 1 && inUse[stage] === 0
  const sites = new Uint8Array(network.chain.sites.length)
  const mark = (id: string, stage: number) => {
    const site = network.placeIndex.get(id) ?? -1
    if (site >= 0 && site < sites.length) sites[site]! |= isStage(stage) ? CANDIDATE : USED
  }
  const { processes, lanes, markets } = network.chain
  for (let stage = 0; stage < stageCount; stage++) {
    const process = processes[stage]
    if (process) mark(process.site, stage)
    else {
      const lane = lanes[stage - network.processCount]!
      mark(lane.from, stage)
      mark(lane.to, stage)
    }
  }
  for (const { site } of markets) {
    if (site !== undefined) sites[network.placeIndex.get(site)!]! |= USED
  }
  return { isStage, isSite: (site) => sites[site] === CANDIDATE }
}

const USED = 1
const CANDIDATE = 2

function suppliersOf({ nodeCount, stageNode, coProducts }: Network): readonly number[][] {
  const suppliers: number[][] = Array.from({ length: nodeCount }, () => [])
  stageNode.forEach((node, stage) => node >= 0 && suppliers[node]!.push(stage))
  // A co-product comes along with what drives it: it makes no stage be in use by itself.
  for (const { node, stage } of coProducts) suppliers[node]!.push(stage)
  return suppliers
}

/** Stages met going up from the hands of the markets through those that `passes`. */
function reached(
  { handInputs, stageCount, nodeCount, inputStart, inputNode }: Network,
  suppliers: readonly number[][],
  passes: (stage: number) => boolean,
): Uint8Array {
  const isMet = new Uint8Array(stageCount)
  const isSeen = new Uint8Array(nodeCount)
  const queue: number[] = []
  const meet = (node: number) => {
    if (isSeen[node]) return
    isSeen[node] = 1
    queue.push(node)
  }
  for (const inputs of handInputs) inputs.forEach(meet)
  for (let i = 0; i < queue.length; i++) {
    for (const stage of suppliers[queue[i]!]!) {
      if (isMet[stage] || !passes(stage)) continue
      isMet[stage] = 1
      for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) meet(inputNode[arc]!)
    }
  }
  return isMet
}
