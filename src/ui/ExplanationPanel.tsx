import { useEffect, useRef } from 'react'
import type { Words } from '../core/schema.ts'
import './figure.css'
import { useSpeech } from './language.tsx'
import type { MarkedOrigin } from './OriginMark.tsx'
import { OriginMark } from './OriginMark.tsx'

/** What the panel needs of an explanation; the engine's own has more. */
export interface Explained {
  readonly id: string
  readonly label: Words
  readonly unit: string
  readonly value: number | undefined
  readonly because?: Words
  readonly origin: MarkedOrigin
  readonly formula: Words
  readonly method?: string
  readonly interval?: { readonly low: number; readonly high: number }
  readonly inputs: readonly {
    readonly label: Words
    readonly value: number | string | undefined
    readonly unit: string
    readonly origin: MarkedOrigin
    readonly figureId?: string
    readonly fieldKey?: string
    readonly low?: number
    readonly high?: number
    readonly source?: string
  }[]
  readonly sources: readonly {
    readonly text: string
    readonly year: string
    readonly verified: boolean
  }[]
  readonly usedBy: readonly string[]
}

export interface ExplanationPanelProps {
  readonly explained: Explained
  readonly currency: string
  readonly seed: number
  readonly labelOf: (figureId: string) => Words | undefined
  readonly onOpen: (figureId: string) => void
  readonly onClose: () => void
}

/** Formula, inputs, sources and users of a figure; Esc closes and gives the focus back. */
export function ExplanationPanel(props: ExplanationPanelProps) {
  const { explained, onClose } = props
  const speech = useSpeech(props.currency)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus()
    }
    // The panel takes the focus once, when it opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const value =
    explained.value === undefined
      ? speech.both('inconnu', 'unknown')
      : speech.figure(explained.value, explained.unit)
  return (
    <section
      ref={panel}
      className="panel no-print"
      tabIndex={-1}
      role="dialog"
      aria-label={speech.say(explained.label)}
    >
      <h2>
        {speech.say(explained.label)}
        {speech.both(' : ', ': ')}
        {value}
        <OriginMark origin={explained.origin} />
      </h2>
      <button
        type="button"
        className="close"
        onClick={onClose}
        aria-label={speech.both('Fermer', 'Close')}
      >
        ×
      </button>
      {explained.because && <p className="formula">{speech.say(explained.because)}</p>}
      <p className="formula">= {speech.say(explained.formula)}</p>
      <dl>
        {explained.inputs.map((input) => (
          <Input
            key={(input.figureId ?? input.fieldKey ?? '') + speech.say(input.label)}
            input={input}
            {...props}
          />
        ))}
      </dl>
      <Foot {...props} />
    </section>
  )
}

interface InputProps extends ExplanationPanelProps {
  readonly input: Explained['inputs'][number]
}

function Input({ input, currency, onOpen }: InputProps) {
  const speech = useSpeech(currency)
  const { figureId, low, high } = input
  const shown =
    typeof input.value === 'number' ? speech.figure(input.value, input.unit) : (input.value ?? '?')
  const doubt =
    low === undefined || high === undefined ? '' : speech.interval(low, high, input.unit)
  return (
    <div>
      <dt>
        {figureId === undefined ? (
          speech.say(input.label)
        ) : (
          <button type="button" className="inline-figure" onClick={() => onOpen(figureId)}>
            {speech.say(input.label)} ›
          </button>
        )}
      </dt>
      <dd>
        {shown}
        <OriginMark origin={input.origin} />
      </dd>
      {(doubt !== '' || input.source !== undefined) && (
        <p className="why">
          {[doubt, input.source].filter((text) => text !== '' && text !== undefined).join(' ; ')}
        </p>
      )}
    </div>
  )
}

function Foot({ explained, currency, seed, labelOf, onOpen }: ExplanationPanelProps) {
  const speech = useSpeech(currency)
  const { interval, method, usedBy } = explained
  return (
    <>
      {interval && (
        <p className="foot">
          {speech.both('9 fois sur 10 entre ', '9 times in 10 between ')}
          {speech.interval(interval.low, interval.high, explained.unit)} (
          {speech.both('graine', 'seed')} {seed})
        </p>
      )}
      {method !== undefined && (
        <p className="foot">
          {speech.both('méthode : ', 'method: ')}
          {method}
        </p>
      )}
      {usedBy.length > 0 && (
        <p className="foot">
          {speech.both('utilisée par : ', 'used by: ')}
          {usedBy.map((id, index) => {
            const label = labelOf(id)
            return (
              <button key={id} type="button" className="inline-figure" onClick={() => onOpen(id)}>
                {index > 0 && ', '}
                {label ? speech.say(label) : id}
              </button>
            )
          })}
        </p>
      )}
    </>
  )
}
