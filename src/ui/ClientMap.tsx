import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { KeyboardEvent } from 'react'
import { geoInterpolate, geoPath } from 'd3-geo'
import { useMemo, useState } from 'react'
import './client-map.css'
import type { PlacedLabel } from './label-placement.ts'
import { placeLabels } from './label-placement.ts'
import { useSpeech } from './language.tsx'
import type { MapScale } from './log-azimuthal.ts'
import { clientProjection, mapRadius, REGIONAL, ringsOf, WORLD } from './log-azimuthal.ts'

export type Land = FeatureCollection<Polygon | MultiPolygon, { iso2: string }>
export type Carriage = 'sea' | 'road' | 'rail' | 'river' | 'air'

export interface MapPlace {
  readonly id: string
  readonly latitudeDeg: number
  readonly longitudeDeg: number
  readonly label: string
  readonly sub: string
  readonly step: 1 | 2 | 3 | 4 | 5
  /** Share of the cost formed there, 0 to 1: the size of the dot. */
  readonly shareRatio: number
}

export interface MapFlow {
  readonly id: string
  readonly label: string
  /** Longitude and latitude along the way; two points are joined by a great circle. */
  readonly points: readonly (readonly [number, number])[]
  readonly carriage: Carriage
  readonly step: 1 | 2 | 3 | 4 | 5
  readonly ghost?: boolean
}

export interface ClientMapProps {
  readonly client: {
    readonly latitudeDeg: number
    readonly longitudeDeg: number
    readonly country: string | undefined
    readonly label: string
    readonly sub: string
  }
  readonly land: Land | undefined
  readonly places: readonly MapPlace[]
  readonly flows: readonly MapFlow[]
  /** What the map shows, for who cannot see it. */
  readonly finding: string
  readonly selectedId: string | undefined
  readonly onSelect: (id: string) => void
}

const SIZE = 520
const RIM = 256
const MIDDLE = SIZE / 2

/** The chain seen from the client: distance to the centre is distance to her, on a log scale. */
export function ClientMap(props: ClientMapProps) {
  const { client, land, places, flows } = props
  const speech = useSpeech()
  const [regional, setRegional] = useState(false)
  const scale = regional ? REGIONAL : WORLD
  const drawn = useMemo(() => {
    const projection = clientProjection({
      scale,
      centre: [client.longitudeDeg, client.latitudeDeg],
      rim: RIM,
      x: MIDDLE,
      y: MIDDLE,
    })
    const path = geoPath(projection)
    const landPaths = (land?.features ?? []).map((feature) => ({
      iso2: feature.properties.iso2,
      d: path(feature) ?? '',
    }))
    return { projection, landPaths }
  }, [scale, client.latitudeDeg, client.longitudeDeg, land])
  const at = (longitude: number, latitude: number) => drawn.projection([longitude, latitude])
  const marks = placedMarks(places, at)
  const labels = labelsOf(marks)
  return (
    <figure className="client-map">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="group" aria-label={props.finding}>
        <circle className="disc" cx={MIDDLE} cy={MIDDLE} r={RIM} />
        <Ground
          landPaths={drawn.landPaths}
          scale={scale}
          country={client.country}
          flows={flows}
          at={at}
        />
        {labels.map((label) => (
          <LabelOf
            key={label.id}
            label={label}
            mark={marks.find((each) => each.id === label.id)!}
          />
        ))}
        {marks.map((mark, index) => (
          <PlaceMark key={mark.id} mark={mark} index={index} marks={marks} {...props} />
        ))}
        <circle cx={MIDDLE} cy={MIDDLE} r={16} fill="var(--p5)" opacity={0.22} />
        <circle
          cx={MIDDLE}
          cy={MIDDLE}
          r={7}
          fill="var(--p5)"
          stroke="var(--surface)"
          strokeWidth={1.5}
        />
        <text className="client-name" x={MIDDLE + 20} y={MIDDLE + 4} fontSize={13}>
          {client.label}
        </text>
        <text className="sub" x={MIDDLE + 20} y={MIDDLE + 19}>
          {client.sub}
        </text>
      </svg>
      <button type="button" className="chip zoom no-print" onClick={() => setRegional(!regional)}>
        {regional
          ? speech.both('vue monde', 'world view')
          : speech.both('vue régionale', 'regional view')}
      </button>
      <MapTable {...props} />
    </figure>
  )
}

interface GroundProps {
  readonly landPaths: readonly { readonly iso2: string; readonly d: string }[]
  readonly scale: MapScale
  readonly country: string | undefined
  readonly flows: readonly MapFlow[]
  readonly at: At
}

/** Land, rings of distance and flows, under the marks. */
function Ground({ landPaths, scale, country, flows, at }: GroundProps) {
  const speech = useSpeech()
  return (
    <g aria-hidden="true">
      {landPaths.map((land) => (
        <path
          key={land.iso2 + land.d.length}
          className={land.iso2 === country ? 'land client' : 'land'}
          d={land.d}
        />
      ))}
      {ringsOf(scale).map((km) => (
        <g key={km}>
          <circle className="ring" cx={MIDDLE} cy={MIDDLE} r={mapRadius(km, scale, RIM)} />
          <text
            className="ring-label"
            x={MIDDLE}
            y={MIDDLE + mapRadius(km, scale, RIM) + 4}
            dx={-12}
          >
            {speech.figure(km, 'km')}
          </text>
        </g>
      ))}
      {flows.map((flow) => (
        <FlowLine key={flow.id} flow={flow} at={at} />
      ))}
    </g>
  )
}

