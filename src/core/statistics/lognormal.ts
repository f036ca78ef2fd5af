import { normalDensity, normalDistribution, normalQuantile } from './normal.ts'
import { exp, expm1, log, log1p } from './special.ts'

/** The law of e^X, X normal. Source of the moments: Johnson, Kotz & Balakrishnan 1994, chapter 14. */
export interface Lognormal {
  /** Mean of the logarithm: the median is e to it. */
  readonly logMean: number
  readonly logSd: number
}

/** The lognormal law with this mean and standard deviation, both above 0. */
export function lognormalFromMeanSd(mean: number, sd: number): Lognormal {
  if (!(mean > 0 && sd > 0)) throw new Error(`no lognormal law has mean ${mean} and sd ${sd}`)
  const logVariance = log1p((sd / mean) * (sd / mean))
  return { logMean: log(mean) - logVariance / 2, logSd: Math.sqrt(logVariance) }
}

export function lognormalMean({ logMean, logSd }: Lognormal): number {
  return exp(logMean + (logSd * logSd) / 2)
}

export function lognormalSd(law: Lognormal): number {
  return lognormalMean(law) * Math.sqrt(expm1(law.logSd * law.logSd))
}

export function lognormalDensity({ logMean, logSd }: Lognormal, x: number): number {
  return x > 0 ? normalDensity((log(x) - logMean) / logSd) / (x * logSd) : 0
}

export function lognormalDistribution({ logMean, logSd }: Lognormal, x: number): number {
  return x > 0 ? normalDistribution((log(x) - logMean) / logSd) : 0
}

export function lognormalQuantile({ logMean, logSd }: Lognormal, probability: number): number {
  return exp(logMean + logSd * normalQuantile(probability))
}
