import './charts.css'

/** A short history as a line; the last point is the figure beside it. `name` says what it shows. */
export function Sparkline({
  values,
  name,
}: {
  readonly values: readonly number[]
  readonly name: string
}) {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const x = (index: number) => (100 * index) / Math.max(values.length - 1, 1)
  const y = (value: number) => (high === low ? 11 : 19 - (16 * (value - low)) / (high - low))
  const last = values.at(-1)
  if (last === undefined) return null
  const d = values.map((value, i) => `${i === 0 ? 'M' : 'L'}${x(i)} ${y(value)}`).join('')
  return (
    <svg
      className="sparkline"
      viewBox="0 0 100 22"
      preserveAspectRatio="none"
      role="img"
      aria-label={name}
    >
      <path d={d} />
      <path className="last" d={`M${x(values.length - 1)} ${y(last)}h0.001`} />
    </svg>
  )
}
