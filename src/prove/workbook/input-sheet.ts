import type { Language } from '../../core/format.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { TableCell, TableSheet } from '../../workbook/xlsx/write-tables.ts'
import type { ProofDocument } from '../engine/document.ts'
import type { InputMark, ProofInput, ProductFigure, SourceFigure } from '../engine/inputs.ts'
import { PRODUCT_FIGURES, SOURCE_FIGURES } from '../engine/inputs.ts'
import { INPUT_WORDS, MARK_WORDS } from '../sheet/sheet-messages.ts'
import type { SheetView } from '../sheet/sheet-view.ts'
import { landedCostOf } from '../engine/policy/policy.ts'
import { sourceOn } from '../sheet/sheet-view.ts'
import { BOOK_WORDS, SHEET_NAMES } from './workbook-messages.ts'

/** Figures that only the closed forms ask for. */
export type FormFigure = 'fee' | 'safety' | 'review'
export type InputKey = ProductFigure | SourceFigure | FormFigure
type Side = 'far' | 'near'

/** The sheet of inputs, and where each figure of it stands. */
export interface InputSheet {
  readonly sheet: TableSheet
  /** `'Entrées'!$B$5` and its value. */
  readonly at: (key: InputKey, side?: Side) => { readonly cell: string; readonly value: number }
}

interface InputLine {
  readonly key: InputKey
  readonly words: Words
  readonly values: readonly number[]
  readonly unit: string
  /** Undefined: none is known, and none is counted. */
  readonly mark: InputMark | undefined
  readonly note?: Words
}

/** Service in stock: z of 98 % (assumption), as the verdict on permanent products takes it. */
const SAFETY_FACTOR = 2.054
const FEE_SHARE = 0.1
const FIRST_ROW = 5

export function inputSheet(view: SheetView): InputSheet {
  const { document, language, say } = view
  const { figures } = document.inputs
  const product = PRODUCT_FIGURES.map((id) => lineOf(id, [figures.find((each) => each.id === id)]))
  const sources = SOURCE_FIGURES.map((id) =>
    lineOf(
      id,
      sidesOf(document).map((side) => figures.find((each) => each.id === id && each.side === side)),
    ),
  )
  const blank = undefined
  const lines = [...product, blank, ...sources, blank, ...formLines(view)]
  const name = say(SHEET_NAMES.inputs)
  const rows: (TableCell | undefined)[][] = [
    [{ value: name, style: 'heading' }],
    [{ value: say(BOOK_WORDS.blue), style: 'quiet' }],
    [],
    titles(view),
    ...lines.map((line) => (line ? cellsOf(line, language) : [])),
  ]
  const places = new Map(
    lines.flatMap((line, index) => (line ? [[line.key, { line, row: FIRST_ROW + index }]] : [])),
  )
  return {
    sheet: { name, widths: [34, 16, 16, 14, 24, 60], rows, frozenRows: 4 },
    at: (key, side = 'far') => {
      const { line, row } = places.get(key)!
      const column = line.values.length > 1 && side === 'near' ? 1 : 0
      return { cell: `'${name}'!$${'BC'[column]}$${row}`, value: line.values[column]! }
    },
  }
}

function sidesOf({ sources }: ProofDocument): Side[] {
  return (['far', 'near'] as const).filter((side) => sources.some(({ place }) => place === side))
}

/** What a product does without is 0, and may be filled in. */
function lineOf(
  id: ProductFigure | SourceFigure,
  found: readonly (ProofInput | undefined)[],
): InputLine {
  const known = found.find((each) => each !== undefined)
  return {
    key: id,
    words: INPUT_WORDS[id],
    values: found.map((each) => each?.value ?? 0),
    unit: known?.unit ?? UNITS[id] ?? 'count',
    mark: known?.mark,
    ...(known?.note && { note: known.note }),
  }
}

/** Units of what may be missing. */
const UNITS: Readonly<Partial<Record<InputKey, string>>> = {
  storagePerPieceWeek: 'money/unit',
  carbonPricePerKg: 'money/unit',
  returnRatio: 'ratio',
  keptRatio: 'ratio',
  weekNoiseRatio: 'ratio',
  dutyRatio: 'ratio',
  insuranceRatio: 'ratio',
  damageRatio: 'ratio',
  freightPerPiece: 'money/unit',
  leadSdWeeks: 'weeks',
}

function formLines(view: SheetView): InputLine[] {
  const near = sourceOn(view, 'near')
  const margin = near ? view.document.price - landedCostOf(near) : 0
  const supposed = (key: FormFigure, value: number, unit: string, note: Words): InputLine => ({
    key,
    words: BOOK_WORDS[key],
    values: [value],
    unit,
    mark: 'assumed',
    note,
  })
  const only = BOOK_WORDS.forFormulas
  return [
    supposed('fee', Math.max(0, margin * FEE_SHARE), 'money/unit', BOOK_WORDS.feeNote),
    supposed('safety', SAFETY_FACTOR, 'figure', BOOK_WORDS.safetyNote),
    supposed('review', 1, 'weeks', only),
  ]
}

function titles(view: SheetView): TableCell[] {
  const { document, say } = view
  const columns = sidesOf(document).map((side) => view.place(side).name)
  const values = columns.length > 1 ? columns : [say(BOOK_WORDS.value), '']
  const words = [
    say(BOOK_WORDS.figure),
    ...values,
    say(BOOK_WORDS.unit),
    say(BOOK_WORDS.origin),
    say(BOOK_WORDS.note),
  ]
  return words.map((value) => ({ value, style: 'title' }))
}

type InputStyle = NonNullable<TableCell['style']>

const STYLES: Readonly<Record<string, InputStyle>> = {
  'money/unit': 'givenMoney',
  ratio: 'givenRatio',
  count: 'givenCount',
}

/** Whole weeks and counts bear no decimals. */
function styleOf(unit: string, value: number): InputStyle {
  return STYLES[unit] ?? (Number.isInteger(value) ? 'givenCount' : 'givenFigure')
}

function cellsOf(
  { words, values, unit, mark, note }: InputLine,
  language: Language,
): (TableCell | undefined)[] {
  return [
    { value: words[language] },
    ...values.map((value) => ({ value, style: styleOf(unit, value) })),
    ...(values.length > 1 ? [] : [undefined]),
    { value: unitWords(unit)[language], style: 'quiet' },
    { value: (mark ? MARK_WORDS[mark] : BOOK_WORDS.none)[language], style: 'quiet' },
    note && { value: note[language], style: 'quiet' },
  ]
}

function unitWords(unit: string): Words {
  switch (unit) {
    case 'money/unit':
      return BOOK_WORDS.perPiece
    case 'ratio':
      return BOOK_WORDS.share
    case 'weeks':
      return BOOK_WORDS.weeks
    case 'index':
      return BOOK_WORDS.logSd
    default:
      return { fr: '', en: '' }
  }
}
