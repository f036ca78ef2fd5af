import type { Problem } from '../core/problem.ts'
import type { Field, LeafField } from '../core/schema/schema.ts'
import { choiceKey } from './choice-words.ts'
import type { Cell, Place } from './page.ts'
import { cellProblem } from './page.ts'

const YES = new Set(['oui', 'yes', 'vrai', 'true', '1', 'x'])
const NO = new Set(['non', 'no', 'faux', 'false', '0'])

/** Where a cell stands and how its file writes numbers and dates. */
export interface CellContext {
  readonly place: Place
  /** Of a text file; undefined in a workbook. */
  readonly separator: string | undefined
  readonly problems: Problem[]
}

type Plain = string | number | boolean

/**
 * What a cell means for a field of the name `key`; undefined when it is empty or was refused. What
 * cannot be read stays as it was typed, for the parser to refuse with its value.
 */
export function cellValue(
  cell: Cell,
  key: string,
  field: Field | LeafField,
  context: CellContext,
): unknown {
  const value = plainValue(cell, context)
  if (value === undefined) return undefined
  switch (field.type) {
    case 'number':
      return numberOf(value, context.separator)
    case 'flag':
      return flagOf(value)
    case 'date':
      return dateOf(String(value).trim(), context.separator)
    case 'choice': {
      const text = String(value).trim()
      return choiceKey(key, field, text) ?? text
    }
    case 'list':
      return listOf(String(value)).map((each) =>
        field.of.type === 'number' ? numberOf(each, context.separator) : each,
      )
    case 'text':
      return String(value)
    default:
      return String(value).trim()
  }
}

/** Formulas and errors are refused by their cell: a figure is taken only as its author sees it. */
export function plainValue(cell: Cell, { place, problems }: CellContext): Plain | undefined {
  if (typeof cell === 'string' && cell.trim() === '') return undefined
  if (typeof cell !== 'object') return cell
  switch (cell.kind) {
    case 'date':
      return cell.date
    case 'error':
      problems.push(
        cellProblem(place, {
          code: 'cell_error',
          message: `the cell shows ${cell.error}.`,
          maybe: 'Maybe its formula points at a cell that is gone: type the value.',
          values: { value: cell.error },
        }),
      )
      return undefined
    case 'formula':
      problems.push(formulaProblem(cell.formula, cell.shown, place))
      return undefined
  }
}

function formulaProblem(formula: string, shown: string, place: Place): Problem {
  const isExternal = /\[|https?:|file:|\bDDE\b|\|/i.test(formula)
  const short = formula.length > 60 ? `${formula.slice(0, 57)}...` : formula
  return isExternal
    ? cellProblem(place, {
        code: 'external_formula',
        message: `the formula =${short} asks another file or program.`,
        maybe: 'Maybe copy the cell and paste its value in its place.',
        values: { formula: short, shown },
      })
    : cellProblem(place, {
        code: 'formula',
        message: `the cell holds a formula, =${short}${shown === '' ? '' : `, that shows ${shown}`}.`,
        maybe: 'Maybe copy the cell and paste its value in its place.',
        values: { formula: short, shown },
      })
}

/**
 * `1 234,5`, `1.234,5`, `1,234.5` and `12,5 %` are numbers. In a file whose cells are parted by
 * commas, `1,234` could be 1234 or 1.234: it stays as typed and is refused, never guessed.
 */
export function numberOf(value: Plain, separator: string | undefined): unknown {
  if (typeof value !== 'string') return value
  const text = value.replaceAll(/[\s\u00a0\u202f']/g, '').replace('\u2212', '-')
  const percent = text.endsWith('%')
  const digits = withPoint(percent ? text.slice(0, -1) : text, separator)
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits)) return value
  const number = percent ? hundredth(digits) : Number(digits)
  return Number.isFinite(number) ? number : value
}

/** 12.5 % is 0.125 and not 0.12500000000000003: the point moves, nothing is divided. */
function hundredth(digits: string): number {
  return /e/i.test(digits) ? Number(digits) / 100 : Number(`${digits}e-2`)
}

function withPoint(digits: string, separator: string | undefined): string {
  const [comma, point] = [digits.lastIndexOf(','), digits.lastIndexOf('.')]
  if (comma >= 0 && point >= 0) {
    const [group, decimal] = comma > point ? ['.', ','] : [',', '.']
    const grouped = new RegExp(`^[-+]?\\d{1,3}(\\${group}\\d{3})+\\${decimal}\\d+$`)
    return grouped.test(digits) ? digits.replaceAll(group, '').replace(decimal, '.') : digits
  }
  if (comma < 0) return digits
  const isAmbiguous = separator === ',' && /^[-+]?[1-9]\d{0,2},\d{3}$/.test(digits)
  return isAmbiguous ? digits : digits.replace(',', '.')
}

function flagOf(value: Plain): unknown {
  if (typeof value === 'boolean') return value
  const text = String(value).trim().toLowerCase()
  if (YES.has(text)) return true
  return NO.has(text) ? false : value
}

/**
 * `23/11/2026` is a date with the day first, as all of Europe writes it; in a file parted by commas
 * it is taken only when the first number cannot be a month.
 */
function dateOf(text: string, separator: string | undefined): string {
  const match = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  if (!match) return text
  const [, day = '', month = '', year = ''] = match
  if (separator === ',' && Number(day) <= 12 && day !== month) return text
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Entries between semicolons; `\;` is a semicolon of the text itself. */
function listOf(text: string): string[] {
  return text
    .split(/(?<!\\);/)
    .map((each) => each.replaceAll('\\;', ';').trim())
    .filter((each) => each !== '')
}
