import { geoInterpolate } from 'd3-geo'
import type { Box, PlacedLabel, Point } from './label-placement.ts'
import { placeLabels } from './label-placement.ts'
import type { MapFlow, MapPlace } from './map-model.ts'

/** Where the disc stands in its drawing, px. */
export interface Disc {
  readonly middle: number
  readonly rim: number
}

export type At = (longitude: number, latitude: number) => readonly [number, number] | null

export interface Mark extends MapPlace {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Farther than the rim: drawn on it, pointing outwards. */
  readonly beyond: boolean
}

/** The client's own dot stays in sight: no other dot comes nearer than this, px. */
const CLEARING = 14

/** Places as marks, the largest first; a place beyond the rim stands on it, at its bearing. */
export function marksOf(places: readonly MapPlace[], at: At, { middle, rim }: Disc): Mark[] {
  const sorted = [...places].sort((a, b) => b.shareRatio - a.shareRatio)
  return sorted.flatMap((place, index) => {
    const point = at(place.longitudeDeg, place.latitudeDeg)
    if (!point) return []
    const [east, south] = [point[0] - middle, point[1] - middle]
    const radius = Math.hypot(east, south)
    const beyond = radius > rim + 0.5
    const kept = beyond ? rim : Math.max(radius, CLEARING)
    // A place that stands where she is has no bearing: successive ones spread below her.
    const angle = radius < 0.5 ? Math.PI * (0.62 + 0.19 * index) : Math.atan2(south, east)
    return [
      {
        ...place,
        x: middle + kept * Math.cos(angle),
        y: middle + kept * Math.sin(angle),
        radius: 3.5 + 6 * Math.sqrt(Math.max(place.shareRatio, 0)),
        beyond,
      },
    ]
  })
}

/** Bend of a two-point flow over the distance between its ends: longer is more curved. */
const BEND = 0.13
const SAMPLES = 24

/**
 * The way of a flow on the map. Two points follow their great circle, bent away from the client so
 * that the middle stays clear (Jenny et al. 2018, doi:10.1080/15230406.2016.1262280: curved flows,
 * longer more curved).
 */
export function flowPoints(flow: MapFlow, at: At, middle: number): Point[] {
  const drawn = (points: readonly (readonly [number, number])[]) =>
    points.flatMap(([longitude, latitude]): Point[] => {
      const point = at(longitude, latitude)
      return point ? [point] : []
    })
  const [from, to] = [flow.points[0], flow.points.at(-1)]
  if (!from || !to) return []
  if (flow.points.length > 2) return drawn(flow.points)
  const along = geoInterpolate([...from], [...to])
  const line = drawn(Array.from({ length: SAMPLES + 1 }, (_, i) => along(i / SAMPLES)))
  const [start, end] = [line[0], line.at(-1)]
  if (!start || !end) return line
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]]
  const side = dx * (middle - start[1]) - dy * (middle - start[0]) > 0 ? 1 : -1
  return line.map(([x, y], i) => {
    const bend = BEND * side * Math.sin((Math.PI * i) / (line.length - 1))
    return [x + dy * bend, y - dx * bend]
  })
}

/** Where the arrow of a line stands, and where it points, degrees clockwise from the right. */
export function arrowOf(
  line: readonly Point[],
): { readonly x: number; readonly y: number; readonly turn: number } | undefined {
  const lengths = line.map((point, i) => {
    const before = line[i - 1]
    return before ? Math.hypot(point[0] - before[0], point[1] - before[1]) : 0
  })
  const total = lengths.reduce((sum, length) => sum + length, 0)
  if (total < 44) return undefined
  let left = total * 0.56
  for (let i = 1; i < line.length; i++) {
    const [from, to, length] = [line[i - 1], line[i], lengths[i] ?? 0]
    if (from && to && left <= length && length > 0) {
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
      const turn = (Math.atan2(dy, dx) * 180) / Math.PI
      return { x: from[0] + (dx * left) / length, y: from[1] + (dy * left) / length, turn }
    }
    left -= length
  }
  return undefined
}

export function pathOf(line: readonly Point[]): string {
  return line.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
}

export interface LabelAsk {
  readonly marks: readonly Mark[]
  readonly disc: Disc
  readonly taken: readonly Box[]
  readonly lines: readonly (readonly Point[])[]
  /** Width of a text of a size and weight, px. */
  readonly measure: (text: string, sizePx: number, weight: number) => number
}

/** Labels of the marks, those of the largest places first, those beyond the rim last. */
export function labelsOf({ marks, disc, taken, lines, measure }: LabelAsk): PlacedLabel[] {
  const { middle, rim } = disc
  const wanted = marks
    .filter((mark) => mark.ghost !== true && mark.label !== '')
    .sort((a, b) => Number(a.beyond) - Number(b.beyond))
    .map((mark) => ({
      id: mark.id,
      x: mark.x,
      y: mark.y,
      radius: mark.radius,
      width: Math.ceil(Math.max(measure(mark.label, 12.5, 600), measure(mark.sub, 11.5, 450))),
      height: mark.sub === '' ? 16 : 29,
    }))
  const frame = {
    left: middle - rim - 16,
    top: 2,
    right: middle + rim + 16,
    bottom: 2 * middle - 2,
  }
  return placeLabels(
    wanted,
    frame,
    { x: middle, y: middle },
    {
      boxes: taken,
      lines,
      disc: { x: middle, y: middle, radius: rim - 2 },
    },
  )
}

const HEADINGS: Readonly<Record<string, Point>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** The mark that an arrow key leads to: the nearest within 60 degrees of its direction. */
export function neighbourOf(
  marks: readonly { readonly id: string; readonly x: number; readonly y: number }[],
  id: string,
  key: string,
): string | undefined {
  const heading = HEADINGS[key]
  const here = marks.find((mark) => mark.id === id)
  if (!heading || !here) return undefined
  let [best, least]: [string | undefined, number] = [undefined, Infinity]
  for (const mark of marks) {
    const [dx, dy] = [mark.x - here.x, mark.y - here.y]
    const distance = Math.hypot(dx, dy)
    const ahead = dx * heading[0] + dy * heading[1]
    if (mark.id === id || ahead < distance * 0.5 || distance === 0) continue
    const cost = distance * (2 - ahead / distance)
    if (cost < least) [best, least] = [mark.id, cost]
  }
  return best
}
