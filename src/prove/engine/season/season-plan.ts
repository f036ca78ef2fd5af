/** One place to buy from, as the season sees it; amounts in the currency of the chain, per piece. */
export interface Source {
  readonly id: string
  readonly purchasePerPiece: number
  readonly freightPerPiece: number
  /** Duty, insurance: share of the purchase price. */
  readonly dutyRatio: number
  readonly insuranceRatio: number
  /** Travel, inspection, remakes: by season, whatever is bought. */
  readonly qualityPerSeason: number
  readonly setUpPerOrder: number
  readonly setUpPerVariant: number
  readonly carbonKgCo2ePerPiece: number
  /** Order to stock, whole weeks, and its doubt. */
  readonly leadWeeks: number
  readonly leadSdWeeks: number
  readonly minimumPiecesPerOrder: number
  readonly minimumPiecesPerVariant: number
  /** Infinity when nothing limits it. */
  readonly capacityPiecesPerWeek: number
  /** Weeks between payment and arrival: above 0 when paid before. */
  readonly paidWeeksBefore: number
  /** Pieces that arrive spoilt, 0 to 1. */
  readonly damageRatio: number
}

/** Orders looked at again during the season, up to a level. */
export interface Replenishment {
  readonly source: Source
  /** Weeks of the season at which an order may leave. */
  readonly reviewWeeks: readonly number[]
  /** Position covers demand to the next arrival with this safety, in sds of what is known then. */
  readonly safetyFactor: number
}

/** Work that starts when the client has asked: she waits, or leaves. */
export interface WorkToOrder {
  readonly source: Source
  /** Days that she waits, delivery included. */
  readonly waitDays: number
  /** Pieces a week that were reserved, and the fee for each piece reserved, used or not. */
  readonly capacityPiecesPerWeek: number
  readonly feePerPieceReserved: number
}

/** Orders taken before anything is made, for one production run (a pushed scheme). */
export interface PreOrder {
  readonly source: Source
  /** Share of the season's clients that the campaign reaches. */
  readonly reachRatio: number
  readonly waitDays: number
}

/** A way of buying with its quantities: the parts that a policy has, the others absent. */
export interface SeasonPlan {
  /** Pieces ordered to be there when the season opens, by variant. */
  readonly first?: { readonly source: Source; readonly piecesByVariant: readonly number[] }
  readonly replenishment?: Replenishment
  readonly toOrder?: WorkToOrder
  readonly preOrder?: PreOrder
  readonly markdowns: readonly Markdown[]
}

/** From this week on the price is cut by this share of the full one. */
export interface Markdown {
  readonly fromWeek: number
  readonly cutRatio: number
}

/** What selling brings and costs, per piece unless said; prices exclude VAT. */
export interface SellingTerms {
  readonly price: number
  /** What a left-over brings after the season, donation or second channel; may be below 0. */
  readonly endValue: number
  /** Second channel: its price and the pieces that it takes at most. */
  readonly secondChannel?: { readonly price: number; readonly mostPieces: number }
  readonly storagePerPieceWeek: number
  readonly capitalRatioPerYear: number
  readonly returnRatio: number
  readonly returnWeeks: number
  /** Of what comes back, fit to be sold again. */
  readonly resellableRatio: number
  readonly returnHandling: number
  /** Of clients whose variant is out, those who take another one. */
  readonly substitutionRatio: number
  readonly markdownElasticity: number
  /** Share of clients kept by days waited, ascending; 1 at 0. */
  readonly patience: readonly { readonly days: number; readonly keptRatio: number }[]
  /** Price put on carbon; 0 = none. */
  readonly carbonPricePerKg: number
}

/** Share of clients that wait so long: straight between the points, 0 after a last point of 0. */
export function keptAfter(patience: SellingTerms['patience'], days: number): number {
  let before = { days: 0, keptRatio: 1 }
  for (const point of patience) {
    if (days < point.days) {
      const weight = (days - before.days) / (point.days - before.days)
      return before.keptRatio * (1 - weight) + point.keptRatio * weight
    }
    before = point
  }
  return before.keptRatio
}
