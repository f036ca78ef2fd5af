import { quantileOfSorted, variance } from '../../../core/statistics/quantile.ts'
import type { Policy } from '../policy/policy.ts'
import { sideOf } from '../policy/policy.ts'
import { spreadOf } from '../verdict/outcome.ts'
import type { Collection } from './collection.ts'
import type { CollectionTotal, PolicyName } from './collection-proof.ts'
import type { ChosenShard } from './limits/play-chosen.ts'
import { DEFAULT_PATHS } from './product-question.ts'
import type { ShardResult } from './prove-shard.ts'
import { OPTION, OPTION_COLUMNS } from './prove-shard.ts'

const THOUSANDTHS = 1000
const DOTS = 50

/** Figures of each product that is bought, and the margin of all on each path. */
export interface Played {
  /** `OPTION_COLUMNS` of a product; undefined where it is not bought so. */
  readonly figuresOf: (product: number) => Float64Array | undefined
  readonly boughtOf: (product: number) => Float64Array
  readonly total: Float64Array
}

/** Shards in the order of their products: sums are then the same however the work was split. */
export function inOrder<T extends { readonly from: number }>(shards: readonly T[]): T[] {
  return shards.toSorted((a, b) => a.from - b.from)
}

/** One row of totals over all shards: whole numbers, exact in any order. */
export function totalOf(
  collection: Collection,
  shards: readonly { readonly totals: Float64Array }[],
  row: number,
): Float64Array {
  const paths = collection.paths ?? DEFAULT_PATHS
  const sum = new Float64Array(paths)
  for (const { totals } of shards) {
    for (let path = 0; path < paths; path++) sum[path]! += totals[row * paths + path]!
  }
  return sum
}

/** Where the figures of a product are among the shards. */
export class ShardIndex {
  readonly #shards: readonly ShardResult[]
  readonly #policies: number
  readonly #sources: number
  readonly products: readonly number[]
  readonly #shardOf = new Map<number, ShardResult>()

  constructor(shards: readonly ShardResult[], policies: number, sources: number) {
    this.#shards = inOrder(shards)
    this.#policies = policies
    this.#sources = sources
    this.products = this.#shards.flatMap(({ from, to }) =>
      Array.from({ length: to - from }, (_, at) => from + at),
    )
    for (const shard of this.#shards) {
      for (let product = shard.from; product < shard.to; product++) {
        this.#shardOf.set(product, shard)
      }
    }
  }

  verdictOf(product: number) {
    const shard = this.#shardOf.get(product)!
    return shard.verdicts[product - shard.from]!
  }

  /** Undefined where the product has no such way of buying. */
  figures(product: number, policy: number): Float64Array | undefined {
    if (policy < 0) return undefined
    const shard = this.#shardOf.get(product)!
    const cell = ((product - shard.from) * this.#policies + policy) * OPTION_COLUMNS.length
    const found = shard.options.subarray(cell, cell + OPTION_COLUMNS.length)
    return Number.isNaN(found[0]!) ? undefined : found
  }

  bought(product: number, policy: number): Float64Array {
    if (policy < 0) return new Float64Array(this.#sources)
    const shard = this.#shardOf.get(product)!
    const cell = ((product - shard.from) * this.#policies + policy) * this.#sources
    return shard.boughtBySource.subarray(cell, cell + this.#sources)
  }
}

/** Chosen plans of all shards as one. */
export function playedOf(shards: readonly ChosenShard[], sources: number): Played {
  const shardOf = new Map<number, ChosenShard>()
  const total = new Float64Array(shards[0]?.total.length ?? 0)
  for (const shard of shards) {
    for (let product = shard.from; product < shard.to; product++) shardOf.set(product, shard)
    for (let path = 0; path < total.length; path++) total[path]! += shard.total[path]!
  }
  return {
    total,
    figuresOf(product) {
      const shard = shardOf.get(product)!
      const cell = (product - shard.from) * OPTION_COLUMNS.length
      const found = shard.figures.subarray(cell, cell + OPTION_COLUMNS.length)
      return Number.isNaN(found[0]!) ? undefined : found
    },
    boughtOf(product) {
      const shard = shardOf.get(product)!
      const cell = (product - shard.from) * sources
      return shard.boughtBySource.subarray(cell, cell + sources)
    },
  }
}

/** Sums over the products, in their order, and the spread of the whole. */
export function collectionTotal(
  collection: Collection,
  products: readonly number[],
  { figuresOf, boughtOf, total }: Played,
): CollectionTotal {
  const sums = new Float64Array(OPTION_COLUMNS.length)
  const bought = new Float64Array(collection.sources.length)
  let count = 0
  for (const product of products) {
    const figures = figuresOf(product)
    if (!figures) continue
    count += 1
    for (let column = 0; column < sums.length; column++) sums[column]! += figures[column]!
    const own = boughtOf(product)
    for (let source = 0; source < bought.length; source++) bought[source]! += own[source]!
  }
  const margins = total.map((margin) => margin / THOUSANDTHS)
  return {
    products: count,
    entryMargin: sums[OPTION.entryMargin]!,
    finalMargin: spreadOf(margins),
    sd: Math.sqrt(variance(margins)),
    sdIfIndependent: Math.sqrt(sums[OPTION.variance]!),
    lossRatio: margins.reduce((sum, margin) => sum + (margin < 0 ? 1 : 0), 0) / margins.length,
    quantiles: quantilesOf(margins),
    sales: sums[OPTION.sales]!,
    wantedPieces: sums[OPTION.wanted]!,
    boughtPieces: sums[OPTION.bought]!,
    unsoldPieces: sums[OPTION.unsold]!,
    lostPieces: sums[OPTION.lost]!,
    committedMoney: sums[OPTION.committedMoney]!,
    boughtBySource: collection.sources.map(({ id }, source) => ({
      source: id,
      pieces: bought[source]!,
    })),
  }
}

export function quantilesOf(margins: Float64Array): number[] {
  const sorted = margins.toSorted()
  return Array.from({ length: DOTS }, (_, dot) => quantileOfSorted(sorted, (dot + 0.5) / DOTS))
}

export function nameOf(policy: Policy): PolicyName {
  return { id: policy.id, kind: policy.kind, side: sideOf(policy) }
}
