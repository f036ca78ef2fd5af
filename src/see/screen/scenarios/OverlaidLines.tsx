import { scaleLinear } from 'd3-scale'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import type { SmilePoint } from '../../../ui/charts/smile-layout.ts'
import { smilePath, smileScales } from '../../../ui/charts/smile-layout.ts'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { useWidth } from '../../../ui/use-width.ts'
import type { DrawnColumn } from './lines-of-columns.ts'

interface OverlaidProps {
  readonly drawn: readonly DrawnColumn[]
}

const HEIGHT = 190
const FRAME = { left: 34, right: 22, top: 14, bottom: 28 }

/** The value curves of the columns, one over the other. */
export function OverlaidCurves({ drawn }: OverlaidProps) {
  const speech = useSpeech()
  const [ref, width] = useWidth(460)
  const points = drawn.map(({ detail }) =>
    detail.curve.points.map((point): SmilePoint => ({
      id: point.stageId,
      name: speech.both(point.name, point.nameEn),
      distance: point.days,
      shareRatio: point.shareRatio,
      step: point.step,
    })),
  )
  const scales = smileScales(points, { width, height: HEIGHT, ...FRAME })
  return (
    <ChartFrame
      title={speech.both('Courbes de valeur', 'Value curves')}
      note={speech.both('% du prix ou du coût', '% of price or cost')}
      finding={speech.both(
        `Courbes de valeur de ${lettersOf(drawn)}.`,
        `Value curves of ${lettersOf(drawn)}.`,
      )}
      fileName="courbes-de-valeur"
      table={curvesTable(drawn, points, speech)}
    >
      <div ref={ref} className="overlaid">
        <svg width={width} height={HEIGHT}>
          <g aria-hidden="true">
            {scales.y.ticks(4).map((tick) => (
              <g key={tick}>
                <path
                  className="tick-line"
                  d={`M${FRAME.left} ${scales.y(tick)}H${width - FRAME.right}`}
                />
                <text x={FRAME.left - 8} y={scales.y(tick) + 4} textAnchor="end">
                  {speech.number(tick * 100)}
                </text>
              </g>
            ))}
            <text x={FRAME.left} y={HEIGHT - 6}>
              {speech.both('loin d’elle', 'far')}, {speech.figure(scales.farthest, 'days')}
            </text>
            <text x={width - FRAME.right} y={HEIGHT - 6} textAnchor="end">
              {speech.ui.near}
            </text>
          </g>
          {drawn.map(({ column, step, dash }, at) => {
            const { d, trend } = smilePath(at, scales)
            const top = trend.toSorted((a, b) => b.y - a.y)[0]
            return (
              <g key={column.key}>
                <path
                  className="overlaid-line"
                  d={d}
                  stroke={`var(--p${step})`}
                  strokeDasharray={dash}
                />
                {top && (
                  <Letter
                    x={scales.x(top.x) + 12 * at}
                    y={scales.y(top.y) - 5}
                    of={drawn[at]!}
                    isMiddle
                  />
                )}
              </g>
            )
          })}
        </svg>
      </div>
    </ChartFrame>
  )
}

function curvesTable(
  drawn: readonly DrawnColumn[],
  points: readonly (readonly SmilePoint[])[],
  speech: Speech,
) {
  return {
    columns: [
      '',
      speech.ui.stage,
      speech.both('jours avant la main', 'days to the hand'),
      speech.both('part (%)', 'share (%)'),
    ],
    rows: drawn.flatMap(({ column }, at) =>
      (points[at] ?? []).map((point) => [
        column.letter,
        point.name,
        Number(point.distance.toFixed(1)),
        Number((100 * point.shareRatio).toFixed(2)),
      ]),
    ),
  }
}

