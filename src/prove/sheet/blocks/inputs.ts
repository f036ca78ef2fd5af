import { formatFigure, formatNumber } from '../../../core/format.ts'
import type { InputMark, ProofInput, SourceFigure } from '../../engine/inputs.ts'
import { SOURCE_FIGURES } from '../../engine/inputs.ts'
import type { SheetMark } from '../drawing.ts'
import { line, sans, text } from '../drawing.ts'
import { supposedWords } from '../../words.ts'
import { INPUT_WORDS, SHEET_WORDS, UNIT_WORDS } from '../sheet-messages.ts'
import type { SheetView } from '../sheet-view.ts'
import { fitted, widthOf } from '../text-width.ts'
import { blockTitle, COLUMN_END, COLUMN_START, INDENT, LEFT, RIGHT, ROW_TOPS } from './frame.ts'

/** A figure as the page writes it: its name, its value or one a side, its mark, its origin. */
interface InputRow {
  readonly name: string
  /** None: the name says all. */
  readonly values: readonly string[]
  readonly mark: InputMark
  readonly note: string
}

const TOP = ROW_TOPS.inputs + 24
const BOTTOM = ROW_TOPS.foot - 6
const MOST_STEP = 16.5

/** Block 6: every figure that went in, with how it is known. */
export function inputsBlock(view: SheetView): SheetMark[] {
  const { say } = view
  const sides = (['far', 'near'] as const).filter((side) =>
    view.document.sources.some(({ place }) => place === side),
  )
  const products = productRows(view)
  const sources = sourceRows(view, sides)
  const count = Math.max(products.length, sources.length)
  const step = Math.min(MOST_STEP, (BOTTOM - TOP) / count)
  const size = Math.min(9, step * 0.78)
  const y = ROW_TOPS.inputs + 15
  const right = { x: COLUMN_START + INDENT, end: RIGHT, columns: [478, 536].slice(-sides.length) }
  const left = { x: LEFT + INDENT, end: COLUMN_END, columns: [] }
  return [
    ...blockTitle(6, say(SHEET_WORDS.inputs), { x: LEFT, y, width: COLUMN_END - LEFT }),
    ...sides.map((side, at) =>
      text(
        [right.columns[at]!, y],
        fitted(view.place(side).name, sans(8.6, 600), 56),
        sans(8.6, 600),
        {
          ink: view.inks(side).text,
          anchor: 'end',
        },
      ),
    ),
    ...products.flatMap((row, at) => rowMarks(row, left, { top: TOP + at * step, step, size })),
    ...sources.flatMap((row, at) => rowMarks(row, right, { top: TOP + at * step, step, size })),
  ]
}

function productRows(view: SheetView): InputRow[] {
  const { figures } = view.document.inputs
  const told = figures.filter(({ side }) => side === undefined)
  return [...told.map((input) => rowOf(view, [input])), ...otherAssumptions(view)]
}

function sourceRows(view: SheetView, sides: readonly ('far' | 'near')[]): InputRow[] {
  const { figures } = view.document.inputs
  return SOURCE_FIGURES.flatMap((id: SourceFigure) => {
    const found = sides.map((side) => figures.find((each) => each.id === id && each.side === side))
    return found.some((each) => each) ? [rowOf(view, found)] : []
  })
}

function rowOf(view: SheetView, inputs: readonly (ProofInput | undefined)[]): InputRow {
  const one = inputs.find((each) => each !== undefined)!
  return {
    name: view.say(INPUT_WORDS[one.id]),
    values: inputs.map((input) =>
      input ? inputText(view, input, one.side !== undefined) : noneText(view, one),
    ),
    mark: leastSure(inputs),
    // Beside two columns of figures there is room for the mark alone.
    note: one.note && one.side === undefined ? view.say(one.note) : '',
  }
}

/** Two figures on one row are as sure as the less sure of them. */
function leastSure(inputs: readonly (ProofInput | undefined)[]): InputMark {
  return SURENESS.find((mark) => inputs.some((each) => each?.mark === mark))!
}

const SURENESS: readonly InputMark[] = [
  'assumed',
  'default',
  'computed',
  'given',
  'published',
  'measured',
]

/** A share that one side does without is 0; a least lot that it does not ask is none. */
function noneText(view: SheetView, { id, unit }: ProofInput): string {
  if (unit === 'ratio') return formatFigure(0, 'ratio', { language: view.language })
  const isLot = id === 'minimumPiecesPerOrder' || id === 'minimumPiecesPerVariant'
  return isLot ? (view.language === 'fr' ? 'aucun' : 'none') : '–'
}

/** `0,35 € par semaine`; beside another the unit is said by the name of the row. */
export function inputText(view: SheetView, input: ProofInput, isShort: boolean): string {
  const { language, document } = view
  const { id, value, unit } = input
  const words = UNIT_WORDS[id]
  const asFigure = unit === 'money/unit' || unit === 'ratio' || unit === 'index'
  const decimals = unit === 'weeks' && value % 1 !== 0 ? 1 : 0
  const figure = asFigure
    ? formatFigure(value, unit, { language, currency: document.currency })
    : formatNumber(value, language, decimals)
  if (!words) return figure
  if (isShort && unit === 'weeks') return `${figure}\u00a0${language === 'fr' ? 'sem.' : 'wk'}`
  return isShort ? figure : `${figure}\u00a0${view.say(words)}`
}

