import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { log } from '../src/core/statistics/special.ts'
import type { LeadError } from '../src/prove/engine/demand/forecast-error.ts'
import {
  familyErrors,
  rollingErrors,
  WEEKS_PER_MONTH,
} from '../src/prove/engine/demand/forecast-error.ts'
import { lawFromHistory } from '../src/prove/engine/demand/law-from-history.ts'
import { yearShape } from '../src/prove/engine/demand/season-shape.ts'
import { weeklySeries } from '../src/prove/engine/demand/weekly-series.ts'
import type { Table } from './table.ts'

/** 314 items of costume jewelry, 124 weeks 1998 to 2000, beside the repository. */
const JEWELRY = '../shared/data/expsmooth/jewelry.csv.gz'
const LEAD_MONTHS = [0, 1, 2, 3, 4]
const SEASON_WEEKS = 12
/** Each law knows the weeks before one of these only. */
const SPLIT_WEEKS = [60, 66, 72, 78, 84, 90]
const Z90 = 1.6448536269514722

/** Demand laws of the first weeks of a history, held against the weeks that came after. */
export async function run(): Promise<Table> {
  if (!existsSync(JEWELRY)) {
    return {
      name: 'prove demand',
      columns: ['lead'],
      rows: [],
      notes: [`${JEWELRY} is not there: nothing was measured`],
    }
  }
  const items = readItems()
  const began = performance.now()
  const families = SPLIT_WEEKS.map((split) =>
    familyErrors(items.map((weekly) => errorsOf(weekly.subarray(0, split)))),
  )
  const rows = LEAD_MONTHS.map((lead) => rowOf(lead, items, families))
  return {
    name: 'prove demand',
    columns: [
      'months ahead',
      'forecasts',
      'in 90 % interval',
      'mean |z|',
      'bias of log',
      'sd of log',
    ],
    rows,
    notes: [
      `jewelry: ${items.length} items; law from the weeks before week ${SPLIT_WEEKS.join(', ')}, held against the ${SEASON_WEEKS} weeks after the lead`,
      'a law that is right holds 90 % of items within its interval and has a mean |z| of 0.80',
      'all items share one market: their errors of one season go together, so these are far fewer independent forecasts',
      `${((performance.now() - began) / 1000).toFixed(1)} s for every law`,
    ],
  }
}

function readItems(): Float64Array[] {
  const lines = gunzipSync(readFileSync(JEWELRY)).toString('utf8').trim().split('\n').slice(1)
  const table = lines.map((line) => line.split(',').slice(1).map(Number))
  return Array.from({ length: table[0]!.length }, (_, item) =>
    Float64Array.from(table, (row) => row[item]!),
  )
}

function errorsOf(weekly: Float64Array): LeadError[] {
  return rollingErrors({
    weekly,
    windowWeeks: SEASON_WEEKS,
    leadMonths: LEAD_MONTHS,
    yearShape: yearShape(weekly),
  })
}

function rowOf(
  lead: number,
  items: readonly Float64Array[],
  families: readonly (readonly LeadError[])[],
): (string | number)[] {
  let within = 0
  let size = 0
  const logs: number[] = []
  for (const [at, split] of SPLIT_WEEKS.entries()) {
    for (const weekly of items) {
      const { off, z } = miss(weekly, split, { lead, family: families[at]! })
      logs.push(off)
      if (Math.abs(z) <= Z90) within += 1
      size += Math.abs(z)
    }
  }
  const bias = logs.reduce((sum, value) => sum + value, 0) / logs.length
  const squares = logs.reduce((sum, value) => sum + (value - bias) ** 2, 0)
  const digits = (value: number): string => value.toFixed(3)
  return [
    lead,
    logs.length,
    `${((100 * within) / logs.length).toFixed(1)} %`,
    digits(size / logs.length),
    digits(bias),
    digits(Math.sqrt(squares / (logs.length - 1))),
  ]
}

/** How far the season was from its law: in logs, and in sds of the law. */
function miss(
  weekly: Float64Array,
  split: number,
  { lead, family }: { readonly lead: number; readonly family: readonly LeadError[] },
): { readonly off: number; readonly z: number } {
  const law = lawOf(weekly.subarray(0, split), family)
  const error = law.errorByLead.find(({ leadMonths }) => leadMonths === lead)
  if (!error) throw new Error(`no error at ${lead} months before week ${split}`)
  const from = split + Math.round(lead * WEEKS_PER_MONTH)
  let actual = 0
  for (let week = from; week < from + SEASON_WEEKS; week++) actual += weekly[week]!
  const off = log((actual + 0.5) / (law.meanPieces + 0.5))
  return { off, z: off / error.sdLog }
}

function lawOf(weekly: Float64Array, family: readonly LeadError[]) {
  const series = weeklySeries(
    Array.from(weekly, (pieces, week) => ({
      dayNumber: 4 + 7 * week,
      variant: '',
      quantityPieces: pieces,
    })),
  )!
  return lawFromHistory({
    series,
    seasonWeeks: SEASON_WEEKS,
    leadMonths: LEAD_MONTHS,
    family,
    kind: 'innovative',
  })!.law
}
