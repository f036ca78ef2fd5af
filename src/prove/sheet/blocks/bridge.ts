import type { BridgeLine } from '../../engine/bridge/bridge-lines.ts'
import { BRIDGE_LINES } from '../../engine/bridge/bridge-lines.ts'
import { sideOf } from '../../engine/policy/policy.ts'
import type { PolicyOutcome } from '../../model.ts'
import { LINE_WORDS } from '../../words.ts'
import type { Ink, SheetMark } from '../drawing.ts'
import { line, sans, text, twill } from '../drawing.ts'
import { SHEET_WORDS } from '../sheet-messages.ts'
import type { SheetView } from '../sheet-view.ts'
import { sideName } from '../sheet-view.ts'
import { fitted, shrunk } from '../text-width.ts'
import { blockTitle, COLUMN_START, RIGHT, ROW_TOPS } from './frame.ts'

/** One way of buying as a column: its bars from the left edge, its figures at the right one. */
interface BridgeColumn {
  readonly outcome: PolicyOutcome
  readonly barX: number
  readonly barRoom: number
  readonly end: number
}

const LABEL_WIDTH = 88
const FIGURE_WIDTH = 31
const TOP = ROW_TOPS.margins + 44
const BOTTOM = ROW_TOPS.margins + 178
const MOST_STEP = 23
/** Smaller amounts would be written as nothing. */
const LEAST_AMOUNT = 0.005

/** Block 2: line by line, what lies between the two margins. */
export function bridgeBlock(view: SheetView): SheetMark[] {
  const { say, money, far, near, best } = view
  const columns = far && near ? pair(far, near) : [alone(best)]
  const lines = BRIDGE_LINES.filter((each) =>
    columns.some(({ outcome }) => Math.abs(outcome.bridge.lines[each]) > LEAST_AMOUNT),
  )
  const width = RIGHT - COLUMN_START
  const at = { x: COLUMN_START, y: ROW_TOPS.margins + 10, width, end: money.unit }
  return [
    ...blockTitle(2, say(SHEET_WORDS.bridge), at),
    ...columns.map(({ outcome, barX, end }) => {
      const side = sideOf(outcome.policy)
      const name = sideName(view, side)
      const style = shrunk(name, sans(8.8, 600), end - barX, 7)
      return text([end, ROW_TOPS.margins + 28], fitted(name, style, end - barX), style, {
        ink: view.inks(side).text,
        anchor: 'end',
      })
    }),
    ...totalRow(view, columns, { y: TOP, which: 'entryMargin' }),
    ...lineRows(view, columns, lines),
    line([COLUMN_START, BOTTOM + 4], [RIGHT, BOTTOM + 4], 'ink'),
    ...totalRow(view, columns, { y: BOTTOM + 16.5, which: 'finalMargin' }),
  ]
}

function pair(far: PolicyOutcome, near: PolicyOutcome): BridgeColumn[] {
  const start = COLUMN_START + LABEL_WIDTH
  const middle = 480
  return [
    { outcome: far, barX: start, barRoom: middle - FIGURE_WIDTH - start - 3, end: middle },
    { outcome: near, barX: middle + 10, barRoom: RIGHT - FIGURE_WIDTH - middle - 13, end: RIGHT },
  ]
}

function alone(best: PolicyOutcome): BridgeColumn {
  const barX = COLUMN_START + LABEL_WIDTH
  return { outcome: best, barX, barRoom: RIGHT - FIGURE_WIDTH - barX - 8, end: RIGHT }
}

function totalRow(
  { say, money, inks }: SheetView,
  columns: readonly BridgeColumn[],
  { y, which }: { y: number; which: 'entryMargin' | 'finalMargin' },
): SheetMark[] {
  const words = which === 'entryMargin' ? SHEET_WORDS.atEntry : SHEET_WORDS.atEnd
  return [
    text([COLUMN_START, y], say(words), sans(9.5, 600)),
    ...columns.map(({ outcome, end }) =>
      text([end, y], money.write(outcome.bridge[which]), sans(11.2, 600), {
        ink: inks(sideOf(outcome.policy)).text,
        anchor: 'end',
      }),
    ),
  ]
}

function lineRows(
  view: SheetView,
  columns: readonly BridgeColumn[],
  lines: readonly BridgeLine[],
): SheetMark[] {
  const first = TOP + 6
  const step = Math.min(MOST_STEP, (BOTTOM + 4 - first) / Math.max(1, lines.length))
  const size = Math.min(9.4, step * 0.88)
  const scale = Math.min(
    ...columns.map(({ outcome, barRoom }) => {
      const largest = Math.max(...lines.map((each) => Math.abs(outcome.bridge.lines[each])))
      return barRoom / largest
    }),
  )
  return lines.flatMap((each, at) => {
    const top = first + at * step
    const base = top + step / 2 + size * 0.34
    const label = view.say(LINE_WORDS[each])
    return [
      line([COLUMN_START, top], [RIGHT, top], at === 0 ? 'strong' : 'hairline', 0.6),
      text([COLUMN_START, base], fitted(label, sans(size), LABEL_WIDTH - 3), sans(size)),
      ...columns.flatMap((column) => {
        const amount = column.outcome.bridge.lines[each]
        const height = Math.min(7.5, step * 0.62)
        const box = {
          x: column.barX,
          y: top + (step - height) / 2,
          width: Math.max(0.6, Math.abs(amount) * scale),
          height,
        }
        return [
          ...barMarks(box, amount, view.inks(sideOf(column.outcome.policy)).line),
          text([column.end, base], signed(view, amount), sans(size), { anchor: 'end' as const }),
        ]
      }),
    ]
  })
}

function barMarks(
  box: { x: number; y: number; width: number; height: number },
  amount: number,
  ink: Ink,
): SheetMark[] {
  if (Math.abs(amount) <= LEAST_AMOUNT) return []
  // What is taken is hatched, what is added is full.
  return amount < 0 ? twill(box, ink) : [{ kind: 'rect', ...box, fill: ink }]
}

function signed({ money }: SheetView, amount: number): string {
  if (Math.abs(amount) <= LEAST_AMOUNT) return '0'
  const written = money.write(amount)
  return amount > 0 ? `+${written}` : written
}
