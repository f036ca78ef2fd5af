import type { ReactNode } from 'react'
import './figure.css'
import { Figure } from './Figure.tsx'
import type { IntervalMark } from './IntervalBar.tsx'
import { IntervalBar } from './IntervalBar.tsx'
import { useSpeech } from '../language.tsx'
import type { MarkedOrigin } from './OriginMark.tsx'

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
  readonly marks?: readonly IntervalMark[]
  readonly decimals?: number
  /** Instead of the interval: a sparkline, a bar of shares, with its own words. */
  readonly children?: ReactNode
  readonly foot?: ReactNode
  readonly onExplain: (id: string) => void
}

/** One key figure of a page: title, figure, one line, its interval. */
export function KeyFigure(props: KeyFigureProps) {
  const speech = useSpeech(props.currency)
  const { id, name, value, unit, currency, origin, onExplain } = props
  const known = value !== undefined && props.low !== undefined && props.high !== undefined
  const doubt = known
    ? speech.ui.nineInTen(speech.interval(props.low ?? 0, props.high ?? 0, unit))
    : undefined
  return (
    <div className="key-figure">
      <p className="name">{name}</p>
      <Figure
        {...{ id, name, value, unit, currency, origin, onExplain }}
        {...(props.decimals === undefined ? {} : { decimals: props.decimals })}
        size="large"
      />
      <p className="note">{props.note}</p>
      {props.children ?? <KeyInterval {...props} />}
      {(props.foot ?? doubt) !== undefined && <p className="tick">{props.foot ?? doubt}</p>}
    </div>
  )
}

function KeyInterval({ value, low, high, scale, marks }: KeyFigureProps) {
  if (value === undefined || low === undefined || high === undefined) return null
  const all = [value, low, high, ...(marks ?? []).map((mark) => mark.value)]
  const ends = scale ?? [Math.min(0, ...all), Math.max(...all) * 1.06 || 1]
  return <IntervalBar value={value} low={low} high={high} scale={ends} marks={marks ?? []} />
}
