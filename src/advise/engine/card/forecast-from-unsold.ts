import { normalDistribution, normalQuantile } from '../../../core/statistics/normal.ts'
import { exp } from '../../../core/statistics/special.ts'

interface Season {
  /** Per piece, without VAT: price, landed cost, what a left-over brings. */
  readonly price: number
  readonly cost: number
  readonly salvage: number
}

/** Doubts looked between: sd over mean. */
const [LEAST, MOST] = [0.005, 2.5]

/**
 * Doubt of the sales that leaves this share of what is bought unsold, supposing that the firm orders
 * what earns most on average (newsvendor under a normal law, Arrow, Harris and Marschak 1951,
 * doi:10.2307/1906813): at the fractile of the gain, left-overs over the order grow with the doubt.
 *
 * @returns sd over mean, between 0.005 and 2.5
 */
export function forecastErrorFromUnsold(unsoldRatio: number, season: Season): number {
  let [low, high] = [LEAST, MOST]
  if (unsoldShare(low, season) >= unsoldRatio) return low
  if (unsoldShare(high, season) <= unsoldRatio) return high
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (unsoldShare(middle, season) < unsoldRatio) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Share of the best order that stays unsold, for a doubt. */
export function unsoldShare(doubt: number, { price, cost, salvage }: Season): number {
  const z = normalQuantile((price - cost) / (price - salvage))
  const density = exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  const order = 1 + z * doubt
  if (!(order > 0)) return 0
  return (doubt * (z * normalDistribution(z) + density)) / order
}
