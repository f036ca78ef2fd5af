import type { DemandPaths } from './demand-paths.ts'
import type { SeasonPlan, SellingTerms } from './season-plan.ts'
import { COUNTS_A_PATH } from './season-totals.ts'
import { Season } from './simulate-season.ts'

/** Mean counts over the paths, added in their order: what `simulateSeason` gives, on average. */
export function simulateMean(
  paths: DemandPaths,
  plan: SeasonPlan,
  selling: SellingTerms,
): Float64Array {
  const mean = new Float64Array(COUNTS_A_PATH)
  const season = new Season(paths, plan, selling)
  for (let path = 0; path < paths.paths; path++) {
    const total = season.play(path)
    for (let count = 0; count < COUNTS_A_PATH; count++) mean[count]! += total[count]!
  }
  for (let count = 0; count < COUNTS_A_PATH; count++) mean[count]! /= paths.paths
  return mean
}
