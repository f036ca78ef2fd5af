import type { KeyboardEvent, PointerEvent } from 'react'
import { geoPath } from 'd3-geo'
import { useId, useMemo, useRef } from 'react'
import './client-map.css'
import { useSpeech } from '../language.tsx'
import { useWidth } from '../use-width.ts'
import { clientProjection, REGIONAL, WORLD } from './log-azimuthal.ts'
import type { Land } from './map-model.ts'
import { MapGround, ringLabels } from './MapGround.tsx'

interface DragPoint {
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

export interface DragPlace extends DragPoint {
  readonly id: string
  readonly label: string
}

interface DragMapProps {
  /** What the map shows, for who cannot see it. */
  readonly label: string
  readonly centre: DragPoint
  readonly country: string | undefined
  readonly land: Land | undefined
  readonly extent: 'world' | 'region'
  readonly places: readonly DragPlace[]
  readonly selectedId: string | undefined
  readonly onSelect: (id: string) => void
  /** At every step of a drag; `isLast` when the place is put down. */
  readonly onMove: (id: string, to: DragPoint, step: { isFirst: boolean; isLast: boolean }) => void
}

/** A step of an arrow key, degrees of latitude: about 5 km, and 50 km with Shift. */
const STEP_DEG = 0.045
const FAR = 10
const DIRECTIONS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** Places around the client that one moves by hand or by the arrows; the drawing follows at once. */
export function DragMap(props: DragMapProps) {
  const { label, centre, country, land, places, selectedId, onSelect, onMove } = props
  const speech = useSpeech()
  const [ref, width] = useWidth(420)
  const svg = useRef<SVGSVGElement>(null)
  const clipId = useId()
  const { latitudeDeg, longitudeDeg } = centre
  const scale = props.extent === 'world' ? WORLD : REGIONAL
  const side = Math.min(width, 460)
  const disc = { middle: side / 2, rim: side / 2 - 4 }
  const projection = useMemo(
    () =>
      clientProjection({
        scale,
        centre: [longitudeDeg, latitudeDeg],
        rim: side / 2 - 4,
        x: side / 2,
        y: side / 2,
      }),
    [scale, longitudeDeg, latitudeDeg, side],
  )
  const landPaths = useMemo(() => {
    const draw = geoPath(projection)
    return (land?.features ?? []).map((each) => ({
      iso2: each.properties.iso2,
      d: draw(each) ?? '',
    }))
  }, [land, projection])
  const at = (clientX: number, clientY: number): DragPoint | undefined => {
    const box = svg.current?.getBoundingClientRect()
    const found = box && projection.invert?.([clientX - box.left, clientY - box.top])
    return found ? { latitudeDeg: found[1], longitudeDeg: found[0] } : undefined
  }
  return (
    <div className="client-map drag-map" ref={ref}>
      <svg ref={svg} width={side} height={side} role="group" aria-label={label}>
        <clipPath id={clipId}>
          <circle cx={disc.middle} cy={disc.middle} r={disc.rim} />
        </clipPath>
        <MapGround
          {...{ landPaths, country, disc, clipId }}
          rings={ringLabels(scale, disc, speech)}
        />
        <circle className="client-dot" cx={disc.middle} cy={disc.middle} r={5} />
        {places.map((place) => {
          const point = projection([place.longitudeDeg, place.latitudeDeg])
          const isSelected = place.id === selectedId
          return (
            point && (
              <DragMark key={place.id} {...{ place, point, isSelected, at, onSelect, onMove }} />
            )
          )
        })}
      </svg>
    </div>
  )
}

interface DragMarkProps extends Pick<DragMapProps, 'onSelect' | 'onMove'> {
  readonly place: DragPlace
  readonly point: readonly [number, number]
  readonly isSelected: boolean
  readonly at: (clientX: number, clientY: number) => DragPoint | undefined
}

/** One place: taken by the pointer, or pushed by the arrows. */
function DragMark({ place, point, isSelected, at, onSelect, onMove }: DragMarkProps) {
  const startDrag = (event: PointerEvent<SVGElement>) => {
    event.preventDefault()
    onSelect(place.id)
    const mark = event.currentTarget
    mark.focus()
    let isFirst = true
    follow(mark, event.pointerId, (next, isLast) => {
      const to = at(next.clientX, next.clientY)
      // A click that moved nothing only chooses.
      if (!to || (isLast && isFirst)) return
      onMove(place.id, to, { isFirst, isLast })
      isFirst = false
    })
  }
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={place.label}
      aria-pressed={isSelected}
      className={isSelected ? 'drag-place selected' : 'drag-place'}
      transform={`translate(${point[0]} ${point[1]})`}
      onPointerDown={startDrag}
      onKeyDown={(event) => {
        const to = pushed(place, event)
        if (!to) return
        event.preventDefault()
        event.stopPropagation()
        onMove(place.id, to, { isFirst: true, isLast: true })
      }}
      onFocus={() => onSelect(place.id)}
    >
      <circle className="reach" r={14} />
      <circle className="mark" r={isSelected ? 7 : 5} />
      {isSelected && (
        <text className="name" x={11} y={4}>
          {place.label}
        </text>
      )}
    </g>
  )
}

function pushed(place: DragPlace, { key, shiftKey }: KeyboardEvent): DragPoint | undefined {
  const direction = DIRECTIONS[key]
  if (!direction) return undefined
  const step = STEP_DEG * (shiftKey ? FAR : 1)
  const width = Math.max(0.1, Math.cos((place.latitudeDeg * Math.PI) / 180))
  return {
    latitudeDeg: Math.max(-90, Math.min(90, place.latitudeDeg + step * direction[1])),
    longitudeDeg: place.longitudeDeg + (step * direction[0]) / width,
  }
}

function follow(
  mark: Element,
  pointerId: number,
  step: (event: globalThis.PointerEvent, isLast: boolean) => void,
): void {
  mark.setPointerCapture(pointerId)
  const move = (event: Event) => step(event as globalThis.PointerEvent, false)
  const stop = (event: Event) => {
    mark.removeEventListener('pointermove', move)
    mark.removeEventListener('pointerup', stop)
    mark.removeEventListener('pointercancel', stop)
    step(event as globalThis.PointerEvent, true)
  }
  mark.addEventListener('pointermove', move)
  mark.addEventListener('pointerup', stop)
  mark.addEventListener('pointercancel', stop)
}
