/** Pieces and piece-weeks of one season, summed over weeks and variants. */
export const COUNTS = [
  /** Wanted at full price by clients who do not have to wait. */
  'wanted',
  /** Wanted beside that because the price was cut. */
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
  'resold',
  'scrapped',
  'leftOver',
  'secondChannel',
  'pieceWeeks',
  /** Pieces bought times weeks paid ahead of arrival, by source group. */
  'prepaidFirst',
  'prepaidAgain',
  'ordersFirst',
  'ordersAgain',
  'variantOrdersFirst',
  'variantOrdersAgain',
  'reserved',
] as const
export type Count = (typeof COUNTS)[number]

export const COUNT = Object.fromEntries(COUNTS.map((name, at) => [name, at])) as Readonly<
  Record<Count, number>
>
export const COUNTS_A_PATH = COUNTS.length
