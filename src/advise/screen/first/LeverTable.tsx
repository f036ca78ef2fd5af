import { useState } from 'react'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { FirstDocument, FirstLine } from '../../engine/first/document.ts'
import { finding } from '../../first-messages.ts'
import { LeverRow } from './LeverRow.tsx'
import { moneyScale } from './money-scale.ts'
import type { SortKey } from './ranking-columns.ts'
import { COLUMNS, sortedBy } from './ranking-columns.ts'
import { twinOf } from './twin.ts'

interface LeverTableProps {
  readonly document: FirstDocument
  readonly lines: readonly FirstLine[]
}

/** The ranking: one bar of money a lever with its veil, the other effects in columns. */
export function LeverTable({ document, lines }: LeverTableProps) {
  const { both, say, language } = useSpeech()
  const [sort, setSort] = useState<SortKey>('margin')
  const scale = moneyScale(lines)
  return (
    <ChartFrame
      finding={finding(document, language)}
      table={twinOf(document, language)}
      fileName={both('que-faire-d-abord', 'what-first')}
      title={both('Les leviers, du plus payant au moins payant', 'Levers, the best first')}
      note={both('réglés par défaut, chacun seul', 'as set by default, each alone')}
    >
      <table className="first-table">
        <thead>
          <tr>
            <th scope="col">{both('Levier', 'Lever')}</th>
            {COLUMNS.map(({ id, name }) => (
              <th
                key={id}
                scope="col"
                className={id}
                aria-sort={sort === id ? (id === 'margin' ? 'descending' : 'ascending') : undefined}
              >
                <button type="button" onClick={() => setSort(id)}>
                  {say(name)}
                  <span aria-hidden="true">
                    {sort === id ? (id === 'margin' ? ' ↓' : ' ↑') : ''}
                  </span>
                </button>
              </th>
            ))}
            <th scope="col" className="no-print">
              <span className="hidden">{both('Essayer', 'Try')}</span>
            </th>
          </tr>
        </thead>
        {sortedBy(lines, sort).map((line) => (
          <LeverRow key={line.lever} {...{ line, document, scale }} />
        ))}
      </table>
    </ChartFrame>
  )
}
