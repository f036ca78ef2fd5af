import { mean, quantileOfSorted } from '../../../core/statistics/quantile.ts'
import type { PolicyOutcome, Proof } from '../../model.ts'
import type { SeasonSteps } from '../economics/season-steps.ts'
import type { SeasonPlan } from '../season/season-plan.ts'
import type { Count } from '../season/season-totals.ts'
import { COUNT, COUNTS_A_PATH } from '../season/season-totals.ts'
import { entryPriceOf } from '../policy/policy.ts'
import type { WorkshopTies } from './workshop-ties.ts'

/** What a way of buying asks of the firm and of the workshop, beside the money. */
export interface FirmSide {
  readonly policies: readonly PolicyCommitment[]
  readonly indicator: BuyerIndicator
  /** Of each chain: who depends on whom. */
  readonly ties: readonly WorkshopTies[]
}

export interface PolicyCommitment {
  readonly policyId: string
  /** From the order to the goods, of the mean piece and of the slowest part. */
  readonly firmWeeks: number
  readonly firmWeeksMost: number
  /** Weeks of mean sales already ordered as the season opens. */
  readonly weeksOrderedAhead: number
  /** Pieces asked of the makers in a season: mean, and 5 % and 95 % of seasons. */
  readonly ordered: { readonly mean: number; readonly low: number; readonly high: number }
  /** Weeks of mean work that the makers miss in one season of twenty. */
  readonly weeksWithoutWork: number
  /** Capacity kept for clients who have yet to ask. */
  readonly reserved?: ReservedCapacity
  /** Mean purchase price, before freight and duty. */
  readonly entryPricePerPiece: number
  /** 1 for the lowest entry price, and for the highest final margin; equals share a rank. */
  readonly entryRank: number
  readonly finalRank: number
}

export interface ReservedCapacity {
  readonly piecesPerWeek: number
  readonly unusedPieces: number
  /** Weeks of that capacity that nobody uses in a mean season. */
  readonly unusedWeeks: number
  /** What the firm pays for having it kept, used or not. */
  readonly fee: number
  /** Who bears what is not used: the workshop when no fee is paid. */
  readonly borneBy: 'firm' | 'workshop'
}

/** What the buyer is judged on beside what the firm earns. */
export interface BuyerIndicator {
  /** Lowest entry price; of equals, the one that earns most. */
  readonly buyerPolicyId: string
  readonly firmPolicyId: string
  readonly isSame: boolean
  /** Final margin a season that the firm leaves by following the entry price. */
  readonly cost: number
}

/** Commitments of every policy and the two rankings. */
export function firmSide(
  proof: Proof,
  played: readonly SeasonSteps[],
  ties: readonly WorkshopTies[],
): FirmSide {
  const prices = proof.outcomes.map(pricePaid)
  const finals = proof.outcomes.map(({ finalMargin }) => finalMargin.mean)
  const policies = proof.outcomes.map((outcome, at): PolicyCommitment => {
    const reserved = reservedOf(outcome.plan, played[at]!)
    return {
      policyId: outcome.policy.id,
      ...commitment(outcome, played[at]!),
      ...(reserved && { reserved }),
      entryPricePerPiece: prices[at]!,
      entryRank: 1 + prices.filter((price) => price < prices[at]!).length,
      finalRank: 1 + finals.filter((final) => final > finals[at]!).length,
    }
  })
  return { policies, indicator: indicatorOf(proof, prices), ties }
}

/**
 * Mean purchase price of the pieces bought, before freight and duty: what a buyer compares. To a
 * thousandth, as offers are written, so that equals are equal.
 */
function pricePaid({ policy, bridge, pieces: { bought } }: PolicyOutcome): number {
  const dearer = bought > 0 ? -bridge.lines.purchase / bought : 0
  return Math.round((entryPriceOf(policy) + dearer) * 1000) / 1000
}

interface Part {
  readonly count: Count
  readonly weeks: number
}

