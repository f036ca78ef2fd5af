import { Figure } from '../../../ui/figure/Figure.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { Idle } from '../../engine/accounts/idle.ts'
import type { FigureValue, SeeDocument } from '../../engine/document.ts'
import type { Social } from '../../engine/proximity/social.ts'
import { TOPIC_WORDS } from '../../engine/proximity/social.ts'
import { clientVoice } from '../client-voice.ts'
import { valueOf } from '../second-chain.ts'

interface BlockProps {
  readonly document: SeeDocument
  readonly onExplain: (figureId: string) => void
}

/** Ids that the engine gives to the figures of each block. */
type IdleFigure = 'idle.cost' | `idle.${keyof Pick<Idle, 'ratio'>}`
type SocialFigure = `social.${keyof Pick<Social, 'documented' | 'unknown'>}`
const IDLE: readonly IdleFigure[] = ['idle.cost', 'idle.ratio']
const SOCIAL: readonly SocialFigure[] = ['social.documented', 'social.unknown']
const CLIENT = 'client.value.'

/** What is not made with what is paid for: a line of its own, never spread over the pieces. */
export function IdleBlock({ document, onExplain }: BlockProps) {
  const speech = useSpeech(document.chain.currency)
  const lines = document.idle.toSorted((a, b) => b.costPerYear - a.costPerYear).slice(0, 4)
  const units = valueOf(document, 'total.units')
  if ((valueOf(document, 'idle.cost') ?? 0) <= 0) return null
  return (
    <section>
      <h2 className="section section-title">
        {speech.both('Capacité inutilisée', 'Idle capacity')}
        <span className="label">
          {speech.both('payée, sans rien produire', 'paid for, making nothing')}
        </span>
      </h2>
      <FigureLines
        figures={figuresNamed(document, IDLE)}
        currency={document.chain.currency}
        onExplain={onExplain}
      />
      <ul className="amount-lines">
        {lines.map((line) => (
          <li key={`${line.site} ${line.process}`}>
            <span>{siteWords(document, line, speech)}</span>
            <span className="amount">{speech.figure(line.costPerYear, 'money/year')}</span>
            {units !== undefined && units > 0 && (
              <span className="label">
                {speech.both(
                  `${speech.figure(line.costPerYear / units, 'money/unit')} par pièce`,
                  `${speech.figure(line.costPerYear / units, 'money/unit')} a piece`,
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function siteWords(
  document: SeeDocument,
  { site, process }: SeeDocument['idle'][number],
  speech: Speech,
): string {
  const stage = document.stages.find((row) => row.id === process)
  const place = document.places[site ?? '']?.name ?? site ?? ''
  return stage ? `${speech.both(stage.name, stage.nameEn)}, ${place}` : place
}

/** What documents say of people, stage by stage; two of them do not make a stage better than one. */
export function SocialBlock({ document, onExplain }: BlockProps) {
  const speech = useSpeech(document.chain.currency)
  const told = document.stages.flatMap((row) => {
    const evidence = row.siteId === undefined ? undefined : document.evidence[row.siteId]
    return evidence && evidence.length > 0 ? [{ row, evidence }] : []
  })
  const counted = figuresNamed(document, SOCIAL)
  return (
    <section>
      <h2 className="section section-title">
        {speech.both('Les personnes', 'The people')}
        <span className="label">
          {speech.both('des preuves, jamais une note', 'evidence, never a score')}
        </span>
      </h2>
      <FigureLines figures={counted} currency={document.chain.currency} onExplain={onExplain} />
      {told.length === 0 && (
        <p className="label">
          {speech.both(
            `Aucun document sur ${document.stages.length} étapes\u00a0: on ne sait rien, ni en bien ni en mal.`,
            `No document on ${document.stages.length} stages: nothing is known, good or bad.`,
          )}
        </p>
      )}
      <ul className="amount-lines">
        {told.slice(0, 6).map(({ row, evidence }) => (
          <li key={row.id}>
            <span>{speech.both(row.name, row.nameEn)}</span>
            {evidence.map((each) => (
              <span key={`${each.topic} ${each.finding}`} className="label whole">
                {speech.say(TOPIC_WORDS[each.topic])}
                {speech.both('\u00a0: ', ': ')}
                {[each.finding, each.source, each.date].filter(Boolean).join(', ')}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a client is worth to the firm over the years that she comes back. */
export function ClientValueBlock({ document, onExplain }: BlockProps) {
  const speech = useSpeech(document.chain.currency)
  const { one } = clientVoice(document, speech)
  const values = document.figures.filter((figure) => figure.id.startsWith(CLIENT))
  const markets = values.filter((figure) => !figure.id.startsWith(`${CLIENT}channel.`))
  if (markets.length === 0) return null
  return (
    <section>
      <h2 className="section section-title">
        {speech.both(`Ce que vaut ${one}`, `What ${one} is worth`)}
        <span className="label">{clientNote(markets, speech)}</span>
      </h2>
      <FigureLines
        figures={markets.slice(0, 8)}
        currency={document.chain.currency}
        onExplain={onExplain}
      />
    </section>
  )
}

function clientNote(markets: readonly FigureValue[], speech: Speech): string {
  return markets.every((figure) => figure.value === undefined)
    ? speech.both('ce qui manque pour le dire', 'what is missing to say it')
    : speech.both(
        'marge de ses commandes, acquisition déduite',
        'margin of the orders, less acquisition',
      )
}

function figuresNamed(document: SeeDocument, ids: readonly string[]): readonly FigureValue[] {
  return document.figures.filter((figure) => ids.includes(figure.id))
}

interface FigureLinesProps {
  readonly figures: readonly FigureValue[]
  readonly currency: string
  readonly onExplain: (figureId: string) => void
}

/** Figures under each other; one that cannot be said says why. */
function FigureLines({ figures, currency, onExplain }: FigureLinesProps) {
  const speech = useSpeech(currency)
  return (
    <ul className="amount-lines">
      {figures.map((figure) => (
        <li key={figure.id}>
          <span>{speech.say(figure.label)}</span>
          <Figure
            id={figure.id}
            name={speech.say(figure.label)}
            value={figure.value}
            unit={figure.unit}
            currency={currency}
            origin="computed"
            onExplain={onExplain}
          />
          {figure.value === undefined && figure.because && (
            <span className="label whole">{speech.say(figure.because)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
