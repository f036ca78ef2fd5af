import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { useWidth } from '../../../ui/use-width.ts'
import type { ShownPolicy } from '../shown-policies.ts'
import type { DotBins } from './dot-bins.ts'
import { dotBins, winsIn100 } from './dot-bins.ts'

interface SeasonDotsProps {
  /** Those that have a gain over the best far one. */
  readonly policies: readonly ShownPolicy[]
  readonly farName: string
  readonly currency: string
  readonly seed: number
}

const DOT = 3.1
const STEP = 7
/** Room for the words of a row. */
const HEAD = 24

/** The gain over buying far, season by season: 50 dots, each worth 2 seasons in 100; losers are hollow. */
export function SeasonDots({ policies, farName, currency, seed }: SeasonDotsProps) {
  const speech = useSpeech(currency)
  const [ref, width] = useWidth(390)
  const gains = policies.map(({ outcome }) => outcome.gainQuantiles ?? [])
  const bins = dotBins(gains, Math.max(10, Math.floor((width - 8) / STEP)))
  const money = (value: number) => speech.figure(value, 'money/season')
  const wins = policies.map((_, at) => {
    const count = winsIn100(gains[at]!)
    return count >= 99
      ? speech.both('gagne presque toujours', 'almost always gains')
      : speech.both(`gagne ${count} fois sur 100`, `gains ${count} times in 100`)
  })
  const finding = policies.map(({ name }, at) => `${name}, ${wins[at]}`).join(' ; ')
  return (
    <ChartFrame
      finding={finding}
      fileName="saison-par-saison"
      title={speech.both(
        `Gain sur « ${farName} », saison par saison`,
        `Gain over “${farName}”, season by season`,
      )}
      note={speech.both('un point = 2 saisons sur 100', 'one dot = 2 seasons in 100')}
      table={{
        columns: [speech.both('saisons sur 100', 'seasons in 100'), ...policies.map((p) => p.name)],
        rows: Array.from({ length: 50 }, (_, at) => [
          (at + 1) * 2,
          ...gains.map((each) => Math.round(each[at] ?? 0)),
        ]),
      }}
    >
      <div ref={ref} className="season-dots">
        {policies.map(({ id, name, step }, at) => (
          <DotRow
            key={id}
            dots={bins.rows[at]!}
            {...{ bins, width, step }}
            labels={[name, wins[at]!]}
          />
        ))}
        <Axis {...{ bins, width, money }} />
        {bins.isClipped && (
          <p className="label">
            {speech.both(
              'Les saisons les plus rares sont comptées dans le dernier point.',
              'The rarest seasons are counted in the last dot.',
            )}{' '}
            {speech.ui.seed(seed)}
          </p>
        )}
      </div>
    </ChartFrame>
  )
}

interface DotRowProps {
  readonly dots: readonly number[]
  readonly bins: DotBins
  readonly width: number
  readonly step: number
  readonly labels: readonly [string, string]
}

function DotRow({ dots, bins, width, step, labels }: DotRowProps) {
  const tallest = Math.max(...dots, 1)
  // Words stand above the dots: they never hide one.
  const height = tallest * STEP + 8 + HEAD
  const x = (bin: number) => ((bin + 0.5) / bins.count) * (width - 8) + 4
  const zero = (bins.zeroBin / bins.count) * (width - 8) + 4
  return (
    <svg width={width} height={height + 6} style={{ color: `var(--p${step})` }} aria-hidden="true">
      <path d={`M0 ${height}H${width}`} className="tick-line" />
      <path d={`M${zero} ${HEAD}V${height + 6}`} className="zero-line" />
      {dots.flatMap((count, bin) =>
        Array.from({ length: count }, (_, at) => (
          <circle
            key={`${bin} ${at}`}
            cx={x(bin)}
            cy={height - 4 - at * STEP}
            r={DOT}
            fill={bin < bins.zeroBin ? 'var(--paper)' : 'currentColor'}
            stroke="currentColor"
            strokeWidth={1.1}
          />
        )),
      )}
      <text x={0} y={15}>
        <tspan className="dot-name" style={{ fill: `var(--p${step}-text)` }}>
          {labels[0]}
        </tspan>{' '}
        <tspan>{labels[1]}</tspan>
      </text>
    </svg>
  )
}

interface AxisProps {
  readonly bins: DotBins
  readonly width: number
  readonly money: (value: number) => string
}

function Axis({ bins, width, money }: AxisProps) {
  const x = (value: number) => ((value - bins.low) / (bins.high - bins.low)) * (width - 8) + 4
  return (
    <svg width={width} height={18} aria-hidden="true">
      {bins.ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={13} textAnchor="middle">
          {tick > 0 ? '+' : ''}
          {tick === 0 ? '0' : money(tick)}
        </text>
      ))}
    </svg>
  )
}
