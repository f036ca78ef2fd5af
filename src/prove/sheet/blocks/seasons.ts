import { formatFigure } from '../../../core/format.ts'
import type { SheetMark } from '../drawing.ts'
import { line, sans, text } from '../drawing.ts'
import { SHEET_WORDS } from '../sheet-messages.ts'
import type { SheetView } from '../sheet-view.ts'
import { moneyText, sideName } from '../sheet-view.ts'
import { fitted, shrunk } from '../text-width.ts'
import { sideOf } from '../../engine/policy/policy.ts'
import { niceTicks } from './axis.ts'
import { blockTitle, COLUMN_END, INDENT, LEFT, ROW_TOPS } from './frame.ts'

const TOP = ROW_TOPS.seasons
const BASE = TOP + 113
const X0 = LEFT + INDENT + 4
const X1 = COLUMN_END
const DOT = 5
const ROOM = 58
/** Seasons a dot stands for, of 100. */
const A_DOT = 2

/** Block 3: what near brings more, one season after the other. */
export function seasonsBlock(view: SheetView): SheetMark[] {
  const { say, document, near, money } = view
  const gains = near?.gainQuantiles
  const at = { x: LEFT, y: TOP + 17, width: COLUMN_END - LEFT }
  const title = blockTitle(3, say(SHEET_WORDS.seasons), at)
  if (document.permanent && near) return [...title, ...weekMarks(view)]
  if (!near || !gains || gains.length === 0) return [...title, ...rangeMarks(view)]
  const less = `${sideName(view, sideOf(near.policy))} ${view.language === 'fr' ? 'moins' : 'less'} ${sideName(view, 'far')}`
  const about = `${say(SHEET_WORDS.dots)}${stopOf(view)}${less}, ${money.unit}`
  return [
    ...title,
    text([LEFT + INDENT, TOP + 30], fitted(about, sans(8.6), X1 - LEFT - INDENT), sans(8.6), {
      ink: 'ink2',
    }),
    ...dotMarks(view, gains),
    ...readingMarks(view, gains),
  ]
}

/** Where dots are drawn: beyond a bound they are clipped into the last bin. */
export interface DotScale {
  readonly low: number
  readonly high: number
  readonly bins: number
  readonly below: number
  readonly above: number
}

/** Three times the middle half on either side of it; what is further is clipped, 0 is always seen. */
export function dotScale(gains: readonly number[], bins: number): DotScale {
  const at = (share: number) => gains[Math.round(share * (gains.length - 1))]!
  const spread = Math.max(at(0.75) - at(0.25), (at(0.95) - at(0.05)) / 4)
  const least = Math.max(gains[0]!, at(0.25) - 3 * spread)
  const most = Math.min(gains.at(-1)!, at(0.75) + 3 * spread)
  const low = Math.min(0, least)
  const high = Math.max(0, most)
  const room = high > low ? high - low : 1
  const scale = { low: low - room * 0.01, high: high > low ? high + room * 0.01 : 1 }
  return {
    ...scale,
    bins,
    below: gains.filter((gain) => gain < scale.low).length,
    above: gains.filter((gain) => gain > scale.high).length,
  }
}

export function binOf(gain: number, { low, high, bins }: DotScale): number {
  const at = Math.floor(((gain - low) / (high - low)) * bins)
  return Math.min(bins - 1, Math.max(0, at))
}

function dotMarks(view: SheetView, gains: readonly number[]): SheetMark[] {
  const bins = Math.floor((X1 - X0) / DOT)
  const scale = dotScale(gains, bins)
  const width = (X1 - X0) / bins
  const stacks = Array.from({ length: bins }, () => 0)
  const binned = gains.map((gain) => ({ gain, bin: binOf(gain, scale) }))
  for (const { bin } of binned) stacks[bin]! += 1
  const step = Math.min(DOT, ROOM / Math.max(...stacks))
  const seen = stacks.map(() => 0)
  const ink = view.inks(sideOf(view.near!.policy)).line
  const zeroX = X0 + ((0 - scale.low) / (scale.high - scale.low)) * (X1 - X0)
  const dots = binned.map(({ gain, bin }): SheetMark => {
    const y = BASE - 2.6 - step * seen[bin]!
    seen[bin]! += 1
    const circle = { kind: 'circle', x: X0 + (bin + 0.5) * width, y } as const
    return gain < 0
      ? { ...circle, radius: 1.9, stroke: ink, fill: 'paper' }
      : { ...circle, radius: 2.2, fill: ink }
  })
  return [
    line([X0, BASE], [X1, BASE], 'ink'),
    line([zeroX, BASE - ROOM - 12], [zeroX, BASE + 3], 'ink'),
    ...dots,
    ...tickMarks(view, scale),
  ]
}

function tickMarks({ money }: SheetView, scale: DotScale): SheetMark[] {
  const place = (value: number) => X0 + ((value - scale.low) / (scale.high - scale.low)) * (X1 - X0)
  return niceTicks(scale.low, scale.high, 5).map((value) => {
    const written = money.write(value).replace(/[.,]0$/, '')
    return text([place(value), BASE + 11.5], value > 0 ? `+${written}` : written, sans(8.6), {
      ink: 'ink2',
      anchor: 'middle',
    })
  })
}

