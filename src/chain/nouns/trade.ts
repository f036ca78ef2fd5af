import {
  amount,
  choice,
  date,
  flag,
  list,
  number,
  ref,
  required,
  rows,
  share,
  text,
} from '../../core/schema/fields.ts'
import type { RecordOf } from '../../core/schema/schema.ts'
import { COUNTRY_PATTERN } from './actor.ts'
import { currency, CURRENCY_PATTERN, latitude, longitude, REGION_PATTERN } from './site.ts'
import { CHANNELS, GOVERNANCE_MODES, POLICY_KINDS } from './vocabulary.ts'

/** Price: what one actor asks another. Where it is missing the stage is shown at cost. */
export const priceFields = {
  seller: required(ref(['actors'], 'vendeur | seller', 'Who sells.')),
  item: required(ref(['items'], 'article | item', 'What is sold, or worked on.')),
  buyer: ref(['actors'], 'acheteur | buyer', 'Missing: anyone.'),
  for: choice(
    ['goods', 'making'],
    'objet | for',
    'goods, or the making alone (à façon); missing: goods.',
  ),
  pricePerUnit: required(
    amount('money/unit', 'prix par unité | price per unit', 'Excluding VAT.', {
      toleranceRatio: 0,
    }),
  ),
  tiers: rows('paliers | tiers', 'Lower prices for more.', {
    fromUnits: required(amount('unit/year', 'à partir de | from', 'Units a year.')),
    pricePerUnit: required(amount('money/unit', 'prix | price', 'Excluding VAT.')),
  }),
  paymentDays: number(
    'days',
    'délai de paiement (j) | payment days',
    'After delivery; below 0 when paid before.',
    { min: -730, max: 3650 },
  ),
  validFrom: date('valable du | valid from', 'First day.'),
  validTo: date('valable au | valid to', 'Last day.'),
  currency,
} as const
export type Price = RecordOf<typeof priceFields>

/** Market: clients of one item in one place. */
export const marketFields = {
  name: required(text('nom | name', 'As people call it.')),
  nameEn: text('nom anglais | English name', 'When the name differs in English.'),
  item: required(ref(['items'], 'article | item', 'What they buy.')),
  site: ref(['sites'], 'lieu de vente | site', 'Where they come; missing: lanes go to them.'),
  country: required(text('pays | country', 'ISO 3166-1 alpha-2.', { pattern: COUNTRY_PATTERN })),
  region: text('région | region', 'ISO 3166-2.', { pattern: REGION_PATTERN }),
  city: text('commune | town', 'Where the clients are on average.'),
  latitudeDeg: latitude,
  longitudeDeg: longitude,
  demandUnitsPerYear: required(
    amount('unit/year', 'ventes par an | sales a year', 'Units sold, returns taken off.', {
      toleranceRatio: 0.05,
    }),
  ),
  priceIncVat: amount(
    'money/unit',
    'prix TTC | price incl. VAT',
    'Give this or the price excluding VAT.',
    { toleranceRatio: 0 },
  ),
  priceExVat: amount(
    'money/unit',
    'prix HT | price excl. VAT',
    'Give this or the price including VAT.',
    { toleranceRatio: 0 },
  ),
  vatRatio: share('TVA | VAT', 'Rate, 0.2 for 20 %.', { toleranceRatio: 0 }),
  channel: choice(CHANNELS, 'canal | channel', 'How the sale is made.'),
  seller: ref(
    ['actors'],
    'vendeur | seller',
    'Who sells to the client; missing: who owns the goods.',
  ),
  regime: choice(['season', 'permanent', 'to-order'], 'régime | regime', 'How it is replenished.'),
  billing: choice(
    ['sale', 'rent', 'performance'],
    'facturation | billing',
    'Sold, rented, or paid by result; missing: sale.',
  ),
  contractMonths: amount(
    'months',
    'contrat (mois) | contract (months)',
    'rent, performance: usual length.',
  ),
  paymentDays: number(
    'days',
    'délai de paiement (j) | payment days',
    'Of the client, on average; below 0 when paid before the hand.',
    { min: -730, max: 3650 },
  ),
  windowFrom: date('vente du | sold from', 'First day.'),
  windowTo: date('vente au | sold to', 'Last day.'),
  forecastErrors: rows('erreur de prévision | forecast error', 'By how far ahead one commits.', {
    aheadDays: required(amount('days', 'jours avant | days ahead', 'Before the sale.')),
    errorRatio: required(amount('ratio', 'erreur | error', 'Standard deviation over mean.')),
  }),
  patience: rows('patience | patience', 'Share of clients kept by days waited.', {
    days: required(amount('days', 'jours | days', 'Waited from order to hand.')),
    keptRatio: required(share('part gardée | share kept', 'Who still buy.')),
  }),
  acquisitionCost: amount('money', 'coût d’acquisition | acquisition cost', 'Per new client.'),
  ordersPerClientPerYear: amount(
    'order/year',
    'commandes par client et an | orders per client and year',
    'Mean.',
  ),
  unitsPerOrder: amount(
    'unit/order',
    'pièces par commande | pieces per order',
    'Mean; missing: 1, and not known where firms buy.',
  ),
  repeatRatio: share('fidélité | repeat rate', 'Clients of a year who buy again the next.'),
  returnRatio: share('retours | returns', 'Share of orders sent back.'),
  resellableRatio: share(
    'retours revendables | resellable returns',
    'Share of what is sent back that is sold again as new; missing: all.',
  ),
  returnDays: amount(
    'days',
    'durée d’un retour (j) | days of a return',
    'From hand to stock again; missing: 14.',
    { max: 365 },
  ),
  substitutionRatio: share(
    'report sur une autre variante | substitution',
    'Clients who take another variant when theirs is out; missing: none.',
  ),
  secondChannelPrice: amount(
    'money/unit',
    'prix de déstockage HT | outlet price',
    'What an outlet pays for a left-over, excluding VAT; missing: no outlet.',
  ),
  secondChannelMostUnits: amount(
    'unit/year',
    'pièces déstockées au plus | outlet takes at most',
    'Of a season; missing: all.',
  ),
  markdowns: rows('démarques | markdowns', 'Cuts of price that are planned.', {
    fromDay: required(amount('days', 'à partir du jour | from day', 'After the first of sale.')),
    cutRatio: required(share('baisse | cut', 'Of the full price.', { max: 0.95 })),
  }),
  markdownElasticity: number(
    'ratio',
    'élasticité aux démarques | markdown elasticity',
    'Sales follow price to this power, -2 for instance; missing: cuts bring no sale.',
    { min: -20, max: 0 },
  ),
  feedbackPer100Orders: amount(
    '1/100 orders',
    'avis pour 100 commandes | feedback per 100 orders',
    'Reviews, votes, answers.',
  ),
  availabilityRatio: share(
    'disponibilité | availability',
    'Share of wishes found in stock or promised.',
  ),
  configuredRatio: share(
    'part configurée | configured share',
    'Share co-designed or configured by the client.',
  ),
  usageKnown: flag('usage mesuré | usage measured', 'Usage events flow back to the maker.'),
  willingness: rows(
    'prêts à payer | willingness to pay',
    'By segment of clients: a curve, never a mean.',
    {
      segment: required(text('segment | segment', 'Who.')),
      shareRatio: required(share('part | share', 'Of the clients.')),
      premiumRatio: required(
        number('ratio', 'surcoût accepté | premium accepted', 'Over the price.'),
      ),
    },
  ),
  currency,
} as const
export type Market = RecordOf<typeof marketFields>

