import { logGamma, poissonWeight } from './gamma-function.ts'
import { normalQuantile } from './normal.ts'
import { exp, log } from './special.ts'

const EPSILON = 2 ** -53
const TINY = 1e-300

/** P(a, x): the integral of t^(a-1) e^-t from 0 to x over Gamma(a), for a > 0 and x >= 0. */
export function gammaLower(a: number, x: number): number {
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x)
}

/** Q(a, x) = 1 - P(a, x), with relative precision in the tail. */
export function gammaUpper(a: number, x: number): number {
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}

/** Source: Abramowitz & Stegun 1964, 6.5.29. */
function lowerSeries(a: number, x: number): number {
  if (x <= 0) return 0
  let term = 1
  let total = 1
  for (let n = 1; term > total * EPSILON; n++) {
    term *= x / (a + n)
    total += term
  }
  return poissonWeight(a, x) * total
}

/**
 * The continued fraction of Abramowitz & Stegun 1964, 6.5.31 in its even form, by the modified
 * Lentz method (Thompson & Barnett, J. Computational Physics 64 (1986) 490-509,
 * DOI 10.1016/0021-9991(86)90046-X).
 */
function upperFraction(a: number, x: number): number {
  if (x === Infinity) return 0
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let fraction = d
  for (let n = 1, change = 0; Math.abs(change - 1) > EPSILON * 2; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / away(numerator * d + b)
    c = away(b + numerator / c)
    change = c * d
    fraction *= change
  }
  return poissonWeight(a, x) * a * fraction
}

const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value)

/**
 * The x with P(a, x) = probability. The smaller tail is matched: Newton steps on log P against
 * log x below the median and on log Q against x above it, both concave, kept inside a bracket.
 */
export function gammaLowerInverse(a: number, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return NaN
  if (probability === 0) return 0
  if (probability === 1) return Infinity
  const below = logBelowRoot(a, log(probability))
  // A small shape puts most of its weight next to 0: only the logarithm of x can tell it from 0.
  return probability < 0.5 || below < -2 ? lowerRoot(a, probability) : upperRoot(a, 1 - probability)
}

/** P(a, x) < x^a / Gamma(a+1), hence a lower bound of log x. */
function logBelowRoot(a: number, logProbability: number): number {
  return (logProbability + logGamma(a + 1)) / a
}

/** Density of the gamma law of this shape and scale 1, times x. */
const weightAt = (a: number, x: number): number => poissonWeight(a, x) * a

/** Source of the first guess: Wilson & Hilferty, PNAS 17 (1931) 684-688, DOI 10.1073/pnas.17.12.684. */
function firstGuess(a: number, z: number): number {
  const cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a))
  return a * cube * cube * cube
}

function lowerRoot(a: number, p: number): number {
  const target = log(p)
  let t = logBelowRoot(a, target)
  const guess = firstGuess(a, normalQuantile(p))
  if (a > 1 && guess > 0) t = Math.max(t, log(guess))
  let low = -Infinity
  let high = Infinity
  for (let round = 0; round < 100; round++) {
    const x = exp(t)
    if (x === 0) return 0
    const value = gammaLower(a, x)
    const miss = log(value) - target
    if (miss > 0) high = t
    else low = t
    let next = t - (miss * value) / weightAt(a, x)
    if (Math.abs(next - t) <= EPSILON * 2 * Math.max(1, Math.abs(t))) return exp(next)
    if (!(next > low && next < high)) next = high - low < Infinity ? (low + high) / 2 : t - miss
    t = next
  }
  return exp(t)
}

function upperRoot(a: number, q: number): number {
  const target = log(q)
  let x = Math.max(firstGuess(a, -normalQuantile(q)), a * 1e-3)
  let low = 0
  let high = Infinity
  for (let round = 0; round < 100; round++) {
    const value = gammaUpper(a, x)
    const miss = log(value) - target
    if (miss > 0) low = x
    else high = x
    let next = x + (miss * value * x) / weightAt(a, x)
    if (Math.abs(next - x) <= EPSILON * 2 * x) return next
    if (!(next > low && next < high)) next = high < Infinity ? (low + high) / 2 : x * 2
    x = next
  }
  return x
}
