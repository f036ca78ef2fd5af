import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { feature, mergeArcs } from 'topojson-client'
import { readCommunes } from './communes.mjs'
import { Outline, Raster } from './raster.mjs'
import { kilometres, simplified } from './simplify.mjs'

/** Lattice of the approximate borders: about half a kilometre at 46.5 degrees north. */
const GRID = {
  west: -5.4,
  north: 51.4,
  columns: 2150,
  rows: 2060,
  longitudeStep: 0.007,
  latitudeStep: 0.005,
}
const QUANTUM = 0.001
/** The borders are known to a commune's width; finer detail would be the raster's stairs. */
const TOLERANCE_KM = 0.7
/** Overseas departments take their shapes from Natural Earth, by a point inside. */
const OVERSEAS = {
  971: [-61.7, 16.2],
  972: [-61.0, 14.65],
  973: [-53, 4],
  974: [55.5, -21.1],
  976: [45.15, -12.85],
}

/**
 * Departments and regions of France as TopoJSON. No official polygons are used: a point of the
 * mainland belongs to the department of the nearest commune point, inside the outline of Natural
 * Earth. Borders are therefore off by up to a few kilometres.
 */
export function franceShapes(shared, root) {
  const { communes, departments } = readCommunes(shared)
  const world = JSON.parse(
    readFileSync(join(root, 'node_modules/world-atlas/countries-10m.json'), 'utf8'),
  )
  const france = feature(
    world,
    world.objects.countries.geometries.find((shape) => shape.id === '250'),
  )
  const polygons = france.geometry.coordinates
  const mainland = communes.filter((commune) => commune.department.length === 2)
  const codes = departments.map((department) => department.code)
  const raster = new Raster(GRID, new Outline(polygons))
  raster.fillByNearest(mainland, (commune) => codes.indexOf(commune.department))
  raster.absorbSlivers(60)
  const { arcs, rings } = raster.borders()
  const shapes = arcs.map((arc) => quantized(simplified(arc, kilometres, () => TOLERANCE_KM)))
  // An islet that the tolerance flattens has no shape left to draw.
  const drawable = ([exterior]) =>
    exterior.length > 1 || shapes[exterior[0] < 0 ? ~exterior[0] : exterior[0]].length > 3
  const geometries = departments.map((department, label) => {
    const properties = {
      iso: `FR-${department.code}`,
      name: department.name,
      region: department.region,
      regionName: department.regionName,
    }
    const overseas = OVERSEAS[department.code]
    const polygonArcs =
      overseas === undefined
        ? rings[label].filter(drawable)
        : appended(shapes, overseasPolygons(polygons, overseas))
    return { type: 'MultiPolygon', arcs: polygonArcs, id: properties.iso, properties }
  })
  return topologyFile(shapes, geometries)
}

function topologyFile(shapes, geometries) {
  const topology = {
    type: 'Topology',
    transform: { scale: [QUANTUM, QUANTUM], translate: [0, 0] },
    // A flattened islet keeps its place in the numbering as a point drawn twice.
    arcs: shapes.map((arc) => arcDeltas(arc.length > 1 ? arc : [arc[0], arc[0]])),
    objects: { departments: { type: 'GeometryCollection', geometries } },
  }
  const regions = [...new Set(geometries.map((shape) => shape.properties.region))].sort()
  topology.objects.regions = {
    type: 'GeometryCollection',
    geometries: regions.map((region) => {
      const members = geometries.filter((shape) => shape.properties.region === region)
      const { regionName } = members[0].properties
      const { arcs } = mergeArcs(topology, members)
      return {
        type: 'MultiPolygon',
        arcs,
        id: region,
        properties: { iso: region, name: regionName },
      }
    }),
  }
  topology.approximate = true
  topology.method =
    'Mainland and Corsica: each point belongs to the department of the nearest commune point, ' +
    'inside the Natural Earth 1:10m outline; not official borders, off by up to a few kilometres. ' +
    'Overseas: Natural Earth 1:10m.'
  return {
    id: 'france-departments',
    path: 'france-departments.json',
    text: `${JSON.stringify(topology)}\n`,
    licence: 'derived: Licence Ouverte (communes), public domain (Natural Earth, package ISC)',
    year: 'commit 27b199e; version 2.0.2',
    source: 'data.gouv.fr commune points; Natural Earth 1:10m via npm world-atlas 2.0.2',
    units: 'degrees in steps of 0.001 (TopoJSON transform)',
    approximate: true,
    rows: geometries.length,
  }
}

/** Rings of a department overseas, each as an arc of its own. */
function appended(shapes, polygons) {
  return polygons.map((polygon) => polygon.map((ring) => [shapes.push(quantized(ring)) - 1]))
}

/** The polygons nearest to the point of this department among the points of all. */
function overseasPolygons(polygons, [longitude, latitude]) {
  return polygons.filter(([ring]) => {
    const [x, y] = ring[0]
    const gaps = Object.values(OVERSEAS).map((place) => Math.hypot(x - place[0], y - place[1]))
    const nearest = Math.min(...gaps)
    return nearest < 4 && Math.hypot(x - longitude, y - latitude) === nearest
  })
}

function quantized(points) {
  const steps = points.map((position) => position.map((degrees) => Math.round(degrees / QUANTUM)))
  return steps.filter(
    ([x, y], index) => index === 0 || x !== steps[index - 1][0] || y !== steps[index - 1][1],
  )
}

function arcDeltas(points) {
  return points.map(([x, y], index) =>
    index === 0 ? [x, y] : [x - points[index - 1][0], y - points[index - 1][1]],
  )
}
