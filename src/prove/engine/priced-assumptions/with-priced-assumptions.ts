import type { ProofQuestion } from '../../model.ts'
import { sourcesOf } from '../policy/policy.ts'
import type { Source } from '../season/season-plan.ts'
import type { PricedSwitches } from './priced-switches.ts'
import type { NearPiece, PremiumPoint } from './willingness.ts'
import { bestPremium, premiumCurve, premiumPoint } from './willingness.ts'

/** A question with assumptions that are worth money. */
export interface PricedQuestions {
  /** For ways of buying that are far, wholly or in part. */
  readonly shared: ProofQuestion
  /** For those that buy all near, when clients pay a premium for it: dearer, and fewer clients. */
  readonly near?: ProofQuestion
  readonly premium?: PremiumPoint
}

/**
 * Carbon at a price is one more cost of every piece. Costs that are shown bring more clients to
 * every way of buying. A premium is asked for what is made near alone, and keeps the clients whose
 * segment accepts it; a way that mixes far and near cannot say where a piece was made, and asks
 * none. Nothing else moves: no client comes because a product is near at today's price.
 */
export function withPricedAssumptions(
  question: ProofQuestion,
  { carbonPricePerTonne, transparencyRatio, willingness, premiumRatio }: PricedSwitches,
): PricedQuestions {
  const { law, selling } = question
  const shared: ProofQuestion = {
    ...question,
    law: { ...law, meanPieces: law.meanPieces * (1 + (transparencyRatio ?? 0)) },
    selling: {
      ...selling,
      carbonPricePerKg:
        carbonPricePerTonne === undefined ? selling.carbonPricePerKg : carbonPricePerTonne / 1000,
    },
  }
  const piece = willingness && nearPiece(shared)
  if (!willingness || !piece) return { shared }
  const { segments } = willingness
  const premium =
    premiumRatio === undefined
      ? bestPremium(premiumCurve(segments, piece))
      : premiumPoint(segments, premiumRatio, piece)
  const near: ProofQuestion = {
    ...shared,
    law: { ...shared.law, meanPieces: shared.law.meanPieces * premium.keptRatio },
    selling: { ...shared.selling, price: selling.price * (1 + premium.premiumRatio) },
  }
  return { shared, near, premium }
}

/** Price, and cost of the near piece that lands cheapest; undefined when nothing is bought near. */
export function nearPiece({ policies, selling }: ProofQuestion): NearPiece | undefined {
  const sources = policies.flatMap((policy) => sourcesOf(policy))
  const costs = sources
    .filter(({ place }) => place === 'near')
    .map((source) => landedOf(source, selling.carbonPricePerKg))
  return costs.length > 0 ? { price: selling.price, landedCost: Math.min(...costs) } : undefined
}

function landedOf(source: Source, carbonPricePerKg: number): number {
  const { purchasePerPiece, dutyRatio, insuranceRatio, freightPerPiece } = source
  const carbon = source.carbonKgCo2ePerPiece * carbonPricePerKg
  return purchasePerPiece * (1 + dutyRatio + insuranceRatio) + freightPerPiece + carbon
}
