import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { geoArea, geoDistance, geoEquirectangular } from 'd3-geo'
import { geoProject } from 'd3-geo-projection'
import countries from 'i18n-iso-countries'
import { feature } from 'topojson-client'
import { kilometres, simplified } from './simplify.mjs'

/** Detail falls with the distance to Europe, where the maps of chains are drawn largest. */
const DETAIL_CENTRE = [4, 47]
const TOLERANCE_KM = { near: 1.2, perKm: 0.0035, far: 25 }
/** Islands smaller than this share of the squared tolerance are dots, and left out. */
const DOT = 6
const EARTH_RADIUS_KM = 6371.0088
const DECIMALS = 2
/** Cut edges run along the date line: they bend on other projections, so they get points. */
const SEAM_STEP_DEG = 2
/** Territories of Natural Earth without an ISO number. */
const WITHOUT_NUMBER = { Kosovo: 'XK' }

/**
 * Countries as GeoJSON in plain longitude and latitude: polygons that cross 180 degrees are cut
 * there, so that they can be projected point by point without turning an ocean into land.
 */
export function worldCountries(root) {
  const path = join(root, 'node_modules/world-atlas/countries-10m.json')
  const topology = withSimplerArcs(JSON.parse(readFileSync(path, 'utf8')))
  const { features } = feature(topology, topology.objects.countries)
  const shapes = features.map(shapeOf).filter((shape) => shape !== undefined)
  const collection = {
    type: 'FeatureCollection',
    source: 'Natural Earth 1:10m via npm world-atlas 2.0.2',
    licence: 'public domain (package ISC)',
    changes: 'cut at 180 degrees, simplified with the distance to Europe, rounded to 0.01 degree',
    features: shapes.sort((a, b) => (a.properties.name < b.properties.name ? -1 : 1)),
  }
  return {
    id: 'world-countries',
    path: 'world-countries.json',
    text: `${JSON.stringify(collection)}\n`,
    licence: 'public domain (package ISC)',
    year: 'version 2.0.2',
    source: 'Natural Earth 1:10m via npm world-atlas 2.0.2',
    units: 'degrees, WGS 84',
    rows: shapes.length,
  }
}

function toleranceKm(position) {
  const awayKm = geoDistance(position, DETAIL_CENTRE) * EARTH_RADIUS_KM
  return Math.min(
    TOLERANCE_KM.far,
    TOLERANCE_KM.near + TOLERANCE_KM.perKm * Math.max(0, awayKm - 900),
  )
}

/** Borders are arcs shared by both countries: simplified once, they still fit. */
function withSimplerArcs(topology) {
  const { scale, translate } = topology.transform
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0]
    const points = arc.map(([dx, dy]) => {
      x += dx
      y += dy
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
    })
    return simplified(points, kilometres, toleranceKm)
  })
  return { ...topology, arcs, transform: undefined }
}

function shapeOf({ id, geometry, properties }) {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)
    .map((polygon) => polygon.filter((ring) => ring.length > 3))
    .filter((polygon) => polygon.length > 0)
  const whole = largeEnough(polygons)
  if (whole.length === 0) return undefined
  const cut = cutAtDateLine({ type: 'MultiPolygon', coordinates: whole })
  const iso2 = countries.numericToAlpha2(id) ?? WITHOUT_NUMBER[properties.name]
  return {
    type: 'Feature',
    ...(iso2 === undefined ? {} : { id: iso2 }),
    properties: { ...(iso2 === undefined ? {} : { iso2 }), name: properties.name },
    geometry: { type: 'MultiPolygon', coordinates: cut },
  }
}

/** Drops dots and what simplification turned inside out, but never the whole country. */
function largeEnough(polygons) {
  const sized = polygons
    .map(([exterior, ...holes]) => ({
      coordinates: [exterior, ...holes.filter((hole) => TURNED - areaKm2(hole) > leastKm2(hole))],
      areaKm2: areaKm2(exterior),
    }))
    .filter((polygon) => polygon.areaKm2 < TURNED / 2)
  const largest = Math.max(...sized.map((polygon) => polygon.areaKm2))
  return sized
    .filter(({ areaKm2: area, coordinates: [exterior] }) => {
      return area > leastKm2(exterior) || (area === largest && area > 0)
    })
    .map((polygon) => polygon.coordinates)
}

/** The sphere: a hole, or a ring inside out, holds all of it but itself. */
const TURNED = 4 * Math.PI * EARTH_RADIUS_KM ** 2

function areaKm2(ring) {
  return geoArea({ type: 'Polygon', coordinates: [ring] }) * EARTH_RADIUS_KM ** 2
}

function leastKm2(ring) {
  return DOT * toleranceKm(ring[0]) ** 2
}

/** The equirectangular projection of d3-geo clips at 180 degrees; its plane is the map of degrees. */
function cutAtDateLine(geometry) {
  const degrees = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .precision(0)
  const plane = geoProject(geometry, degrees)
  const polygons = plane.type === 'Polygon' ? [plane.coordinates] : plane.coordinates
  return polygons
    .map((polygon) => polygon.map((ring) => withoutRepeats(seamed(ring).map(rounded))))
    .map((polygon) => polygon.filter((ring) => ring.length > 3))
    .filter((polygon) => polygon.length > 0)
}

function seamed(ring) {
  return ring.flatMap(([x, y], index) => {
    const [nextX, nextY] = ring[index + 1] ?? [x, y]
    const onSeam = Math.abs(Math.abs(x) - 180) < 1e-6 && Math.abs(x - nextX) < 1e-6
    const onPole = Math.abs(Math.abs(y) - 90) < 1e-6 && Math.abs(y - nextY) < 1e-6
    const length = onSeam ? Math.abs(nextY - y) : onPole ? Math.abs(nextX - x) : 0
    const steps = Math.max(1, Math.ceil(length / SEAM_STEP_DEG))
    return Array.from({ length: steps }, (_, step) => [
      x + ((nextX - x) * step) / steps,
      y + ((nextY - y) * step) / steps,
    ])
  })
}

/** The plane of the projection has y going south. */
function rounded([x, y]) {
  return [Number(x.toFixed(DECIMALS)), Number((-y).toFixed(DECIMALS)) + 0]
}

function withoutRepeats(ring) {
  return ring.filter(
    ([x, y], index) => index === 0 || x !== ring[index - 1][0] || y !== ring[index - 1][1],
  )
}
