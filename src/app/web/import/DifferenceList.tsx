import { NOUNS } from '../../../chain/nouns.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type {
  FieldChange,
  ImportDifference,
  PartLine,
} from '../../../workbook/import/difference.ts'
import { IMPORT_WORDS } from './import-words.ts'

/** What an import changes of a stored chain, part by part and field by field. */
export function DifferenceList({ difference }: { readonly difference: ImportDifference }) {
  const { language } = useSpeech()
  const words = IMPORT_WORDS[language]
  const { addedCount, removedCount, changedCount } = difference
  if (addedCount + removedCount + changedCount === 0) return <p>{words.same}</p>
  return (
    <div className="difference">
      <Lines title={words.changed(changedCount)} lines={difference.changed} count={changedCount} />
      <Lines title={words.added(addedCount)} lines={difference.added} count={addedCount} />
      <Lines title={words.removed(removedCount)} lines={difference.removed} count={removedCount} />
    </div>
  )
}

interface LinesProps {
  readonly title: string
  readonly lines: readonly (PartLine & { readonly fields?: readonly FieldChange[] })[]
  readonly count: number
}

/** More than a few lines are folded. */
const OPEN_UP_TO = 12

function Lines({ title, lines, count }: LinesProps) {
  const { ui, say } = useSpeech()
  if (count === 0) return null
  return (
    <details open={count <= OPEN_UP_TO}>
      <summary>{title}</summary>
      <ul>
        {lines.map(({ noun, id, name, fields }) => (
          <li key={`${noun} ${id}`}>
            <span className="label">{say(nounLabel(noun))}</span> <strong>{say(name)}</strong>
            {fields && (
              <ul className="fields">
                {fields.map((change) => (
                  <li key={change.field}>
                    <Change change={change} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {count > lines.length && <p className="label">{ui.more(count - lines.length)}</p>}
    </details>
  )
}

function Change({ change: { label, before, after } }: { readonly change: FieldChange }) {
  const { say, language } = useSpeech()
  const words = IMPORT_WORDS[language]
  const shown = (value: Words | undefined) =>
    value === undefined ? <span className="quiet">{words.none}</span> : say(value)
  return (
    <>
      {say(label)} {before === undefined ? shown(before) : <del>{shown(before)}</del>}{' '}
      <span aria-hidden="true">→</span> <ins>{shown(after)}</ins>
    </>
  )
}

function nounLabel(noun: string): Words {
  return (
    NOUNS.find(({ key }) => key === noun)?.singular ?? {
      fr: IMPORT_WORDS.fr.header,
      en: IMPORT_WORDS.en.header,
    }
  )
}
