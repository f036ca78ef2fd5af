import type { Words } from '../../core/schema/schema.ts'
import type { InputMark, ProofInput } from '../engine/inputs.ts'
import type { VerdictKind } from '../model.ts'

/* What the print sheet says, in both languages; the names of lines and verdicts are those of the page. */

export const SHEET_WORDS = {
  heading: { fr: 'Démonstration pour l’acheteur', en: 'Demonstration for the buyer' },
  both: { fr: 'Loin + près', en: 'Far + near' },
  margins: { fr: 'La marge, deux fois', en: 'The margin, twice' },
  atEntry: { fr: 'à l’achat', en: 'at purchase' },
  atEnd: { fr: 'à la fin', en: 'in the end' },
  bridge: { fr: 'Ce que le prix d’achat ne voit pas', en: 'What the purchase price does not see' },
  seasons: { fr: 'Saison par saison', en: 'Season by season' },
  dots: { fr: 'un point : 2 saisons sur 100', en: 'a dot: 2 seasons in 100' },
  seed: { fr: 'graine', en: 'seed' },
  frontier: { fr: 'Jusqu’à quel surcoût ?', en: 'Up to which premium?' },
  frontierAxis: {
    fr: 'surcoût rendu permis selon le délai du lointain, mois',
    en: 'landed premium allowed by far lead time, months',
  },
  oneOrder: { fr: 'une commande de chaque côté', en: 'one order on each side' },
  goNear: { fr: 'produire près', en: 'produce near' },
  stayFar: { fr: 'rester loin', en: 'stay far' },
  inputs: { fr: 'Ce qui entre dans le calcul', en: 'What goes into the calculation' },
  redo: { fr: 'Refaire ce calcul avec vos chiffres', en: 'Work this out again with your figures' },
  handTo: { fr: 'à remettre à :', en: 'to hand to:' },
} as const satisfies Readonly<Record<string, Words>>

/** A source whose country says nothing: a label, what makes it, and how it is said in passing. */
export const UNNAMED_PLACES = {
  far: {
    name: { fr: 'Loin', en: 'Far' },
    maker: { fr: 'un fabricant lointain', en: 'a far maker' },
    bare: { fr: 'loin', en: 'far' },
  },
  near: {
    name: { fr: 'Plus près', en: 'Nearer' },
    maker: { fr: 'un fabricant plus proche', en: 'a nearer maker' },
    bare: { fr: 'près', en: 'near' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Words>>>>

export const CHANGE_TITLES: Readonly<Record<VerdictKind, Words>> = {
  'go-near': { fr: 'Ce qui ferait rester loin', en: 'What would make us stay far' },
  'stay-far': { fr: 'Ce qui ferait acheter près', en: 'What would make us buy near' },
  'too-close': { fr: 'Ce qui permettrait de trancher', en: 'What would settle it' },
  neither: { fr: 'Ce qui changerait la réponse', en: 'What would change the answer' },
  'one-side': { fr: 'Ce qui changerait la réponse', en: 'What would change the answer' },
}

export const INPUT_WORDS: Readonly<Record<ProofInput['id'], Words>> = {
  price: { fr: 'prix de vente HT', en: 'price excl. VAT' },
  seasonPieces: { fr: 'ventes d’une saison', en: 'season sales' },
  seasonWeeks: { fr: 'durée de vente', en: 'selling window' },
  variants: { fr: 'variantes', en: 'variants' },
  endValue: { fr: 'valeur d’un invendu', en: 'value of an unsold' },
  capitalRatioPerYear: { fr: 'coût du capital', en: 'cost of capital' },
  storagePerPieceWeek: { fr: 'stockage', en: 'storage' },
  returnRatio: { fr: 'retours', en: 'returns' },
  keptRatio: { fr: 'clients qui attendent', en: 'clients who wait' },
  weekNoiseRatio: { fr: 'aléa d’une semaine', en: 'noise of a week' },
  carbonPricePerKg: { fr: 'prix du carbone', en: 'carbon price' },
  purchasePerPiece: { fr: 'achat', en: 'purchase' },
  dutyRatio: { fr: 'droits', en: 'duty' },
  freightPerPiece: { fr: 'transport', en: 'freight' },
  insuranceRatio: { fr: 'assurance', en: 'insurance' },
  leadWeeks: { fr: 'délai', en: 'lead time' },
  leadSdWeeks: { fr: 'écart du délai', en: 'doubt of lead' },
  sdLog: { fr: 'erreur de prévision', en: 'forecast error' },
  minimumPiecesPerOrder: { fr: 'minimum', en: 'minimum' },
  minimumPiecesPerVariant: { fr: 'minimum par variante', en: 'variant minimum' },
  capacityPiecesPerWeek: { fr: 'capacité', en: 'capacity' },
  damageRatio: { fr: 'casse', en: 'damage' },
}

/** What stands after a figure whose unit is no currency and no share. */
export const UNIT_WORDS: Readonly<Partial<Record<ProofInput['id'], Words>>> = {
  seasonPieces: { fr: 'pièces', en: 'pieces' },
  seasonWeeks: { fr: 'semaines', en: 'weeks' },
  leadWeeks: { fr: 'semaines', en: 'weeks' },
  leadSdWeeks: { fr: 'semaine', en: 'weeks' },
  minimumPiecesPerOrder: { fr: 'pièces', en: 'pieces' },
  minimumPiecesPerVariant: { fr: 'pièces', en: 'pieces' },
  capacityPiecesPerWeek: { fr: 'pièces/sem.', en: 'pieces/week' },
  capitalRatioPerYear: { fr: 'par an', en: 'a year' },
  storagePerPieceWeek: { fr: 'par semaine', en: 'a week' },
}

export const MARK_WORDS: Readonly<Record<InputMark, Words>> = {
  given: { fr: 'donné', en: 'given' },
  published: { fr: 'publié', en: 'published' },
  measured: { fr: 'mesuré chez vous', en: 'measured' },
  computed: { fr: 'calculé de la chaîne', en: 'from the chain' },
  default: { fr: 'valeur par défaut', en: 'default' },
  assumed: { fr: 'hypothèse', en: 'assumption' },
}
