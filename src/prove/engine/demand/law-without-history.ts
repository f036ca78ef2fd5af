import { exp, log, log1p } from '../../../core/statistics/special.ts'
import type { DemandLaw } from './demand-law.ts'

/** Forecasts of the members of a buying committee for one product. */
export interface Committee {
  readonly forecastPieces: readonly number[]
  /** Months between the forecast and the season. */
  readonly leadMonths: number
  readonly seasonWeeks: number
}

/**
 * The sd of demand is twice the sd of the committee's forecasts: rule of Sport Obermeyer. Source:
 * Fisher, Raman (1996), Operations Research 44(1), doi:10.1287/opre.44.1.87; Hammond, Raman, case
 * 9-695-022.
 */
export const COMMITTEE_FACTOR = 2

/** A demand law from the spread of at least two people's forecasts; undefined without spread. */
export function lawOfCommittee(committee: Committee): DemandLaw | undefined {
  const { forecastPieces, leadMonths, seasonWeeks } = committee
  const count = forecastPieces.length
  if (count < 2 || forecastPieces.some((pieces) => !(pieces > 0))) return undefined
  const meanPieces = forecastPieces.reduce((sum, pieces) => sum + pieces, 0) / count
  const squares = forecastPieces.reduce((sum, pieces) => sum + (pieces - meanPieces) ** 2, 0)
  const sd = COMMITTEE_FACTOR * Math.sqrt(squares / (count - 1))
  const sdLog = Math.sqrt(log1p((sd / meanPieces) ** 2))
  return {
    origin: 'committee',
    ...flat(seasonWeeks),
    meanPieces,
    levelSdLog: sdLog / Math.sqrt(count),
    errorByLead: [{ leadMonths, sdLog }],
  }
}

/** Seasons of products like this one: what was forecast, if anybody did, and what was sold. */
export interface SimilarSeason {
  readonly soldPieces: number
  readonly forecastPieces?: number
}

/**
 * A demand law from similar products: the geometric mean of their sales (or, when each was
 * forecast, the product's own forecast corrected by their mean error), the spread of their logs.
 */
export function lawOfSimilar(
  seasons: readonly SimilarSeason[],
  own: {
    readonly forecastPieces?: number
    readonly leadMonths: number
    readonly seasonWeeks: number
  },
): DemandLaw | undefined {
  const sold = seasons.filter(({ soldPieces }) => soldPieces > 0)
  if (sold.length < 2) return undefined
  const forecast = own.forecastPieces
  const corrected =
    forecast !== undefined &&
    forecast > 0 &&
    sold.every(({ forecastPieces = 0 }) => forecastPieces > 0)
  const logs = sold.map(({ soldPieces, forecastPieces }) =>
    log(corrected ? soldPieces / forecastPieces! : soldPieces),
  )
  const centre = logs.reduce((sum, value) => sum + value, 0) / logs.length
  const squares = logs.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  const sdLog = Math.sqrt(squares / (logs.length - 1))
  const median = corrected ? forecast * exp(centre) : exp(centre)
  return {
    origin: 'similar',
    ...flat(own.seasonWeeks),
    meanPieces: median * exp((sdLog * sdLog) / 2),
    levelSdLog: sdLog / Math.sqrt(logs.length),
    errorByLead: [{ leadMonths: own.leadMonths, sdLog }],
  }
}

/** Kinds of product that Fisher tells apart. */
export type ProductFamily = 'functional' | 'innovative'

/**
 * Mean forecast error when production is committed, share of the forecast: 10 % for functional
 * products, 40 to 100 % for innovative ones. Source: Fisher (1997), What is the right supply chain
 * for your product?, Harvard Business Review, March-April; figures not read at the source.
 */
const MEAN_ERROR: Readonly<Record<ProductFamily, readonly [low: number, high: number]>> = {
  functional: [0.1, 0.1],
  innovative: [0.4, 1],
}
/** Mean absolute error of a normal law beside its sd: sqrt(2 / pi). */
const MEAN_TO_SD = 0.7978845608028654

/** The documented default of a family: to be shown as such, never as a measure. */
export function lawOfFamily(
  family: ProductFamily,
  own: { readonly meanPieces: number; readonly leadMonths: number; readonly seasonWeeks: number },
): DemandLaw {
  const [low, high] = MEAN_ERROR[family]
  const sdLog = Math.sqrt(low * high) / MEAN_TO_SD
  return {
    origin: 'default',
    ...flat(own.seasonWeeks),
    meanPieces: own.meanPieces,
    levelSdLog: log(high / low) / 2 / 1.6448536269514722,
    errorByLead: [{ leadMonths: own.leadMonths, sdLog }],
  }
}

/** What is known of neither weeks, variants, nor returns. */
function flat(
  seasonWeeks: number,
): Pick<DemandLaw, 'shareByWeek' | 'variants' | 'mixConcentration' | 'returnRatio'> {
  const weeks = Math.max(1, Math.round(seasonWeeks))
  return {
    shareByWeek: Array.from({ length: weeks }, () => 1 / weeks),
    variants: [{ id: '', shareRatio: 1 }],
    mixConcentration: Infinity,
    returnRatio: 0,
  }
}
