import {
  amount,
  choice,
  list,
  number,
  required,
  rows,
  share,
  text,
} from '../../../core/schema/fields.ts'
import type { RecordOf } from '../../../core/schema/schema.ts'
import { POLICY_KINDS } from '../policy/policy.ts'

/*
 * A collection as a document: many products of one season, the places that make them, and what
 * their sales have in common. Money is in the currency of the collection, prices exclude VAT.
 */

const error = {
  leadMonths: required(amount('month', 'avance | lead', 'Months before the season.')),
  sdLog: required(
    amount('ratio', 'erreur | error', 'Sd of the logarithm of demand over its forecast.', {
      unusualAbove: 1.5,
    }),
  ),
} as const
const errors = rows(
  'erreurs de prévision | forecast errors',
  'By how far ahead one commits.',
  error,
)
const weekShares = list(
  amount('ratio', 'part de la semaine | share of a week', 'Of the season; adds up to 1.'),
)

export const collectionFields = {
  name: required(text('nom | name', 'As people call it.')),
  currency: required(
    text('devise | currency', 'ISO 4217.', { pattern: { test: /^[A-Z]{3}$/, example: 'EUR' } }),
  ),
  seasonWeeks: amount('week', 'semaines | weeks', 'Of the season, sold evenly over them.', {
    integer: true,
    max: 104,
  }),
  shareByWeek: weekShares,
  forecastErrors: errors,
  weekNoiseRatio: amount('ratio', 'bruit | noise', 'Of one week around its share.', { max: 3 }),
  endValueRatio: number(
    'ratio',
    'fin de saison | end value',
    'What a left-over brings, of price.',
    {
      min: -1,
      max: 0.99,
    },
  ),
  storagePerPieceWeek: amount('money/unit', 'stockage | storage', 'Of a piece for a week.'),
  capitalRatioPerYear: share('capital | capital', 'Cost of money tied up, a year.'),
  returnRatio: share('retours | returns', 'Of pieces sold, come back.'),
  resellableRatio: share('revendables | resellable', 'Of what comes back, fit to be sold again.'),
  returnHandling: amount('money/unit', 'coût d’un retour | cost of a return', 'A piece.'),
  substitutionRatio: share('report | substitution', 'Clients who take another variant.'),
  carbonPricePerKg: amount('money/kg', 'prix du carbone | carbon price', 'None when left out.'),
  patience: rows('patience | patience', 'Share of clients kept by days waited.', {
    days: required(amount('day', 'jours | days', 'Waited.')),
    keptRatio: required(share('gardés | kept', 'Share of clients.')),
  }),
  policies: list(text('façon d’acheter | way of buying', `One of: ${POLICY_KINDS.join(', ')}.`)),
  commonRatio: share('facteur commun | common factor', 'Of the variance of a product’s total.'),
  familyRatio: share('facteur de famille | family factor', 'Of the variance of a total.'),
  seed: amount('count', 'graine | seed', 'Of the seasons drawn.', { integer: true }),
  paths: number('count', 'saisons | seasons', 'That every way of buying is played on.', {
    integer: true,
    min: 64,
    max: 16_384,
  }),
  samplePaths: number('count', 'saisons d’essai | sample seasons', 'Where quantities are sought.', {
    integer: true,
    min: 16,
    max: 4096,
  }),
} as const

export const sourceFields = {
  id: required(text('identifiant | id', 'Short and stable.')),
  place: required(choice(['far', 'near'], 'côté | side', 'Far or near.')),
  country: text('pays | country', 'ISO 3166 alpha-2.'),
  leadWeeks: required(
    amount('week', 'délai | lead', 'Order to stock.', { integer: true, max: 104 }),
  ),
  leadSdWeeks: amount('week', 'écart du délai | doubt of the lead', 'Standard deviation.'),
  purchaseRatio: amount('ratio', 'prix d’achat | purchase', 'Of the price, where none is given.'),
  freightPerPiece: amount('money/unit', 'fret | freight', 'A piece.'),
  dutyRatio: amount('ratio', 'droits | duty', 'Of the purchase price.'),
  insuranceRatio: amount('ratio', 'assurance | insurance', 'Of the purchase price.'),
  qualityPerSeason: amount('money', 'qualité | quality', 'Travel and checks, each product bought.'),
  idlePerSeason: amount(
    'money',
    'capacité vide | idle capacity',
    'Own machines not used, a season.',
  ),
  setUpPerOrder: amount('money', 'lancement | set-up', 'Of an order.'),
  setUpPerVariant: amount('money', 'lancement | set-up', 'Of a variant in an order.'),
  carbonKgCo2ePerPiece: amount('kgCO2e/unit', 'carbone | carbon', 'A piece.'),
  minimumPiecesPerOrder: amount('unit', 'minimum | minimum', 'Pieces of a product in an order.'),
  minimumPiecesPerVariant: amount('unit', 'minimum | minimum', 'Pieces of a variant in an order.'),
  capacityPiecesPerWeek: amount('unit/week', 'capacité | capacity', 'For one product.'),
  paidWeeksBefore: number(
    'week',
    'payé avant | paid before',
    'Weeks before arrival; below 0 when paid after.',
    { min: -104, max: 104 },
  ),
  tiers: rows('paliers de prix | price tiers', 'Prices by the pieces of one order, ascending.', {
    fromPieces: required(amount('unit', 'à partir de | from', 'Pieces in one order.')),
    priceRatio: required(
      amount('ratio', 'prix relatif | price ratio', 'Times the purchase price.'),
    ),
  }),
  damageRatio: share('abîmé | spoilt', 'Of what arrives.'),
  waitDays: amount('day', 'attente | wait', 'Of a client, when made to order.'),
  feePerPieceReserved: amount('money/unit', 'réservation | reservation', 'Fee for a piece.'),
  sharedCapacityPieces: amount(
    'unit',
    'capacité commune | shared capacity',
    'Pieces of all products together in the season.',
  ),
  sharedMinimumPieces: amount(
    'unit',
    'minimum commun | shared minimum',
    'Pieces of all products together; below it the place makes nothing.',
  ),
} as const

export const productFields = {
  id: required(text('identifiant | id', 'Short and stable.')),
  name: text('nom | name', 'As people call it.'),
  family: text('famille | family', 'Products that sell alike.'),
  pieces: required(amount('unit', 'ventes | sales', 'Expected over the season.')),
  price: required(amount('money/unit', 'prix | price', 'Excluding VAT.')),
  endValueRatio: collectionFields.endValueRatio,
  returnRatio: collectionFields.returnRatio,
  levelSdLog: amount('ratio', 'doute du niveau | doubt of the level', 'Sd of its logarithm.'),
  weekNoiseRatio: collectionFields.weekNoiseRatio,
  forecastErrors: errors,
  shareByWeek: weekShares,
  variants: rows('variantes | variants', 'Sizes and colours.', {
    id: required(text('identifiant | id', 'Short and stable.')),
    shareRatio: required(share('part | share', 'Expected; adds up to 1.')),
  }),
  mixConcentration: amount(
    'count',
    'sûreté des tailles | certainty of the mix',
    'Total of the Dirichlet weights; certain when left out.',
  ),
  purchases: rows('achats | purchases', 'Where the price differs from the ratio of the source.', {
    source: required(text('source | source', 'Its id.')),
    purchasePerPiece: required(amount('money/unit', 'prix d’achat | purchase', 'A piece.')),
  }),
} as const

export type CollectionHeader = RecordOf<typeof collectionFields>
export type CollectionSource = RecordOf<typeof sourceFields>
export type CollectionProduct = RecordOf<typeof productFields>
