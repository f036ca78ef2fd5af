import type { Chain } from '../chain/chain.ts'
import type { Problem } from '../core/problem.ts'
import type { FigureUnit } from '../see/model.ts'

/** Sectors that a card can start from. */
export const SECTOR_IDS = [
  'textile',
  'food',
  'furniture',
  'machined-parts',
  'lighting',
  'cosmetics',
] as const
export type SectorId = (typeof SECTOR_IDS)[number]

/** How a product sells: one window, all year, or made when asked for. */
export const CARD_SEASONS = ['season', 'all-year', 'to-order'] as const
export type CardSeason = (typeof CARD_SEASONS)[number]

/** Figures beyond the first six: filled by the sector until somebody gives them. */
export const CARD_FIGURES = [
  /** What a nearer maker asks over today's price, as a share of it. */
  'nearPremiumRatio',
  'nearLeadDays',
  /** Doubt of the sales when the order leaves: sd over mean. */
  'forecastError',
  /** What a left-over brings, as a share of the price without VAT. */
  'endValueRatio',
  /** Carriage of a piece from today's maker, as a share of what it costs. */
  'freightRatio',
  'dutyRatio',
  'returnRatio',
] as const
export type CardFigure = (typeof CARD_FIGURES)[number]

/** Six figures and what was answered since. */
export interface Card {
  readonly sector: SectorId
  readonly product: string
  /** To the client, EUR, VAT included. */
  readonly priceIncVat: number
  /** To the maker, EUR a piece, without VAT. */
  readonly paidPerPiece: number
  /** Where it is made today, ISO 3166-1 alpha-2. */
  readonly country: string
  readonly piecesPerYear: number
  readonly season: CardSeason
  /** Share of what is bought that stays unsold, 0 to 1. */
  readonly unsoldRatio: number
  /** From the order to the goods, days. */
  readonly deliveryDays: number
  readonly given: Readonly<Partial<Record<CardFigure, number>>>
}

/** One of the further figures: as given, or as the sector has it, between its bounds at 90 %. */
export interface CardFigureState {
  readonly figure: CardFigure
  readonly value: number
  readonly low: number
  readonly high: number
  readonly origin: 'given' | 'published' | 'derived' | 'assumed'
  /** Where it comes from, or why it is so. */
  readonly reason: { readonly fr: string; readonly en: string }
}

/** What an answer is worth: the loss that knowing it would spare, and how often it turns the verdict. */
export interface QuestionWorth {
  readonly figure: CardFigure
  /** EUR a year: expected value of partial perfect information. */
  readonly worthPerYear: number
  readonly flipRatio: number
}

export type CardVerdict = 'near' | 'far' | 'close'

/** The first answer of a card, with its doubt; `phase` says how far it is. */
export interface CardDocument {
  readonly schema: 'boucle/card-answer'
  readonly phase: 'first' | 'drawn'
  readonly card: Card
  readonly chain: Chain
  readonly verdict: CardVerdict
  /** Chances in 1 that buying nearer leaves more. */
  readonly nearChanceRatio: number
  /** Final margin of buying all near less all far, EUR a year, at 5, 50 and 95 %. */
  readonly gain: { readonly low: number; readonly median: number; readonly high: number }
  readonly figures: readonly CardFigureState[]
  /** By worth, the greatest first; empty until all is drawn. */
  readonly questions: readonly QuestionWorth[]
  /** The one to ask; undefined when no answer is worth asking for. */
  readonly next?: CardFigure
  readonly seen: readonly CardSeen[]
  readonly seed: number
  readonly draws: number
  readonly problems: readonly Problem[]
}

/** A figure of `see` on the chain of the card. */
export interface CardSeen {
  readonly id: string
  readonly label: { readonly fr: string; readonly en: string }
  readonly unit: FigureUnit
  readonly value: number
  readonly low?: number
  readonly high?: number
}
