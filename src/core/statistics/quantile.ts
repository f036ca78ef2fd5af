/**
 * Sum with the lost low digits carried along.
 *
 * Source: Neumaier, ZAMM 54 (1974) 39-51, algorithm IV, DOI 10.1002/zamm.19740540106.
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  let carry = 0
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!
    const next = total + value
    carry += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return Number.isFinite(total) ? total + carry : total
}

/** Arithmetic mean; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length
}

/** Sample variance with n - 1 below, from deviations to the mean; NaN under two values. */
export function variance(values: ArrayLike<number>): number {
  if (values.length < 2) return NaN
  const centre = mean(values)
  const squares = Float64Array.from(values, (value) => (value - centre) * (value - centre))
  return sum(squares) / (values.length - 1)
}

/** Sum of weight x value over the sum of weights; NaN when all weights are 0. */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  if (values.length !== weights.length) {
    throw new Error(`${values.length} values but ${weights.length} weights`)
  }
  const products = Float64Array.from(values, (value, index) => value * weights[index]!)
  return sum(products) / sum(weights)
}

/** `quantileOfSorted` of values in any order. */
export function quantile(values: ArrayLike<number>, probability: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), probability)
}

/**
 * Sample quantile of values in ascending order, linear between order statistics (type 7, the
 * default of R); NaN of nothing.
 *
 * Source: Hyndman & Fan, The American Statistician 50(4) (1996) 361-365, definition 7,
 * DOI 10.1080/00031305.1996.10473566.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new Error(`probability ${probability} is outside 0 to 1`)
  }
  const rank = (sorted.length - 1) * probability
  const below = sorted[Math.floor(rank)] ?? NaN
  const above = sorted[Math.ceil(rank)] ?? NaN
  return below === above ? below : below + (rank - Math.floor(rank)) * (above - below)
}
