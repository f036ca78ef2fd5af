import { bookSeasons, bridgeOf } from '../bridge/bridge-lines.ts'
import type { Decision, PlanSetting } from '../policy/plan-of.ts'
import { planOf } from '../policy/plan-of.ts'
import type { OrderCurve } from '../policy/order-curve.ts'
import { orderCurve } from '../policy/order-curve.ts'
import type { Policy } from '../policy/policy.ts'
import { committedMonths } from '../policy/policy.ts'
import type { DemandPaths } from '../season/demand-paths.ts'
import type { Markdown, SeasonPlan, SellingTerms } from '../season/season-plan.ts'
import { simulateMean } from '../season/simulate-mean.ts'
import type { Range } from './maximise.ts'
import { maximise } from './maximise.ts'

/** A policy with the quantities that earn most on the paths they were sought on. */
export interface BestPlan {
  readonly policy: Policy
  readonly decision: Decision
  readonly plan: SeasonPlan
  /** Mean final margin on those paths: a little too good, as they were chosen on them. */
  readonly sampleMargin: number
}

export interface SeasonMarket {
  readonly paths: DemandPaths
  readonly selling: SellingTerms
  readonly markdowns: readonly Markdown[]
}

/** Mean final margin of a plan. */
export function meanMargin(plan: SeasonPlan, { paths, selling }: SeasonMarket): number {
  const mean = simulateMean(paths, plan, selling)
  return bridgeOf(bookSeasons(mean, { plan, selling, entryPrice: 0 })).finalMargin
}

/** A figure of the decision that a policy leaves open. */
interface Choice {
  readonly figure: keyof Decision
  readonly range: Range
}

/** Grid over one figure alone, and over each of two. */
const [CELLS_ALONE, CELLS_OF_TWO] = [12, 6]

/**
 * Brings a policy to its own optimum by sample average on the paths: the mean final margin is
 * maximised over the quantities that the policy leaves open (Kleywegt, Shapiro and Homem-de-Mello
 * 2002, SIAM J. Optimization 12(2), doi:10.1137/S1052623499363220).
 */
export function bestPlan(policy: Policy, market: SeasonMarket): BestPlan {
  const best = bestOrders(policy, market)
  const first = 'again' in policy || policy.kind === 'quick-response' ? policy.from : undefined
  const from = policy.kind === 'mix' ? policy.base : first
  if (!from) return best
  // Whoever may order again may also leave it.
  const once = bestOrders({ kind: 'push', id: policy.id, from }, market)
  return once.sampleMargin >= best.sampleMargin ? { ...once, policy } : best
}

function bestOrders(policy: Policy, market: SeasonMarket): BestPlan {
  const setting = settingOf(policy, market)
  const choices = choicesOf(policy, market, setting.curve)
  const decide = (at: readonly number[]): Decision => ({
    firstPieces: 0,
    safetyFactor: 0,
    // What costs nothing to reserve is reserved whole.
    capacityPiecesPerWeek: reservable(policy),
    ...Object.fromEntries(choices.map(({ figure }, index) => [figure, at[index]!])),
  })
  const best = maximise(
    (at) => meanMargin(planOf(policy, decide(at), setting), market),
    choices.map(({ range }) => range),
  )
  const decision = decide(best.at)
  return { policy, decision, plan: planOf(policy, decision, setting), sampleMargin: best.value }
}

/** What the quantities of a policy are worked out from. */
export function settingOf(policy: Policy, market: SeasonMarket): PlanSetting {
  const { paths, markdowns, selling } = market
  const first = 'from' in policy ? policy.from : policy.base
  return {
    weeks: paths.weeks,
    markdowns,
    returnRatio: selling.returnRatio,
    curve: orderCurve(paths, pushes(policy) ? committedMonths(first) : 0),
  }
}

function pushes({ kind }: Policy): boolean {
  return kind !== 'on-demand' && kind !== 'made-to-measure'
}

/** The open figures of a policy, each with the range that can hold its optimum. */
export function choicesOf(policy: Policy, market: SeasonMarket, curve: OrderCurve): Choice[] {
  const { mostPieces } = curve
  const order = (cells: number): Choice => ({
    figure: 'firstPieces',
    range: { low: 0, high: mostPieces, cells },
  })
  const safety: Choice = {
    figure: 'safetyFactor',
    range: { low: -2.5, high: 3, cells: CELLS_OF_TWO },
  }
  switch (policy.kind) {
    case 'push':
    case 'pre-order':
      return [order(CELLS_ALONE)]
    case 'two-orders':
    case 'quick-response':
    case 'mix':
      return [order(CELLS_OF_TWO + 2), safety]
    case 'reserved':
      return [
        order(CELLS_OF_TWO),
        capacity(policy.reactive.capacityPiecesPerWeek, market, CELLS_OF_TWO),
      ]
    case 'on-demand':
      return [capacity(policy.from.capacityPiecesPerWeek, market, CELLS_ALONE)]
    case 'made-to-measure':
      return []
  }
}

/** Pieces a week that could be reserved. */
function reservable(policy: Policy): number {
  const source = 'from' in policy ? policy.from : policy.reactive
  return source.capacityPiecesPerWeek
}

function capacity(limit: number, { paths }: SeasonMarket, cells: number): Choice {
  const { weeks, variants, wantedPieces } = paths
  let most = 0
  for (let at = 0; at < paths.paths * weeks; at++) {
    let wanted = 0
    for (let variant = 0; variant < variants; variant++)
      wanted += wantedPieces[at * variants + variant]!
    most = Math.max(most, wanted)
  }
  const high = Math.min(limit, most)
  return { figure: 'capacityPiecesPerWeek', range: { low: 0, high, cells } }
}
