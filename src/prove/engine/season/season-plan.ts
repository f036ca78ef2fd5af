import type { ProximityStep } from '../../../chain/flow/client-place.ts'

/** One place to buy from, as the season sees it; amounts in the currency of the chain, per piece. */
export interface Source {
  /** Name of its chain. */
  readonly id: string
  /** When it differs in English. */
  readonly nameEn?: string
  /** On which side of the comparison it stands. */
  readonly place: 'far' | 'near'
  /** How near to the client it makes, from far (1) to her region (4), where places are known. */
  readonly step?: ProximityStep
  /** Where it makes, ISO 3166 alpha-2. */
  readonly country?: string
  readonly purchasePerPiece: number
  readonly freightPerPiece: number
  /** Duty, insurance: share of the purchase price. */
  readonly dutyRatio: number
  readonly insuranceRatio: number
  /** Travel, inspection, remakes: by season in which anything is bought. */
  readonly qualityPerSeason: number
  /** Capacity of the firm's own that stands idle: by season in which anything is bought; missing: none. */
  readonly idlePerSeason?: number
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
  /** Pieces that arrive spoilt, 0 to 1, 1 left out. */
  readonly damageRatio: number
  /** Prices by the pieces of one order, ascending from 0 pieces on; absent: one price for all. */
  readonly tiers?: readonly PriceTier[]
}

/** From so many pieces in one order on, each costs this many times `purchasePerPiece`. */
export interface PriceTier {
  readonly fromPieces: number
  readonly priceRatio: number
}

/**
 * What the tier of an order takes off `purchasePerPiece`, as a share of it; below 0 when small orders
 * are dearer.
 */
export function tierCutRatio({ tiers }: Source, pieces: number): number {
  let ratio = 1
  for (const tier of tiers ?? []) {
    if (tier.fromPieces > pieces) break
    ratio = tier.priceRatio
  }
  return 1 - ratio
}

/**
 * Pieces there when the season opens. They are written for the mean forecast; what is ordered is
 * that times the forecast known when the order leaves: who orders later knows more.
 */
export interface FirstOrder {
  readonly source: Source
  readonly piecesByVariant: readonly number[]
  /** Months before the season at which the order leaves. */
  readonly committedMonths: number
}

/** Orders looked at again during the season, up to a level. */
export interface Replenishment {
  readonly source: Source
  /** Weeks of the season at which an order may leave, ascending. */
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
  /** Pieces that come back, of those sold so. */
  readonly returnRatio: number
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
  readonly first?: FirstOrder
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
  /** What a left-over brings after the season, donation or destruction too; may be below 0. */
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

/** Share of clients that wait so long: straight between the points, flat after the last. */
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
