import { formatFigure, formatNumber } from '../../../core/format.ts'
import type { Ink, SheetMark } from '../drawing.ts'
import { line, point, sans, text } from '../drawing.ts'
import type { PermittedPremium } from '../permitted-premium.ts'
import { permittedPremium } from '../permitted-premium.ts'
import { SHEET_WORDS } from '../sheet-messages.ts'
import type { SheetView } from '../sheet-view.ts'
import { fitted, widthOf, wrapped } from '../text-width.ts'
import { niceTicks } from './axis.ts'
import { blockTitle, COLUMN_START, INDENT, RIGHT, ROW_TOPS, spreadApart } from './frame.ts'

const TOP = ROW_TOPS.seasons
const [X0, X1] = [COLUMN_START + 22, RIGHT]
const [Y0, Y1] = [TOP + 113, TOP + 45]
const STEPS = 48
/** A premium beyond it is drawn at the edge. */
const MOST_PREMIUM = 2

interface Plane {
  readonly x: (months: number) => number
  readonly y: (ratio: number) => number
  readonly months: number
  readonly low: number
  readonly high: number
}

/** Block 4: what near may cost more, by how far away in time far is; and this product. */
export function frontierBlock(view: SheetView): SheetMark[] {
  const { say } = view
  const width = RIGHT - COLUMN_START
  const title = blockTitle(4, say(SHEET_WORDS.frontier), { x: COLUMN_START, y: TOP + 17, width })
  const found = permittedPremium(view)
  const there = found?.at(found.farLeadMonths)
  if (!found || there === undefined) return [...title, ...noFrontier(view, found !== undefined)]
  const curve = curveOf(found)
  const plane = planeOf(found, curve)
  const axis = fitted(say(SHEET_WORDS.frontierAxis), sans(8.6), width - INDENT)
  return [
    ...title,
    text([COLUMN_START + INDENT, TOP + 30], axis, sans(8.6), { ink: 'ink2' }),
    ...axes(view, plane),
    {
      kind: 'path',
      points: curve.map(([months, ratio]) => point([plane.x(months), plane.y(ratio)])),
      stroke: 'ink',
      width: 1.7,
    },
    ...pointMarks(view, found, { plane, there }),
    text([RIGHT, Y0 + 22], say(SHEET_WORDS.oneOrder), sans(7.6), { ink: 'ink3', anchor: 'end' }),
  ]
}

function curveOf(found: PermittedPremium): (readonly [number, number])[] {
  const most = Math.max(3, Math.ceil(Math.max(found.farLeadMonths, found.nearLeadMonths) * 1.4))
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const months = found.nearLeadMonths + ((most - found.nearLeadMonths) * step) / STEPS
    return [months, Math.min(MOST_PREMIUM, found.at(months) ?? 0)] as const
  })
}

function planeOf(found: PermittedPremium, curve: readonly (readonly [number, number])[]): Plane {
  const months = curve.at(-1)![0]
  const ratios = [...curve.map(([, ratio]) => ratio), Math.min(MOST_PREMIUM, found.actualRatio)]
  const low = Math.min(0, ...ratios) * 1.35
  const high = Math.max(0.05, ...ratios) * 1.12
  return {
    months,
    low,
    high,
    x: (at) => X0 + (at / months) * (X1 - X0),
    y: (ratio) => Y0 - ((ratio - low) / (high - low)) * (Y0 - Y1),
  }
}

function axes({ language }: SheetView, { x, y, months, low, high }: Plane): SheetMark[] {
  const levels = niceTicks(low, high, 4)
  return [
    ...levels.flatMap((ratio, at) => {
      const last = at === levels.length - 1
      const percent = formatNumber(Math.round(ratio * 100), language)
      const words = last ? formatFigure(ratio, 'ratio', { language, decimals: 0 }) : percent
      return [
        line([X0, y(ratio)], [X1, y(ratio)], ratio === 0 ? 'ink' : 'hairline', 0.7),
        text([X0 - 4, y(ratio) + 3], words, sans(8.6), { ink: 'ink2', anchor: 'end' }),
      ]
    }),
    ...niceTicks(0, months, 6).map((at) =>
      text([x(at), Y0 + 11.5], formatNumber(at, language), sans(8.6), {
        ink: 'ink2',
        anchor: 'middle',
      }),
    ),
  ]
}

