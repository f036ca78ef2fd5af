import { useState } from 'react'
import { SmileCurve } from '../../ui/charts/SmileCurve.tsx'
import type { Land } from '../../ui/map/ClientMap.tsx'
import { ClientMap } from '../../ui/map/ClientMap.tsx'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import { KeyFigure } from '../../ui/figure/KeyFigure.tsx'
import type { Speech } from '../../ui/language.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { MapLegend } from '../../ui/map/MapLegend.tsx'
import { OriginLegend } from '../../ui/figure/OriginMark.tsx'
import { RingNav } from '../../ui/nav/RingNav.tsx'
import type { SeeDocument } from '../engine/document.ts'
import { clientWords } from '../engine/reading.ts'
import { carriageOf, chainFlows, chainPlaces } from './chain-map.ts'
import './see.css'

export interface SeeScreenProps {
  readonly document: SeeDocument
  readonly land: Land | undefined
  readonly sea: ReadonlyMap<string, readonly (readonly [number, number])[]>
  /** True until the intervals are drawn. */
  readonly drawing: boolean
  readonly onExplain: (figureId: string) => void
}

/** How far is my chain from her, what is worth doing? */
export function HomeScreen(
  props: SeeScreenProps & { readonly onSelectStage: (id: string) => void },
) {
  const { document, onExplain, onSelectStage } = props
  const speech = useSpeech(document.chain.currency)
  const [headline, ...others] = document.reading
  const name = speech.both(document.chain.name, document.chain.nameEn ?? document.chain.name)
  const countries = new Set(document.stages.map((row) => row.country)).size
  const actors = document.actors.length
  const carriages = [
    ...new Set(
      document.stages.flatMap((row) => (row.kind === 'lane' ? [carriageOf(row.mode ?? '')] : [])),
    ),
  ]
  return (
    <main className="page">
      <div className="home-loop">
        <RingNav
          worthMost="see"
          topLeft={
            <>
              <FindingTitle about={name}>
                {headline ? speech.say(headline.text) : name}
              </FindingTitle>
              <div className="more">
                {others.slice(0, 1).map((sentence) => (
                  <p key={sentence.id}>
                    <button type="button" onClick={() => onExplain(sentence.figureIds[0] ?? '')}>
                      {speech.say(sentence.text)}
                    </button>
                  </p>
                ))}
              </div>
            </>
          }
          topRight={<MapLegend modes={carriages} />}
          answers={{
            see: speech.both(
              `${document.stages.length} étapes, ${countries} pays, ${actors} acteurs`,
              `${document.stages.length} stages, ${countries} countries, ${actors} actors`,
            ),
          }}
        >
          <MapOf {...props} />
        </RingNav>
      </div>
      <section className="home-figures">
        <ValueCurveBlock {...props} onSelect={onSelectStage} />
        <div>
          <div className="figure-row">
            {keyFigures(document, speech).map((figure) => (
              <KeyFigure
                key={figure.id}
                {...figure}
                currency={document.chain.currency}
                origin="computed"
                onExplain={onExplain}
              />
            ))}
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
        </div>
      </section>
    </main>
  )
}

function MapOf({
  document,
  land,
  sea,
  onSelectStage,
}: SeeScreenProps & { readonly onSelectStage: (id: string) => void }) {
  const speech = useSpeech(document.chain.currency)
  const client = clientWords(document.chain.clientWord)
  const { latitudeDeg, longitudeDeg, country } = document.client
  if (latitudeDeg === undefined || longitudeDeg === undefined) {
    return (
      <p className="label">
        {speech.both(
          'Aucun marché n’a de coordonnées : la carte attend de savoir où elle est.',
          'No market has coordinates: the map waits to know where she is.',
        )}
      </p>
    )
  }
  const units = document.figures.find((figure) => figure.id === 'total.units')?.value ?? 0
  return (
    <ClientMap
      client={{
        latitudeDeg,
        longitudeDeg,
        country,
        label: speech.language === 'fr' ? client.fr.the : client.en.the,
        sub: speech.both(
          `${speech.number(units)} ventes par an`,
          `${speech.number(units)} sales a year`,
        ),
      }}
      land={land}
      places={chainPlaces(document, speech.language)}
      flows={chainFlows(document, sea, speech.language)}
      finding={document.reading[0] ? speech.say(document.reading[0].text) : document.chain.name}
      selectedId={undefined}
      onSelect={onSelectStage}
    />
  )
}

