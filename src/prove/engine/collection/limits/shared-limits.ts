import type { Collection } from '../collection.ts'
import type { PricedOption, PricedShard } from './priced-options.ts'

/** What all products together may buy, or must, at one source. */
export interface SourceLimit {
  readonly source: number
  readonly mostPieces: number
  readonly leastPieces: number
}

export function limitsOf({ sources }: Collection): SourceLimit[] {
  return sources.flatMap(({ sharedCapacityPieces, sharedMinimumPieces }, source) =>
    sharedCapacityPieces === undefined && sharedMinimumPieces === undefined
      ? []
      : {
          source,
          mostPieces: sharedCapacityPieces ?? Infinity,
          leastPieces: sharedMinimumPieces ?? 0,
        },
  )
}

/** Of so many pieces: room for the rounding of means. */
const SLACK = 1e-9

/** True when a source is asked for no more than it makes, and for nothing or enough. */
export function holds({ mostPieces, leastPieces }: SourceLimit, pieces: number): boolean {
  const slack = SLACK * Math.max(1, pieces)
  return pieces <= mostPieces + slack && (pieces <= slack || pieces >= leastPieces - slack)
}

/** One option for each product, -1 where it is left out of the season. */
export interface Allocation {
  readonly chosen: Int16Array
  /** Mean margin on sample seasons. */
  readonly margin: number
  /** Pieces by source. */
  readonly pieces: Float64Array
  /** By source: what a piece of capacity more would earn; below 0, what its minimum costs a piece. */
  readonly shadowPrices: Float64Array
}

interface Question {
  readonly shards: readonly PricedShard[]
  readonly options: readonly PricedOption[]
  readonly limits: readonly SourceLimit[]
  readonly sources: number
  /** Options that may be chosen. */
  readonly isAllowed: (option: PricedOption) => boolean
}

/** Sources whose minimum is weighed against doing without them, all combinations. */
const MOST_CLOSED = 4

/**
 * Which option for which product, so that shared capacities are kept and shared minimums met: a
 * price on each source is raised (or a rebate given) until what the products want fits, each taking
 * the option that earns it most at these prices (Lagrangian relaxation of a multiple-choice
 * knapsack: Everett 1963, Operations Research 11(3), doi:10.1287/opre.11.3.399); then what a jump
 * leaves idle is given out, most earned a piece first. A source with a minimum is also tried closed.
 */
export function allocate(question: Question): Allocation | undefined {
  const withMinimum = question.limits.filter(({ leastPieces }) => leastPieces > 0)
  const tried = withMinimum.slice(0, MOST_CLOSED)
  let best: Allocation | undefined
  for (let set = 0; set < 2 ** tried.length; set++) {
    const closed = tried.flatMap(({ source }, at) => ((set >>> at) & 1 ? source : []))
    const found = new Allocating(question, closed).run()
    if (found && (!best || found.margin > best.margin)) best = found
  }
  return best
}

const ROUNDS = 4
const STEPS = 40
const FILLS = 4

/** Another option for a product. */
interface Move {
  readonly product: number
  readonly option: number
  /** The one it has, when the move was thought of. */
  readonly own: number
  readonly perPiece: number
}

class Allocating {
  readonly #question: Question
  readonly #products: number
  readonly #closed: readonly number[]
  readonly #price: Float64Array
  readonly #highest: number
  readonly #shardOf: readonly PricedShard[]

