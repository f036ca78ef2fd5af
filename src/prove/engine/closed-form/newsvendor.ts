import type { Result } from '../../../core/problem.ts'
import { normalDistribution, normalQuantile, normalUpper } from '../../../core/statistics/normal.ts'
import { exp, log } from '../../../core/statistics/special.ts'
import { marginBounds, notNegative, positive, within } from './bounds.ts'

/** One season bought once; amounts per piece, sigma per square root of a month, lead in months. */
export interface Season {
  readonly price: number
  readonly cost: number
  readonly salvage: number
  readonly forecastPieces: number
  readonly sigma: number
  readonly leadMonths: number
}

export interface SeasonOptimum {
  readonly quantityPieces: number
  /** Expected, at that quantity. */
  readonly profit: number
}

/**
 * The quantity of greatest expected profit when demand is F exp(sigma sqrt(L) Z - sigma^2 L / 2):
 * its quantile at (p - c) / (p - s); the profit is then (p - s) F Phi(z - sigma sqrt(L)). Source: de Treville et al. (2014), Journal
 * of Operations Management 32, 337-346, doi:10.1016/j.jom.2014.08.001.
 */
export function newsvendor(season: Season): Result<SeasonOptimum> {
  const { price, cost, salvage, forecastPieces, sigma, leadMonths } = season
  const bounds = [
    ...marginBounds(season),
    positive('forecast', forecastPieces),
    notNegative('sigma', sigma),
    notNegative('lead', leadMonths),
  ]
  return within(bounds, () => {
    const sd = sigma * Math.sqrt(leadMonths)
    const z = fractileZ(price - cost, cost - salvage)
    return {
      quantityPieces: forecastPieces * exp(z * sd - (sd * sd) / 2),
      profit: (price - salvage) * forecastPieces * normalDistribution(z - sd),
    }
  })
}

/** z of under / (under + over), from whichever tail is short, so that no digit is lost. */
export function fractileZ(under: number, over: number): number {
  return under > over
    ? -normalQuantile(over / (under + over))
    : normalQuantile(under / (under + over))
}

/** Demand F exp(sd Z - sd^2 / 2), and what it sells of a stock. */
export interface SeasonDemand {
  readonly forecastPieces: number
  readonly sdLog: number
}

/** Expected pieces sold out of `pieces`: E min(D, x) of a lognormal demand. */
export function expectedSales({ forecastPieces, sdLog }: SeasonDemand, pieces: number): number {
  if (!(pieces > 0)) return 0
  if (pieces === Infinity) return forecastPieces
  if (sdLog === 0) return Math.min(forecastPieces, pieces)
  const w = (log(pieces / forecastPieces) + (sdLog * sdLog) / 2) / sdLog
  return forecastPieces * normalDistribution(w - sdLog) + pieces * normalUpper(w)
}

/** The quantile of the demand at a z. */
export function demandAt({ forecastPieces, sdLog }: SeasonDemand, z: number): number {
  return forecastPieces * exp(z * sdLog - (sdLog * sdLog) / 2)
}
