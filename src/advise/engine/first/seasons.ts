import { bestPlan, settingOf } from '../../../prove/engine/optimum/best-plan.ts'
import { planOf } from '../../../prove/engine/policy/plan-of.ts'
import type { Policy } from '../../../prove/engine/policy/policy.ts'
import type { BestPlan, SeasonMarket } from '../../../prove/engine/optimum/best-plan.ts'
import { committedMonths, sourcesOf } from '../../../prove/engine/policy/policy.ts'
import type { DemandPaths } from '../../../prove/engine/season/demand-paths.ts'
import { drawPaths } from '../../../prove/engine/season/demand-paths.ts'
import { playPolicy } from '../../../prove/engine/verdict/outcome.ts'
import { permanentYear } from '../../../prove/engine/verdict/permanent-verdict.ts'
import { mean } from '../../../core/statistics/quantile.ts'
import type { SeasonStanding } from './standing/standing.ts'

/** Seasons that every chain is played on, and other ones on which its quantities are sought. */
export interface SeasonCount {
  readonly seed: number
  readonly paths: number
  readonly samplePaths: number
}

/** Final margins of chains, season by season, on the same seasons. */
export interface Seasons {
  readonly count: SeasonCount
  /**
   * One year a season, each way of buying at its own optimum, the best of them. `leads` are those of
   * every chain that it is held against: demand is then in doubt by the longest of them for all, and
   * whoever orders later knows more of the same season.
   */
  readonly marginsOf: (
    standing: SeasonStanding,
    leads: readonly number[],
    near?: Near,
  ) => Float64Array
}

/** A standing that differs by one figure, or by one lever, and what is done with its quantities. */
export interface Near {
  readonly season: SeasonStanding
  /**
   * sought: they are where the search begins. kept: they stay, which is right to first order as they
   * were best (envelope theorem: Milgrom and Segal 2002, doi:10.1111/1468-0262.00296).
   */
  readonly quantities: 'sought' | 'kept'
}

/** Months before the season at which a chain commits, by any way of buying. */
export function leadsOf({ question }: SeasonStanding): number[] {
  return question.policies.flatMap((policy) => sourcesOf(policy).map(committedMonths))
}

function inOrder(months: readonly number[]): number[] {
  return [...new Set(months)].toSorted((a, b) => a - b)
}

/** Cells of seasons, weeks and variants beyond which fewer seasons are played or sought on. */
const [PLAYED_CELLS, SAMPLE_CELLS, LEAST_SEASONS] = [160_000, 40_000, 16]
/** Apart from the seasons that margins are read on. */
const SAMPLE_SEED = 0.5
/** Draws that are kept: a figure moved by turns comes back to the one before. */
const MOST_DRAWS = 6

/** So many seasons, or fewer where a season of this law has many weeks and variants. */
export function countFor(wanted: SeasonCount, season: SeasonStanding | undefined): SeasonCount {
  const law = season?.question.law
  const cells = law ? law.shareByWeek.length * law.variants.length : 1
  const fit = (count: number, most: number) => {
    let fitting = count
    while (fitting > LEAST_SEASONS && fitting * cells > most) fitting /= 2
    return fitting
  }
  return {
    ...wanted,
    paths: fit(wanted.paths, PLAYED_CELLS),
    samplePaths: fit(wanted.samplePaths, SAMPLE_CELLS),
  }
}

/** Draws and results are kept: a chain is played once on the same seasons. */
export function openSeasons(count: SeasonCount): Seasons {
  const drawn = new Map<string, DemandPaths>()
  const played = new Map<string, Float64Array>()
  const plans = new Map<string, BestPlan>()
  const draw = (season: SeasonStanding, months: readonly number[], use: 'sample' | 'verdict') => {
    const { law, drawing, selling, markdowns } = season.question
    const key = JSON.stringify([use, months, law])
    let paths = drawn.get(key)
    if (!paths) {
      const isSample = use === 'sample'
      paths = drawPaths(law, {
        ...drawing,
        paths: isSample ? count.samplePaths : count.paths,
        seed: isSample ? count.seed + SAMPLE_SEED : count.seed,
        leadMonths: months.at(-1) ?? 0,
        knownAtMonths: months,
      })
      const oldest = drawn.size < MOST_DRAWS ? undefined : drawn.keys().next().value
      if (oldest !== undefined) drawn.delete(oldest)
      drawn.set(key, paths)
    }
    return { key, market: { paths, selling, markdowns } }
  }
  const plansOf = (season: SeasonStanding, months: readonly number[], near?: Near): BestPlan[] => {
    const known = near ? plansOf(near.season, inOrder([...months, ...leadsOf(near.season)])) : []
    const { key: drawKey, market } = draw(season, months, 'sample')
    return season.question.policies.map((policy) => {
      const from = known.find((plan) => plan.policy.id === policy.id)
      if (from && near?.quantities === 'kept') return keptPlan(policy, market, from)
      // What is known stands in the key: a result never depends on what happened to come before it.
      const key = JSON.stringify([policy, market.selling, market.markdowns, drawKey, from?.ends])
      const plan = plans.get(key) ?? bestPlan(policy, market, from)
      plans.set(key, plan)
      return plan
    })
  }
  return {
    count,
    marginsOf(season, leads, near) {
      const months = inOrder(leads)
      const key = JSON.stringify([season, months, near])
      const known = played.get(key)
      if (known) return known
      const { market } = draw(season, months, 'verdict')
      const margins =
        season.regime === 'permanent'
          ? allYear(season, market.paths)
          : bestOf(plansOf(season, months, near), market)
      const whole = margins.map((margin) => margin + season.besidePerYear)
      played.set(key, whole)
      return whole
    },
  }
}

/** The quantities of a plan in a market that differs by one figure. */
function keptPlan(policy: Policy, market: SeasonMarket, known: BestPlan): BestPlan {
  // Whoever may order again but had better not keeps to one order.
  const isOnce = known.plan.replenishment === undefined && 'from' in policy && mayStop(policy)
  const kept: Policy = isOnce ? { kind: 'push', id: policy.id, from: policy.from } : policy
  const plan = planOf(kept, known.decision, settingOf(kept, market))
  return { ...known, policy, plan }
}

function mayStop({ kind }: Policy): boolean {
  return kind === 'two-orders' || kind === 'quick-response'
}

/** The way of buying that earns most on average. */
function bestOf(plans: readonly BestPlan[], market: SeasonMarket): Float64Array {
  const all = plans.map((plan) => playPolicy(plan, market))
  return all.reduce((best, each) =>
    each.outcome.finalMargin.mean > best.outcome.finalMargin.mean ? each : best,
  ).margins
}

/** Sold all year: pieces of the season at their margin, less what holding the stock costs. */
function allYear({ question }: SeasonStanding, paths: DemandPaths): Float64Array {
  const { marginPerPiece, heldPerYear } = permanentYear(question)
  const cells = paths.weeks * paths.variants
  return Float64Array.from({ length: paths.paths }, (_, path) => {
    const wanted = paths.wantedPieces.subarray(path * cells, (path + 1) * cells)
    return cells * mean(wanted) * marginPerPiece - heldPerYear
  })
}
