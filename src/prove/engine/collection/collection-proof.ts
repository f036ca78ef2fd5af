import type { Spread, Verdict, VerdictKind } from '../../model.ts'
import type { BridgeLine } from '../bridge/bridge-lines.ts'
import type { PolicyKind } from '../policy/policy.ts'
import type { Ties } from './shared-draws.ts'

/** A way of buying, by name. */
export interface PolicyName {
  readonly id: string
  readonly kind: PolicyKind
  readonly side: 'far' | 'near' | 'both'
}

/** What a way of buying comes to, all products together. */
export interface CollectionTotal {
  /** Products that are bought so. */
  readonly products: number
  readonly entryMargin: number
  /** Over the seasons, in which products go up and down together. */
  readonly finalMargin: Spread
  readonly sd: number
  /** What the same products would spread if none went with another. */
  readonly sdIfIndependent: number
  /** Of seasons, those that end below zero. */
  readonly lossRatio: number
  /** Final margin of the seasons: 50 quantiles, ascending, each worth 2 seasons in 100. */
  readonly quantiles: readonly number[]
  readonly sales: number
  readonly wantedPieces: number
  readonly boughtPieces: number
  readonly unsoldPieces: number
  readonly lostPieces: number
  /** Paid or owed before the season opens. */
  readonly committedMoney: number
  readonly boughtBySource: readonly { readonly source: string; readonly pieces: number }[]
}

export interface PolicyTotal extends CollectionTotal {
  readonly policy: PolicyName
  /** False where what sources make in common, or ask for, is not kept. */
  readonly isWithinLimits: boolean
}

/** One product as the collection shows it. */
export interface ProductLine {
  readonly id: string
  readonly name: string
  readonly family: string
  readonly price: number
  readonly pieces: number
  readonly verdict: VerdictKind
  /** What is done with it: a way of buying, or nothing where none earns. */
  readonly chosen: PolicyName | undefined
  readonly entryMargin: number
  readonly finalMargin: number
  readonly low: number
  readonly high: number
  readonly lossRatio: number
  readonly boughtPieces: number
  readonly unsoldPieces: number
  readonly lostPieces: number
  readonly committedMoney: number
  readonly nearShareRatio: number
  /** The best way that buys all far, where there is one. */
  readonly far?: { readonly entryMargin: number; readonly finalMargin: number }
  /**
   * The best way that buys near, wholly or in part; entry at the mean price of what it buys, far
   * and near in their shares.
   */
  readonly near?: { readonly entryMargin: number; readonly finalMargin: number }
  /** Near less far, with bounds at 95 %. */
  readonly difference: Verdict['difference']
  readonly reasons: Verdict['reasons']
}

/** Where the gain of the mix over all far comes from. */
export interface Concentration {
  /** Products that gain. */
  readonly gaining: number
  /** Share of the gain of all that gain, made by the first tenth and fifth of products. */
  readonly firstTenthRatio: number
  readonly firstFifthRatio: number
  /** Products that make four fifths of it. */
  readonly productsForFourFifths: number
}

/** A capacity or minimum that products share, as the mix meets it. */
export interface LimitOutcome {
  readonly source: string
  readonly mostPieces?: number
  readonly leastPieces?: number
  /** What the products would buy there if they were free. */
  readonly freePieces: number
  readonly boughtPieces: number
  /** What a piece of capacity more would earn; below 0, what a piece of the minimum costs. */
  readonly shadowPricePerPiece: number
}

/** Near and far products beside each other: why. */
export interface Group {
  readonly verdict: VerdictKind
  readonly products: number
  readonly gain: number
  /** Forecast error at the longest lead, mean of the products, each by its expected sales. */
  readonly meanErrorSdLog: number
  /** Near purchase price over the far one, less 1, by expected sales. */
  readonly meanPremiumRatio: number
  /** Sum of the lines that separate near from far, largest first. */
  readonly reasons: readonly { readonly line: BridgeLine; readonly amount: number }[]
}

/** Everything that `prove` says of a collection, as one document. */
export interface CollectionProof {
  readonly schema: 'boucle/collection-proof'
  readonly name: string
  readonly currency: string
  readonly seed: number
  readonly paths: number
  readonly ties: Ties
  /** Below the number of products when the work was stopped. */
  readonly productsDone: number
  readonly productsAsked: number
  readonly policies: readonly PolicyTotal[]
  /** Each product at its best, within what sources make. */
  readonly mix: CollectionTotal
  /** Each product at its best far, within the same. */
  readonly allFar: CollectionTotal
  /** Mix less all far, on the same seasons. */
  readonly gain: {
    readonly mean: number
    readonly low: number
    readonly high: number
    /** Share of seasons in which the mix earns less. */
    readonly worseRatio: number
    readonly quantiles: readonly number[]
  }
  readonly groups: readonly Group[]
  readonly concentration: Concentration
  readonly limits: readonly LimitOutcome[]
  /** True when no choice keeps every limit: what is shown then keeps none. */
  readonly isInfeasible: boolean
  readonly products: readonly ProductLine[]
}
