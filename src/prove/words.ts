import type { Words } from '../core/schema/schema.ts'
import type { BridgeLine } from './engine/bridge/bridge-lines.ts'
import type { PolicyKind } from './engine/policy/policy.ts'
import type { sideOf } from './engine/policy/policy.ts'
import type { MovedFigure } from './engine/sensitivity/what-matters.ts'
import type { RegimeChoice, VerdictKind } from './model.ts'

/* What ways of buying, lines of the bridge and verdicts are called, for the command line and the page. */

export const POLICY_WORDS: Readonly<Record<PolicyKind, Words>> = {
  push: { fr: 'une commande, tôt', en: 'one early order' },
  'two-orders': { fr: 'deux commandes', en: 'two orders' },
  'quick-response': { fr: 'petit lot puis réassort', en: 'small drop, then replenished' },
  mix: { fr: 'base lointaine, réassort proche', en: 'far base, near replenishment' },
  reserved: { fr: 'stock, puis à la commande', en: 'stock, then made to order' },
  'pre-order': { fr: 'prévente', en: 'pre-order campaign' },
  'on-demand': { fr: 'à la demande', en: 'on demand' },
  'made-to-measure': { fr: 'sur mesure', en: 'made to measure' },
}

/** The same where room is short, after the name of the place. */
export const SHORT_POLICY_WORDS: Readonly<Record<PolicyKind, Words>> = {
  push: { fr: 'une commande', en: 'one order' },
  'two-orders': { fr: 'deux commandes', en: 'two orders' },
  'quick-response': { fr: 'réassort', en: 'replenished' },
  mix: { fr: 'réassort proche', en: 'near top-up' },
  reserved: { fr: 'stock, puis commande', en: 'stock, then to order' },
  'pre-order': { fr: 'prévente', en: 'pre-order' },
  'on-demand': { fr: 'à la demande', en: 'on demand' },
  'made-to-measure': { fr: 'sur mesure', en: 'to measure' },
}

export const SIDE_WORDS: Readonly<Record<ReturnType<typeof sideOf>, Words>> = {
  far: { fr: 'loin', en: 'far' },
  near: { fr: 'près', en: 'near' },
  both: { fr: 'les deux', en: 'both' },
}

export const LINE_WORDS: Readonly<Record<BridgeLine, Words>> = {
  purchase: { fr: 'achat plus cher', en: 'dearer purchase' },
  setUp: { fr: 'lancements', en: 'set-ups' },
  freight: { fr: 'transport', en: 'freight' },
  duty: { fr: 'droits de douane', en: 'duty' },
  insurance: { fr: 'assurance', en: 'insurance' },
  capital: { fr: 'argent immobilisé', en: 'capital tied up' },
  storage: { fr: 'stockage', en: 'storage' },
  quality: { fr: 'qualité et voyages', en: 'quality and travel' },
  reservedCapacity: { fr: 'capacité réservée', en: 'reserved capacity' },
  markdown: { fr: 'démarques', en: 'markdowns' },
  unsold: { fr: 'invendus', en: 'unsold goods' },
  lostSales: { fr: 'ventes manquées', en: 'lost sales' },
  lostWaiting: { fr: 'clients partis sans attendre', en: 'clients lost by waiting' },
  returns: { fr: 'retours', en: 'returns' },
  damage: { fr: 'casse', en: 'damage' },
  carbon: { fr: 'prix du carbone', en: 'carbon price' },
}

export const VERDICT_WORDS: Readonly<Record<VerdictKind, Words>> = {
  'go-near': {
    fr: 'Acheter plus près rapporte davantage, même plus cher.',
    en: 'Buying nearer earns more, though it costs more.',
  },
  'stay-far': {
    fr: 'Rester loin : ici, la proximité coûte plus qu’elle ne rapporte.',
    en: 'Stay far: here nearness costs more than it brings.',
  },
  'too-close': {
    fr: 'Trop proche pour trancher : l’écart ne dépasse ni le hasard ni 0,5 % de la marge.',
    en: 'Too close to tell: the gap is within chance, or within 0.5 % of the margin.',
  },
  neither: {
    fr: 'Aucune de ces façons d’acheter ne gagne d’argent.',
    en: 'None of these ways of buying earns money.',
  },
  'one-side': {
    fr: 'Une seule chaîne : il faut une autre source pour comparer (option --against).',
    en: 'One chain alone: give another source to compare with (option --against).',
  },
}

export const REGIME_WORDS: Readonly<Record<RegimeChoice['reason'], Words>> = {
  given: { fr: 'donné par la chaîne', en: 'given by the chain' },
  'sold-all-year': { fr: 'vendu toute l’année', en: 'sold all year' },
  'clients-wait': { fr: 'assez de clients attendent', en: 'enough clients wait' },
  'one-window': { fr: 'une seule période de vente', en: 'one selling window' },
}

export const REGIME_NAMES: Readonly<Record<RegimeChoice['regime'], Words>> = {
  season: { fr: 'saison', en: 'season' },
  permanent: { fr: 'permanent', en: 'permanent' },
  'to-order': { fr: 'à la commande', en: 'to order' },
}

export const MATTER_WORDS: Readonly<Record<MovedFigure, Words>> = {
  sales: { fr: 'niveau des ventes', en: 'level of sales' },
  forecastError: { fr: 'erreur de prévision', en: 'forecast error' },
  nearPrice: { fr: 'prix d’achat près', en: 'near purchase price' },
  farPrice: { fr: 'prix d’achat loin', en: 'far purchase price' },
  farFreight: { fr: 'transport depuis loin', en: 'freight from far' },
  endValue: { fr: 'valeur des invendus', en: 'value of unsold goods' },
  patience: { fr: 'patience des clients', en: 'patience of clients' },
}
