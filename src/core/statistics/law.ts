import { gammaQuantile } from './gamma-law.ts'
import { normalQuantile } from './normal.ts'
import { exp, log } from './special.ts'

/** What a figure may be: the laws that an interval at 90 % can be given. */
export type Law =
  | { readonly kind: 'point'; readonly value: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** Two half normals glued at the mode: what an interval says when it is not symmetric. */
  | {
      readonly kind: 'split-normal'
      readonly centre: number
      readonly lowSd: number
      readonly highSd: number
    }
  | { readonly kind: 'lognormal'; readonly logMean: number; readonly logSd: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'triangular'
      readonly low: number
      readonly mode: number
      readonly high: number
    }

export interface IntervalAt90 {
  readonly kind: 'normal' | 'lognormal' | 'gamma' | 'uniform' | 'triangular'
  /** Best value: median of a normal, mode of a triangular; the others follow their bounds. */
  readonly value: number
  /** 5 % and 95 % quantiles. */
  readonly low: number
  readonly high: number
}

const Z95 = normalQuantile(0.95)

/**
 * A law whose 5 % and 95 % quantiles are `low` and `high`. A lognormal or gamma with a bound at or
 * below 0, which it cannot reach, becomes a normal; a normal with unequal sides a split normal.
 */
export function lawFromInterval({ kind, value, low, high }: IntervalAt90): Law {
  if (!(high > low)) return { kind: 'point', value }
  if (kind === 'lognormal' && low > 0) {
    const [bottom, top] = [log(low), log(high)]
    return { kind: 'lognormal', logMean: (bottom + top) / 2, logSd: (top - bottom) / (2 * Z95) }
  }
  if (kind === 'gamma' && low > 0) return gammaBetween(low, high)
  if (kind === 'uniform') {
    const margin = (high - low) / 18
    return { kind: 'uniform', low: low - margin, high: high + margin }
  }
  if (kind === 'triangular') return triangular(value, low, high)
  const centre = Math.min(Math.max(value, low), high)
  const [lowSd, highSd] = [(centre - low) / Z95, (high - centre) / Z95]
  if (Math.abs(lowSd - highSd) <= 1e-9 * (lowSd + highSd)) {
    return { kind: 'normal', mean: centre, sd: lowSd }
  }
  return { kind: 'split-normal', centre, lowSd, highSd }
}

/** Shapes between which a gamma law is sought: from one that hugs 0 to one that is all but normal. */
const [SMALLEST_SHAPE, LARGEST_SHAPE] = [0.02, 1e7]

/** The gamma law through both bounds: their ratio falls as the shape grows, and gives the shape. */
function gammaBetween(low: number, high: number): Law {
  const ratioOf = (shape: number): number => {
    const law = { shape, scale: 1 }
    return gammaQuantile(law, 0.95) / gammaQuantile(law, 0.05)
  }
  let [small, large] = [SMALLEST_SHAPE, LARGEST_SHAPE]
  for (let step = 0; step < 100 && large / small > 1 + 1e-15; step++) {
    const middle = Math.sqrt(small * large)
    if (ratioOf(middle) > high / low) small = middle
    else large = middle
  }
  const shape = Math.sqrt(small * large)
  return { kind: 'gamma', shape, scale: high / gammaQuantile({ shape, scale: 1 }, 0.95) }
}

/**
 * Ends of the triangle: each leaves 5 % beyond its bound. With r the share of the base below the
 * mode, the bounds are base x (r - sqrt(r / 20)) below it and base x (1 - r - sqrt((1 - r) / 20))
 * above; their balance rises with r and gives it.
 */
function triangular(value: number, low: number, high: number): Law {
  const mode = Math.min(Math.max(value, low), high)
  const reach = (share: number): number => Math.max(0, share - Math.sqrt(share / 20))
  let [least, most] = [0.05, 0.95]
  for (let step = 0; step < 60; step++) {
    const middle = (least + most) / 2
    if (reach(middle) * (high - mode) < reach(1 - middle) * (mode - low)) least = middle
    else most = middle
  }
  const share = (least + most) / 2
  const base = (high - low) / (reach(share) + reach(1 - share))
  return { kind: 'triangular', low: mode - base * share, mode, high: mode + base * (1 - share) }
}

/** Value below which the law lies with probability `p`, strictly between 0 and 1. */
export function quantileOf(law: Law, p: number): number {
  switch (law.kind) {
    case 'point':
      return law.value
    case 'normal':
      return law.mean + law.sd * normalQuantile(p)
    case 'split-normal': {
      const z = normalQuantile(p)
      return law.centre + (z < 0 ? law.lowSd : law.highSd) * z
    }
    case 'lognormal':
      return exp(law.logMean + law.logSd * normalQuantile(p))
    case 'gamma':
      return gammaQuantile(law, p)
    case 'uniform':
      return law.low + p * (law.high - law.low)
    case 'triangular': {
      const { low, mode, high } = law
      const width = high - low
      const peak = width > 0 ? (mode - low) / width : 0
      return p < peak
        ? low + Math.sqrt(p * width * (mode - low))
        : high - Math.sqrt((1 - p) * width * (high - mode))
    }
  }
}
