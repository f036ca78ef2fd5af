import fc from 'fast-check'
import { geoArea, geoPath } from 'd3-geo'
import { describe, expect, it } from 'vitest'
import {
  clientProjection,
  mapDistanceKm,
  mapRadius,
  REGIONAL,
  ringsOf,
  WORLD,
} from './log-azimuthal.ts'

const paris: readonly [number, number] = [2.3522, 48.8566]
const frame = { scale: WORLD, centre: paris, rim: 300, x: 400, y: 400 }

describe('log-azimuthal', () => {
  it('[MAP1] the client is the centre and the rim is the farthest distance', () => {
    expect(mapRadius(0, WORLD, 300)).toBe(0)
    expect(mapRadius(WORLD.dmaxKm, WORLD, 300)).toBeCloseTo(300, 9)
    const [x, y] = clientProjection(frame)([...paris])!
    expect(x).toBeCloseTo(400, 6)
    expect(y).toBeCloseTo(400, 6)
  })

  it('[MAP2] a place stands at its distance and on its bearing', () => {
    // Shanghai: 9,260 km from Paris, bearing about 48 degrees east of north (haversine).
    const [x, y] = clientProjection(frame)([121.4737, 31.2304])!
    expect(Math.hypot(x - 400, y - 400)).toBeCloseTo(mapRadius(9259, WORLD, 300), 0)
    const bearing = (Math.atan2(x - 400, 400 - y) * 180) / Math.PI
    expect(bearing).toBeGreaterThan(45)
    expect(bearing).toBeLessThan(52)
  })

  it('[MAP3] nearer is always nearer the centre', () => {
    for (let km = 10; km < 17_000; km += 250) {
      expect(mapRadius(km + 1, WORLD)).toBeGreaterThan(mapRadius(km, WORLD))
    }
    expect(ringsOf(REGIONAL).every((km) => km < REGIONAL.dmaxKm)).toBe(true)
  })

  it('[MAP4] a point of the drawing is a place again', () => {
    const longitude = fc.double({ min: -180, max: 180, noNaN: true })
    const latitude = fc.double({ min: -89, max: 89, noNaN: true })
    fc.assert(
      fc.property(longitude, latitude, latitude, (lon, lat, home) => {
        const projection = clientProjection({ ...frame, centre: [11, home] })
        const drawn = projection([lon, lat])!
        const [x, y] = [drawn[0] - 400, drawn[1] - 400]
        // Near the antipode a bearing is lost in the last digits.
        fc.pre(mapDistanceKm(Math.hypot(x, y), WORLD, 300) < 19_500)
        const [back, up] = projection.invert!(drawn)!
        const turn = Math.abs((((back - lon + 540) % 360) + 360) % 360) - 180
        expect(Math.abs(turn) * Math.cos((lat * Math.PI) / 180)).toBeLessThan(1e-6)
        expect(Math.abs(up - lat)).toBeLessThan(1e-6)
      }),
    )
  })

  it('[MAP5] land beyond the rim is cut, and land round the antipode does not flood the disc', () => {
    const path = geoPath(clientProjection({ ...frame, scale: REGIONAL }))
    const square = (lon: number, lat: number, half: number) => ({
      type: 'Polygon' as const,
      coordinates: [
        [
          [lon - half, lat - half],
          [lon - half, lat + half],
          [lon + half, lat + half],
          [lon + half, lat - half],
          [lon - half, lat - half],
        ],
      ],
    })
    const antipode = square(-177.6, -48.9, 20)
    expect(geoArea(antipode)).toBeLessThan(2 * Math.PI)
    expect(path(antipode)).toBeNull()
    const [[left, top], [right, bottom]] = path.bounds(square(2, 49, 40))
    expect(Math.min(left, top)).toBeGreaterThan(99)
    expect(Math.max(right, bottom)).toBeLessThan(701)
  })
})