  constructor(question: Question, closed: readonly number[]) {
    this.#question = question
    this.#closed = closed
    this.#price = new Float64Array(question.sources)
    this.#products = question.shards.reduce((most, { to }) => Math.max(most, to), 0)
    this.#highest = this.#mostEarned()
    this.#shardOf = question.shards.flatMap((shard) =>
      Array.from({ length: shard.to - shard.from }, () => shard),
    )
  }

  run(): Allocation | undefined {
    const { limits } = this.#question
    let found = this.#choose()
    for (let round = 0; round < ROUNDS; round++) {
      if (limits.every((limit) => this.#isKept(limit, found))) break
      for (const limit of limits) {
        if (!this.#closed.includes(limit.source)) found = this.#priced(limit, found)
      }
    }
    return limits.every((limit) => this.#isKept(limit, found)) ? found : undefined
  }

  /** Kept open, a source must have its minimum: doing without it is another attempt. */
  #isKept(limit: SourceLimit, { pieces }: Allocation): boolean {
    const asked = pieces[limit.source]!
    const isOpen = !this.#closed.includes(limit.source) && limit.leastPieces > 0
    return holds(limit, asked) && !(isOpen && asked < limit.leastPieces * (1 - SLACK))
  }

  #priced(limit: SourceLimit, before: Allocation): Allocation {
    const { source, mostPieces, leastPieces } = limit
    this.#price[source] = 0
    const free = this.#choose()
    const asked = free.pieces[source]!
    if (asked <= mostPieces && asked >= leastPieces) return free
    const isShort = asked > mostPieces
    let [near, far] = [0, isShort ? this.#highest : -this.#highest]
    this.#price[source] = far
    let kept = this.#choose()
    if (!isShort && kept.pieces[source]! < leastPieces) return before
    for (let step = 0; step < STEPS; step++) {
      const middle = (near + far) / 2
      this.#price[source] = middle
      const at = this.#choose()
      const fits = isShort ? at.pieces[source]! <= mostPieces : at.pieces[source]! >= leastPieces
      if (fits) {
        far = middle
        kept = at
      } else near = middle
    }
    this.#price[source] = far
    return isShort ? this.#filled(kept, source) : kept
  }

  /** What a jump leaves idle goes to the products that earn most a piece with more of it. */
  #filled(kept: Allocation, source: number): Allocation {
    const chosen = Int16Array.from(kept.chosen)
    const pieces = Float64Array.from(kept.pieces)
    let { margin } = kept
    for (let pass = 0; pass < FILLS; pass++) {
      let moved = 0
      for (const move of this.#moves(chosen, source)) {
        const { product, option } = move
        const own = chosen[product]!
        const earned = this.#at(product, option, 0) - this.#at(product, own, 0)
        if (own !== move.own || !this.#fits(move, pieces)) continue
        for (let each = 0; each < pieces.length; each++) {
          pieces[each]! += this.#at(product, option, 1 + each) - this.#at(product, own, 1 + each)
        }
        chosen[product] = option
        margin += earned
        moved += 1
      }
      if (moved === 0) break
    }
    return { ...kept, chosen, pieces, margin }
  }

  /** Options that take more of a source than the one chosen and earn more, best a piece first. */
  #moves(chosen: Int16Array, source: number): Move[] {
    const { options, isAllowed } = this.#question
    const may = options.map(isAllowed)
    const moves: Move[] = []
    for (let product = 0; product < this.#products; product++) {
      const own = chosen[product]!
      for (let option = 0; option < options.length; option++) {
        if (!may[option]) continue
        const more = this.#at(product, option, 1 + source) - this.#at(product, own, 1 + source)
        const earned = this.#at(product, option, 0) - this.#at(product, own, 0)
        if (more > 0 && earned > 0) moves.push({ product, option, own, perPiece: earned / more })
      }
    }
    return moves.toSorted(
      (a, b) => b.perPiece - a.perPiece || a.product - b.product || a.option - b.option,
    )
  }

  #fits({ product, option, own }: Move, pieces: Float64Array): boolean {
    const uses = (source: number) => this.#at(product, option, 1 + source)
    return (
      this.#closed.every((source) => uses(source) === 0) &&
      this.#question.limits.every(
        ({ source, mostPieces }) =>
          pieces[source]! + uses(source) - this.#at(product, own, 1 + source) <= mostPieces,
      )
    )
  }

  /** What every product takes at the prices of now. */
  #choose(): Allocation {
    const { sources, options, shards, isAllowed } = this.#question
    const width = 1 + sources
    const chosen = new Int16Array(this.#products).fill(-1)
    const pieces = new Float64Array(sources)
    const may = options.map(isAllowed)
    let margin = 0
    for (const { from, to, table } of shards) {
      for (let product = from; product < to; product++) {
        const row = (product - from) * options.length * width
        let [best, taken] = [0, -1]
        for (let option = 0; option < options.length; option++) {
          if (!may[option]) continue
          const worth = this.#worth(table, row + option * width)
          if (worth > best) [best, taken] = [worth, option]
        }
        if (taken < 0) continue
        chosen[product] = taken
        margin += table[row + taken * width]!
        for (let each = 0; each < sources; each++) {
          pieces[each]! += table[row + taken * width + 1 + each]!
        }
      }
    }
    return { chosen, margin, pieces, shadowPrices: Float64Array.from(this.#price) }
  }

  /** NaN where the product has no such option: it is then never taken. */
  #worth(table: Float64Array, cell: number): number {
    let worth = table[cell]!
    for (let source = 0; source < this.#price.length; source++) {
      const used = table[cell + 1 + source]!
      if (used > 0 && this.#closed.includes(source)) return NaN
      worth -= used * this.#price[source]!
    }
    return worth
  }

  #at(product: number, option: number, column: number): number {
    if (option < 0) return 0
    const { options, sources } = this.#question
    const shard = this.#shardOf[product]!
    const width = 1 + sources
    return shard.table[((product - shard.from) * options.length + option) * width + column]!
  }

  /** More than any piece earns: at that price nothing is bought. */
  #mostEarned(): number {
    const { shards, sources } = this.#question
    const width = 1 + sources
    let most = 1
    for (const { table } of shards) {
      for (let cell = 0; cell < table.length; cell += width) {
        for (let source = 0; source < sources; source++) {
          const used = table[cell + 1 + source]!
          if (used > 0) most = Math.max(most, Math.abs(table[cell]!) / used)
        }
      }
    }
    return 2 * most
  }
}
