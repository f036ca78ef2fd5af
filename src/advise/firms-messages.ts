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
