import { mean, variance } from '../../../core/statistics/quantile.ts'
import type { Collection } from './collection.ts'
import type { CollectionProof, LimitOutcome, PolicyName, ProductLine } from './collection-proof.ts'
import { concentrationOf, groupsOf } from './groups.ts'
import type { ChosenShard } from './limits/play-chosen.ts'
import type { PricedOption } from './limits/priced-options.ts'
import type { Allocation, SourceLimit } from './limits/shared-limits.ts'
import { holds, limitsOf } from './limits/shared-limits.ts'
import type { Played } from './merge-shards.ts'
import {
  collectionTotal,
  nameOf,
  playedOf,
  quantilesOf,
  ShardIndex,
  totalOf,
} from './merge-shards.ts'
import { DEFAULT_PATHS, policyList, seedOfAll } from './product-question.ts'
import type { ShardResult } from './prove-shard.ts'
import { FAR_ROW, MIX_ROW, OPTION } from './prove-shard.ts'
import { tiesOf } from './shared-draws.ts'

export function indexOf(collection: Collection, shards: readonly ShardResult[]): ShardIndex {
  return new ShardIndex(shards, policyList(collection).length, collection.sources.length)
}

/** Pieces by source when every product that earns is bought at its best, or at its best far. */
export function piecesOf(
  { sources }: Collection,
  index: ShardIndex,
  which: 'best' | 'far',
): Float64Array {
  const pieces = new Float64Array(sources.length)
  for (const product of index.products) {
    const policy = index.verdictOf(product)[which]
    const figures = index.figures(product, policy)
    if (!figures || !(figures[OPTION.finalMargin]! > 0)) continue
    const bought = index.bought(product, policy)
    for (let source = 0; source < pieces.length; source++) pieces[source]! += bought[source]!
  }
  return pieces
}

export interface SharedOut {
  readonly mix: Allocation
  readonly far: Allocation
}

export interface Reshared extends SharedOut {
  readonly options: readonly PricedOption[]
  readonly played: { readonly mix: readonly ChosenShard[]; readonly far: readonly ChosenShard[] }
}

/** The document, from the shards that are done. */
export function assemble(
  collection: Collection,
  shards: readonly ShardResult[],
  shared?: Reshared,
): CollectionProof {
  const policies = policyList(collection)
  const names = policies.map(nameOf)
  const index = indexOf(collection, shards)
  const limits = limitsOf(collection)
  const sources = collection.sources.length
  const { products } = index
  const playedFree = (which: 'best' | 'far'): Played => ({
    total: totalOf(collection, shards, names.length + (which === 'best' ? MIX_ROW : FAR_ROW)),
    figuresOf(product) {
      const figures = index.figures(product, index.verdictOf(product)[which])
      return figures && figures[OPTION.finalMargin]! > 0 ? figures : undefined
    },
    boughtOf: (product) => index.bought(product, index.verdictOf(product)[which]),
  })
  const mixPlayed = shared ? playedOf(shared.played.mix, sources) : playedFree('best')
  const farPlayed = shared ? playedOf(shared.played.far, sources) : playedFree('far')
  const [mix, allFar] = [mixPlayed, farPlayed].map((played) =>
    collectionTotal(collection, products, played),
  )
  const lines = products.map((product): ProductLine => {
    const chosen = shared
      ? shared.options[shared.mix.chosen[product]!]?.policy
      : mixPlayed.figuresOf(product) && index.verdictOf(product).best
    return lineOf({ collection, index, names, product }, { chosen, mixPlayed, farPlayed })
  })
  const free = piecesOf(collection, index, 'best')
  return {
    schema: 'boucle/collection-proof',
    name: collection.name,
    currency: collection.currency,
    seed: seedOfAll(collection),
    paths: collection.paths ?? DEFAULT_PATHS,
    ties: tiesOf(collection),
    productsDone: products.length,
    productsAsked: collection.products.length,
    policies: names.map((policy, row) => {
      const total = collectionTotal(collection, products, {
        total: totalOf(collection, shards, row),
        figuresOf: (product) => index.figures(product, row),
        boughtOf: (product) => index.bought(product, row),
      })
      const isWithinLimits = limits.every((each) =>
        holds(each, total.boughtBySource[each.source]!.pieces),
      )
      return { policy, ...total, isWithinLimits }
    }),
    mix: mix!,
    allFar: allFar!,
    gain: gainBetween(mixPlayed.total, farPlayed.total),
    groups: groupsOf(collection, products, lines),
    concentration: concentrationOf(lines),
    limits: limits.map((limit) => limitOutcome(limit, { collection, free, mix: mix!, shared })),
    isInfeasible: false,
    products: lines,
  }
}

