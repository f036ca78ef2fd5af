import type { Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'
import type { FirmFigure } from './engine/firms/peers.ts'

/* What is said of an adviser's firms and of the guided cases, in both languages. */

export const TRADE_WORDS: Readonly<Record<string, Words>> = {
  food: words('alimentaire | food'),
  cosmetics: words('cosmétique | cosmetics'),
  leather: words('cuir | leather'),
  wood: words('bois | wood'),
  textile: words('textile, chaussure | textile, shoes'),
  machines: words('métal, machines | metal, machines'),
  vehicles: words('véhicules | vehicles'),
  furniture: words('meuble, luminaire | furniture, lighting'),
  other: words('autre | other'),
}

export const FIRM_FIGURE_WORDS: Readonly<Record<FirmFigure, Words>> = {
  'margin.final.year': words('marge finale par an | final margin a year'),
  'margin.final.ratio': words('marge finale | final margin'),
  'margin.operating.ratio': words('marge d’exploitation | operating margin'),
  'lead.orderToHand': words('jours jusqu’au client | days to the client'),
  'lead.critical': words('délai de toute la chaîne | lead time of the whole chain'),
  'carbon.total': words('carbone par pièce | carbon a piece'),
  'dependency.concentration': words('dépendance | dependency'),
  'proximity.access': words('proximité | proximity'),
}

/** Units of the figures. */
export const FIRM_FIGURE_UNITS: Readonly<Record<FirmFigure, string>> = {
  'margin.final.year': 'money/year',
  'margin.final.ratio': 'ratio',
  'margin.operating.ratio': 'ratio',
  'lead.orderToHand': 'days',
  'lead.critical': 'days',
  'carbon.total': 'kgCO2e',
  'dependency.concentration': 'index',
  'proximity.access': 'score',
}

/** Heads of the list as a file. */
export const LIST_WORDS: Readonly<Record<string, Words>> &
  Readonly<Record<'sheet' | 'firm' | 'trade' | 'first' | 'gain', Words>> = {
  sheet: words('Entreprises | Firms'),
  firm: words('entreprise | firm'),
  trade: words('métier | trade'),
  first: words('à faire d’abord | what to do first'),
  gain: words('gain (€/an) | gain (€/year)'),
  'unit money/year': words('€/an | €/year'),
  'unit ratio': words('part, 0 à 1 | share, 0 to 1'),
  'unit days': words('jours | days'),
  'unit kgCO2e': words('kg CO₂e | kg CO₂e'),
  'unit index': words('0 à 1 | 0 to 1'),
  'unit score': words('sur 100 | of 100'),
}

/** Where a firm stands in its trade, by quarter: nothing is said of good or bad. */
export const QUARTER_WORDS: Readonly<Record<1 | 2 | 3 | 4, Words>> = {
  1: words('dans le quart le plus bas | in the lowest quarter'),
  2: words('sous le milieu | below the middle'),
  3: words('au-dessus du milieu | above the middle'),
  4: words('dans le quart le plus haut | in the highest quarter'),
}

export type TrainingAnswer = 'near' | 'far'

/** One guided case: told, asked, then measured by the engine on two examples. */
export interface TrainingCase {
  readonly id: string
  /** Row of the study. */
  readonly row: string
  /** Examples held against each other, today's first. */
  readonly examples: readonly [string, string]
  readonly name: Words
  readonly story: Words
  readonly question: Words
  readonly remember: Words
}

export const TRAINING_CASES: readonly TrainingCase[] = [
  {
    id: 'coat',
    row: 'A14',
    examples: ['manteau', 'manteau-proche'],
    name: words('Le manteau en 33 variantes | The coat in 33 variants'),
    story: words(
      'Trois longueurs, onze couleurs, 2 000 vendus à 129,95 €. De Chine, commandé cinq mois avant. À Tanger, 25 % plus cher, coupé après la commande. | Three lengths, eleven colours, 2,000 sold at €129.95. From China, ordered five months ahead. In Tangier, 25% dearer, cut after the order.',
    ),
    question: words('Où le faire coudre ? | Where to have it sewn?'),
    remember: words(
      'Le prix d’achat ne dit pas ce qui reste invendu ni qui repart sans rien : c’est la marge finale qui compte. | The purchase price does not say what stays unsold nor who leaves empty-handed: it is the final margin that counts.',
    ),
  },
  {
    id: 'coat-france',
    row: 'A14',
    examples: ['manteau', 'manteau-france'],
    name: words('Le même, cousu à Lille | The same, sewn in Lille'),
    story: words(
      'Le même manteau, 35 % plus cher qu’en Chine, à deux heures de route. | The same coat, 35% dearer than in China, two hours away by road.',
    ),
    question: words('Et à 35 % de plus ? | And at 35% more?'),
    remember: words(
      'Chaque produit a son surcoût de bascule ; la page Prouver le donne, avec son doute. | Each product has the extra cost at which it turns; the page Prove gives it, with its doubt.',
    ),
  },
  {
    id: 'tshirt',
    row: 'B17',
    examples: ['tshirt', 'tshirt-proche'],
    name: words('Le T-shirt blanc de toute l’année | The white T-shirt of all year'),
    story: words(
      'Quatre tailles, 60 000 par an, la même forme chaque année. Loin à deux mois, ou au Portugal à deux semaines, 80 % plus cher à l’atelier. | Four sizes, 60,000 a year, the same shape every year. Far, two months away, or in Portugal, two weeks, 80% dearer at the workshop.',
    ),
    question: words('Faut-il le rapprocher ? | Should it come nearer?'),
    remember: words(
      'Là où l’on se trompe peu et où rien ne se démode, le délai ne vaut presque rien. | Where forecasts err little and nothing goes out of fashion, lead time is worth next to nothing.',
    ),
  },
  {
    id: 'shoe',
    row: 'D27',
    examples: ['chaussure', 'chaussure-automate'],
    name: words('L’usine de chaussures automatisée | The automated shoe factory'),
    story: words(
      'Prévue pour un demi-million de paires par an, tout près des clients. Ses quelques modèles en trouvent 120 000. | Planned for half a million pairs a year, close to the clients. Its few models find 120,000.',
    ),
    question: words('Tient-elle ? | Does it hold?'),
    remember: words(
      'Une usine proche se paie chaque jour, pleine ou vide : c’est le volume et la variété qui décident. | A factory nearby is paid for every day, full or empty: volume and variety decide.',
    ),
  },
  {
    id: 'lid',
    row: 'B19',
    examples: ['pot-decore', 'couvercle'],
    name: words('Même pot, seul le couvercle diffère | Same jar, only the lid differs'),
    story: words(
      'Douze décors imprimés sur le pot au loin, quatre mois avant ; ou un pot blanc pour toutes, et le couvercle imprimé en dernier. 80 000 pots par an. | Twelve designs printed on the jar far away, four months ahead; or one white jar for all, and the lid printed last. 80,000 jars a year.',
    ),
    question: words('Où personnaliser ? | Where to personalise?'),
    remember: words(
      'Plus le choix est tardif, moins on se trompe ; la presse demande un volume, ici quelque 50 000 pots. | The later the choice, the fewer the errors; the press asks for a volume, here some 50,000 jars.',
    ),
  },
  {
    id: 'coat-two',
    row: 'B7',
    examples: ['manteau-proche', 'manteau-france'],
    name: words('Tanger ou Lille ? | Tangier or Lille?'),
    story: words(
      'Deux ateliers proches, tous deux après la commande : l’un à un mois et 25 % de plus que la Chine, l’autre plus près et plus cher. | Two workshops nearby, both after the order: one a month away at 25% over China, the other nearer and dearer.',
    ),
    question: words('Le plus proche gagne-t-il encore ? | Does the nearer one win again?'),
    remember: words(
      'Être deux fois plus près ne rapporte pas deux fois plus : l’essentiel est gagné avec les premières semaines. | Twice as near does not bring twice as much: most is won with the first weeks.',
    ),
  },
]
