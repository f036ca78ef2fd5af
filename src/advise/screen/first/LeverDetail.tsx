import { leverOf } from '../../../levers/catalogue.ts'
import { formatFigure } from '../../../core/format.ts'
import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { FirstDocument, FirstLine } from '../../engine/first/document.ts'
import { basisSentence, money } from '../../first-messages.ts'

interface LeverDetailProps {
  readonly line: FirstLine
  readonly document: FirstDocument
}

/** How the figure was made, on what it was tried, what it leaves out, where it comes from. */
export function LeverDetail({ line, document }: LeverDetailProps) {
  const { both, say, language } = useSpeech()
  const reading = { language, currency: document.currency }
  const { margin, effects, problems, figures } = line
  const seen = effects?.margin.difference
  const rows: readonly (readonly [string, string | undefined])[] = [
    [both('Calcul', 'Made so'), margin && (basisSentence(line, language) ?? proofSentence())],
    [
      both('Sans aléa', 'Without doubt'),
      seen === undefined
        ? undefined
        : both(
            `${money(seen, reading)} par an si tout se vend comme prévu (voir).`,
            `${money(seen, reading)} a year if all sells as planned (see).`,
          ),
    ],
    [both('Essayé sur', 'Tried on'), settingsText()],
    [both('D’où', 'From'), `${say(line.effectFrom)}.`],
    [both('Ne compte pas', 'Leaves out'), `${say(line.doesNotModel)}.`],
    [
      both('À savoir', 'To know'),
      problems.map((each) => each.words?.[language] ?? each.message).join(' '),
    ],
    [
      both('Aussi', 'Also'),
      figures
        .map(({ label, value, unit }) => `${say(label)} ${formatFigure(value, unit, reading)}`)
        .join(', '),
    ],
  ]
  function proofSentence(): string {
    return both(
      'Marge finale après moins avant : chaque chaîne à ses meilleures quantités, sur les mêmes saisons.',
      'Final margin after less before: each chain at its best quantities, on the same seasons.',
    )
  }
  function settingsText(): string {
    const fields = leverOf(line.lever)?.parameters ?? {}
    return Object.entries(line.parameters)
      .map(([name, value]) => `${fields[name] ? say(fields[name].label) : name} ${String(value)}`)
      .join(', ')
  }
  return (
    <dl className="lever-detail">
      {rows.map(([term, text]) =>
        text ? (
          <div key={term}>
            <dt className="label">{term}</dt>
            <dd>{typeset(text, language)}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
