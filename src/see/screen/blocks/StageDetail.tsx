import { useEffect, useState } from 'react'
import { Figure } from '../../../ui/figure/Figure.tsx'
import { OriginMark } from '../../../ui/figure/OriginMark.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { Carriage } from '../../../ui/map/map-model.ts'
import type { SeeDocument } from '../../engine/document.ts'
import type { Explanation } from '../../engine/explain.ts'
import { TOPIC_WORDS } from '../../engine/proximity/social.ts'
import { carriageOf } from '../chain-map.ts'
import { countryName } from '../../../ui/country-name.ts'

export type Explain = (figureId: string) => Promise<Explanation | undefined>

interface StageDetailProps {
  readonly document: SeeDocument
  readonly stageId: string
  /** A person chose it: it then stays in sight beside the rows. */
  readonly chosen: boolean
  readonly explain: Explain
  readonly onExplain: (figureId: string) => void
}

type Stage = SeeDocument['stages'][number]

/** The chosen stage explains itself: what its cost, days and carbon are made of, and who says so. */
export function StageDetail(props: StageDetailProps) {
  const { document, stageId, chosen, explain, onExplain } = props
  const speech = useSpeech(document.chain.currency)
  const row = document.stages.find((each) => each.id === stageId)
  const parts = useParts(stageId, explain, document)
  if (!row) return null
  const doubt = (what: string, unit: string) => {
    const interval = document.stageIntervals[`stage/${row.id}.${what}`]
    return interval && speech.ui.nineInTen(speech.interval(interval.low, interval.high, unit))
  }
  return (
    <section className={chosen ? 'stage-detail chosen' : 'stage-detail'}>
      {/* Said in one breath; the rest is there to be read. */}
      <p className="hidden" role="status">
        {chosen && spokenWords(row, speech)}
      </p>
      <h2 className="section section-title">
        {speech.both(row.name, row.nameEn)}
        <span className="label">{aboutOf(document, row, speech)}</span>
      </h2>
      <div className="stage-columns">
        {COLUMNS.map(([what, unit]) => (
          <div key={what}>
            <p className="stage-figure">
              <span>{columnName(what, speech)}</span>
              <Figure
                id={`stage/${row.id}.${what}`}
                name={columnName(what, speech)}
                value={valueOfColumn(row, what)}
                unit={unit}
                currency={document.chain.currency}
                origin="computed"
                onExplain={onExplain}
              />
            </p>
            <PartList
              parts={parts?.[what] ?? []}
              currency={document.chain.currency}
              onExplain={onExplain}
            />
            <p className="tick">{doubt(what, unit)}</p>
          </div>
        ))}
        <Place document={document} row={row} onExplain={onExplain} />
      </div>
    </section>
  )
}

function spokenWords(row: Stage, speech: Speech): string {
  const figures = COLUMNS.map(([what, unit]) => speech.figure(valueOfColumn(row, what), unit))
  return `${speech.both(row.name, row.nameEn)}${speech.both('\u00a0: ', ': ')}${figures.join(', ')}`
}

const COLUMNS = [
  ['cost', 'money/unit'],
  ['days', 'days'],
  ['carbon', 'kgCO2e'],
] as const
type Column = (typeof COLUMNS)[number][0]

function columnName(what: Column, { both }: Speech): string {
  if (what === 'cost') return both('coût ajouté', 'cost added')
  return what === 'days' ? both('jours', 'days') : both('carbone', 'carbon')
}

function valueOfColumn(row: Stage, what: Column): number {
  if (what === 'cost') return row.costPerUnit
  return what === 'days' ? row.days : row.carbonKgCo2ePerUnit
}

/** A part of a figure with the inputs behind it. */
interface Part {
  readonly input: Explanation['inputs'][number]
  readonly behind: Explanation['inputs']
}
type Parts = Readonly<Record<Column, readonly Part[]>>

