import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Effect } from '../../../see/engine/effects/effects.ts'
import type { FirstLine } from '../../engine/first/document.ts'

/** What the ranking can be sorted by. */
export type SortKey = Effect['id']

export interface RankingColumn {
  readonly id: SortKey
  readonly name: Words
  readonly lessIsBetter: boolean
}

export const COLUMNS: readonly RankingColumn[] = [
  { id: 'margin', name: words('Marge finale par an | Final margin a year'), lessIsBetter: false },
  { id: 'days', name: words('Jours | Days'), lessIsBetter: true },
  { id: 'cash', name: words('Trésorerie | Cash'), lessIsBetter: true },
  { id: 'carbon', name: words('Carbone par an | Carbon a year'), lessIsBetter: true },
  { id: 'dependency', name: words('Dépendance | Dependency'), lessIsBetter: true },
]

/** What a lever changes in one column. */
export function changeOf(line: FirstLine, id: SortKey): number | undefined {
  return id === 'margin' ? line.margin?.perYear : line.effects?.[id].difference
}

/** Best first; what is not known last; equal ones as the ranking has them. */
export function sortedBy(lines: readonly FirstLine[], id: SortKey): readonly FirstLine[] {
  const { lessIsBetter } = COLUMNS.find((column) => column.id === id)!
  const worth = (line: FirstLine) => {
    const change = changeOf(line, id)
    return change === undefined ? -Infinity : lessIsBetter ? -change : change
  }
  return lines.toSorted((a, b) => {
    const [x, y] = [worth(a), worth(b)]
    return x === y ? 0 : y - x
  })
}
