import { useSpeech } from '../../../ui/language.tsx'
import { yearly, yearlyRange } from '../../card-messages.ts'
import type { CardDocument } from '../../model.ts'

interface GainBarProps {
  readonly document: CardDocument
  readonly isDrawing: boolean
}

/** What nearer leaves beside today, a year: a veil over 9 chances in 10, 0 as a line. */
export function GainBar({ document: { gain, draws, seed, phase }, isDrawing }: GainBarProps) {
  const { both, language } = useSpeech()
  const reach = Math.max(Math.abs(gain.low), Math.abs(gain.high), 1)
  const at = (value: number) => `${50 + (value / reach) * 48}%`
  const range = yearlyRange(gain, language)
  return (
    <section className="card-gain">
      <h2 className="block-title">
        {both('Faire plus près plutôt qu’aujourd’hui', 'Making nearer rather than today')}{' '}
        <span className="quiet">{both('€ par an', '€ a year')}</span>
      </h2>
      <div
        className="card-scale"
        role="img"
        aria-label={`${yearly(gain.median, language)}, ${range}`}
      >
        {phase === 'drawn' && (
          <span
            className="veil"
            style={{ left: at(gain.low), right: `calc(100% - ${at(gain.high)})` }}
          />
        )}
        <span className="zero" />
        <span className="middle" style={{ left: at(gain.median) }} />
        <span className="end left">{both('rester loin', 'stay far')}</span>
        <span className="end right">{both('produire près', 'make near')}</span>
      </div>
      <p className="card-range">
        <strong>{yearly(gain.median, language)}</strong>{' '}
        {phase === 'drawn'
          ? both(
              `${range}, 9 fois sur 10 (${draws} tirages, graine ${seed})`,
              `${range}, 9 times in 10 (${draws} draws, seed ${seed})`,
            )
          : isDrawing
            ? both('le doute se calcule…', 'the doubt is being computed…')
            : ''}
      </p>
    </section>
  )
}
