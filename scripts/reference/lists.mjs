import { join } from 'node:path'
import { divided, numeric, readCsv, TableBuilder } from './table.mjs'

/** Of a column whose unit differs from row to row: the text column that says it. */
const ROW_UNIT = '@unit'
/** Of a column that keeps what is written in place of a number: a source may print "> 2 years". */
const WORDS = 'words'

/**
 * The long tables, one record a row. A column is [id, column of the CSV, unit, description] with
 * an optional divisor; unit `text` keeps the wording.
 */
const LISTS = [
  {
    id: 'levers',
    file: 'levers.csv',
    key: 'lever_id',
    quality: 'strength',
    columns: [
      ['leverId', 'lever_id', 'text', 'lever; several effects have the same'],
      ['nameFr', 'lever_fr', 'text', 'French name'],
      ['effectOn', 'effect_on', 'text', 'what it changes'],
      ['effect', 'effect', 'text', 'the change in words'],
      ['context', 'context', 'text', 'where it was observed'],
      ['unit', 'unit', 'text', 'unit of low and high'],
      ['low', 'low', ROW_UNIT, 'published effect, or its lower end'],
      ['high', 'high', ROW_UNIT, 'upper end'],
    ],
  },
  {
    id: 'shocks',
    file: 'shocks.csv',
    key: 'shock_id',
    columns: [
      ['event', 'event', 'text', 'what happened'],
      ['category', 'category', 'text', 'kind of shock'],
      ['startDate', 'start_date', 'text', 'ISO date'],
      ['affectedKind', 'affected_kind', 'text', 'country, passage, industry, firm ...'],
      ['affected', 'affected', 'text', 'who or what was hit'],
      ['effect', 'effect', 'text', 'the sentence read'],
      ['lengthWeeks', 'weeks_of_shock', 'weeks', 'length'],
      ['recoveryWeeks', 'weeks_to_recover', 'weeks', 'time to recover'],
      ['capacityChangeRatio', 'capacity_change_percent', 'ratio', 'change of capacity', 100],
      ['demandChangeRatio', 'demand_change_percent', 'ratio', 'change of demand', 100],
      ['priceChangeRatio', 'price_change_percent', 'ratio', 'change of price', 100],
      ['delayAddedDays', 'delay_added_days', 'days', 'delay added'],
      ['lossMillionUsd', 'loss_million_usd', 'million USD', 'loss'],
    ],
  },
  {
    id: 'willingness-to-pay',
    file: 'willingness_to_pay.csv',
    key: 'wtp_id',
    columns: [
      ['attribute', 'attribute', 'text', 'what is paid for'],
      ['product', 'product', 'text', 'kind of product'],
      ['population', 'population', 'text', 'who was asked'],
      ['country', 'country', 'text', 'ISO 3166-1 alpha-2, or world'],
      ['measure', 'measure', 'text', 'what the figure measures'],
      ['finding', 'finding', 'text', 'the finding in words'],
      ['lowRatio', 'low_percent', 'ratio', 'lower end', 100],
      ['valueRatio', 'value_percent', 'ratio', 'value', 100],
      ['highRatio', 'high_percent', 'ratio', 'upper end', 100],
      ['sampleSize', 'sample_n', 'count', 'people asked'],
    ],
  },
  {
    id: 'demand-lead-time',
    file: 'demand_lead_time.csv',
    key: 'row_id',
    columns: [
      ['kind', 'kind', 'text', 'forecast error, lead time, order minimum ...'],
      ['productType', 'product_type', 'text', 'kind of product'],
      ['region', 'region', 'text', 'where'],
      ['parameter', 'parameter', 'text', 'what is measured'],
      ['unit', 'unit', 'text', 'unit of low, value and high'],
      ['comparison', 'low', WORDS, '> or < when the value is a bound'],
      ['low', 'low', ROW_UNIT, 'lower end'],
      ['value', 'value', ROW_UNIT, 'value'],
      ['high', 'high', ROW_UNIT, 'upper end'],
    ],
  },
  {
    id: 'label-rules',
    file: 'label_rules.csv',
    key: 'rule_id',
    columns: [
      ['label', 'label', 'text', 'label or marking'],
      ['scope', 'scope', 'text', 'products or firms it applies to'],
      ['hsChapter', 'hs_chapter', 'text', 'chapter or heading of the harmonised system'],
      ['criterion', 'criterion', 'text', 'what is tested'],
      ['operator', 'operator', 'text', 'how it is compared'],
      ['unit', 'threshold_unit', 'text', 'unit of the threshold'],
      ['threshold', 'threshold_value', ROW_UNIT, 'value to reach'],
      ['wording', 'wording', 'text', 'the rule in words'],
      ['legalReference', 'legal_reference', 'text', 'law or rule book'],
      ['validFrom', 'valid_from', 'text', 'since when'],
    ],
  },
]

/** Levers, shocks, surveys, lead times and label rules, each with the provenance of its row. */
export function listTables(shared) {
  return LISTS.map((list) => {
    const table = new TableBuilder({ id: list.id, licence: 'facts quoted with their source' })
    for (const [id, , unit, description] of list.columns) {
      table.column(id, unit === WORDS ? 'text' : unit, description)
    }
    const seen = new Map()
    for (const row of readCsv(join(shared, 'reference', list.file))) {
      const key = uniqueKey(row[list.key], seen)
      for (const [id, from, unit, , divisor = 1] of list.columns) {
        const value = valueOf(row[from], unit, divisor)
        table.cell(key, id, value, provenanceOf(row, from, list))
      }
    }
    return table
  })
}

function valueOf(text, unit, divisor) {
  if (unit === 'text') return text
  const isNumber = text !== '' && Number.isFinite(Number(text))
  if (unit === WORDS) return isNumber ? '' : text
  return isNumber ? divided(numeric(text), divisor) : null
}

/** `on_demand`, `on_demand/2`, `on_demand/3` for rows of the same name. */
function uniqueKey(name, seen) {
  const count = (seen.get(name) ?? 0) + 1
  seen.set(name, count)
  return count === 1 ? name : `${name}/${count}`
}

function provenanceOf(row, column, { quality = '' }) {
  const doubtful = (row.unverified_columns ?? '').split(' ').filter(Boolean)
  const verified = doubtful.length > 0 ? !doubtful.includes(column) : row.verified === 'true'
  return {
    year: row.year || row.source_date || (row.start_date ?? '').slice(0, 4),
    source: row.source,
    licence: row.licence || 'facts; no licence stated',
    verified,
    quality: row[quality] ?? '',
    note: row.note,
  }
}
