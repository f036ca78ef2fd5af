import type { GeoProjection, GeoRawProjection } from 'd3-geo'
import { geoProjection } from 'd3-geo'

/** How far the map reaches and where it is most detailed. */
export interface MapScale {
  /** Distances well below it are drawn linearly, km. */
  readonly d0Km: number
  /** Distance drawn on the rim, km. */
  readonly dmaxKm: number
}

export const WORLD: MapScale = { d0Km: 560, dmaxKm: 17_800 }
export const REGIONAL: MapScale = { d0Km: 200, dmaxKm: 1_500 }

/** Mean radius of the Earth, km: IUGG 1980 (Moritz 2000, doi:10.1007/s001900050278). */
const EARTH_KM = 6371.0088

/**
 * Radius of a distance on the map: R ln(1 + d/d0) / ln(1 + dmax/d0). The logarithmic azimuthal map
 * of Hägerstrand (1957, Migration and area, Lund Studies in Geography B 13): distance from the
 * centre is distance to the client, near places far apart.
 */
export function mapRadius(km: number, { d0Km, dmaxKm }: MapScale, rim = 1): number {
  return (rim * Math.log(1 + km / d0Km)) / Math.log(1 + dmaxKm / d0Km)
}

/** The distance drawn at a radius, km: the inverse of `mapRadius`. */
export function mapDistanceKm(radius: number, { d0Km, dmaxKm }: MapScale, rim = 1): number {
  return d0Km * (Math.exp((radius / rim) * Math.log(1 + dmaxKm / d0Km)) - 1)
}

export interface MapFrame {
  readonly scale: MapScale
  readonly centre: readonly [longitude: number, latitude: number]
  /** Radius of the rim and centre of the disc, px. */
  readonly rim: number
  readonly x: number
  readonly y: number
}

/** Below it a point is the centre itself, on the unit sphere. */
const TINY = 1e-12

function rawProjection(scale: MapScale): GeoRawProjection {
  const forward = (lambda: number, phi: number): [number, number] => {
    const east = Math.sin(lambda) * Math.cos(phi)
    const north = Math.sin(phi)
    const length = Math.hypot(east, north)
    if (length < TINY) return [0, 0]
    const angle = Math.atan2(length, Math.cos(lambda) * Math.cos(phi))
    const radius = mapRadius(angle * EARTH_KM, scale)
    return [(radius * east) / length, (radius * north) / length]
  }
  const invert = (x: number, y: number): [number, number] => {
    const radius = Math.hypot(x, y)
    if (radius < TINY) return [0, 0]
    const angle = mapDistanceKm(radius, scale) / EARTH_KM
    const across = Math.sin(angle) / radius
    return [Math.atan2(x * across, Math.cos(angle)), Math.asin(y * across)]
  }
  return Object.assign(forward, { invert })
}

/**
 * A d3 projection centred on the client, bearings kept, cut at the rim: no polygon reaches the
 * antipode, whose every bearing is the same point.
 */
export function clientProjection({ scale, centre, rim, x, y }: MapFrame): GeoProjection {
  return geoProjection(rawProjection(scale))
    .rotate([-centre[0], -centre[1]])
    .translate([x, y])
    .scale(rim)
    .clipAngle(Math.min(179.5, (scale.dmaxKm / EARTH_KM) * (180 / Math.PI)))
    .precision(0.3)
}

/** Rings of distance that fit the map, km. */
export function ringsOf(scale: MapScale): readonly number[] {
  return scale.dmaxKm > 5_000 ? [500, 2_000, 5_000, 10_000] : [100, 300, 500, 1_000]
}
