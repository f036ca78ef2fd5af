import { encode } from 'uqr'
import { formatNumber } from '../../../core/format.ts'
import type { InputMark } from '../../engine/inputs.ts'
import type { SheetMark } from '../drawing.ts'
import { line, sans, text } from '../drawing.ts'
import { MARK_WORDS, SHEET_WORDS } from '../sheet-messages.ts'
import type { SheetView } from '../sheet-view.ts'
import { fitted, widthOf } from '../text-width.ts'
import { LEFT, RIGHT, ROW_TOPS } from './frame.ts'
import { originMark } from './inputs.ts'

const TOP = ROW_TOPS.foot
const CODE_SIZE = 46
const WORDS_X = LEFT + CODE_SIZE + 11
/** Enough of a hash to tell two chains apart. */
const SHORT_HASH = 12

/** Foot: how to work the page out again, and what the marks say. */
export function repeatBlock(view: SheetView, command: string | undefined): SheetMark[] {
  const { say } = view
  const width = RIGHT - WORDS_X
  return [
    line([LEFT, TOP], [RIGHT, TOP], 'ink'),
    codeMark(repeatText(view, command)),
    text([WORDS_X, TOP + 19], say(SHEET_WORDS.redo), sans(9.8, 600)),
    text([WORDS_X, TOP + 32], fitted(command ?? provenance(view), sans(9), width), sans(9), {
      ink: 'ink2',
    }),
    ...(command === undefined
      ? []
      : [
          text([WORDS_X, TOP + 43], fitted(provenance(view), sans(8), width), sans(8), {
            ink: 'ink3',
          }),
        ]),
    ...legend(view, TOP + 55),
  ]
}

/** What the code holds: the command with the marks of the chains that it was run on. */
export function repeatText({ document }: SheetView, command: string | undefined): string {
  const { seed, paths, chainHashes } = document
  const hashes = chainHashes.map((hash) => hash.slice(0, SHORT_HASH)).join(' ')
  return `${command ?? `boucle prove, seed ${seed}, ${paths} seasons`} # ${hashes}`
}

function provenance({ document, language, say }: SheetView): string {
  const { seed, paths, chainHashes, referenceHash } = document
  const isFrench = language === 'fr'
  const hashes = chainHashes
    .map((hash) => hash.slice(0, SHORT_HASH))
    .join(isFrench ? ' et ' : ' and ')
  const chains =
    chainHashes.length > 1 ? (isFrench ? 'Chaînes' : 'Chains') : isFrench ? 'Chaîne' : 'Chain'
  const seasons = `${formatNumber(paths, language)} ${isFrench ? 'saisons' : 'seasons'}`
  const tables = `${isFrench ? 'tables' : 'tables'} ${referenceHash.slice(0, 22)}`
  return `${chains} ${hashes}, ${say(SHEET_WORDS.seed)} ${seed}, ${seasons}, ${tables}.`
}

function codeMark(content: string): SheetMark {
  const { data } = encode(content, { ecc: 'L', border: 0 })
  const rows = data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''))
  return { kind: 'cells', x: LEFT, y: TOP + 10, size: CODE_SIZE, rows }
}

const LEGEND: readonly InputMark[] = ['published', 'measured', 'computed', 'assumed']

function legend({ say, language }: SheetView, y: number): SheetMark[] {
  const style = sans(8.3)
  let x = WORDS_X + 2
  const marks = LEGEND.flatMap((mark) => {
    const words =
      mark === 'published'
        ? `${say(MARK_WORDS.published)} ${language === 'fr' ? 'ou' : 'or'} ${say(MARK_WORDS.given)}`
        : say(MARK_WORDS[mark])
    const here = [
      ...originMark(mark, [x + 1, y - 3]),
      text([x + 6.5, y], words, style, { ink: 'ink2' }),
    ]
    x += widthOf(words, style) + 15
    return here
  })
  const handTo = say(SHEET_WORDS.handTo)
  const dotsStart = Math.min(RIGHT, Math.max(x + widthOf(handTo, style) + 8, RIGHT - 90))
  return [
    ...marks,
    text([dotsStart - 3, y], handTo, style, { ink: 'ink2', anchor: 'end' }),
    {
      kind: 'path',
      points: [
        { x: dotsStart, y },
        { x: RIGHT, y },
      ],
      stroke: 'ink2',
      width: 0.8,
      dash: [1, 1.4],
    },
  ]
}
