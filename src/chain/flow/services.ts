import type { Network } from './network/network.ts'
import type { Owners } from './owners.ts'
import type { PriceBook } from './prices.ts'

/** Work that one actor does for another with no lane between them: a service item, or a `serve`. */
export interface ServiceCrossing {
  /** The work that passes. */
  readonly node: number
  /** Arc of the process that takes it; -1 when it goes straight into the hand of a market. */
  readonly arc: number
  /** Stage that takes it; the `serve` itself when it goes into a hand. */
  readonly stage: number
  readonly market: number
  readonly seller: number
  readonly buyer: number
  readonly unitsPerYear: number
  /** NaN when no price is known: it passes at cost. */
  readonly price: number
  /** True when the margin stands among the costs of the work (`marginPerRun`): cost is its price. */
  readonly holdsMargin: boolean
}

export interface ServiceInput {
  readonly network: Network
  readonly owners: Owners
  readonly activity: Float64Array
}

/**
 * Services that change hands. A service item is bought by the owner of the goods that it goes into;
 * the work of a `serve` process by who sells to the client. Linear; empty for most chains.
 */
export function serviceCrossings(input: ServiceInput, prices: PriceBook): ServiceCrossing[] {
  return [...takenByProcesses(input, prices), ...takenByHands(input, prices)]
}

function takenByProcesses(
  { network, owners, activity }: ServiceInput,
  prices: PriceBook,
): ServiceCrossing[] {
  const { chain, nodeItem, nodePlace, inputStart, inputNode, inputPerUnit } = network
  const found: ServiceCrossing[] = []
  if (!chain.items.some((item) => item.kind === 'service')) return found
  for (let stage = 0; stage < network.processCount; stage++) {
    if (!(activity[stage]! > 0)) continue
    const buyer = owners.node[network.stageNode[stage]!] ?? -1
    for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
      const node = inputNode[arc]!
      const seller = owners.node[node]!
      if (nodePlace[node]! >= 0 || seller < 0 || buyer < 0 || seller === buyer) continue
      const item = chain.items[nodeItem[node]!]!.id
      const unitsPerYear = activity[stage]! * inputPerUnit[arc]!
      const ask = { seller, buyer, item, unitsPerYear }
      const price =
        prices.find({ ...ask, for: 'goods' }) ?? prices.find({ ...ask, for: 'making' }) ?? NaN
      const holdsMargin = suppliersHoldMargin(network, node)
      found.push({ ...ask, node, arc, stage, market: -1, price, holdsMargin })
    }
  }
  return found
}

function takenByHands(
  { network, owners, activity }: ServiceInput,
  prices: PriceBook,
): ServiceCrossing[] {
  const { chain, handNode, handInputs, demand, stageNode } = network
  const found: ServiceCrossing[] = []
  const serves = new Map<number, number>()
  chain.processes.forEach((process, stage) => {
    if (process.servesItem !== undefined && activity[stage]! > 0) {
      serves.set(stageNode[stage]!, stage)
    }
  })
  if (serves.size === 0) return found
  chain.markets.forEach((market, m) => {
    const buyer = owners.node[handNode[m]!] ?? -1
    for (const node of handInputs[m]!) {
      const stage = serves.get(node)
      const seller = stage === undefined ? -1 : owners.stage[stage]!
      if (stage === undefined || seller < 0 || buyer < 0 || seller === buyer) continue
      const ask = { seller, buyer, item: market.item, unitsPerYear: demand[m]! }
      const price = prices.find({ ...ask, for: 'making' }) ?? NaN
      // State, bank and outside close the books: they make no margin that one could miss.
      if (Number.isNaN(price) && !isFirm(chain.actors[seller]!.kind)) continue
      const holdsMargin = chain.processes[stage]!.marginPerRun !== undefined
      found.push({ ...ask, node, arc: -1, stage, market: m, price, holdsMargin })
    }
  })
  return found
}

function isFirm(kind: string): boolean {
  return kind === 'firm' || kind === 'association' || kind === 'household'
}

function suppliersHoldMargin({ chain, stageNode, stageShare }: Network, node: number): boolean {
  return chain.processes.every(
    (process, stage) =>
      stageNode[stage] !== node || stageShare[stage] === 0 || process.marginPerRun !== undefined,
  )
}

/** The network without the arcs whose service is bought at a known price: value stops there. */
export function withoutPriced(network: Network, services: readonly ServiceCrossing[]): Network {
  const priced = services.filter((each) => !Number.isNaN(each.price))
  if (priced.length === 0) return network
  const inputPerUnit = Float64Array.from(network.inputPerUnit)
  const handInputs = [...network.handInputs]
  for (const { arc, market, node } of priced) {
    if (arc >= 0) inputPerUnit[arc] = 0
    else handInputs[market] = handInputs[market]!.filter((each) => each !== node)
  }
  return { ...network, inputPerUnit, handInputs }
}