interface LineFrom {
  readonly collection: Collection
  readonly index: ShardIndex
  readonly names: readonly PolicyName[]
  readonly product: number
}

function lineOf(
  { collection, index, names, product }: LineFrom,
  {
    chosen,
    mixPlayed,
    farPlayed,
  }: {
    readonly chosen: number | undefined
    readonly mixPlayed: Played
    readonly farPlayed: Played
  },
): ProductLine {
  const { id, name, family = '', price, pieces } = collection.products[product]!
  const verdict = index.verdictOf(product)
  const figures = mixPlayed.figuresOf(product) ?? new Float64Array(Object.keys(OPTION).length)
  const at = (column: keyof typeof OPTION) => figures[OPTION[column]]!
  const ends = (found: Float64Array | undefined) =>
    found && {
      entryMargin: found[OPTION.entryMargin]!,
      finalMargin: found[OPTION.finalMargin]!,
    }
  const far = ends(farPlayed.figuresOf(product) ?? index.figures(product, verdict.far))
  const near = nearEnds({ collection, index, names, product })
  return {
    id,
    name: name ?? id,
    family,
    price,
    pieces,
    verdict: verdict.kind,
    chosen: chosen === undefined ? undefined : names[chosen],
    entryMargin: at('entryMargin'),
    finalMargin: at('finalMargin'),
    low: at('low'),
    high: at('high'),
    lossRatio: at('lossRatio'),
    boughtPieces: at('bought'),
    unsoldPieces: at('unsold'),
    lostPieces: at('lost'),
    committedMoney: at('committedMoney'),
    nearShareRatio: at('nearShareRatio'),
    ...(far && { far }),
    ...(near && { near }),
    difference: verdict.difference,
    reasons: verdict.reasons,
  }
}

/** A mix shows the far price at its entry: here its pieces bought near count at theirs. */
function nearEnds({ index, names, product }: LineFrom): ProductLine['near'] {
  const verdict = index.verdictOf(product)
  const found = index.figures(product, verdict.near)
  if (!found) return undefined
  const finalMargin = found[OPTION.finalMargin]!
  const entryMargin = found[OPTION.entryMargin]!
  const wholly = names.findIndex(
    ({ side }, policy) => side === 'near' && index.figures(product, policy) !== undefined,
  )
  const near = index.figures(product, wholly)
  if (names[verdict.near]!.side !== 'both' || !near) return { entryMargin, finalMargin }
  const apart = near[OPTION.entryMargin]! - entryMargin
  return { entryMargin: entryMargin + found[OPTION.nearShareRatio]! * apart, finalMargin }
}

const THOUSANDTHS = 1000
/** 95 % of a normal law. */
const Z = 1.959963984540054

function gainBetween(mix: Float64Array, far: Float64Array): CollectionProof['gain'] {
  const apart = mix.map((margin, path) => (margin - far[path]!) / THOUSANDTHS)
  const middle = mean(apart)
  const half = Z * Math.sqrt(variance(apart) / apart.length)
  return {
    mean: middle,
    low: middle - half,
    high: middle + half,
    worseRatio: apart.reduce((sum, gain) => sum + (gain < 0 ? 1 : 0), 0) / apart.length,
    quantiles: quantilesOf(apart),
  }
}

function limitOutcome(
  { source, mostPieces, leastPieces }: SourceLimit,
  {
    collection,
    free,
    mix,
    shared,
  }: {
    readonly collection: Collection
    readonly free: Float64Array
    readonly mix: CollectionProof['mix']
    readonly shared: SharedOut | undefined
  },
): LimitOutcome {
  return {
    source: collection.sources[source]!.id,
    ...(mostPieces < Infinity && { mostPieces }),
    ...(leastPieces > 0 && { leastPieces }),
    freePieces: free[source]!,
    boughtPieces: mix.boughtBySource[source]!.pieces,
    shadowPricePerPiece: shared?.mix.shadowPrices[source] ?? 0,
  }
}
