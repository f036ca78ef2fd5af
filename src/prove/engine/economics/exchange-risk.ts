import { normalQuantile } from '../../../core/statistics/normal.ts'
import { mean, quantileOfSorted } from '../../../core/statistics/quantile.ts'
import { exp, expm1 } from '../../../core/statistics/special.ts'
import type { SeasonPlan, Source } from '../season/season-plan.ts'
import type { Count } from '../season/season-totals.ts'
import { COUNT, COUNTS_A_PATH } from '../season/season-totals.ts'

/** What is known of the rate between the firm's money and that of its far maker. */
export interface Exchange {
  /** Standard deviation of its logarithm over one year. */
  readonly sdRatioPerYear: number
  /** What a forward purchase costs a year, of the sum covered. */
  readonly hedgeRatioPerYear?: number
}

/** What a rate that moves between order and payment does to one way of buying. */
export interface ExchangeRisk {
  /** Far purchases of the mean season, duty and insurance on them included. */
  readonly exposure: number
  /** From the order to the payment. */
  readonly years: number
  /** Standard deviation of the final margin that the rate alone brings. */
  readonly sd: number
  /** Lost in one season of twenty by the rate alone. */
  readonly atRisk: number
  /** 5 % and 95 % of final margins: by sales alone, then with the rate. */
  readonly salesAlone: { readonly low: number; readonly high: number }
  readonly withRate: { readonly low: number; readonly high: number }
  /** `atRisk` a far piece, over what a near piece costs more; undefined when near is no dearer. */
  readonly premiumShareRatio?: number
  readonly hedge?: {
    readonly cost: number
    readonly premiumShareRatio?: number
  }
}

export interface ExchangedPlan {
  readonly plan: SeasonPlan
  readonly counts: Float64Array
  readonly margins: Float64Array
  /** What a near piece costs more than a far one, landed. */
  readonly premiumPerPiece: number
}

const DAYS_A_YEAR = 365.25
/** 1.64...: one chance in twenty. */
const ONE_IN_20 = 0.05
/** Rates drawn for each season, fewer when there are many seasons. */
const [MOST_RATES, LEAST_RATES, ALL_DRAWS] = [64, 8, 262_144]

/**
 * The rate is lognormal around what it is when the order leaves, without drift, apart from sales:
 * exp(s Z - s^2 / 2), s = sigma sqrt(years from order to payment) (Garman and Kohlhagen 1983,
 * doi:10.1016/S0261-5606(83)80001-1). Undefined for a plan that buys nothing far, or pays as it
 * orders and so knows the rate.
 */
export function exchangeRisk(
  { plan, counts, margins, premiumPerPiece }: ExchangedPlan,
  { sdRatioPerYear, hedgeRatioPerYear }: Exchange,
): ExchangeRisk | undefined {
  const far = farParts(plan)
  const source = far[0]?.source
  if (!source) return undefined
  const years = (Math.max(0, source.leadWeeks - source.paidWeeksBefore) * 7) / DAYS_A_YEAR
  const exposures = exposuresOf(far, counts)
  const exposure = mean(exposures)
  const sdLog = sdRatioPerYear * Math.sqrt(years)
  const squares = mean(exposures.map((each) => each * each))
  const atRisk = exposure * expm1(-normalQuantile(ONE_IN_20) * sdLog - (sdLog * sdLog) / 2)
  const pieces =
    exposure / (source.purchasePerPiece * (1 + source.dutyRatio + source.insuranceRatio))
  const premium = premiumPerPiece * pieces
  const shareOf = (money: number) => (premium > 0 ? { premiumShareRatio: money / premium } : {})
  const cost = exposure * (hedgeRatioPerYear ?? 0) * years
  return {
    exposure,
    years,
    sd: Math.sqrt(squares * expm1(sdLog * sdLog)),
    atRisk,
    salesAlone: ends(margins.toSorted()),
    withRate: ends((sdLog > 0 ? drawn(margins, exposures, sdLog) : margins).toSorted()),
    ...shareOf(atRisk),
    ...(hedgeRatioPerYear !== undefined && { hedge: { cost, ...shareOf(cost) } }),
  }
}

interface FarPart {
  readonly source: Source
  readonly count: Count
}

function farParts({ first, replenishment, toOrder, preOrder }: SeasonPlan): FarPart[] {
  const parts: (FarPart | undefined)[] = [
    first && { source: first.source, count: 'boughtFirst' },
    replenishment && { source: replenishment.source, count: 'boughtAgain' },
    toOrder && { source: toOrder.source, count: 'boughtToOrder' },
    preOrder && { source: preOrder.source, count: 'boughtPreOrder' },
  ]
  return parts.filter((part) => part !== undefined).filter(({ source }) => source.place === 'far')
}

function exposuresOf(parts: readonly FarPart[], counts: Float64Array): Float64Array {
  return Float64Array.from({ length: counts.length / COUNTS_A_PATH }, (_, path) =>
    parts.reduce((sum, { source, count }) => {
      const { purchasePerPiece, dutyRatio, insuranceRatio } = source
      const pieces = counts[path * COUNTS_A_PATH + COUNT[count]]!
      return sum + pieces * purchasePerPiece * (1 + dutyRatio + insuranceRatio)
    }, 0),
  )
}

/** Every season at rates that are equally likely: the middles of strata, their mean brought to 1. */
function drawn(margins: Float64Array, exposures: Float64Array, sdLog: number): Float64Array {
  const most = Math.min(MOST_RATES, Math.floor(ALL_DRAWS / margins.length))
  const rates = Math.max(LEAST_RATES, most)
  const raw = Array.from({ length: rates }, (_, at) =>
    exp(sdLog * normalQuantile((at + 0.5) / rates)),
  )
  const middle = mean(raw)
  const all = new Float64Array(margins.length * rates)
  for (const [path, margin] of margins.entries()) {
    for (const [at, rate] of raw.entries()) {
      all[path * rates + at] = margin - exposures[path]! * (rate / middle - 1)
    }
  }
  return all
}

function ends(sorted: Float64Array): { readonly low: number; readonly high: number } {
  return {
    low: quantileOfSorted(sorted, ONE_IN_20),
    high: quantileOfSorted(sorted, 1 - ONE_IN_20),
  }
}