/** Parts of the three figures, two levels deep, asked of the worker when the stage changes. */
function useParts(stageId: string, explain: Explain, document: SeeDocument): Parts | undefined {
  const [found, setFound] = useState<{ readonly stageId: string; readonly parts: Parts }>()
  useEffect(() => {
    let left = false
    void Promise.all(COLUMNS.map(([what]) => partsOf(`stage/${stageId}.${what}`, explain))).then(
      ([cost = [], days = [], carbon = []]) => {
        if (!left) setFound({ stageId, parts: { cost, days, carbon } })
      },
      // The figures stay; only what stands behind them is missing.
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [stageId, explain, document])
  return found?.stageId === stageId ? found.parts : undefined
}

/** Parts told in the panel; the figure itself opens all of them. */
const MOST_PARTS = 3

async function partsOf(figureId: string, explain: Explain): Promise<Part[]> {
  const inputs = ((await explain(figureId))?.inputs ?? []).filter(({ value }) => value !== 0)
  const largest = inputs.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, MOST_PARTS)
  return Promise.all(
    largest.map(async (input) => ({
      input,
      behind: input.figureId === undefined ? [] : ((await explain(input.figureId))?.inputs ?? []),
    })),
  )
}

function sizeOf({ value }: Explanation['inputs'][number]): number {
  return typeof value === 'number' ? Math.abs(value) : 0
}

interface PartListProps {
  readonly parts: readonly Part[]
  readonly currency: string
  readonly onExplain: (figureId: string) => void
}

function PartList({ parts, currency, onExplain }: PartListProps) {
  const speech = useSpeech(currency)
  const shown = ({ value, unit }: Part['input']) =>
    typeof value === 'number' ? speech.figure(value, unit) : (value ?? speech.ui.unknown)
  return (
    <ul className="stage-parts">
      {parts.map(({ input, behind }) => (
        <li key={input.figureId ?? input.fieldKey ?? speech.say(input.label)}>
          <span>
            {input.figureId === undefined ? (
              nameWithin(speech.say(input.label))
            ) : (
              <button
                type="button"
                className="inline-figure"
                onClick={() => onExplain(input.figureId ?? '')}
              >
                {nameWithin(speech.say(input.label))}
              </button>
            )}
          </span>
          <span className="amount">
            {shown(input)}
            <OriginMark origin={input.origin} />
          </span>
          <span className="tick" title={input.source}>
            {input.source}
            {behind.slice(0, 2).map((each, index) => (
              <span key={speech.say(each.label)} title={each.source}>
                {index > 0 && ' ; '}
                {nameWithin(speech.say(each.label))} {shown(each)}
                <OriginMark origin={each.origin} /> {index === behind.length - 1 && each.source}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** `Mer, douane : jours` is `jours` under its own title. */
function nameWithin(label: string): string {
  const at = label.lastIndexOf(':')
  return at < 0 ? label : label.slice(at + 1).trim()
}

/** Who, where, by which mode. */
function aboutOf(document: SeeDocument, row: Stage, speech: Speech): string {
  const actor = row.actor === undefined ? undefined : (document.names[row.actor] ?? row.actor)
  const mode: Carriage | undefined = row.mode === undefined ? undefined : carriageOf(row.mode)
  return [
    actor,
    row.place,
    row.country && countryName(row.country, speech.language),
    mode && speech.ui.modes[mode],
    row.km > 0 ? speech.figure(row.km, 'km') : undefined,
  ]
    .filter((text) => text !== undefined && text !== '')
    .join(', ')
}

interface PlaceProps {
  readonly document: SeeDocument
  readonly row: Stage
  readonly onExplain: (figureId: string) => void
}

/** How far from her, and what documents say of the people there: never a score. */
function Place({ document, row, onExplain }: PlaceProps) {
  const speech = useSpeech(document.chain.currency)
  const lines = [
    ['daysToClient', speech.both('avant sa main', 'before the hand'), row.daysToClient, 'days'],
    ['kmToClient', speech.both('à vol d’oiseau', 'great circle'), row.straightKmToClient, 'km'],
    ['upstreamness', speech.both('rang moyen', 'upstreamness'), row.upstreamness, 'index'],
  ] as const
  const evidence = document.evidence[row.siteId ?? ''] ?? []
  return (
    <div>
      <p className="stage-figure">
        <span>{speech.both('distance', 'distance')}</span>
      </p>
      <ul className="stage-parts">
        {lines.map(([id, label, value, unit]) =>
          value === undefined ? null : (
            <li key={id}>
              <button
                type="button"
                className="inline-figure"
                onClick={() => onExplain(`stage/${row.id}.${id}`)}
              >
                {label}
              </button>
              <span className="amount">{speech.figure(value, unit)}</span>
            </li>
          ),
        )}
        <li>
          <span>{speech.both('social', 'social')}</span>
          <span className="amount">
            {evidence.length === 0 && speech.both('rien de prouvé', 'nothing proven')}
          </span>
          {evidence.map((each) => (
            <span key={`${each.topic} ${each.finding}`} className="tick">
              {speech.say(TOPIC_WORDS[each.topic])}
              {speech.both('\u00a0: ', ': ')}
              {[each.finding, each.source, each.date].filter(Boolean).join(', ')}
            </span>
          ))}
        </li>
      </ul>
    </div>
  )
}
