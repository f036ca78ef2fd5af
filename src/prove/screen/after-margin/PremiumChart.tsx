import { scaleLinear } from 'd3-scale'
import './after-margin.css'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { useWidth } from '../../../ui/use-width.ts'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import type { WillingnessCurve } from '../../engine/priced-assumptions/priced-comparison.ts'
import type { PremiumPoint } from '../../engine/priced-assumptions/willingness.ts'
import { premiumPoint } from '../../engine/priced-assumptions/willingness.ts'

const HEIGHT = 190
const MARGIN = { left: 44, right: 12, top: 20, bottom: 42 }

/** What a premium for near earns on each client of today's price, and who still buys. */
export function PremiumChart({
  willingness,
  currency,
}: {
  readonly willingness: WillingnessCurve
  readonly currency: string
}) {
  const { curve, premium } = willingness
  const speech = useSpeech(currency)
  const [ref, width] = useWidth(420)
  const last = curve.at(-1)?.premiumRatio ?? 0
  const most = Math.max(0, ...curve.map(({ marginPerWish }) => marginPerWish))
  const least = Math.min(0, ...curve.map(({ marginPerWish }) => marginPerWish))
  const x = scaleLinear([0, last], [MARGIN.left, width - MARGIN.right])
  const y = scaleLinear([least, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4)
  const money = (value: number) => speech.figure(value, 'money/unit')
  const ratio = (value: number) => speech.figure(value, 'ratio')
  const path = drawnPoints(willingness)
    .map(({ premiumRatio, marginPerWish }) => `${x(premiumRatio)} ${y(marginPerWish)}`)
    .join('L')
  const finding = speech.both(
    `À ${ratio(premium.premiumRatio)} de surcoût, ${ratio(premium.keptRatio)} des clients achètent encore : ${money(premium.marginPerWish)} par client d’aujourd’hui.`,
    `At a premium of ${ratio(premium.premiumRatio)}, ${ratio(premium.keptRatio)} of clients still buy: ${money(premium.marginPerWish)} a client of today.`,
  )
  return (
    <ChartFrame
      finding={finding}
      fileName={speech.both('surcout-accepte', 'premium-accepted')}
      title={speech.both('Ce que rapporte un surcoût', 'What a premium earns')}
      note={speech.both('marge par client d’aujourd’hui', 'margin a client of today')}
      table={twinOf(curve, speech)}
    >
      <div ref={ref} className="premium-chart">
        <svg width={width} height={HEIGHT} aria-hidden="true">
          {y.ticks(4).map((tick) => (
            <g key={tick}>
              <path
                className="tick-line"
                d={`M${MARGIN.left} ${y(tick)}H${width - MARGIN.right}`}
              />
              <text x={MARGIN.left - 8} y={y(tick) + 4} textAnchor="end">
                {speech.number(tick)}
              </text>
            </g>
          ))}
          {x.ticks(5).map((tick) => (
            <text key={tick} x={x(tick)} y={HEIGHT - 24} textAnchor="middle">
              {ratio(tick)}
            </text>
          ))}
          <text x={width - MARGIN.right} y={HEIGHT - 6} textAnchor="end">
            {speech.both('surcoût demandé pour le proche', 'premium asked for near')}
          </text>
          {path !== '' && <path className="earned" d={`M${path}`} />}
          <circle
            cx={x(premium.premiumRatio)}
            cy={y(premium.marginPerWish)}
            r={4.5}
            fill="var(--ink)"
          />
          <text
            className="point-label"
            x={x(premium.premiumRatio) + 8}
            y={y(premium.marginPerWish) - 8}
          >
            {ratio(premium.premiumRatio)} · {money(premium.marginPerWish)}
          </text>
        </svg>
      </div>
    </ChartFrame>
  )
}

/** Just beyond a limit of a segment, so that those who leave there leave at once. */
const BEYOND = 1e-9

function drawnPoints({ curve, segments, near }: WillingnessCurve): PremiumPoint[] {
  const limits = segments.map(({ highRatio }) => highRatio)
  const after = limits.map((limit) => premiumPoint(segments, limit + BEYOND, near))
  return [...curve, ...after].toSorted((a, b) => a.premiumRatio - b.premiumRatio)
}

function twinOf(curve: readonly PremiumPoint[], { both }: Speech) {
  return {
    columns: [
      both('surcoût, %', 'premium, %'),
      both('clients qui achètent encore, %', 'clients who still buy, %'),
      both('ventes, % d’aujourd’hui', 'sales, % of today'),
      both('marge par client d’aujourd’hui', 'margin a client of today'),
    ],
    rows: curve.map((point) => [
      Number((point.premiumRatio * 100).toFixed(2)),
      Number((point.keptRatio * 100).toFixed(1)),
      Number((point.revenueRatio * 100).toFixed(1)),
      Number(point.marginPerWish.toFixed(2)),
    ]),
  }
}
