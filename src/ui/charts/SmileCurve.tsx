import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'
import { useSpeech } from '../language.tsx'
import { placeLabels } from '../label-placement.ts'
import { ChartFrame } from './ChartFrame.tsx'

export interface SmilePoint {
  readonly id: string
  readonly name: string
  /** Distance to the client, days or km: the chart runs from far (left) to near (right). */
  readonly distance: number
  readonly shareRatio: number
  readonly step: 1 | 2 | 3 | 4 | 5
}

export interface SmileCurveProps {
  readonly points: readonly SmilePoint[]
  readonly unit: 'days' | 'km'
  readonly base: string
  readonly finding: string
  readonly onSelect: (id: string) => void
}

const WIDTH = 520
const HEIGHT = 170
const MARGIN = { left: 30, right: 12, top: 12, bottom: 26 }

/** Share of the price that each stage adds against its distance to the client, with its trend. */
export function SmileCurve({ points, unit, base, finding, onSelect }: SmileCurveProps) {
  const speech = useSpeech()
  const farthest = Math.max(...points.map((point) => point.distance), 1)
  const highest = Math.max(...points.map((point) => point.shareRatio), 0.05)
  const lowest = Math.min(...points.map((point) => point.shareRatio), 0)
  const x = scaleLinear([rooted(farthest), 0], [MARGIN.left, WIDTH - MARGIN.right])
  const y = scaleLinear([lowest, highest], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4)
  const at = (point: SmilePoint) => ({ x: x(rooted(point.distance)), y: y(point.shareRatio) })
  const trend = trendOf(points)
  const path =
    line<SmilePoint>(
      (p) => at(p).x,
      (p) => at(p).y,
    ).curve(curveMonotoneX)(trend) ?? ''
  const labels = labelled(points, at)
  const table = {
    columns: [
      speech.both('étape', 'stage'),
      speech.both(`distance (${unit === 'days' ? 'j' : 'km'})`, `distance (${unit})`),
      `% ${base}`,
    ],
    rows: points.map((point) => [
      point.name,
      Number(point.distance.toFixed(1)),
      Number((point.shareRatio * 100).toFixed(2)),
    ]),
  }
  return (
    <ChartFrame finding={finding} table={table} fileName="courbe-de-valeur">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line
              className="tick-line"
              x1={MARGIN.left}
              x2={WIDTH - MARGIN.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text x={MARGIN.left - 6} y={y(tick) + 4} textAnchor="end">
              {speech.number(tick * 100)}
            </text>
          </g>
        ))}
        <path d={path} fill="none" stroke="var(--ink)" strokeWidth={1.4} />
        {points.map((point) => (
          <circle
            key={point.id}
            className="dot"
            cx={at(point).x}
            cy={at(point).y}
            r={4}
            fill={`var(--p${point.step})`}
            stroke="var(--paper)"
            onClick={() => onSelect(point.id)}
          >
            <title>{`${point.name} : ${speech.figure(point.shareRatio, 'ratio')}`}</title>
          </circle>
        ))}
        {labels.map((label) => (
          <text key={label.id} className="point-label" x={label.x} y={label.y + 12}>
            {points.find((point) => point.id === label.id)?.name.split(',')[0]}
          </text>
        ))}
        <text x={MARGIN.left} y={HEIGHT - 6}>
          {speech.both('loin', 'far')} ({speech.figure(farthest, unit)})
        </text>
        <text x={WIDTH - MARGIN.right} y={HEIGHT - 6} textAnchor="end">
          {speech.both('dans sa main', 'in her hand')}
        </text>
      </svg>
    </ChartFrame>
  )
}

/** Distances on a square root scale: near stages are many and close together. */
function rooted(distance: number): number {
  return Math.sqrt(Math.max(distance, 0))
}

/** A smooth trend: means of groups of neighbours, so that the curve is read, not each wiggle. */
function trendOf(points: readonly SmilePoint[]): SmilePoint[] {
  const sorted = [...points].sort((a, b) => b.distance - a.distance)
  const groups = Math.max(2, Math.min(7, Math.ceil(sorted.length / 3)))
  const size = sorted.length / groups
  return Array.from({ length: groups }, (_, g) => {
    const group = sorted.slice(
      Math.floor(g * size),
      Math.max(Math.floor((g + 1) * size), Math.floor(g * size) + 1),
    )
    const mean = (pick: (point: SmilePoint) => number) =>
      group.reduce((sum, point) => sum + pick(point), 0) / Math.max(group.length, 1)
    return {
      ...group[0]!,
      distance: mean((point) => point.distance),
      shareRatio: mean((point) => point.shareRatio),
    }
  }).filter((point) => Number.isFinite(point.distance))
}

function labelled(
  points: readonly SmilePoint[],
  at: (point: SmilePoint) => { x: number; y: number },
) {
  const wanted = [...points]
    .sort((a, b) => b.shareRatio - a.shareRatio)
    .slice(0, 8)
    .map((point) => ({
      id: point.id,
      ...at(point),
      width: 6.4 * (point.name.split(',')[0]?.length ?? 0) + 4,
      height: 15,
    }))
  const others = points
    .map((point) => at(point))
    .map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }))
  const frame = { left: MARGIN.left, right: WIDTH, top: 0, bottom: HEIGHT - MARGIN.bottom + 6 }
  return placeLabels(wanted, frame, { x: WIDTH / 2, y: HEIGHT }, others).filter(
    (label) => !label.leader,
  )
}
