import { formatChange, formatPoints } from '../../ui/format.ts'
import { useSpeech } from '../../ui/language.tsx'
import { figureOf } from './finding.ts'
import type { Editing } from './use-editing.ts'

const SHOWN = [
  ['margin.final.ratio', 'Marge finale', 'Final margin'],
  ['landed.unit', 'Coût rendu', 'Landed cost'],
  ['lead.critical', 'Délai', 'Lead time'],
  ['carbon.total', 'Carbone', 'Carbon'],
  ['dependency.concentration', 'Dépendance', 'Dependency'],
] as const

/** The figures that matter, before and after what was typed. */
export function FigureStrip({ editing }: { readonly editing: Editing }) {
  const { before, now, history } = editing
  const speech = useSpeech(String(history.now.header['currency'] ?? 'EUR'))
  return (
    <dl className="edit-figures" aria-live="polite">
      {SHOWN.map(([id, fr, en]) => {
        const [was, is] = [figureOf(before, id), figureOf(now, id)]
        const change = (is?.value ?? 0) - (was?.value ?? 0)
        const isMoved =
          is?.value !== undefined && was?.value !== undefined && Math.abs(change) > 1e-9
        return (
          <div key={id} data-figure={id}>
            <dt className="label">{speech.both(fr, en)}</dt>
            <dd>
              <span className="edit-figure">
                {is?.value === undefined ? '?' : speech.figure(is.value, is.unit)}
              </span>
              <span className="tick">
                {isMoved
                  ? `${speech.both('avant', 'before')} ${speech.figure(was.value ?? 0, is.unit)} (${
                      is.unit === 'ratio'
                        ? formatPoints(change, speech.language)
                        : formatChange(change, is.unit, speech.format)
                    })`
                  : speech.both('inchangé', 'unchanged')}
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
