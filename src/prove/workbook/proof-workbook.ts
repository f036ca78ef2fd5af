import type { Language } from '../../core/format.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { TableCell, TableSheet } from '../../workbook/xlsx/write-tables.ts'
import { writeTables } from '../../workbook/xlsx/write-tables.ts'
import type { ProofDocument } from '../engine/document.ts'
import { findingSentence } from '../sheet/finding.ts'
import type { SheetView } from '../sheet/sheet-view.ts'
import { outcomeName, sheetView } from '../sheet/sheet-view.ts'
import { LINE_WORDS, REGIME_NAMES, REGIME_WORDS } from '../words.ts'
import { FormRows } from './form-rows.ts'
import type { InputSheet } from './input-sheet.ts'
import { inputSheet } from './input-sheet.ts'
import {
  assumptionSheet,
  bridgeCell,
  bridgeSheet,
  outcomeSheet,
  seasonSheet,
} from './result-sheets.ts'
import { frontierForms, landedForms, newsvendorForms, quickResponseForms } from './season-forms.ts'
import { optionForms } from './option-forms.ts'
import { permanentForms } from './permanent-forms.ts'
import { BOOK_WORDS, SHEET_NAMES } from './workbook-messages.ts'

export interface WorkbookOptions {
  readonly language: Language
  /** The command that gives this workbook again. */
  readonly command?: string
}

/** The proof as an .xlsx: closed forms, bridges and sums are live formulas, the rest is told. */
export function proofWorkbook(document: ProofDocument, options: WorkbookOptions): Uint8Array {
  return writeTables(proofSheets(document, options))
}

export function proofSheets(
  document: ProofDocument,
  { language, command }: WorkbookOptions,
): TableSheet[] {
  const view = sheetView(document, language)
  const inputs = inputSheet(view)
  return [
    verdictSheet(view, inputs, command),
    inputs.sheet,
    formSheet(view, inputs),
    bridgeSheet(view),
    outcomeSheet(view),
    seasonSheet(view),
    assumptionSheet(view),
  ]
}

/** The closed forms that these sources allow; those of a pair need both. */
function formSheet(view: SheetView, { at }: InputSheet): TableSheet {
  const { document, say } = view
  const rows = new FormRows(view)
  const sides = (['far', 'near'] as const).filter((side) =>
    document.sources.some(({ place }) => place === side),
  )
  const context = { rows, at, sides }
  rows.rows.push([{ value: say(SHEET_NAMES.forms), style: 'heading' }])
  landedForms(context, view)
  newsvendorForms(context, view)
  if (sides.length === 2) {
    frontierForms(context, view)
    quickResponseForms(context)
    optionForms(context)
    permanentForms(context, view)
  }
  return { name: say(SHEET_NAMES.forms), widths: [44, 26, 26, 26], rows: rows.rows }
}

type Cells = (TableCell | undefined)[]

function verdictSheet(
  view: SheetView,
  inputs: InputSheet,
  command: string | undefined,
): TableSheet {
  const { document, say, language } = view
  const { seed, paths, chainHashes, referenceHash, regime } = document
  const told = (words: Words, value: string | number): Cells => [
    { value: say(words) },
    { value, ...(typeof value === 'number' && { style: 'count' as const }) },
  ]
  const head = [
    [{ value: findingSentence(view), style: 'heading' as const }],
    [{ value: document.product }],
    [],
    told(BOOK_WORDS.best, outcomeName(view, view.best.policy)),
    told(
      BOOK_WORDS.regime,
      `${REGIME_NAMES[regime.regime][language]} (${REGIME_WORDS[regime.reason][language]})`,
    ),
    ...pairRows(view, inputs),
    [],
  ]
  return {
    name: say(SHEET_NAMES.verdict),
    widths: [40, 34, 22],
    rows: [
      ...head,
      ...reasonRows(view, head.length + 2),
      [],
      told(BOOK_WORDS.seed, seed),
      told(BOOK_WORDS.seasonsDrawn, paths),
      told(BOOK_WORDS.chains, chainHashes.join(' ')),
      told(BOOK_WORDS.tables, referenceHash),
      ...(command === undefined ? [] : [told(BOOK_WORDS.command, command)]),
    ],
  }
}

/** Both margins of the best far and the best near way of buying, and what lies between them. */
function pairRows(view: SheetView, { at }: InputSheet): Cells[] {
  const { far, near, say, document } = view
  if (!far || !near) return []
  const { difference } = document.verdict
  const cell = (id: string, which: 'entry' | 'final') => bridgeCell(view, id, which)
  const [farId, nearId] = [far.policy.id, near.policy.id]
  const row = (
    words: Words,
    which: 'entry' | 'final',
    margins: readonly [number, number],
  ): Cells => [
    { value: say(words) },
    { formula: cell(farId, which), value: margins[0], style: 'money' },
    { formula: cell(nearId, which), value: margins[1], style: 'money' },
  ]
  const [farPrice, nearPrice] = [at('purchasePerPiece', 'far'), at('purchasePerPiece', 'near')]
  return [
    [],
    [
      undefined,
      { value: outcomeName(view, far.policy), style: 'title' },
      { value: outcomeName(view, near.policy), style: 'title' },
    ],
    row(BOOK_WORDS.entryMargin, 'entry', [far.bridge.entryMargin, near.bridge.entryMargin]),
    row(BOOK_WORDS.finalMargin, 'final', [far.bridge.finalMargin, near.bridge.finalMargin]),
    [
      { value: say(BOOK_WORDS.difference), style: 'title' },
      differenceCell(view, `${cell(nearId, 'final')}-${cell(farId, 'final')}`),
    ],
    [
      { value: say(BOOK_WORDS.between) },
      { value: difference.low, style: 'money' },
      { value: difference.high, style: 'money' },
    ],
    [
      { value: say(BOOK_WORDS.premium) },
      {
        formula: `${nearPrice.cell}/${farPrice.cell}-1`,
        value: nearPrice.value / farPrice.value - 1,
        style: 'ratio',
      },
    ],
  ]
}

/** A product sold all year is judged by its cost a week: no difference of seasons gives that. */
function differenceCell({ document, far, near }: SheetView, formula: string): TableCell {
  const { mean } = document.verdict.difference
  if (document.permanent) return { value: mean, style: 'moneyTitle' }
  return { formula, value: near!.bridge.finalMargin - far!.bridge.finalMargin, style: 'moneyTitle' }
}

/** Reasons add up to the difference; what is below a cent is one line. */
function reasonRows(view: SheetView, first: number): Cells[] {
  const { say, document } = view
  const { reasons, difference } = document.verdict
  if (reasons.length === 0) return []
  const total = reasons.reduce((sum, { amount }) => sum + amount, 0)
  const other = difference.mean - total
  const rows: Cells[] = [
    ...reasons.map(({ line, amount }): Cells => [
      { value: say(LINE_WORDS[line]) },
      { value: amount, style: 'money' },
    ]),
    [{ value: say(BOOK_WORDS.other) }, { value: other, style: 'money' }],
  ]
  return [
    [{ value: say(BOOK_WORDS.reasons), style: 'title' }],
    ...rows,
    [
      { value: say(BOOK_WORDS.sum), style: 'title' },
      {
        formula: `SUM(B${first}:B${first + rows.length - 1})`,
        value: difference.mean,
        style: 'moneyTitle',
      },
    ],
  ]
}
