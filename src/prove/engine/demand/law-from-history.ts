import { sum } from '../../../core/statistics/quantile.ts'
import type { DemandLaw } from './demand-law.ts'
import type { LeadError } from './forecast-error.ts'
import { rollingErrors, steadyErrors } from './forecast-error.ts'
import { hiddenDemand } from './hidden-demand.ts'
import type { ProductFamily } from './law-without-history.ts'
import { lawOfFamily } from './law-without-history.ts'
import type { MarkdownResponse } from './markdown-response.ts'
import { markdownResponse } from './markdown-response.ts'
import { seasonShape, yearShape, YEAR_WEEKS } from './season-shape.ts'
import { smoothedLevel } from './smoothing.ts'
import { variantMix } from './variant-mix.ts'
import type { WeeklySeries } from './weekly-series.ts'
import { weeklyTotal } from './weekly-series.ts'

export interface HistoryQuestion {
  readonly series: WeeklySeries
  /** Weeks that one order has to cover. */
  readonly seasonWeeks: number
  /** Week of the calendar in which the season opens; missing: right after the history. */
  readonly seasonFromWeek?: number
  /** Months ahead at which one may commit, ascending. */
  readonly leadMonths: readonly number[]
  /** Errors of products like this one, when there are any. */
  readonly family?: readonly LeadError[]
  /** What the error is taken to be when the history is too short to show it. */
  readonly kind: ProductFamily
}

/** The law, and what it rests on. */
export interface HistoryLaw {
  readonly law: DemandLaw
  /** `once` when the history is one season, `rolling` when it is long enough to forecast itself. */
  readonly reading: 'once' | 'rolling'
  /** Where the forecast error comes from. */
  readonly errorOrigin: 'history' | 'family' | 'default'
  readonly ownErrors: readonly LeadError[]
  readonly weeklyDemandPieces: Float64Array
  readonly stockOutWeeks: number
  /** Pieces that clients wanted and that stock-outs hid. */
  readonly hiddenPieces: number
  /** True when a variant was cut in every week it sold: the law is then too low. */
  readonly isLowerBound: boolean
  readonly markdown: MarkdownResponse | undefined
}

/** Weeks of one period when the mix of variants is compared between periods. */
const MIX_WEEKS = 4
/** Weeks that a history needs beyond one window to forecast itself. */
const ROLLING_WEEKS = 26

/** What sales say of the demand to come; undefined when nothing was sold. */
export function lawFromHistory(question: HistoryQuestion): HistoryLaw | undefined {
  const { series, seasonWeeks } = question
  const sold = weeklyTotal(series, series.soldPieces)
  const soldPieces = sum(sold)
  if (!(soldPieces > 0)) return undefined
  const reading = series.weeks >= seasonWeeks + ROLLING_WEEKS ? 'rolling' : 'once'
  const shape = reading === 'rolling' ? laidOut(yearShape(sold), series.weeks) : seasonShape([sold])
  const behind = demandOf(series, shape)
  const weekly = behind.weekly
  const returned = sum(series.returnedPieces)
  const markdown = markdownResponse({
    demandPieces: weekly,
    unitPrice: meanPrice(series),
    shape: reading === 'rolling' ? shape : Array.from(shape, () => 1),
  })
  const level =
    reading === 'rolling'
      ? rollingLevel(weekly, { seasonWeeks, waitWeeks: waitOf(question) })
      : onceLevel(weekly, seasonWeeks)
  const errors = errorsOf(question, weekly, level.meanPieces)
  const mix = variantMix(countsByPeriod(series, behind.cells))
  return {
    law: {
      origin: 'history',
      ...level,
      errorByLead: errors.errorByLead,
      variants: series.variants.map((id, variant) => ({
        id,
        shareRatio: mix.shareRatio[variant]!,
      })),
      mixConcentration: mix.concentration,
      returnRatio: Math.min(1, returned / soldPieces),
      ...(markdown && { markdownElasticity: markdown.elasticity }),
    },
    reading,
    errorOrigin: errors.origin,
    ownErrors: errors.own,
    weeklyDemandPieces: weekly,
    stockOutWeeks: series.stockOut.reduce((count, out) => count + out, 0),
    hiddenPieces: sum(weekly) - soldPieces,
    isLowerBound: behind.isLowerBound,
    markdown,
  }
}

/** A year laid out over the weeks of a history. */
function laidOut(year: Float64Array, weeks: number): Float64Array {
  return Float64Array.from({ length: weeks }, (_, week) => year[week % YEAR_WEEKS]!)
}

interface BehindSales {
  readonly weekly: Float64Array
  readonly cells: Float64Array
  readonly isLowerBound: boolean
}

