import {
  amount,
  choice,
  date,
  flag,
  list,
  required,
  rows,
  share,
  text,
} from '../../core/schema/fields.ts'
import type { RecordOf } from '../../core/schema/schema.ts'
import { COUNTRY_PATTERN } from './actor.ts'

/** Item: what is made, moved, sold, served, thrown away or brought back. */
export const itemFields = {
  name: required(text('nom | name', 'As people call it.')),
  nameEn: text('nom anglais | English name', 'When the name differs in English.'),
  kind: required(
    choice(
      ['material', 'component', 'finished', 'packaging', 'service', 'waste', 'return'],
      'nature | kind',
      'service items need no lane; return items come back from clients.',
    ),
  ),
  unit: required(text('unité | unit', 'What one is: piece, kg, m, l, h, kWh.', { maxLength: 24 })),
  massKgPerUnit: amount('kg/unit', 'masse (kg) | mass (kg)', 'Mass of one unit, packed.', {
    unusualAbove: 100_000,
  }),
  volumeM3PerUnit: amount('m3/unit', 'volume (m³) | volume (m³)', 'Volume of one unit, packed.'),
  shelfLifeDays: amount('days', 'conservation (j) | shelf life (d)', 'Days it can be kept.'),
  temperature: choice(
    ['ambient', 'chilled', 'frozen'],
    'température | temperature',
    'How it must be kept; missing: ambient.',
  ),
  salvageRatio: share('valeur de reste | salvage ratio', 'End value over price excluding VAT.'),
  hsCode: text('code douanier | HS code', 'Harmonized System, 2 to 10 digits.', {
    pattern: { test: /^\d{2,10}$/, example: '6110' },
  }),
  originCountry: text(
    'pays d’origine | origin country',
    'Where it comes from when bought outside.',
    {
      pattern: COUNTRY_PATTERN,
    },
  ),
  carbonKgCo2ePerUnit: amount(
    'kgCO2e/unit',
    'carbone (kg CO₂e) | carbon (kg CO2e)',
    'Cradle to gate of one unit when it is bought: counts only where nothing upstream is modelled.',
  ),
  labels: rows('labels | labels', 'Labels claimed, each with its evidence.', {
    label: required(text('label | label', 'Name of the label.')),
    evidence: text('preuve | evidence', 'Document that proves it; missing: claimed, not proven.'),
    validUntil: date('valable jusqu’au | valid until', 'End of the certificate.'),
  }),
  variantAxes: rows('déclinaisons | variant axes', 'What the client can choose.', {
    axis: required(text('axe | axis', 'Colour, size, length.')),
    options: required(list(text('options | options', 'The choices, separated by semicolons.'))),
  }),
  seasons: rows('saisons | season windows', 'When it can be had; missing: all year.', {
    from: required(date('du | from', 'First day.')),
    to: required(date('au | to', 'Last day.')),
  }),
  costSheetPublished: flag('fiche de coût publiée | cost sheet published', 'Shown to the client.'),
  environmentalCostPublished: flag(
    'coût environnemental publié | environmental cost published',
    'Shown to the client.',
  ),
} as const

export type Item = RecordOf<typeof itemFields>
