import type { FigureEdits } from '../../engine/figures/question-figures.ts'
import type { LawEdits } from '../../engine/law/law-edits.ts'
import type { DemandChoice } from './DemandSection.tsx'

/** Figures that the page shows twice: in the list of all figures, and in the drawn law. */
const SAME: readonly (readonly [figure: string, law: keyof LawEdits])[] = [
  ['seasonPieces', 'meanPieces'],
  ['forecastError', 'errors'],
  ['returnRatio', 'returnRatio'],
]

/**
 * Figures set in the list, without those that the demand has the last word on since: a law that
 * comes from elsewhere, or the same figure typed over in its drawing.
 */
export function withLastWord(
  edits: FigureEdits,
  before: DemandChoice,
  after: DemandChoice,
): FigureEdits {
  const isOther = before.sales !== after.sales || before.lawFrom !== after.lawFrom
  const gone = SAME.flatMap(([figure, law]) =>
    isOther || before.lawEdits?.[law] !== after.lawEdits?.[law] ? [figure] : [],
  )
  const kept = Object.entries(edits).filter(([id]) => !gone.includes(id))
  return kept.length === Object.keys(edits).length ? edits : Object.fromEntries(kept)
}
