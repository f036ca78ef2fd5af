import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trendOf } from './smile-trend.ts'

const point = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: -0.2, max: 0.6, noNaN: true }),
})

describe('smile trend', () => {
  it('[ST1] stays within the shares, from the farthest to the nearest stage', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), (points) => {
        const trend = trendOf(points)
        if (trend.length === 0) return
        const ys = points.map((each) => each.y)
        for (const { y } of trend) {
          expect(y).toBeGreaterThanOrEqual(Math.min(...ys) - 1e-9)
          expect(y).toBeLessThanOrEqual(Math.max(...ys) + 1e-9)
        }
        expect(trend[0]!.x).toBe(Math.min(...points.map((each) => each.x)))
      }),
    )
  })

  it('[ST2] equal shares give a flat line, a smile gives a smile', () => {
    const flat = trendOf([0, 0.3, 0.5, 1].map((x) => ({ x, y: 0.2 })))
    expect(flat.every(({ y }) => Math.abs(y - 0.2) < 1e-12)).toBe(true)
    const smile = trendOf([0, 0.25, 0.5, 0.75, 1].map((x) => ({ x, y: (x - 0.5) ** 2 })))
    expect(smile[14]!.y).toBeLessThan(smile[0]!.y)
    expect(smile[14]!.y).toBeLessThan(smile[28]!.y)
  })

  it('[ST3] one stage, or none, has no curve', () => {
    expect(trendOf([])).toEqual([])
    expect(trendOf([{ x: 0.4, y: 0.1 }])).toEqual([])
  })
})
