import { isoDate } from '../../../core/calendar/calendar.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem, warning } from '../../../core/problem.ts'
import { familyErrors } from '../demand/forecast-error.ts'
import type { HistoryLaw } from '../demand/law-from-history.ts'
import { lawFromHistory } from '../demand/law-from-history.ts'
import type { DatedHistory } from '../demand/sales-history.ts'
import type { WeeklySeries } from '../demand/weekly-series.ts'
import { weekOf, weeklyTotal } from '../demand/weekly-series.ts'
import type { ChainProduct } from './product.ts'
import { assumed } from './terms/assumed.ts'

/** What a sales history told of the product, and what is to be known before trusting it. */
export interface SalesReading extends Pick<
  DatedHistory,
  'itemId' | 'rows' | 'items' | 'firstDay' | 'lastDay' | 'dates' | 'findings'
> {
  readonly weeks: number
  readonly soldPieces: number
  readonly returnedPieces: number
  /** Weeks in which at least one variant ran out. */
  readonly stockOutWeeks: number
  /** Demand that stock-outs hid, estimated. */
  readonly hiddenPieces: number
  readonly reading: HistoryLaw['reading']
  readonly errorOrigin: HistoryLaw['errorOrigin']
  /** Week by week from the first one: what was sold, and what was wanted. */
  readonly weekly: readonly { readonly soldPieces: number; readonly wantedPieces: number }[]
  /** Monday of the first week. */
  readonly firstMonday: string
}

/** Months ahead at which the forecast error of a history is measured. */
const HISTORY_LEADS = [1, 2, 3, 4, 6]
/** What a history says better than a supposition. */
const TOLD_BY_SALES: readonly string[] = ['variantMix', 'forecastErrors']

/** The product with the demand law of its sales, in place of what its market supposes. */
export function productOfSales(
  product: ChainProduct,
  history: DatedHistory,
  landedCostPerPiece: number,
): Result<{ readonly product: ChainProduct; readonly sales: SalesReading }> {
  const { series } = history
  const seasonWeeks = product.law.shareByWeek.length
  const asked = {
    seasonWeeks,
    ...(product.seasonFromDay !== undefined && { seasonFromWeek: weekOf(product.seasonFromDay) }),
    leadMonths: HISTORY_LEADS,
    kind: product.regime === 'permanent' ? 'functional' : 'innovative',
  } as const
  const { errors } = withFamilyErrors(history, seasonWeeks).familyErrors!
  const found = lawFromHistory({ ...asked, series, family: errors })
  if (!found) return fail(nothingSold(product.itemId, history))
  const findings = [
    ...history.findings,
    ...shortOf(series.weeks, seasonWeeks, found),
    ...(found.isLowerBound ? [alwaysOut(series)] : []),
    ...belowCost(series, landedCostPerPiece),
  ]
  const { itemId, rows, items, firstDay, lastDay, dates } = history
  const sales: SalesReading = {
    itemId,
    rows,
    items,
    firstDay,
    lastDay,
    dates,
    findings,
    weeks: series.weeks,
    soldPieces: total(series.soldPieces),
    returnedPieces: total(series.returnedPieces),
    stockOutWeeks: weeksOut(series),
    hiddenPieces: found.hiddenPieces,
    reading: found.reading,
    errorOrigin: found.errorOrigin,
    weekly: weeklyOf(series, found),
    firstMonday: isoDate(series.firstWeek * 7 - 3),
  }
  return ok({ product: withLaw(product, found), sales })
}

/**
 * The history with the errors of the items beside it, for seasons of so many weeks: a hundred items
 * take seconds, which a page spends once, and not each time it moves a price.
 */
export function withFamilyErrors(history: DatedHistory, seasonWeeks: number): DatedHistory {
  if (history.familyErrors?.seasonWeeks === seasonWeeks) return history
  const asked = { seasonWeeks, leadMonths: HISTORY_LEADS, kind: 'innovative' } as const
  const others = history.family.flatMap((series) => {
    const law = lawFromHistory({ ...asked, series })
    return law ? [law.ownErrors] : []
  })
  return { ...history, familyErrors: { seasonWeeks, errors: familyErrors(others) } }
}

