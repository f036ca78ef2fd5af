import { LIMITS } from '../limits.ts'
import type { Cell, MergedRange, Page, Row } from '../page.ts'
import { tooManyRows } from '../page.ts'
import { dateOfSerial } from './date-style.ts'
import { attribute, restored, scanXml } from './scan-xml.ts'

export interface SheetContext {
  readonly strings: readonly string[]
  /** By cell style: is it a date? */
  readonly dates: readonly boolean[]
  readonly is1904: boolean
  readonly rowsLeft: number
}

interface Draft {
  column: number
  type: string
  style: number
  value: string
  formula: string | undefined
}

/** One sheet as rows of values; empty rows, however many, cost their text only. */
export function readSheet(name: string, xml: string, context: SheetContext): Page {
  const rows: Row[] = []
  const merged: MergedRange[] = []
  let cells: Cell[] = []
  let number = 0
  let cell: Draft | undefined
  let into: 'value' | 'formula' | undefined
  scanXml(xml, {
    open(element, attributes) {
      switch (element) {
        case 'row':
          number = Number(attribute(attributes, 'r') ?? number + 1)
          cells = []
          break
        case 'c':
          cell = newCell(attributes, cell === undefined || cells.length === 0 ? -1 : cell.column)
          break
        case 'v':
        case 't':
          into = 'value'
          break
        case 'f':
          into = 'formula'
          if (cell) cell.formula = ''
          break
        case 'rPh':
          into = undefined
          break
        case 'mergeCell':
          pushRange(attribute(attributes, 'ref') ?? '', merged)
      }
    },
    text(value) {
      if (!cell || !into) return
      if (into === 'value') cell.value += value
      else cell.formula = (cell.formula ?? '') + value
    },
    close(element) {
      if (element === 'v' || element === 't' || element === 'f') into = undefined
      else if (element === 'c' && cell) {
        const value = cellOf(cell, context)
        if (value !== undefined && cell.column < LIMITS.columns) cells[cell.column] = value
      } else if (element === 'row' && cells.length > 0) {
        if (rows.length >= context.rowsLeft) throw tooManyRows()
        rows.push({ number, cells })
      }
    },
  })
  return { name, rows, merged, separator: undefined }
}

function newCell(attributes: string, before: number): Draft {
  const reference = attribute(attributes, 'r')
  return {
    column: reference === undefined ? before + 1 : columnOf(reference),
    type: attribute(attributes, 't') ?? 'n',
    style: Number(attribute(attributes, 's') ?? 0),
    value: '',
    formula: undefined,
  }
}

function cellOf({ type, style, value, formula }: Draft, context: SheetContext): Cell {
  const shown = type === 's' ? (context.strings[Number(value)] ?? '') : value
  if (formula !== undefined) return { kind: 'formula', formula, shown }
  if (value === '') return undefined
  switch (type) {
    case 's':
      return shown === '' ? undefined : shown
    case 'str':
    case 'inlineStr':
      return restored(value)
    case 'b':
      return value === '1' || value === 'true'
    case 'e':
      return { kind: 'error', error: value }
    case 'd':
      return { kind: 'date', date: value.slice(0, 10) }
    default:
      return numberCell(value, context.dates[style] ?? false, context.is1904)
  }
}

/** NaN and infinities stay as they were written, for the parser to refuse with its value. */
function numberCell(value: string, isDate: boolean, is1904: boolean): Cell {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  const date = isDate ? dateOfSerial(number, is1904) : undefined
  return date === undefined ? number : { kind: 'date', date }
}

/** `AB7` -> 27. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length && i < 4; i++) {
    const letter = reference.charCodeAt(i) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

const MAX_RANGES = 10_000

function pushRange(name: string, merged: MergedRange[]): void {
  const [first = '', last = first] = name.split(':')
  const row = (reference: string) => Number(/\d+$/.exec(reference)?.[0] ?? 0) - 1
  if (merged.length >= MAX_RANGES) return
  merged.push({
    name,
    firstRow: row(first),
    lastRow: row(last),
    firstColumn: columnOf(first),
    lastColumn: columnOf(last),
  })
}
