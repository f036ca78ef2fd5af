import { bookSeasons, bridgeOf } from '../bridge/bridge-lines.ts'
import type { Decision, PlanSetting } from '../policy/plan-of.ts'
import { planOf } from '../policy/plan-of.ts'
import type { OrderCurve } from '../policy/order-curve.ts'
import { orderCurve } from '../policy/order-curve.ts'
import type { Policy } from '../policy/policy.ts'
import { committedMonths } from '../policy/policy.ts'
import type { DemandPaths } from '../season/demand-paths.ts'
import type { Markdown, SeasonPlan, SellingTerms, Source } from '../season/season-plan.ts'
import { simulateMean } from '../season/simulate-mean.ts'
import type { Maximum, NearOptimum, Range } from './maximise.ts'
import { maximise, TOLERANCE } from './maximise.ts'

/** A policy with the quantities that earn most on the paths they were sought on. */
export interface BestPlan {
  readonly policy: Policy
  readonly decision: Decision
  readonly plan: SeasonPlan
  /** Mean final margin on those paths: a little too good, as they were chosen on them. */
  readonly sampleMargin: number
  /** Where the searches ended, as shares of their ranges: of the policy, and of one order alone. */
  readonly ends: SearchEnds
}

interface SearchEnds {
  readonly own: readonly number[]
  readonly once?: readonly number[]
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
 * 2002, SIAM J. Optimization 12(2), doi:10.1137/S1052623499363220). With `known`, the optimum in
 * nearly the same market, the search goes on from there.
 */
export function bestPlan(policy: Policy, market: SeasonMarket, known?: BestPlan): BestPlan {
  const best = bestOrders(policy, market, known?.ends.own)
  const first = 'again' in policy || policy.kind === 'quick-response' ? policy.from : undefined
  const from = policy.kind === 'mix' ? policy.base : first
  if (!from) return best
  // Whoever may order again may also leave it.
  const once = bestOrders({ kind: 'push', id: policy.id, from }, market, known?.ends.once)
  const ends = { own: best.ends.own, once: once.ends.own }
  return { ...(once.sampleMargin >= best.sampleMargin ? { ...once, policy } : best), ends }
}

/** One early order from a place, sought once for all the policies that may stop there. */
const PUSHED = new WeakMap<SeasonMarket, Map<Source, BestPlan>>()

function bestOrders(policy: Policy, market: SeasonMarket, known?: readonly number[]): BestPlan {
  if (policy.kind !== 'push') return sought(policy, market, known)
  const pushed = PUSHED.get(market) ?? new Map<Source, BestPlan>()
  PUSHED.set(market, pushed)
  const best = pushed.get(policy.from) ?? sought(policy, market, known)
  pushed.set(policy.from, best)
  return { ...best, policy }
}

/** From the optimum of a market that differs, and from that on fewer of the same seasons. */
const [WARM_STEP, WARM_TOLERANCE, FINE_STEP] = [0.5, 4e-3, 0.25]

function sought(policy: Policy, market: SeasonMarket, known?: readonly number[]): BestPlan {
  if (known) {
    return searched(policy, market, {
      shares: known,
      step: WARM_STEP,
      tolerance: WARM_TOLERANCE,
    })
  }
  const coarse = fewerSeasons(market)
  if (!coarse) return searched(policy, market)
  const first = searched(policy, coarse)
  return searched(policy, market, {
    shares: first.ends.own,
    step: FINE_STEP,
    tolerance: TOLERANCE,
  })
}

function searched(policy: Policy, market: SeasonMarket, near?: NearOptimum): BestPlan {
  const setting = settingOf(policy, market)
  const choices = choicesOf(policy, market, setting.curve)
  const decide = (at: readonly number[]): Decision => ({
    firstPieces: 0,
    safetyFactor: 0,
    // What costs nothing to reserve is reserved whole.
    capacityPiecesPerWeek: reservable(policy),
    ...Object.fromEntries(choices.map(({ figure }, index) => [figure, at[index]!])),
  })
  const value = (at: readonly number[]) => meanMargin(planOf(policy, decide(at), setting), market)
  const ranges = choices.map(({ range }) => range)
  const best = [maximise(value, ranges, near), ...overTiers(value, choices, policy)].reduce(
    (most, each) => (each.value > most.value ? each : most),
  )
  const decision = decide(best.at)
  const own = choices.map(({ range: { low, high } }, index) => {
    return high > low ? (best.at[index]! - low) / (high - low) : 0
  })
  const plan = planOf(policy, decision, setting)
  return { policy, decision, plan, sampleMargin: best.value, ends: { own } }
}

/**
 * Where prices fall by steps the margin jumps at each: the search is made again from every step to
 * the next, so that an order that reaches a step is never missed.
 */
function overTiers(
  value: (at: readonly number[]) => number,
  choices: readonly Choice[],
  policy: Policy,
): Maximum[] {
  const first = choices.findIndex(({ figure }) => figure === 'firstPieces')
  const { tiers = [] } = 'from' in policy ? policy.from : policy.base
  const range = choices[first]?.range
  if (!range) return []
  const starts = tiers.map(({ fromPieces }) => fromPieces).filter((from) => from < range.high)
  return starts.flatMap((low, at) => {
    if (low <= range.low) return []
    const cells = choices.length === 1 ? TIER_CELLS_ALONE : TIER_CELLS
    const part = { low: low * BELOW_TIER, high: starts[at + 1] ?? range.high, cells }
    return [
      maximise(
        value,
        choices.map((each, index) => (index === first ? part : each.range)),
      ),
    ]
  })
}

/** Grid over the orders of one tier of prices, alone or with another figure. */
const [TIER_CELLS_ALONE, TIER_CELLS] = [40, 6]
/** An order written a little below a step reaches it whenever its forecast grows. */
const BELOW_TIER = 0.85

/** Below so many cells of seasons, weeks and variants a search is quick on all of them. */
const [COARSE_CELLS, COARSE_PART, LEAST_COARSE] = [30_000, 8, 16]
const COARSE = new WeakMap<SeasonMarket, SeasonMarket>()

/** The first of many seasons: Sobol' points that are cut short still fill their space evenly. */
function fewerSeasons(market: SeasonMarket): SeasonMarket | undefined {
  const { paths } = market
  const few = Math.floor(paths.paths / COARSE_PART)
  if (few < LEAST_COARSE || paths.wantedPieces.length < COARSE_CELLS) return undefined
  let coarse = COARSE.get(market)
  if (!coarse) {
    const wantedPieces = paths.wantedPieces.subarray(0, few * paths.weeks * paths.variants)
    const knownRatio = paths.knownRatio.subarray(0, few * paths.knownAtMonths.length)
    coarse = { ...market, paths: { ...paths, paths: few, wantedPieces, knownRatio } }
    COARSE.set(market, coarse)
  }
  return coarse
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
