import { errorsByOrigin } from '../../demand/forecast-error.ts'
import { yearShape } from '../../demand/season-shape.ts'

/** One product's weeks; all histories end in the same week. */
export interface TiedHistory {
  readonly family: string
  /** Demand by week, hidden demand included. */
  readonly weekly: Float64Array
}

export interface MeasuredTies {
  readonly commonRatio: number
  readonly familyRatio: number
  /** Products whose histories are long enough to tell. */
  readonly products: number
  /** Windows that do not overlap: how little the figure rests on. */
  readonly windows: number
}

/** Months ahead at which forecasts are compared: that of a far order. */
const LEAD_MONTHS = 3
/** Never quite the same for all. */
const MOST_RATIO = 0.95
const LEAST_PRODUCTS = 5
const LEAST_WINDOWS = 2

/**
 * How much of what forecasts miss is missed for all products together, and for those of a family:
 * the mean correlation, over all pairs, of rolling errors of the same origins (those behind
 * `errorByLead`). With one factor of all and one of each family, pairs of two families correlate by
 * the share of the first, pairs of one family by the sum of both shares. Undefined when fewer than
 * five histories overlap for two windows.
 */
export function tiesFromHistories(
  histories: readonly TiedHistory[],
  windowWeeks: number,
): MeasuredTies | undefined {
  const errors = histories.flatMap(({ family, weekly }) => {
    const shape = { weekly, windowWeeks, leadMonths: [LEAD_MONTHS], yearShape: yearShape(weekly) }
    const logs = errorsByOrigin(shape)[0]!
    return logs.length >= LEAST_WINDOWS * windowWeeks ? { family, logs } : []
  })
  if (errors.length < LEAST_PRODUCTS) return undefined
  const origins = errors.reduce((least, { logs }) => Math.min(least, logs.length), Infinity)
  const even = errors.flatMap(({ family, logs }) => {
    const z = standardised(logs.slice(-origins))
    return z ? { family, z } : []
  })
  if (even.length < LEAST_PRODUCTS) return undefined
  const all = pairSum(even.map(({ z }) => z))
  const byFamily = new Map<string, Float64Array[]>()
  for (const { family, z } of even) byFamily.set(family, [...(byFamily.get(family) ?? []), z])
  const named = [...byFamily].filter(([family]) => family !== '').map(([, own]) => pairSum(own))
  const within = named.reduce(
    (sum, own) => ({ sum: sum.sum + own.sum, pairs: sum.pairs + own.pairs }),
    { sum: 0, pairs: 0 },
  )
  const across = { sum: all.sum - within.sum, pairs: all.pairs - within.pairs }
  const commonRatio = bounded(meanOf(across.pairs > 0 ? across : all))
  const familyRatio = bounded(within.pairs > 0 ? meanOf(within) - commonRatio : 0)
  return {
    commonRatio,
    familyRatio: Math.min(familyRatio, MOST_RATIO - commonRatio),
    products: even.length,
    windows: origins / windowWeeks,
  }
}

interface PairSum {
  /** Of the correlations of all pairs. */
  readonly sum: number
  readonly pairs: number
}

/** All pairs at once: the square of a sum is the squares and twice the pairs. */
function pairSum(series: readonly Float64Array[]): PairSum {
  const count = series.length
  const origins = series[0]?.length ?? 1
  let squares = 0
  for (let origin = 0; origin < origins; origin++) {
    let sum = 0
    for (const z of series) sum += z[origin]!
    squares += sum * sum
  }
  return { sum: (squares / origins - count) / 2, pairs: (count * (count - 1)) / 2 }
}

function meanOf({ sum, pairs }: PairSum): number {
  return pairs > 0 ? sum / pairs : 0
}

function bounded(ratio: number): number {
  return Math.min(MOST_RATIO, Math.max(0, ratio))
}

/** Mean 0 and variance 1; undefined when nothing moves. */
function standardised(logs: readonly number[]): Float64Array | undefined {
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length
  const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length
  if (!(variance > 0)) return undefined
  return Float64Array.from(logs, (value) => (value - mean) / Math.sqrt(variance))
}
