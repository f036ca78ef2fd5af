import { flags, integers } from '../../../core/linear-algebra/flat-arrays.ts'
import { COLUMNS, DAYS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { OrderRule } from './order-rule.ts'
import { assumedRule, policyFinder } from './order-rule.ts'
import { isMaking } from '../../../chain/flow/network/segment.ts'
import type { Upstream, Ways } from './ways.ts'
import { emptyWays } from './ways.ts'

/** What happens between the order and the hand, for one market. */
export interface OrderPoint {
  readonly rule: OrderRule
  /** Days of the longest way among the stages done after the order. */
  readonly days: number
  /** False when goods are in hand at once: taken from a stock where the client is. */
  readonly follows: boolean
  /** That way, from the first stage done after the order to the hand; of listed markets only. */
  readonly way: readonly number[]
}

export interface OrderPoints {
  readonly points: readonly OrderPoint[]
  /** Share of what each stage supplies that is done after an order. */
  readonly afterRatio: Float64Array
}

export interface OrderInput {
  readonly flow: Flow
  readonly upstream: Upstream
  /** Markets whose ways are wanted stage by stage. */
  readonly listed: ReadonlySet<number>
}

/** Longest way from the order to the hand per market, and how much of each stage follows an order. */
export function orderPoints(input: OrderInput): OrderPoints {
  const { network, activity } = input.flow
  const { chain } = network
  const policyOf = policyFinder(chain)
  const named = new Map<string, number[]>()
  const assumed = new Map<OrderRule, number[]>()
  const assume = (m: number) => {
    const market = chain.markets[m]!
    put(assumed, assumedRule(market, policyOf(market)), m)
  }
  chain.markets.forEach((market, m) => {
    const stage = policyOf(market)?.decoupling
    if (stage === undefined) assume(m)
    else put(named, stage, m)
  })
  const points: OrderPoint[] = Array.from({ length: chain.markets.length })
  const pass = new AfterPass(input)
  const stages = stagesNamed(input.flow, named)
  for (const [id, markets] of named) {
    pass.settle('named', stages.get(id) ?? -1, markets)
    // A point that the goods of a market never pass says nothing of it: its kind of policy does.
    const reached = markets.filter((m) => pass.isReached(m))
    for (const m of reached) points[m] = pass.pointOf(m)
    for (const m of markets) if (!points[m]) assume(m)
    pass.count(reached)
  }
  for (const [rule, markets] of assumed) {
    pass.settle(rule, -1, markets)
    for (const m of markets) points[m] = pass.pointOf(m)
    pass.count(markets)
  }
  return {
    points,
    afterRatio: pass.units.map((units, stage) =>
      activity[stage]! > 0 ? Math.min(1, units / activity[stage]!) : 0,
    ),
  }
}

function put<K>(groups: Map<K, number[]>, key: K, m: number): void {
  const group = groups.get(key)
  if (group) group.push(m)
  else groups.set(key, [m])
}

/** Numbers of the stages that are named; the others need none. */
function stagesNamed(
  { network }: Flow,
  named: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, number> {
  const index = new Map<string, number>()
  const { processes, lanes } = network.chain
  if (named.size === 0) return index
  processes.forEach(({ id }, k) => named.has(id) && index.set(id, k))
  lanes.forEach(({ id }, l) => named.has(id) && index.set(id, network.processCount + l))
  return index
}

/** Looks up from the hands of markets under one rule; its arrays serve for every rule in turn. */
class AfterPass {
  /** Units a year that each stage supplies after an order. */
  readonly units: Float64Array
  readonly #input: OrderInput
  readonly #isMaking: Uint8Array
  /** Longest ways of stages done after the order; days are -1 where there is none. */
  readonly #after: Ways
  /** The same, by processes of the place itself only: what the last making site does. */
  readonly #here: Ways
  readonly #need: Float64Array
  readonly #needHere: Float64Array
  readonly #round: Int32Array
  #current = 0
  #rule: OrderRule = 'stock'
  #named = -1
  /** Nodes looked at in this round, far before near. */
  #cone: Int32Array = new Int32Array()
  #takers: Takers | undefined

  constructor(input: OrderInput) {
    const { network } = input.flow
    this.#input = input
    this.units = new Float64Array(network.stageCount)
    this.#isMaking = flags(network.processCount, (stage) => isMaking(network, stage))
    this.#after = emptyWays(network.nodeCount)
    this.#here = emptyWays(network.nodeCount)
    this.#need = new Float64Array(network.nodeCount)
    this.#needHere = new Float64Array(network.nodeCount)
    this.#round = new Int32Array(network.nodeCount)
  }

  settle(rule: OrderRule, named: number, markets: readonly number[]): void {
    this.#rule = rule
    this.#named = named
    this.#current += 1
    this.#cone = rule === 'named' ? this.#below(named) : this.#above(markets)
    for (const node of this.#cone) this.#settleNode(node)
  }

  isReached(m: number): boolean {
    const sold = this.#sold(m)
    return this.#round[sold] === this.#current && this.#after.days[sold]! >= 0
  }

  pointOf(m: number): OrderPoint {
    const node = this.#sold(m)
    const follows = this.isReached(m)
    return {
      rule: this.#rule,
      days: follows ? this.#after.days[node]! : 0,
      follows,
      way: follows && this.#input.listed.has(m) ? this.#wayFrom(node) : [],
    }
  }

  /** Adds what these markets make the stages do after their orders. */
  count(markets: readonly number[]): void {
    const { network } = this.#input.flow
    const { suppliers } = this.#input.upstream
    for (const m of markets) this.#need[this.#sold(m)]! += network.demand[m]!
    for (let c = this.#cone.length - 1; c >= 0; c--) {
      const node = this.#cone[c]!
      if (this.#need[node] === 0 && this.#needHere[node] === 0) continue
      for (let s = suppliers.start[node]!; s < suppliers.start[node + 1]!; s++) {
        const stage = suppliers.stage[s]!
        if (network.stageNode[stage] === node) this.#countStage(node, stage)
      }
    }
  }

  #countStage(node: number, stage: number): void {
    const { network } = this.#input.flow
    const { inputStart, inputNode, inputPerUnit } = network
    if (!this.#starts(stage, node) && this.#longestInput(stage, node) === -1) return
    const isProcess = stage < network.processCount
    const need = this.#need[node]! + (isProcess ? this.#needHere[node]! : 0)
    const units = need * network.stageShare[stage]!
    this.units[stage]! += units
    const inner = this.#isInner(stage) ? this.#needHere : this.#need
    for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
      if (this.#isAbove(inputNode[arc]!, node)) {
        inner[inputNode[arc]!]! += units * inputPerUnit[arc]!
      }
    }
  }

  #sold(m: number): number {
    return this.#input.flow.network.handInputs[m]![0]!
  }

  /** Nodes above the hands of these markets. */
  #above(markets: readonly number[]): Int32Array {
    const { flow, upstream } = this.#input
    const { inputStart, inputNode } = flow.network
    const { start, stage: supplier } = upstream.suppliers
    const found: number[] = []
    for (const m of markets) this.#meet(this.#sold(m), found)
    for (let i = 0; i < found.length && this.#rule !== 'stock'; i++) {
      for (let s = start[found[i]!]!; s < start[found[i]! + 1]!; s++) {
        const stage = supplier[s]!
        for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
          this.#meet(inputNode[arc]!, found)
        }
      }
    }
    return this.#ranked(found)
  }

  /** Nodes that a stage goes into on its way to any hand: all that can wait for it. */
  #below(named: number): Int32Array {
    const { flow, upstream } = this.#input
    const { stageNode, coProducts } = flow.network
    this.#takers ??= takersOf(flow, upstream)
    const { start, node: taker } = this.#takers
    const found: number[] = []
    if (named >= 0 && stageNode[named]! >= 0) this.#meet(stageNode[named]!, found)
    for (const { stage, node } of coProducts) if (stage === named) this.#meet(node, found)
    for (let i = 0; i < found.length; i++) {
      for (let t = start[found[i]!]!; t < start[found[i]! + 1]!; t++) this.#meet(taker[t]!, found)
    }
    return this.#ranked(found)
  }

  #meet(node: number, found: number[]): void {
    const isOutside = this.#input.upstream.order.rank[node] === -1
    if (isOutside || this.#round[node] === this.#current) return
    this.#round[node] = this.#current
    this.#need[node] = 0
    this.#needHere[node] = 0
    found.push(node)
  }

  #ranked(found: readonly number[]): Int32Array {
    const { order } = this.#input.upstream
    const ranks = integers(found.length, (i) => order.rank[found[i]!]!).sort()
    return ranks.map((rank) => order.nodes[rank]!)
  }

  #settleNode(node: number): void {
    const { flow, upstream } = this.#input
    const { suppliers } = upstream
    this.#after.days[node] = this.#here.days[node] = -1
    this.#after.by[node] = this.#here.by[node] = -1
    for (let s = suppliers.start[node]!; s < suppliers.start[node + 1]!; s++) {
      const stage = suppliers.stage[s]!
      const input = this.#longestInput(stage, node)
      if (input === -1 && !this.#starts(stage, node)) continue
      const inner = this.#isInner(stage) ? this.#here : this.#after
      const before = input === -1 ? 0 : inner.days[input]!
      const days = before + flow.table[stage * COLUMNS + DAYS]!
      keepLongest(this.#after, node, { days, stage, input })
      if (stage < flow.network.processCount) keepLongest(this.#here, node, { days, stage, input })
    }
  }

  /** Is this stage the first one done after the order, wherever its inputs come from? */
  #starts(stage: number, node: number): boolean {
    const { chain, processCount, nodePlace } = this.#input.flow.network
    switch (this.#rule) {
      case 'named':
        return stage === this.#named
      case 'stock':
        return stage >= processCount && nodePlace[node]! >= chain.sites.length
      case 'shelf':
        return false
      case 'last-site':
      case 'whole-production':
        return this.#isMaking[stage] === 1
    }
  }

  /** Does it count only inputs made at its own site? */
  #isInner(stage: number): boolean {
    return this.#rule === 'last-site' && this.#isMaking[stage] === 1
  }

  #isAbove(input: number, node: number): boolean {
    const { rank } = this.#input.upstream.order
    return this.#round[input] === this.#current && rank[input]! < rank[node]!
  }

  #longestInput(stage: number, node: number): number {
    const { inputStart, inputNode } = this.#input.flow.network
    const { days } = this.#isInner(stage) ? this.#here : this.#after
    let longest = -1
    for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
      const input = inputNode[arc]!
      if (!this.#isAbove(input, node) || days[input]! < 0) continue
      if (longest === -1 || days[input]! > days[longest]!) longest = input
    }
    return longest
  }

  #wayFrom(end: number): number[] {
    const way: number[] = []
    let ways = this.#after
    for (let node = end; node >= 0 && ways.by[node]! >= 0;) {
      const stage = ways.by[node]!
      way.push(stage)
      node = ways.from[node]!
      ways = this.#isInner(stage) ? this.#here : this.#after
    }
    return way.reverse()
  }
}

/** Nodes that each node goes into: `node` from `start[node]` on. */
interface Takers {
  readonly start: Int32Array
  readonly node: Int32Array
}

function takersOf({ network }: Flow, { suppliers, order }: Upstream): Takers {
  const { inputStart, inputNode, nodeCount } = network
  const start = new Int32Array(nodeCount + 1)
  const each = (visit: (input: number, node: number) => void) => {
    for (const node of order.nodes) {
      for (let s = suppliers.start[node]!; s < suppliers.start[node + 1]!; s++) {
        const stage = suppliers.stage[s]!
        for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
          visit(inputNode[arc]!, node)
        }
      }
    }
  }
  each((input) => start[input + 1]!++)
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!
  const taker = new Int32Array(start[nodeCount]!)
  const free = start.slice(0, nodeCount)
  each((input, node) => (taker[free[input]!++] = node))
  return { start, node: taker }
}

interface Candidate {
  readonly days: number
  readonly stage: number
  readonly input: number
}

function keepLongest(ways: Ways, node: number, { days, stage, input }: Candidate): void {
  if (ways.by[node] !== -1 && days <= ways.days[node]!) return
  ways.days[node] = days
  ways.by[node] = stage
  ways.from[node] = input
}
