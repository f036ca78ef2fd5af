import { typeset } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { FirstDocument, FirstLine } from '../../engine/first/document.ts'
import { askSentence, whyNot } from '../../first-messages.ts'

/** Levers that ask for a figure, then those that do nothing here, with why. */
export function NotHere({ document }: { readonly document: FirstDocument }) {
  const { both, say, language, number } = useSpeech()
  const of = (status: FirstLine['status']) =>
    document.lines.filter((line) => line.status === status)
  const [asking, out] = [of('asks'), of('not-applicable')]
  const list = (lines: readonly FirstLine[], sentence: typeof whyNot) => (
    <ul className="not-here">
      {lines.map((line) => (
        <li key={line.lever}>
          <span className="names">{say(line.name)}</span>{' '}
          <span className="quiet">{typeset(sentence(line, language), language)}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <section className="first-out">
      {asking.length > 0 && (
        <>
          <h2 className="section-title">
            {both('À essayer avec vos chiffres', 'To be tried with your figures')}
          </h2>
          {list(asking, askSentence)}
        </>
      )}
      {out.length > 0 && (
        <details>
          <summary>
            {both(
              `${number(out.length)} leviers ne s’appliquent pas ici`,
              `${number(out.length)} levers do not apply here`,
            )}
          </summary>
          {list(out, whyNot)}
        </details>
      )}
    </section>
  )
}
