import { isoDate } from '../../core/calendar/calendar.ts'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok, problem, warning } from '../../core/problem.ts'
import type { ColumnMap, Meaning } from './column-meaning.ts'
import { columnsOf } from './column-meaning.ts'
import type { DateReading } from './written-dates.ts'
import { dateReading, dayOfText } from './written-dates.ts'
import type { DecimalSign } from './written-numbers.ts'
import { decimalSign, numberOfText } from './written-numbers.ts'

/** One line of sales as a table gives it; returns have a negative quantity. */
export interface SoldLine {
  /** Row of the file, from 1; the headers are usually row 1. */
  readonly row: number
  /** Given by the table, else made of what the row says: read twice, it is the same line. */
  readonly lineId: string
  readonly dayNumber: number
  readonly itemId: string
  readonly variant: string
  readonly placeId: string
  readonly channel: string
  readonly quantityPieces: number
  readonly unitPrice: number | undefined
  readonly currency: string | undefined
  readonly stockPieces: number | undefined
}

/** A table of sales as it was understood. */
export interface SalesTable {
  readonly lines: readonly SoldLine[]
  readonly columns: ColumnMap
  readonly dates: DateReading
  readonly decimal: DecimalSign
}

/** Pieces or money of one row; beyond, a bar code stands in the column. */
const MOST_FIGURE = 1e9
/** Problems shown one by one; beyond, their number. */
const MOST_PROBLEMS = 50
const NEEDED: readonly Meaning[] = ['day', 'quantity']

interface Reading {
  readonly columns: ColumnMap
  readonly dates: DateReading
  readonly decimals: Readonly<
    Record<'quantity' | 'returned' | 'price' | 'amount' | 'stock', DecimalSign>
  >
  readonly problems: Problem[]
  readonly notes: Problem[]
}

/**
 * Reads rows of text, headers first, into lines of sales. A row that cannot be read is a problem
 * with its number, the column and the value seen; nothing is read in silence.
 */
export function readSales(
  rows: readonly (readonly string[])[],
  given?: {
    readonly columns?: ColumnMap
    readonly defaultItemId?: string
    /** Where the headers stand in their file, from 1. */
    readonly headerRow?: number
  },
): Result<SalesTable> {
  const [headers = [], ...body] = rows
  const columns = given?.columns ?? columnsOf(headers)
  const missing = NEEDED.filter((meaning) => columns[meaning] === undefined)
  if (missing.length > 0) return fail(...missing.map((meaning) => noColumn(meaning, headers)))
  const filled = body.filter((row) => row.some((cell) => cell.trim() !== ''))
  if (filled.length === 0) return fail(noRows())
  const reading = readingOf(columns, filled)
  const lines: SoldLine[] = []
  const seen = new Map<string, number>()
  body.forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return
    readRow(row, index + 1 + (given?.headerRow ?? 1), {
      reading,
      defaultItemId: given?.defaultItemId ?? '',
    }).forEach((line) => {
      keepOnce(line, { lines, seen, reading })
    })
  })
  if (reading.problems.length > 0) return fail(...shortened(reading.problems))
  if (reading.dates.isGuess) reading.notes.push(guessedDates(filled[0]![columns.day!]!))
  return ok(
    { lines, columns, dates: reading.dates, decimal: reading.decimals.price },
    shortened(reading.notes),
  )
}

function readingOf(columns: ColumnMap, rows: readonly (readonly string[])[]): Reading {
  const texts = (meaning: Meaning): string[] => {
    const column = columns[meaning]
    return column === undefined ? [] : rows.map((row) => row[column]?.trim() ?? '')
  }
  return {
    columns,
    dates: dateReading(texts('day')),
    decimals: {
      quantity: decimalSign(texts('quantity')),
      returned: decimalSign(texts('returned')),
      price: decimalSign([...texts('price'), ...texts('amount')]),
      amount: decimalSign([...texts('price'), ...texts('amount')]),
      stock: decimalSign(texts('stock')),
    },
    problems: [],
    notes: [],
  }
}

