import { exp, log } from '../../../core/statistics/special.ts'
import type { ProofQuestion } from '../../model.ts'
import type { BestPlan, SeasonMarket } from '../optimum/best-plan.ts'
import { bestPlan } from '../optimum/best-plan.ts'
import type { Policy } from '../policy/policy.ts'
import { sideOf, sourcesOf } from '../policy/policy.ts'
import type { Source } from '../season/season-plan.ts'
import { marketOf } from './prove.ts'
import { crossing } from './root.ts'

/**
 * Where buying all near and buying all far earn the same, one figure moved at a time; undefined
 * where they never do. Mixes are left out: they can be all but far and never lose to it.
 */
export interface BreakEvens {
  /** Share by which near may be dearer at the purchase than it is (below 0: must be cheaper). */
  readonly nearPriceChangeRatio: number | undefined
  /** The same as a premium over the far purchase price. */
  readonly premiumRatio: number | undefined
  /** Forecast errors times this. */
  readonly volatilityFactor: number | undefined
  /** Share of clients that must accept to wait, for what is made to order to earn as much. */
  readonly acceptanceRatio: number | undefined
  /** Pieces of a season. */
  readonly seasonPieces: number | undefined
  /** Least order of the far source above which buying near earns more. */
  readonly crossoverLotPieces?: number | undefined
}

/** Every policy is brought to its optimum again at each step: nothing is compared at its worst. */
export function breakEvens(question: ProofQuestion, known = knownPlans(question)): BreakEvens {
  const nearPriceChangeRatio = priceChange(question, known)
  return {
    nearPriceChangeRatio,
    premiumRatio: premium(question, nearPriceChangeRatio),
    volatilityFactor: volatility(question, known),
    acceptanceRatio: acceptance(question),
    seasonPieces: seasonSize(question, known),
    crossoverLotPieces: crossoverLot(question, known),
  }
}

/** Optima that searches in nearly the same market start from, by policy. */
export type KnownPlans = ReadonlyMap<string, BestPlan>

/** The optimum of every policy that buys on one side alone. */
export function knownPlans({ policies, ...question }: ProofQuestion): KnownPlans {
  const market = marketOf({ ...question, policies }, 'sample')
  const own = policies.filter((policy) => isNear(policy) || isFar(policy))
  return new Map(own.map((policy) => [policy.id, bestPlan(policy, market)]))
}

/** Best all-near less best all-far margin on the sample seasons. */
export function gapOf(question: ProofQuestion, known: KnownPlans = new Map()): number {
  const market = marketOf(question, 'sample')
  const best = bestOn(market, known)
  return best(question.policies.filter(isNear)) - best(question.policies.filter(isFar))
}

function bestOn(market: SeasonMarket, known: KnownPlans): (policies: readonly Policy[]) => number {
  const margin = (policy: Policy) => bestPlan(policy, market, known.get(policy.id)).sampleMargin
  return (policies) => Math.max(...policies.map(margin))
}

function isFar(policy: Policy): boolean {
  return sideOf(policy) === 'far'
}

function isNear(policy: Policy): boolean {
  return sideOf(policy) === 'near'
}

function hasBoth({ policies }: ProofQuestion): boolean {
  return policies.some(isNear) && policies.some(isFar)
}

/** Prices of near are moved between half and three times what they are. */
const [LEAST_PRICE, MOST_PRICE] = [-0.5, 2]

function priceChange(question: ProofQuestion, known: KnownPlans): number | undefined {
  if (!hasBoth(question)) return undefined
  const best = bestOn(marketOf(question, 'sample'), known)
  const far = best(question.policies.filter(isFar))
  const near = question.policies.filter(isNear)
  return crossing((change) => best(dearer(near, change)) - far, {
    low: LEAST_PRICE,
    high: MOST_PRICE,
    tolerance: 1e-3,
  })
}

/** Over the cheapest far purchase price, of the near one bought by the best near policy. */
function premium(question: ProofQuestion, change: number | undefined): number | undefined {
  if (change === undefined) return undefined
  const prices = question.policies.flatMap((policy) => sourcesOf(policy))
  const [far, near] = ['far', 'near'].map((side) =>
    Math.min(
      ...prices.filter(({ place }) => place === side).map((source) => source.purchasePerPiece),
    ),
  )
  return (near! * (1 + change)) / far! - 1
}

