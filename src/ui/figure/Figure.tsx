import './figure.css'
import { formatParts } from '../../core/format.ts'
import { useSpeech } from '../language.tsx'
import type { MarkedOrigin } from './OriginMark.tsx'
import { OriginMark } from './OriginMark.tsx'

export interface FigureProps {
  readonly id: string
  /** What it is, for who cannot see its title. */
  readonly name: string
  readonly value: number | undefined
  readonly unit: string
  readonly currency?: string
  readonly origin: MarkedOrigin
  readonly decimals?: number
  /** `large` on its own, `line` within a row or a sentence. */
  readonly size?: 'large' | 'line'
  readonly onExplain: (id: string) => void
}

/** A figure is the button that opens its own explanation: number, unit, where it comes from. */
export function Figure(props: FigureProps) {
  const { id, name, value, unit, origin, size = 'line' } = props
  const speech = useSpeech(props.currency)
  const format =
    props.decimals === undefined ? speech.format : { ...speech.format, decimals: props.decimals }
  const parts = value === undefined ? undefined : formatParts(value, unit, format)
  const said = parts ? `${parts.number} ${parts.unit}` : speech.ui.unknown
  return (
    <button
      type="button"
      className={`figure-value ${size}`}
      onClick={() => props.onExplain(id)}
      aria-label={`${name}\u00a0: ${said}. ${speech.ui.explain}`}
      aria-haspopup="dialog"
    >
      {parts ? (
        <>
          <span className="number">{parts.number}</span>
          {parts.unit !== '' && <span className={unitClass(parts.unit)}>{parts.unit}</span>}
        </>
      ) : (
        <span className="number unknown">?</span>
      )}
      <OriginMark origin={origin} />
    </button>
  )
}

/** A long unit is written smaller, so that figures of a row keep their width. */
function unitClass(unit: string): string {
  return unit.length > 3 ? 'unit long' : 'unit'
}
