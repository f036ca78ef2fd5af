import type { ProductLine } from '../../engine/collection/collection-proof.ts'

/** One product on the plane of what entry says and what final says. */
export interface ProductPoint {
  readonly line: ProductLine
  /** Near less far, share of the sales expected at full price. */
  readonly entryRatio: number
  readonly finalRatio: number
}

/** Products that can be bought on both sides. */
export function pointsOf(products: readonly ProductLine[]): ProductPoint[] {
  return products.flatMap((line): ProductPoint[] => {
    const { far, near, price, pieces } = line
    if (!far || !near) return []
    const sales = price * pieces
    return [
      {
        line,
        entryRatio: (near.entryMargin - far.entryMargin) / sales,
        finalRatio: (near.finalMargin - far.finalMargin) / sales,
      },
    ]
  })
}

/** A range around the values and 0, with some air. */
export function rangeOf(values: readonly number[]): readonly [number, number] {
  let [low, high] = [0, 0]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const air = 0.06 * (high - low || 1)
  return [low - air, high + air]
}

/** Dots of equal chances piled in bins: the bin of each, and how high it stands there. */
export function piled(
  quantiles: readonly number[],
  [low, high]: readonly [number, number],
  bins: number,
): { readonly bin: number; readonly height: number; readonly value: number }[] {
  const heights = new Map<number, number>()
  return quantiles.map((value) => {
    const share = high > low ? (value - low) / (high - low) : 0.5
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(share * bins)))
    const height = heights.get(bin) ?? 0
    heights.set(bin, height + 1)
    return { bin, height, value }
  })
}
