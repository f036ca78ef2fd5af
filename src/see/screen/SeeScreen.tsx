import { useState } from 'react'
import type { CascadeRow } from '../../ui/charts/CascadeTable.tsx'
import { CascadeTable } from '../../ui/charts/CascadeTable.tsx'
import { TierBars } from '../../ui/charts/TierBars.tsx'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import type { Speech } from '../../ui/language.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { OriginLegend } from '../../ui/figure/OriginMark.tsx'
import type { SeeDocument } from '../engine/document.ts'
import { Groups } from './Groups.tsx'
import { countryName } from './HomeScreen.tsx'
import { ProximityBlock } from './ProximityBlock.tsx'
import './see.css'
import { StageDetail } from './StageDetail.tsx'

export interface SeeDetailProps {
  readonly document: SeeDocument
  readonly selectedId: string | undefined
  readonly onSelect: (stageId: string) => void
  readonly onExplain: (figureId: string) => void
}

/** Where do euros, days and kilos arise? */
export function SeeScreen(props: SeeDetailProps) {
  const { document, onSelect, onExplain } = props
  const speech = useSpeech(document.chain.currency)
  const selected = props.selectedId ?? mostTelling(document)
  const title = document.reading.find((sentence) => sentence.id === 'lane') ?? document.reading[0]
  const value = (id: string) => document.figures.find((figure) => figure.id === id)?.value
  const price = value('price.exVat')
  const rows = cascadeRows(document, speech)
  return (
    <main className="page">
      <FindingTitle>{title ? speech.say(title.text) : document.chain.name}</FindingTitle>
      <div className="see-grid">
        <div>
          <CascadeTable
            rows={rows}
            currency={document.chain.currency}
            caption={speech.both('Étapes, de la plus loin à la plus près', 'Stages, far to near')}
            priceExVat={price}
            totals={totalsOf(document, speech)}
            selectedId={selected}
            onSelect={(id) => (id.startsWith('line.') ? onExplain(id.slice(5)) : onSelect(id))}
          />
          {selected !== undefined && (
            <StageDetail document={document} stageId={selected} onExplain={onExplain} />
          )}
          <Reading {...props} />
        </div>
        <aside className="see-side">
          <ProximityBlock document={document} onExplain={onExplain} />
          <DependencyBlock {...props} />
        </aside>
      </div>
      <Groups document={document} />
      <OriginLegend
        note={speech.both(
          `graine ${document.seed}, ${document.draws} tirages`,
          `seed ${document.seed}, ${document.draws} draws`,
        )}
      />
    </main>
  )
}

/** The stage whose days and carbon differ most: the odd step that a reader would click. */
function mostTelling(document: SeeDocument): string | undefined {
  const days = document.stages.reduce((sum, row) => sum + row.days, 0) || 1
  const carbon = document.carbon.totalPerUnit || 1
  return document.stages
    .filter((row) => row.kind === 'lane')
    .toSorted(
      (a, b) =>
        b.days / days -
        b.carbonKgCo2ePerUnit / carbon -
        (a.days / days - a.carbonKgCo2ePerUnit / carbon),
    )[0]?.id
}

function totalsOf(document: SeeDocument, speech: Speech) {
  const shown = (id: string, unit: string) => {
    const value = document.figures.find((figure) => figure.id === id)?.value
    return value === undefined ? '' : speech.figure(value, unit)
  }
  const price = shown('price.incVat', 'money/unit')
  return {
    euros: price === '' ? '' : `${price} ${speech.both('TTC', 'incl. VAT')}`,
    days: shown('lead.cumulated', 'days'),
    carbon: shown('carbon.total', 'kg'),
  }
}

/** Stages from far to near, then what is left of the price: idle capacity, margins, VAT. */
function cascadeRows(document: SeeDocument, speech: Speech): CascadeRow[] {
  const stages = document.stages.slice(0, 200).map((row): CascadeRow => {
    const place = document.places[row.siteId ?? '']
    return {
      id: row.id,
      name: speech.both(row.name, row.nameEn),
      where: place
        ? place.city
        : `${row.place}${row.km > 0 ? ` ${speech.figure(row.km, 'km')}` : ''}`,
      step: row.step,
      origin: originOf(document, row.id),
      euros: row.costPerUnit,
      days: row.days,
      carbonKg: row.carbonKgCo2ePerUnit,
      matter: 'solid',
    }
  })
  return [...stages, ...restOfPrice(document, speech)]
}

