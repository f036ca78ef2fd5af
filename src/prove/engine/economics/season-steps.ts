import type { SeasonMarket } from '../optimum/best-plan.ts'
import type { SeasonPlan } from '../season/season-plan.ts'
import { Season } from '../season/simulate-season.ts'
import { COUNTS_A_PATH } from '../season/season-totals.ts'

/** A plan played on every path, kept step by step for the mean season. */
export interface SeasonSteps {
  readonly weeks: number
  /**
   * Counts of the mean season, `COUNTS_A_PATH` a row: before it opens, in each week, at its close.
   * The rows add up to the mean counts.
   */
  readonly byStep: Float64Array
  /** Counts of each path. */
  readonly counts: Float64Array
}

/** Plays a plan and keeps when things happen. */
export function seasonSteps(plan: SeasonPlan, { paths, selling }: SeasonMarket): SeasonSteps {
  const { weeks } = paths
  const steps = weeks + 2
  const soFar = new Float64Array(steps * COUNTS_A_PATH)
  const counts = new Float64Array(paths.paths * COUNTS_A_PATH)
  const season = new Season(paths, plan, selling)
  const onStep = (step: number, total: Float64Array): void => {
    const from = step * COUNTS_A_PATH
    for (let count = 0; count < COUNTS_A_PATH; count++) soFar[from + count]! += total[count]!
  }
  for (let path = 0; path < paths.paths; path++) {
    counts.set(season.play(path, onStep), path * COUNTS_A_PATH)
  }
  const byStep = soFar.map((sum, at) => (sum - (soFar[at - COUNTS_A_PATH] ?? 0)) / paths.paths)
  return { weeks, byStep, counts }
}
