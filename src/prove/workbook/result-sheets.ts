import type { Words } from '../../core/schema/schema.ts'
import { cellName } from '../../workbook/layout.ts'
import type { TableCell, TableSheet } from '../../workbook/xlsx/write-tables.ts'
import type { BridgeLine } from '../engine/bridge/bridge-lines.ts'
import { BRIDGE_LINES } from '../engine/bridge/bridge-lines.ts'
import { sideOf } from '../engine/policy/policy.ts'
import type { PolicyOutcome } from '../model.ts'
import type { SheetView } from '../sheet/sheet-view.ts'
import { sideName } from '../sheet/sheet-view.ts'
import { LINE_WORDS, POLICY_WORDS } from '../words.ts'
import { supposedWords } from '../words.ts'
import { BOOK_WORDS, SHEET_NAMES } from './workbook-messages.ts'

type Cells = (TableCell | undefined)[]

/** Columns and rows of the sheet of bridges: a way of buying a column, from B. */
const BRIDGE_TITLES = 3
const ENTRY_ROW = BRIDGE_TITLES + 1
const FINAL_ROW = ENTRY_ROW + BRIDGE_LINES.length + 1

/** Where the final or the entry margin of a way of buying stands. */
export function bridgeCell(view: SheetView, id: string, which: 'entry' | 'final'): string {
  const column = view.document.outcomes.findIndex(({ policy }) => policy.id === id)
  const name = cellName(column + 2, which === 'entry' ? ENTRY_ROW : FINAL_ROW)
  return `'${view.say(SHEET_NAMES.bridges)}'!${name}`
}

/** From entry to final margin, every line of every way of buying; the sums are formulas. */
export function bridgeSheet(view: SheetView): TableSheet {
  const { say, document } = view
  const { outcomes } = document
  const row = (words: Words, amount: (outcome: PolicyOutcome) => number): Cells => [
    { value: say(words) },
    ...outcomes.map((outcome): TableCell => ({ value: amount(outcome), style: 'money' })),
  ]
  const finals = outcomes.map(({ bridge }, at): TableCell => {
    const cell = (number: number) => cellName(at + 2, number)
    return {
      formula: `${cell(ENTRY_ROW)}+SUM(${cell(ENTRY_ROW + 1)}:${cell(FINAL_ROW - 1)})`,
      value: bridge.finalMargin,
      style: 'moneyTitle',
    }
  })
  return {
    name: say(SHEET_NAMES.bridges),
    widths: [36, ...outcomes.map(() => 24)],
    frozenRows: BRIDGE_TITLES,
    rows: [
      [{ value: say(SHEET_NAMES.bridges), style: 'heading' }],
      [undefined, ...outcomes.map((each) => placeCell(view, each))],
      [{ value: say(BOOK_WORDS.policy), style: 'title' }, ...policyCells(view)],
      row(BOOK_WORDS.entryMargin, ({ bridge }) => bridge.entryMargin),
      ...BRIDGE_LINES.map((line: BridgeLine) =>
        row(LINE_WORDS[line], ({ bridge }) => bridge.lines[line]),
      ),
      [{ value: say(BOOK_WORDS.finalMargin), style: 'title' }, ...finals],
    ],
  }
}

function placeCell(view: SheetView, { policy }: PolicyOutcome): TableCell {
  return { value: sideName(view, sideOf(policy)), style: 'quiet' }
}

function policyCells({ document, say }: SheetView): TableCell[] {
  return document.outcomes.map(({ policy }) => ({
    value: say(POLICY_WORDS[policy.kind]),
    style: 'title',
  }))
}

