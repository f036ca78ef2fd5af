import { COLUMNS, DAYS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { placePoint } from '../../../chain/flow/stage-table.ts'
import { greatCircleKm } from '../../../chain/place/geo.ts'
import { isMaking } from '../../../chain/flow/network/segment.ts'
import { stagePlaces } from '../../../chain/flow/client-place.ts'
import type { Order, Suppliers, Upstream } from './ways.ts'
import { upstreamOf } from './ways.ts'

/** From the last making of what is sold to the client, each market by its sales. */
export interface LastMaking {
  /** Great circle; undefined when no making and no client that it serves has a place. */
  readonly km: number | undefined
  /** Days from the end of the last making to the hand. */
  readonly days: number | undefined
  /** Last making stages, those that serve most first. */
  readonly stages: readonly number[]
}

/**
 * Follows what is sold up from each client, through carriage, storage and packing, by the shares of
 * the suppliers, to the stages that made it. Where a stage takes several things, the one of most
 * value is followed.
 */
export function lastMaking(flow: Flow, upstream: Upstream = upstreamOf(flow)): LastMaking {
  const { network } = flow
  const search = new Search(flow, upstream)
  network.handInputs.forEach((inputs, m) => search.from(inputs[0]!, m))
  return search.result()
}

class Search {
  readonly #flow: Flow
  readonly #suppliers: Suppliers
  readonly #order: Order
  readonly #isSeen: Uint8Array
  /** Units that pass a node on their way to the market at hand, and their days to the hand. */
  readonly #units: Float64Array
  readonly #unitDays: Float64Array
  readonly #served = new Map<number, number>()
  #km = 0
  #placed = 0
  #days = 0
  #reached = 0

  constructor(flow: Flow, { suppliers, order }: Upstream) {
    this.#flow = flow
    this.#suppliers = suppliers
    this.#order = order
    this.#isSeen = new Uint8Array(flow.network.nodeCount)
    this.#units = new Float64Array(flow.network.nodeCount)
    this.#unitDays = new Float64Array(flow.network.nodeCount)
  }

  from(sold: number, m: number): void {
    const { demand } = this.#flow.network
    const above = this.#above(sold)
    this.#units[sold] = demand[m]!
    for (const node of above) {
      if (this.#units[node]! > 0) this.#pass(node, m)
      this.#units[node] = 0
      this.#unitDays[node] = 0
      this.#isSeen[node] = 0
    }
  }

  result(): LastMaking {
    const known = this.#reached > 0
    return {
      km: this.#placed > 0 ? this.#km / this.#placed : undefined,
      days: known ? this.#days / this.#reached : undefined,
      stages: [...this.#served].sort((a, b) => b[1] - a[1]).map(([stage]) => stage),
    }
  }

  /** Nodes between the client and the last makings, near before far. */
  #above(sold: number): Int32Array {
    const found = [sold]
    this.#isSeen[sold] = 1
    for (let i = 0; i < found.length; i++) {
      this.#each(found[i]!, (stage, input) => {
        if (input < 0 || this.#isSeen[input] === 1 || isMaking(this.#flow.network, stage)) return
        this.#isSeen[input] = 1
        found.push(input)
      })
    }
    const ranks = Int32Array.from(found, (node) => this.#order.rank[node]!).sort()
    return ranks.map((rank) => this.#order.nodes[rank]!).reverse()
  }

  #each(node: number, visit: (stage: number, input: number) => void): void {
    const { start, stage } = this.#suppliers
    for (let s = start[node]!; s < start[node + 1]!; s++) {
      const supplier = stage[s]!
      if (this.#flow.network.stageNode[supplier] === node) {
        visit(supplier, this.#mainInput(supplier, node))
      }
    }
  }

  #mainInput(stage: number, node: number): number {
    const { network, nodeValue } = this.#flow
    const { inputStart, inputNode, inputPerUnit } = network
    let [main, most] = [-1, -Infinity]
    for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
      const input = inputNode[arc]!
      const value = nodeValue[input]! * inputPerUnit[arc]!
      if (this.#order.rank[input]! >= this.#order.rank[node]! || value <= most) continue
      ;[main, most] = [input, value]
    }
    return main
  }

  #pass(node: number, m: number): void {
    const { network, table } = this.#flow
    this.#each(node, (stage, input) => {
      const share = network.stageShare[stage]!
      const units = this.#units[node]! * share
      const unitDays = this.#unitDays[node]! * share
      if (isMaking(network, stage)) this.#reach(stage, m, units, unitDays)
      else if (input >= 0) {
        this.#units[input]! += units
        this.#unitDays[input]! += unitDays + units * table[stage * COLUMNS + DAYS]!
      }
    })
  }

  #reach(stage: number, m: number, units: number, unitDays: number): void {
    const { network } = this.#flow
    this.#served.set(stage, (this.#served.get(stage) ?? 0) + units)
    this.#reached += units
    this.#days += unitDays
    const from = placePoint(network, stagePlaces(network, stage)[0])
    const to = placePoint(network, network.chain.sites.length + m)
    if (!from || !to) return
    this.#placed += units
    this.#km += units * greatCircleKm(from, to)
  }
}
