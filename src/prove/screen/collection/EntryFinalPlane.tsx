import { scaleLinear } from 'd3-scale'
import { useState } from 'react'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { moveAmong } from '../../../ui/move-among.ts'
import { useWidth } from '../../../ui/use-width.ts'
import { COLLECTION_WORDS, GROUP_WORDS, money, policyLabel } from '../../collection-messages.ts'
import type { CollectionProof } from '../../engine/collection/collection-proof.ts'
import type { ProductPoint } from './collection-points.ts'
import { pointsOf, rangeOf } from './collection-points.ts'
import { productTable } from './product-table.ts'

const HEIGHT = 380
const MARGIN = { left: 52, right: 16, top: 14, bottom: 40 }
/** More dots than this are drawn smaller. */
const MANY = 400

/** Each product: to the left entry says far, above the line what is left says near. */
export function EntryFinalPlane({ proof }: { readonly proof: CollectionProof }) {
  const speech = useSpeech(proof.currency)
  const [ref, width] = useWidth(640)
  const [shown, setShown] = useState<ProductPoint>()
  const points = pointsOf(proof.products)
  const x = scaleLinear(rangeOf(points.map(({ entryRatio }) => entryRatio)), [
    MARGIN.left,
    width - MARGIN.right,
  ])
  const y = scaleLinear(rangeOf(points.map(({ finalRatio }) => finalRatio)), [
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  ])
  const say = speech.say
  return (
    <ChartFrame
      finding={say(COLLECTION_WORDS.planeFinding)}
      table={productTable(proof, speech.language)}
      fileName="collection-produits"
      title={say(COLLECTION_WORDS.planeTitle)}
      note={say(COLLECTION_WORDS.planeNote)}
    >
      <div ref={ref} className="collection-plane">
        <svg width={width} height={HEIGHT}>
          <g aria-hidden="true">
            <path
              className="zero-line"
              d={`M${x(0)} ${HEIGHT - MARGIN.bottom}V${MARGIN.top}M${MARGIN.left} ${y(0)}H${width - MARGIN.right}`}
            />
            {x.ticks(5).map((tick) => (
              <text key={tick} x={x(tick)} y={HEIGHT - 22} textAnchor="middle">
                {speech.figure(tick, 'ratio')}
              </text>
            ))}
            {y.ticks(5).map((tick) => (
              <text key={tick} x={MARGIN.left - 8} y={y(tick) + 4} textAnchor="end">
                {speech.figure(tick, 'ratio')}
              </text>
            ))}
            <text className="word" x={width - MARGIN.right} y={HEIGHT - 5} textAnchor="end">
              {say(COLLECTION_WORDS.entryAxis)}
            </text>
            <text className="word" x={MARGIN.left + 6} y={MARGIN.top + 6}>
              ↑ {say(COLLECTION_WORDS.finalAxis)}
            </text>
          </g>
          {points.map((point, index) => (
            <circle
              key={point.line.id}
              className={`product ${point.line.verdict}`}
              role="button"
              tabIndex={index === 0 ? 0 : -1}
              aria-label={`${point.line.name}, ${say(GROUP_WORDS[point.line.verdict])}`}
              cx={x(point.entryRatio)}
              cy={y(point.finalRatio)}
              r={points.length > MANY ? 3 : 5}
              onClick={() => setShown(point)}
              onFocus={() => setShown(point)}
              onMouseEnter={() => setShown(point)}
              onKeyDown={(event) => moveAmong(event, '.product', () => setShown(point))}
            >
              <title>{point.line.name}</title>
            </circle>
          ))}
        </svg>
        <PlaneKey proof={proof} />
        <p className="label shown-product" aria-live="polite">
          {shown ? <ShownProduct point={shown} currency={proof.currency} /> : ' '}
        </p>
      </div>
    </ChartFrame>
  )
}

function PlaneKey({ proof }: { readonly proof: CollectionProof }) {
  const speech = useSpeech()
  return (
    <ul className="plane-key label">
      {proof.groups.map(({ verdict, products }) => (
        <li key={verdict}>
          <svg width={14} height={14} aria-hidden="true">
            <circle className={`product ${verdict}`} cx={7} cy={7} r={5} />
          </svg>{' '}
          {speech.number(products)} {speech.say(GROUP_WORDS[verdict])}
        </li>
      ))}
    </ul>
  )
}

function ShownProduct({
  point,
  currency,
}: {
  readonly point: ProductPoint
  readonly currency: string
}) {
  const speech = useSpeech(currency)
  const { line } = point
  const amount = money(speech.format)
  const how = line.chosen ? policyLabel(line.chosen, speech.language) : '–'
  const { mean, low, high } = line.difference
  return (
    <>
      <strong>{line.name}</strong> : {how}.{' '}
      {speech.both(
        `Près moins loin : ${amount(mean)} par saison (${amount(low)} à ${amount(high)}).`,
        `Near less far: ${amount(mean)} a season (${amount(low)} to ${amount(high)}).`,
      )}
    </>
  )
}