/** Policy: how an item is produced for a market. */
export const policyFields = {
  item: required(ref(['items'], 'article | item', 'Finished item.')),
  market: ref(['markets'], 'marché | market', 'Missing: all markets of the item.'),
  kind: required(
    choice(POLICY_KINDS, 'manière | kind', 'pre-order is a pushed scheme, on-demand a pulled one.'),
  ),
  decoupling: ref(
    ['processes', 'lanes'],
    'point de découplage | decoupling point',
    'First stage done after the order; missing: what follows the last stock.',
  ),
  designedAfterOrder: flag(
    'conçu après commande | designed after the order',
    'The piece itself is designed with the client.',
  ),
  feePerPieceReserved: amount(
    'money/unit',
    'frais de réservation | reservation fee',
    'For each piece of capacity kept free, used or not; missing: none.',
  ),
  reachRatio: share(
    'clients touchés | reach',
    'pre-order: share of the clients that the campaign reaches; missing: all.',
  ),
} as const
export type Policy = RecordOf<typeof policyFields>

/** Link: the tie between a buyer and a supplier. */
export const linkFields = {
  buyer: required(ref(['actors'], 'acheteur | buyer', 'Who buys.')),
  supplier: required(ref(['actors'], 'fournisseur | supplier', 'Who supplies.')),
  item: ref(['items'], 'article | item', 'Missing: all.'),
  governance: choice(GOVERNANCE_MODES, 'gouvernance | governance', 'Gereffi’s five modes.'),
  contractEnd: date('fin de contrat | contract end', 'Last day.'),
  switchingMonths: amount('months', 'mois pour changer | months to switch', 'To change supplier.'),
  switchingCost: amount('money', 'coût pour changer | cost to switch', 'One-off.'),
  currency,
} as const
export type Link = RecordOf<typeof linkFields>

/** Rate: an exchange rate, value of one unit of a currency in that of the chain. */
export const rateFields = {
  currency: required(text('monnaie | currency', 'ISO 4217.', { pattern: CURRENCY_PATTERN })),
  value: required(
    number('money', 'cours | value', 'Of one unit, in the currency of the chain.', { min: 1e-9 }),
  ),
  date: required(date('date | date', 'Of the rate.')),
  sdRatio: amount('ratio', 'écart type | sd', 'A year, over the value.'),
  source: text('source | source', 'Where it was read.'),
} as const
export type Rate = RecordOf<typeof rateFields>

/** Estimate: how one figure is known. Its id is `noun/id/field`, as in `sites/paris/fixedCostPerYear`. */
export const estimateFields = {
  status: required(
    choice(
      ['given', 'measured', 'published', 'default', 'assumed'],
      'statut | status',
      'How it is known.',
    ),
  ),
  value: number('any', 'valeur | value', 'The figure itself, when the part leaves it out.'),
  low: number('any', 'bas | low', 'Lower bound at 90 %.'),
  high: number('any', 'haut | high', 'Upper bound at 90 %.'),
  law: choice(
    ['normal', 'lognormal', 'uniform', 'triangular'],
    'loi | law',
    'Missing: lognormal when all is positive.',
  ),
  source: text('source | source', 'Where it comes from.'),
  sourceEn: text('source anglaise | English source', 'When the source differs in English.'),
  reason: text('raison | reason', 'Why this value, when it is assumed.'),
  reasonEn: text('raison anglaise | English reason', 'When the reason differs in English.'),
  date: date('date | date', 'When it was read or measured.'),
  evidence: list(text('preuves | evidence', 'Documents or events behind it.')),
} as const
export type Estimate = RecordOf<typeof estimateFields>
