import type { PolicyOutcome, Proof, ProofQuestion } from '../../model.ts'
import { bookSeasons, finalMargins } from '../bridge/bridge-lines.ts'
import { sideOf, sourcesOf } from '../policy/policy.ts'
import type { Source } from '../season/season-plan.ts'
import { entryPriceOf } from '../policy/policy.ts'
import type { CashCourse } from './cash-course.ts'
import { cashCourse } from './cash-course.ts'
import type { ClientPays } from './cash-flows.ts'
import { cashFlows } from './cash-flows.ts'
import type { ClientWorth } from './client-worth.ts'
import { clientWorth } from './client-worth.ts'
import type { EconomicsAsking, EconomicsFigure, EconomicsInput } from './economics-inputs.ts'
import { economicsInputs } from './economics-inputs.ts'
import type { ExchangeRisk } from './exchange-risk.ts'
import { exchangeRisk } from './exchange-risk.ts'
import type { Payback } from './payback.ts'
import { payback } from './payback.ts'
import type { SeasonSteps } from './season-steps.ts'

/** What a finance director asks once the final margin is known. */
export interface ProofEconomics {
  readonly inputs: readonly EconomicsInput[]
  /** When clients pay for what is made once they have asked (assumed to be as they order). */
  readonly clientPays: { readonly value: ClientPays; readonly origin: 'given' | 'assumed' }
  readonly policies: readonly PolicyEconomics[]
  /** From the best far way to the best near one; undefined with one side alone. */
  readonly move?: MoveEconomics
  /** When the share of clients who never come back is given. */
  readonly clients?: ClientEconomics
}

export interface PolicyEconomics {
  readonly policyId: string
  readonly cash: CashCourse
  /** When a rate that moves is given, and something is bought far at a price not yet known. */
  readonly exchange?: ExchangeRisk
}

export interface MoveEconomics {
  readonly fromPolicyId: string
  readonly toPolicyId: string
  readonly payback: Payback
  /** At the bounds of the gain, 95 %. */
  readonly paybackAtLow: Payback
  readonly paybackAtHigh: Payback
  /** Cash that the move sets free: less is missing at the worst moment; below 0 it ties up more. */
  readonly cashFreed: number
}

export interface ClientEconomics extends ClientWorth {
  readonly leaveRatio: number
  /** Margin of a piece that the worth is worked out with: that of the best way of buying. */
  readonly marginPerPiece: number
  /** Final margins less what lost clients would have brought later. */
  readonly policies: readonly { readonly policyId: string; readonly finalMargin: number }[]
  /** Near less far, so counted; quantities stay those of the proof. */
  readonly difference?: number
}

export interface EconomicsTerms {
  readonly asking: EconomicsAsking
  readonly ofChain: EconomicsAsking
  /** Each outcome played step by step on the seasons of the proof. */
  readonly played: readonly SeasonSteps[]
}

/** Cash, payback, exchange rate and clients behind a proof, on its own seasons. */
export function economicsOf(
  question: ProofQuestion,
  proof: Proof,
  { asking, ofChain, played }: EconomicsTerms,
): ProofEconomics {
  const { selling } = question
  const inputs = economicsInputs(asking, ofChain)
  const clientPays = asking.clientPays ?? 'order'
  const premiumPerPiece = premiumOf(question)
  const policies = proof.outcomes.map((outcome, at): PolicyEconomics => {
    const { plan, bridge, policy } = outcome
    const steps = played[at]!
    const flows = cashFlows(steps, { plan, selling, clientPays })
    const cash = cashCourse(flows, bridge.lines.capital)
    const sdRatioPerYear = inputs.get('exchangeSdRatioPerYear')?.value
    if (sdRatioPerYear === undefined) return { policyId: policy.id, cash }
    const entryPrice = entryPriceOf(policy)
    const booked = bookSeasons(steps.counts, { plan, selling, entryPrice })
    const hedgeRatioPerYear = inputs.get('hedgeRatioPerYear')?.value
    const exchange = exchangeRisk(
      { plan, counts: steps.counts, margins: finalMargins(booked), premiumPerPiece },
      { sdRatioPerYear, ...(hedgeRatioPerYear !== undefined && { hedgeRatioPerYear }) },
    )
    return { policyId: policy.id, cash, ...(exchange && { exchange }) }
  })
  const move = moveOf(proof, policies, inputs)
  const clients = clientsOf(proof, inputs)
  return {
    inputs: [...inputs.values()],
    clientPays: {
      value: clientPays,
      origin: asking.clientPays === undefined ? 'assumed' : 'given',
    },
    policies,
    ...(move && { move }),
    ...(clients && { clients }),
  }
}

