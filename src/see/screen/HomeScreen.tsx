import type { Land } from '../../ui/map/ClientMap.tsx'
import { ClientMap } from '../../ui/map/ClientMap.tsx'
import { StackBar } from '../../ui/charts/StackBar.tsx'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import { KeyFigure } from '../../ui/figure/KeyFigure.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { MapLegend } from '../../ui/map/MapLegend.tsx'
import { OriginLegend } from '../../ui/figure/OriginMark.tsx'
import { RingNav } from '../../ui/nav/RingNav.tsx'
import type { SeeDocument } from '../engine/document.ts'
import { CurveBlock } from './blocks/CurveBlock.tsx'
import { carriageOf, chainFlows, chainPlaces } from './chain-map.ts'
import { clientVoice } from './client-voice.ts'
import { keyFigures } from './key-figures.ts'
import type { SecondChain } from './second-chain.ts'
import { chainName } from './second-chain.ts'
import './see.css'

interface HomeScreenProps {
  readonly document: SeeDocument
  readonly second: SecondChain | undefined
  readonly land: Land | undefined
  readonly sea: ReadonlyMap<string, readonly (readonly [number, number])[]>
  /** True until the intervals are drawn. */
  readonly drawing: boolean
  readonly onExplain: (figureId: string) => void
  readonly onSelectStage: (id: string) => void
}

/** How far is my chain from her, what is worth doing? */
export function HomeScreen(props: HomeScreenProps) {
  const { document, second, onExplain, onSelectStage } = props
  const speech = useSpeech(document.chain.currency)
  const countries = new Set(document.stages.map((row) => row.country)).size
  const stages = document.stages.length
  const actors = document.actors.length
  const client = clientVoice(document, speech)
  return (
    <main className="page home-page">
      <div className="home-loop">
        <RingNav
          worthMost="see"
          topLeft={<Finding {...props} />}
          topRight={
            <MapLegend modes={modesOf(document)} client={client.the} toClient={client.to} />
          }
          answers={{
            see: speech.both(
              `${stages} étapes, ${countries} pays, ${actors} acteurs`,
              `${stages} stages, ${countries} countries, ${actors} actors`,
            ),
          }}
        >
          <MapOf {...props} />
        </RingNav>
      </div>
      <section className="home-figures" aria-label={speech.both('Chiffres clés', 'Key figures')}>
        <CurveBlock document={document} second={second} onSelect={onSelectStage} />
        <Figures {...props} onExplain={onExplain} />
      </section>
    </main>
  )
}

function modesOf(document: SeeDocument) {
  return [
    ...new Set(
      document.stages.flatMap((row) => (row.kind === 'lane' ? [carriageOf(row.mode ?? '')] : [])),
    ),
  ]
}

function Finding({ document, second, onExplain }: HomeScreenProps) {
  const speech = useSpeech(document.chain.currency)
  const name = chainName(document, speech)
  const [headline, next] = document.reading
  return (
    <>
      <FindingTitle about={second ? `A · ${name}` : name}>
        {headline ? speech.say(headline.text) : name}
      </FindingTitle>
      {next && !second && (
        <p className="more">
          <button type="button" onClick={() => onExplain(next.figureIds[0] ?? '')}>
            {speech.say(next.text)}
          </button>
        </p>
      )}
      {second && (
        <p className="more">
          <strong>B{speech.both('\u00a0:', ':')}</strong>{' '}
          {second.document.reading[0]
            ? speech.say(second.document.reading[0].text)
            : chainName(second.document, speech)}
        </p>
      )}
    </>
  )
}

function Figures({ document, second, drawing, onExplain }: HomeScreenProps) {
  const speech = useSpeech(document.chain.currency)
  return (
    <div className="home-numbers">
      <div className="figure-row">
        {keyFigures(document, second, speech).map(({ where, beside, parts, ...figure }) => {
          const { low, high, unit } = figure
          const doubt =
            low === undefined || high === undefined
              ? undefined
              : speech.ui.nineInTen(speech.interval(low, high, unit))
          return (
            <KeyFigure
              key={figure.id}
              {...figure}
              currency={document.chain.currency}
              origin="computed"
              onExplain={onExplain}
              foot={[beside, where, doubt].map((line) => line && <span key={line}>{line}</span>)}
            >
              {parts && <StackBar parts={parts} />}
            </KeyFigure>
          )
        })}
      </div>
      <OriginLegend
        note={
          drawing
            ? speech.both('calcul des intervalles…', 'drawing intervals…')
            : speech.both(
                `graine ${document.seed}, ${document.draws} tirages`,
                `seed ${document.seed}, ${document.draws} draws`,
              )
        }
      />
    </div>
  )
}

function MapOf({ document, second, land, sea, onSelectStage }: HomeScreenProps) {
  const speech = useSpeech(document.chain.currency)
  const { language } = speech
  const { latitudeDeg, longitudeDeg, country } = document.client
  if (latitudeDeg === undefined || longitudeDeg === undefined) {
    return (
      <p className="label map-waits">
        {speech.both(
          'Aucun marché n’a de coordonnées : la carte n’a pas de centre.',
          'No market has coordinates: the map has no centre.',
        )}
      </p>
    )
  }
  const units = document.figures.find((figure) => figure.id === 'total.units')?.value ?? 0
  const beside = second && {
    places: chainPlaces(second.document, language, true),
    flows: chainFlows({ document: second.document, sea: second.sea, language, ghost: true }),
  }
  return (
    <ClientMap
      client={{
        latitudeDeg,
        longitudeDeg,
        country,
        label: clientVoice(document, speech).the,
        sub: speech.both(
          `${speech.number(units)} ventes par an`,
          `${speech.number(units)} sales a year`,
        ),
      }}
      land={land}
      places={[...chainPlaces(document, language), ...(beside?.places ?? [])]}
      flows={[...chainFlows({ document, sea, language }), ...(beside?.flows ?? [])]}
      finding={document.reading[0] ? speech.say(document.reading[0].text) : document.chain.name}
      selectedId={undefined}
      onSelect={onSelectStage}
    />
  )
}
