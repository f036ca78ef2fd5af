import { useState } from 'react'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { useWidth } from '../../../ui/use-width.ts'
import type { ProofDocument } from '../../engine/document.ts'
import type { FrontierView } from './frontier-view.ts'
import { frontierView, premiumAt } from './frontier-view.ts'
import { sourceName } from '../shown-policies.ts'

const HEIGHT = 196
const [LEFT, RIGHT, TOP, BOTTOM] = [38, 10, 10, 34]
const [LEAST_SIGMA, MOST_SIGMA, SIGMA_STEP] = [0, 0.5, 0.01]

/** How much dearer a nearer maker may be, against the lead of the far one; doubt under the hand. */
export function FrontierChart({ document }: { readonly document: ProofDocument }) {
  const speech = useSpeech(document.currency)
  const [ref, width] = useWidth(360)
  const [sigma, setSigma] = useState<number>()
  const view = frontierView(document)
  if (!view) return null
  const doubt = sigma ?? view.sigma
  const affordable = premiumAt(view, view.farMonths, doubt)
  const words = verdictWords(document, view, { premiumRatio: affordable, speech })
  const months = (value: number) => speech.number(value, 1)
  const percent = (value: number) => speech.figure(value, 'ratio')

  return (
    <ChartFrame
      finding={words}
      fileName="surcout-permis"
      title={speech.both(
        'Surcoût que le proche peut se permettre',
        'Premium that nearness can bear',
      )}
      note={speech.both('coût rendu, une commande chacun', 'landed cost, one order each')}
      table={{
        columns: [
          speech.both('délai du lointain (mois)', 'lead of the far one (months)'),
          speech.both('surcoût permis (%)', 'premium (%)'),
        ],
        rows: view.months.map((at) => [
          at,
          Number(((premiumAt(view, at, doubt) ?? 0) * 100).toFixed(2)),
        ]),
      }}
    >
      <div ref={ref}>
        <Plane {...{ view, doubt, width, document, months, percent }} />
      </div>
      <DoubtSlider
        {...{ doubt, words }}
        own={view.sigma}
        isMoved={sigma !== undefined}
        onSet={setSigma}
      />
      <p className="label">
        {words}{' '}
        {speech.both(
          'Incertitude : écart type du logarithme des ventes, par racine de mois d’avance.',
          'Uncertainty: standard deviation of the logarithm of sales, per square root of a month ahead.',
        )}
      </p>
    </ChartFrame>
  )
}

/** What a near maker may ask, and what those at hand do ask. */
function verdictWords(
  { sources }: ProofDocument,
  { points }: FrontierView,
  { premiumRatio, speech }: { readonly premiumRatio: number | undefined; readonly speech: Speech },
): string {
  if (premiumRatio === undefined) return ''
  const may = speech.figure(premiumRatio, 'ratio')
  const asked = points
    .map(({ source, premiumRatio: asks }) => {
      const sign = asks >= 0 ? '+' : ''
      return `${sourceName(source, sources, speech)} ${sign}${speech.figure(asks, 'ratio')}`
    })
    .join(', ')
  return speech.both(
    `Un fabricant proche peut coûter ${may} de plus, rendu ; demandé : ${asked}.`,
    `A near maker may cost ${may} more, landed; asked: ${asked}.`,
  )
}

interface DoubtSliderProps {
  readonly doubt: number
  /** The doubt of the product itself. */
  readonly own: number
  readonly isMoved: boolean
  readonly words: string
  readonly onSet: (sigma: number | undefined) => void
}

function DoubtSlider({ doubt, own, isMoved, words, onSet }: DoubtSliderProps) {
  const speech = useSpeech()
  const set = (value: number) => onSet(Math.min(MOST_SIGMA, Math.max(LEAST_SIGMA, value)))
  return (
    <div className="doubt-slider no-print">
      <label htmlFor="doubt">{speech.both('Incertitude', 'Uncertainty')}</label>
      <button
        type="button"
        className="step-button"
        aria-label={speech.both('moins d’incertitude', 'less uncertainty')}
        onClick={() => set(doubt - SIGMA_STEP)}
      >
        −
      </button>
      <input
        id="doubt"
        type="range"
        min={LEAST_SIGMA}
        max={MOST_SIGMA}
        step={SIGMA_STEP}
        value={doubt}
        aria-valuetext={`${speech.number(doubt, 2)}. ${words}`}
        onChange={(event) => set(Number(event.target.value))}
      />
      <button
        type="button"
        className="step-button"
        aria-label={speech.both('plus d’incertitude', 'more uncertainty')}
        onClick={() => set(doubt + SIGMA_STEP)}
      >
        +
      </button>
      <output htmlFor="doubt">{speech.number(doubt, 2)}</output>
      {isMoved && (
        <button type="button" className="inline-figure" onClick={() => onSet(undefined)}>
          {speech.both('revenir à ', 'back to ')}
          {speech.number(own, 2)}
        </button>
      )}
    </div>
  )
}

