import type { Problem } from '../../../core/problem.ts'
import { mean } from '../../../core/statistics/quantile.ts'
import type { Near, Seasons } from './seasons.ts'
import { leadsOf } from './seasons.ts'
import type { Standing } from './standing/standing.ts'

/** What going from one chain to another brings a year; in the currency of the chain. */
export interface Gain {
  /** prove: final margin, season by season; see: margin without doubt, and `because` says why. */
  readonly basis: 'prove' | 'see'
  readonly because?: Problem
  readonly perYear: number
  /** After less before, on the same seasons. */
  readonly bySeason?: Float64Array
}

/** The same two chains before one figure was moved. */
export interface NearBy {
  readonly before: Standing
  readonly after: Standing
  readonly quantities: Near['quantities']
}

function nearOf(standing: Standing | undefined, near: NearBy | undefined): Near | undefined {
  const season = standing?.season
  return season && near && { season, quantities: near.quantities }
}

/**
 * Gain in yearly final margin, both chains played on the same seasons (common random numbers: what
 * both suffer alike leaves the difference). Undefined when neither verb knows the margin.
 */
export function gainBetween(
  before: Standing,
  after: Standing,
  seasons: Seasons,
  near?: NearBy,
): Gain | undefined {
  const [was, is] = [before.season, after.season]
  if (was && is) {
    const leads = [...leadsOf(was), ...leadsOf(is)]
    const margins = [
      seasons.marginsOf(was, leads, nearOf(near?.before, near)),
      seasons.marginsOf(is, leads, nearOf(near?.after, near)),
    ] as const
    return proved(...margins)
  }
  const [x, y] = [before.year.margins, after.year.margins]
  if (!x.known || !y.known) return undefined
  const because = before.because ?? after.because
  return {
    basis: 'see',
    ...(because && { because }),
    perYear: y.operatingPerYear - x.operatingPerYear,
  }
}

/** Difference of the margins of two chains on the same seasons. */
function proved(before: Float64Array, after: Float64Array): Gain {
  const bySeason = after.map((margin, season) => margin - before[season]!)
  return { basis: 'prove', perYear: mean(bySeason), bySeason }
}
