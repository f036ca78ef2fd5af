import { quantileOfSorted } from '../../../core/statistics/quantile.ts'

/** A style of a collection that wants hours of a capacity that others want too. */
export interface StyleOnCapacity {
  readonly id: string
  /** Season demand on each path, ascending. */
  readonly sortedPieces: Float64Array
  /** Earned on a piece sold, lost on a piece left. */
  readonly under: number
  readonly over: number
  readonly hoursPerPiece: number
}

export interface SharedCapacity {
  readonly pieces: readonly number[]
  readonly profit: number
  /** What one hour more would earn; 0 when hours are left. */
  readonly shadowPricePerHour: number
}

/**
 * Quantities of a whole collection within the hours there are. Each style is a newsvendor on its own
 * paths; the price of an hour is raised until what they want fits: at the optimum the fractile of a
 * style is (under - price x hours) / (under + over). Source: Hadley and Whitin (1963), Analysis of
 * Inventory Systems, section 6-2, for the constraint; sorted samples in place of a law.
 */
export function shareCapacity(
  styles: readonly StyleOnCapacity[],
  capacityHours: number,
): SharedCapacity {
  const at = (price: number) => styles.map((style) => piecesAt(style, price))
  const hours = (pieces: readonly number[]) =>
    pieces.reduce((sum, own, index) => sum + own * styles[index]!.hoursPerPiece, 0)
  const free = at(0)
  if (hours(free) <= capacityHours) return shared(styles, free, 0)
  let low = 0
  let high = Math.max(...styles.map(({ under, hoursPerPiece }) => under / hoursPerPiece))
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (hours(at(middle)) > capacityHours) low = middle
    else high = middle
  }
  return shared(styles, filled(styles, { wanted: at(low), kept: at(high), capacityHours }), high)
}

function piecesAt(style: StyleOnCapacity, pricePerHour: number): number {
  const { sortedPieces, under, over, hoursPerPiece } = style
  const left = under - pricePerHour * hoursPerPiece
  if (left <= 0) return 0
  return quantileOfSorted(sortedPieces, left / (under + over))
}

/** Where a price tips a style from some pieces to fewer, the hours between are not left idle. */
function filled(
  styles: readonly StyleOnCapacity[],
  {
    wanted,
    kept,
    capacityHours,
  }: {
    readonly wanted: readonly number[]
    readonly kept: readonly number[]
    readonly capacityHours: number
  },
): number[] {
  let left = styles.reduce(
    (sum, { hoursPerPiece }, index) => sum - kept[index]! * hoursPerPiece,
    capacityHours,
  )
  return styles.map(({ hoursPerPiece }, index) => {
    const more = Math.min(wanted[index]! - kept[index]!, Math.max(0, left) / hoursPerPiece)
    left -= more * hoursPerPiece
    return kept[index]! + more
  })
}

function shared(
  styles: readonly StyleOnCapacity[],
  pieces: readonly number[],
  shadowPricePerHour: number,
): SharedCapacity {
  const profit = styles.reduce((sum, style, index) => sum + profitOf(style, pieces[index]!), 0)
  return { pieces, profit, shadowPricePerHour }
}

/** Mean over the paths of what a quantity earns. */
export function profitOf({ sortedPieces, under, over }: StyleOnCapacity, pieces: number): number {
  let sum = 0
  for (const demand of sortedPieces) {
    sum += demand < pieces ? under * demand - over * (pieces - demand) : under * pieces
  }
  return sum / sortedPieces.length
}
