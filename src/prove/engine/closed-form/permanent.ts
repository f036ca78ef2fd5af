import type { Result } from '../../../core/problem.ts'
import { notNegative, positive, within } from './bounds.ts'

/** A product sold all year from stock; demand by week, times in weeks. */
export interface PermanentProduct {
  readonly meanPiecesPerWeek: number
  readonly sdPiecesPerWeek: number
  /** Cost of holding a piece a year, share of its cost. */
  readonly carryingRatioPerYear: number
  /** Safety, in sds of demand over lead and review. */
  readonly safetyFactor: number
}

/** One way of supplying it. */
export interface PermanentSource {
  readonly leadWeeks: number
  readonly reviewWeeks: number
  /** Fixed cost of an order, and weeks between two. */
  readonly orderCost?: number
}

const WEEKS_A_YEAR = 52

/**
 * Cost a week of a unit cost of 1: c mu + (i / 52) c (mu L + z sd sqrt(L + R) + mu R / 2), pieces on
 * their way, safety and cycle stock. Source: Blackburn (2012), Valuing time in supply chains,
 * Journal of Operations Management 30(5), doi:10.1016/j.jom.2012.03.002.
 */
function weightOf(product: PermanentProduct, { leadWeeks, reviewWeeks }: PermanentSource): number {
  const { meanPiecesPerWeek, sdPiecesPerWeek, carryingRatioPerYear, safetyFactor } = product
  const held =
    meanPiecesPerWeek * leadWeeks +
    safetyFactor * sdPiecesPerWeek * Math.sqrt(leadWeeks + reviewWeeks) +
    (meanPiecesPerWeek * reviewWeeks) / 2
  return meanPiecesPerWeek + (carryingRatioPerYear / WEEKS_A_YEAR) * held
}

/** Cost a week of a source at a unit cost. */
export function permanentCostPerWeek(
  product: PermanentProduct,
  source: PermanentSource & { readonly unitCost: number },
): number {
  const fixed = source.reviewWeeks > 0 ? (source.orderCost ?? 0) / source.reviewWeeks : 0
  return source.unitCost * weightOf(product, source) + fixed
}

export interface PermanentBreakEven {
  /** Unit cost at which the far source costs as much a week as the near one. */
  readonly breakEvenCost: number
  readonly differentialRatio: number
  /** Of the near unit cost, by week of lead more. */
  readonly ratioPerWeek: number
}

/** The far unit cost that equalises a near source. */
export function permanentBreakEven(
  product: PermanentProduct,
  near: PermanentSource & { readonly unitCost: number },
  far: PermanentSource,
): Result<PermanentBreakEven> {
  const bounds = [
    positive('mean', product.meanPiecesPerWeek),
    notNegative('sd', product.sdPiecesPerWeek),
    notNegative('carrying', product.carryingRatioPerYear),
    positive('cost', near.unitCost),
    notNegative('near-lead', near.leadWeeks),
    notNegative('lead', far.leadWeeks),
  ]
  return within(bounds, () => {
    const fixed = far.reviewWeeks > 0 ? (far.orderCost ?? 0) / far.reviewWeeks : 0
    const breakEvenCost = (permanentCostPerWeek(product, near) - fixed) / weightOf(product, far)
    const differentialRatio = 1 - breakEvenCost / near.unitCost
    const weeks = far.leadWeeks - near.leadWeeks
    return {
      breakEvenCost,
      differentialRatio,
      ratioPerWeek: weeks === 0 ? 0 : differentialRatio / weeks,
    }
  })
}
