import { quantileOfSorted } from '../../../core/statistics/quantile.ts'
import type { DemandPaths } from '../season/demand-paths.ts'
import { knownAt } from '../season/demand-paths.ts'

/** Season demand of each variant over the forecast known when an order leaves, sorted. */
export interface OrderCurve {
  readonly sorted: readonly Float64Array[]
  readonly means: Float64Array
  /** Pieces that cover every path, all variants. */
  readonly mostPieces: number
}

export function orderCurve(paths: DemandPaths, committedMonths: number): OrderCurve {
  const { weeks, variants, wantedPieces, knownRatio, knownAtMonths } = paths
  const lead = knownAt(paths, committedMonths)
  const demand = Array.from({ length: variants }, () => new Float64Array(paths.paths))
  const means = new Float64Array(variants)
  for (let path = 0; path < paths.paths; path++) {
    const known = knownRatio[path * knownAtMonths.length + lead]!
    for (let week = 0; week < weeks; week++) {
      const at = (path * weeks + week) * variants
      for (let variant = 0; variant < variants; variant++) {
        demand[variant]![path]! += wantedPieces[at + variant]! / known
      }
    }
  }
  demand.forEach((own, variant) => {
    means[variant] = own.reduce((sum, pieces) => sum + pieces, 0) / paths.paths
    own.sort()
  })
  const mostPieces = demand.reduce((sum, own) => sum + own.at(-1)!, 0)
  return { sorted: demand, means, mostPieces }
}

/**
 * Pieces of each variant at the same fractile of their demands, adding up to a total: what a
 * newsvendor of several variants at the same price orders (Hadley and Whitin 1963, chapter 6).
 */
export function atEqualFractile({ sorted, means }: OrderCurve, pieces: number): number[] {
  const at = (fractile: number) => sorted.map((own) => quantileOfSorted(own, fractile))
  const sumAt = (fractile: number) => at(fractile).reduce((sum, own) => sum + own, 0)
  if (sorted.length === 1) return [pieces]
  const least = sumAt(0)
  if (pieces <= least) return scaledTo(least > 0 ? at(0) : means, pieces)
  let [low, high] = [0, 1]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (sumAt(middle) < pieces) low = middle
    else high = middle
  }
  return scaledTo(at(high), pieces)
}

/** Pieces of each variant in proportion to its mean: the first drop of what is replenished. */
export function inProportion({ means }: OrderCurve, pieces: number): number[] {
  return scaledTo(means, pieces)
}

function scaledTo(weights: ArrayLike<number>, pieces: number): number[] {
  const all = Array.from(weights)
  const sum = all.reduce((total, weight) => total + weight, 0)
  return all.map((weight) => (sum > 0 ? (weight / sum) * pieces : 0))
}

/** An order that a maker takes: variants below their least are lifted to it or left out. */
export function inLots(
  pieces: readonly number[],
  least: { readonly perVariant: number; readonly perOrder: number },
): number[] {
  const lifted = pieces.map((own) =>
    own >= least.perVariant ? own : own * 2 >= least.perVariant ? least.perVariant : 0,
  )
  const sum = lifted.reduce((total, own) => total + own, 0)
  if (sum === 0 || sum >= least.perOrder) return lifted
  return lifted.map((own) => (own * least.perOrder) / sum)
}
