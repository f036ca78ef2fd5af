import { useState } from 'react'
import { Link } from 'wouter'
import type { CascadeRow } from '../../ui/charts/CascadeTable.tsx'
import { CascadeTable } from '../../ui/charts/CascadeTable.tsx'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import { OriginLegend } from '../../ui/figure/OriginMark.tsx'
import type { Speech } from '../../ui/language.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { SeeDocument } from '../engine/document.ts'
import { AxesBlock } from './blocks/AxesBlock.tsx'
import { BoomerangBlock } from './blocks/BoomerangBlock.tsx'
import { CurveBlock } from './blocks/CurveBlock.tsx'
import { DependencyBlock } from './blocks/DependencyBlock.tsx'
import { Groups } from './blocks/Groups.tsx'
import { ClientValueBlock, IdleBlock, SocialBlock } from './blocks/MoneyAndPeople.tsx'
import { OriginBlock } from './blocks/OriginBlock.tsx'
import { ProximityBlock } from './blocks/ProximityBlock.tsx'
import type { Explain } from './blocks/StageDetail.tsx'
import { StageDetail } from './blocks/StageDetail.tsx'
import { isFoldable, restOfPrice, stageCascade } from './cascade-rows.ts'
import { keyFigures } from './key-figures.ts'
import type { SecondChain } from './second-chain.ts'
import { chainName, valueOf } from './second-chain.ts'
import './see.css'

export interface SeeScreenProps {
  readonly document: SeeDocument
  readonly second: SecondChain | undefined
  readonly drawing: boolean
  readonly selectedId: string | undefined
  readonly onSelect: (stageId: string) => void
  readonly onExplain: (figureId: string) => void
  readonly explain: Explain
}

/** Where do euros, days and kilos arise? */
export function SeeScreen(props: SeeScreenProps) {
  const { document, second, onSelect, onExplain } = props
  const speech = useSpeech(document.chain.currency)
  const title = document.reading.find((sentence) => sentence.id === 'lane') ?? document.reading[0]
  return (
    <main className="page see-page">
      <div className="title-line">
        <FindingTitle>{title ? speech.say(title.text) : document.chain.name}</FindingTitle>
        <p className="page-actions no-print">
          <Link href="/voir/canevas" className="button">
            {speech.both('Canevas', 'Canvas')}
          </Link>
          <button type="button" className="button" onClick={() => globalThis.print()}>
            {speech.both('Imprimer', 'Print')} <span className="kbd">P</span>
          </button>
        </p>
      </div>
      {second && <Differences {...props} second={second} />}
      <div className="see-grid">
        <Stages {...props} />
        <aside className="see-side">
          <ProximityBlock {...{ document, second, onExplain }} />
          <DependencyBlock {...{ document, onExplain }} />
        </aside>
        <Reading {...props} />
      </div>
      <div className="see-blocks">
        <section className="wide">
          <h2 className="section section-title">
            {speech.both('Où se forme la valeur', 'Where the value is formed')}
          </h2>
          <CurveBlock {...{ document, second, onSelect }} full />
        </section>
        <section>
          <h2 className="section section-title">{speech.both('Deux axes', 'Two axes')}</h2>
          <AxesBlock {...{ document, second, onExplain }} />
        </section>
        <div className="wide">
          <Groups document={document} />
        </div>
        <OriginBlock {...{ document, onExplain }} />
        <BoomerangBlock {...{ document, onExplain }} />
        <IdleBlock {...{ document, onExplain }} />
        <SocialBlock {...{ document, onExplain }} />
        <ClientValueBlock {...{ document, onExplain }} />
      </div>
      <OriginLegend
        note={
          props.drawing
            ? speech.both('calcul des intervalles…', 'drawing intervals…')
            : speech.both(
                `graine ${document.seed}, ${document.draws} tirages`,
                `seed ${document.seed}, ${document.draws} draws`,
              )
        }
      />
    </main>
  )
}

