import type { Words } from '../../core/schema/schema.ts'
import type { SellingFigure, SourceFigure } from '../engine/figures/question-figures.ts'

/** Names of the figures that a buyer may set, as the page writes them. */
export const FIGURE_WORDS: Readonly<Record<SellingFigure | SourceFigure, Words>> = {
  price: { fr: 'prix de vente HT', en: 'selling price ex VAT' },
  seasonPieces: { fr: 'ventes attendues', en: 'expected sales' },
  forecastError: {
    fr: 'erreur de prévision, au délai le plus long',
    en: 'forecast error, longest lead',
  },
  endValue: { fr: 'valeur d’un invendu', en: 'value of an unsold piece' },
  returnRatio: { fr: 'retours', en: 'returns' },
  patience: { fr: 'clients qui acceptent d’attendre', en: 'clients who accept to wait' },
  capitalRatioPerYear: { fr: 'coût du capital, par an', en: 'cost of capital, a year' },
  storagePerPieceWeek: { fr: 'stockage, par pièce et semaine', en: 'storage, per piece and week' },
  purchasePerPiece: { fr: 'prix d’achat', en: 'purchase price' },
  freightPerPiece: { fr: 'transport', en: 'freight' },
  dutyRatio: { fr: 'droit de douane', en: 'duty' },
  leadWeeks: { fr: 'délai, de la commande au stock', en: 'lead, order to stock' },
  minimumPiecesPerOrder: { fr: 'commande minimale', en: 'least order' },
}

/** What had to be supposed, by the name the engine gives it. */
export const SUPPOSED_WORDS: Readonly<Record<string, Words>> = {
  variantMix: {
    fr: 'Toutes les variantes sont supposées se vendre autant.',
    en: 'All variants are supposed to sell alike.',
  },
  weekNoise: {
    fr: 'Le hasard d’une semaine à l’autre est supposé.',
    en: 'The chance of one week is supposed.',
  },
  forecastErrors: {
    fr: 'L’erreur de prévision est celle de la famille de produits.',
    en: 'The forecast error is that of the product family.',
  },
  window: {
    fr: 'La période de vente est supposée durer un an.',
    en: 'The selling window is supposed to last a year.',
  },
  salvageRatio: {
    fr: 'Un invendu est supposé ne rien rapporter.',
    en: 'An unsold piece is supposed to bring nothing.',
  },
  capitalCostRatioPerYear: {
    fr: 'Le coût du capital est supposé nul.',
    en: 'The cost of capital is supposed to be nil.',
  },
  patience: {
    fr: 'Tous les clients sont supposés attendre.',
    en: 'All clients are supposed to wait.',
  },
  nearer: {
    fr: 'Le fabricant plus proche est une hypothèse : même transport, mêmes minimums, sans droit de douane.',
    en: 'The nearer maker is a supposition: same freight, same least lots, no duty.',
  },
}
