import { changesOf } from '../changes.ts'
import type { SheetMark } from '../drawing.ts'
import { sans, text } from '../drawing.ts'
import { CHANGE_TITLES, SHEET_WORDS } from '../sheet-messages.ts'
import type { SheetView } from '../sheet-view.ts'
import { fitted, shrunk } from '../text-width.ts'
import { blockTitle, INDENT, LEFT, RIGHT, ROW_TOPS } from './frame.ts'

const MOST_ROWS = 4
const SUBJECT_WIDTH = 116
/** Beside what was worked out with one order on each side. */
const ONE_ORDER_MARK = '*'

/** Block 5: what would change our mind. */
export function changesBlock(view: SheetView): SheetMark[] {
  const { say, document } = view
  const y = ROW_TOPS.changes + 17
  const rows = changesOf(view).slice(0, MOST_ROWS)
  const step = Math.min(15.8, 44 / Math.max(1, rows.length - 1))
  const wordsX = LEFT + INDENT + SUBJECT_WIDTH
  const note = rows.some(({ isOneOrder }) => isOneOrder)
    ? { end: `${ONE_ORDER_MARK} ${say(SHEET_WORDS.oneOrder)}` }
    : {}
  const at = { x: LEFT, y, width: RIGHT - LEFT, ...note }
  return [
    ...blockTitle(5, say(CHANGE_TITLES[document.verdict.kind]), at),
    ...rows.flatMap(({ subject, words, isOneOrder }, index) => {
      const base = y + 17 + index * step
      const name = `${say(subject)}${isOneOrder ? ` ${ONE_ORDER_MARK}` : ''}`
      const nameStyle = shrunk(name, sans(9.5, 600), SUBJECT_WIDTH - 6, 7.5)
      const style = shrunk(say(words), sans(9.5), RIGHT - wordsX, 7.5)
      return [
        text([LEFT + INDENT, base], fitted(name, nameStyle, SUBJECT_WIDTH - 6), nameStyle),
        text([wordsX, base], fitted(say(words), style, RIGHT - wordsX), style, { ink: 'ink2' }),
      ]
    }),
  ]
}
