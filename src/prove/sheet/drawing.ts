/* A page as a list of marks, in points from its upper left corner; a text stands on its baseline. */

/** A4 (ISO 216): 210 x 297 mm, at 72 points an inch. */
export const PAGE = { width: (210 / 25.4) * 72, height: (297 / 25.4) * 72 } as const

/** Inks of the print sheet: those of the screens on white paper. A hue says how far from the client. */
export const INKS = {
  ink: '#16212B',
  ink2: '#46525D',
  ink3: '#616C76',
  hairline: '#DDE1DE',
  strong: '#B7BFC1',
  veil: '#ECEEEB',
  paper: '#FFFFFF',
  step1: '#27356B',
  step2: '#2F76B5',
  step2Text: '#2A6BA6',
  step3: '#57998C',
  step3Text: '#2F7266',
  step4: '#C08215',
  step4Text: '#85570A',
} as const
export type Ink = keyof typeof INKS

export interface TextStyle {
  readonly face: 'serif' | 'sans'
  readonly weight: 400 | 500 | 600
  readonly size: number
}

interface TextMark {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly style: TextStyle
  readonly ink: Ink
  readonly anchor: 'start' | 'middle' | 'end'
}

interface Point {
  readonly x: number
  readonly y: number
}

interface PathMark {
  readonly kind: 'path'
  readonly points: readonly Point[]
  readonly isClosed?: true
  readonly stroke?: Ink
  readonly width?: number
  readonly fill?: Ink
  /** Lengths of strokes and gaps, in turn. */
  readonly dash?: readonly number[]
}

interface RectMark {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly fill?: Ink
  readonly stroke?: Ink
}

interface CircleMark {
  readonly kind: 'circle'
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly fill?: Ink
  readonly stroke?: Ink
  /** Only its right half is filled, as the mark of what was measured. */
  readonly isHalf?: true
}

/** Dark squares of a code, one text of 0 and 1 a row. */
interface CellsMark {
  readonly kind: 'cells'
  readonly x: number
  readonly y: number
  readonly size: number
  readonly rows: readonly string[]
}

export type SheetMark = TextMark | PathMark | RectMark | CircleMark | CellsMark

/** One page, ready to be drawn by anyone who can set text and draw lines. */
export interface SheetDrawing {
  readonly width: number
  readonly height: number
  /** What the page says, for who cannot see it. */
  readonly title: string
  readonly language: 'fr' | 'en'
  readonly marks: readonly SheetMark[]
}

export function sans(size: number, weight: TextStyle['weight'] = 400): TextStyle {
  return { face: 'sans', weight, size }
}

export function serif(size: number): TextStyle {
  return { face: 'serif', weight: 400, size }
}

export function text(
  at: readonly [x: number, y: number],
  words: string,
  style: TextStyle,
  {
    ink = 'ink',
    anchor = 'start',
  }: { readonly ink?: Ink; readonly anchor?: TextMark['anchor'] } = {},
): TextMark {
  return { kind: 'text', x: at[0], y: at[1], text: words, style, ink, anchor }
}

export function line(
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  stroke: Ink,
  width = 0.75,
): PathMark {
  return { kind: 'path', points: [point(from), point(to)], stroke, width }
}

export function point([x, y]: readonly [x: number, y: number]): Point {
  return { x, y }
}

/** Between two lines of a twill, across. */
const TWILL_STEP = 3.75

/** A box hatched at 45 degrees: what was lost. The lines are cut at its edges. */
export function twill(box: Omit<RectMark, 'kind' | 'fill' | 'stroke'>, ink: Ink): SheetMark[] {
  const { x, y, width, height } = box
  const marks: SheetMark[] = [{ kind: 'rect', ...box, stroke: ink }]
  for (let start = TWILL_STEP / 2; start < width + height; start += TWILL_STEP) {
    // From the left or lower edge up to the upper or right one.
    const [fromX, fromY] = start <= height ? [0, start] : [start - height, height]
    const [toX, toY] = start <= width ? [start, 0] : [width, start - width]
    marks.push(line([x + fromX, y + fromY], [x + toX, y + toY], ink, 0.6))
  }
  return marks
}
