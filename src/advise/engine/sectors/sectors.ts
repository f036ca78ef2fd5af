import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { SectorId } from '../../model.ts'

/** A default with its bounds at 90 %. */
export interface Guess {
  readonly value: number
  readonly low: number
  readonly high: number
}

function guess(low: number, value: number, high: number): Guess {
  return { low, value, high }
}

/**
 * What a card supposes of a sector. No figure here was measured: each is an order of magnitude with
 * wide bounds, shown as supposed, to be replaced by the firm's own.
 */
export interface Sector {
  readonly id: SectorId
  readonly name: Words
  /** Harmonized System, of the item sold and of its matter. */
  readonly hsCode: string
  readonly matterHsCode: string
  readonly unit: string
  readonly massKg: number
  readonly vatRatio: number
  /** Shares of what the maker is paid. */
  readonly matterRatio: Guess
  readonly labourRatio: Guess
  readonly makerMarginRatio: Guess
  /** Shares of the price without VAT. */
  readonly designRatio: Guess
  readonly marketingRatio: Guess
  readonly sellingRatio: Guess
  readonly serviceRatio: Guess
  readonly stepNames: readonly string[]
  readonly matter: Words
  readonly matterCarbonKgCo2ePerKg: Guess
  readonly endValueRatio: Guess
  readonly returnRatio: Guess
  readonly freightRatio: Guess
  readonly nearPremiumRatio: Guess
  readonly nearLeadDays: Guess
  /** Clients kept after so many days. */
  readonly patience: readonly { readonly days: number; readonly keptRatio: number }[]
  /** The six figures of somebody's product: shown in pale, to be written over. */
  readonly sample: Sample
}

interface Sample {
  readonly product: Words
  readonly priceIncVat: number
  readonly paidPerPiece: number
  readonly country: string
  readonly piecesPerYear: number
  readonly unsoldRatio: number
  readonly deliveryDays: number
}

const PATIENCE_OF_THINGS = [
  { days: 0, keptRatio: 1 },
  { days: 7, keptRatio: 0.8 },
  { days: 30, keptRatio: 0.45 },
  { days: 90, keptRatio: 0.1 },
] as const
const PATIENCE_OF_FOOD = [
  { days: 0, keptRatio: 1 },
  { days: 2, keptRatio: 0.6 },
  { days: 7, keptRatio: 0.2 },
] as const
const PATIENCE_OF_FIRMS = [
  { days: 0, keptRatio: 1 },
  { days: 14, keptRatio: 0.85 },
  { days: 60, keptRatio: 0.35 },
  { days: 120, keptRatio: 0.1 },
] as const

/** Shares that most sectors have alike. */
const USUAL = {
  unit: 'pièce',
  vatRatio: 0.2,
  matterRatio: guess(0.3, 0.45, 0.6),
  labourRatio: guess(0.15, 0.28, 0.4),
  makerMarginRatio: guess(0.04, 0.09, 0.18),
  designRatio: guess(0.01, 0.04, 0.09),
  marketingRatio: guess(0.02, 0.07, 0.15),
  sellingRatio: guess(0.12, 0.24, 0.38),
  serviceRatio: guess(0.01, 0.03, 0.07),
  freightRatio: guess(0.03, 0.07, 0.16),
  patience: PATIENCE_OF_THINGS,
} as const