function restOfPrice(document: SeeDocument, speech: Speech): CascadeRow[] {
  const units = document.figures.find((figure) => figure.id === 'total.units')?.value ?? 0
  const line = (
    id: string,
    [name, where]: readonly [string, string],
    euros: number,
    matter: CascadeRow['matter'],
  ): CascadeRow => ({
    id: `line.${id}`,
    name,
    where,
    step: undefined,
    origin: 'computed',
    euros,
    days: undefined,
    carbonKg: undefined,
    matter,
  })
  const idle = document.idle.reduce((sum, each) => sum + each.costPerYear, 0) / (units || 1)
  const leadMargin = document.margins
  const others = document.books.salesExVatPerYear / (units || 1)
  const cost = document.stages.reduce((sum, row) => sum + row.costPerUnit, 0)
  const lead = leadMargin.known ? leadMargin.operatingPerYear / (units || 1) : undefined
  const rows: CascadeRow[] = []
  if (lead === undefined) return rows
  const elsewhere = others - cost - lead - idle
  if (Math.abs(elsewhere) > 0.005) {
    rows.push(
      line(
        'books.margin',
        [
          speech.both('Marges des autres', 'Others’ margins'),
          speech.both('prix connus', 'known prices'),
        ],
        elsewhere,
        'margin',
      ),
    )
  }
  if (idle > 0.005) {
    rows.push(
      line('idle.cost', [speech.both('Capacité inutilisée', 'Idle capacity'), ''], idle, 'lost'),
    )
  }
  rows.push(
    line(
      'margin.operating',
      [
        speech.both('Reste à la firme', 'Left to the firm'),
        speech.both('marge d’exploitation', 'operating margin'),
      ],
      lead,
      'margin',
    ),
  )
  const vat = document.figures.find((figure) => figure.id === 'price.vat')?.value
  if (vat !== undefined && vat > 0)
    rows.push(line('price.vat', [speech.both('TVA', 'VAT'), ''], vat, 'tax'))
  return rows
}

/** How a stage's main figures are known: the weakest of its estimates. */
function originOf(document: SeeDocument, stageId: string): CascadeRow['origin'] {
  const mine = document.estimates.filter((estimate) => estimate.id.split('/')[1] === stageId)
  if (mine.some((estimate) => estimate.status === 'assumed')) return 'assumed'
  if (mine.some((estimate) => estimate.status === 'default')) return 'default'
  if (mine.some((estimate) => estimate.status === 'measured')) return 'measured'
  return mine.length > 0 ? 'published' : 'given'
}

function Reading({ document, onExplain }: SeeDetailProps) {
  const speech = useSpeech(document.chain.currency)
  return (
    <ul className="reading">
      {document.reading.slice(1).map((sentence) => (
        <li key={sentence.id}>
          <button type="button" onClick={() => onExplain(sentence.figureIds[0] ?? '')}>
            {speech.say(sentence.text)}
          </button>
        </li>
      ))}
    </ul>
  )
}

function DependencyBlock({ document, onExplain }: SeeDetailProps) {
  const speech = useSpeech(document.chain.currency)
  const [all, setAll] = useState(false)
  const { dependency } = document
  const steps = new Map(document.stages.map((row) => [row.siteId, row.step]))
  const shown = all ? dependency.tiers : dependency.tiers.slice(0, 6)
  const deepest = dependency.deepest
  return (
    <section>
      <h2 className="section section-title">
        {speech.both('Dépendance, rang par rang', 'Dependency, tier by tier')}
      </h2>
      <TierBars
        tiers={shown.map((tier) => ({
          tier: tier.tier,
          name: speech.both(tier.items.join(', '), tier.itemsEn.join(', ')),
          single: tier.single,
          parts: tier.parts.map((part) => ({
            name: document.places[part.siteId]?.city ?? part.siteId,
            shareRatio: part.shareRatio,
            step: steps.get(part.siteId) ?? 1,
          })),
        }))}
      />
      {dependency.tiers.length > 6 && (
        <button type="button" className="chip" onClick={() => setAll(!all)}>
          {all ? speech.both('moins', 'less') : speech.both('tous les rangs', 'all tiers')}
        </button>
      )}
      <p className="label">
        {dependency.countries.slice(0, 3).map((each) => (
          <button
            key={each.key}
            type="button"
            onClick={() => onExplain(`dependency.atRisk.${each.key}`)}
          >
            {countryName(each.key, speech.language)} {speech.figure(each.valueShare, 'ratio')} (
            {speech.both('passe par là : ', 'crosses it: ')}
            {speech.figure(each.atRiskShare, 'ratio')}){' '}
          </button>
        ))}
      </p>
      {deepest && (
        <p className="label">
          {speech.both(
            `Le plus profond point seul : ${deepest.item}, rang ${deepest.tier}, ${deepest.actor}.`,
            `The deepest single point: ${deepest.itemEn}, tier ${deepest.tier}, ${deepest.actor}.`,
          )}
        </p>
      )}
    </section>
  )
}