/** The staircase, and under it the stage that was chosen, explained. */
function Stages({ document, selectedId, onSelect, onExplain, explain }: SeeScreenProps) {
  const speech = useSpeech(document.chain.currency)
  const [all, setAll] = useState(false)
  const rows = [...stageCascade(document, speech, all), ...restOfPrice(document, speech)]
  const selected = selectedId ?? mostTelling(document)
  const hidden = !rows.some((row) => row.id === selected)
  const choose = (id: string) => {
    if (id.startsWith('line.')) return onExplain(id.slice('line.'.length))
    return onSelect(id)
  }
  return (
    <div>
      {isFoldable(document) && (
        <p className="stages-switch no-print">
          <Segmented
            name={speech.both('étapes montrées', 'stages shown')}
            value={all || hidden ? 'all' : 'main'}
            options={[
              ['main', speech.both('l’essentiel', 'the main ones')],
              [
                'all',
                speech.both(
                  `les ${document.stages.length} étapes`,
                  `all ${document.stages.length} stages`,
                ),
              ],
            ]}
            onChange={(wanted) => setAll(wanted === 'all')}
          />
        </p>
      )}
      <CascadeTable
        rows={
          hidden
            ? [...stageCascade(document, speech, true), ...restOfPrice(document, speech)]
            : rows
        }
        currency={document.chain.currency}
        caption={speech.both('Étapes, de la plus loin à la plus près', 'Stages, far to near')}
        priceExVat={valueOf(document, 'price.exVat')}
        totals={totalsOf(document, speech)}
        selectedId={selected}
        onSelect={choose}
      />
      <p className="label days-note">{daysNote(rows, speech)}</p>
      {selected !== undefined && (
        <StageDetail
          {...{ document, explain, onExplain }}
          stageId={selected}
          chosen={selectedId !== undefined}
        />
      )}
    </div>
  )
}

/** What the two kinds of bars of days mean, where both are drawn. */
function daysNote(rows: readonly CascadeRow[], speech: Speech): string {
  if (!rows.some((row) => row.beside && (row.days ?? 0) > 0)) return ''
  return speech.both(
    'Jours\u00a0: en plein, le chemin le plus long\u202f; en contour, ce qui se fait pendant ce temps.',
    'Days: filled, the longest way; outlined, what is done meanwhile.',
  )
}

/** The stage whose days and carbon differ most: the odd step that a reader would click. */
function mostTelling(document: SeeDocument): string | undefined {
  const days = document.lead.criticalDays || 1
  const carbon = document.carbon.totalPerUnit || 1
  const oddness = (row: SeeDocument['stages'][number]) =>
    row.days / days - row.carbonKgCo2ePerUnit / carbon
  const lane = document.stages.filter((row) => row.kind === 'lane')
  return lane.toSorted((a, b) => oddness(b) - oddness(a))[0]?.id ?? document.stages[0]?.id
}

function totalsOf(document: SeeDocument, speech: Speech) {
  const shown = (id: string, unit: string) => {
    const value = valueOf(document, id)
    return value === undefined ? '' : speech.figure(value, unit)
  }
  const price = shown('price.incVat', 'money/unit')
  return {
    euros: price === '' ? '' : `${price} ${speech.both('TTC', 'incl. VAT')}`,
    days: shown('lead.critical', 'days'),
    carbon: shown('carbon.total', 'kg'),
  }
}

/** Key figures of both chains side by side, with what the second changes. */
function Differences({ document, second, onExplain }: SeeScreenProps & { second: SecondChain }) {
  const speech = useSpeech(document.chain.currency)
  return (
    <section className="differences">
      <h2 className="section section-title">
        A · {chainName(document, speech)}
        <span className="label">B · {chainName(second.document, speech)}</span>
      </h2>
      <ul>
        {keyFigures(document, second, speech).map((figure) => (
          <li key={figure.id}>
            <button type="button" className="inline-figure" onClick={() => onExplain(figure.id)}>
              {figure.name}
            </button>
            <strong>
              {figure.value === undefined
                ? speech.ui.unknown
                : speech.figure(figure.value, figure.unit)}
            </strong>
            <span className="label">{figure.beside ?? `B\u00a0: ${speech.ui.unknown}`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Reading({ document, onExplain }: SeeScreenProps) {
  const speech = useSpeech(document.chain.currency)
  return (
    <ul className="reading">
      {document.reading
        .filter((sentence) => sentence.id !== 'lane')
        .map((sentence) => (
          <li key={sentence.id}>
            <button type="button" onClick={() => onExplain(sentence.figureIds[0] ?? '')}>
              {speech.say(sentence.text)}
            </button>
          </li>
        ))}
    </ul>
  )
}
