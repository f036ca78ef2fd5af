import { binomialWeight } from './gamma-function.ts'
import { betaRegularised } from './incomplete-beta.ts'
import { normalQuantile } from './normal.ts'
import { exp, log1p } from './special.ts'

/**
 * Counts 0, 1, 2, ... with variance mean + mean^2 / size: a Poisson law whose rate varies by a gamma
 * law of this shape (Greenwood & Yule, J. Royal Statistical Society 83 (1920) 255-279).
 */
export interface NegativeBinomial {
  readonly mean: number
  readonly size: number
}

/** Needs a variance above the mean: below it no rate can vary. */
export function negativeBinomialFromMeanSd(mean: number, sd: number): NegativeBinomial {
  const excess = sd * sd - mean
  if (!(mean > 0 && excess > 0)) {
    throw new Error(`no negative binomial law has mean ${mean} and variance ${sd * sd}`)
  }
  return { mean, size: (mean * mean) / excess }
}

export function negativeBinomialSd({ mean, size }: NegativeBinomial): number {
  return Math.sqrt(mean + (mean * mean) / size)
}

/** Probability of exactly `count`. */
export function negativeBinomialWeight({ mean, size }: NegativeBinomial, count: number): number {
  if (!(count >= 0) || !Number.isInteger(count)) return 0
  if (count === 0) return exp(-size * log1p(mean / size))
  return (size / (size + count)) * binomialWeight(size, count, size / (size + mean))
}

/** Probability of at most `count`. Source: Abramowitz & Stegun 1964, 26.5.26. */
export function negativeBinomialDistribution(
  { mean, size }: NegativeBinomial,
  count: number,
): number {
  if (!(count >= 0)) return 0
  return betaRegularised(size, Math.floor(count) + 1, size / (size + mean))
}

/** The smallest count with at least this probability of not being passed. */
export function negativeBinomialQuantile(law: NegativeBinomial, probability: number): number {
  if (!(probability >= 0 && probability < 1)) return probability === 1 ? Infinity : NaN
  const enough = (count: number): boolean => negativeBinomialDistribution(law, count) >= probability
  const sd = negativeBinomialSd(law)
  // From the normal law outwards, doubling, then halving between a count too small and one enough.
  const guess = Math.max(0, Math.floor(law.mean + sd * Math.max(normalQuantile(probability), -9)))
  let step = Math.max(1, Math.ceil(sd / 8))
  let low = guess
  let high = guess
  for (; !enough(high); step *= 2) {
    low = high
    high += step
  }
  for (; low >= 0 && enough(low); step *= 2) {
    high = low
    low = low === 0 ? -1 : Math.max(0, low - step)
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}
