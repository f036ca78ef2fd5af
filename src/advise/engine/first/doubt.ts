import { latinHypercube } from '../../../core/statistics/latin-hypercube.ts'
import type { Law } from '../../../core/statistics/law.ts'
import { lawFromInterval, quantileOf } from '../../../core/statistics/law.ts'
import { quantileOfSorted } from '../../../core/statistics/quantile.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { eurRateOf } from '../../../levers/terms/settings.ts'
import type { Gain } from './gain.ts'
import type { SeasonCount, Seasons } from './seasons.ts'
import type { Trial } from './trial.ts'
import { gainWith } from './trial.ts'

/** Where the gain of one year lies 9 times out of 10, and how often it is one. */
export interface Doubt {
  readonly low: number
  readonly high: number
  /** Share of years in which the lever brings more than it takes. */
  readonly chanceRatio: number
}

/** A figure with its value and the bounds it may lie in, in the currency of the chain. */
export interface Bounded {
  readonly key: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Parameters that the lever fills in by itself, with the bounds of their source. */
export function boundedParameters({ lever, parameters, chain }: Trial): Bounded[] {
  return Object.entries(lever.defaults).flatMap(([key, { value, low, high }]) => {
    const field = lever.parameters[key]
    if (parameters[key] !== undefined || field?.type !== 'number') return []
    if (typeof value !== 'number' || low === undefined || high === undefined) return []
    const rate = field.unit.startsWith('money') ? eurRateOf(chain) : 1
    const inside = (bound: number) =>
      Math.min(Math.max(bound * rate, field.min ?? -Infinity), field.max ?? Infinity)
    return [{ key, value: value * rate, low: inside(low), high: inside(high) }]
  })
}

/** What a parameter adds to the gain at its bounds. */
export interface Response extends Bounded {
  readonly atLow: number
  readonly atHigh: number
}

/** The gain at both bounds of each parameter, less the gain at its default. */
export function responsesOf(trial: Trial, gain: Gain, seasons: Seasons): Response[] {
  return boundedParameters(trial).map((each) => {
    const at = (value: number) =>
      (gainWith(trial, { of: 'parameter', key: each.key, value }, seasons, 'kept')?.perYear ??
        gain.perYear) - gain.perYear
    return { ...each, atLow: at(each.low), atHigh: at(each.high) }
  })
}

/**
 * One year: a season that is drawn, and each parameter drawn in its bounds, which move the gain along
 * the straight lines through its values at both bounds and at the default (effects of parameters
 * added up: a response surface of first order, Box and Wilson 1951,
 * doi:10.1111/j.2517-6161.1951.tb00067.x).
 */
export function doubtOf(
  gain: Gain,
  responses: readonly Response[],
  { lever, count }: { readonly lever: string; readonly count: SeasonCount },
): Doubt {
  const years = gain.bySeason?.length ?? count.paths
  const names = responses.map(({ key }) => `${lever} ${key}`)
  const points = latinHypercube(rng(count.seed).split('what-first'), {
    draws: years,
    dimensions: names.length,
    names,
  })
  const laws = responses.map(lawOf)
  const gains = Float64Array.from({ length: years }, (_, year) =>
    responses.reduce((sum, response, at) => {
      const value = quantileOf(laws[at]!, points[year * names.length + at]!)
      return sum + along(response, value)
    }, gain.bySeason?.[year] ?? gain.perYear),
  )
  const sorted = gains.toSorted()
  return {
    low: quantileOfSorted(sorted, 0.05),
    high: quantileOfSorted(sorted, 0.95),
    chanceRatio: gains.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0) / years,
  }
}

function lawOf({ value, low, high }: Bounded): Law {
  const kind = low > 0 ? 'lognormal' : 'normal'
  return lawFromInterval({ kind, value, low, high })
}

function along({ value, low, high, atLow, atHigh }: Response, at: number): number {
  const [bound, there] = at < value ? [low, atLow] : [high, atHigh]
  return bound === value ? 0 : (there * (at - value)) / (bound - value)
}
