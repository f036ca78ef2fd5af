import type { ColumnDetail } from '../../engine/compare/desk.ts'
import { accessStep } from '../second-chain.ts'
import type { DeskColumn } from './scenario-desk.ts'

/** A column that can be drawn, with the stroke that tells it from others of its colour. */
export interface DrawnColumn {
  readonly column: DeskColumn
  readonly detail: ColumnDetail
  readonly step: 1 | 2 | 3 | 4 | 5
  readonly dash: string | undefined
}

/** Two columns of one step differ by dash, in the order of their letters. */
const DASHES = [undefined, '5 3', '2 3', '9 3 2 3'] as const

/** The columns shown, as lines of a drawing. */
export function drawnColumns(columns: readonly DeskColumn[]): DrawnColumn[] {
  const count = new Map<number, number>()
  return columns.flatMap((column) => {
    const { detail } = column
    if (!column.shown || !detail) return []
    const step = columnStep(detail)
    const same = count.get(step) ?? 0
    count.set(step, same + 1)
    return [{ column, detail, step, dash: DASHES[same % DASHES.length] }]
  })
}

/** True when a drawing of both would be the same: a slider that moves draws nothing again. */
export function areSameDrawn(
  before: readonly DrawnColumn[],
  after: readonly DrawnColumn[],
): boolean {
  return (
    before.length === after.length &&
    before.every(({ column, detail }, at) => {
      const other = after[at]
      const { letter, name } = column
      return (
        other !== undefined &&
        detail === other.detail &&
        letter === other.column.letter &&
        name.fr === other.column.name.fr &&
        name.en === other.column.name.en
      )
    })
  )
}

/** The colour of a column: how near its last making is. */
export function columnStep(detail: ColumnDetail | undefined) {
  return detail ? accessStep(detail) : 1
}
