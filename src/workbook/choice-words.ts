import type { ChoiceField, Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'
import type { Language } from '../core/format.ts'
import { plain } from './layout.ts'

/*
 * What a person reads in the drop-down of a choice, in both languages; the document keeps the key.
 * A key means nearly the same wherever it stands; the few that do not are named `field key` apart.
 */
const WORDS: Readonly<Record<string, string>> = {
  // Who: nature and size.
  firm: 'entreprise | firm',
  association: 'association | association',
  household: 'ménage | household',
  state: 'État | state',
  bank: 'banque | bank',
  outside: 'extérieur | outside',
  micro: 'très petite | micro',
  small: 'petite | small',
  medium: 'moyenne | medium',
  'mid-cap': 'intermédiaire | mid-cap',
  large: 'grande | large',
  // The chain as a whole.
  'uk-2025': 'Royaume-Uni 2025 | United Kingdom 2025',
  'fr-2012': 'France 2012 | France 2012',
  distributed: 'distribué | distributed',
  national: 'national | national',
  'micro-factory': 'micro-usine | micro-factory',
  'on-demand': 'à la demande | on demand',
  'made-to-measure': 'sur mesure | made to measure',
  'self-production': 'autoproduction | self-production',
  service: 'service | service',
  // Items.
  material: 'matière | material',
  component: 'composant | component',
  finished: 'produit fini | finished',
  packaging: 'emballage | packaging',
  waste: 'déchet | waste',
  return: 'retour | return',
  ambient: 'ambiante | ambient',
  chilled: 'réfrigérée | chilled',
  frozen: 'surgelée | frozen',
  // Processes and lanes.
  transform: 'transformer | transform',
  buy: 'acheter | buy',
  serve: 'servir | serve',
  research: 'recherche | research',
  production: 'production | production',
  storage: 'stockage | storage',
  transport: 'transport | transport',
  distribution: 'distribution | distribution',
  marketing: 'marketing | marketing',
  sale: 'vente | sale',
  consumption: 'consommation | consumption',
  'client-relation': 'relation client | client relation',
  'end-of-life': 'fin de vie | end of life',
  inbound: 'logistique d’entrée | inbound logistics',
  operations: 'fabrication | operations',
  outbound: 'logistique de sortie | outbound logistics',
  'marketing-sales': 'marketing et vente | marketing and sales',
  'activity service': 'services | service',
  procurement: 'achats | procurement',
  technology: 'technologie | technology',
  'human-resources': 'ressources humaines | human resources',
  infrastructure: 'infrastructure | infrastructure',
  electricity: 'électricité | electricity',
  gas: 'gaz | gas',
  diesel: 'gazole | diesel',
  steam: 'vapeur | steam',
  biomass: 'biomasse | biomass',
  heat: 'chaleur | heat',
  truck_40t: 'camion 40 t | 40 t lorry',
  truck_40t_cold: 'camion 40 t frigorifique | 40 t refrigerated lorry',
  truck_19t: 'camion 19 t | 19 t lorry',
  truck_12t: 'camion 12 t | 12 t lorry',
  van_diesel: 'camionnette diesel | diesel van',
  van_electric: 'camionnette électrique | electric van',
  cargo_bike: 'vélo cargo | cargo bike',
  rail: 'train | rail',
  barge: 'péniche | barge',
  barge_convoy: 'convoi poussé | pushed convoy',
  sea_container: 'porte-conteneurs | container ship',
  sea_container_large: 'grand porte-conteneurs | large container ship',
  sea_roro: 'navire roulier | ro-ro ship',
  sea_ropax: 'ferry | ferry',
  sea_bulk: 'vraquier | bulk carrier',
  air_long: 'avion long-courrier | long-haul air',
  air_short: 'avion court-courrier | short-haul air',
  hand: 'à la main | by hand',
  wire: 'par le réseau | by wire',
  buyer: 'acheteur | buyer',
  seller: 'vendeur | seller',
  EXW: 'EXW | EXW',
  FCA: 'FCA | FCA',
  FOB: 'FOB | FOB',
  CIF: 'CIF | CIF',
  DAP: 'DAP | DAP',
  DDP: 'DDP | DDP',
  // Sites: what is proven of people's work.
  'fair-pay': 'juste paie | fair pay',
  'working-time': 'temps de travail | working time',
  safety: 'sécurité | safety',
  rights: 'droits | rights',
  'living-income': 'revenu décent | living income',
  'duty-of-care': 'devoir de vigilance | duty of care',
  // Prices, markets, policies, links.
  goods: 'marchandise | goods',
  making: 'façon | making',
  'own-shop': 'boutique en propre | own shop',
  'own-web': 'site en propre | own website',
  'farm-shop': 'magasin à la ferme | farm shop',
  'market-stall': 'étal de marché | market stall',
  'business-direct': 'vente directe aux entreprises | direct to businesses',
  retailer: 'détaillant | retailer',
  marketplace: 'place de marché | marketplace',
  wholesaler: 'grossiste | wholesaler',
  season: 'saison | season',
  permanent: 'permanent | permanent',
  'to-order': 'à la commande | to order',
  rent: 'location | rent',
  performance: 'au résultat | by result',
  push: 'poussé | push',
  'two-orders': 'deux commandes | two orders',
  'quick-response': 'réponse rapide | quick response',
  'pre-order': 'prévente | pre-order',
  market: 'marché | market',
  modular: 'modulaire | modular',
  relational: 'relationnel | relational',
  captive: 'captif | captive',
  hierarchy: 'hiérarchique | hierarchy',
  // Estimates.
  given: 'donné | given',
  measured: 'mesuré | measured',
  published: 'publié | published',
  default: 'par défaut | default',
  assumed: 'supposé | assumed',
  normal: 'normale | normal',
  lognormal: 'log-normale | lognormal',
  uniform: 'uniforme | uniform',
  triangular: 'triangulaire | triangular',
}

/** The words of one value of a choice. */
export function choiceWords(fieldKey: string, value: string): Words {
  const both = WORDS[`${fieldKey} ${value}`] ?? WORDS[value]
  if (both === undefined) throw new Error(`The choice ${fieldKey} = ${value} has no words`)
  return words(both)
}

/** A choice as it stands in a cell of a workbook in one language. */
export function choiceText(fieldKey: string, value: string, language: Language): string {
  return choiceWords(fieldKey, value)[language]
}

/** The key behind what a person wrote: the key itself, or its word in either language. */
export function choiceKey(fieldKey: string, field: ChoiceField, text: string): string | undefined {
  if (field.values.includes(text)) return text
  const wanted = plain(text)
  return field.values.find((value) => {
    const { fr, en } = choiceWords(fieldKey, value)
    return [value, fr, en].some((each) => plain(each) === wanted)
  })
}
