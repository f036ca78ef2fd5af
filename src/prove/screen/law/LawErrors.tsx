import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { OriginMark } from '../../../ui/figure/OriginMark.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { useWidth } from '../../../ui/use-width.ts'
import { sdLogAt } from '../../engine/demand/error-at-lead.ts'
import { errorRatioOf, LAW_BOUNDS } from '../../engine/law/law-edits.ts'
import { GivenField } from './GivenField.tsx'
import type { DrawnLaw } from './law-origins.ts'
import { errorOrigin, errorWords } from './law-origins.ts'

const [HEIGHT, BOTTOM, TOP, LEFT, RIGHT] = [170, 24, 16, 4, 40]

/** How wrong a forecast is by how far ahead one commits: the curve, its points, each to be typed. */
export function LawErrors(drawn: DrawnLaw) {
  const { law, onEdit } = drawn
  const speech = useSpeech()
  const { both, number } = speech
  const mark = errorOrigin(drawn)
  const given = new Set(law.given?.errors?.map(({ leadMonths }) => leadMonths))
  const points = law.errorByLead.map(({ leadMonths, sdLog }) => {
    return { leadMonths, errorRatio: errorRatioOf(sdLog), isGiven: given.has(leadMonths) }
  })
  const percent = (ratio: number) => `${number(ratio * 100)}\u202f%`
  const [first, last] = [points[0], points.at(-1)]
  const months = (count: number) =>
    `${number(count, Number.isInteger(count) ? 0 : 1)}\u00a0${both('mois', count === 1 ? 'month' : 'months')}`
  const finding = !last
    ? both('Aucune erreur de prévision n’est connue.', 'No forecast error is known.')
    : first === last
      ? both(
          `${months(last.leadMonths)} avant la saison, la prévision se trompe de ${percent(last.errorRatio)}.`,
          `${months(last.leadMonths)} before the season, the forecast is off by ${percent(last.errorRatio)}.`,
        )
      : both(
          `La prévision se trompe de ${percent(first!.errorRatio)} à ${months(first!.leadMonths)}, de ${percent(last.errorRatio)} à ${months(last.leadMonths)}.`,
          `The forecast is off by ${percent(first!.errorRatio)} at ${months(first!.leadMonths)}, by ${percent(last.errorRatio)} at ${months(last.leadMonths)}.`,
        )
  return (
    <ChartFrame
      finding={finding}
      title={both('Erreur de prévision', 'Forecast error')}
      note={both('écart-type, selon l’avance', 'standard deviation, by how far ahead')}
      fileName={both('erreur-de-prevision', 'forecast-error')}
      table={{
        columns: [
          both('mois d’avance', 'months ahead'),
          both('erreur', 'error'),
          both('origine', 'origin'),
        ],
        rows: points.map(({ leadMonths, errorRatio, isGiven }) => [
          leadMonths,
          percent(errorRatio),
          errorWords(isGiven ? 'given' : mark, speech),
        ]),
      }}
    >
      <p className="label">{finding}</p>
      <Curve drawn={drawn} points={points} />
      <ul className="law-points">
        {points.map(({ leadMonths, errorRatio, isGiven }) => (
          <li key={leadMonths}>
            <GivenField
              label={both(`à ${months(leadMonths)}`, `at ${months(leadMonths)}`)}
              value={errorRatio}
              unit="%"
              bounds={LAW_BOUNDS.errorRatio}
              origin={isGiven ? 'given' : mark}
              onGive={
                onEdit && ((value) => onEdit({ errors: [{ leadMonths, errorRatio: value }] }))
              }
            />
          </li>
        ))}
      </ul>
      <p className="label">
        <OriginMark origin={mark} /> {errorWords(mark, speech)}
      </p>
    </ChartFrame>
  )
}

interface CurveProps {
  readonly drawn: DrawnLaw
  readonly points: readonly {
    readonly leadMonths: number
    readonly errorRatio: number
    readonly isGiven: boolean
  }[]
}

const CURVE_STEPS = 60

/** From no lead to a little beyond the last point; between points the variance is interpolated. */
function Curve({ drawn, points }: CurveProps) {
  const { law } = drawn
  const { number, both } = useSpeech()
  const [ref, width] = useWidth(420)
  const mark = errorOrigin(drawn)
  const farthest = (points.at(-1)?.leadMonths ?? 1) * 1.15
  const asked = { ...law, mixConcentration: law.mixConcentration ?? Infinity }
  const at = (months: number) => errorRatioOf(sdLogAt(asked, months))
  const top = Math.max(at(farthest), ...points.map(({ errorRatio }) => errorRatio)) || 1
  const x = (months: number) => LEFT + (months / farthest) * (width - LEFT - RIGHT)
  const y = (ratio: number) => HEIGHT - BOTTOM - (ratio / top) * (HEIGHT - BOTTOM - TOP)
  const line = Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
    const months = (farthest * step) / CURVE_STEPS
    return `${x(months).toFixed(1)},${y(at(months)).toFixed(1)}`
  })
  return (
    <svg ref={ref} width="100%" height={HEIGHT} aria-hidden="true">
      <line className="tick-line" x1={0} x2={width} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      <polyline className="curve" points={line.join(' ')} />
      {points.map(({ leadMonths, errorRatio, isGiven }, index) => (
        <g key={leadMonths}>
          <circle
            className={isGiven || mark === 'given' ? 'point full' : 'point'}
            strokeDasharray={mark === 'default' && !isGiven ? '1.6 1.2' : undefined}
            cx={x(leadMonths)}
            cy={y(errorRatio)}
            r={4.5}
          />
          {mark === 'measured' && !isGiven && (
            <path
              className="half"
              d={`M${x(leadMonths)} ${y(errorRatio) - 4.5}a4.5 4.5 0 0 1 0 9z`}
            />
          )}
          <text className="point-label" x={x(leadMonths) + 8} y={y(errorRatio) + 14}>
            {number(errorRatio * 100)}
            {'\u202f%'}
          </text>
          <text x={x(leadMonths)} y={HEIGHT - 8} textAnchor="middle">
            {number(leadMonths, Number.isInteger(leadMonths) ? 0 : 1)}
            {index === points.length - 1 && both('\u00a0mois', '\u00a0months')}
          </text>
        </g>
      ))}
    </svg>
  )
}
