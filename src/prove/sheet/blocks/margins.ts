import { sideOf } from '../../engine/policy/policy.ts'
import type { PolicyOutcome } from '../../model.ts'
import type { SheetMark } from '../drawing.ts'
import { line, sans, text } from '../drawing.ts'
import { SHEET_WORDS } from '../sheet-messages.ts'
import type { SheetView, Side } from '../sheet-view.ts'
import { outcomeName } from '../sheet-view.ts'
import { fitted, shrunk, widthOf } from '../text-width.ts'
import { blockTitle, COLUMN_END, LEFT, ROW_TOPS, spreadApart } from './frame.ts'

const [ENTRY_X, FINAL_X] = [186, 246]
const [LOW, HIGH] = [ROW_TOPS.margins + 40, ROW_TOPS.margins + 188]
const MOST_LINES = 12

/** Ways of buying that end alike are one line. */
interface SlopeLine {
  readonly outcome: PolicyOutcome
  readonly same: number
  readonly isMain: boolean
  readonly dash?: readonly number[]
}

/** Block 1: from the margin promised at the purchase to the one that is left. */
export function marginsBlock(view: SheetView): SheetMark[] {
  const y = ROW_TOPS.margins + 10
  const lines = slopeLines(view)
  const { say, money } = view
  const axis = (x: number, words: string) => {
    const name = `${words}, ${money.unit}`
    const style = shrunk(name, sans(8.6), FINAL_X - ENTRY_X - 5, 7)
    return [
      line([x, LOW - 8], [x, HIGH + 8], 'strong'),
      text([x, LOW - 14], name, style, { ink: 'ink2', anchor: 'middle' as const }),
    ]
  }
  return [
    ...blockTitle(1, say(SHEET_WORDS.margins), { x: LEFT, y, width: COLUMN_END - LEFT }),
    ...axis(ENTRY_X, say(SHEET_WORDS.atEntry)),
    ...axis(FINAL_X, say(SHEET_WORDS.atEnd)),
    ...slopeMarks(lines, view),
  ]
}

function slopeLines({ document, far, near, best }: SheetView): SlopeLine[] {
  const ranked = document.outcomes.toSorted((a, b) => b.finalMargin.mean - a.finalMargin.mean)
  const mains = far && near ? [far, near] : [best]
  const groups = new Map<string, PolicyOutcome[]>()
  for (const outcome of [...mains, ...ranked.filter((each) => !mains.includes(each))]) {
    const { entryMargin, finalMargin } = outcome.bridge
    const key = [sideOf(outcome.policy), entryMargin.toFixed(2), finalMargin.toFixed(2)].join()
    groups.set(key, [...(groups.get(key) ?? []), outcome])
  }
  const seen = new Map<Side, number>()
  return [...groups.values()].slice(0, MOST_LINES).map(([outcome, ...others]) => {
    const side = sideOf(outcome!.policy)
    const rank = seen.get(side) ?? 0
    seen.set(side, rank + 1)
    const isMain = mains.includes(outcome!)
    const dash = isMain ? undefined : DASHES[Math.max(0, rank - 1) % DASHES.length]
    return { outcome: outcome!, same: others.length, isMain, ...(dash && { dash }) }
  })
}

/** The second of a side, the third, and so on. */
const DASHES = [
  [4, 2.4],
  [1.2, 2],
  [6, 2, 1.2, 2],
]

function slopeMarks(lines: readonly SlopeLine[], view: SheetView): SheetMark[] {
  const ends = lines.flatMap(({ outcome: { bridge } }) => [bridge.entryMargin, bridge.finalMargin])
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const place = (value: number) =>
    most > least ? HIGH - ((value - least) / (most - least)) * (HIGH - LOW) : (LOW + HIGH) / 2
  const entries = lines.map(({ outcome }) => place(outcome.bridge.entryMargin))
  const finals = lines.map(({ outcome }) => place(outcome.bridge.finalMargin))
  const bounds = { low: LOW - 4, high: HIGH + 6, gap: 11.2 }
  // Lines that start together are named in the order in which they end.
  const order = entries.map((y, at) => y + finals[at]! * 1e-3)
  const entryLabels = spreadApart(order, bounds)
  const finalLabels = spreadApart(finals, bounds)
  const size = Math.min(8.6, ((HIGH - LOW) / lines.length) * 0.92)
  const figures = lines.map(({ outcome }) =>
    widthOf(view.money.write(outcome.bridge.entryMargin), sans(size, 600)),
  )
  const room = ENTRY_X - 11 - Math.max(...figures) - LEFT
  return lines.toReversed().flatMap((each, reversed) => {
    const at = lines.length - 1 - reversed
    return slopeLineMarks(each, view, {
      entry: entries[at]!,
      final: finals[at]!,
      entryLabel: entryLabels[at]!,
      finalLabel: finalLabels[at]!,
      size,
      room,
    })
  })
}

interface SlopePlaces {
  readonly entry: number
  readonly final: number
  readonly entryLabel: number
  readonly finalLabel: number
  readonly size: number
  /** Room for a name, left of the widest figure. */
  readonly room: number
}

function slopeLineMarks(
  { outcome, same, isMain, dash }: SlopeLine,
  view: SheetView,
  { entry, final, entryLabel, finalLabel, size, room }: SlopePlaces,
): SheetMark[] {
  const side = sideOf(outcome.policy)
  const { money } = view
  const { line: stroke, text: ink } = view.inks(side)
  const figure = sans(size, 600)
  const name = sans(size, isMain ? 600 : 400)
  const label = `${outcomeName(view, outcome.policy)}${same > 0 ? ` (+${same})` : ''}`
  const set = shrunk(label, name, room, Math.min(size, 7))
  const drop = size * 0.34
  return [
    {
      kind: 'path',
      points: [
        { x: ENTRY_X, y: entry },
        { x: FINAL_X, y: final },
      ],
      stroke,
      width: isMain ? 1.8 : 1.1,
      ...(dash && { dash }),
    },
    ...[[ENTRY_X, entry] as const, [FINAL_X, final] as const].map(([x, y]): SheetMark => ({
      kind: 'circle',
      x,
      y,
      radius: isMain ? 2.6 : 2,
      fill: stroke,
    })),
    ...leader([ENTRY_X - 6, entryLabel], [ENTRY_X - 2.5, entry]),
    ...leader([FINAL_X + 6, finalLabel], [FINAL_X + 2.5, final]),
    text([LEFT, entryLabel + drop], fitted(label, set, room), set, { ink }),
    text([ENTRY_X - 7, entryLabel + drop], money.write(outcome.bridge.entryMargin), figure, {
      ink,
      anchor: 'end',
    }),
    text(
      [FINAL_X + 7, finalLabel + drop],
      money.write(outcome.bridge.finalMargin),
      isMain ? sans(size * 1.12, 600) : figure,
      { ink },
    ),
  ]
}

/** A hairline from a figure that had to move to the end of its line. */
function leader(from: readonly [number, number], to: readonly [number, number]): SheetMark[] {
  return Math.abs(from[1] - to[1]) < 2.5 ? [] : [line(from, to, 'strong', 0.5)]
}
