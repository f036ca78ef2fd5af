import type { ReactNode } from 'react'
import { useId, useRef, useState } from 'react'
import type { Words } from '../../core/schema/schema.ts'
import './figure.css'
import type { Explained } from './explained.ts'
import { ExplanationInput } from './ExplanationInput.tsx'
import { useSpeech } from '../language.tsx'
import { OriginMark } from './OriginMark.tsx'
import { useAnchored } from './use-anchored.ts'

export interface ExplanationPanelProps {
  readonly explained: Explained
  readonly currency: string
  readonly seed: number
  readonly labelOf: (figureId: string) => Words | undefined
  readonly onOpen: (figureId: string) => void
  readonly onClose: () => void
  /** What one can do about the figure: replace it, ask who knows. */
  readonly actions?: ReactNode
}

/** Formula, inputs, sources and users of a figure; Esc closes and gives the focus back. */
export function ExplanationPanel(props: ExplanationPanelProps) {
  const { explained, onClose, onOpen } = props
  const speech = useSpeech(props.currency)
  const { ui } = speech
  const panel = useRef<HTMLElement>(null)
  const title = useId()
  const place = useAnchored(panel, explained.id, onClose)
  const [trail, setTrail] = useState<readonly string[]>([])
  const open = (id: string) => {
    setTrail([...trail, explained.id])
    panel.current?.focus()
    onOpen(id)
  }
  const back = () => {
    const before = trail.at(-1)
    setTrail(trail.slice(0, -1))
    panel.current?.focus()
    if (before !== undefined) onOpen(before)
  }
  return (
    <section
      ref={panel}
      className="panel floating no-print"
      tabIndex={-1}
      role="dialog"
      aria-labelledby={title}
      style={place}
    >
      {trail.length > 0 && (
        <button type="button" className="back" onClick={back}>
          ‹ {ui.back}
        </button>
      )}
      <div className="head">
        <h2 id={title}>
          {speech.say(explained.label)}
          {speech.both('\u00a0: ', ': ')}
          {explained.value === undefined
            ? ui.unknown
            : speech.figure(explained.value, explained.unit)}
          <OriginMark origin={explained.origin} />
        </h2>
      </div>
      <button type="button" className="corner" onClick={onClose} aria-label={ui.close}>
        ×
      </button>
      {explained.because && <p className="formula">{speech.say(explained.because)}</p>}
      <p className="formula">= {speech.say(explained.formula)}</p>
      {explained.inputs.length > 0 && (
        <dl aria-label={ui.inputs}>
          {explained.inputs.map((input) => (
            <ExplanationInput
              key={`${input.figureId ?? input.fieldKey ?? ''} ${speech.say(input.label)}`}
              input={input}
              currency={props.currency}
              onOpen={open}
            />
          ))}
        </dl>
      )}
      <Foot {...props} onOpen={open} />
    </section>
  )
}

function Foot({ explained, currency, seed, labelOf, onOpen, actions }: ExplanationPanelProps) {
  const speech = useSpeech(currency)
  const { ui } = speech
  const { interval, method, usedBy, sources } = explained
  return (
    <>
      {interval && (
        <p className="foot">
          {ui.nineInTen(speech.interval(interval.low, interval.high, explained.unit))} (
          {ui.seed(seed)})
        </p>
      )}
      {method !== undefined && (
        <p className="foot">
          {ui.method}
          {speech.both('\u00a0: ', ': ')}
          {method}
        </p>
      )}
      {sources.length > 0 && (
        <>
          <h3>{ui.sources}</h3>
          <ul className="sources">
            {sources.map(({ text, textEn = text, year, verified }) => (
              <li key={`${text} ${year}`}>
                <span>{[speech.both(text, textEn), year].filter(Boolean).join(', ')}</span>
                {!verified && <span className="tag watch">{ui.unverified}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {usedBy.length > 0 && (
        <>
          <h3>{ui.usedBy}</h3>
          <p className="users">
            {usedBy.map((id) => {
              const label = labelOf(id)
              return (
                <button key={id} type="button" className="inline-figure" onClick={() => onOpen(id)}>
                  {label ? speech.say(label) : id}
                </button>
              )
            })}
          </p>
        </>
      )}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </>
  )
}
