import { describe, expect, it } from 'vitest'
import { clientProjection, mapRadius, REGIONAL, ringsOf, WORLD } from './log-azimuthal.ts'

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
})
