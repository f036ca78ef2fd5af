import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trendOf } from './smile-trend.ts'

const point = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: -0.2, max: 0.6, noNaN: true }),
})

describe('smile trend', () => {
  it('[ST1] runs from the farthest to the nearest stage, between all losses and all gains', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), (points) => {
        const trend = trendOf(points)
        if (trend.length === 0) return
        const sum = (sign: number) =>
          points.reduce((all, each) => all + (each.y * sign > 0 ? each.y : 0), 0)
        for (const { y } of trend) {
          expect(y).toBeGreaterThanOrEqual(sum(-1) - 1e-9)
          expect(y).toBeLessThanOrEqual(sum(1) + 1e-9)
        }
        const xs = points.map((each) => each.x)
        expect(trend[0]!.x).toBe(Math.min(...xs))
        expect(trend.at(-1)!.x).toBeCloseTo(Math.max(...xs), 9)
      }),
    )
  })

  it('[ST2] a stage told as two changes nothing', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 12 }), (points) => {
        const [first, ...rest] = points
        const half = { x: first!.x, y: first!.y / 2 }
        const [whole, split] = [trendOf(points), trendOf([half, ...rest, half])]
        expect(split).toHaveLength(whole.length)
        whole.forEach(({ y }, i) => expect(split[i]!.y).toBeCloseTo(y, 9))
      }),
    )
  })

  it('[ST3] a stage that stands alone is on its curve, and a smile looks like one', () => {
    const smile = trendOf([0, 0.25, 0.5, 0.75, 1].map((x) => ({ x, y: 0.05 + (x - 0.5) ** 2 })))
    const at = (x: number) => smile[Math.round(x * (smile.length - 1))]!.y
    expect(at(0)).toBeCloseTo(0.3, 3)
    expect(at(0.5)).toBeCloseTo(0.05, 3)
    expect(at(1)).toBeCloseTo(0.3, 3)
  })

  it('[ST4] one stage, or none, has no curve', () => {
    expect(trendOf([])).toEqual([])
    expect(trendOf([{ x: 0.4, y: 0.1 }])).toEqual([])
  })
})