interface PlaneProps {
  readonly view: FrontierView
  readonly doubt: number
  readonly width: number
  readonly document: ProofDocument
  readonly months: (value: number) => string
  readonly percent: (value: number) => string
}

const GREY_SIGMAS = [0.05, 0.3]

function Plane({ view, doubt, width, document, months, percent }: PlaneProps) {
  const speech = useSpeech(document.currency)
  const mostMonths = view.months.at(-1)!
  const x = (at: number) => LEFT + (at / mostMonths) * (width - LEFT - RIGHT)
  const y = (ratio: number) =>
    TOP +
    (1 -
      Math.min(Math.max(ratio, view.low), view.high) / (view.high - view.low) +
      view.low / (view.high - view.low)) *
      (HEIGHT - TOP - BOTTOM)
  const curve = (sigma: number) =>
    view.months
      .flatMap((at) => {
        const premium = premiumAt(view, at, sigma)
        return premium === undefined ? [] : [`${x(at).toFixed(1)},${y(premium).toFixed(1)}`]
      })
      .join('L')
  // A doubt at which no month has a premium draws nothing.
  const path = (points: string, end = '') => (points === '' ? '' : `M${points}${end}`)
  const under = curve(doubt * 0.75)
    .split('L')
    .toReversed()
  const veil = path([curve(doubt * 1.25), ...under].filter((each) => each !== '').join('L'), 'Z')
  return (
    <svg width={width} height={HEIGHT} className="frontier">
      {view.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${LEFT} ${y(tick)}H${width - RIGHT}`} className="tick-line" />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {percent(tick)}
          </text>
        </g>
      ))}
      {view.monthTicks.map((tick, at) => (
        <text key={tick} x={x(tick)} y={HEIGHT - BOTTOM + 15} textAnchor="middle">
          {months(tick).replace(/[.,]0$/, '')}
          {at === view.monthTicks.length - 1 ? speech.both(' mois', ' months') : ''}
        </text>
      ))}
      <text x={LEFT} y={HEIGHT - 4}>
        {speech.both('délai du fournisseur lointain', 'lead of the far supplier')}
      </text>
      {GREY_SIGMAS.map((sigma) => (
        <path key={sigma} d={path(curve(sigma))} className="grey-curve" />
      ))}
      <path d={veil} className="frontier-veil" />
      <path d={path(curve(doubt))} className="curve" />
      <text x={LEFT + 8} y={TOP + 12} className="plane-word">
        {speech.both('trop cher : rester loin', 'too dear: stay far')}
      </text>
      <text x={width - RIGHT} y={HEIGHT - BOTTOM - 6} textAnchor="end" className="plane-word">
        {speech.both('produire près', 'make it near')}
      </text>
      {view.points.map(({ source, premiumRatio, step }) => (
        <g key={source.id} style={{ color: `var(--p${step})` }}>
          <circle
            cx={x(view.farMonths)}
            cy={y(premiumRatio)}
            r={5}
            fill="currentColor"
            stroke="var(--paper)"
            strokeWidth={1.5}
          />
          <text
            x={x(view.farMonths) + (x(view.farMonths) > width / 2 ? -10 : 10)}
            y={y(premiumRatio) + 4}
            textAnchor={x(view.farMonths) > width / 2 ? 'end' : 'start'}
            className="point-label"
            style={{ fill: `var(--p${step}-text)` }}
          >
            {sourceName(source, document.sources, speech)} {premiumRatio >= 0 ? '+' : ''}
            {percent(premiumRatio)}
          </text>
        </g>
      ))}
    </svg>
  )
}