function withLaw(product: ChainProduct, { law, errorOrigin }: HistoryLaw): ChainProduct {
  const assumptions = product.assumptions.filter(
    ({ path }) => !TOLD_BY_SALES.includes(`${path[0]}`),
  )
  if (errorOrigin !== 'history') {
    assumptions.push(
      assumed(
        'forecastErrors',
        errorOrigin,
        'Maybe give a longer history, of two seasons or more.',
      ),
    )
  }
  const selling = {
    ...product.selling,
    returnRatio: law.returnRatio,
    markdownElasticity: law.markdownElasticity ?? product.selling.markdownElasticity,
  }
  return { ...product, law, selling, assumptions }
}

function weeklyOf(series: WeeklySeries, { weeklyDemandPieces }: HistoryLaw) {
  return Array.from(weeklyTotal(series, series.soldPieces), (soldPieces, week) => ({
    soldPieces,
    wantedPieces: Math.max(soldPieces, Math.round(weeklyDemandPieces[week]! * 10) / 10),
  }))
}

function total(cells: Float64Array): number {
  return cells.reduce((sum, pieces) => sum + pieces, 0)
}

function weeksOut({ weeks, variants, stockOut }: WeeklySeries): number {
  let count = 0
  for (let week = 0; week < weeks; week++) {
    if (variants.some((_, variant) => stockOut[variant * weeks + week] === 1)) count += 1
  }
  return count
}

function nothingSold(item: string, { rows }: DatedHistory): Problem {
  return problem({
    code: 'prove_no_history',
    path: ['sales'],
    message: `The ${rows} rows of ${item} hold no piece sold: all are zero or returns.`,
    maybe: 'Maybe another column holds the quantity, or name another product with --item.',
    values: { item, rows },
  })
}

/** One reading of a short table as a whole season is a supposition, and a strong one. */
function shortOf(weeks: number, seasonWeeks: number, { reading }: HistoryLaw): Problem[] {
  if (reading === 'rolling' || weeks >= seasonWeeks) return []
  return [
    warning({
      code: 'sales_short',
      path: ['sales', 'weeks'],
      message: `The ${weeks} weeks of the table are read as one whole season of ${seasonWeeks} weeks.`,
      maybe:
        'Maybe the season is longer than the table: then sales are understated; give more weeks.',
      values: { weeks, season: seasonWeeks },
    }),
  ]
}

function alwaysOut(series: WeeklySeries): Problem {
  const { weeks } = series
  const cut = series.variants.filter((_, variant) => {
    const sold = series.soldPieces.subarray(variant * weeks, (variant + 1) * weeks)
    return sold.every((pieces, week) => pieces === 0 || series.stockOut[variant * weeks + week])
  })
  const variants = cut.map((id) => id || '-').join(', ')
  return warning({
    code: 'sales_always_out',
    path: ['sales', 'stock'],
    message: `Stock ran out in every week with a sale (variants: ${variants}): demand is at least what is found here, maybe far more.`,
    maybe: 'Maybe the stock column is empty or 0 by default: then leave it out.',
    values: { variants },
  })
}

function belowCost({ unitPrice, weeks }: WeeklySeries, landedCostPerPiece: number): Problem[] {
  const cells = unitPrice.reduce((count, price) => count + (price < landedCostPerPiece ? 1 : 0), 0)
  if (cells === 0) return []
  const lowest = unitPrice.reduce((low, price) => (price < low ? price : low), Infinity)
  const cost = Math.round(landedCostPerPiece * 100) / 100
  return [
    warning({
      code: 'sales_below_cost',
      path: ['sales', 'price'],
      message: `In ${cells} weeks (each variant counted) of ${weeks} the mean price is below the landed cost of ${cost}; the lowest is ${lowest}.`,
      maybe: 'Maybe these were clearances, or the amount is for several pieces.',
      values: { weeks: cells, cost, lowest: Math.round(lowest * 100) / 100 },
    }),
  ]
}
