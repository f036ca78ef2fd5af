import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GeoPoint } from './geo.ts'
import { demandCentre, greatCircleKm, initialBearingDeg, midpoint, pointAlong } from './geo.ts'

const at = (latitudeDeg: number, longitudeDeg: number): GeoPoint => ({ latitudeDeg, longitudeDeg })
const place = fc
  .tuple(
    fc.double({ min: -89, max: 89, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
  )
  .map(([latitudeDeg, longitudeDeg]) => at(latitudeDeg, longitudeDeg))

describe('great circles', () => {
  it('[G1] Nashville to Los Angeles, the published check of the haversine formula', () => {
    // Rosetta Code, "Haversine formula": BNA to LAX, 2,887.2599506 km with radius 6372.8 km.
    const distance = greatCircleKm(at(36.12, -86.67), at(33.94, -118.4))
    expect(distance * (6372.8 / 6371.0088)).toBeCloseTo(2887.2599506, 6)
  })

  it('[G2] a quarter of the meridian and half the equator', () => {
    // R1 is the mean radius: a quarter of its great circle, 10,007.557 km.
    expect(greatCircleKm(at(0, 0), at(90, 0))).toBeCloseTo(10007.557, 2)
    expect(greatCircleKm(at(0, 0), at(0, 180))).toBeCloseTo(Math.PI * 6371.0088, 6)
  })

  it('[G3] Baghdad to Osaka leaves at 60 degrees', () => {
    // Veness, "Calculate distance, bearing and more": bearing 060 degrees, 35N 45E to 35N 135E.
    expect(initialBearingDeg(at(35, 45), at(35, 135))).toBeCloseTo(60.16, 2)
    expect(initialBearingDeg(at(48, 2), at(48, 2))).toBe(0)
    expect(initialBearingDeg(at(0, 10), at(0, -10))).toBe(270)
  })

  it('[G4] halfway is as far from both ends', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        fc.pre(greatCircleKm(from, to) < 19_900)
        const middle = midpoint(from, to)
        const half = greatCircleKm(from, to) / 2
        expect(greatCircleKm(from, middle)).toBeCloseTo(half, 3)
        expect(greatCircleKm(middle, to)).toBeCloseTo(half, 3)
      }),
    )
  })

  it('[G5] a point along is at that share of the way, and the ends are the ends', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(place, place, share, (from, to, ratio) => {
        fc.pre(greatCircleKm(from, to) < 19_900)
        const reached = greatCircleKm(from, pointAlong(from, to, ratio))
        expect(reached).toBeCloseTo(ratio * greatCircleKm(from, to), 3)
      }),
    )
    expect(greatCircleKm(pointAlong(at(48, 2), at(31, 121), 1), at(31, 121))).toBeLessThan(1e-6)
  })

  it('[G6] distance is symmetric and obeys the triangle', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 3)
        // Near the antipode the haversine loses half of its digits: about 0.1 m.
        expect(greatCircleKm(a, c)).toBeLessThanOrEqual(
          greatCircleKm(a, b) + greatCircleKm(b, c) + 1e-3,
        )
      }),
      // Found by a run: almost antipodes, where a tolerance of 1e-6 km fails.
      { examples: [[at(0, 179.99999879258175), at(0.0000010456548945759365, 0), at(0, 0)]] },
    )
  })
})

describe('centre of demand', () => {
  it('[G7] equal weights give the midpoint, also across the date line', () => {
    const centre = demandCentre([
      { ...at(10, 179), weight: 3 },
      { ...at(10, -179), weight: 3 },
    ])
    expect(Math.abs(centre?.longitudeDeg ?? 0)).toBeCloseTo(180, 9)
  })

  it('[G8] more demand draws the centre nearer', () => {
    const [paris, lyon] = [at(48.8566, 2.3522), at(45.764, 4.8357)]
    const centre = demandCentre([
      { ...paris, weight: 9 },
      { ...lyon, weight: 1 },
    ])
    expect(centre).toBeDefined()
    if (centre === undefined) return
    expect(greatCircleKm(centre, paris)).toBeCloseTo(greatCircleKm(paris, lyon) * 0.1, 0)
  })

  it('[G9] no weight or a perfect balance has no centre', () => {
    expect(demandCentre([])).toBeUndefined()
    expect(demandCentre([{ ...at(48, 2), weight: 0 }])).toBeUndefined()
    expect(
      demandCentre([
        { ...at(0, 0), weight: 1 },
        { ...at(0, 180), weight: 1 },
      ]),
    ).toBeUndefined()
  })
})
