import { scaleLinear } from 'd3-scale'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { useWidth } from '../../../ui/use-width.ts'
import { COLLECTION_WORDS, money } from '../../collection-messages.ts'
import type { CollectionProof } from '../../engine/collection/collection-proof.ts'
import { piled, rangeOf } from './collection-points.ts'

const STEP = 9
const ROW = 104
const MARGIN = { left: 6, right: 6, bottom: 26 }

interface Row {
  readonly id: 'far' | 'mix' | 'gain'
  readonly name: string
  readonly quantiles: readonly number[]
}

/** The whole collection season by season: 50 dots of 2 seasons in 100 each, losers hollow. */
export function TotalDots({ proof }: { readonly proof: CollectionProof }) {
  const speech = useSpeech(proof.currency)
  const say = speech.say
  const totals: Row[] = [
    { id: 'far', name: say(COLLECTION_WORDS.allFar), quantiles: proof.allFar.quantiles },
    { id: 'mix', name: say(COLLECTION_WORDS.mix), quantiles: proof.mix.quantiles },
  ]
  const gain: Row = {
    id: 'gain',
    name: say(COLLECTION_WORDS.gain),
    quantiles: proof.gain.quantiles,
  }
  const rows = [...totals, gain]
  const table = {
    columns: [say(COLLECTION_WORDS.chances), ...rows.map(({ name }) => name)],
    rows: proof.mix.quantiles.map((_, dot) => [
      `${dot * 2 + 1} %`,
      ...rows.map(({ quantiles }) => Math.round(quantiles[dot] ?? 0)),
    ]),
  }
  const shared = rangeOf(totals.flatMap(({ quantiles }) => quantiles))
  return (
    <ChartFrame
      finding={say(COLLECTION_WORDS.dotsFinding)}
      table={table}
      fileName="collection-saisons"
      title={say(COLLECTION_WORDS.dotsTitle)}
      note={say(COLLECTION_WORDS.dotsNote)}
    >
      {totals.map((row) => (
        <DotRow key={row.id} row={row} range={shared} currency={proof.currency} />
      ))}
      <DotRow row={gain} range={rangeOf(gain.quantiles)} currency={proof.currency} />
    </ChartFrame>
  )
}

interface DotRowProps {
  readonly row: Row
  readonly range: readonly [number, number]
  readonly currency: string
}

function DotRow({ row, range, currency }: DotRowProps) {
  const speech = useSpeech(currency)
  const [ref, width] = useWidth(420)
  const inner = width - MARGIN.left - MARGIN.right
  const bins = Math.max(10, Math.floor(inner / STEP))
  const x = scaleLinear(range, [MARGIN.left, width - MARGIN.right])
  const dots = piled(row.quantiles, range, bins)
  const most = dots.reduce((high, { height }) => Math.max(high, height + 1), 1)
  const step = Math.min(STEP, (ROW - MARGIN.bottom - 4) / most)
  const base = ROW - MARGIN.bottom
  return (
    <div ref={ref} className={`dot-row-total ${row.id}`}>
      <p className="label">{row.name}</p>
      <svg width={width} height={ROW} aria-hidden="true">
        <path className="tick-line" d={`M${MARGIN.left} ${base}H${width - MARGIN.right}`} />
        {range[0] < 0 && <path className="zero-line" d={`M${x(0)} ${base}V0`} />}
        {dots.map(({ bin, height, value }, at) => (
          <circle
            key={at}
            className={value < 0 ? 'chance loss' : 'chance'}
            cx={MARGIN.left + ((bin + 0.5) / bins) * inner}
            cy={base - step * (height + 0.6)}
            r={Math.min(3.6, step * 0.45)}
          />
        ))}
        {x.ticks(4).map((tick) => (
          <text key={tick} x={x(tick)} y={ROW - 8} textAnchor="middle">
            {money(speech.format)(tick)}
          </text>
        ))}
      </svg>
    </div>
  )
}
