import type { KeyboardEvent } from 'react'
import { geoPath } from 'd3-geo'
import { useId, useMemo, useState } from 'react'
import './client-map.css'
import { useSpeech } from '../language.tsx'
import { clientProjection, REGIONAL, WORLD } from './log-azimuthal.ts'
import type { At, Disc } from './map-layout.ts'
import { flowPoints, labelsOf, marksOf } from './map-layout.ts'
import type { Land, MapClient, MapFlow, MapPlace } from './map-model.ts'
import { MapFlows } from './MapFlows.tsx'
import { MapGround, ringLabels } from './MapGround.tsx'
import { MapLabels, MapMarks } from './MapMarks.tsx'
import { MapTwin } from './MapTwin.tsx'
import { textWidth, useFontsReady } from '../text-measure.ts'
import { useWidth } from '../use-width.ts'
import { wrapText } from '../wrap-text.ts'

export type { Land, MapFlow, MapPlace } from './map-model.ts'

export interface ClientMapProps {
  readonly client: MapClient
  readonly land: Land | undefined
  readonly places: readonly MapPlace[]
  readonly flows: readonly MapFlow[]
  /** What the map shows, for who cannot see it. */
  readonly finding: string
  readonly selectedId: string | undefined
  readonly onSelect: (id: string) => void
  /** How far it reaches at first. */
  readonly extent?: 'world' | 'region'
}

/** Room between the rim and the edge of the drawing, px. */
const PADDING = 4
/** From her dot to her name, px. */
const CLIENT_LEFT = 24

/** The chain seen from the client: distance to the centre is distance to her, on a log scale. */
export function ClientMap(props: ClientMapProps) {
  const speech = useSpeech()
  const [extent, setExtent] = useState(props.extent ?? 'world')
  const [asTable, setAsTable] = useState(false)
  const [moving, setMoving] = useState(false)
  const [ref, width] = useWidth(520)
  const zoom = () => {
    setMoving(true)
    setExtent(extent === 'world' ? 'region' : 'world')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setAsTable(!asTable)
    // The mark that had the focus is gone with its drawing.
    event.currentTarget.focus()
  }
  return (
    <figure
      className="client-map"
      tabIndex={-1}
      ref={ref}
      onKeyDown={onKeyDown}
      onTransitionEnd={() => setMoving(false)}
    >
      {!asTable && <Drawing {...props} width={width} extent={extent} moving={moving} />}
      <div className={asTable ? 'twin floating' : 'hidden'}>
        <MapTwin {...props} />
      </div>
      <div className="map-tools no-print">
        <button type="button" className="zoom" onClick={zoom}>
          {extent === 'world' ? speech.ui.zoomIn : speech.ui.zoomOut}
        </button>
      </div>
    </figure>
  )
}

interface DrawingProps extends ClientMapProps {
  readonly width: number
  readonly extent: 'world' | 'region'
  readonly moving: boolean
}

function Drawing(props: DrawingProps) {
  const { client, land, width, extent, moving } = props
  const clipId = useId()
  const speech = useSpeech()
  useFontsReady()
  const disc: Disc = { middle: width / 2, rim: width / 2 - PADDING }
  const scale = extent === 'world' ? WORLD : REGIONAL
  const { at, landPaths } = useMemo(() => {
    const projection = clientProjection({
      scale,
      centre: [client.longitudeDeg, client.latitudeDeg],
      rim: width / 2 - PADDING,
      x: width / 2,
      y: width / 2,
    })
    const path = geoPath(projection).digits(1)
    const landPaths = (land?.features ?? []).flatMap((feature) => {
      const d = path(feature)
      return d === null ? [] : [{ iso2: feature.properties.iso2, d }]
    })
    const at: At = (longitude, latitude) => projection([longitude, latitude])
    return { at, landPaths }
  }, [scale, width, client.latitudeDeg, client.longitudeDeg, land])
  const marks = marksOf(props.places, at, disc)
  const drawn = props.flows.map((flow) => ({ flow, line: flowPoints(flow, at, disc.middle) }))
  const rings = ringLabels(scale, disc, speech)
  const hers = clientText(client, disc)
  const labels = labelsOf({
    marks,
    disc,
    taken: [hers.box, ...rings.filter((ring) => ring.text !== '').map((ring) => ring.box)],
    lines: drawn.filter(({ flow }) => !flow.ghost).map(({ line }) => line),
    measure: textWidth,
  })
  return (
    <svg width={width} height={width} role="group" aria-label={props.finding}>
      <clipPath id={clipId}>
        <circle cx={disc.middle} cy={disc.middle} r={disc.rim} />
      </clipPath>
      <MapGround
        clipId={clipId}
        landPaths={landPaths}
        country={client.country}
        disc={disc}
        rings={rings}
      />
      <circle className="halo" cx={disc.middle} cy={disc.middle} r={17} />
      <g key={extent} className={moving ? 'appearing' : undefined}>
        <MapFlows drawn={drawn} clipId={clipId} />
        <MapLabels labels={labels} marks={marks} />
      </g>
      <MapMarks {...props} marks={marks} middle={disc.middle} />
      <ClientMark text={hers} middle={disc.middle} />
    </svg>
  )
}

/** Her name and what she did, to the right of her dot; on a small map over several lines. */
function clientText({ label, sub }: MapClient, { middle, rim }: Disc) {
  const lines = wrapText(sub, rim - CLIENT_LEFT, (text) => textWidth(text, 12))
  const widths = [textWidth(label, 13.5, 600), ...lines.map((line) => textWidth(line, 12))]
  const box = {
    left: middle - 17,
    top: middle - 17,
    right: middle + CLIENT_LEFT + 3 + Math.max(...widths),
    bottom: middle + 9 + 15 * lines.length,
  }
  return { label, lines, box }
}

interface ClientMarkProps {
  readonly text: ReturnType<typeof clientText>
  readonly middle: number
}

function ClientMark({ text, middle }: ClientMarkProps) {
  const x = middle + CLIENT_LEFT
  return (
    <g aria-hidden="true">
      <circle className="client-dot-mark" cx={middle} cy={middle} r={8} />
      <text className="client-name" x={x} y={middle + 5}>
        {text.label}
      </text>
      {text.lines.map((line, index) => (
        <text key={line} className="client-sub" x={x} y={middle + 20 + 15 * index}>
          {line}
        </text>
      ))}
    </g>
  )
}
