import type { ReactNode } from 'react'
import { useSpeech } from '../language.tsx'
import { moveAmong } from '../move-among.ts'
import { textWidth, useFontsReady } from '../text-measure.ts'
import { useWidth } from '../use-width.ts'
import { ChartFrame } from './ChartFrame.tsx'
import type { SmileFrame, SmilePoint, SmileScales } from './smile-layout.ts'
import { shortName, smileLabels, smilePath, smileScales } from './smile-layout.ts'

export type { SmilePoint } from './smile-layout.ts'

export interface SmileCurveProps {
  readonly points: readonly SmilePoint[]
  readonly unit: 'days' | 'km'
  readonly base: string
  readonly finding: string
  /** `de la cliente`: what the left end of the axis is far from. */
  readonly fromClient: string
  readonly onSelect: (id: string) => void
  readonly title?: ReactNode
  readonly note?: ReactNode
  /** The other scenario: a dashed curve in the colour of its proximity, named where it is highest. */
  readonly second?: {
    readonly name: string
    readonly step: 1 | 2 | 3 | 4 | 5
    readonly points: readonly SmilePoint[]
  }
}

const HEIGHT = 152
/** Stages that add less are small dots. */
const LEAST_SHARE = 0.01

/** Share of the price that each stage adds against its distance to the client, and their sum around. */
export function SmileCurve(props: SmileCurveProps) {
  const { points, unit, base, second } = props
  const speech = useSpeech()
  const [ref, width] = useWidth(500)
  useFontsReady()
  const frame: SmileFrame = { width, height: HEIGHT, left: 26, right: 4, top: 14, bottom: 28 }
  const scales = smileScales(second ? [points, second.points] : [points], frame)
  const own = smilePath(0, scales)
  const curve = second && secondOf(second, scales)
  const labels = smileLabels({
    points,
    scales,
    frame,
    trends: curve ? [own.trend, curve.trend] : [own.trend],
    taken: curve ? [curve.box] : [],
    measure: textWidth,
  })
  const table = {
    columns: [
      speech.ui.stage,
      `${speech.ui.distance} (${unitName(unit, speech.language)})`,
      `% ${base}`,
    ],
    rows: points.map((point) => [
      point.name,
      Number(point.distance.toFixed(1)),
      Number((point.shareRatio * 100).toFixed(2)),
    ]),
  }
  return (
    <ChartFrame
      finding={props.finding}
      table={table}
      fileName="courbe-de-valeur"
      title={props.title}
      note={props.note}
    >
      <div ref={ref}>
        <svg width={width} height={HEIGHT}>
          <Axes frame={frame} scales={scales} unit={unit} fromClient={props.fromClient} />
          <path className="curve" d={own.d} />
          {second && curve && <SecondCurve second={second} curve={curve} />}
          <Dots {...props} scales={scales} />
          {labels.map((label) => (
            <text key={label.id} className="point-label" x={label.x + 1} y={label.y + 12}>
              {shortName(points.find((point) => point.id === label.id)?.name ?? '')}
            </text>
          ))}
        </svg>
      </div>
    </ChartFrame>
  )
}

function unitName(unit: 'days' | 'km', language: 'fr' | 'en'): string {
  return unit === 'km' ? 'km' : language === 'fr' ? 'j' : 'd'
}

interface AxesProps {
  readonly fromClient: string
  readonly frame: SmileFrame
  readonly scales: SmileScales
  readonly unit: 'days' | 'km'
}

function Axes({ frame, scales, unit, fromClient }: AxesProps) {
  const speech = useSpeech()
  const { width, height, left, right } = frame
  const far = `${speech.ui.far(fromClient)}, ${speech.figure(scales.farthest, unit)}`
  const foot = height - 6
  const [from, to] = [
    left + textWidth(far, 11.5) + 20,
    width - textWidth(speech.ui.near, 11.5) - 16,
  ]
  return (
    <g aria-hidden="true">
      {scales.y.ticks(4).map((tick) => (
        <g key={tick}>
          <line
            className="tick-line"
            x1={left}
            x2={width - right}
            y1={scales.y(tick)}
            y2={scales.y(tick)}
          />
          <text x={left - 8} y={scales.y(tick) + 4} textAnchor="end">
            {speech.number(tick * 100)}
          </text>
        </g>
      ))}
      <text x={left} y={foot}>
        {far}
      </text>
      {to - from > 40 && (
        <path className="to-her" d={`M${from} ${foot - 4}H${to}m-5 -4l5 4l-5 4`} />
      )}
      <text x={width - right} y={foot} textAnchor="end">
        {speech.ui.near}
      </text>
    </g>
  )
}

interface SecondCurveProps {
  readonly second: NonNullable<SmileCurveProps['second']>
  readonly curve: ReturnType<typeof secondOf>
}

function SecondCurve({ second, curve }: SecondCurveProps) {
  const { d, box } = curve
  return (
    <g>
      <path className="curve second" d={d} style={{ stroke: `var(--p${second.step})` }} />
      <text
        className="point-label"
        x={box.left}
        y={box.bottom - 4}
        style={{ fill: `var(--p${second.step}-text)` }}
      >
        {second.name}
      </text>
    </g>
  )
}

/** Path of the second curve and the box of its name, above the part it stands over. */
function secondOf(second: NonNullable<SmileCurveProps['second']>, scales: SmileScales) {
  const { d, trend } = smilePath(1, scales)
  const wide = textWidth(second.name, 12.5)
  const left = Math.max(scales.x(0), Math.min(scales.x(trend[0]?.x ?? 0), scales.x(1) - wide))
  const right = left + wide
  const under = trend.filter(({ x }) => scales.x(x) >= left - 4 && scales.x(x) <= right + 4)
  const highest = Math.min(...under.map((point) => scales.y(point.y)), scales.y(0))
  const bottom = Math.max(highest - 4, 16)
  return { d, trend, box: { left, right, top: bottom - 16, bottom } }
}

/** Stages in the order of the axis: one stop of the Tab key, then arrows; Enter chooses. */
function Dots({ points, scales, onSelect }: SmileCurveProps & { readonly scales: SmileScales }) {
  const speech = useSpeech()
  const sorted = [...points].sort((a, b) => b.distance - a.distance)
  return sorted.map((point, index) => {
    const { x, y } = scales.at(point)
    const said = `${point.name}, ${speech.figure(point.shareRatio, 'ratio')}`
    return (
      <circle
        key={point.id}
        className="dot"
        role="button"
        tabIndex={index === 0 ? 0 : -1}
        aria-label={said}
        cx={x}
        cy={y}
        r={point.shareRatio < LEAST_SHARE ? 2.6 : 4.4}
        fill={`var(--p${point.step})`}
        onClick={() => onSelect(point.id)}
        onKeyDown={(event) => moveAmong(event, '.dot', () => onSelect(point.id))}
      >
        <title>{said}</title>
      </circle>
    )
  })
}
