import { scaleLinear } from 'd3-scale'
import './after-margin.css'
import { formatParts } from '../../../core/format.ts'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { useWidth } from '../../../ui/use-width.ts'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import type { CashCourse } from '../../engine/economics/cash-course.ts'
import { cashExtent, cashPoints, monthTicks, peakPoint } from './cash-layout.ts'
import { thousands } from './thousands.ts'

export interface CashLine {
  readonly id: string
  readonly name: string
  readonly step: 1 | 2 | 3 | 4
  readonly isDashed: boolean
  readonly course: CashCourse
}

const HEIGHT = 216
const ROOM = 1.2
const MARGIN = { left: 44, right: 12, top: 14, bottom: 30 }

/** Cash in hand month by month, the worst moment of each way of buying marked. */
export function CashChart({
  lines,
  currency,
  finding,
}: {
  readonly lines: readonly CashLine[]
  readonly currency: string
  readonly finding: string
}) {
  const speech = useSpeech(currency)
  const { unit } = formatParts(0, 'money', speech.format)
  const [ref, width] = useWidth(560)
  const extent = cashExtent(lines.map(({ course }) => course))
  const x = scaleLinear(extent.months, [MARGIN.left, width - MARGIN.right])
  // Room under the worst moment for its label.
  const cash = [extent.cash[0] * ROOM, extent.cash[1]]
  const y = scaleLinear(cash, [HEIGHT - MARGIN.bottom, MARGIN.top])
  return (
    <ChartFrame
      finding={finding}
      table={twinOf(lines, speech)}
      fileName={speech.both('tresorerie', 'cash')}
      title={speech.both('Argent en caisse', 'Cash in hand')}
      note={`k${unit}, ${speech.both('saison moyenne, hors taxe', 'mean season, excluding VAT')}`}
    >
      <div ref={ref} className="cash-chart">
        <svg width={width} height={HEIGHT} aria-hidden="true">
          {y.ticks(5).map((tick) => (
            <g key={tick}>
              <path
                className={tick === 0 ? 'zero-line' : 'tick-line'}
                d={`M${MARGIN.left} ${y(tick)}H${width - MARGIN.right}`}
              />
              <text x={MARGIN.left - 8} y={y(tick) + 4} textAnchor="end">
                {speech.number(tick / 1000)}
              </text>
            </g>
          ))}
          <path className="opening" d={`M${x(0)} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}`} />
          {monthTicks(extent.months).map((tick) => (
            <text key={tick} x={x(tick)} y={HEIGHT - 10} textAnchor={anchorAt(tick, extent.months)}>
              {tick === 0 ? speech.both('ouverture', 'opening') : monthWords(tick, extent, speech)}
            </text>
          ))}
          {lines.map((line) => (
            <Line key={line.id} line={line} x={x} y={y} speech={speech} />
          ))}
        </svg>
      </div>
      <p className="cash-legend">
        {lines.map(({ id, name, step, isDashed }) => (
          <span key={id} style={{ color: `var(--p${step}-text)` }}>
            <svg width={22} height={10} aria-hidden="true">
              <path className={isDashed ? 'cash dashed' : 'cash'} d="M0 5H22" stroke={hue(step)} />
            </svg>
            {name}
          </span>
        ))}
      </p>
    </ChartFrame>
  )
}

/** Words at the ends stay within the drawing. */
function anchorAt(tick: number, [from, to]: readonly [number, number]): 'start' | 'middle' | 'end' {
  return tick === from ? 'start' : tick === to ? 'end' : 'middle'
}

/** The last month bears the unit. */
function monthWords(
  tick: number,
  { months: [, to] }: ReturnType<typeof cashExtent>,
  { number, both }: Speech,
): string {
  const isLast = tick + 1 > to
  return isLast ? `${number(tick)}\u00a0${both('mois', 'months')}` : number(tick)
}

interface LineProps {
  readonly line: CashLine
  readonly x: (month: number) => number
  readonly y: (cash: number) => number
  readonly speech: Speech
}

function Line({ line: { course, step, isDashed }, x, y, speech }: LineProps) {
  const points = cashPoints(course)
  const path = points.map(({ month, inHand }) => `${x(month)} ${y(inHand)}`).join('L')
  const peak = peakPoint(course)
  return (
    <g>
      {path !== '' && (
        <path className={isDashed ? 'cash dashed' : 'cash'} d={`M${path}`} stroke={hue(step)} />
      )}
      {course.peakNeed > 0 && (
        <>
          <circle cx={x(peak.month)} cy={y(peak.inHand)} r={4} fill={hue(step)} />
          <text
            className="point-label"
            x={x(peak.month) + 8}
            y={y(peak.inHand) + 15}
            style={{ fill: `var(--p${step}-text)` }}
          >
            {thousands(-course.peakNeed, speech)}
          </text>
        </>
      )}
    </g>
  )
}

function hue(step: number): string {
  return `var(--p${step})`
}

function twinOf(lines: readonly CashLine[], speech: Speech) {
  const months = [
    ...new Set(lines.flatMap(({ course }) => course.months.map((each) => each.month))),
  ]
  const inHand = speech.both('en caisse', 'in hand')
  const net = speech.both('du mois', 'of the month')
  const cents = (value: number) => Number(value.toFixed(2))
  return {
    columns: [
      speech.both('mois depuis l’ouverture', 'month from the opening'),
      ...lines.flatMap(({ name }) => [`${name}, ${net}`, `${name}, ${inHand}`]),
    ],
    rows: months
      .toSorted((a, b) => a - b)
      .map((month) => [
        month,
        ...lines.flatMap(({ course }) => {
          const own = course.months.find((each) => each.month === month)
          const isBefore = month < (course.months[0]?.month ?? 0)
          const last = isBefore ? 0 : course.closing
          return [cents(own?.net ?? 0), cents(own?.inHand ?? last)]
        }),
      ]),
  }
}
