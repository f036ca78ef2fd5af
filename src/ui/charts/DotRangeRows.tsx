import './charts.css'

export interface DotRangeRow {
  readonly id: string
  readonly name: string
  /** The measured figures behind the score, in text. */
  readonly measured: string
  /** 0 to 100; undefined when no indicator is known. */
  readonly score: number | undefined
  readonly ghostScore?: number | undefined
}

/** Six forms of proximity on tracks that end at the client: never a radar. */
export function DotRangeRows({
  rows,
  onExplain,
}: {
  readonly rows: readonly DotRangeRow[]
  readonly onExplain: (id: string) => void
}) {
  return (
    <ul className="dot-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <p className="row-head">
            <button type="button" className="inline-figure" onClick={() => onExplain(row.id)}>
              {row.name}
            </button>
            <span>{row.measured}</span>
          </p>
          <svg
            viewBox="0 0 100 16"
            preserveAspectRatio="none"
            role="img"
            aria-label={`${row.name} : ${row.score?.toFixed(0) ?? '?'} / 100`}
          >
            <line
              x1={0}
              x2={100}
              y1={8}
              y2={8}
              stroke="var(--strong-line)"
              vectorEffect="non-scaling-stroke"
            />
            {row.score !== undefined && (
              <line
                x1={0}
                x2={row.score}
                y1={8}
                y2={8}
                stroke="var(--ink)"
                strokeWidth={2}
                vectorEffect="non-scaling-stroke"
              />
            )}
            {row.score !== undefined && <Dot at={row.score} fill="var(--ink)" />}
            {row.ghostScore !== undefined && <Dot at={row.ghostScore} fill="var(--p4)" />}
            <Dot at={100} fill="var(--p5)" small />
          </svg>
        </li>
      ))}
    </ul>
  )
}

/** A round dot in a stretched drawing: a zero-length stroke keeps its shape. */
function Dot({
  at,
  fill,
  small,
}: {
  readonly at: number
  readonly fill: string
  readonly small?: boolean
}) {
  return (
    <path
      d={`M${at} 8h0.001`}
      stroke={fill}
      strokeWidth={small ? 8 : 11}
      strokeLinecap="round"
      vectorEffect="non-scaling-stroke"
    />
  )
}
