import type { GeoPoint } from './geo.ts'
import { EARTH_MEAN_RADIUS_KM, greatCircleKm, pointAlong, toVector } from './geo.ts'
import { MinQueue } from './sea/min-queue.ts'
import type { SeaNetwork } from './sea/network.ts'
import { at } from './sea/network.ts'

const ICE_PASSAGE = 'northwest'
const NARROW_PASSAGE = 'panama'

export interface SeaRoute {
  /** From one point to the other, both ends' way to the network included. */
  readonly distanceKm: number
  readonly path: readonly (readonly [longitudeDeg: number, latitudeDeg: number])[]
  /** Straits and canals used, in order. */
  readonly passages: readonly string[]
}

export interface SeaRouteOptions {
  /** Names as in `SeaNetwork.passages`: suez, panama, babalmandab, malacca, gibraltar, ... */
  readonly closedPassages?: readonly string[]
  /**
   * True keeps out of Panama, whose locks take ships up to about 15,000 TEU: without Suez, lines
   * between Asia and Europe then sail by the Cape, as they did in 2024.
   */
  readonly largeShip?: boolean
  /** True opens the Northwest Passage, which ice and insurers close to regular lines. */
  readonly arctic?: boolean
}

/**
 * Shortest way by sea between two points, each joined to its nearest vertex: A* (Hart, Nilsson,
 * Raphael 1968, doi:10.1109/TSSC.1968.300136) with the great circle as lower bound. Undefined when
 * the closed passages leave no way. Both points should be ports or at sea: land is not looked at.
 */
export function seaRoute(
  network: SeaNetwork,
  from: GeoPoint,
  to: GeoPoint,
  options: SeaRouteOptions = {},
): SeaRoute | undefined {
  const start = nearestVertex(network, from)
  const goal = nearestVertex(network, to)
  const closed = network.passages.map((name) => isClosed(name, options))
  const arrivals = search(network, { start, goal, closed })
  if (arrivals === undefined) return undefined
  const path: [number, number][] = [[to.longitudeDeg, to.latitudeDeg]]
  const used: string[] = []
  let seaKm = 0
  for (let vertex = goal; ;) {
    path.push([at(network.longitudesDeg, vertex), at(network.latitudesDeg, vertex)])
    const slot = at(arrivals, vertex)
    if (vertex === start || slot < 0) break
    seaKm += at(network.lengthsKm, slot)
    const passage = network.passages[at(network.edgePassages, slot)]
    if (passage !== undefined && used.at(-1) !== passage) used.push(passage)
    vertex = ownerOf(network, slot)
  }
  path.push([from.longitudeDeg, from.latitudeDeg])
  const ends =
    greatCircleKm(from, vertexPlace(network, start)) + greatCircleKm(to, vertexPlace(network, goal))
  return { distanceKm: seaKm + ends, path: path.reverse(), passages: [...new Set(used.reverse())] }
}

function isClosed(passage: string, options: SeaRouteOptions): boolean {
  if (passage === ICE_PASSAGE && options.arctic !== true) return true
  if (passage === NARROW_PASSAGE && options.largeShip === true) return true
  return options.closedPassages?.includes(passage) ?? false
}

/** Slot of the edge each vertex was reached by, -1 for none; undefined when the goal is cut off. */
function search(
  network: SeaNetwork,
  { start, goal, closed }: { start: number; goal: number; closed: readonly boolean[] },
): Int32Array | undefined {
  const count = network.longitudesDeg.length
  const reachedKm = new Float64Array(count).fill(Infinity)
  const settled = new Uint8Array(count)
  const arrivals = new Int32Array(count).fill(-1)
  const queue = new MinQueue(count)
  reachedKm[start] = 0
  queue.push(start, vertexGapKm(network, start, goal))
  for (let vertex = queue.pop(); vertex !== undefined; vertex = queue.pop()) {
    if (vertex === goal) return arrivals
    if (settled[vertex] === 1) continue
    settled[vertex] = 1
    for (let slot = at(network.starts, vertex); slot < at(network.starts, vertex + 1); slot += 1) {
      const passage = at(network.edgePassages, slot)
      if (passage >= 0 && closed[passage] === true) continue
      const next = at(network.neighbours, slot)
      const viaKm = at(reachedKm, vertex) + at(network.lengthsKm, slot)
      if (viaKm >= at(reachedKm, next)) continue
      reachedKm[next] = viaKm
      arrivals[next] = slot
      queue.push(next, viaKm + vertexGapKm(network, next, goal))
    }
  }
  return undefined
}

