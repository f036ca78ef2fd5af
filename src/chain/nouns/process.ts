import {
  amount,
  choice,
  flag,
  list,
  ref,
  required,
  rows,
  share,
  text,
} from '../../core/schema/fields.ts'
import type { RecordOf } from '../../core/schema/schema.ts'
import { currency } from './site.ts'
import { ENERGY_CARRIERS, PORTER_ACTIVITIES, SEGMENTS } from './vocabulary.ts'

export const valueCentre = share(
  'centre de la valeur | value centre',
  'Where in its own days the value sits: 0 at the end, 1 at the start; missing: the middle.',
)

/**
 * Process: what a site does. `transform` makes, `buy` brings in from outside the chain, `serve`
 * carries design, marketing, sales, relation: without it the value curve has no ends.
 * Quantities are per run; a run gives the quantity of its driving output, times the yield.
 */
export const processFields = {
  name: required(text('nom | name', 'As people call it.')),
  nameEn: text('nom anglais | English name', 'When the name differs in English.'),
  kind: required(choice(['transform', 'buy', 'serve'], 'nature | kind', 'What it does.')),
  site: required(ref(['sites'], 'site | site', 'Where.')),
  actor: ref(['actors'], 'acteur | actor', 'Who does it; missing: the actor of the site.'),
  tollFor: ref(
    ['actors'],
    'à façon pour | toll for',
    'Who owns the goods when the work is done to order on goods of another (travail à façon).',
  ),
  segment: choice(SEGMENTS, 'maillon | segment', 'Missing: production.'),
  activity: choice(
    PORTER_ACTIVITIES,
    'activité de Porter | Porter activity',
    'Missing: by segment.',
  ),
  inputs: rows('entrées | inputs', 'What a run takes.', {
    item: required(ref(['items'], 'article | item', 'What goes in.')),
    quantityPerRun: required(amount('unit/run', 'quantité | quantity', 'In units of the item.')),
    scrapRatio: share('chutes | scrap', 'Share of what is taken that is lost.', { max: 0.99 }),
  }),
  outputs: rows('sorties | outputs', 'What a run gives; the first one drives, or the one said.', {
    item: required(ref(['items'], 'article | item', 'What comes out.')),
    quantityPerRun: amount('unit/run', 'quantité | quantity', 'Missing: 1.'),
    drives: flag('pilote | drives', 'The output that decides how many runs are made.'),
    allocationRatio: share('part du coût | cost share', 'Of a co-product; missing: by mass.'),
  }),
  servesItem: ref(['items'], 'au service de | serves', 'serve: the finished item it works for.'),
  shareRatio: share('part | share', 'Of the need of its output at its site; missing: the rest.', {
    toleranceRatio: 0,
  }),
  labour: rows('travail | labour', 'Hours of people, per run.', {
    skill: text('savoir-faire | skill', 'What one must know.'),
    hoursPerRun: required(amount('h/run', 'heures | hours', 'Of work, all people together.')),
    costPerHour: amount(
      'money/h',
      'coût horaire | cost per hour',
      'Charges included; missing: the country’s.',
    ),
  }),
  energy: rows('énergie | energy', 'Energy, per run.', {
    carrier: required(choice(ENERGY_CARRIERS, 'vecteur | carrier', 'What burns or flows.')),
    kwhPerRun: required(amount('kWh/run', 'kWh | kWh', 'Of final energy.')),
    costPerKwh: amount(
      'money/kWh',
      'coût du kWh | cost per kWh',
      'Missing: the country’s, electricity only.',
    ),
  }),
  purchaseCostPerRun: amount(
    'money/run',
    'achats | purchases',
    'Bought outside the chain: goods for `buy`, consumables, subcontracting.',
    { toleranceRatio: 0.02 },
  ),
  ownCostPerRun: amount(
    'money/run',
    'coût propre | own cost',
    'Of the actor itself, beyond the labour and energy given here.',
    { toleranceRatio: 0.02 },
  ),
  marginPerRun: amount(
    'money/run',
    'marge | margin',
    'Of the actor, when its price is known to hold one.',
  ),
  costPerYear: amount(
    'money/year',
    'coût par an | cost a year',
    'Fixed cost of the process itself.',
  ),
  investment: amount(
    'money',
    'investissement | investment',
    'Machines of the process itself, beside what its site invested.',
    { toleranceRatio: 0.05 },
  ),
  lifeYears: amount(
    'years',
    'durée de vie (ans) | life (years)',
    'Over which its machines are written off, at the cost of capital of the chain.',
  ),
  costPerStyle: amount(
    'money',
    'coût par modèle | cost per style',
    'Pattern, mould, sampling: once per style and year.',
  ),
  styles: amount(
    'count',
    'modèles par an | styles a year',
    'How many styles bear costPerStyle; missing: 1.',
    { toleranceRatio: 0 },
  ),
  setupCost: amount('money', 'coût de lancement | set-up cost', 'Per lot.'),
  lotUnits: amount('unit', 'lot | lot size', 'Units of output per lot.'),
  minimumPerStyleUnits: amount('unit', 'minimum par modèle | minimum per style', 'Least order.', {
    toleranceRatio: 0,
  }),
  minimumPerVariantUnits: amount(
    'unit',
    'minimum par variante | minimum per variant',
    'Least order.',
    { toleranceRatio: 0 },
  ),
  capacityUnitsPerYear: amount(
    'unit/year',
    'capacité par an | capacity a year',
    'Units of output.',
  ),
  capacityBlockUnits: amount(
    'unit/year',
    'module de capacité | capacity block',
    'Capacity comes in blocks of this.',
  ),
  machineHoursPerRun: amount(
    'h/run',
    'heures machine | machine hours',
    'Shares the fixed cost of the site.',
  ),
  rampUpMonths: amount(
    'months',
    'montée en cadence (mois) | ramp-up (months)',
    'To reach capacity.',
  ),
  scale: rows('paliers d’échelle | scale steps', 'Cost falls with volume.', {
    fromUnits: required(amount('unit/year', 'à partir de | from', 'Units of output a year.')),
    costRatio: required(
      amount('ratio', 'coût relatif | cost ratio', 'Times purchases and own cost.'),
    ),
  }),
  leadTimeDays: amount(
    'days',
    'délai (j) | lead time (d)',
    'Order to finished, queue included, calendar days.',
    { unusualAbove: 1095 },
  ),
  leadTimeSdDays: amount(
    'days',
    'écart type du délai (j) | lead time sd (d)',
    'Standard deviation.',
  ),
  yieldRatio: share('rendement | yield', 'Good output over output; missing: 1.'),
  directCarbonKgCo2ePerRun: amount(
    'kgCO2e/run',
    'carbone direct (kg CO₂e) | direct carbon (kg CO2e)',
    'Beyond energy: process gases, animals, fields.',
  ),
  daysBeforeHand: amount(
    'days',
    'jours avant la main | days before hand',
    'serve: when it happens, middle of it; missing: by segment.',
  ),
  steps: list(text('opérations | steps', 'Named operations, for labels and origin shares.')),
  supplier: ref(
    ['actors'],
    'fournisseur | supplier',
    'buy: who sells; missing: the actor of the site.',
  ),
  valueCentreRatio: valueCentre,
  currency,
} as const

export type Process = RecordOf<typeof processFields>
