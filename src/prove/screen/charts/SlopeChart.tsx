import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { textWidth, useFontsReady } from '../../../ui/text-measure.ts'
import { useWidth } from '../../../ui/use-width.ts'
import { wrapText } from '../../../ui/wrap-text.ts'
import type { ShownPolicy } from '../shown-policies.ts'
import { spreadOut } from './spread-out.ts'

interface SlopeChartProps {
  readonly policies: readonly ShownPolicy[]
  readonly currency: string
  readonly finding: string
}

const [TALL, LOW] = [440, 340]
const [TOP, BOTTOM] = [34, 20]
const LEAST_GAP = 20
/** Names take two lines where they are long. */
const LINE = 14

/** The margin twice: as the purchase price shows it, and as the season leaves it. */
export function SlopeChart({ policies, currency, finding }: SlopeChartProps) {
  const speech = useSpeech(currency)
  const [ref, width] = useWidth(460)
  useFontsReady()
  const lines = policies.map(({ outcome, ...policy }) => ({
    ...policy,
    entry: outcome.bridge.entryMargin,
    end: outcome.bridge.finalMargin,
  }))
  const height = width < 420 ? LOW : TALL
  const values = lines.flatMap(({ entry, end }) => [entry, end])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const y = (value: number) => TOP + ((high - value) / (high - low || 1)) * (height - TOP - BOTTOM)
  const money = (value: number) => speech.figure(value, 'money/season')
  const figures = Math.max(...values.map((value) => textWidth(money(value), 15, 600)))
  const left = figures + 16
  const room = Math.min(150, width * 0.34)
  const right = width - figures - room - 24
  const names = lines.map(({ name }) => wrapText(name, room, (text) => textWidth(text, 12.5, 600)))
  const gap = names.some((each) => each.length > 1) ? 2 * LINE + 3 : LEAST_GAP
  const endAt = spreadOut(
    lines.map(({ end }) => y(end)),
    gap,
    [TOP, height - LINE],
  )
  // Ways of one entry margin share its figure.
  const entries = [...new Map(lines.map((line) => [money(line.entry), line])).values()]
  const entryAt = spreadOut(
    entries.map(({ entry }) => y(entry)),
    LEAST_GAP,
    [TOP, height - 6],
  )
  return (
    <ChartFrame
      finding={finding}
      fileName="marges"
      title={speech.both('La marge, deux fois', 'The margin, twice')}
      table={{
        columns: [
          speech.both('façon d’acheter', 'way of buying'),
          speech.both('à l’achat', 'at the purchase'),
          speech.both('à la fin', 'in the end'),
        ],
        rows: lines.map(({ name, entry, end }) => [name, Math.round(entry), Math.round(end)]),
      }}
    >
      <div ref={ref}>
        <svg width={width} height={height} className="slope">
          <text x={left} y={14} textAnchor="middle" className="head">
            {speech.both('à l’achat', 'at the purchase')}
          </text>
          <text x={right} y={14} textAnchor="middle" className="head">
            {speech.both('à la fin', 'in the end')}
          </text>
          <path className="post" d={`M${left} 24V${height} M${right} 24V${height}`} />
          {entries.map((line, at) => (
            <g key={line.id} className="slope-labels" style={{ fill: `var(--p${line.step}-text)` }}>
              <text x={left - 10} y={entryAt[at]! + 5} textAnchor="end" className="big">
                {money(line.entry)}
              </text>
            </g>
          ))}
          {lines.map((line, at) => (
            <SlopeLine
              key={line.id}
              line={line}
              ends={[y(line.entry), y(line.end)]}
              labelAt={endAt[at]!}
              words={[money(line.end), ...names[at]!]}
              {...{ left, right, figures }}
            />
          ))}
        </svg>
      </div>
    </ChartFrame>
  )
}

interface SlopeLineProps {
  readonly line: Pick<ShownPolicy, 'step' | 'dash'>
  /** Heights of the two ends. */
  readonly ends: readonly [number, number]
  /** Height of the figure, and of the name beside it. */
  readonly labelAt: number
  /** The final margin, then the lines of the name. */
  readonly words: readonly string[]
  readonly left: number
  readonly right: number
  /** Room for the figure. */
  readonly figures: number
}

function SlopeLine({ line, ends, labelAt, words, left, right, figures }: SlopeLineProps) {
  const { step, dash } = line
  const [margin, ...name] = words
  return (
    <g style={{ color: `var(--p${step})` }}>
      <line
        x1={left}
        y1={ends[0]}
        x2={right}
        y2={ends[1]}
        stroke="currentColor"
        strokeWidth={2.2}
        strokeDasharray={dash}
      />
      <circle cx={left} cy={ends[0]} r={4.5} fill="currentColor" />
      <circle cx={right} cy={ends[1]} r={4.5} fill="currentColor" />
      <g style={{ fill: `var(--p${step}-text)` }} className="slope-labels">
        <text x={right + 10} y={labelAt + 5} className="big">
          {margin}
        </text>
        {name.map((words, at) => (
          <text
            key={words}
            x={right + figures + 20}
            y={labelAt + 4.5 + (at - (name.length - 1) / 2) * LINE}
          >
            {words}
          </text>
        ))}
      </g>
    </g>
  )
}
