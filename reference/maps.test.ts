import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { geoArea, geoContains } from 'd3-geo'
import { feature } from 'topojson-client'
import { describe, expect, it } from 'vitest'
import { greatCircleKm } from '../src/chain/place/geo.ts'
import { seaRoute } from '../src/chain/place/sea-route.ts'
import { loadCommunes, loadFrance, loadSeaNetwork, loadSeaPorts, loadWorld } from './load-places.ts'
import { findPorts, nearestPort } from './ports.ts'

const EARTH_KM2 = 6371.0088 ** 2
const france = await loadFrance()
const departments = feature(france, france.objects.departments).features
const regions = feature(france, france.objects.regions).features
const world = await loadWorld()
const ports = await loadSeaPorts()

describe('departments and regions', () => {
  it('[D1] 101 departments in 18 regions, with ISO 3166-2 codes, said to be approximate', () => {
    expect(departments).toHaveLength(101)
    expect(regions).toHaveLength(18)
    expect(france.approximate).toBe(true)
    expect(france.method).toContain('not official borders')
    const codes = departments.map((shape) => shape.properties.iso)
    expect(codes).toContain('FR-75')
    expect(regions.map((shape) => shape.properties.iso)).toContain('FR-IDF')
    expect(new Set(codes).size).toBe(101)
  })

  it('[D2] areas are near the published ones', () => {
    // INSEE, areas of departments, km2: Ain, Finistere, Landes, Marne, Nord, Haute-Corse.
    const published = { '01': 5762, '29': 6733, '40': 9243, '51': 8162, '59': 5743, '2B': 4666 }
    for (const [code, areaKm2] of Object.entries(published)) {
      const shape = departments.find((candidate) => candidate.properties.iso === `FR-${code}`)
      if (shape === undefined) throw new Error(`No shape of ${code}`)
      expect(Math.abs((geoArea(shape) * EARTH_KM2) / areaKm2 - 1), code).toBeLessThan(0.05)
    }
  })

  it('[D3] commune points lie in the shape of their department, but for a few at the coast', async () => {
    const { communes } = await loadCommunes()
    const sample = communes.filter((_, row) => row % 40 === 0)
    const shapes = new Map(departments.map((shape) => [shape.properties.iso, shape]))
    const inside = sample.filter(({ department, longitudeDeg, latitudeDeg }) => {
      const shape = shapes.get(`FR-${department.code}`)
      return shape !== undefined && geoContains(shape, [longitudeDeg, latitudeDeg])
    })
    expect(sample.length).toBeGreaterThan(800)
    expect(inside.length / sample.length).toBeGreaterThan(0.98)
  })

  it('[D4] regions cover what their departments cover', () => {
    for (const region of regions) {
      const members = departments.filter(
        (shape) => shape.properties.region === region.properties.iso,
      )
      const sum = members.reduce((total, shape) => total + geoArea(shape), 0)
      expect(geoArea(region) / sum, region.properties.name).toBeCloseTo(1, 3)
    }
  })
})

describe('world', () => {
  it('[W1] land covers 29 percent of the Earth, and no shape holds half of it', () => {
    const areas = world.features.map((shape) => geoArea(shape) * EARTH_KM2)
    expect(Math.max(...areas)).toBeLessThan(20e6)
    // 148.9 million km2 of land (CIA World Factbook); lakes and islets count for the rest.
    expect(areas.reduce((sum, area) => sum + area, 0) / 148.9e6).toBeGreaterThan(0.96)
    expect(areas.reduce((sum, area) => sum + area, 0) / 148.9e6).toBeLessThan(1.02)
  })

  it('[W2] oceans are water and capitals are in their country', () => {
    const at = (longitude: number, latitude: number) =>
      world.features
        .filter((shape) => geoContains(shape, [longitude, latitude]))
        .map((shape) => shape.properties.iso2)
    for (const [longitude, latitude] of [
      [-40, 45],
      [-150, 30],
      [80, -30],
      [0, 85],
      [179, 40],
    ] as const) {
      expect(at(longitude, latitude)).toEqual([])
    }
    expect(at(2.35, 48.85)).toEqual(['FR'])
    expect(at(-172, 66)).toEqual(['RU'])
    expect(at(37.6, 55.7)).toEqual(['RU'])
    expect(at(28.2, -25.7)).toEqual(['ZA'])
    expect(at(27.5, -29.5)).toEqual(['LS'])
  })

  it('[W3] no edge jumps across the date line and rings are closed', () => {
    for (const { geometry, properties } of world.features) {
      for (const ring of geometry.coordinates.flat()) {
        expect(ring.at(0), properties.name).toEqual(ring.at(-1))
        const jumps = ring.filter(
          (position, index) =>
            Math.abs((position[0] ?? 0) - (ring[Math.max(0, index - 1)]?.[0] ?? 0)) > 90,
        )
        expect(jumps, properties.name).toEqual([])
      }
    }
  })
})

describe('ports', () => {
  it('[O1] ports are found by code and name, and the nearest one by place', () => {
    expect(findPorts(ports, 'FRLEH', 1)[0]?.name).toBe('Le Havre')
    expect(findPorts(ports, 'rotterdam', 1)[0]?.code).toBe('NLRTM')
    expect(findPorts(ports, '', 5)).toEqual([])
    const paris = { latitudeDeg: 48.86, longitudeDeg: 2.35 }
    const nearest = nearestPort(ports, paris, 'FR')
    expect(nearest?.country).toBe('FR')
    expect(nearest && greatCircleKm(nearest, paris)).toBeLessThan(250)
    expect(nearestPort(ports, paris, 'CH')).toBeUndefined()
  })

  it('[O2] from port to port by code: Shanghai to Le Havre', async () => {
    const [shanghai, leHavre] = ['CNSHA', 'FRLEH'].map((code) => findPorts(ports, code, 1)[0])
    if (shanghai === undefined || leHavre === undefined) throw new Error('Port missing')
    const route = seaRoute(await loadSeaNetwork(), shanghai, leHavre)
    expect(Math.abs((route?.distanceKm ?? 0) / 19_230 - 1)).toBeLessThan(0.02)
  })
})

it('[W4] files stay within what a screen may load', () => {
  const limitsKb = {
    'communes.json': 600,
    'france-departments.json': 120,
    'world-countries.json': 110,
    'sea-network.json': 250,
    'sea-ports.json': 120,
  }
  for (const [file, limit] of Object.entries(limitsKb)) {
    const text = readFileSync(join(import.meta.dirname, 'generated', file))
    expect(gzipSync(text).length / 1000, file).toBeLessThan(limit)
  }
})
