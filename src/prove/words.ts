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

interface SupposedWords {
  /** The figure. */
  readonly name: Words
  /** What stands for it, as a sentence. */
  readonly said: Words
}

/** What had to be supposed, by the name the engine gives it. */
const SUPPOSED_WORDS: Readonly<Record<string, SupposedWords>> = {
  variantMix: {
    name: { fr: 'parts des variantes', en: 'shares of variants' },
    said: {
      fr: 'Toutes les variantes sont supposées se vendre autant.',
      en: 'All variants are supposed to sell alike.',
    },
  },
  weekNoise: {
    name: { fr: 'aléa d’une semaine', en: 'noise of a week' },
    said: {
      fr: 'Le hasard d’une semaine à l’autre est supposé.',
      en: 'The chance of one week is supposed.',
    },
  },
  forecastErrors: {
    name: { fr: 'erreurs de prévision', en: 'forecast errors' },
    said: {
      fr: 'L’erreur de prévision est celle de la famille de produits.',
      en: 'The forecast error is that of the product family.',
    },
  },
  window: {
    name: { fr: 'durée de vente', en: 'selling window' },
    said: {
      fr: 'La période de vente est supposée durer un an.',
      en: 'The selling window is supposed to last a year.',
    },
  },
  salvageRatio: {
    name: { fr: 'valeur d’un invendu', en: 'value of an unsold' },
    said: {
      fr: 'Un invendu est supposé ne rien rapporter.',
      en: 'An unsold piece is supposed to bring nothing.',
    },
  },
  capitalCostRatioPerYear: {
    name: { fr: 'coût du capital', en: 'cost of capital' },
    said: {
      fr: 'Le coût du capital est supposé nul.',
      en: 'The cost of capital is supposed to be nil.',
    },
  },
  patience: {
    name: { fr: 'clients qui attendent', en: 'clients who wait' },
    said: {
      fr: 'Tous les clients sont supposés attendre.',
      en: 'All clients are supposed to wait.',
    },
  },
  nearer: {
    name: { fr: 'prix du plus proche', en: 'price of the nearer one' },
    said: {
      fr: 'Le fabricant plus proche est une hypothèse : même transport, mêmes minimums, sans droit de douane.',
      en: 'The nearer maker is a supposition: same freight, same least lots, no duty.',
    },
  },
  storage: {
    name: { fr: 'stockage', en: 'storage' },
    said: {
      fr: 'Garder une pièce en stock est supposé ne rien coûter.',
      en: 'Keeping a piece in stock is supposed to cost nothing.',
    },
  },
  secondChannelPrice: {
    name: { fr: 'déstockage', en: 'outlet' },
    said: {
      fr: 'Aucun déstockeur n’est supposé reprendre les invendus.',
      en: 'No outlet is supposed to take what is left.',
    },
  },
  markdowns: {
    name: { fr: 'démarques', en: 'markdowns' },
    said: {
      fr: 'Aucune démarque n’est supposée prévue pendant la saison.',
      en: 'No markdown is supposed to be planned during the season.',
    },
  },
  markdownElasticity: {
    name: { fr: 'ventes dues aux démarques', en: 'sales of markdowns' },
    said: {
      fr: 'Les démarques sont supposées n’attirer aucune vente de plus.',
      en: 'Markdowns are supposed to bring no further sale.',
    },
  },
  substitutionRatio: {
    name: { fr: 'report de variante', en: 'other variant taken' },
    said: {
      fr: 'Un client dont la variante manque est supposé n’en prendre aucune autre.',
      en: 'A client whose variant is out is supposed to take no other.',
    },
  },
  resellableRatio: {
    name: { fr: 'retours revendus', en: 'returns resold' },
    said: {
      fr: 'Toutes les pièces rendues sont supposées être remises en vente.',
      en: 'All pieces sent back are supposed to be sold again.',
    },
  },
  returnDays: {
    name: { fr: 'durée d’un retour', en: 'days of a return' },
    said: {
      fr: 'Une pièce rendue est supposée revenir en deux semaines.',
      en: 'A piece sent back is supposed to return within two weeks.',
    },
  },
  feePerPieceReserved: {
    name: { fr: 'réservation', en: 'reservation' },
    said: {
      fr: 'Réserver une place chez un fabricant est supposé ne rien coûter.',
      en: 'Reserving a place at a maker is supposed to cost nothing.',
    },
  },
  reachRatio: {
    name: { fr: 'clients de la prévente', en: 'clients of the pre-order' },
    said: {
      fr: 'La prévente est supposée toucher tous les clients.',
      en: 'The pre-order campaign is supposed to reach all clients.',
    },
  },
}

/** One of them by its name; nothing when the engine gives it no words. */
export function supposedWords(name: string): SupposedWords | undefined {
  return Object.hasOwn(SUPPOSED_WORDS, name) ? SUPPOSED_WORDS[name] : undefined
}
