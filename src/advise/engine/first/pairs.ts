import type { Chain } from '../../../chain/chain.ts'
import type { Problem } from '../../../core/problem.ts'
import { mean } from '../../../core/statistics/quantile.ts'
import { apply } from '../../../levers/apply.ts'
import type { Parameters } from '../../../levers/lever.ts'
import type { Scenario } from '../../../levers/scenario.ts'
import type { Near, Seasons } from './seasons.ts'
import { leadsOf } from './seasons.ts'
import type { SeasonStanding, Standing } from './standing/standing.ts'
import { standingOf } from './standing/standing.ts'
import type { Tables } from './trial.ts'

/** Two levers pulled together, against each alone; a year, in the currency of the chain. */
export interface LeverPair {
  readonly first: string
  readonly second: string
  readonly kind: 'strengthens' | 'spoils' | 'independent' | 'not-together' | 'unknown'
  readonly together?: number
  /** gain(A + B) - gain(A) - gain(B). */
  readonly interaction?: number
  /** Why they cannot be combined. */
  readonly problems: readonly Problem[]
}

/** A lever that was tried, with the chain that it leaves. */
export interface Tried {
  readonly id: string
  readonly parameters: Parameters
  readonly standing: Standing
}

/** Below this share of the larger of both gains, they leave each other alone (assumption). */
const INDEPENDENT_RATIO = 0.02

export interface Ground {
  readonly chain: Chain
  readonly before: Standing
  readonly tables: Tables
  readonly seasons: Seasons
}

/** Both steps in one scenario, in the order that fits; all four chains on the same seasons. */
export function pairOf(ground: Ground, one: Tried, other: Tried): LeverPair {
  const [first, second] = [one.id, other.id]
  const done = together(ground, one, other)
  if (!done.chain) return { first, second, kind: 'not-together', problems: done.problems }
  const both = standingOf(done.chain, ground.tables.reference)
  if (!both.ok) return { first, second, kind: 'not-together', problems: both.problems }
  const margins = marginsOf(ground, [ground.before, one.standing, other.standing, both.value])
  if (!margins) return { first, second, kind: 'unknown', problems: [] }
  const [none, a, b, ab] = margins as [number, number, number, number]
  const interaction = ab - a - b + none
  const size = Math.max(Math.abs(a - none), Math.abs(b - none))
  const isClose = Math.abs(interaction) <= INDEPENDENT_RATIO * size
  const kind = isClose ? 'independent' : interaction > 0 ? 'strengthens' : 'spoils'
  return { first, second, kind, together: ab - none, interaction, problems: [] }
}

function together(
  { chain, tables }: Ground,
  one: Tried,
  other: Tried,
): { readonly chain?: Chain; readonly problems: readonly Problem[] } {
  let problems: readonly Problem[] = []
  for (const order of [
    [one, other],
    [other, one],
  ]) {
    const steps = order.map(({ id, parameters }) => ({ id, lever: id, parameters }))
    const scenario: Scenario = {
      schema: 'boucle/scenario',
      schemaVersion: 1,
      name: 'pair',
      base: { hash: '' },
      steps,
    }
    const done = apply(chain, scenario, tables.reference, tables.seaKm)
    const left = done.steps.filter(({ status }) => status === 'does-not-fit')
    if (left.length === 0) return { chain: done.chain, problems: [] }
    if (problems.length === 0) problems = left.flatMap((each) => each.problems)
  }
  return { problems }
}

/** Yearly margins on the seasons of all of them; those of `see` when one cannot be proved. */
function marginsOf({ seasons }: Ground, all: readonly Standing[]): number[] | undefined {
  const asked = all.map(({ season }) => season)
  if (asked.every((each): each is SeasonStanding => each !== undefined)) {
    const leads = asked.flatMap(leadsOf)
    // The pair is sought from the quantities of its first lever on.
    const near = (at: number): Near | undefined =>
      at === asked.length - 1 ? { season: asked[1]!, quantities: 'sought' } : undefined
    return asked.map((each, at) => mean(seasons.marginsOf(each, leads, near(at))))
  }
  if (!all.every(({ year }) => year.margins.known)) return undefined
  return all.map(({ year }) => year.margins.operatingPerYear)
}
