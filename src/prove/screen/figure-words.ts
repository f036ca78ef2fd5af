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
