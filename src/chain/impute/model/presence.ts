import type { Rng } from '../../../core/statistics/rng.ts'
import { exp, log } from '../../../core/statistics/special.ts'
import type { Cell } from '../cells.ts'

/** Figures that every process and lane has: what is absent there is missing. */
const SURE: ReadonlySet<string> = new Set(['leadTimeDays', 'lane.leadTimeDays'])
/** Before counting: one figure in ten missing, worth two figures. Assumption. */
const BEFORE = { missing: 0.2, count: 2 } as const

/** Days may all be known where a cost is not: some share is always taken to be missing. */
const LEAST_MISSING = 0.02

/** Share of supplier figures that are missing, from those that must exist. */
export function missingRatio(cells: readonly Cell[]): number {
  const sure = cells.filter((cell) => SURE.has(cell.quantity.id) && !cell.isOwn)
  const absent = sure.filter((cell) => cell.value === undefined).length
  return Math.max(LEAST_MISSING, (absent + BEFORE.missing) / (sure.length + BEFORE.count))
}

/** How often stages have a figure at all: always, or one of these shares. */
const SHARES = [1, 0.95, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15, 0.05] as const
/** Weight of "always" against all the other shares together, before counting. Assumption. */
export const ALWAYS_CORE = 0.9
export const ALWAYS_OPTIONAL = 0.5

export interface PresenceChoice {
  readonly weight: number
  /** Chance that an absent figure exists and is missing. */
  readonly realRatio: number
}

/**
 * Whether what is absent exists: with a share p of stages that have the figure and a share m missing,
 * it is given with probability p (1 - m), and an absent one exists with p m / (1 - p (1 - m)).
 * Bayes over p from the count of those given.
 */
export function presenceOf(
  { given, count }: { readonly given: number; readonly count: number },
  missing: number,
  always: number,
): PresenceChoice[] {
  const logs = SHARES.map((share) => {
    const seen = share * (1 - missing)
    const prior = share === 1 ? always : (1 - always) / (SHARES.length - 1)
    return log(prior) + given * log(seen) + (count - given) * log(Math.max(1 - seen, 1e-12))
  })
  const best = Math.max(...logs)
  const weights = logs.map((each) => exp(each - best))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return SHARES.map((share, i) => ({
    weight: weights[i]! / total,
    realRatio: (share * missing) / (1 - share * (1 - missing)),
  }))
}

/** Chance that an absent figure exists, over all choices. */
export function realRatioOf(choices: readonly PresenceChoice[]): number {
  return choices.reduce((sum, { weight, realRatio }) => sum + weight * realRatio, 0)
}

/** Next to nothing: an absent figure that does not exist, still a number to draw around. */
const NONE = 1e-9

/**
 * Where a draw says that the figure does not exist, puts what stands for that: next to nothing, or
 * 1 for a yield.
 */
export function thinOut(
  drawn: readonly Float64Array[],
  choices: readonly PresenceChoice[],
  random: Rng,
  absent: 0 | 1 = 0,
): void {
  const draws = drawn[0]?.length ?? 0
  for (let d = 0; d < draws; d++) {
    let left = random.next()
    const choice = choices.find(({ weight }) => (left -= weight) <= 0) ?? choices[0]
    for (const figure of drawn) {
      if (random.next() > (choice?.realRatio ?? 1)) figure[d] = absent === 1 ? 1 : NONE * figure[d]!
    }
  }
}
