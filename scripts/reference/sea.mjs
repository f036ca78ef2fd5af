import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import countries from 'i18n-iso-countries'
import { COORDINATE_STEPS, deltas } from './packing.mjs'

countries.registerLocale(createRequire(import.meta.url)('i18n-iso-countries/langs/en.json'))

const SEAROUTE = 'genthalili/searoute-py@4446009'
/** Vertices closer than a step (0.001 degree, 111 m) are the same junction. */
const STEPS = COORDINATE_STEPS

/** The sea network: vertices, edges between neighbours, edges that belong to a named passage. */
export function seaNetwork(shared) {
  const { features } = readGeoJson(shared, 'marnet_searoute.geojson')
  const nodes = new NodeList()
  const edges = new Map()
  const passages = [...new Set(features.map((feature) => feature.properties.passage))]
    .filter(Boolean)
    .sort()
  for (const { geometry, properties } of features) {
    const passage = passages.indexOf(properties.passage)
    for (const line of linesOf(geometry)) {
      const ids = line.map((position) => nodes.idOf(position))
      for (let index = 1; index < ids.length; index += 1) {
        addEdge(edges, ids[index - 1], ids[index], passage)
      }
    }
  }
  const pairs = [...edges.values()].sort((a, b) => a.from - b.from || a.to - b.to)
  const text = JSON.stringify({
    id: 'sea-network',
    source: `${SEAROUTE} searoute/data/marnet_searoute.geojson`,
    licence: 'Apache-2.0',
    changes: 'longitudes brought to -180..180, vertices merged at 0.001 degree, delta coded',
    stepsPerDegree: STEPS,
    longitudes: deltas(nodes.longitudes),
    latitudes: deltas(nodes.latitudes),
    edgeFroms: deltas(pairs.map((edge) => edge.from)),
    edgeSpans: pairs.map((edge) => edge.to - edge.from),
    passages: Object.fromEntries(
      passages.map((name, passage) => [
        name,
        pairs.flatMap((edge, index) => (edge.passage === passage ? [index] : [])),
      ]),
    ),
  })
  return {
    id: 'sea-network',
    path: 'sea-network.json',
    text: `${text}\n`,
    licence: 'Apache-2.0',
    year: 'commit 4446009',
    source: SEAROUTE,
    units: 'degrees in steps of 0.001; edges by vertex number',
    rows: nodes.longitudes.length,
  }
}

class NodeList {
  longitudes = []
  latitudes = []
  #ids = new Map()

  idOf([longitude, latitude]) {
    const x = Math.round(wrapped(longitude) * STEPS)
    const y = Math.round(latitude * STEPS)
    // 180 east and west is one meridian.
    const key = `${x === 180 * STEPS ? -x : x} ${y}`
    if (!this.#ids.has(key)) {
      this.#ids.set(key, this.longitudes.length)
      this.longitudes.push(x)
      this.latitudes.push(y)
    }
    return this.#ids.get(key)
  }
}

function addEdge(edges, first, second, passage) {
  if (first === second) return
  const [from, to] = first < second ? [first, second] : [second, first]
  const known = edges.get(`${from} ${to}`)
  if (known === undefined || passage > known.passage) {
    edges.set(`${from} ${to}`, { from, to, passage })
  }
}

const wrapped = (longitude) => ((((longitude + 180) % 360) + 360) % 360) - 180

function linesOf(geometry) {
  return geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
}

/** A code of another country than the port's is a slip of the source (`CHERN`, Chernihiv). */
function isCoded({ port, cty }) {
  const country = countries.getAlpha2Code(cty.replaceAll('_', ' '), 'en')
  const prefix = port.slice(0, 2)
  const isMacau = country === 'CN' && prefix === 'MO'
  return (
    /^[A-Z]{2}[A-Z0-9]{3}$/.test(port) &&
    (country === undefined || country === prefix || isMacau) &&
    countries.isValid(prefix)
  )
}

/** Ports with their UN/LOCODE, sorted by code; a code given twice keeps its first place. */
export function seaPorts(shared) {
  const { features } = readGeoJson(shared, 'ports.geojson')
  const ports = new Map()
  for (const { geometry, properties } of features) {
    if (isCoded(properties) && !ports.has(properties.port)) {
      ports.set(properties.port, { name: properties.name, position: geometry.coordinates })
    }
  }
  const codes = [...ports.keys()].sort()
  const rows = codes.map((code) => ports.get(code))
  const text = JSON.stringify({
    id: 'sea-ports',
    source: `${SEAROUTE} searoute/data/ports.geojson`,
    licence: 'Apache-2.0',
    changes:
      'name, code and place only, delta coded at 0.001 degree; repeated or foreign codes left out',
    stepsPerDegree: STEPS,
    codes: codes.join(' '),
    names: rows.map((row) => row.name.trim()).join('\n'),
    longitudes: deltas(rows.map((row) => Math.round(wrapped(row.position[0]) * STEPS))),
    latitudes: deltas(rows.map((row) => Math.round(row.position[1] * STEPS))),
  })
  return {
    id: 'sea-ports',
    path: 'sea-ports.json',
    text: `${text}\n`,
    licence: 'Apache-2.0',
    year: 'commit 4446009',
    source: SEAROUTE,
    units: 'degrees in steps of 0.001; UN/LOCODE',
    rows: codes.length,
  }
}

function readGeoJson(shared, name) {
  const path = join(shared, 'geography/searoute/searoute/data', name)
  return JSON.parse(readFileSync(path, 'utf8'))
}
