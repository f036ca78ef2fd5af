import { useState } from 'react'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import { SmileCurve } from '../../../ui/charts/SmileCurve.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { MarginAllocation, ValueCurve } from '../../engine/accounts/value-curve.ts'
import { valueCurve } from '../../engine/accounts/value-curve.ts'
import type { SeeDocument } from '../../engine/document.ts'
import { clientVoice } from '../client-voice.ts'
import type { SecondChain } from '../second-chain.ts'
import { accessStep, chainName, valueOf } from '../second-chain.ts'

interface CurveBlockProps {
  readonly document: SeeDocument
  readonly second: SecondChain | undefined
  readonly onSelect: (stageId: string) => void
  /** With the switches of unit and of margin; without them it is a picture to read at a glance. */
  readonly full?: boolean
}

type Unit = 'days' | 'km'

/** The smile curve: which share of the price each stage adds, far or near, early or late. */
export function CurveBlock({ document, second, onSelect, full = false }: CurveBlockProps) {
  const speech = useSpeech(document.chain.currency)
  const [unit, setUnit] = useState<Unit>('days')
  const [allocation, setAllocation] = useState<MarginAllocation>('none')
  const curves = curvesOf(document)
  const curve = curves[allocation] ?? document.curve
  const base = baseWords(curve, speech)
  const other = second && (curvesOf(second.document)[allocation] ?? second.document.curve)
  return (
    <div className="curve-block">
      <SmileCurve
        points={pointsOf(curve, unit, speech)}
        unit={unit}
        base={base}
        finding={findingOf(curve, base, speech)}
        fromClient={clientVoice(document, speech).from}
        onSelect={onSelect}
        title={speech.both('Courbe du sourire', 'Smile curve')}
        note={`% ${base}`}
        {...(second && other
          ? {
              second: {
                name: `B · ${chainName(second.document, speech)}`,
                step: accessStep(second.document),
                points: pointsOf(other, unit, speech),
              },
            }
          : {})}
      />
      {full && (
        <div className="switches no-print">
          <Segmented
            name={`distance ${clientVoice(document, speech).to}`}
            value={unit}
            options={[
              ['days', speech.both('en jours', 'in days')],
              ['km', speech.both('en km', 'in km')],
            ]}
            onChange={setUnit}
          />
          {curve.base === 'price' && (
            <Segmented
              name={speech.both('marge', 'margin')}
              value={allocation}
              options={allocationsOf(curves).map((each) => [
                each,
                speech.say(ALLOCATIONS[each] ?? words(each)),
              ])}
              onChange={setAllocation}
            />
          )}
        </div>
      )}
      {full && <p className="label">{readingOf(curve, base, speech)}</p>}
    </div>
  )
}

/** Ways of laying the margin on stages, in words; the engine says which a chain can have. */
const ALLOCATIONS: Readonly<Record<string, Words>> = {
  none: words('marge à part | margin apart'),
  'by-cost': words('marge selon le coût | margin by cost'),
  'by-capital': words('marge selon le capital | margin by capital'),
  'by-key': words('marge selon la clé | margin by key'),
}

/** A curve, and why the margin could not be laid as asked when it could not. */
type SaidCurve = ValueCurve & { readonly refused?: { readonly because: Words } }
type Curves = Readonly<Partial<Record<MarginAllocation, SaidCurve>>>

/** The curves that the document brings; else the two that its stages are enough for. */
function curvesOf(document: SeeDocument & { readonly curves?: Curves }): Curves {
  if (document.curves) return document.curves
  const priceExVat = valueOf(document, 'price.exVat')
  return {
    none: document.curve,
    'by-cost': valueCurve({ rows: document.stages, priceExVat, allocation: 'by-cost' }),
  }
}

function allocationsOf(curves: Curves): MarginAllocation[] {
  const given = Object.keys(curves) as MarginAllocation[]
  return given.filter((each) => ALLOCATIONS[each] !== undefined)
}

function pointsOf(curve: ValueCurve, unit: Unit, speech: Speech) {
  return curve.points.map((point) => ({
    id: point.stageId,
    name: speech.both(point.name, point.nameEn),
    distance: unit === 'days' ? point.days : (point.straightKm ?? 0),
    shareRatio: point.shareRatio,
    step: point.step,
  }))
}

function baseWords(curve: ValueCurve, { both }: Speech): string {
  return curve.base === 'price'
    ? both('du prix hors taxe', 'of the price excluding VAT')
    : both('du coût', 'of the cost')
}

function findingOf(curve: ValueCurve, base: string, speech: Speech): string {
  const top = curve.points.toSorted((a, b) => b.shareRatio - a.shareRatio)[0]
  if (!top) return ''
  const share = speech.figure(top.shareRatio, 'ratio')
  return speech.both(
    `«\u202f${top.name}\u202f» ajoute la plus grande part\u00a0: ${share} ${base}.`,
    `“${top.nameEn}” adds the largest share: ${share} ${base}.`,
  )
}

/** How the curve is to be read, and where the margin is. */
function readingOf(curve: SaidCurve, base: string, speech: Speech): string {
  const { marginRatio, refused } = curve
  const how = speech.both(
    'Un point par étape ; la courbe additionne les étapes voisines.',
    'One dot per stage; the curve adds neighbouring stages up.',
  )
  if (refused) return `${how} ${speech.say(refused.because)}.`
  if (curve.allocation !== 'none') {
    return `${how} ${speech.both(
      'La marge est répartie sur les étapes\u00a0: c’est une convention, pas une mesure.',
      'The margin is spread over the stages: a convention, not a measure.',
    )}`
  }
  if (marginRatio === undefined) return how
  const share = speech.figure(marginRatio, 'ratio')
  return `${how} ${speech.both(
    `La marge, ${share} ${base}, n’est posée sur aucune étape.`,
    `The margin, ${share} ${base}, is laid on no stage.`,
  )}`
}