/** Figures named among what was supposed that no row shows yet. */
const SHOWN_ASSUMPTIONS: readonly string[] = [
  'variantMix',
  'weekNoise',
  'window',
  'forecastErrors',
  'salvageRatio',
  'capitalCostRatioPerYear',
  'patience',
  'nearer',
]

/** Those that stand at nothing on one row, the others on another: there is no room for a row each. */
function otherAssumptions({ document, language, say }: SheetView): InputRow[] {
  const others = document.assumptions.filter(
    ({ path }) => path.length > 0 && !SHOWN_ASSUMPTIONS.includes(`${path[0]}`),
  )
  const nil: string[] = []
  const some: string[] = []
  for (const { path, values } of new Map(others.map((each) => [each.path[0], each])).values()) {
    const name = `${path[0]}`
    const words = supposedWords(name)
    const label = words ? say(words.name) : name
    const value = values?.['value'] ?? ''
    if (value === 0) nil.push(label)
    else some.push(`${label} ${typeof value === 'number' ? supposedText(name, value) : value}`)
  }
  const before = language === 'fr' ? 'supposés nuls : ' : 'supposed nil: '
  return [...packed(before, nil), ...packed('', some)].map((name) => {
    return { name, values: [], mark: 'assumed' as const, note: '' }
  })

  function supposedText(name: string, value: number): string {
    if (name.endsWith('Ratio')) return formatFigure(value, 'ratio', { language })
    const figure = formatNumber(value, language, value % 1 ? 2 : 0)
    return name.endsWith('Days') ? `${figure}\u00a0${language === 'fr' ? 'j' : 'd'}` : figure
  }
}

/** As many to a row as it holds at the size that many rows leave. */
function packed(before: string, parts: readonly string[]): string[] {
  const room = COLUMN_END - LEFT - INDENT - MARK_ROOM
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    const longer = `${last ?? before}${last === undefined ? '' : ', '}${part}`
    if (last !== undefined && widthOf(longer, sans(PACKED_SIZE)) > room) lines.push(part)
    else lines.splice(-1, 1, longer)
  }
  return lines
}

interface RowPlace {
  readonly x: number
  readonly end: number
  /** Right edges of the figures of each side; none: one figure, from a left edge. */
  readonly columns: readonly number[]
}

const VALUE_X = 86
const MARK_ROOM = 12
const PACKED_SIZE = 8.2

function rowMarks(
  { name, values, mark, note }: InputRow,
  { x, end, columns }: RowPlace,
  { top, step, size }: { top: number; step: number; size: number },
): SheetMark[] {
  const base = top + step / 2 + size * 0.36
  const strong = sans(size, 600)
  const plain = sans(size)
  const small = sans(size * 0.95)
  const isTable = columns.length > 0
  const under = line([x, top + step], [end, top + step], 'hairline', 0.6)
  if (values.length === 0) {
    const told = fitted(name, plain, end - x - MARK_ROOM)
    return [
      text([x, base], told, plain),
      ...originMark(mark, [x + widthOf(told, plain) + 7, base - size * 0.34]),
      under,
    ]
  }
  const valueEnd = isTable ? columns.at(-1)! : x + VALUE_X + widthOf(values[0]!, strong)
  const markX = valueEnd + 7
  const nameRoom = (isTable ? columns[0]! - 50 : x + VALUE_X) - x - 4
  return [
    text([x, base], fitted(name, plain, nameRoom), plain),
    ...values.map((value, at) =>
      isTable
        ? text([columns[at]!, base], value, strong, { anchor: 'end' as const })
        : text([x + VALUE_X, base], value, strong),
    ),
    ...originMark(mark, [markX, base - size * 0.34]),
    text([end, base], fitted(note, small, end - markX - 8), small, { ink: 'ink2', anchor: 'end' }),
    under,
  ]
}

/** Full disc published or given, half disc measured, = worked out, ring assumed. */
export function originMark(mark: InputMark, [x, y]: readonly [number, number]): SheetMark[] {
  const radius = 2
  switch (mark) {
    case 'published':
    case 'given':
      return [{ kind: 'circle', x, y, radius: radius + 0.2, fill: 'ink3' }]
    case 'measured':
      return [
        { kind: 'circle', x, y, radius, stroke: 'ink3' },
        { kind: 'circle', x, y, radius, fill: 'ink3', isHalf: true },
      ]
    case 'computed':
      return [-1, 1].map((sign) => line([x - 2.2, y + sign], [x + 2.2, y + sign], 'ink3', 0.8))
    case 'default':
    case 'assumed':
      return [{ kind: 'circle', x, y, radius, stroke: 'ink3' }]
  }
}
