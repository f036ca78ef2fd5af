import { amount, choice, date, number, ref, required, text } from '../core/schema/fields.ts'
import type { Fields, RecordOf, Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'
import { currency } from '../chain/nouns/site.ts'

/*
 * What happens, day by day, upon a chain. Ids are those of the version in force; a field that names
 * a part is declared as the fields of nouns are. Each row knows where it was read.
 */

const key = text('clé | key', 'Of the source; missing: made of what the row says.', {
  maxLength: 200,
})
const source = required(text('source | source', 'File, system or person it was read from.'))
const item = required(ref(['items'], 'article | item', 'Which item.'))
const units = required(
  amount('unit', 'quantité | quantity', 'In units of the item.', { toleranceRatio: 0 }),
)

export const saleFields = {
  key,
  day: required(date('jour | day', 'Of the sale.')),
  item,
  variant: text('variante | variant', 'Missing: the item has none.'),
  place: text('lieu | place', 'A site, a market or a region of the chain; missing: unknown.'),
  channel: text('canal | channel', 'As the source calls it.'),
  quantityUnits: required(
    number('unit', 'quantité | quantity', 'Below zero: a return.', { toleranceRatio: 0 }),
  ),
  unitPrice: amount('money/unit', 'prix unitaire | unit price', 'As the source gives it.'),
  currency,
  stockUnits: number('unit', 'stock restant | stock left', 'At the end of that day.', {
    toleranceRatio: 0,
  }),
  source,
} as const

const orderFields = {
  key,
  item,
  quantityUnits: units,
  buyer: required(ref(['actors', 'markets'], 'acheteur | buyer', 'Who orders.')),
  seller: ref(['actors'], 'vendeur | seller', 'Missing: who sells the item there.'),
  orderedOn: required(date('commandé le | ordered on', 'Day.')),
  wantedOn: date('voulu le | wanted on', 'Missing: as soon as can be.'),
  pricePerUnit: amount('money/unit', 'prix par unité | price per unit', 'Excluding VAT.'),
  currency,
  source,
} as const

const lotFields = {
  key,
  item,
  quantityUnits: units,
  process: ref(['processes'], 'procédé | process', 'What made it; missing: it was bought.'),
  site: required(ref(['sites'], 'site | site', 'Where.')),
  startedOn: date('commencé le | started on', 'Day.'),
  finishedOn: required(date('fini le | finished on', 'Day.')),
  scrappedUnits: amount('unit', 'rebuts | scrapped', 'Made besides, not good.'),
  source,
} as const

const movementFields = {
  key,
  item,
  quantityUnits: units,
  lane: ref(['lanes'], 'trajet | lane', 'Missing: from and to say it.'),
  from: required(ref(['sites', 'markets'], 'de | from', 'Place.')),
  to: required(ref(['sites', 'markets'], 'vers | to', 'Place.')),
  leftOn: required(date('parti le | left on', 'Day.')),
  arrivedOn: date('arrivé le | arrived on', 'Missing: on its way.'),
  source,
} as const

const eventFields = {
  key,
  subject: required(
    ref(['sites', 'processes', 'lanes', 'actors', 'items'], 'sujet | subject', 'What it befell.'),
  ),
  kind: required(
    choice(
      ['stop', 'delay', 'damage', 'inspection', 'complaint', 'other'],
      'nature | kind',
      'What happened.',
    ),
  ),
  from: required(date('du | from', 'First day.')),
  to: date('au | to', 'Last day; missing: not over.'),
  finding: text('constat | finding', 'In a sentence.'),
  source,
} as const

const bookingFields = {
  key,
  process: required(ref(['processes'], 'procédé | process', 'Whose capacity is held.')),
  for: required(ref(['actors', 'markets'], 'pour | for', 'For whom.')),
  quantityUnits: units,
  from: required(date('du | from', 'First day.')),
  to: required(date('au | to', 'Last day.')),
  fee: amount('money', 'prix de la réservation | fee', 'Paid whether it is used or not.'),
  currency,
  source,
} as const

const observationFields = {
  key,
  figure: required(
    text('donnée | figure', 'As processes/knit/leadTimeDays.', {
      pattern: { test: /^[a-z]+\/.+$/, example: 'processes/knit/leadTimeDays' },
    }),
  ),
  value: required(number('any', 'valeur | value', 'Measured, in the unit of the figure.')),
  unit: text('unité | unit', 'As it was measured.'),
  day: required(date('jour | day', 'Of the measurement.')),
  source,
} as const

/** One kind of fact: its plural on screen, its fields, the dates that must follow each other. */
interface FactKind<K extends string, S extends Fields> {
  readonly kind: K
  readonly label: Words
  readonly fields: S
  /** Pairs of date fields: the second one is not before the first. */
  readonly order: readonly (readonly [first: string, then: string])[]
}

function kindOf<const K extends string, const S extends Fields>(
  kind: K,
  label: string,
  { fields, order = [] }: { readonly fields: S; readonly order?: FactKind<K, S>['order'] },
): FactKind<K, S> {
  return { kind, label: words(label), fields, order }
}

/** Every kind of fact. The one list. */
export const FACT_KINDS = [
  kindOf('sale', 'Ventes | Sales', { fields: saleFields }),
  kindOf('order', 'Commandes | Orders', {
    fields: orderFields,
    order: [['orderedOn', 'wantedOn']],
  }),
  kindOf('lot', 'Lots | Lots', { fields: lotFields, order: [['startedOn', 'finishedOn']] }),
  kindOf('movement', 'Mouvements | Movements', {
    fields: movementFields,
    order: [['leftOn', 'arrivedOn']],
  }),
  kindOf('event', 'Événements | Events', { fields: eventFields, order: [['from', 'to']] }),
  kindOf('booking', 'Réservations | Bookings', { fields: bookingFields, order: [['from', 'to']] }),
  kindOf('observation', 'Observations | Observations', { fields: observationFields }),
] as const

export type FactKindId = (typeof FACT_KINDS)[number]['kind']

/** The record of a kind of fact, as declared. */
export type FactOf<K extends FactKindId> = RecordOf<
  Extract<(typeof FACT_KINDS)[number], { readonly kind: K }>['fields']
>