type Inputs = ReadonlyMap<EconomicsFigure, EconomicsInput>

function moveOf(
  { verdict }: Proof,
  policies: readonly PolicyEconomics[],
  inputs: Inputs,
): MoveEconomics | undefined {
  const { farPolicyId, nearPolicyId, difference } = verdict
  if (farPolicyId === undefined || nearPolicyId === undefined) return undefined
  const [far, near] = [farPolicyId, nearPolicyId].map(
    (id) => policies.find(({ policyId }) => policyId === id)!.cash.peakNeed,
  )
  const valueOf = (name: EconomicsFigure) => inputs.get(name)!.value
  const gained = (gainPerSeason: number) =>
    payback({
      gainPerSeason,
      investment: valueOf('investment'),
      subsidy: valueOf('subsidy'),
      seasonsPerYear: valueOf('seasonsPerYear'),
      lifeYears: valueOf('lifeYears'),
      discountRatioPerYear: valueOf('discountRatioPerYear'),
    })
  return {
    fromPolicyId: farPolicyId,
    toPolicyId: nearPolicyId,
    payback: gained(difference.mean),
    paybackAtLow: gained(difference.low),
    paybackAtHigh: gained(difference.high),
    cashFreed: far! - near!,
  }
}

function clientsOf({ outcomes, verdict }: Proof, inputs: Inputs): ClientEconomics | undefined {
  const leaveRatio = inputs.get('leaveRatio')?.value
  if (leaveRatio === undefined) return undefined
  const valueOf = (name: EconomicsFigure) => inputs.get(name)!.value
  const best = outcomes.find(({ policy }) => policy.id === verdict.bestPolicyId)!
  const marginPerPiece = best.finalMargin.mean / Math.max(1e-9, soldOf(best))
  const worth = clientWorth(marginPerPiece, {
    leaveRatio,
    repeatRatio: valueOf('repeatRatio'),
    ordersPerClientPerYear: valueOf('ordersPerClientPerYear'),
    piecesPerOrder: valueOf('piecesPerOrder'),
    acquisitionCost: valueOf('acquisitionCost'),
    discountRatioPerYear: valueOf('discountRatioPerYear'),
  })
  const policies = outcomes.map(({ policy, finalMargin, pieces: { lost, lostWaiting } }) => ({
    policyId: policy.id,
    finalMargin: finalMargin.mean - (lost + lostWaiting) * worth.laterPerPieceLost,
  }))
  const bestOf = (isOn: (outcome: PolicyOutcome) => boolean) =>
    Math.max(...policies.filter((_, at) => isOn(outcomes[at]!)).map((each) => each.finalMargin))
  const far = bestOf(({ policy }) => sideOf(policy) === 'far')
  const near = bestOf(({ policy }) => sideOf(policy) !== 'far')
  const difference = near - far
  return {
    ...worth,
    leaveRatio,
    marginPerPiece,
    policies,
    ...(Number.isFinite(difference) && { difference }),
  }
}

function soldOf({ pieces: { soldFullPrice, soldCut, soldToOrder, returned } }: PolicyOutcome) {
  return soldFullPrice + soldCut + soldToOrder - returned
}

/** What the cheapest near source asks more than the cheapest far one, landed; 0 without both. */
function premiumOf({ policies }: ProofQuestion): number {
  const sources = policies.flatMap((policy) => sourcesOf(policy))
  const cheapest = (place: Source['place']) =>
    Math.min(...sources.filter((source) => source.place === place).map(landedOf))
  const premium = cheapest('near') - cheapest('far')
  return Number.isFinite(premium) ? premium : 0
}

function landedOf({ purchasePerPiece, dutyRatio, insuranceRatio, freightPerPiece }: Source) {
  return purchasePerPiece * (1 + dutyRatio + insuranceRatio) + freightPerPiece
}
