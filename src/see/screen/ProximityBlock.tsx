import type { DotRangeRow } from '../../ui/charts/DotRangeRows.tsx'
import { DotRangeRows } from '../../ui/charts/DotRangeRows.tsx'
import { useSpeech } from '../../ui/language.tsx'
import type { SeeDocument } from '../engine/document.ts'
import { PARADIGM_WORDS } from '../engine/proximity/paradigm.ts'
import { FORM_WORDS } from '../engine/proximity/proximity.ts'

export interface ProximityBlockProps {
  readonly document: SeeDocument
  readonly onExplain: (figureId: string) => void
}

/** Six proximities, each with the figures it comes from, and the paradigm of what is sold. */
export function ProximityBlock({ document, onExplain }: ProximityBlockProps) {
  const speech = useSpeech(document.chain.currency)
  const rows = document.proximity.map((form): DotRangeRow => {
    const known = form.indicators.filter((each) => each.value !== undefined)
    const measured = known
      .slice(0, 2)
      .map((each) => `${speech.figure(each.value ?? 0, each.unit)}`)
      .join(' ; ')
    return {
      id: `proximity.${form.form}`,
      name: speech.say(FORM_WORDS[form.form]),
      measured: measured === '' ? speech.both('rien de mesuré', 'nothing measured') : measured,
      score: form.score,
    }
  })
  const paradigms = [...new Set(document.axes.items.map((item) => item.paradigm))]
  const { personalised, territorialised } = document.axes
  return (
    <section>
      <h2 className="section section-title">
        {speech.both('Six proximités', 'Six proximities')}
        <span className="label">
          {speech.both('cliente à droite, 100', 'client on the right, 100')}
        </span>
      </h2>
      <DotRangeRows rows={rows} onExplain={onExplain} />
      {paradigms.map((paradigm) => (
        <p key={paradigm} className="label">
          {speech.say(PARADIGM_WORDS[paradigm])}
        </p>
      ))}
      <p className="label">
        {(
          [
            ['axes.personalised', personalised],
            ['axes.territorialised', territorialised],
          ] as const
        ).map(([id, value]) => (
          <button key={id} type="button" onClick={() => onExplain(id)} style={{ marginRight: 12 }}>
            {id === 'axes.personalised'
              ? speech.both('personnalisé', 'personalised')
              : speech.both('territorialisé', 'territorialised')}{' '}
            {value === undefined ? '?' : speech.figure(value, 'index')}
          </button>
        ))}
      </p>
    </section>
  )
}
