import { integers } from '../../core/linear-algebra/flat-arrays.ts'
import type { Chain } from '../chain.ts'
import type { Network } from './network/network.ts'

/** Who owns the goods at each node, and who works at each stage: indices into `chain.actors`. */
export interface Owners {
  readonly node: Int32Array
  /** Actor of a process; carrier of a lane, -1 when carriage is bought outside. */
  readonly stage: Int32Array
  readonly actorIndex: ReadonlyMap<string, number>
}

/**
 * Goods at a site belong to its actor, or to the principal of the process that works on them to
 * order; goods that go to a market belong to its seller, else to who sent them.
 */
export function ownersOf(network: Network): Owners {
  const { chain, nodePlace, stageNode, inputStart, inputNode, processCount } = network
  const actorIndex = new Map<string, number>(chain.actors.map((actor, index) => [actor.id, index]))
  const indexOf = (id: string | undefined) => (id === undefined ? -1 : (actorIndex.get(id) ?? -1))
  const home = integers(chain.sites.length, (site) => indexOf(chain.sites[site]!.actor))
  const node = nodePlace.map((place) => home[place] ?? -1)
  const stage = new Int32Array(network.stageCount)
  chain.processes.forEach((process, k) => {
    const place = network.stageTo[k]!
    stage[k] = process.actor === undefined ? (home[place] ?? -1) : indexOf(process.actor)
    const principal = indexOf(process.tollFor)
    if (principal >= 0) {
      for (let arc = inputStart[k]!; arc < inputStart[k + 1]!; arc++) {
        const input = inputNode[arc]!
        // A service is nowhere: it stays with who does it, and the principal buys it.
        if (nodePlace[input]! >= 0) node[input] = principal
      }
    }
    const made = stageNode[k] ?? -1
    if (made < 0) return
    if (principal >= 0) node[made] = principal
    else if ((node[made] ?? -1) < 0) node[made] = stage[k] ?? -1
  })
  chain.lanes.forEach((lane, l) => (stage[processCount + l] = indexOf(lane.carrier)))
  ownAtMarkets(network, chain, node, indexOf)
  return { node, stage, actorIndex }
}

function ownAtMarkets(
  network: Network,
  chain: Chain,
  node: Int32Array,
  indexOf: (id: string | undefined) => number,
): void {
  const { inputStart, inputNode, stageNode, stageShare, processCount } = network
  const owned = (n: number) => (node[n] ?? -1) >= 0
  for (let k = processCount; k < network.stageCount; k++) {
    const to = stageNode[k] ?? -1
    if (to < 0 || owned(to) || (stageShare[k] ?? 0) === 0) continue
    const market = chain.markets[(network.nodePlace[to] ?? -1) - chain.sites.length]
    const from = inputNode[inputStart[k] ?? 0] ?? -1
    node[to] = market?.seller === undefined ? (node[from] ?? -1) : indexOf(market.seller)
  }
  network.handNode.forEach((hand, m) => {
    const seller = indexOf(chain.markets[m]?.seller)
    node[hand] = seller >= 0 ? seller : (node[network.handInputs[m]?.[0] ?? -1] ?? -1)
  })
}
