import { useSpeech } from '../../../ui/language.tsx'
import type { ColumnMap, Meaning } from '../../../workbook/sales/column-meaning.ts'
import { MEANINGS } from '../../../workbook/sales/column-meaning.ts'
import type { SeenColumns } from '../../../workbook/sales/sales-file.ts'
import { columnName } from '../../sales-messages.ts'

export interface ColumnChoicesProps {
  readonly seen: SeenColumns
  readonly columns: ColumnMap
  readonly onColumns: (columns: ColumnMap) => void
}

/** What each column of the table is taken for, with its first cells; each can be corrected. */
export function ColumnChoices({ seen, columns, onColumns }: ColumnChoicesProps) {
  const { language, both } = useSpeech()
  const meaningOf = (column: number) => MEANINGS.find((meaning) => columns[meaning] === column)
  const choose = (column: number, meaning: Meaning | undefined) => {
    const rest = Object.entries(columns).filter(
      ([each, at]) => at !== column && each !== (meaning as string | undefined),
    )
    onColumns(Object.fromEntries(meaning ? [...rest, [meaning, column]] : rest))
  }
  return (
    <table className="plain-table words sales-columns">
      <caption className="hidden">{both('Colonnes du tableau', 'Columns of the table')}</caption>
      <thead>
        <tr>
          <th scope="col">{both('Colonne', 'Column')}</th>
          <th scope="col">{both('Premières lignes', 'First rows')}</th>
          <th scope="col">{both('Ce que c’est', 'What it is')}</th>
        </tr>
      </thead>
      <tbody>
        {seen.headers.map((header, column) => {
          const title = header.trim() || both(`colonne ${column + 1}`, `column ${column + 1}`)
          return (
            <tr key={`${column} ${header}`}>
              <th scope="row">{title}</th>
              <td className="label">{sampleOf(seen, column)}</td>
              <td>
                <select
                  className="field"
                  aria-label={both(`Ce qu’est «\u202f${title}\u202f»`, `What ${title} is`)}
                  value={meaningOf(column) ?? ''}
                  onChange={({ target }) =>
                    choose(
                      column,
                      MEANINGS.find((each) => each === target.value),
                    )
                  }
                >
                  <option value="">{both('rien d’utile', 'nothing of use')}</option>
                  {MEANINGS.map((meaning) => (
                    <option key={meaning} value={meaning}>
                      {columnName(meaning, language)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function sampleOf({ sample }: SeenColumns, column: number): string {
  return sample.map((row) => row[column] || '–').join(' · ')
}
