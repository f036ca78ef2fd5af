import { stronglyConnectedComponents } from '../../../core/linear-algebra/components.ts'
import type { Components } from '../../../core/linear-algebra/components.ts'
import { sparseFromTriplets } from '../../../core/linear-algebra/sparse.ts'
import type { UseArcs } from './use-arcs.ts'
import { WayHeap } from '../lead-time/way-heap.ts'

/** Change under which a loop of goods has settled. */
const SETTLED = 1e-13
const MAX_ROUNDS = 10_000

/** One way of the goods, as arcs; `share` of what sets out takes it. */
export interface Way {
  readonly arcs: readonly number[]
  readonly share: number
}

/**
 * Which part of the goods at each node comes back to one country after it was transformed abroad.
 * States: as it left; transformed abroad; back, which ends the way. Goods that come back as they
 * left were only under way.
 */
export class ReturnPass {
  readonly #arcs: UseArcs
  readonly #countryOfNode: Int32Array
  /** Users of a node stand before it. */
  readonly #components: Components
  #country = -1
  readonly #asLeft: Float64Array
  readonly #transformed: Float64Array

  constructor(arcs: UseArcs, countryOfNode: Int32Array) {
    this.#arcs = arcs
    this.#countryOfNode = countryOfNode
    this.#components = componentsOf(arcs)
    this.#asLeft = new Float64Array(arcs.nodeCount)
    this.#transformed = new Float64Array(arcs.nodeCount)
  }

  run(country: number): void {
    const { count, start, order } = this.#components
    this.#country = country
    this.#asLeft.fill(0)
    this.#transformed.fill(0)
    for (let component = 0; component < count; component++) {
      const first = start[component]!
      const end = start[component + 1]!
      // A node alone is right after one round, a loop when a round changes nothing.
      for (let round = 0; round < MAX_ROUNDS; round++) {
        let change = 0
        for (let place = first; place < end; place++) {
          change = Math.max(change, this.#update(order[place]!))
        }
        if (end - first === 1 || change <= SETTLED) break
      }
    }
  }

  /** Of what is at the node as it left the country. */
  backShare(node: number): number {
    return this.#asLeft[node]!
  }

  /** The way that most of it takes: best first, by share so far times the share that comes back. */
  bestWay(node: number): Way {
    const heap = new WayHeap()
    const done = new Set<number>()
    heap.push({ node, state: 0, share: 1, arc: -1, before: undefined }, this.#asLeft[node]!)
    for (let step = heap.pop(); step; step = heap.pop()) {
      const key = step.node * 2 + step.state
      if (done.has(key)) continue
      done.add(key)
      if (step.state === 1 && this.#countryOfNode[step.node] === this.#country) {
        const arcs: number[] = []
        for (let at: typeof step | undefined = step; at && at.arc >= 0; at = at.before) {
          arcs.unshift(at.arc)
        }
        return { arcs, share: step.share }
      }
      const { start, to, share, isTransformed } = this.#arcs
      for (let arc = start[step.node]!; arc < start[step.node + 1]!; arc++) {
        const state = step.state === 1 || isTransformed[arc] ? 1 : 0
        const rest = (state ? this.#transformed : this.#asLeft)[to[arc]!]!
        const kept = step.share * share[arc]!
        if (rest === 0) continue
        heap.push({ node: to[arc]!, state, share: kept, arc, before: step }, kept * rest)
      }
    }
    return { arcs: [], share: 0 }
  }

  #update(node: number): number {
    const { start, to, share, isTransformed } = this.#arcs
    if (this.#countryOfNode[node] === this.#country) {
      this.#transformed[node] = 1
      return 0
    }
    let [asLeft, transformed] = [0, 0]
    for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
      const after = this.#transformed[to[arc]!]!
      transformed += share[arc]! * after
      asLeft += share[arc]! * (isTransformed[arc] ? after : this.#asLeft[to[arc]!]!)
    }
    const change = Math.max(
      Math.abs(asLeft - this.#asLeft[node]!),
      Math.abs(transformed - this.#transformed[node]!),
    )
    this.#asLeft[node] = asLeft
    this.#transformed[node] = transformed
    return change
  }
}

function componentsOf({ nodeCount, start, to, share }: UseArcs): Components {
  const row = new Int32Array(to.length)
  for (let node = 0; node < nodeCount; node++) row.fill(node, start[node], start[node + 1])
  return stronglyConnectedComponents(
    sparseFromTriplets({ rows: nodeCount, columns: nodeCount, row, column: to, value: share }),
  )
}