function ValueCurveBlock({
  document,
  onSelect,
}: SeeScreenProps & { readonly onSelect: (id: string) => void }) {
  const speech = useSpeech(document.chain.currency)
  const [unit, setUnit] = useState<'days' | 'km'>('days')
  const base =
    document.curve.base === 'price'
      ? speech.both('du prix hors taxe', 'of the price excluding VAT')
      : speech.both('du coût', 'of the cost')
  const top = document.curve.points.toSorted((a, b) => b.shareRatio - a.shareRatio)[0]
  const finding = top
    ? speech.both(
        `« ${top.name} » ajoute la plus grande part : ${speech.figure(top.shareRatio, 'ratio')} ${base}.`,
        `“${top.nameEn}” adds the largest share: ${speech.figure(top.shareRatio, 'ratio')} ${base}.`,
      )
    : ''
  return (
    <SmileCurve
      points={document.curve.points.map((point) => ({
        id: point.stageId,
        name: speech.both(point.name, point.nameEn),
        distance: unit === 'days' ? point.days : (point.straightKm ?? 0),
        shareRatio: point.shareRatio,
        step: point.step,
      }))}
      unit={unit}
      base={base}
      finding={finding}
      onSelect={onSelect}
      title={speech.both('Courbe du sourire', 'Smile curve')}
      note={
        <>
          {speech.both(`part de chaque étape, % ${base}, `, `share of each stage, % ${base}, `)}
          <button
            type="button"
            className="inline-figure no-print"
            onClick={() => setUnit(unit === 'days' ? 'km' : 'days')}
          >
            {unit === 'days'
              ? speech.both('en jours ⇄ km', 'in days ⇄ km')
              : speech.both('en km ⇄ jours', 'in km ⇄ days')}
          </button>
        </>
      }
    />
  )
}

/** The five figures of the foot of the page: what is known, with its doubt. */
function keyFigures(document: SeeDocument, speech: Speech) {
  const find = (id: string) => document.figures.find((figure) => figure.id === id)
  const value = (id: string) => find(id)?.value
  const share = (id: string) => {
    const known = value(id)
    return known === undefined ? '?' : speech.figure(known, 'ratio')
  }
  const patience = value('lead.patience')
  const dependency = document.dependency
  const top = dependency.countries[0]
  const spec = [
    [
      'margin.final.ratio',
      speech.both('Marge finale', 'Final margin'),
      speech.both(
        `${share('margin.entry.ratio')} à l’achat`,
        `${share('margin.entry.ratio')} at purchase`,
      ),
    ],
    [
      'landed.unit',
      speech.both('Coût rendu', 'Landed cost'),
      speech.both('par pièce, hors vente', 'per piece, before selling'),
    ],
    [
      'lead.critical',
      speech.both('Délai', 'Lead time'),
      patience === undefined
        ? speech.both('de la matière à sa main', 'from matter to her hand')
        : speech.both(
            `elle en attend ${speech.number(patience)}`,
            `she waits ${speech.number(patience)}`,
          ),
    ],
    [
      'carbon.total',
      speech.both('Carbone', 'Carbon'),
      speech.both('par pièce, CO₂e', 'per piece, CO₂e'),
    ],
    [
      'dependency.concentration',
      speech.both('Dépendance', 'Dependency'),
      top
        ? speech.both(
            `${countryName(top.key, 'fr')} : ${speech.figure(top.valueShare, 'ratio')} de la valeur`,
            `${countryName(top.key, 'en')}: ${speech.figure(top.valueShare, 'ratio')} of value`,
          )
        : speech.both('concentration, de 0 à 1', 'concentration, 0 to 1'),
    ],
  ] as const
  return spec.map(([id, name, note]) => {
    const figure = find(id)
    return {
      id,
      name,
      note,
      unit: figure?.unit ?? 'index',
      value: figure?.value,
      low: figure?.low,
      high: figure?.high,
    }
  })
}

/** Name of a country by the browser's own tables. */
export function countryName(iso2: string, language: 'fr' | 'en'): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(iso2) ?? iso2
  } catch {
    return iso2
  }
}
