import type { GeoProjection } from 'd3-geo'
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

const EARTH_KM = 6371.0088

/**
 * Radius of a distance on the map: R ln(1 + d/d0) / ln(1 + dmax/d0). The logarithmic azimuthal map
 * of Hägerstrand (1953, Innovationsförloppet ur korologisk synpunkt): distance from the centre is
 * distance to the client, near places far apart.
 */
export function mapRadius(km: number, { d0Km, dmaxKm }: MapScale, rim = 1): number {
  return (rim * Math.log(1 + km / d0Km)) / Math.log(1 + dmaxKm / d0Km)
}

export interface MapFrame {
  readonly scale: MapScale
  readonly centre: readonly [longitude: number, latitude: number]
  /** Radius of the rim and centre of the disc, px. */
  readonly rim: number
  readonly x: number
  readonly y: number
}

/** A d3 projection centred on the client, bearings kept. */
export function clientProjection({ scale, centre, rim, x, y }: MapFrame): GeoProjection {
  const raw = (lambda: number, phi: number): [number, number] => {
    const cosine = Math.cos(lambda) * Math.cos(phi)
    const angle = Math.acos(Math.min(1, Math.max(-1, cosine)))
    const east = Math.sin(lambda) * Math.cos(phi)
    const north = Math.sin(phi)
    const length = Math.hypot(east, north)
    if (length < 1e-12) return [0, 0]
    const radius = mapRadius(angle * EARTH_KM, scale)
    return [(radius * east) / length, (radius * north) / length]
  }
  return geoProjection(raw)
    .rotate([-centre[0], -centre[1]])
    .translate([x, y])
    .scale(rim)
    .clipAngle(Math.min(179.5, (scale.dmaxKm / EARTH_KM) * (180 / Math.PI)))
    .precision(0.3)
}

/** Rings of distance that fit the map, km. */
export function ringsOf(scale: MapScale): readonly number[] {
  return scale.dmaxKm > 5_000 ? [500, 2_000, 5_000, 10_000] : [100, 300, 1_000]
}