function readingMarks(view: SheetView, gains: readonly number[]): SheetMark[] {
  const { language, near } = view
  const wins = gains.filter((gain) => gain > 0).length * A_DOT
  const bins = Math.floor((X1 - X0) / DOT)
  const { low, high } = dotScale(gains, bins)
  const half = gains[Math.floor(gains.length / 2)]!
  const isFrench = language === 'fr'
  const name = sideName(view, sideOf(near!.policy))
  const first = winsText(view, name, wins)
  const median = moneyText(view, half)
  const second = isFrench ? `une sur deux : ${median} ou plus` : `one in two: ${median} or more`
  const seed = `${view.say(SHEET_WORDS.seed)} ${view.document.seed}`
  const clipped = clipText(view, dotScale(gains, bins))
  const caption = clipped === '' ? seed : `${seed}${stopOf(view)}${clipped}`
  const small = shrunk(caption, sans(7.6), X1 - LEFT, 6.2)
  // The side of the plane with fewer dots holds the words.
  const isLeft = gains.filter((gain) => gain > (low + high) / 2).length > gains.length / 2
  const x = isLeft ? X0 + 6 : X1
  const anchor = isLeft ? 'start' : 'end'
  const ink = view.inks(sideOf(near!.policy)).text
  return [
    text([x, BASE - ROOM - 6], first, sans(9, 600), { ink, anchor }),
    text([x, BASE - ROOM + 5.5], second, sans(9), { ink: 'ink2', anchor }),
    text([X1, BASE + 22], fitted(caption, small, X1 - LEFT), small, { ink: 'ink3', anchor: 'end' }),
  ]
}

/** Fifty quantiles never show the last season of a thousand: all is said as `almost`. */
function winsText({ language }: SheetView, name: string, wins: number): string {
  const isFrench = language === 'fr'
  if (wins === 100)
    return isFrench ? `${name} gagne presque toujours` : `${name} almost always wins`
  if (wins === 0) return isFrench ? `${name} ne gagne presque jamais` : `${name} hardly ever wins`
  return isFrench ? `${name} gagne ${wins} saisons sur 100` : `${name} wins ${wins} seasons in 100`
}

/** What stands between two parts of a caption. */
function stopOf({ language }: SheetView): string {
  return language === 'fr' ? '\u00a0; ' : '; '
}

/** What was too far out to be drawn in its place. */
function clipText(view: SheetView, { low, high, below, above }: DotScale): string {
  const isFrench = view.language === 'fr'
  const sides = [
    { dots: above, bound: high, words: isFrench ? 'au-delà de' : 'beyond' },
    { dots: below, bound: low, words: isFrench ? 'sous' : 'below' },
  ].filter(({ dots }) => dots > 0)
  if (sides.length === 0) return ''
  const of = isFrench ? 'sur 100' : 'in 100'
  const written = sides.map(
    ({ dots, bound, words }, at) =>
      `${dots * A_DOT}${at === 0 ? ` ${of}` : ''} ${words} ${moneyText(view, bound)}`,
  )
  return `${isFrench ? 'au bout :' : 'at the end:'} ${written.join(', ')}`
}

/** A product sold all year is judged on what a week costs, not season by season. */
function weekMarks(view: SheetView): SheetMark[] {
  const { document, language } = view
  const { farCostPerWeek, nearCostPerWeek } = document.permanent!
  const isFrench = language === 'fr'
  const about = isFrench
    ? 'vendu toute l’année : coût d’une semaine, stocks compris'
    : 'sold all year: cost of a week, stock included'
  const most = Math.max(farCostPerWeek, nearCostPerWeek)
  const money = (amount: number) =>
    formatFigure(amount, 'money', { language, currency: document.currency, decimals: 0 })
  const width = X1 - X0 - 60
  return [
    text([LEFT + INDENT, TOP + 30], about, sans(8.6), { ink: 'ink2' }),
    ...(
      [
        ['far', farCostPerWeek],
        ['near', nearCostPerWeek],
      ] as const
    ).flatMap(([side, cost], at): SheetMark[] => {
      const y = TOP + 52 + at * 36
      const bar = (cost / most) * width
      return [
        text([X0, y], view.place(side).name, sans(9, 600), { ink: view.inks(side).text }),
        { kind: 'rect', x: X0, y: y + 5, width: bar, height: 9, fill: view.inks(side).line },
        text([X0 + bar + 6, y + 12.8], money(cost), sans(9, 600)),
      ]
    }),
  ]
}

/** One source alone: nothing to compare, only how far seasons lie apart. */
function rangeMarks(view: SheetView): SheetMark[] {
  const { best, language } = view
  const { low, median, high } = best.finalMargin
  const isFrench = language === 'fr'
  const about = isFrench
    ? 'marge finale : 9 saisons sur 10, et celle du milieu'
    : 'final margin: 9 seasons in 10, and the middle one'
  const [least, most] = [Math.min(0, low), Math.max(0, high)]
  const place = (value: number) =>
    X0 + ((value - least) / (most > least ? most - least : 1)) * (X1 - X0 - 10) + 5
  const y = TOP + 72
  const ink = view.inks(sideOf(best.policy)).line
  return [
    text([LEFT + INDENT, TOP + 30], about, sans(8.6), { ink: 'ink2' }),
    line([X0, y], [X1, y], 'strong'),
    line([place(low), y], [place(high), y], ink, 4),
    { kind: 'circle', x: place(median), y, radius: 4.5, fill: ink },
    line([place(0), y - 12], [place(0), y + 12], 'ink'),
    text([place(median), y - 11], moneyText(view, median), sans(9, 600), { anchor: 'middle' }),
    text([X0, y + 20], moneyText(view, low), sans(8.6), { ink: 'ink2' }),
    text([X1, y + 20], moneyText(view, high), sans(8.6), { ink: 'ink2', anchor: 'end' }),
  ]
}
