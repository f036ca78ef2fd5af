import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSeaNetwork } from '../../../reference/load-places.ts'
import type { GeoPoint } from './geo.ts'
import { greatCircleKm } from './geo.ts'
import { seaRoute, simplifyPath } from './sea-route.ts'

const network = await loadSeaNetwork()
const KM_PER_NAUTICAL_MILE = 1.852

const at = (latitudeDeg: number, longitudeDeg: number): GeoPoint => ({ latitudeDeg, longitudeDeg })
const PORTS = {
  bombay: at(18.95, 72.85),
  constanta: at(44.17, 28.65),
  jeddah: at(21.48, 39.17),
  leHavre: at(49.486, 0.107),
  london: at(51.5, 0.05),
  newYork: at(40.68, -74.02),
  rotterdam: at(51.95, 4.05),
  sanFrancisco: at(37.8, -122.4),
  shanghai: at(31.4, 121.5),
  singapore: at(1.26, 103.84),
}
type Port = keyof typeof PORTS

function sail(from: Port, to: Port, closedPassages: readonly string[] = []) {
  const route = seaRoute(network, PORTS[from], PORTS[to], { closedPassages })
  if (route === undefined) throw new Error(`No way from ${from} to ${to}`)
  return route
}

/** How far from the published figure, as a share of it. */
const gapRatio = (km: number, publishedKm: number) => Math.abs(km / publishedKm - 1)

describe('published sea distances', () => {
  it('[G10] Shanghai to Le Havre by Suez is about 19,230 km', () => {
    const route = sail('shanghai', 'leHavre')
    expect(gapRatio(route.distanceKm, 19_230)).toBeLessThan(0.02)
    expect(route.passages).toEqual(['malacca', 'babalmandab', 'suez', 'gibraltar'])
  })

  it('[G11] Shanghai to Rotterdam: about 10,600 nautical miles, 13,800 by the Cape', () => {
    // Notteboom, Pallis, Rodrigue, Port Economics, Management and Policy, part 1, "Routing options".
    const suez = sail('shanghai', 'rotterdam')
    expect(gapRatio(suez.distanceKm, 10_600 * KM_PER_NAUTICAL_MILE)).toBeLessThan(0.02)
    const cape = seaRoute(network, PORTS.shanghai, PORTS.rotterdam, {
      closedPassages: ['suez'],
      largeShip: true,
    })
    expect(gapRatio(cape?.distanceKm ?? 0, 13_800 * KM_PER_NAUTICAL_MILE)).toBeLessThan(0.02)
    expect(cape?.passages).toContain('south_africa')
  })

  it('[G22] without Suez the way to Le Havre is about 6,000 km longer by the Cape', () => {
    const options = { closedPassages: ['suez'], largeShip: true }
    const cape = seaRoute(network, PORTS.shanghai, PORTS.leHavre, options)
    const extraKm = (cape?.distanceKm ?? 0) - sail('shanghai', 'leHavre').distanceKm
    expect(extraKm).toBeGreaterThan(5500)
    expect(extraKm).toBeLessThan(6500)
    expect(sail('shanghai', 'leHavre', ['suez']).passages).toEqual(['panama'])
  })

  it('[G12] Jeddah to Constanta: 1,698 nautical miles by Suez, 11,771 by the Cape', () => {
    // "Influences of the Suez Canal on world trade", seapace.com/scinfo/scinfo_r2.htm.
    const suez = sail('jeddah', 'constanta')
    expect(gapRatio(suez.distanceKm, 1698 * KM_PER_NAUTICAL_MILE)).toBeLessThan(0.02)
    expect(suez.passages).toEqual(['suez', 'dardanelles', 'bosporus'])
    const cape = sail('jeddah', 'constanta', ['suez'])
    expect(gapRatio(cape.distanceKm, 11_771 * KM_PER_NAUTICAL_MILE)).toBeLessThan(0.02)
  })

  it('[G13] Singapore to Rotterdam and New York to San Francisco', () => {
    // NGA Publication 151, Distances Between Ports (2001): 8,288 and 5,263 nautical miles.
    const malacca = sail('singapore', 'rotterdam')
    expect(gapRatio(malacca.distanceKm, 8288 * KM_PER_NAUTICAL_MILE)).toBeLessThan(0.02)
    const panama = sail('newYork', 'sanFrancisco')
    expect(gapRatio(panama.distanceKm, 5263 * KM_PER_NAUTICAL_MILE)).toBeLessThan(0.03)
    expect(panama.passages).toEqual(['panama'])
  })
})