/** The same policies, their near sources dearer by this share. */
export function dearer(policies: readonly Policy[], changeRatio: number): Policy[] {
  return withSources(policies, (source) =>
    source.place === 'near'
      ? { ...source, purchasePerPiece: source.purchasePerPiece * (1 + changeRatio) }
      : source,
  )
}

/** The same policies with their sources changed; what was one source stays one. */
export function withSources(
  policies: readonly Policy[],
  change: (source: Source) => Source,
): Policy[] {
  const changed = new Map<Source, Source>()
  const at = (source: Source): Source => {
    const known = changed.get(source) ?? change(source)
    changed.set(source, known)
    return known
  }
  return policies.map((policy): Policy => {
    if ('base' in policy) return { ...policy, base: at(policy.base), reactive: at(policy.reactive) }
    if ('again' in policy) return { ...policy, from: at(policy.from), again: at(policy.again) }
    return { ...policy, from: at(policy.from) }
  })
}

function volatility(question: ProofQuestion, known: KnownPlans): number | undefined {
  if (!hasBoth(question)) return undefined
  return crossing((factor) => gapOf(moreDoubt(question, factor), known), {
    low: 0,
    high: 3,
    tolerance: 5e-3,
  })
}

/** Forecast errors, at every lead, times a factor. */
export function moreDoubt(question: ProofQuestion, factor: number): ProofQuestion {
  const { law } = question
  const errorByLead = law.errorByLead.map(({ leadMonths, sdLog }) => ({
    leadMonths,
    sdLog: sdLog * factor,
  }))
  return { ...question, law: { ...law, levelSdLog: law.levelSdLog * factor, errorByLead } }
}

function acceptance(question: ProofQuestion): number | undefined {
  const waits = question.policies.filter((policy) => 'waitDays' in policy && policy.waitDays > 0)
  const others = question.policies.filter((policy) => !waits.includes(policy))
  if (waits.length === 0 || others.length === 0) return undefined
  const market = marketOf(question, 'sample')
  const best = (policies: readonly Policy[], keptRatio?: number) => {
    const patience = keptRatio === undefined ? market.selling.patience : [{ days: 0, keptRatio }]
    const there = { ...market, selling: { ...market.selling, patience } }
    return Math.max(...policies.map((policy) => bestPlan(policy, there).sampleMargin))
  }
  const stock = best(others)
  return crossing((keptRatio) => best(waits, keptRatio) - stock, {
    low: 0,
    high: 1,
    tolerance: 1e-3,
  })
}

/** Seasons from a fiftieth to fifty times as large. */
const MOST_TIMES = log(50)

function seasonSize(question: ProofQuestion, known: KnownPlans): number | undefined {
  if (!hasBoth(question)) return undefined
  const { law } = question
  const pieces = (times: number) => law.meanPieces * exp(times)
  const found = crossing(
    (times) => {
      const resized = { ...question, law: { ...law, meanPieces: pieces(times) } }
      return gapOf(resized, known) / pieces(times)
    },
    { low: -MOST_TIMES, high: MOST_TIMES, tolerance: 0.02 },
  )
  return found === undefined ? undefined : pieces(found)
}

/** Least lots of the far source from one piece to fifty seasons. */
function crossoverLot(question: ProofQuestion, known: KnownPlans): number | undefined {
  if (!hasBoth(question)) return undefined
  const { law, policies } = question
  const best = bestOn(marketOf(question, 'sample'), known)
  const near = best(policies.filter(isNear))
  const withLot = (minimumPiecesPerOrder: number) =>
    withSources(policies.filter(isFar), (source) => ({ ...source, minimumPiecesPerOrder }))
  const found = crossing((size) => best(withLot(exp(size))) - near, {
    low: 0,
    high: log(law.meanPieces) + MOST_TIMES,
    tolerance: 0.01,
  })
  return found === undefined ? undefined : exp(found)
}