/** Demand of each variant behind its sales, and of all of them by week. */
function demandOf(series: WeeklySeries, shape: ArrayLike<number>): BehindSales {
  const { weeks, variants } = series
  const cells = new Float64Array(series.soldPieces.length)
  let isLowerBound = false
  for (let variant = 0; variant < variants.length; variant++) {
    const [from, to] = [variant * weeks, (variant + 1) * weeks]
    const hidden = hiddenDemand({
      soldPieces: series.soldPieces.subarray(from, to),
      stockOut: series.stockOut.subarray(from, to),
      shape,
    })
    cells.set(hidden.demandPieces, from)
    isLowerBound ||= hidden.isLowerBound
  }
  return { weekly: weeklyTotal(series, cells), cells, isLowerBound }
}

type Level = Pick<DemandLaw, 'shareByWeek' | 'meanPieces' | 'levelSdLog'>

/** Weeks of the year between the end of the history and the opening of the season. */
function waitOf({ series, seasonFromWeek }: HistoryQuestion): number {
  if (seasonFromWeek === undefined) return 0
  const after = (seasonFromWeek - series.firstWeek - series.weeks) % YEAR_WEEKS
  return (after + YEAR_WEEKS) % YEAR_WEEKS
}

/** Level now times the season of the weeks to come. */
function rollingLevel(
  weekly: Float64Array,
  { seasonWeeks, waitWeeks }: { readonly seasonWeeks: number; readonly waitWeeks: number },
): Level {
  const year = yearShape(weekly)
  const flat = weekly.map((pieces, week) => pieces / year[week % YEAR_WEEKS]!)
  const { level, residualSd, alpha } = smoothedLevel(flat)
  const now = level.at(-1)!
  const ahead = Array.from(
    { length: seasonWeeks },
    (_, week) => year[(weekly.length + waitWeeks + week) % YEAR_WEEKS]!,
  )
  const whole = sum(ahead)
  return {
    shareByWeek: ahead.map((share) => share / whole),
    meanPieces: now * whole,
    // Variance of an exponentially weighted mean of independent weeks: alpha / (2 - alpha).
    levelSdLog: now > 0 ? (residualSd / now) * Math.sqrt(alpha / (2 - alpha)) : 0,
  }
}

/** One season seen: the next is expected to sell as much, in the same weeks stretched or cut. */
function onceLevel(weekly: Float64Array, seasonWeeks: number): Level {
  const meanPieces = sum(weekly)
  const shape = seasonShape([weekly])
  const stretched = Array.from({ length: seasonWeeks }, (_, week) => {
    const [from, to] = [
      (week * shape.length) / seasonWeeks,
      ((week + 1) * shape.length) / seasonWeeks,
    ]
    return shareBetween(shape, from, to)
  })
  // A count alone is sure to its square root, Poisson: what one season cannot show is in the error.
  return { shareByWeek: stretched, meanPieces, levelSdLog: 1 / Math.sqrt(Math.max(1, meanPieces)) }
}

function shareBetween(shape: readonly number[], from: number, to: number): number {
  let share = 0
  for (let week = Math.floor(from); week < Math.min(shape.length, Math.ceil(to)); week++) {
    share += shape[week]! * (Math.min(week + 1, to) - Math.max(week, from))
  }
  return share
}

function errorsOf(
  question: HistoryQuestion,
  weekly: Float64Array,
  meanPieces: number,
): {
  readonly errorByLead: DemandLaw['errorByLead']
  readonly origin: HistoryLaw['errorOrigin']
  readonly own: readonly LeadError[]
} {
  const { seasonWeeks, leadMonths, family = [] } = question
  const own = rollingErrors({
    weekly,
    windowWeeks: seasonWeeks,
    leadMonths,
    yearShape: yearShape(weekly),
  })
  if (own.length > 0) return { errorByLead: steadyErrors(own, family), origin: 'history', own }
  if (family.length > 0) return { errorByLead: steadyErrors(family, []), origin: 'family', own }
  const assumed = lawOfFamily(question.kind, {
    meanPieces,
    leadMonths: leadMonths.at(-1) ?? 0,
    seasonWeeks,
  })
  return { errorByLead: assumed.errorByLead, origin: 'default', own }
}

/** Mean price of the week over the variants that sold; NaN where none did. */
function meanPrice({ weeks, variants, soldPieces, unitPrice }: WeeklySeries): Float64Array {
  const amount = new Float64Array(weeks)
  const priced = new Float64Array(weeks)
  for (let cell = 0; cell < variants.length * weeks; cell++) {
    if (!(unitPrice[cell]! > 0)) continue
    amount[cell % weeks]! += unitPrice[cell]! * soldPieces[cell]!
    priced[cell % weeks]! += soldPieces[cell]!
  }
  return amount.map((euros, week) => euros / priced[week]!)
}

function countsByPeriod({ weeks, variants }: WeeklySeries, cells: Float64Array): number[][] {
  const periods = Math.ceil(weeks / MIX_WEEKS)
  return Array.from({ length: periods }, (_, period) =>
    variants.map((_variant, variant) =>
      sum(
        cells.subarray(
          variant * weeks + period * MIX_WEEKS,
          variant * weeks + Math.min(weeks, (period + 1) * MIX_WEEKS),
        ),
      ),
    ),
  )
}
