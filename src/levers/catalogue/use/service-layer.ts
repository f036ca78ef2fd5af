import { amount, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { proposeMarket, serviceSold } from './sold-with-piece.ts'

/** A service goes with the piece: upkeep, advice, updates, a subscription. */
export const serviceLayerLever = defineLever({
  id: 'service-layer',
  family: 'use',
  name: words('Ajouter un service | Add a service'),
  studyRows: ['B11'],
  segment: 'client-relation',
  parameters: {
    market: required(ref(['markets'], 'marché | market', 'Whose clients it is for.')),
    volumeRatio: amount(
      'ratio',
      'abonnés par pièce vendue | subscribers per piece sold',
      'In a year.',
      { max: 5 },
    ),
    priceRatio: amount(
      'ratio',
      'prix par an sur prix de la pièce | price a year over that of the piece',
      'Excluding VAT.',
      { max: 2 },
    ),
    costRatio: amount(
      'ratio',
      'coût sur prix du service | cost over price of the service',
      'To the firm.',
      { max: 3 },
    ),
  },
  defaults: {
    volumeRatio: {
      value: 0.15,
      low: 0.05,
      high: 0.3,
      status: 'assumed',
      source: words('un client sur sept le prend | one client in seven takes it'),
    },
    priceRatio: {
      value: 0.1,
      low: 0.05,
      high: 0.2,
      status: 'assumed',
      source: words('contrat d’entretien courant | usual maintenance contract'),
    },
    costRatio: {
      value: 0.6,
      low: 0.4,
      high: 0.9,
      status: 'assumed',
      source: words('surtout du temps de personnes | mostly people’s time'),
    },
  },
  again: 'refused',
  effectFrom: words(
    'adoption, prix et coût supposés, sur le prix de la pièce | assumed take-up, price and cost, over the price of the piece',
  ),
  doesNotModel: words(
    'le temps de le mettre au point, la fidélité gagnée, ce que l’usage apprend au fabricant | the time to set it up, loyalty gained, what use teaches the maker',
  ),
  propose: (draft) => proposeMarket(draft),
  change: (draft, settings) =>
    serviceSold({
      draft,
      settings,
      name: words('Service avec la pièce | Service with the piece'),
      unit: 'an',
      paidRatio: 1,
    }),
})
