import type { Source } from '../season/season-plan.ts'

/** A way of buying for one season, before its quantities. */
export type Policy =
  /** One order, early, from one place: far and early, or near-shore. */
  | { readonly kind: 'push'; readonly id: string; readonly from: Source }
  /** A first order, then one more during the season once sales have been seen. */
  | {
      readonly kind: 'two-orders'
      readonly id: string
      readonly from: Source
      readonly again: Source
      /** Week of the season after which the second order leaves. */
      readonly afterWeek: number
    }
  /** A small first drop, then an order whenever it is needed, each week. */
  | { readonly kind: 'quick-response'; readonly id: string; readonly from: Source }
  /** Cheap far base, near supply that follows sales each week. */
  | {
      readonly kind: 'mix'
      readonly id: string
      readonly base: Source
      readonly reactive: Source
    }
  /** First order, and capacity reserved near for what it does not cover; clients wait for that. */
  | {
      readonly kind: 'reserved'
      readonly id: string
      readonly base: Source
      readonly reactive: Source
      readonly waitDays: number
      readonly feePerPieceReserved: number
    }
  /** Orders taken before anything is made, one run for them and for the shop: a pushed scheme. */
  | {
      readonly kind: 'pre-order'
      readonly id: string
      readonly from: Source
      readonly reachRatio: number
      readonly waitDays: number
    }
  /** Made when asked for, in reserved capacity: a pulled scheme, whose price falls with no volume. */
  | {
      readonly kind: 'on-demand'
      readonly id: string
      readonly from: Source
      readonly waitDays: number
      readonly feePerPieceReserved: number
    }
  /** On demand, to the client's own measures: hardly any returns. */
  | {
      readonly kind: 'made-to-measure'
      readonly id: string
      readonly from: Source
      readonly waitDays: number
      readonly returnRatio: number
    }
export type PolicyKind = Policy['kind']

export const POLICY_KINDS: readonly PolicyKind[] = [
  'push',
  'two-orders',
  'quick-response',
  'mix',
  'reserved',
  'pre-order',
  'on-demand',
  'made-to-measure',
]

/** Every place that a policy buys from. */
export function sourcesOf(policy: Policy): readonly Source[] {
  switch (policy.kind) {
    case 'two-orders':
      return [policy.from, policy.again]
    case 'mix':
    case 'reserved':
      return [policy.base, policy.reactive]
    default:
      return [policy.from]
  }
}

/** Where a policy buys: all of it far, all of it near, or some of both. */
export function sideOf(policy: Policy): 'far' | 'near' | 'both' {
  const places = sourcesOf(policy).map(({ place }) => place)
  return places.every((place) => place === places[0]) ? places[0]! : 'both'
}

const MONTHS_A_WEEK = 7 / 30.4375

/** Months before the season at which an order to this source must leave. */
export function committedMonths({ leadWeeks }: Pick<Source, 'leadWeeks'>): number {
  return leadWeeks * MONTHS_A_WEEK
}

/** The purchase price that a buyer sees: that of what the policy buys first. */
export function entryPriceOf(policy: Policy): number {
  return ('from' in policy ? policy.from : policy.base).purchasePerPiece
}

/** Price, duty, insurance and freight of a piece there, before damage. */
export function landedCostOf(source: Source): number {
  const { purchasePerPiece, dutyRatio, insuranceRatio, freightPerPiece } = source
  return purchasePerPiece * (1 + dutyRatio + insuranceRatio) + freightPerPiece
}
