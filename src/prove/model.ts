import type { Bridge, BridgeLine } from './engine/bridge/bridge-lines.ts'
import type { DemandLaw } from './engine/demand/demand-law.ts'
import type { Policy } from './engine/policy/policy.ts'
import type { PathTies } from './engine/season/demand-paths.ts'
import type { Markdown, SeasonPlan, SellingTerms } from './engine/season/season-plan.ts'

/** How a product is sold: one window, all year from stock, or made once it is asked for. */
export type Regime = 'season' | 'permanent' | 'to-order'

/** One product, what is known of its clients, and the ways of buying it. */
export interface ProofQuestion {
  readonly law: DemandLaw
  readonly selling: SellingTerms
  readonly markdowns: readonly Markdown[]
  readonly policies: readonly Policy[]
  readonly drawing: ProofDrawing
  /** When the chain says it. */
  readonly regime?: Regime
}

export interface ProofDrawing {
  readonly seed: number
  /** Seasons that every policy is played on. */
  readonly paths: number
  /** Other seasons, on which quantities are sought. */
  readonly samplePaths: number
  /** Noise of one week around its share, as a coefficient of variation. */
  readonly weekNoiseRatio: number
  readonly pieces: 'whole' | 'even'
  /** What the seasons of a verdict share with those of other products. */
  readonly ties?: PathTies
}

/** What seasons brought, on average and in their spread. */
export interface Spread {
  readonly mean: number
  /** Standard error of the mean; seasons are drawn in strata, so that it is an upper bound. */
  readonly error: number
  readonly low: number
  readonly median: number
  readonly high: number
}

/** A policy at its optimum, on seasons that it was not optimised on. */
export interface PolicyOutcome {
  readonly policy: Policy
  readonly plan: SeasonPlan
  /** Mean over the seasons: from the margin seen at the purchase to the one that is left. */
  readonly bridge: Bridge
  /** 5 %, 50 % and 95 % of seasons. */
  readonly finalMargin: Spread
  readonly lossRatio: number
  readonly pieces: PieceFlow
  /** Paid or owed before the season opens. */
  readonly committedMoney: number
  readonly carbonKgCo2e: number
  /** Of the pieces bought, those bought near. */
  readonly nearShareRatio: number
  /**
   * Final margin less that of the best policy that buys all far, on the same seasons: 50 quantiles,
   * ascending, each worth 2 seasons in 100. Undefined for that policy itself, or without one.
   */
  readonly gainQuantiles?: readonly number[]
}

/** Pieces of a mean season. */
export interface PieceFlow {
  readonly wanted: number
  readonly bought: number
  readonly soldFullPrice: number
  readonly soldCut: number
  readonly soldToOrder: number
  readonly lost: number
  readonly lostWaiting: number
  readonly returned: number
  readonly unsold: number
  readonly meanStock: number
}

export type VerdictKind = 'go-near' | 'stay-far' | 'too-close' | 'neither' | 'one-side'

/**
 * The best policy that buys near, wholly or in part, against the best that buys all far, on the same
 * seasons. A mix that gains nothing and buys less than a tenth near is a reason to stay far.
 */
export interface Verdict {
  readonly kind: VerdictKind
  readonly bestPolicyId: string
  readonly farPolicyId?: string
  readonly nearPolicyId?: string
  /** Final margin of the near one less the far one, a season, with bounds at 95 %. */
  readonly difference: { readonly mean: number; readonly low: number; readonly high: number }
  /** What the entry margins say: same, near or far. */
  readonly entrySays: 'near' | 'far' | 'same'
  /** What makes the difference, line by line against the same purchase price, largest first. */
  readonly reasons: readonly { readonly line: BridgeLine; readonly amount: number }[]
}

export interface RegimeChoice {
  readonly regime: Regime
  readonly reason: 'given' | 'sold-all-year' | 'clients-wait' | 'one-window'
}

/** A product sold all year from stock: far against near by their cost a week. */
export interface PermanentComparison {
  readonly farCostPerWeek: number
  readonly nearCostPerWeek: number
  /** Landed cost at which the far source would cost as much a week as the near one. */
  readonly breakEvenFarCostPerPiece: number
  /** What a week of lead is worth, share of the near landed cost. */
  readonly ratioPerWeek: number
}

export interface Proof {
  readonly regime: RegimeChoice
  /** In the permanent regime, with a source on each side: what the verdict then rests on. */
  readonly permanent?: PermanentComparison
  readonly outcomes: readonly PolicyOutcome[]
  readonly verdict: Verdict
  readonly seed: number
  readonly paths: number
}
