import { IntervalBar } from '../../../ui/figure/IntervalBar.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { money } from '../../first-messages.ts'
import { CARD_FIGURE_WORDS, figureSpan } from '../../card-messages.ts'
import type { CardDocument, CardFigureState, CardSeen } from '../../model.ts'

/** The gain with its doubt, what is seen of today's chain, and what was supposed. */
export function CardAnswer({ document }: { readonly document: CardDocument }) {
  const { both } = useSpeech()
  return (
    <>
      {document.phase === 'drawn' && <Gain document={document} />}
      <h2 className="section section-title">{both('Aujourd’hui', 'Today')}</h2>
      <dl className="card-seen">
        {document.seen.map((each) => (
          <Seen key={each.id} seen={each} />
        ))}
      </dl>
      <details className="card-supposed">
        <summary>{both('Ce qui est supposé, et pourquoi', 'What is supposed, and why')}</summary>
        <ul>
          {document.figures.map((state) => (
            <Supposed key={state.figure} state={state} />
          ))}
        </ul>
      </details>
    </>
  )
}

/** What nearer leaves less what today leaves, on a line with zero. */
function Gain({ document: { gain } }: { readonly document: CardDocument }) {
  const { both, language } = useSpeech()
  const reading = { language, currency: 'EUR' }
  const [from, to] = [Math.min(0, gain.low), Math.max(0, gain.high)]
  const zero = `${(100 * -from) / (to - from || 1)}%`
  return (
    <div className="card-gain">
      <p className="label">
        {both('Gain à acheter plus près, par an', 'Gain of buying nearer, a year')}
      </p>
      <div className="gain-line">
        <IntervalBar value={gain.median} low={gain.low} high={gain.high} scale={[from, to]} />
        <i className="gain-zero" style={{ left: zero }} aria-hidden="true" />
      </div>
      <p className="gain-ends">
        <span>{money(gain.low, reading)}</span>
        <strong>{money(gain.median, reading)}</strong>
        <span>{money(gain.high, reading)}</span>
      </p>
    </div>
  )
}

function Seen({ seen }: { readonly seen: CardSeen }) {
  const { say, figure, interval } = useSpeech()
  const { label, unit, value, low, high } = seen
  return (
    <div>
      <dt className="label">{say(label)}</dt>
      <dd>
        <span className="amount">{figure(value, unit)}</span>
        {low !== undefined && high !== undefined && (
          <span className="label"> {interval(low, high, unit)}</span>
        )}
      </dd>
    </div>
  )
}

function Supposed({ state }: { readonly state: CardFigureState }) {
  const { say, language } = useSpeech()
  return (
    <li>
      <span>{say(CARD_FIGURE_WORDS[state.figure].name)}</span>
      <span className="amount">{figureSpan(state, language)}</span>
      <span className="label">{say(state.reason)}</span>
    </li>
  )
}