type At = (longitude: number, latitude: number) => [number, number] | null

interface Mark extends MapPlace {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** Places on the map; those at the same spot are drawn once, under the name of the largest. */
function placedMarks(places: readonly MapPlace[], at: At): Mark[] {
  const marks: Mark[] = []
  for (const place of [...places].sort((a, b) => b.shareRatio - a.shareRatio)) {
    const point = at(place.longitudeDeg, place.latitudeDeg)
    if (!point || Math.hypot(point[0] - MIDDLE, point[1] - MIDDLE) > RIM + 1) continue
    marks.push({
      ...place,
      x: point[0],
      y: point[1],
      radius: 3.5 + 7 * Math.sqrt(place.shareRatio),
    })
  }
  return marks
}

function labelsOf(marks: readonly Mark[]): PlacedLabel[] {
  const wanted = marks.map((mark) => ({
    id: mark.id,
    x: mark.x,
    y: mark.y,
    width: 8 + 6.6 * Math.max(mark.label.length, mark.sub.length * 0.92),
    height: mark.sub === '' ? 16 : 29,
  }))
  const client = { left: MIDDLE - 16, top: MIDDLE - 16, right: MIDDLE + 170, bottom: MIDDLE + 24 }
  const frame = { left: -30, top: 4, right: SIZE + 30, bottom: SIZE - 4 }
  return placeLabels(wanted, frame, { x: MIDDLE, y: MIDDLE }, [client])
}

function LabelOf({ label, mark }: { readonly label: PlacedLabel; readonly mark: Mark }) {
  const width = 8 + 6.6 * Math.max(mark.label.length, mark.sub.length * 0.92)
  const x = label.anchor === 'start' ? label.x : label.x + width
  return (
    <g aria-hidden="true" textAnchor={label.anchor}>
      {label.leader && <line className="leader" x1={mark.x} y1={mark.y} x2={x} y2={label.y + 9} />}
      <text className="name" x={x} y={label.y + 12}>
        {mark.label}
      </text>
      <text className="sub" x={x} y={label.y + 26}>
        {mark.sub}
      </text>
    </g>
  )
}

interface PlaceMarkProps extends ClientMapProps {
  readonly mark: Mark
  readonly index: number
  readonly marks: readonly Mark[]
}

function PlaceMark({ mark, index, marks, selectedId, onSelect }: PlaceMarkProps) {
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect(mark.id)
    }
    const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (move === undefined) return
    event.preventDefault()
    const next = (index + move + marks.length) % marks.length
    const svg = event.currentTarget.ownerSVGElement
    svg?.querySelectorAll<SVGGElement>('.place')[next]?.focus()
  }
  return (
    <g
      className="place"
      role="button"
      tabIndex={index === 0 ? 0 : -1}
      aria-pressed={mark.id === selectedId}
      aria-label={`${mark.label}, ${mark.sub}`}
      onClick={() => onSelect(mark.id)}
      onKeyDown={onKeyDown}
    >
      <circle className="target" cx={mark.x} cy={mark.y} r={14} />
      <circle
        className="dot"
        cx={mark.x}
        cy={mark.y}
        r={mark.radius}
        fill={`var(--p${mark.step})`}
      />
    </g>
  )
}

function FlowLine({ flow, at }: { readonly flow: MapFlow; readonly at: At }) {
  const [from, to] = [flow.points[0], flow.points.at(-1)]
  if (!from || !to) return null
  const points =
    flow.points.length > 2
      ? flow.points
      : Array.from({ length: 25 }, (_, i) => geoInterpolate([...from], [...to])(i / 24))
  const line = points
    .map(([longitude, latitude]) => at(longitude, latitude))
    .filter((point) => point !== null)
    .map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('')
  const width = flow.carriage === 'sea' ? 2.6 : 1.8
  const className = `flow ${flow.carriage}${flow.ghost ? ' ghost' : ''}`
  return (
    <>
      <path
        className={className}
        d={line}
        stroke={`var(--p${flow.step})`}
        strokeWidth={flow.carriage === 'river' ? 4 : width}
      />
      {flow.carriage === 'river' && (
        <path className="flow" d={line} stroke="var(--surface)" strokeWidth={2} />
      )}
    </>
  )
}

/** The same as the drawing, as a table for screen readers. */
function MapTable({ places, finding }: ClientMapProps) {
  const speech = useSpeech()
  return (
    <div className="hidden">
      <table>
        <caption>{finding}</caption>
        <thead>
          <tr>
            <th>{speech.both('lieu', 'place')}</th>
            <th>{speech.both('activité', 'activity')}</th>
            <th>{speech.both('part du coût', 'share of cost')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place.id}>
              <td>{place.sub}</td>
              <td>{place.label}</td>
              <td>{speech.figure(place.shareRatio, 'ratio')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
