import { formatFigure, formatNumber } from '../../../core/format.ts'
import type { SheetMark } from '../drawing.ts'
import { line, sans, serif, text } from '../drawing.ts'
import { findingSentence } from '../finding.ts'
import { SHEET_WORDS } from '../sheet-messages.ts'
import type { SheetView } from '../sheet-view.ts'
import { moneyText } from '../sheet-view.ts'
import { fitted, widthOf, wrapped } from '../text-width.ts'

/** Edges of the page and of its two columns; what a numbered block holds is set in a little. */
export const LEFT = 42.5
export const RIGHT = 552.8
export const COLUMN_END = 280.5
export const COLUMN_START = 313.5
export const INDENT = 10.5

/** Where the blocks begin, down the page. */
export const ROW_TOPS = {
  margins: 157,
  seasons: 364,
  changes: 504,
  inputs: 590,
  foot: 742,
} as const

const TITLES = [
  { size: 23, step: 26.5, lines: 2 },
  { size: 18.5, step: 21, lines: 3 },
  { size: 15, step: 17.5, lines: 4 },
] as const
const TITLE_TOP = 60
const TITLE_BOTTOM = 121

/** Heading, the finding as title, and what it is about. */
export function headBlock(view: SheetView, dateText: string | undefined): SheetMark[] {
  const heading = view.say(SHEET_WORDS.heading)
  const right = dateText === undefined ? heading : `${heading}, ${dateText}`
  return [
    text([LEFT, 46.5], 'boucle', serif(13.5)),
    text([RIGHT, 46.5], right, sans(9.5), { ink: 'ink2', anchor: 'end' }),
    line([LEFT, 55], [RIGHT, 55], 'ink'),
    ...titleMarks(findingSentence(view)),
    text([LEFT, 140.5], fitted(aboutText(view), ABOUT, RIGHT - LEFT), ABOUT, {
      ink: 'ink2',
    }),
  ]
}

function titleMarks(title: string): SheetMark[] {
  const width = RIGHT - LEFT
  const set =
    TITLES.find(
      ({ size, lines }) => wrapped(title, serif(size), width, lines + 1).length <= lines,
    ) ?? TITLES.at(-1)!
  const style = serif(set.size)
  const lines = balanced(wrapped(title, style, width, set.lines), set.size, width)
  const height = TITLE_BOTTOM - TITLE_TOP
  const first = TITLE_TOP + (height - lines.length * set.step) / 2 + set.size
  return lines.map((each, at) => text([LEFT, first + at * set.step], each, style))
}

/** Two lines of about the same length read as one sentence. */
function balanced(lines: readonly string[], size: number, width: number): readonly string[] {
  if (lines.length < 2) return lines
  const whole = lines.join(' ')
  const style = serif(size)
  for (let share = 0.4; share < 1; share += 0.05) {
    const tried = wrapped(whole, style, width * share, lines.length + 1)
    if (tried.length <= lines.length && tried.every((each) => widthOf(each, style) <= width)) {
      return tried
    }
  }
  return lines
}

const ABOUT = sans(9.5)

function aboutText(view: SheetView): string {
  const { document, language } = view
  const { product, currency, price, seasonPieces, paths, inputs } = document
  const count = (value: number) => formatNumber(Math.round(value), language)
  const variants = inputs.figures.find(({ id }) => id === 'variants')?.value ?? 1
  const money = formatFigure(price, 'money/unit', { language, currency })
  const some =
    variants > 1 ? [`${count(variants)} ${language === 'fr' ? 'variantes' : 'variants'}`] : []
  const what =
    language === 'fr'
      ? [...some, `${money} HT`, `${count(seasonPieces)} par saison`]
      : [...some, `${money} excl. VAT`, `${count(seasonPieces)} a season`]
  const drawn =
    language === 'fr'
      ? `${count(paths)} saisons tirées, les mêmes pour tous.`
      : `${count(paths)} seasons drawn, the same for all.`
  const short = `, ${what.join(', ')}. ${drawn}`
  const seasons = language === 'fr' ? 'saisons tirées' : 'seasons drawn'
  const more = `, ${what.join(', ')}. ${count(paths)} ${seasons}. ${othersText(view)}`
  const isRoom = widthOf(more, ABOUT) < RIGHT - LEFT - LEAST_NAME
  const told = view.others.length > 0 && isRoom ? more : short
  // A long name is cut, and not what follows it.
  return `${fitted(product, ABOUT, RIGHT - LEFT - widthOf(told, ABOUT))}${told}`
}

/** Room that a name keeps before others are told beside it. */
const LEAST_NAME = 40

function othersText(view: SheetView): string {
  const each = view.others.map(({ name, finalMargin }) => `${name} ${moneyText(view, finalMargin)}`)
  return `${view.language === 'fr' ? 'Aussi\u00a0: ' : 'Also: '}${each.join(', ')}.`
}

/** Number and name of a block, and what stands at its right end. */
export function blockTitle(
  number: number,
  words: string,
  { x, y, end, width }: { x: number; y: number; end?: string; width: number },
): SheetMark[] {
  const style = sans(10.2, 600)
  return [
    text([x, y], String(number), sans(9.5, 600), { ink: 'ink3' }),
    text([x + INDENT, y], fitted(words, style, width - INDENT), style),
    ...(end === undefined
      ? []
      : [text([x + width, y], end, sans(9.5), { ink: 'ink2', anchor: 'end' as const })]),
  ]
}

/** Texts at these heights, moved apart by `gap` within `low` and `high`, in the order given. */
export function spreadApart(
  wanted: readonly number[],
  { low, high, gap }: { low: number; high: number; gap: number },
): number[] {
  const order = wanted.map((_, at) => at).toSorted((a, b) => wanted[a]! - wanted[b]!)
  const step = Math.min(gap, (high - low) / Math.max(1, wanted.length - 1))
  const placed = wanted.slice()
  let above = low - step
  for (const at of order) {
    placed[at] = Math.max(wanted[at]!, above + step)
    above = placed[at]
  }
  let below = high + step
  for (const at of order.toReversed()) {
    placed[at] = Math.min(placed[at]!, below - step)
    below = placed[at]
  }
  return placed
}
