import type { Figure, ReferenceSet } from '../../../chain/reference-set/reference.ts'
import type { Result } from '../../../core/problem.ts'
import { ok } from '../../../core/problem.ts'
import type { Proof, ProofQuestion } from '../../model.ts'
import type { PricedAsking, PricedSwitches } from './priced-switches.ts'
import { transparencyFigure } from './priced-switches.ts'
import type { PricedResult } from './prove-priced.ts'
import { provePriced, resultOf } from './prove-priced.ts'
import type { Survey, Willingness } from './willingness-source.ts'
import { SURVEYS } from './willingness-source.ts'
import type { NearPiece, PremiumPoint } from './willingness.ts'
import { premiumCurve } from './willingness.ts'
import { nearPiece, withPricedAssumptions } from './with-priced-assumptions.ts'

export const PRICED_IDS = ['carbon', 'transparency', 'willingness'] as const
export type PricedId = (typeof PRICED_IDS)[number]

/** A proof without and with the assumptions that are worth money. */
export interface PricedComparison {
  /** What was switched on, to be asked again with one switch moved. */
  readonly asking: PricedAsking
  readonly on: readonly PricedId[]
  /** Where willingness may be read: a market that says nothing is left out. */
  readonly willingnessChoices: readonly ('chain' | Survey)[]
  /** Purchases added by showing costs, and who found it; off or on. */
  readonly transparency?: Figure
  /** The clients' curve, when it is switched on. */
  readonly willingness?: WillingnessCurve
  readonly without: PricedResult
  /** Each one alone. */
  readonly alone: readonly { readonly id: PricedId; readonly result: PricedResult }[]
  /** All of them; with one alone, the same as that one. */
  readonly together?: PricedResult
}

/** Who would pay how much more for a near piece, and what that earns. */
export interface WillingnessCurve extends Willingness {
  readonly curve: readonly PremiumPoint[]
  /** What the curve is worked out with. */
  readonly near: NearPiece
  /** The premium asked in the results. */
  readonly premium: PremiumPoint
}

/** Lays the proof without beside the proof with, for each switch alone and all together. */
export function pricedComparison(
  question: ProofQuestion,
  proof: Proof,
  { asking, switches, reference, hasWillingness }: PricedTerms,
): Result<PricedComparison> {
  const on = PRICED_IDS.filter((id) => partOf(switches, id) !== undefined)
  const alone: { id: PricedId; result: PricedResult }[] = []
  for (const id of on) {
    const found = provePriced(question, partOf(switches, id)!)
    if (!found.ok) return found
    alone.push({ id, result: found.value })
  }
  const all = on.length > 1 ? provePriced(question, switches) : undefined
  if (all && !all.ok) return all
  const together = all?.value ?? alone[0]?.result
  const transparency = transparencyFigure(reference)
  const willingness = curveOf(question, switches)
  return ok({
    asking,
    on,
    willingnessChoices: hasWillingness ? ['chain', ...SURVEYS] : SURVEYS,
    ...(transparency && { transparency }),
    ...(willingness && { willingness }),
    without: resultOf(proof),
    alone,
    ...(together && { together }),
  })
}

export interface PricedTerms {
  readonly asking: PricedAsking
  readonly switches: PricedSwitches
  readonly reference: ReferenceSet
  /** The market of the chain says what its clients accept. */
  readonly hasWillingness: boolean
}

/** One switch alone. */
function partOf(switches: PricedSwitches, id: PricedId): PricedSwitches | undefined {
  const { carbonPricePerTonne, transparencyRatio, willingness, premiumRatio } = switches
  switch (id) {
    case 'carbon':
      return carbonPricePerTonne === undefined ? undefined : { carbonPricePerTonne }
    case 'transparency':
      return transparencyRatio === undefined ? undefined : { transparencyRatio }
    case 'willingness':
      return willingness && { willingness, ...(premiumRatio !== undefined && { premiumRatio }) }
  }
}

/** The curve with all the switches: carbon at a price makes the near piece dearer too. */
function curveOf(question: ProofQuestion, switches: PricedSwitches): WillingnessCurve | undefined {
  const { willingness } = switches
  const { shared, premium } = withPricedAssumptions(question, switches)
  const piece = nearPiece(shared)
  if (!willingness || !piece || !premium) return undefined
  const curve = premiumCurve(willingness.segments, piece)
  return { ...willingness, near: piece, curve, premium }
}
