import { log } from '../../../core/statistics/special.ts'
import { smoothedLevel } from './smoothing.ts'

/** Forecast error at one lead, as measured on the history itself. */
export interface LeadError {
  readonly leadMonths: number
  /** Sd of log(what was sold / what was forecast). */
  readonly sdLog: number
  /** Mean of the same: above 0 when more is sold than forecast. */
  readonly biasLog: number
  /** Windows that do not overlap: how much the figure rests on. */
  readonly windows: number
}

/** What is rolled over a history. */
export interface RollingOrigin {
  /** Demand by week, hidden demand included. */
  readonly weekly: ArrayLike<number>
  /** Weeks that one order has to cover. */
  readonly windowWeeks: number
  readonly leadMonths: readonly number[]
  /** Season of the year, 52 figures around 1; the first is that of week 0 of the history. */
  readonly yearShape: ArrayLike<number>
}

/** Weeks of history before the first forecast. */
const WARM_WEEKS = 13
export const WEEKS_PER_MONTH = 365.25 / 12 / 7
/** Added to both sides of the ratio, pieces: a window may sell nothing. */
const HALF_PIECE = 0.5

/**
 * Error of a commitment made `leadMonths` before its window begins: at each origin the window is
 * forecast from what was known then (smoothed level, season of the year) and held against what
 * came. Rolling origin: Tashman (2000), International Journal of Forecasting 16(4),
 * doi:10.1016/S0169-2070(00)00065-0. Leads for which fewer than two windows fit are left out.
 */
export function rollingErrors(rolling: RollingOrigin): LeadError[] {
  return errorsByOrigin(rolling).flatMap((logs, at) => {
    const windows = logs.length / rolling.windowWeeks
    return windows >= 1 ? { leadMonths: rolling.leadMonths[at]!, ...spreadOf(logs), windows } : []
  })
}

/** The same lead by lead, origin by origin: the first origin is week `WARM_WEEKS` of the history. */
export function errorsByOrigin(rolling: RollingOrigin): number[][] {
  const { weekly, yearShape, windowWeeks } = rolling
  const season = (week: number): number => yearShape[week % yearShape.length]!
  const flat = Float64Array.from(weekly, (pieces, week) => pieces / season(week))
  const { level } = smoothedLevel(flat)
  return rolling.leadMonths.map((leadMonths) => {
    const leadWeeks = Math.round(leadMonths * WEEKS_PER_MONTH)
    const logs: number[] = []
    for (let origin = WARM_WEEKS; origin + leadWeeks + windowWeeks <= weekly.length; origin++) {
      let actual = 0
      let shape = 0
      for (let week = origin + leadWeeks; week < origin + leadWeeks + windowWeeks; week++) {
        actual += weekly[week]!
        shape += season(week)
      }
      const forecast = level[origin - 1]! * shape
      logs.push(log((actual + HALF_PIECE) / (forecast + HALF_PIECE)))
    }
    return logs
  })
}

function spreadOf(values: readonly number[]): { readonly sdLog: number; readonly biasLog: number } {
  const biasLog = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - biasLog) * (value - biasLog), 0)
  return { sdLog: Math.sqrt(squares / Math.max(1, values.length - 1)), biasLog }
}

/** Windows that the errors of the family are worth beside a product's own. */
const FAMILY_WINDOWS = 4

/**
 * A product's errors drawn towards those of its family: mean of variances by the windows behind
 * each, the posterior of a scaled inverse chi-square law (Gelman et al. 2013, Bayesian Data
 * Analysis, 2.6). Then made never to fall as the lead grows (pool adjacent violators: Ayer et al.
 * 1955, doi:10.1214/aoms/1177728423): knowing less cannot forecast better, what falls is noise.
 */
export function steadyErrors(
  own: readonly LeadError[],
  family: readonly LeadError[],
): { readonly leadMonths: number; readonly sdLog: number }[] {
  const blocks = own.map((error) => {
    const prior = family.find(({ leadMonths }) => leadMonths === error.leadMonths)
    const weight = error.windows + (prior ? FAMILY_WINDOWS : 0)
    const variance =
      (error.windows * error.sdLog ** 2 + (prior ? FAMILY_WINDOWS * prior.sdLog ** 2 : 0)) / weight
    return { leads: [error.leadMonths], variance, weight }
  })
  for (let at = 0; at + 1 < blocks.length;) {
    const [left, right] = [blocks[at]!, blocks[at + 1]!]
    if (left.variance <= right.variance) {
      at += 1
      continue
    }
    const weight = left.weight + right.weight
    blocks.splice(at, 2, {
      leads: [...left.leads, ...right.leads],
      variance: (left.variance * left.weight + right.variance * right.weight) / weight,
      weight,
    })
    at = Math.max(0, at - 1)
  }
  return blocks.flatMap(({ leads, variance }) =>
    leads.map((leadMonths) => ({ leadMonths, sdLog: Math.sqrt(variance) })),
  )
}

/** Errors of a family: the mean variance of its products, each by its windows. */
export function familyErrors(products: readonly (readonly LeadError[])[]): LeadError[] {
  const byLead = new Map<number, { squares: number; bias: number; windows: number }>()
  for (const { leadMonths, sdLog, biasLog, windows } of products.flat()) {
    const held = byLead.get(leadMonths) ?? { squares: 0, bias: 0, windows: 0 }
    held.squares += windows * sdLog * sdLog
    held.bias += windows * biasLog
    held.windows += windows
    byLead.set(leadMonths, held)
  }
  return [...byLead]
    .sort(([a], [b]) => a - b)
    .map(([leadMonths, { squares, bias, windows }]) => ({
      leadMonths,
      sdLog: Math.sqrt(squares / windows),
      biasLog: bias / windows,
      windows,
    }))
}
