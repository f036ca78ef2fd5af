import { useSpeech } from '../../ui/language.tsx'
import { OriginMark } from '../../ui/figure/OriginMark.tsx'
import type { SeeDocument } from '../engine/document.ts'
import { countryName } from './HomeScreen.tsx'

export interface StageDetailProps {
  readonly document: SeeDocument
  readonly stageId: string
  readonly onExplain: (figureId: string) => void
}

/** The chosen stage: its cost, days and carbon, its place, and a way into each explanation. */
export function StageDetail({ document, stageId, onExplain }: StageDetailProps) {
  const speech = useSpeech(document.chain.currency)
  const row = document.stages.find((each) => each.id === stageId)
  if (!row) return null
  const doubt = (what: string, unit: string) => {
    const interval = document.stageIntervals[`stage/${row.id}.${what}`]
    return interval ? speech.interval(interval.low, interval.high, unit) : ''
  }
  const lines = [
    [
      'cost',
      speech.both('coût ajouté', 'cost added'),
      speech.figure(row.costPerUnit, 'money/unit'),
      doubt('cost', 'money/unit'),
    ],
    ['days', speech.both('jours', 'days'), speech.figure(row.days, 'days'), doubt('days', 'days')],
    [
      'carbon',
      speech.both('carbone', 'carbon'),
      speech.figure(row.carbonKgCo2ePerUnit, 'kgCO2e'),
      doubt('carbon', 'kgCO2e'),
    ],
    [
      'daysToClient',
      speech.both('jusqu’à sa main', 'to her hand'),
      speech.figure(row.daysToClient, 'days'),
      '',
    ],
    ...(row.straightKmToClient === undefined
      ? []
      : [
          [
            'kmToClient',
            speech.both('à vol d’oiseau', 'great circle'),
            speech.figure(row.straightKmToClient, 'km'),
            '',
          ],
        ]),
    [
      'upstreamness',
      speech.both('rang moyen', 'upstreamness'),
      speech.figure(row.upstreamness, 'index'),
      '',
    ],
  ] as const
  return (
    <section className="stage-detail">
      <h2 className="section section-title">
        {speech.both(row.name, row.nameEn)}
        <span className="label">
          {[row.actor, row.country && countryName(row.country, speech.language), row.mode]
            .filter(Boolean)
            .join(', ')}
        </span>
      </h2>
      <dl>
        {lines.map(([id, label, shown, interval]) => (
          <div key={id}>
            <dt className="label">{label}</dt>
            <dd className="main">
              <button type="button" onClick={() => onExplain(`stage/${row.id}.${id}`)}>
                {shown} <OriginMark origin="computed" />
              </button>
            </dd>
            <dd className="label why">
              {interval && speech.both(`9 fois sur 10 : ${interval}`, `9 times in 10: ${interval}`)}
            </dd>
          </div>
        ))}
        <SocialLine evidence={document.evidence[row.siteId ?? '']} />
      </dl>
    </section>
  )
}

/** What documents prove of the people's side of a stage; never a score. */
function SocialLine({
  evidence,
}: {
  readonly evidence: SeeDocument['evidence'][string] | undefined
}) {
  const speech = useSpeech()
  return (
    <div>
      <dt className="label">{speech.both('social', 'social')}</dt>
      <dd className="main">
        {evidence && evidence.length > 0
          ? evidence.map((each) => each.finding).join(' ; ')
          : speech.both('rien de prouvé', 'nothing proven')}
      </dd>
      <dd className="label why">
        {evidence?.map((each) => [each.source, each.date].filter(Boolean).join(', ')).join(' ; ') ??
          speech.both('jamais noté sans preuve', 'never scored without evidence')}
      </dd>
    </div>
  )
}
