import { amount, choice, number, required, rows, share, text } from '../../../core/schema/fields.ts'
import { checkRecord } from '../../../core/schema/check-record.ts'
import type { Fields } from '../../../core/schema/schema.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok } from '../../../core/problem.ts'
import type { LawFrom } from './law-choice.ts'
import type { LawEdits } from './law-edits.ts'

/* What a request may say of a demand law; bounds that depend on the law are checked with it. */

const months = amount('months', 'mois d’avance | months ahead', 'Before the season.')
const pieces = required(amount('unit', 'pièces | pieces', 'Of a season.'))
const ratio = required(share('part | share', 'Of the whole.'))

const EDITS = {
  meanPieces: amount('unit', 'ventes attendues | expected sales', 'Of a season.'),
  levelErrorRatio: amount('ratio', 'doute du niveau | doubt of the level', 'Sd over the level.'),
  weeks: rows('semaines | weeks', 'Shares that are given.', {
    week: required(number('weeks', 'semaine | week', 'From 1.', { min: 1 })),
    shareRatio: ratio,
  }),
  errors: rows('erreurs | errors', 'By how far ahead one commits.', {
    leadMonths: required(months),
    errorRatio: required(amount('ratio', 'erreur | error', 'Sd over the forecast.')),
  }),
  variants: rows('variantes | variants', 'Shares that are given.', {
    id: required(text('variante | variant', 'As the law names it.')),
    shareRatio: ratio,
  }),
  returnRatio: share('retours | returns', 'Of the pieces sold.'),
  markdownElasticity: number('ratio', 'élasticité | elasticity', 'Below 0.', { max: 0 }),
} as const

const KINDS = ['committee', 'similar', 'family'] as const
const kind = required(choice(KINDS, 'origine | origin', 'Where the law comes from.'))
const FROM: Readonly<Record<LawFrom['kind'], Fields>> = {
  committee: {
    kind,
    leadMonths: months,
    estimates: required(
      rows('estimations | estimates', 'One a member.', {
        name: text('nom | name', 'Of the member.'),
        pieces,
      }),
    ),
  },
  similar: {
    kind,
    leadMonths: months,
    forecastPieces: amount('unit', 'prévision | forecast', 'Of the product itself.'),
    items: required(
      rows('articles | items', 'Like this one.', {
        id: required(text('article | item', 'Its reference.')),
        soldPieces: pieces,
        forecastPieces: amount('unit', 'prévision | forecast', 'What had been forecast.'),
      }),
    ),
  },
  family: {
    kind,
    leadMonths: months,
    family: required(
      choice(['functional', 'innovative'], 'famille | family', 'Of products, after Fisher.'),
    ),
  },
}

/** Figures given by hand; undefined when there are none. */
export function readLawEdits(given: unknown): Result<LawEdits | undefined> {
  return given === undefined ? ok(undefined) : checked<LawEdits>(given, EDITS, 'lawEdits')
}

/** Where the law is to come from; undefined when nothing is said. */
export function readLawFrom(given: unknown): Result<LawFrom | undefined> {
  if (given === undefined) return ok(undefined)
  const named = (given as { readonly kind?: unknown } | null)?.kind
  const known = KINDS.find((each) => each === named)
  return checked<LawFrom>(given, known ? FROM[known] : { kind }, 'lawFrom')
}

function checked<T>(given: unknown, fields: Fields, name: string): Result<T> {
  const problems: Problem[] = []
  checkRecord(fields)(given, { path: [name], problems })
  return problems.some(({ severity }) => severity === 'error')
    ? fail(...problems)
    : ok(given as T, problems)
}
