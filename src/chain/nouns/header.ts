import { amount, choice, number, ref, required, share, text } from '../../core/schema/fields.ts'
import type { RecordOf } from '../../core/schema/schema.ts'
import { CURRENCY_PATTERN } from './site.ts'
import { BUSINESS_MODELS } from './vocabulary.ts'

/** What is said of the chain as a whole. */
export const headerFields = {
  name: required(text('nom | name', 'Of the chain.')),
  nameEn: text('nom anglais | English name', 'When the name differs in English.'),
  description: text('description | description', 'What it is, in a sentence or two.', {
    maxLength: 2000,
  }),
  descriptionEn: text('description anglaise | English description', 'The same in English.', {
    maxLength: 2000,
  }),
  source: text('source | source', 'Where the chain comes from.', { maxLength: 2000 }),
  currency: required(
    text('monnaie | currency', 'Of all costs and prices, ISO 4217.', { pattern: CURRENCY_PATTERN }),
  ),
  baseYear: required(
    number('year', 'année | base year', 'Of the figures.', {
      min: 1900,
      max: 2200,
      integer: true,
      toleranceRatio: 0,
    }),
  ),
  homeRegion: required(
    text('territoire | home region', 'Country (FR) or region (FR-BRE) that counts as home.', {
      pattern: { test: /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, example: 'FR' },
    }),
  ),
  lead: ref(['actors'], 'pilote | lead actor', 'The firm that looks at its chain.'),
  focus: ref(
    ['items'],
    'article montré | item shown',
    'Finished item that the screens open on; missing: the one sold most.',
  ),
  capitalCostRatioPerYear: share(
    'coût du capital | cost of capital',
    'A year, on goods held; missing: not counted, and said so.',
  ),
  carbonFamily: choice(
    ['uk-2025', 'fr-2012'],
    'famille de facteurs | family of factors',
    'Of transport; missing: uk-2025. One per calculation.',
  ),
  businessModel: choice(
    BUSINESS_MODELS,
    'modèle de proximité | model of proximity',
    'Fills the canvas; missing: deduced.',
  ),
  clientWord: text(
    'mot pour le client | word for the client',
    'cliente, client, patient, usager: as the firm says it.',
  ),
  pieceMassKg: amount(
    'kg',
    'masse d’une pièce (kg) | mass of a piece (kg)',
    'When the focus item gives none.',
  ),
} as const

export type Header = RecordOf<typeof headerFields>