function pointMarks(
  view: SheetView,
  found: PermittedPremium,
  { plane, there }: { readonly plane: Plane; readonly there: number },
): SheetMark[] {
  const { language, say } = view
  const share = (ratio: number) => formatFigure(ratio, 'ratio', { language })
  const px = plane.x(found.farLeadMonths)
  const actual = plane.y(Math.min(MOST_PREMIUM, found.actualRatio))
  const sign = found.actualRatio > 0 ? '+' : ''
  const name = `${view.place('near').name} ${sign}${share(found.actualRatio)}`
  const allowed = language === 'fr' ? `permis ${share(there)}` : `allowed ${share(there)}`
  const isUnder = found.actualRatio < there
  const wanted = [plane.y(there) + (isUnder ? -4 : 10), actual + (isUnder ? 3 : -2)]
  const [allowedY, nameY] = spreadApart(wanted, { low: Y1 + 3, high: Y0 - 3, gap: 10.5 })
  const verdicts: SheetMark[] = [
    region([X0 + 4, plane.y(plane.high) + 9], say(SHEET_WORDS.stayFar)),
    ...(plane.y(0) - plane.y(there) > 18
      ? [region([X1, plane.y(0) - 4], say(SHEET_WORDS.goNear), 'end')]
      : []),
  ]
  return [
    ...verdicts,
    {
      kind: 'path',
      points: [point([px, plane.y(there)]), point([px, actual])],
      stroke: 'ink2',
      width: 0.7,
      dash: [1.5, 1.5],
    },
    { kind: 'circle', x: px, y: plane.y(there), radius: 2.6, fill: 'paper', stroke: 'ink' },
    { kind: 'circle', x: px, y: actual, radius: 3.4, fill: view.inks('near').line },
    ...halo([px - 6, allowedY!], allowed, 'ink'),
    ...halo([px - 7, nameY!], name, view.inks('near').text),
  ]
}

function region(
  at: readonly [number, number],
  words: string,
  anchor: 'start' | 'end' = 'start',
): SheetMark {
  return text(at, words, sans(8.6), { ink: 'ink3', anchor })
}

/** A label that ends at a place, on paper of its own so that no line crosses it. */
function halo([x, y]: readonly [number, number], words: string, ink: Ink): SheetMark[] {
  const style = sans(8.8, 600)
  const width = widthOf(words, style)
  const end = Math.max(x, X0 + width + 4)
  return [
    {
      kind: 'rect',
      x: end - width - 1.5,
      y: y - 7.5,
      width: width + 3,
      height: 9.8,
      fill: 'paper',
    },
    text([end, y], words, style, { ink, anchor: 'end' }),
  ]
}

function noFrontier({ language }: SheetView, isPair: boolean): SheetMark[] {
  const words = isPair
    ? language === 'fr'
      ? 'Au prix de vente donné, le coût rendu lointain ne laisse pas de marge, ou un invendu rapporte plus qu’il ne coûte : aucune frontière.'
      : 'At the selling price given, the far landed cost leaves no margin, or an unsold piece brings more than it costs: no frontier.'
    : language === 'fr'
      ? 'Une seule source : la frontière demande un lointain et un proche.'
      : 'One source alone: the frontier needs a far and a near one.'
  const width = RIGHT - COLUMN_START - INDENT
  return wrapped(words, sans(9.4), width, 4).map((each, at) =>
    text([COLUMN_START + INDENT, TOP + 46 + at * 13], each, sans(9.4), { ink: 'ink2' }),
  )
}
