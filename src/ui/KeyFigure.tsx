import './figure.css'
import { formatParts } from '../core/format.ts'
import type { ReactNode } from 'react'
import { useSpeech } from './language.tsx'
import type { MarkedOrigin } from './OriginMark.tsx'
import { OriginMark } from './OriginMark.tsx'

export interface KeyFigureProps {
  readonly id: string
  readonly name: string
  readonly value: number | undefined
  readonly unit: string
  readonly currency: string
  readonly origin: MarkedOrigin
  readonly note: ReactNode
  readonly low?: number | undefined
  readonly high?: number | undefined
  /** Ends of the scale that the interval is drawn on. */
  readonly scale?: readonly [number, number]
  readonly onExplain: (id: string) => void
}

/** One key figure: the figure itself is the button that explains it. */
export function KeyFigure(props: KeyFigureProps) {
  const speech = useSpeech(props.currency)
  const { value, low, high } = props
  const parts =
    value === undefined ? { number: '?', unit: '' } : formatParts(value, props.unit, speech.format)
  const doubt =
    low === undefined || high === undefined
      ? undefined
      : `${speech.both('9 fois sur 10 : ', '9 times in 10: ')}${speech.interval(low, high, props.unit)}`
  return (
    <div className="figure">
      <p className="name">{props.name}</p>
      <button
        type="button"
        className="value"
        onClick={() => props.onExplain(props.id)}
        aria-label={`${props.name} : ${value === undefined ? speech.both('inconnu', 'unknown') : speech.figure(value, props.unit)}. ${speech.both('Expliquer', 'Explain')}`}
      >
        <span className="number">{parts.number}</span>
        <span className="unit">{parts.unit}</span>
        <OriginMark origin={props.origin} />
      </button>
      <p className="label">{props.note}</p>
      {value !== undefined && low !== undefined && high !== undefined && (
        <IntervalBar
          value={value}
          low={low}
          high={high}
          scale={props.scale ?? scaleOf(value, low, high)}
        />
      )}
      {doubt !== undefined && <p className="label">{doubt}</p>}
    </div>
  )
}

function scaleOf(value: number, low: number, high: number): readonly [number, number] {
  const from = Math.min(0, low)
  return [from, Math.max(high, value) * 1.1 || 1]
}

interface IntervalBarProps {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly scale: readonly [number, number]
}

/** A veil where the figure lies 9 times out of 10, a mark at its value. */
export function IntervalBar({ value, low, high, scale: [from, to] }: IntervalBarProps) {
  const x = (of: number) => Math.min(134, Math.max(0, ((of - from) / (to - from || 1)) * 134))
  return (
    <svg
      className="interval-bar"
      viewBox="0 0 134 20"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <line x1={0} x2={134} y1={10} y2={10} stroke="var(--strong-line)" />
      <rect
        x={x(low)}
        width={Math.max(1, x(high) - x(low))}
        y={6}
        height={8}
        fill="var(--p1)"
        opacity={0.35}
      />
      <rect x={x(value) - 1} width={2} y={3} height={14} fill="var(--p1)" />
    </svg>
  )
}
