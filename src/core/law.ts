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
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'triangular'
      readonly low: number
      readonly mode: number
      readonly high: number
    }

export interface IntervalAt90 {
  readonly kind: 'normal' | 'lognormal' | 'uniform' | 'triangular'
  /** Best value: median of a normal, mode of a triangular; a lognormal follows its bounds. */
  readonly value: number
  /** 5 % and 95 % quantiles. */
  readonly low: number
  readonly high: number
}

const Z95 = normalQuantile(0.95)

/**
 * A law whose 5 % and 95 % quantiles are `low` and `high`. A lognormal with a bound at or below 0,
 * which it cannot reach, becomes a normal; a normal with unequal sides becomes a split normal.
 */
export function lawFromInterval({ kind, value, low, high }: IntervalAt90): Law {
  if (!(high > low)) return { kind: 'point', value }
  if (kind === 'lognormal' && low > 0) {
    const [bottom, top] = [log(low), log(high)]
    return { kind: 'lognormal', logMean: (bottom + top) / 2, logSd: (top - bottom) / (2 * Z95) }
  }
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

/** Ends of the triangle by fixed point: each end leaves 5 % beyond its bound. */
function triangular(value: number, low: number, high: number): Law {
  const mode = Math.min(Math.max(value, low), high)
  let [a, b] = [low, high]
  for (let step = 0; step < 60; step++) {
    const width = b - a
    const nextA = low - Math.sqrt(0.05 * width * Math.max(mode - a, 0))
    const nextB = high + Math.sqrt(0.05 * width * Math.max(b - mode, 0))
    a = nextA
    b = nextB
  }
  return { kind: 'triangular', low: a, mode, high: b }
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
