import { SECTORS } from '../../engine/sectors/sectors.ts'
import type { CardFigure, CardSeason, SectorId } from '../../model.ts'
import { CARD_SEASONS, SECTOR_IDS } from '../../model.ts'

/** Figures of a card as they are typed. */
export const TYPED = [
  'product',
  'priceIncVat',
  'paidPerPiece',
  'piecesPerYear',
  'unsoldPercent',
  'deliveryDays',
] as const
export type Typed = (typeof TYPED)[number]

/** A card while it is filled in: what was typed stays as it was typed. */
export interface CardDraft {
  readonly sector: SectorId
  readonly season: CardSeason
  readonly country: string
  readonly typed: Readonly<Record<Typed, string>>
  readonly given: Readonly<Partial<Record<CardFigure, number>>>
}

const NOTHING: CardDraft['typed'] = {
  product: '',
  priceIncVat: '',
  paidPerPiece: '',
  piecesPerYear: '',
  unsoldPercent: '',
  deliveryDays: '',
}

export const EMPTY_DRAFT: CardDraft = {
  sector: 'textile',
  season: 'season',
  country: '',
  typed: NOTHING,
  given: {},
}

/** `1 250,5` and `1,250.5` as people type them; NaN when it is not a number. */
export function typedNumber(text: string): number {
  const close = text.replaceAll(/[\s\u00a0\u202f€%]/g, '')
  if (close === '') return NaN
  const isGrouped = /^-?\d{1,3}(,\d{3})+\.\d+$/.test(close)
  return Number(isGrouped ? close.replaceAll(',', '') : close.replace(',', '.'))
}

/** The card to be checked, once nothing is empty; undefined until then. */
export function cardOf({ typed, sector, season, country, given }: CardDraft): object | undefined {
  if (country === '' || TYPED.some((name) => typed[name].trim() === '')) return undefined
  return {
    sector,
    season,
    country,
    given,
    product: typed.product.trim(),
    priceIncVat: typedNumber(typed.priceIncVat),
    paidPerPiece: typedNumber(typed.paidPerPiece),
    piecesPerYear: typedNumber(typed.piecesPerYear),
    unsoldRatio: typedNumber(typed.unsoldPercent) / 100,
    deliveryDays: typedNumber(typed.deliveryDays),
  }
}

/** The product that stands for a sector, as somebody would have typed it. */
export function sampleDraft(sector: SectorId, language: 'fr' | 'en'): CardDraft {
  const { product, country, unsoldRatio, ...six } = SECTORS[sector].sample
  const text = (value: number) =>
    language === 'fr' ? String(value).replace('.', ',') : String(value)
  return {
    ...EMPTY_DRAFT,
    sector,
    country,
    typed: {
      product: product[language],
      priceIncVat: text(six.priceIncVat),
      paidPerPiece: text(six.paidPerPiece),
      piecesPerYear: text(six.piecesPerYear),
      unsoldPercent: text(Math.round(unsoldRatio * 100)),
      deliveryDays: text(six.deliveryDays),
    },
  }
}

/** A draft that was kept, as far as it can be read. */
export function draftOfText(text: string | undefined): CardDraft {
  try {
    const kept = JSON.parse(text ?? '') as Partial<CardDraft>
    const typed = TYPED.map((name) => [name, String(kept.typed?.[name] ?? '')])
    return {
      sector: SECTOR_IDS.find((each) => each === kept.sector) ?? EMPTY_DRAFT.sector,
      season: CARD_SEASONS.find((each) => each === kept.season) ?? EMPTY_DRAFT.season,
      country: typeof kept.country === 'string' ? kept.country : '',
      typed: Object.fromEntries(typed) as unknown as CardDraft['typed'],
      given: typeof kept.given === 'object' && kept.given !== null ? kept.given : {},
    }
  } catch {
    return EMPTY_DRAFT
  }
}
