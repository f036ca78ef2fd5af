import type { FormEvent } from 'react'
import { choiceText } from '../../../workbook/choice-words.ts'
import type { Column } from '../../../workbook/layout.ts'
import type { GridCell } from '../../../ui/grid/grid-model.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { estimateFields } from '../../../chain/nouns/trade.ts'
import { placesOf } from '../../engine/draft.ts'
import { readCell } from '../../engine/read-cell.ts'
import type { RowPlace, Table } from '../../engine/tables.ts'
import { cellKey, partAt } from '../../engine/tables.ts'
import { EDIT_WORDS } from '../../messages.ts'
import type { Editing } from '../use-editing.ts'

interface EstimatePanelProps {
  readonly editing: Editing
  readonly table: Table
  readonly place: RowPlace | undefined
  readonly column: Column | undefined
  readonly cell: GridCell
}

const FIELDS = ['low', 'high', 'source', 'reason'] as const

/** How the figure of the active cell is known: bounds, source, reason; or what is wrong with it. */
export function EstimatePanel({ editing, table, place, column, cell }: EstimatePanelProps) {
  const speech = useSpeech()
  const draft = editing.history.now
  if (!place || !column) return null
  if (cell.mark === 'problem') {
    return (
      <aside className="edit-known" role="status">
        <p className="section-title">{speech.say(EDIT_WORDS.wrong)}</p>
        <p>{cell.said}</p>
      </aside>
    )
  }
  if (column.field.type !== 'number' || table.noun === 'estimates') return null
  const part = partAt(draft, table, place)
  const key = cellKey(table, part, place, column.key)
  const { estimates } = draft.parts
  const known = estimates[placesOf(estimates).get(key) ?? -1]
  return (
    <aside className="edit-known">
      <p className="section-title">{speech.say(EDIT_WORDS.howKnown)}</p>
      <form
        key={`${key} ${JSON.stringify(known ?? '')}`}
        onSubmit={(event) => {
          event.preventDefault()
          const estimate = estimateOf(event, draft, speech.language)
          editing.run({ kind: 'estimate', key, estimate: { ...known, ...estimate } })
        }}
      >
        <label>
          <span className="label">{speech.say(EDIT_WORDS.status)}</span>
          <select
            name="status"
            className="field"
            defaultValue={String(known?.['status'] ?? 'given')}
          >
            {estimateFields.status.values.map((value) => (
              <option key={value} value={value}>
                {choiceText('status', value, speech.language)}
              </option>
            ))}
          </select>
        </label>
        {FIELDS.map((field) => (
          <label key={field}>
            <span className="label">{speech.say(EDIT_WORDS[field])}</span>
            <input
              name={field}
              className="field"
              defaultValue={String(known?.[field] ?? '').replace(
                '.',
                typeof known?.[field] === 'number' && speech.language === 'fr' ? ',' : '.',
              )}
            />
          </label>
        ))}
        <button type="submit" className="button">
          {speech.say(EDIT_WORDS.keepEstimate)}
        </button>
        {known && (
          <button
            type="button"
            className="button"
            onClick={() => editing.run({ kind: 'estimate', key, estimate: undefined })}
          >
            {speech.say(EDIT_WORDS.asGiven)}
          </button>
        )}
      </form>
    </aside>
  )
}

/** The form as an estimate; what cannot be read is left out, and the field then shows it empty. */
function estimateOf(
  event: FormEvent<HTMLFormElement>,
  draft: Parameters<typeof readCell>[2],
  language: 'fr' | 'en',
): Readonly<Record<string, unknown>> {
  const form = new FormData(event.currentTarget)
  const estimate: Record<string, unknown> = { status: form.get('status') }
  for (const key of FIELDS) {
    const column = { key, label: estimateFields[key].label, field: estimateFields[key] }
    const place = { language, currency: '', path: ['estimates', 0, key], column: 0, row: 0 }
    const read = readCell(String(form.get(key) ?? ''), column, draft, place)
    if (read.ok && read.value !== undefined) estimate[key] = read.value
  }
  return estimate
}
