import { amount, choice, list, number, ref, required, text } from '../../core/schema/fields.ts'
import type { RecordOf } from '../../core/schema/schema.ts'

/** ISO 3166-1 alpha-2. */
export const COUNTRY_PATTERN = { test: /^[A-Z]{2}$/, example: 'FR' }

/** Actor: a firm or a household, plus the state, the bank and the outside so that books close. */
export const actorFields = {
  name: required(text('nom | name', 'As people call it.')),
  nameEn: text('nom anglais | English name', 'When the name differs in English.'),
  kind: required(
    choice(
      ['firm', 'association', 'household', 'state', 'bank', 'outside'],
      'nature | kind',
      'firm, association or household; state, bank and outside close the books.',
    ),
  ),
  country: required(
    text('pays | country', 'Where it is established, ISO 3166-1 alpha-2.', {
      pattern: COUNTRY_PATTERN,
    }),
  ),
  owner: text('groupe | owner group', 'The group that owns it; missing: itself.'),
  sizeClass: choice(
    ['micro', 'small', 'medium', 'mid-cap', 'large'],
    'taille | size class',
    'European size classes; mid-cap up to 4,999 people.',
  ),
  references: number('count', 'références | references', 'How many references its range holds.', {
    min: 0,
    integer: true,
    toleranceRatio: 0,
  }),
  employees: amount('count', 'personnes | people', 'People employed.', { toleranceRatio: 0 }),
  partners: list(
    ref(['actors'], 'partenaires | partners', 'Actors it works with beside its sales.'),
  ),
} as const

export type Actor = RecordOf<typeof actorFields>
