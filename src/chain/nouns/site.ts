import {
  amount,
  choice,
  date,
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
import { SOCIAL_TOPICS } from './vocabulary.ts'

export const CURRENCY_PATTERN = { test: /^[A-Z]{3}$/, example: 'EUR' }
export const REGION_PATTERN = { test: /^[A-Z]{2}-[A-Z0-9]{1,3}$/, example: 'FR-IDF' }

export const latitude = number('deg', 'latitude (°) | latitude (°)', 'WGS 84.', {
  min: -90,
  max: 90,
  toleranceRatio: 0,
})
export const longitude = number('deg', 'longitude (°) | longitude (°)', 'WGS 84.', {
  min: -180,
  max: 180,
  toleranceRatio: 0,
})
export const currency = text(
  'monnaie | currency',
  'Of the costs and prices of this row; missing: that of the chain.',
  { pattern: CURRENCY_PATTERN },
)

/** Site: a place where something happens, with one actor at home and maybe others sharing it. */
export const siteFields = {
  name: required(text('nom | name', 'As people call it.')),
  nameEn: text('nom anglais | English name', 'When the name differs in English.'),
  actor: required(ref(['actors'], 'acteur | actor', 'Who is at home there.')),
  country: required(text('pays | country', 'ISO 3166-1 alpha-2.', { pattern: COUNTRY_PATTERN })),
  region: text('région | region', 'ISO 3166-2.', { pattern: REGION_PATTERN }),
  city: text('commune | town', 'Town, as shown on the map.'),
  latitudeDeg: latitude,
  longitudeDeg: longitude,
  positions: rows('positions datées | dated positions', 'For a site that moves: a container.', {
    from: required(date('du | from', 'First day there.')),
    latitudeDeg: required(latitude),
    longitudeDeg: required(longitude),
  }),
  sharedWith: list(ref(['actors'], 'partagé avec | shared with', 'Other actors at this site.')),
  workingWeekdays: list(
    number('weekday', 'jours ouvrés | working weekdays', '1 Monday to 7 Sunday; missing: 1 to 5.', {
      min: 1,
      max: 7,
      integer: true,
      toleranceRatio: 0,
    }),
  ),
  closures: rows('fermetures | closures', 'Days without work.', {
    from: required(date('du | from', 'First day closed.')),
    to: required(date('au | to', 'Last day closed.')),
  }),
  spareSpaceM2: amount('m2', 'surface libre (m²) | spare space (m²)', 'Could host a process.'),
  skills: list(text('savoir-faire | skills', 'Skills present on the site.')),
  openingDate: date('ouverture | opening date', 'First day of work; missing: already open.'),
  fixedCostPerYear: amount(
    'money/year',
    'coût fixe par an | fixed cost a year',
    'Rent, lease, staff of the place: shared by capacity hours used; the rest is idle capacity.',
  ),
  investment: amount('money', 'investissement | investment', 'What equipping it cost or costs.', {
    toleranceRatio: 0.05,
  }),
  lifeYears: amount('years', 'durée de vie (ans) | life (years)', 'Over which it is written off.'),
  subsidy: amount('money', 'subvention | subsidy', 'Received for the investment.'),
  capitalCostRatioPerYear: share('coût du capital | cost of capital', 'A year, on the investment.'),
  currency,
  socialEvidence: rows('preuves sociales | social evidence', 'What is proven; never a score.', {
    topic: required(choice(SOCIAL_TOPICS, 'sujet | topic', 'What it is about.')),
    finding: required(text('constat | finding', 'What the document says.')),
    source: required(text('source | source', 'Document, auditor, standard.')),
    date: date('date | date', 'Of the document.'),
  }),
} as const

export type Site = RecordOf<typeof siteFields>
