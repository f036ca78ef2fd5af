import { amount, choice, ref, required, share, text } from '../../core/schema/fields.ts'
import type { RecordOf } from '../../core/schema/schema.ts'
import { COUNTRY_PATTERN } from './actor.ts'
import { valueCentre } from './process.ts'
import { currency } from './site.ts'
import { MODES, PORTER_ACTIVITIES, SEGMENTS } from './vocabulary.ts'

/** Lane: one item carried from one place to another; a place is a site or a market. */
export const laneFields = {
  name: text('nom | name', 'Missing: from, to and mode.'),
  nameEn: text('nom anglais | English name', 'When the name differs in English.'),
  from: required(ref(['sites', 'markets'], 'de | from', 'Site, or market for what comes back.')),
  to: required(ref(['sites', 'markets'], 'vers | to', 'Site or market.')),
  item: required(ref(['items'], 'article | item', 'What is carried.')),
  mode: required(choice(MODES, 'mode | mode', 'Main mode.')),
  segment: choice(SEGMENTS, 'maillon | segment', 'Missing: transport.'),
  activity: choice(
    PORTER_ACTIVITIES,
    'activité de Porter | Porter activity',
    'Missing: by place in the chain.',
  ),
  distanceKm: amount(
    'km',
    'distance (km) | distance (km)',
    'As driven or sailed; missing: from coordinates.',
    { unusualAbove: 45_000 },
  ),
  shareRatio: share('part | share', 'Of the need of the item at the arrival; missing: the rest.', {
    toleranceRatio: 0,
  }),
  costPerUnit: amount('money/unit', 'coût par unité | cost per unit', 'Carriage and handling.'),
  costPerKg: amount(
    'money/kg',
    'coût par kg | cost per kg',
    'Carriage, added to the cost per unit.',
  ),
  costPerShipment: amount(
    'money',
    'coût par envoi | cost per shipment',
    'Divided by the units of a shipment.',
  ),
  unitsPerShipment: amount(
    'unit',
    'unités par envoi | units per shipment',
    'Load of one shipment.',
  ),
  carrier: ref(['actors'], 'transporteur | carrier', 'Missing: bought outside.'),
  paidBy: choice(
    ['buyer', 'seller'],
    'payé par | paid by',
    'Who pays carriage and duty; missing: buyer.',
  ),
  incoterm: choice(
    ['EXW', 'FCA', 'FOB', 'CIF', 'DAP', 'DDP'],
    'incoterm | incoterm',
    'Overrides paidBy.',
  ),
  dutyRatio: share(
    'droit de douane | duty',
    'On the value at the border; missing: none inside a customs union, else asked.',
    { max: 3, toleranceRatio: 0 },
  ),
  origin: text('origine douanière | customs origin', 'Country of origin declared.', {
    pattern: COUNTRY_PATTERN,
  }),
  preferenceProof: text(
    'preuve de préférence | proof of preference',
    'Document that lowers the duty.',
  ),
  insuranceRatio: share('assurance | insurance', 'On the value carried.'),
  leadTimeDays: amount('days', 'jours | days', 'Door to door, waiting included, calendar days.', {
    unusualAbove: 365,
  }),
  leadTimeSdDays: amount('days', 'écart type (j) | sd (d)', 'Standard deviation.'),
  coverDays: amount(
    'days',
    'stock de précaution (j) | safety stock (d)',
    'Days of need kept in stock at the arrival: it bears interest and does not lengthen the way.',
  ),
  damageRatio: share('casse | damage', 'Share lost or spoiled on the way.', { max: 0.99 }),
  returnRatio: share(
    'part rapportée | take-back ratio',
    'From a market: share of past sales that comes back.',
  ),
  returnDelayDays: amount('days', 'délai de retour (j) | return delay (d)', 'From sale to return.'),
  valueCentreRatio: valueCentre,
  currency,
} as const

export type Lane = RecordOf<typeof laneFields>
