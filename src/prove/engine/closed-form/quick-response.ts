import type { Result } from '../../../core/problem.ts'
import { normalDensity } from '../../../core/statistics/normal.ts'
import { marginBounds, notNegative, positive, within } from './bounds.ts'
import { fractileZ } from './newsvendor.ts'

/** Demand N(theta, sigma^2) where theta itself is N(mean, tau^2), and one signal before the order. */
export interface QuickResponseQuestion {
  readonly price: number
  readonly cost: number
  readonly salvage: number
  readonly meanPieces: number
  readonly sigmaPieces: number
  readonly tauPieces: number
}

export interface QuickResponse {
  readonly sdBeforePieces: number
  readonly sdAfterPieces: number
  /** Profit that waiting for the signal adds. */
  readonly gain: number
  readonly profitBefore: number
}

/**
 * Ordering after one early observation. Source: Iyer and Bergen (1997), Quick Response in
 * Manufacturer-Retailer Channels, Management Science 43(4), 559-570, doi:10.1287/mnsc.43.4.559.
 */
export function quickResponse(question: QuickResponseQuestion): Result<QuickResponse> {
  const { price, cost, salvage, meanPieces, sigmaPieces, tauPieces } = question
  const bounds = [
    ...marginBounds(question),
    positive('mean', meanPieces),
    notNegative('sigma', sigmaPieces),
    notNegative('tau', tauPieces),
  ]
  return within(bounds, () => {
    const [noise, doubt] = [sigmaPieces * sigmaPieces, tauPieces * tauPieces]
    const whole = noise + doubt
    const sdBeforePieces = Math.sqrt(whole)
    const sdAfterPieces = whole > 0 ? Math.sqrt(noise + (noise * doubt) / whole) : 0
    const z = fractileZ(price - cost, cost - salvage)
    const risk = (price - salvage) * normalDensity(z)
    return {
      sdBeforePieces,
      sdAfterPieces,
      gain: risk * (sdBeforePieces - sdAfterPieces),
      profitBefore: (price - cost) * meanPieces - risk * sdBeforePieces,
    }
  })
}
