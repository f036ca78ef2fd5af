import { poissonWeight } from './gamma-function.ts'
import { gammaLower, gammaLowerInverse } from './incomplete-gamma.ts'

/** Density x^(shape-1) e^(-x/scale) / (Gamma(shape) scale^shape). */
export interface GammaLaw {
  readonly shape: number
  readonly scale: number
}

/** The gamma law with this mean and standard deviation, both above 0. */
export function gammaFromMeanSd(mean: number, sd: number): GammaLaw {
  if (!(mean > 0 && sd > 0)) throw new Error(`no gamma law has mean ${mean} and sd ${sd}`)
  return { shape: (mean / sd) * (mean / sd), scale: sd * (sd / mean) }
}

export function gammaMean({ shape, scale }: GammaLaw): number {
  return shape * scale
}

export function gammaSd({ shape, scale }: GammaLaw): number {
  return Math.sqrt(shape) * scale
}

export function gammaDensity({ shape, scale }: GammaLaw, x: number): number {
  if (!(x > 0)) return x === 0 ? densityAtZero(shape, scale) : 0
  return (poissonWeight(shape, x / scale) * shape) / x
}

function densityAtZero(shape: number, scale: number): number {
  if (shape === 1) return 1 / scale
  return shape < 1 ? Infinity : 0
}

export function gammaDistribution({ shape, scale }: GammaLaw, x: number): number {
  return x > 0 ? gammaLower(shape, x / scale) : 0
}

export function gammaQuantile({ shape, scale }: GammaLaw, probability: number): number {
  return scale * gammaLowerInverse(shape, probability)
}
