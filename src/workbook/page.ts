import type { Problem } from '../core/problem.ts'
import { problem, warning } from '../core/problem.ts'
import { cellName } from './layout.ts'
import { LIMITS } from './limits.ts'

/*
 * What every kind of file is read into before it is understood: pages of rows of cells. Formulas,
 * errors and dates keep their nature, so that the same rules refuse them whatever the file was.
 */

export interface DateCell {
  readonly kind: 'date'
  /** ISO, `2026-11-23`. */
  readonly date: string
}

export interface FormulaCell {
  readonly kind: 'formula'
  readonly formula: string
  /** The last result that the spreadsheet kept, as text. */
  readonly shown: string
}

export interface ErrorCell {
  readonly kind: 'error'
  /** `#REF!`, `#N/A` ... */
  readonly error: string
}

export type Cell = string | number | boolean | DateCell | FormulaCell | ErrorCell | undefined

export interface Row {
  /** From 1, as the spreadsheet counts. */
  readonly number: number
  /** By column from 0. */
  readonly cells: readonly Cell[]
}

/** Cells made one: rows and columns from 0, both ends included. */
export interface MergedRange {
  readonly name: string
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

export interface Page {
  readonly name: string
  /** The rows that hold something, in order. */
  readonly rows: readonly Row[]
  readonly merged: readonly MergedRange[]
  /** Between the cells of a text file; undefined in a workbook, whose numbers are numbers. */
  readonly separator: string | undefined
}

export interface Place {
  readonly sheet: string
  /** From 0. */
  readonly column: number
  /** From 1. */
  readonly row: number
}

/** `Sites!C5`. */
export function placeName({ sheet, column, row }: Place): string {
  return `${sheet}!${cellName(column + 1, row)}`
}

type Said = Pick<Problem, 'code' | 'message' | 'maybe' | 'values'>

/** A problem told by its cell. */
export function cellProblem(place: Place, said: Said): Problem {
  return problem(placed(place, said))
}

export function cellWarning(place: Place, said: Said): Problem {
  return warning(placed(place, said))
}

function placed(place: Place, { code, message, maybe, values }: Said) {
  const cell = placeName(place)
  return {
    code,
    path: [],
    message: `${cell}: ${message}`,
    maybe,
    values: { ...values, sheet: place.sheet, cell },
  }
}

/** Why a file as a whole is refused. */
export function fileProblem(
  code: string,
  message: string,
  maybe: string,
  values: Readonly<Record<string, string | number>> = {},
): Problem {
  return problem({ code, path: [], message, maybe, values })
}

/** A reader gives up: what was wrong is for the person who brought the file, not a bug. */
export class Refusal extends Error {
  readonly problems: readonly Problem[]

  constructor(...problems: readonly Problem[]) {
    super(problems[0]?.message ?? 'refused')
    this.problems = problems
  }
}

export function tooManyRows(): Refusal {
  return new Refusal(
    fileProblem(
      'too_many_rows',
      `The file has more than ${LIMITS.rows} filled rows.`,
      'Maybe rows that no chain needs (sales, movements) can be taken out.',
      { limit: LIMITS.rows },
    ),
  )
}
