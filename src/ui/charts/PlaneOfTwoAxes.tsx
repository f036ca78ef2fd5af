import { scaleLinear } from 'd3-scale'
import './charts.css'
import { useSpeech } from '../language.tsx'
import { moveAmong } from '../move-among.ts'
import { useWidth } from '../use-width.ts'
import { ChartFrame } from './ChartFrame.tsx'

export interface PlanePoint {
  readonly id: string
  /** A, B, C: the letter of its scenario. */
  readonly letter: string
  readonly name: string
  /** 0 to 1. */
  readonly personalised: number
  readonly territorialised: number
  readonly step: 1 | 2 | 3 | 4 | 5
}

/** A part of the plane with a name: from and to on each axis. */
export interface PlaneRegion {
  readonly name: string
  readonly personalised: readonly [number, number]
  readonly territorialised: readonly [number, number]
}

export interface PlaneOfTwoAxesProps {
  readonly points: readonly PlanePoint[]
  readonly finding: string
  readonly selectedId?: string
  readonly onSelect: (id: string) => void
  readonly title?: string
  readonly regions?: readonly PlaneRegion[]
}

const HEIGHT = 240
const MARGIN = { left: 34, right: 10, top: 10, bottom: 32 }

/** How personal and how near to home: each scenario is a point with its letter. */
export function PlaneOfTwoAxes(props: PlaneOfTwoAxesProps) {
  const { points, finding, selectedId, onSelect, title } = props
  const speech = useSpeech()
  const { ui } = speech
  const [ref, width] = useWidth(320)
  const x = scaleLinear([0, 1], [MARGIN.left, width - MARGIN.right])
  const y = scaleLinear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top])
  const table = {
    columns: ['', ui.personalised, ui.territorialised],
    rows: points.map((point) => [
      `${point.letter} ${point.name}`,
      Number(point.personalised.toFixed(2)),
      Number(point.territorialised.toFixed(2)),
    ]),
  }
  return (
    <ChartFrame finding={finding} table={table} fileName="deux-axes" title={title}>
      <div ref={ref} className="plane">
        <svg width={width} height={HEIGHT}>
          <g aria-hidden="true">
            <rect className="frame" x={x(0)} y={y(1)} width={x(1) - x(0)} height={y(0) - y(1)} />
            <path
              className="tick-line"
              d={`M${x(0.5)} ${y(0)}V${y(1)}M${x(0)} ${y(0.5)}H${x(1)}`}
            />
            <Regions regions={props.regions ?? []} x={x} y={y} />
            {[0, 0.5, 1].map((tick) => (
              <g key={tick}>
                <text x={x(tick)} y={HEIGHT - 16} textAnchor={anchorAt(tick)}>
                  {speech.number(tick, tick === 0.5 ? 1 : 0)}
                </text>
                <text x={MARGIN.left - 8} y={y(tick) + 4} textAnchor="end">
                  {speech.number(tick, tick === 0.5 ? 1 : 0)}
                </text>
              </g>
            ))}
            <text className="word" x={x(1)} y={HEIGHT - 2} textAnchor="end">
              {ui.territorialised} →
            </text>
            <text className="word" x={x(0) + 6} y={y(1) + 14}>
              ↑ {ui.personalised}
            </text>
          </g>
          {points.map((point, index) => (
            <g
              key={point.id}
              className="point"
              role="button"
              tabIndex={index === 0 ? 0 : -1}
              aria-label={`${point.letter}, ${point.name}`}
              aria-pressed={point.id === selectedId}
              transform={`translate(${x(point.territorialised)} ${y(point.personalised)})`}
              onClick={() => onSelect(point.id)}
              onKeyDown={(event) => moveAmong(event, '.point', () => onSelect(point.id))}
            >
              <circle r={12} fill="transparent" />
              {point.id === selectedId && (
                <circle r={9} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
              )}
              <circle className="dot" r={5.5} fill={`var(--p${point.step})`} />
              <text className="letter" x={10} y={-6}>
                {point.letter}
              </text>
              <title>{point.name}</title>
            </g>
          ))}
        </svg>
      </div>
    </ChartFrame>
  )
}

interface RegionsProps {
  readonly regions: readonly PlaneRegion[]
  readonly x: (territorialised: number) => number
  readonly y: (personalised: number) => number
}

/** Named parts of the plane, under the points. */
function Regions({ regions, x, y }: RegionsProps) {
  return regions.map(({ name, personalised, territorialised }) => (
    <g key={name} className="region">
      <rect
        x={x(territorialised[0]) + 1}
        y={y(personalised[1]) + 1}
        width={x(territorialised[1]) - x(territorialised[0]) - 2}
        height={y(personalised[0]) - y(personalised[1]) - 2}
      />
      {territorialised[0] === 0 ? (
        <text x={x(0) + 7} y={y(personalised[0]) - 7}>
          {name}
        </text>
      ) : (
        <text x={x(territorialised[1]) - 7} y={y(personalised[0]) - 7} textAnchor="end">
          {name}
        </text>
      )}
    </g>
  ))
}

function anchorAt(tick: number): 'start' | 'middle' | 'end' {
  return tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'
}
