import type ExcelJS from 'exceljs'
import type { Problem } from '../core/problem.ts'
import { problem, warning } from '../core/problem.ts'
import type { Field } from '../core/schema/schema.ts'

interface Place {
  readonly sheet: string
  readonly cell: string
}

const YES = new Set(['oui', 'yes', 'vrai', 'true', '1', 'x'])
const NO = new Set(['non', 'no', 'faux', 'false', '0'])

/** What a cell means for a field; undefined when it is empty. What cannot be read stays as text. */
export function cellValue(
  raw: ExcelJS.CellValue,
  field: Field,
  place: Place,
  problems: Problem[],
): unknown {
  const value = shown(raw, place, problems)
  if (value === undefined) return undefined
  switch (field.type) {
    case 'number':
      return numberOf(value)
    case 'flag':
      return flagOf(value)
    case 'date':
      return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim()
    case 'list':
      return listOf(String(value)).map((each) =>
        field.of.type === 'number' ? numberOf(each) : each,
      )
    case 'text':
      return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
    default:
      return String(value).trim()
  }
}

type Plain = string | number | boolean | Date

/** The value a cell shows: formulas give their last result, rich text and links their text. */
function shown(raw: ExcelJS.CellValue, place: Place, problems: Problem[]): Plain | undefined {
  if (raw === null || raw === undefined || raw === '') return undefined
  if (typeof raw !== 'object' || raw instanceof Date) return raw
  if ('formula' in raw || 'sharedFormula' in raw) return formulaResult(raw, place, problems)
  if ('richText' in raw) return raw.richText.map((run) => run.text).join('')
  if ('hyperlink' in raw) return raw.text
  if ('error' in raw) {
    problems.push(
      cellProblem(
        'cell_error',
        place,
        `The cell shows ${raw.error}.`,
        'Maybe its formula points at a cell that is gone.',
      ),
    )
  }
  return undefined
}

function formulaResult(
  raw: ExcelJS.CellFormulaValue | ExcelJS.CellSharedFormulaValue,
  place: Place,
  problems: Problem[],
): Plain | undefined {
  const text = 'formula' in raw ? raw.formula : raw.sharedFormula
  if (/\[|https?:|file:|DDE|\|/i.test(text)) {
    problems.push(
      cellProblem(
        'external_formula',
        place,
        'The formula asks another file or program.',
        'Maybe replace it by its value.',
      ),
    )
    return undefined
  }
  const { result } = raw
  if (
    result === undefined ||
    result === null ||
    (typeof result === 'object' && !(result instanceof Date))
  ) {
    problems.push(
      cellProblem(
        'formula_without_value',
        place,
        'The formula has no value yet.',
        'Maybe open and save the workbook in a spreadsheet, or type the value.',
      ),
    )
    return undefined
  }
  problems.push({
    ...warning({
      code: 'formula',
      path: [],
      message: `The formula of ${place.sheet}!${place.cell} was replaced by its value, ${String(result)}.`,
      maybe: 'Maybe type the value to make it yours.',
    }),
    values: { sheet: place.sheet, cell: `${place.sheet}!${place.cell}` },
  })
  return result
}

function cellProblem(
  code: string,
  { sheet, cell }: Place,
  message: string,
  maybe: string,
): Problem {
  return problem({
    code,
    path: [],
    message: `${sheet}!${cell}: ${message}`,
    maybe,
    values: { sheet, cell: `${sheet}!${cell}` },
  })
}

/** `1 234,5` and `12,5 %` are numbers; anything else stays as it was typed, for the parser to refuse. */
function numberOf(value: Plain): unknown {
  if (typeof value !== 'string') return value
  const text = value.replaceAll(/[\s\u00a0\u202f]/g, '')
  const percent = text.endsWith('%')
  const digits = (percent ? text.slice(0, -1) : text).replace(',', '.')
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits)) return value
  return percent ? Number(digits) / 100 : Number(digits)
}

function flagOf(value: Plain): unknown {
  if (typeof value === 'boolean') return value
  const text = String(value).trim().toLowerCase()
  if (YES.has(text)) return true
  return NO.has(text) ? false : value
}

/** Entries between semicolons; `\;` is a semicolon of the text itself. */
function listOf(text: string): string[] {
  return text
    .split(/(?<!\\);/)
    .map((each) => each.replaceAll('\\;', ';').trim())
    .filter((each) => each !== '')
}
