import type { FirstMargin } from '../../engine/first/document.ts'
import type { MoneyScale } from './money-scale.ts'

interface MoneyBarProps {
  readonly margin: FirstMargin
  readonly scale: MoneyScale
}

/** From nothing to the gain; a veil where it lies 9 years out of 10; what is lost is textured. */
export function MoneyBar({ margin: { perYear, doubt }, scale: [from, to] }: MoneyBarProps) {
  const at = (value: number) =>
    (100 * (Math.min(Math.max(value, from), to) - from)) / (to - from || 1)
  const span = (low: number, high: number) => ({
    left: `${at(low)}%`,
    width: `${at(high) - at(low)}%`,
  })
  const isCut = perYear < from || (doubt?.low ?? 0) < from || (doubt?.high ?? 0) > to
  return (
    <span className={isCut ? 'money-bar cut' : 'money-bar'} aria-hidden="true">
      {doubt && <i className="veil" style={span(doubt.low, doubt.high)} />}
      <i
        className={perYear < 0 ? 'amount lost' : 'amount'}
        style={span(Math.min(0, perYear), Math.max(0, perYear))}
      />
      <i className="zero" style={{ left: `${at(0)}%` }} />
    </span>
  )
}
