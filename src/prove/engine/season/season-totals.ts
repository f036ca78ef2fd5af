/** Pieces and piece-weeks of one season, summed over weeks and variants. */
export const COUNTS = [
  /** Wished at full price by every client of the season. */
  'wanted',
  /** Sold beside that to clients who came because the price was cut. */
  'induced',
  'soldFull',
  'soldCut',
  /** Sum of what the cut took off the pieces sold at a cut price, as shares of the full price. */
  'cutShares',
  'soldToOrder',
  'soldPreOrder',
  'lost',
  'lostWaiting',
  'substituted',
  'boughtFirst',
  'boughtAgain',
  'boughtToOrder',
  'boughtPreOrder',
  'spoilt',
  'returned',
  'returnedCutShares',
  /** Came back fit to be sold: into stock again, or left over. */
  'resold',
  'leftOver',
  'secondChannel',
  /** Pieces in stock at the end of each week, summed; and those of them bought in season. */
  'pieceWeeks',
  'pieceWeeksAgain',
  /** Sum of what tiers took off the pieces bought, as shares of the price without tiers. */
  'tierCutsFirst',
  'tierCutsAgain',
  'tierCutsToOrder',
  'tierCutsPreOrder',
  /** Pieces bought, at that price, times weeks paid ahead of arrival; below 0 when paid after. */
  'prepaidFirst',
  'prepaidAgain',
  'ordersFirst',
  'ordersAgain',
  'ordersToOrder',
  'ordersPreOrder',
  'variantOrdersFirst',
  'variantOrdersAgain',
  /** Seasons in which anything was ordered again. */
  'seasonsAgain',
  /** Piece-weeks of capacity reserved. */
  'reserved',
] as const
export type Count = (typeof COUNTS)[number]

export const COUNT = Object.fromEntries(COUNTS.map((name, at) => [name, at])) as Readonly<
  Record<Count, number>
>
export const COUNTS_A_PATH = COUNTS.length

/** Sees the counts so far as the season opens (0), after each week (1, 2, ...) and at the close. */
export type OnStep = (step: number, counts: Float64Array) => void

/** Mean of each count over the paths, added in the order of the paths. */
export function meanCounts(counts: Float64Array): Float64Array {
  const mean = new Float64Array(COUNTS_A_PATH)
  for (let at = 0; at < counts.length; at += COUNTS_A_PATH) {
    for (let count = 0; count < COUNTS_A_PATH; count++) mean[count]! += counts[at + count]!
  }
  const paths = counts.length / COUNTS_A_PATH
  for (let count = 0; count < COUNTS_A_PATH; count++) mean[count]! /= paths
  return mean
}