/** Days run to the right, carbon climbs: the longest way of each column, stage by stage. */
export function CarbonStairs({ drawn }: OverlaidProps) {
  const speech = useSpeech()
  const [ref, width] = useWidth(460)
  const ends = drawn.map(({ detail }) => detail.stairs.steps.at(-1))
  const days = Math.max(1, ...ends.map((end) => end?.totalDays ?? 0))
  const carbon = Math.max(0.001, ...ends.map((end) => end?.totalCarbonKgCo2e ?? 0))
  const x = scaleLinear([0, days], [FRAME.left, width - FRAME.right])
  const y = scaleLinear([0, carbon], [HEIGHT - FRAME.bottom, FRAME.top]).nice(4)
  const heights = apart(ends.map((end) => y(end?.totalCarbonKgCo2e ?? 0) + 4))
  return (
    <ChartFrame
      title={speech.both('Escalier des jours et du carbone', 'Staircase of days and carbon')}
      note={speech.both('kg CO₂e par pièce', 'kg CO₂e per piece')}
      finding={stairsFinding(drawn, speech)}
      fileName="escalier"
      table={stairsTable(drawn, speech)}
    >
      <div ref={ref} className="overlaid">
        <svg width={width} height={HEIGHT}>
          <g aria-hidden="true">
            {y.ticks(4).map((tick) => (
              <g key={tick}>
                <path
                  className="tick-line"
                  d={`M${FRAME.left} ${y(tick)}H${width - FRAME.right}`}
                />
                <text x={FRAME.left - 8} y={y(tick) + 4} textAnchor="end">
                  {speech.number(tick, tick < 3 && tick % 1 !== 0 ? 1 : 0)}
                </text>
              </g>
            ))}
            {x.ticks(5).map((tick) => (
              <text key={tick} x={x(tick)} y={HEIGHT - 6} textAnchor="middle">
                {speech.figure(tick, 'days')}
              </text>
            ))}
          </g>
          {drawn.map(({ column, detail, step, dash }, at) => {
            const { besideKgCo2e, steps } = detail.stairs
            const d = steps
              .map((each) => `H${x(each.totalDays)}V${y(each.totalCarbonKgCo2e)}`)
              .join('')
            const end = ends[at]
            return (
              <g key={column.key}>
                <path
                  className="overlaid-line"
                  d={`M${x(0)} ${y(besideKgCo2e)}${d}`}
                  stroke={`var(--p${step})`}
                  strokeDasharray={dash}
                />
                {end && <Letter x={x(end.totalDays) + 4} y={heights[at] ?? 0} of={drawn[at]!} />}
              </g>
            )
          })}
        </svg>
      </div>
      <p className="tick">
        {speech.both(
          'Le chemin le plus long, de la matière à la main ; il part du carbone de ce qui se fait à côté.',
          'The longest way, from matter to hand; it starts from the carbon of what is done beside it.',
        )}
      </p>
    </ChartFrame>
  )
}

/** Heights of letters, each at least a line below the one above it. */
function apart(heights: readonly number[]): number[] {
  const placed = [...heights]
  let above = -Infinity
  for (const [at, height] of [...heights.entries()].toSorted((a, b) => a[1] - b[1])) {
    placed[at] = Math.max(height, above + 13)
    above = placed[at]
  }
  return placed
}

interface LetterProps {
  readonly x: number
  readonly y: number
  readonly of: DrawnColumn
  readonly isMiddle?: boolean
}

function Letter({ x, y, of, isMiddle = false }: LetterProps) {
  return (
    <text
      className="line-letter"
      x={x}
      y={y}
      textAnchor={isMiddle ? 'middle' : 'start'}
      style={{ fill: `var(--p${of.step}-text)` }}
    >
      {of.column.letter}
    </text>
  )
}

function lettersOf(drawn: readonly DrawnColumn[]): string {
  return drawn.map(({ column }) => column.letter).join(', ')
}

function stairsFinding(drawn: readonly DrawnColumn[], speech: Speech): string {
  return drawn
    .flatMap(({ column, detail }) => {
      const end = detail.stairs.steps.at(-1)
      if (!end) return []
      const [days, carbon] = [
        speech.figure(end.totalDays, 'days'),
        speech.figure(end.totalCarbonKgCo2e, 'kgCO2e'),
      ]
      return [`${column.letter}${speech.both('\u00a0: ', ': ')}${days}, ${carbon}`]
    })
    .join(' ; ')
}

function stairsTable(drawn: readonly DrawnColumn[], speech: Speech) {
  return {
    columns: ['', speech.ui.stage, speech.ui.days, 'kg CO₂e', '+ ' + speech.ui.days, '+ kg CO₂e'],
    rows: drawn.flatMap(({ column, detail }) =>
      detail.stairs.steps.map((each) => [
        column.letter,
        speech.both(each.name, each.nameEn),
        Number(each.days.toFixed(1)),
        Number(each.carbonKgCo2e.toFixed(3)),
        Number(each.totalDays.toFixed(1)),
        Number(each.totalCarbonKgCo2e.toFixed(3)),
      ]),
    ),
  }
}
