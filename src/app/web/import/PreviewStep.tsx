import type { Problem } from '../../../core/problem.ts'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { FileDrop } from '../../../ui/state/FileDrop.tsx'
import { Problems } from '../../../ui/state/Problems.tsx'
import type { ImportPreview } from '../../../workbook/import/preview.ts'
import { ENDINGS } from './FileStep.tsx'
import { IMPORT_WORDS } from './import-words.ts'
import { MissingTable } from './MissingTable.tsx'
import { englishProblem, frenchProblem } from './problem-words.ts'

export interface PreviewStepProps {
  readonly preview: ImportPreview
  readonly fileName: string
  readonly onFile: (file: File) => void
  readonly onNext: () => void
  readonly onOther: () => void
}

/** Second step: what will come in, what is wrong by cell, what is not known yet. */
export function PreviewStep({ preview, fileName, onFile, onNext, onOther }: PreviewStepProps) {
  const speech = useSpeech()
  const words = IMPORT_WORDS[speech.language]
  const { ok, problems, counts } = preview
  return (
    <>
      <h1 className="finding" tabIndex={-1}>
        {findingOf(preview, speech)}
      </h1>
      <p className="label">{fileName}</p>
      {problems.length > 0 && (
        <section className="block">
          <h2 className="section section-title">{ok ? words.toKnow : words.toMend}</h2>
          <Problems problems={problems} say={(each) => said(each, speech)} />
        </section>
      )}
      {!ok && (
        <section className="block again">
          <FileDrop endings={ENDINGS} label={words.again} onFile={onFile} />
          <p className="label">{words.toMendLine}</p>
        </section>
      )}
      <section className="block">
        <h2 className="section section-title">{words.found}</h2>
        {counts.length === 0 ? (
          <p>{words.noneFound}</p>
        ) : (
          <ul className="found">
            {counts.map(({ noun, label, count }) => (
              <li key={noun}>
                <span className="number">{speech.number(count)}</span> {speech.say(label)}
              </li>
            ))}
          </ul>
        )}
      </section>
      {ok && (
        <section className="block">
          <h2 className="section section-title">{words.missing}</h2>
          <MissingTable missing={preview.missing} />
        </section>
      )}
      <div className="actions">
        {ok && (
          <button type="button" className="button primary" onClick={onNext}>
            {words.next}
          </button>
        )}
        <button type="button" className="button" onClick={onOther}>
          {words.other}
        </button>
      </div>
    </>
  )
}

/** What the page says first: how much comes in, or how much stands in the way. */
function findingOf({ ok, summary, counts, problems }: ImportPreview, speech: Speech): string {
  const words = IMPORT_WORDS[speech.language]
  if (!ok || !summary) {
    return words.nothingComesIn(problems.filter((each) => each.severity === 'error').length)
  }
  const told = counts
    .filter(({ noun }) => ['processes', 'lanes', 'markets'].includes(noun))
    .map(({ label, count }) => `${speech.number(count)} ${named(speech.say(label), count, speech)}`)
  return words.comesIn(summary.name, told.join(', '))
}

function named(label: string, count: number, { language }: Speech): string {
  const plural = label.toLowerCase()
  if (count > 1) return plural
  return language === 'en' && plural.endsWith('sses') ? plural.slice(0, -2) : plural.slice(0, -1)
}

export function said(problem: Problem, { language }: Speech) {
  return language === 'fr' ? frenchProblem(problem) : englishProblem(problem)
}
