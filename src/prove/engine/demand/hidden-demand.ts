import {
  negativeBinomialDistribution,
  type NegativeBinomial,
} from '../../../core/statistics/negative-binomial.ts'

/** Weekly sales of one variant, and where stock cut them. */
export interface CutSales {
  readonly soldPieces: ArrayLike<number>
  /** 1 where demand was at least what was sold. */
  readonly stockOut: ArrayLike<number>
  /** Weight of each week in the season, above 0 where anything could be sold; any total. */
  readonly shape: ArrayLike<number>
}

export interface HiddenDemand {
  /** Expected demand of each week, given what was seen. */
  readonly demandPieces: Float64Array
  /** Demand of a week of weight 1. */
  readonly levelPieces: number
  /** Size of the negative binomial law of a week: small = erratic. */
  readonly size: number
  /** True when every week with a weight was cut: the level is then only a lower bound. */
  readonly isLowerBound: boolean
}

const MAX_ROUNDS = 500
const SETTLED = 1e-10
/** Above this size the law is Poisson to the digits that counts can show. */
const POISSON_SIZE = 1e6
/** Under this tail the counted demand is as good as the smallest possible one. */
const THIN_TAIL = 1e-12

/**
 * Demand behind sales that stock-outs cut: expectation-maximisation, negative binomial weeks.
 * Expectation: Conrad (1976), Operational Research Quarterly 27(1), for Poisson demand; the same
 * step here with the size-biased negative binomial. Dempster, Laird, Rubin (1977), JRSS B 39(1).
 */
export function hiddenDemand(sales: CutSales): HiddenDemand {
  const demandPieces = Float64Array.from(sales.soldPieces)
  let seen = 0
  let totalShape = 0
  for (let week = 0; week < demandPieces.length; week++) {
    totalShape += sales.shape[week]!
    if (!sales.stockOut[week] && sales.shape[week]! > 0) seen += 1
  }
  const isLowerBound = seen === 0
  let level = totalShape > 0 ? total(demandPieces) / totalShape : 0
  let size = sizeOf(sales, level)
  const rounds = isLowerBound || !(level > 0) ? 0 : MAX_ROUNDS
  for (let round = 0; round < rounds; round++) {
    for (let week = 0; week < demandPieces.length; week++) {
      if (!sales.stockOut[week]) continue
      const mean = level * sales.shape[week]!
      demandPieces[week] = demandAtLeast({ mean, size }, sales.soldPieces[week]!)
    }
    const next = total(demandPieces) / totalShape
    const moved = Math.abs(next - level)
    level = next
    size = sizeOf(sales, level)
    if (moved <= SETTLED * level) break
  }
  return { demandPieces, levelPieces: level, size, isLowerBound }
}

/**
 * Mean of a negative binomial count known to be at least `sold`: mean of the size-biased law, which
 * is again negative binomial with one more in its size.
 */
export function demandAtLeast({ mean, size }: NegativeBinomial, sold: number): number {
  if (!(mean > 0)) return sold
  const least = Math.ceil(sold)
  if (least <= 0) return mean
  const tail = 1 - negativeBinomialDistribution({ mean, size }, least - 1)
  if (tail < THIN_TAIL) return sold
  const biased = { mean: (mean * (size + 1)) / size, size: size + 1 }
  const biasedTail = least < 2 ? 1 : 1 - negativeBinomialDistribution(biased, least - 2)
  return Math.max(sold, (mean * biasedTail) / tail)
}

/** Size by moments, from the weeks that nothing cut: E(x - m)^2 = m + m^2 / size. */
function sizeOf({ soldPieces, stockOut, shape }: CutSales, level: number): number {
  let excess = 0
  let squares = 0
  for (let week = 0; week < soldPieces.length; week++) {
    if (stockOut[week]) continue
    const mean = level * shape[week]!
    const off = soldPieces[week]! - mean
    excess += off * off - mean
    squares += mean * mean
  }
  return excess > squares / POISSON_SIZE ? squares / excess : POISSON_SIZE
}

function total(values: Float64Array): number {
  let result = 0
  for (let index = 0; index < values.length; index++) result += values[index]!
  return result
}
