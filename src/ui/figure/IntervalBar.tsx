import './figure.css'

/** Another value on the same scale: what she waits, the other scenario, the aim. */
export interface IntervalMark {
  readonly value: number
  readonly kind: 'client' | 'scenario' | 'aim'
}

export interface IntervalBarProps {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Ends of the track. */
  readonly scale: readonly [number, number]
  readonly marks?: readonly IntervalMark[]
  /** Colour of the place the figure speaks of; the inks otherwise. */
  readonly step?: 1 | 2 | 3 | 4 | 5
}

/** A veil where the figure lies 9 times out of 10, a mark at its value. */
export function IntervalBar({
  value,
  low,
  high,
  scale: [from, to],
  marks,
  step,
}: IntervalBarProps) {
  const at = (of: number) =>
    `${(100 * Math.min(Math.max(of - from, 0), to - from)) / (to - from || 1)}%`
  const width = `calc(${at(high)} - ${at(low)})`
  const colour = step === undefined ? 'var(--p1)' : `var(--p${step})`
  return (
    <span className="interval-bar" aria-hidden="true" style={{ color: colour }}>
      <i className="veil" style={{ left: at(low), width }} />
      <i className="value-tick" style={{ left: at(value) }} />
      {(marks ?? []).map((mark) => (
        <i
          key={`${mark.kind} ${mark.value}`}
          className={`mark-${mark.kind}`}
          style={{ left: at(mark.value) }}
        />
      ))}
    </span>
  )
}