function nearestVertex({ vectors }: SeaNetwork, point: GeoPoint): number {
  const [x, y, z] = toVector(point)
  let [nearest, closeness] = [0, -Infinity]
  for (let slot = 0; slot < vectors.length; slot += 3) {
    const cosine = at(vectors, slot) * x + at(vectors, slot + 1) * y + at(vectors, slot + 2) * z
    if (cosine > closeness) [nearest, closeness] = [slot / 3, cosine]
  }
  return nearest
}

/** Great-circle length from the chord: exact for the bound, and without trigonometry of places. */
function vertexGapKm({ vectors }: SeaNetwork, first: number, second: number): number {
  const dx = at(vectors, 3 * first) - at(vectors, 3 * second)
  const dy = at(vectors, 3 * first + 1) - at(vectors, 3 * second + 1)
  const dz = at(vectors, 3 * first + 2) - at(vectors, 3 * second + 2)
  const halfChord = Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2)
  // A hair below the true value, so that rounding never makes the bound exceed an edge.
  return 2 * EARTH_MEAN_RADIUS_KM * Math.asin(halfChord) * (1 - 1e-12)
}

/** The vertex whose neighbour list holds a slot: bisection over the starts. */
function ownerOf({ starts }: SeaNetwork, slot: number): number {
  let [low, high] = [0, starts.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (at(starts, middle) <= slot) low = middle
    else high = middle - 1
  }
  return low
}

function vertexPlace(network: SeaNetwork, vertex: number): GeoPoint {
  return {
    latitudeDeg: at(network.latitudesDeg, vertex),
    longitudeDeg: at(network.longitudesDeg, vertex),
  }
}

/**
 * The route with the fewest points that stays within `toleranceKm` of the original, for drawing:
 * Douglas and Peucker (1973), doi:10.3138/FM57-6770-U75U-7727, with distances on the sphere.
 */
export function simplifyPath(path: SeaRoute['path'], toleranceKm: number): SeaRoute['path'] {
  const keep = new Set([0, path.length - 1])
  const pending: [number, number][] = [[0, path.length - 1]]
  for (let span = pending.pop(); span !== undefined; span = pending.pop()) {
    const [first, last] = span
    let [farthest, gapKm] = [-1, toleranceKm]
    for (let index = first + 1; index < last; index += 1) {
      const gap = gapToArcKm(pathPlace(path, index), pathPlace(path, first), pathPlace(path, last))
      if (gap > gapKm) [farthest, gapKm] = [index, gap]
    }
    if (farthest < 0) continue
    keep.add(farthest)
    pending.push([first, farthest], [farthest, last])
  }
  return path.filter((_, index) => keep.has(index))
}

function pathPlace(path: SeaRoute['path'], index: number): GeoPoint {
  const [longitudeDeg, latitudeDeg] = path[index] ?? [0, 0]
  return { latitudeDeg, longitudeDeg }
}

/** Distance to the arc between two points, by ternary search along it (unimodal when short). */
function gapToArcKm(point: GeoPoint, first: GeoPoint, last: GeoPoint): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 24; step += 1) {
    const third = (high - low) / 3
    const nearer = greatCircleKm(point, pointAlong(first, last, low + third))
    const farther = greatCircleKm(point, pointAlong(first, last, high - third))
    if (nearer < farther) high -= third
    else low += third
  }
  return greatCircleKm(point, pointAlong(first, last, (low + high) / 2))
}
