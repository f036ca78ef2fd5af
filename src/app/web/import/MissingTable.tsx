import { useState } from 'react'
import type { ImportPreview, MissingCell } from '../../../workbook/import/preview.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { figureWords, IMPORT_WORDS } from './import-words.ts'

/** Facts shown before one asks for all. */
const FIRST = 8

/** What is not known yet: the cell to fill, why it matters, what is taken meanwhile. */
export function MissingTable({ missing }: { readonly missing: ImportPreview['missing'] }) {
  const speech = useSpeech()
  const words = IMPORT_WORDS[speech.language]
  const [all, setAll] = useState(false)
  if (!missing || missing.count === 0) return <p>{words.nothingMissing}</p>
  const { entries, count, byNoun } = missing
  const shown = all ? entries : entries.slice(0, FIRST)
  return (
    <>
      <p className="label">{words.missingLine(speech.number(count))}</p>
      <p className="label counts">
        {byNoun.map(({ noun, label, count: each }) => (
          <span key={noun}>
            {speech.say(label)} <strong>{speech.number(each)}</strong>
          </span>
        ))}
      </p>
      <table className="missing">
        <thead>
          <tr className="label">
            <th scope="col">{words.cell}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.why}</th>
            <th scope="col">{words.meanwhile}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry, index) => (
            <MissingLine key={`${index} ${entry.noun} ${entry.id} ${entry.field}`} entry={entry} />
          ))}
        </tbody>
      </table>
      {entries.length > FIRST && !all && (
        <button type="button" className="chip" onClick={() => setAll(true)}>
          {words.showAll(
            count > entries.length
              ? words.listed(speech.number(entries.length))
              : speech.number(count),
          )}
        </button>
      )}
    </>
  )
}

function MissingLine({ entry }: { readonly entry: MissingCell }) {
  const speech = useSpeech()
  const words = IMPORT_WORDS[speech.language]
  return (
    <tr>
      <th scope="row" className="place">
        {entry.sheet}!{entry.cell}
        {entry.isNewRow && <span className="label"> {words.rowToAdd}</span>}
      </th>
      <td>
        <strong>{speech.say(entry.label)}</strong>
        <span className="about label">{speech.say(entry.about)}</span>
      </td>
      <td className="why">
        {speech.say(entry.why)}
        <span className="about label">{figureWords(entry.figures, speech.language)}</span>
      </td>
      <td>
        <span className={entry.taken === 'zero' ? 'tag' : 'tag watch'}>
          {words.taken[entry.taken]}
        </span>
        <span className="about label">{speech.say(entry.meanwhile)}</span>
      </td>
    </tr>
  )
}