/** The sale of a row and, when it has a column of its own, what came back. */
function readRow(
  row: readonly string[],
  number: number,
  { reading, defaultItemId }: { readonly reading: Reading; readonly defaultItemId: string },
): SoldLine[] {
  const text = (meaning: Meaning): string => {
    const column = reading.columns[meaning]
    return column === undefined ? '' : (row[column]?.trim() ?? '')
  }
  const amount = (meaning: keyof Reading['decimals']): number | undefined => {
    const written = text(meaning)
    if (written === '') return undefined
    const value = numberOfText(written, reading.decimals[meaning])
    if (value === undefined || Math.abs(value) > MOST_FIGURE)
      reading.problems.push(badCell('sales_number', number, meaning, written))
    return value
  }
  const dayNumber = dayOfText(text('day'), reading.dates.order)
  if (dayNumber === undefined) {
    reading.problems.push(badCell('sales_date', number, 'day', text('day')))
    return []
  }
  const quantity = amount('quantity')
  if (quantity === undefined) {
    if (text('quantity') === '')
      reading.problems.push(badCell('sales_number', number, 'quantity', ''))
    return []
  }
  const price = amount('price')
  const total = amount('amount')
  const line = {
    row: number,
    dayNumber,
    itemId: text('item') || defaultItemId,
    variant: variantOf(text),
    placeId: text('place'),
    channel: text('channel'),
    unitPrice: price ?? (total !== undefined && quantity !== 0 ? total / quantity : undefined),
    currency: text('currency').toUpperCase() || undefined,
    stockPieces: isOut(text('out')) ? 0 : amount('stock'),
  }
  const returned = amount('returned')
  const parts = returned ? [quantity, -Math.abs(returned)] : [quantity]
  return parts.map((quantityPieces, part) => ({
    ...line,
    quantityPieces,
    lineId: `${text('line') || `${keyOf(line)}|${quantity}`}${part > 0 ? '|return' : ''}`,
  }))
}

/** As people say that nothing was left. */
function isOut(written: string): boolean {
  return /^(oui|yes|vrai|true|x|1|o|y|rupture|out)$/i.test(written)
}

function variantOf(text: (meaning: Meaning) => string): string {
  return text('variant') || [text('colour'), text('size')].filter((part) => part !== '').join(' / ')
}

function keyOf(line: Omit<SoldLine, 'lineId' | 'quantityPieces'>): string {
  const { dayNumber, itemId, variant, placeId, channel, unitPrice } = line
  return [isoDate(dayNumber), itemId, variant, placeId, channel, unitPrice ?? ''].join('|')
}

/**
 * A line with an id of its own is kept once. Without ids two equal rows may well be two sales:
 * both are kept, numbered, and said.
 */
function keepOnce(
  line: SoldLine,
  {
    lines,
    seen,
    reading,
  }: { readonly lines: SoldLine[]; readonly seen: Map<string, number>; readonly reading: Reading },
): void {
  const times = seen.get(line.lineId) ?? 0
  seen.set(line.lineId, times + 1)
  if (times === 0) {
    lines.push(line)
    return
  }
  const hasOwnId = reading.columns.line !== undefined
  reading.notes.push(hasOwnId ? countedOnce(line) : equalRow(line))
  if (!hasOwnId) lines.push({ ...line, lineId: `${line.lineId}|${times + 1}` })
}

function shortened(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_PROBLEMS) return problems
  const rest = problems.length - MOST_PROBLEMS
  const first = problems[0]!
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    {
      code: 'sales_more',
      severity: first.severity,
      path: [],
      message: `${rest} more rows are like these.`,
      maybe: 'Maybe one column was read as another.',
      values: { rest },
    },
  ]
}

function noColumn(meaning: Meaning, headers: readonly string[]): Problem {
  const seen = headers.filter((header) => header.trim() !== '').join(', ') || 'nothing'
  return problem({
    code: 'sales_no_column',
    path: ['headers'],
    message: `No column is the ${meaning} of the sale; the headers are: ${seen}.`,
    maybe: `Maybe name the column "${meaning === 'day' ? 'date' : meaning}" in the first row.`,
    values: { meaning, headers: seen },
  })
}

function noRows(): Problem {
  return problem({
    code: 'sales_empty',
    path: [],
    message: 'The table has headers and not one row of sales.',
    maybe: 'Maybe the sales are on another sheet.',
  })
}

function badCell(code: string, row: number, meaning: Meaning, seen: string): Problem {
  return problem({
    code,
    path: ['rows', row, meaning],
    message:
      code === 'sales_date'
        ? `Row ${row}: "${seen}" is not a date.`
        : `Row ${row}: "${seen}" is not a ${meaning}.`,
    maybe:
      code === 'sales_date'
        ? 'Maybe write it as 2026-05-31 or 31/05/2026.'
        : 'Maybe the cell holds a text, or the column is another one.',
    values: { row, column: meaning, seen },
  })
}

function guessedDates(seen: string): Problem {
  return warning({
    code: 'sales_dates_guessed',
    path: ['headers'],
    message: `"${seen}" was read with the day first: no date of the table tells day from month.`,
    maybe: 'Maybe write the year first to be sure: 2026-05-31.',
    values: { seen },
  })
}

function countedOnce(line: SoldLine): Problem {
  return warning({
    code: 'sales_line_twice',
    path: ['rows', line.row],
    message: `Row ${line.row}: line ${line.lineId} is there already and counts once.`,
    maybe: 'Maybe the export was made twice.',
    values: { row: line.row, line: line.lineId },
  })
}

function equalRow(line: SoldLine): Problem {
  return warning({
    code: 'sales_row_equal',
    path: ['rows', line.row],
    message: `Row ${line.row} is equal to an earlier row; both count.`,
    maybe: 'Maybe the day was exported twice: then take one out.',
    values: { row: line.row },
  })
}