export const SECTORS: Readonly<Record<SectorId, Sector>> = {
  textile: {
    ...USUAL,
    id: 'textile',
    name: words('Textile, habillement | Textile, clothing'),
    hsCode: '6110',
    matterHsCode: '5205',
    massKg: 0.5,
    stepNames: ['tricotage', 'coupe', 'couture', 'finition'],
    matter: words('Fil et étoffe | Yarn and cloth'),
    matterCarbonKgCo2ePerKg: guess(4, 12, 35),
    endValueRatio: guess(0.08, 0.2, 0.35),
    returnRatio: guess(0.03, 0.1, 0.25),
    nearPremiumRatio: guess(0.25, 0.35, 0.4),
    nearLeadDays: guess(10, 21, 42),
    sample: sampleOf('Pull en laine | Wool jumper', [119, 32, 'CN', 2000, 0.22, 90]),
  },
  food: {
    ...USUAL,
    id: 'food',
    name: words('Laitier, produits frais | Dairy, fresh food'),
    hsCode: '0403',
    matterHsCode: '0401',
    massKg: 0.5,
    vatRatio: 0.055,
    stepNames: ['pasteurisation', 'ensemencement', 'conditionnement'],
    matter: words('Lait et ferments | Milk and cultures'),
    matterCarbonKgCo2ePerKg: guess(0.7, 1.2, 2.2),
    endValueRatio: guess(-0.05, 0, 0.08),
    returnRatio: guess(0, 0.002, 0.01),
    freightRatio: guess(0.04, 0.1, 0.2),
    nearPremiumRatio: guess(0.02, 0.15, 0.4),
    nearLeadDays: guess(1, 2, 5),
    patience: PATIENCE_OF_FOOD,
    sample: sampleOf('Yaourts, les quatre | Yoghurts, pack of four', [
      2.6,
      1.1,
      'DE',
      40000,
      0.08,
      8,
    ]),
  },
  furniture: {
    ...USUAL,
    id: 'furniture',
    name: words('Meuble, aménagement | Furniture'),
    hsCode: '9403',
    matterHsCode: '4412',
    massKg: 28,
    stepNames: ['sciage', 'usinage', 'assemblage de panneaux', 'vernissage'],
    matter: words('Panneaux et quincaillerie | Panels and fittings'),
    matterCarbonKgCo2ePerKg: guess(0.4, 0.9, 2),
    endValueRatio: guess(0.15, 0.3, 0.45),
    returnRatio: guess(0.01, 0.04, 0.1),
    freightRatio: guess(0.08, 0.18, 0.35),
    nearPremiumRatio: guess(0.1, 0.3, 0.6),
    nearLeadDays: guess(14, 30, 60),
    sample: sampleOf('Bureau en chêne | Oak desk', [549, 165, 'VN', 900, 0.1, 110]),
  },
  'machined-parts': {
    ...USUAL,
    id: 'machined-parts',
    name: words('Pièces usinées | Machined parts'),
    hsCode: '8483',
    matterHsCode: '7228',
    massKg: 1.2,
    stepNames: ['tournage', 'fraisage', 'traitement', 'rectification'],
    matter: words('Barres d’acier | Steel bars'),
    matterCarbonKgCo2ePerKg: guess(1.2, 2.2, 4),
    endValueRatio: guess(0.02, 0.1, 0.3),
    returnRatio: guess(0, 0.01, 0.04),
    freightRatio: guess(0.01, 0.04, 0.1),
    designRatio: guess(0.02, 0.06, 0.12),
    marketingRatio: guess(0, 0.02, 0.05),
    sellingRatio: guess(0.04, 0.1, 0.2),
    nearPremiumRatio: guess(0.1, 0.3, 0.7),
    nearLeadDays: guess(3, 12, 30),
    patience: PATIENCE_OF_FIRMS,
    sample: sampleOf('Arbre de transmission | Drive shaft', [96, 38, 'CN', 5000, 0.06, 75]),
  },
  lighting: {
    ...USUAL,
    id: 'lighting',
    name: words('Éclairage | Lighting'),
    hsCode: '9405',
    matterHsCode: '8541',
    massKg: 2.4,
    stepNames: ['fonderie', 'câblage', 'assemblage', 'essai'],
    matter: words('Composants et aluminium | Components and aluminium'),
    matterCarbonKgCo2ePerKg: guess(5, 11, 25),
    endValueRatio: guess(0.05, 0.15, 0.3),
    returnRatio: guess(0.01, 0.04, 0.1),
    nearPremiumRatio: guess(0.15, 0.35, 0.7),
    nearLeadDays: guess(10, 25, 50),
    sample: sampleOf('Suspension à diodes | LED pendant', [189, 52, 'CN', 3000, 0.14, 85]),
  },
  cosmetics: {
    ...USUAL,
    id: 'cosmetics',
    name: words('Cosmétique | Cosmetics'),
    hsCode: '3304',
    matterHsCode: '3302',
    massKg: 0.2,
    stepNames: ['formulation', 'mélange', 'remplissage'],
    matter: words('Matières et flacon | Ingredients and bottle'),
    matterCarbonKgCo2ePerKg: guess(1.5, 3.5, 9),
    endValueRatio: guess(-0.05, 0.05, 0.15),
    returnRatio: guess(0, 0.02, 0.06),
    marketingRatio: guess(0.08, 0.2, 0.35),
    nearPremiumRatio: guess(0.05, 0.2, 0.45),
    nearLeadDays: guess(10, 25, 50),
    sample: sampleOf('Crème de soin | Skin cream', [34, 6.2, 'PL', 12000, 0.12, 60]),
  },
}

function sampleOf(
  product: string,
  [priceIncVat, paidPerPiece, country, piecesPerYear, unsoldRatio, deliveryDays]: readonly [
    number,
    number,
    string,
    number,
    number,
    number,
  ],
): Sample {
  const six = { priceIncVat, paidPerPiece, country, piecesPerYear, unsoldRatio, deliveryDays }
  return { product: words(product), ...six }
}