describe('rules', () => {
  it('[G14] a way back is as long as the way there', () => {
    for (const [from, to] of [
      ['shanghai', 'leHavre'],
      ['bombay', 'london'],
    ] as const) {
      expect(sail(from, to).distanceKm).toBeCloseTo(sail(to, from).distanceKm, 6)
      expect(sail(from, to).passages).toEqual([...sail(to, from).passages].reverse())
    }
  })

  it('[G15] never shorter than the great circle, and the path is as long as it says', () => {
    const port = fc.constantFrom(...(Object.keys(PORTS) as Port[]))
    fc.assert(
      fc.property(port, port, (from, to) => {
        const { distanceKm, path } = sail(from, to)
        expect(distanceKm).toBeGreaterThanOrEqual(greatCircleKm(PORTS[from], PORTS[to]) - 1e-6)
        expect(lengthKm(path)).toBeCloseTo(distanceKm, 3)
      }),
    )
  })

  it('[G16] the ice route is closed unless asked for', () => {
    const open = seaRoute(network, PORTS.shanghai, PORTS.leHavre, { arctic: true })
    expect(open?.passages).toContain('northwest')
    expect(open?.distanceKm).toBeLessThan(sail('shanghai', 'leHavre').distanceKm)
  })

  it('[G17] no way left is an outcome, not an error', () => {
    const closedPassages = ['bosporus']
    expect(seaRoute(network, PORTS.constanta, PORTS.jeddah, { closedPassages })).toBeUndefined()
  })

  it('[G18] same distances as a search without the lower bound', () => {
    const ports = Object.values(PORTS)
    const reference = bellmanFordKm(PORTS.rotterdam)
    for (const port of ports) {
      const found = seaRoute(network, PORTS.rotterdam, port)
      expect(found?.distanceKm).toBeCloseTo(reference(port), 6)
    }
  })

  it('[G19] a simplified path keeps its ends, has fewer points and hardly moves', () => {
    const { path } = sail('shanghai', 'leHavre')
    const drawn = simplifyPath(path, 20)
    expect(drawn.at(0)).toEqual(path.at(0))
    expect(drawn.at(-1)).toEqual(path.at(-1))
    expect(drawn.length).toBeLessThan(path.length / 2)
    expect(gapRatio(lengthKm(drawn), lengthKm(path))).toBeLessThan(0.02)
    expect(simplifyPath(path, 0).length).toBeGreaterThan(drawn.length)
  })
})

function lengthKm(path: readonly (readonly [number, number])[]): number {
  const places = path.map(([longitudeDeg, latitudeDeg]) => at(latitudeDeg, longitudeDeg))
  return places.reduce(
    (sum, place, index) => sum + greatCircleKm(places[Math.max(0, index - 1)] ?? place, place),
    0,
  )
}

/** Bellman-Ford over every edge, the ice route left out: shares nothing with the search. */
function bellmanFordKm(from: GeoPoint): (to: GeoPoint) => number {
  const places = [...network.longitudesDeg].map((longitudeDeg, vertex) =>
    at(network.latitudesDeg[vertex] ?? 0, longitudeDeg),
  )
  const nearest = (point: GeoPoint) =>
    places
      .map((place, vertex) => ({ vertex, gapKm: greatCircleKm(place, point) }))
      .reduce((best, candidate) => (candidate.gapKm < best.gapKm ? candidate : best))
  const start = nearest(from)
  const reachedKm = places.map(() => Infinity)
  reachedKm[start.vertex] = start.gapKm
  const ice = network.passages.indexOf('northwest')
  for (let changed = true; changed;) {
    changed = false
    for (let vertex = 0; vertex < places.length; vertex += 1) {
      const end = network.starts[vertex + 1] ?? 0
      for (let slot = network.starts[vertex] ?? 0; slot < end; slot += 1) {
        const viaKm = (reachedKm[vertex] ?? Infinity) + (network.lengthsKm[slot] ?? 0)
        const next = network.neighbours[slot] ?? 0
        if (network.edgePassages[slot] === ice || viaKm >= (reachedKm[next] ?? 0)) continue
        reachedKm[next] = viaKm
        changed = true
      }
    }
  }
  return (to) => {
    const end = nearest(to)
    return (reachedKm[end.vertex] ?? 0) + end.gapKm
  }
}