function partsOf({ first, replenishment, toOrder, preOrder }: SeasonPlan): Part[] {
  const parts: (Part | undefined)[] = [
    first && { count: 'boughtFirst', weeks: first.source.leadWeeks },
    replenishment && { count: 'boughtAgain', weeks: Math.max(1, replenishment.source.leadWeeks) },
    toOrder && { count: 'boughtToOrder', weeks: Math.ceil(toOrder.waitDays / 7) },
    preOrder && { count: 'boughtPreOrder', weeks: Math.ceil(preOrder.waitDays / 7) },
  ]
  return parts.filter((part) => part !== undefined)
}

type Commitment = Pick<
  PolicyCommitment,
  'firmWeeks' | 'firmWeeksMost' | 'weeksOrderedAhead' | 'ordered' | 'weeksWithoutWork'
>

function commitment({ plan, pieces }: PolicyOutcome, { counts, weeks }: SeasonSteps): Commitment {
  const parts = partsOf(plan)
  const paths = counts.length / COUNTS_A_PATH
  const at = (path: number, count: Count) => counts[path * COUNTS_A_PATH + COUNT[count]]!
  const sumOf = (count: Count) => {
    let sum = 0
    for (let path = 0; path < paths; path++) sum += at(path, count)
    return sum / paths
  }
  const bought = parts.map(({ count, weeks: lead }) => ({ pieces: sumOf(count), lead }))
  const all = bought.reduce((sum, each) => sum + each.pieces, 0)
  const waited = bought.reduce((sum, each) => sum + each.pieces * each.lead, 0)
  const ahead = sumOf('boughtFirst') + sumOf('boughtPreOrder')
  const ordered = Float64Array.from({ length: paths }, (_, path) =>
    parts.reduce((sum, { count }) => sum + at(path, count), 0),
  )
  const sorted = ordered.toSorted()
  const middle = mean(ordered)
  const low = quantileOfSorted(sorted, 0.05)
  return {
    firmWeeks: all > 0 ? waited / all : 0,
    firmWeeksMost: Math.max(0, ...bought.map((each) => (each.pieces > 0 ? each.lead : 0))),
    weeksOrderedAhead: pieces.wanted > 0 ? (ahead * weeks) / pieces.wanted : 0,
    ordered: { mean: middle, low, high: quantileOfSorted(sorted, 0.95) },
    weeksWithoutWork: middle > 0 ? ((middle - low) / middle) * weeks : 0,
  }
}

function reservedOf(
  { toOrder }: SeasonPlan,
  { counts, weeks }: SeasonSteps,
): ReservedCapacity | undefined {
  const piecesPerWeek = toOrder?.capacityPiecesPerWeek ?? 0
  if (!toOrder || !(piecesPerWeek > 0) || piecesPerWeek === Infinity) return undefined
  const used = mean(
    Float64Array.from(
      { length: counts.length / COUNTS_A_PATH },
      (_, path) => counts[path * COUNTS_A_PATH + COUNT.boughtToOrder]!,
    ),
  )
  const good = used * (1 - toOrder.source.damageRatio)
  const unusedPieces = piecesPerWeek * weeks - good
  return {
    piecesPerWeek,
    unusedPieces,
    unusedWeeks: unusedPieces / piecesPerWeek,
    fee: piecesPerWeek * weeks * toOrder.feePerPieceReserved,
    borneBy: toOrder.feePerPieceReserved > 0 ? 'firm' : 'workshop',
  }
}

function indicatorOf({ outcomes }: Proof, prices: readonly number[]): BuyerIndicator {
  const lowest = Math.min(...prices)
  const bestOf = (some: readonly PolicyOutcome[]) =>
    some.reduce((best, each) => (each.finalMargin.mean > best.finalMargin.mean ? each : best))
  const buyer = bestOf(outcomes.filter((_, at) => prices[at] === lowest))
  const firm = bestOf(outcomes)
  return {
    buyerPolicyId: buyer.policy.id,
    firmPolicyId: firm.policy.id,
    isSame: buyer.policy.id === firm.policy.id,
    cost: firm.finalMargin.mean - buyer.finalMargin.mean,
  }
}
