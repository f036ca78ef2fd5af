import './charts.css'
import { useSpeech } from '../language.tsx'

type Step = 1 | 2 | 3 | 4 | 5

export interface DotRangeRow {
  readonly id: string
  readonly name: string
  /** The measured figures behind the score, in text. */
  readonly measured: string
  /** 0 to 100; undefined when no indicator is known. */
  readonly score: number | undefined
  /** The other scenario. */
  readonly ghostScore?: number | undefined
}

interface DotRangeRowsProps {
  readonly rows: readonly DotRangeRow[]
  readonly onExplain: (id: string) => void
  /** Colour of the other scenario: its access proximity. */
  readonly ghostStep?: Step
}

/** Six forms of proximity on tracks that end at the client: never a radar. */
export function DotRangeRows({ rows, onExplain, ghostStep = 4 }: DotRangeRowsProps) {
  const speech = useSpeech()
  const said = (score: number | undefined) =>
    score === undefined ? speech.ui.unknown : speech.number(score)
  return (
    <ul className="dot-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <p className="row-head">
            <button type="button" className="inline-figure" onClick={() => onExplain(row.id)}>
              {row.name}
              <span className="hidden">
                {' '}
                {said(row.score)} / 100
                {row.ghostScore !== undefined && ` → ${said(row.ghostScore)} / 100`}
              </span>
            </button>
            <span>{row.measured}</span>
          </p>
          <Track {...row} ghostStep={ghostStep} />
        </li>
      ))}
    </ul>
  )
}

function Track({ score, ghostScore, ghostStep }: DotRangeRow & { readonly ghostStep: Step }) {
  const at = (of: number) => `${Math.min(Math.max(of, 0), 100)}%`
  const both = score !== undefined && ghostScore !== undefined
  return (
    <div className="dot-track" aria-hidden="true" style={{ color: `var(--p${ghostStep})` }}>
      {both && (
        <i
          className="way"
          style={{
            left: at(Math.min(score, ghostScore)),
            width: at(Math.abs(ghostScore - score)),
          }}
        />
      )}
      {score !== undefined && <i className="now" style={{ left: at(score) }} />}
      {ghostScore !== undefined && <i className="then" style={{ left: at(ghostScore) }} />}
      <i className="her" />
    </div>
  )
}

/** Names the two dots, beside the title of the block. */
export function DotRangeLegend({
  then,
  step = 4,
}: {
  readonly then: string
  readonly step?: Step
}) {
  const { ui } = useSpeech()
  return (
    <span className="dot-legend">
      <span>
        <i style={{ background: 'var(--ink)' }} />
        {ui.today}
      </span>
      <span>
        <i style={{ border: `2.5px solid var(--p${step})` }} />
        {then}
      </span>
    </span>
  )
}
