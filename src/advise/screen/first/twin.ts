import type { Language } from '../../../core/format.ts'
import type { ChartTable } from '../../../ui/charts/csv.ts'
import type { FirstDocument, FirstLine } from '../../engine/first/document.ts'
import type { Reading } from '../../first-messages.ts'
import { askSentence, flipSentence, whyNot } from '../../first-messages.ts'

const COLUMNS: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'levier',
    'marge par an',
    'bas (90 %)',
    'haut (90 %)',
    'chances de gain',
    'calcul',
    'jours',
    'trésorerie',
    'carbone kg/an',
    'dépendance',
    'remarque',
  ],
  en: [
    'lever',
    'margin a year',
    'low (90%)',
    'high (90%)',
    'chances of a gain',
    'made by',
    'days',
    'cash',
    'carbon kg/year',
    'dependency',
    'remark',
  ],
}
/** Digits that mean something in a figure that rests on assumptions. */
const DIGITS = 4

/** The ranking as a table, every lever of the catalogue in it. */
export function twinOf(document: FirstDocument, language: Language): ChartTable {
  const reading = { language, currency: document.currency }
  return {
    columns: COLUMNS[language],
    rows: document.lines.map((line) => {
      const { margin, effects } = line
      const doubt = margin?.doubt
      return [
        line.name[language],
        ...[margin?.perYear, doubt?.low, doubt?.high, doubt?.chanceRatio].map(rounded),
        margin?.basis ?? '',
        ...BESIDE.map((id) => rounded(effects?.[id].difference)),
        remarkOf(line, reading),
      ]
    }),
  }
}

const BESIDE = ['days', 'cash', 'carbon', 'dependency'] as const

function rounded(value: number | undefined): number | string {
  return value === undefined ? '' : Number(value.toPrecision(DIGITS))
}

function remarkOf(line: FirstLine, reading: Reading): string {
  switch (line.status) {
    case 'applicable':
      return flipSentence(line, reading) ?? ''
    case 'asks':
      return askSentence(line, reading.language)
    case 'not-applicable':
      return whyNot(line, reading.language)
  }
}
