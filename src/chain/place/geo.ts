/* Distances and directions on a sphere. `Math.sin` and its kin may differ in the last digit from
 * one JavaScript engine to another; nothing here feeds a decision that turns on that digit. */

/** A place, WGS 84. */
export interface GeoPoint {
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

/** Mean radius R1 of GRS 80, km: Moritz (2000), doi:10.1007/s001900050278. */
export const EARTH_MEAN_RADIUS_KM = 6371.0088

const RADIANS = Math.PI / 180
/** Below this chord (about a millimetre on Earth) two points have no direction between them. */
const SAME_PLACE = 1e-10

type Vector = readonly [x: number, y: number, z: number]

/** Length of the great circle: haversine, Sinnott (1984), Sky & Telescope 68(2) 159. */
export function greatCircleKm(from: GeoPoint, to: GeoPoint): number {
  return EARTH_MEAN_RADIUS_KM * centralAngle(from, to)
}

function centralAngle(from: GeoPoint, to: GeoPoint): number {
  const halfLatitude = Math.sin(((to.latitudeDeg - from.latitudeDeg) * RADIANS) / 2)
  const halfLongitude = Math.sin(((to.longitudeDeg - from.longitudeDeg) * RADIANS) / 2)
  const haversine =
    halfLatitude * halfLatitude +
    Math.cos(from.latitudeDeg * RADIANS) *
      Math.cos(to.latitudeDeg * RADIANS) *
      halfLongitude *
      halfLongitude
  return 2 * Math.asin(Math.min(1, Math.sqrt(haversine)))
}

/** Direction to leave by, 0 to 360 clockwise from north; 0 when both are the same place. */
export function initialBearingDeg(from: GeoPoint, to: GeoPoint): number {
  const fromLatitude = from.latitudeDeg * RADIANS
  const toLatitude = to.latitudeDeg * RADIANS
  const longitude = (to.longitudeDeg - from.longitudeDeg) * RADIANS
  const east = Math.sin(longitude) * Math.cos(toLatitude)
  const north =
    Math.cos(fromLatitude) * Math.sin(toLatitude) -
    Math.sin(fromLatitude) * Math.cos(toLatitude) * Math.cos(longitude)
  if (Math.hypot(east, north) < SAME_PLACE) return 0
  const bearing = Math.atan2(east, north) / RADIANS
  return bearing < 0 ? bearing + 360 : bearing
}

/** Point at `ratio` (0 to 1) of the way along the great circle: Shoemake (1985) slerp. */
export function pointAlong(from: GeoPoint, to: GeoPoint, ratio: number): GeoPoint {
  const angle = centralAngle(from, to)
  const sine = Math.sin(angle)
  if (sine < SAME_PLACE) return ratio < 0.5 ? from : to
  const fromShare = Math.sin((1 - ratio) * angle) / sine
  const toShare = Math.sin(ratio * angle) / sine
  const [ax, ay, az] = toVector(from)
  const [bx, by, bz] = toVector(to)
  return toPoint([
    fromShare * ax + toShare * bx,
    fromShare * ay + toShare * by,
    fromShare * az + toShare * bz,
  ])
}

export function midpoint(from: GeoPoint, to: GeoPoint): GeoPoint {
  return pointAlong(from, to, 0.5)
}

export interface WeightedPoint extends GeoPoint {
  /** Demand, money or mass: any unit, zero or more. */
  readonly weight: number
}

/**
 * Centre of gravity of demand on the sphere: the direction of the weighted sum of unit vectors
 * (Mardia and Jupp 2000, Directional Statistics, section 9.2.1). Undefined when nothing weighs, or
 * when the points balance each other around the globe.
 */
export function demandCentre(points: readonly WeightedPoint[]): GeoPoint | undefined {
  let [x, y, z, total] = [0, 0, 0, 0]
  for (const point of points) {
    const [px, py, pz] = toVector(point)
    x += point.weight * px
    y += point.weight * py
    z += point.weight * pz
    total += point.weight
  }
  return Math.hypot(x, y, z) > SAME_PLACE * total ? toPoint([x, y, z]) : undefined
}

/** Unit vector of a place, for sums and scalar products. */
export function toVector(point: GeoPoint): Vector {
  const latitude = point.latitudeDeg * RADIANS
  const longitude = point.longitudeDeg * RADIANS
  return [
    Math.cos(latitude) * Math.cos(longitude),
    Math.cos(latitude) * Math.sin(longitude),
    Math.sin(latitude),
  ]
}

function toPoint([x, y, z]: Vector): GeoPoint {
  return {
    latitudeDeg: Math.atan2(z, Math.hypot(x, y)) / RADIANS,
    longitudeDeg: Math.atan2(y, x) / RADIANS,
  }
}