/** What every way of buying comes to: margins and their spread, money, carbon, pieces. */
export function outcomeSheet(view: SheetView): TableSheet {
  const { say, document } = view
  const columns: readonly (readonly [Words, (of: PolicyOutcome) => TableCell])[] = [
    [
      BOOK_WORDS.entryMargin,
      ({ policy, bridge }) => linked(view, policy.id, ['entry', bridge.entryMargin]),
    ],
    [
      BOOK_WORDS.finalMargin,
      ({ policy, bridge }) => linked(view, policy.id, ['final', bridge.finalMargin]),
    ],
    [BOOK_WORDS.error, ({ finalMargin }) => money(finalMargin.error)],
    [{ fr: '5 %', en: '5%' }, ({ finalMargin }) => money(finalMargin.low)],
    [BOOK_WORDS.median, ({ finalMargin }) => money(finalMargin.median)],
    [{ fr: '95 %', en: '95%' }, ({ finalMargin }) => money(finalMargin.high)],
    [BOOK_WORDS.losing, ({ lossRatio }) => ({ value: lossRatio, style: 'ratio' })],
    [BOOK_WORDS.committed, ({ committedMoney }) => money(committedMoney)],
    [BOOK_WORDS.firstOrder, ({ plan }) => count(sum(plan.first?.piecesByVariant ?? []))],
    [BOOK_WORDS.wanted, ({ pieces }) => count(pieces.wanted)],
    [BOOK_WORDS.bought, ({ pieces }) => count(pieces.bought)],
    [BOOK_WORDS.soldFull, ({ pieces }) => count(pieces.soldFullPrice)],
    [BOOK_WORDS.soldCut, ({ pieces }) => count(pieces.soldCut)],
    [BOOK_WORDS.soldToOrder, ({ pieces }) => count(pieces.soldToOrder)],
    [BOOK_WORDS.lost, ({ pieces }) => count(pieces.lost)],
    [BOOK_WORDS.lostWaiting, ({ pieces }) => count(pieces.lostWaiting)],
    [BOOK_WORDS.returned, ({ pieces }) => count(pieces.returned)],
    [BOOK_WORDS.unsold, ({ pieces }) => count(pieces.unsold)],
    [BOOK_WORDS.carbon, ({ carbonKgCo2e }) => count(carbonKgCo2e)],
    [BOOK_WORDS.nearShare, ({ nearShareRatio }) => ({ value: nearShareRatio, style: 'ratio' })],
  ]
  return {
    name: say(SHEET_NAMES.outcomes),
    widths: [36, 22, ...columns.map(() => 16)],
    frozenRows: 2,
    rows: [
      [{ value: say(SHEET_NAMES.outcomes), style: 'heading' }],
      [
        { value: say(BOOK_WORDS.policy), style: 'title' },
        undefined,
        ...columns.map(([words]): TableCell => ({ value: say(words), style: 'title' })),
      ],
      ...document.outcomes.map((outcome): Cells => [
        { value: say(POLICY_WORDS[outcome.policy.kind]) },
        placeCell(view, outcome),
        ...columns.map(([, cell]) => cell(outcome)),
      ]),
    ],
  }
}

function linked(
  view: SheetView,
  id: string,
  [which, value]: readonly ['entry' | 'final', number],
): TableCell {
  return { formula: bridgeCell(view, id, which), value, style: 'money' }
}

function money(value: number): TableCell {
  return { value, style: 'money' }
}

function count(value: number): TableCell {
  return { value, style: 'count' }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

const FIRST_QUANTILE_ROW = 5

/** Season by season: quantiles of what each way of buying earns over the best far one. */
export function seasonSheet(view: SheetView): TableSheet {
  const { say, document } = view
  const shown = document.outcomes.filter(({ gainQuantiles }) => gainQuantiles !== undefined)
  const dots = shown[0]?.gainQuantiles?.length ?? 0
  const last = FIRST_QUANTILE_ROW + dots - 1
  const range = (at: number) => `${cellName(at + 2, FIRST_QUANTILE_ROW)}:${cellName(at + 2, last)}`
  const quantiles = Array.from({ length: dots }, (_, dot): Cells => [
    { value: (dot + 0.5) / dots, style: 'ratio' },
    ...shown.map(({ gainQuantiles }) => money(gainQuantiles![dot]!)),
  ])
  const means = shown.map(({ gainQuantiles }, at): TableCell => ({
    formula: `AVERAGE(${range(at)})`,
    value: sum(gainQuantiles!) / dots,
    style: 'moneyTitle',
  }))
  const won = shown.map(({ gainQuantiles }, at): TableCell => ({
    formula: `COUNTIF(${range(at)},">0")/${dots}`,
    value: gainQuantiles!.filter((gain) => gain > 0).length / dots,
    style: 'ratio',
  }))
  const totals: Cells[] =
    dots > 0
      ? [
          [],
          [{ value: say(BOOK_WORDS.meanOfQuantiles), style: 'title' }, ...means],
          [{ value: say(BOOK_WORDS.won), style: 'title' }, ...won],
        ]
      : []
  return {
    name: say(SHEET_NAMES.seasons),
    widths: [24, ...shown.map(() => 24)],
    frozenRows: FIRST_QUANTILE_ROW - 1,
    rows: [
      [{ value: say(SHEET_NAMES.seasons), style: 'heading' }],
      [{ value: say(BOOK_WORDS.gainOver), style: 'quiet' }],
      [undefined, ...shown.map((each) => placeCell(view, each))],
      [
        { value: say(BOOK_WORDS.quantile), style: 'title' },
        ...shown.map(({ policy }): TableCell => ({
          value: say(POLICY_WORDS[policy.kind]),
          style: 'title',
        })),
      ],
      ...quantiles,
      ...totals,
    ],
  }
}

/** All that had to be supposed, and what would replace it. */
export function assumptionSheet({ say, document, language }: SheetView): TableSheet {
  const titles = [SHEET_NAMES.assumptions, BOOK_WORDS.supposed, BOOK_WORDS.advice]
  return {
    name: say(SHEET_NAMES.assumptions),
    widths: [44, 16, 90],
    frozenRows: 2,
    rows: [
      [{ value: say(SHEET_NAMES.assumptions), style: 'heading' }],
      titles.map((words): TableCell => ({ value: say(words), style: 'title' })),
      ...document.assumptions.map(({ path, values, message, maybe }): Cells => {
        const name = `${path[0] ?? ''}`
        const words = supposedWords(name)
        const value = values?.['value']
        return [
          { value: words ? words.name[language] : name || message },
          value === undefined ? undefined : { value },
          { value: maybe, style: 'quiet' },
        ]
      }),
    ],
  }
}
