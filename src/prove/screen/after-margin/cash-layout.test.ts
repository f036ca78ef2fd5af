import { describe, expect, it } from 'vitest'
import { cashCourse } from '../../engine/economics/cash-course.ts'
import { cashExtent, cashPoints, monthTicks } from './cash-layout.ts'

const course = cashCourse(
  [
    { week: -10, kind: 'purchase', amount: -900 },
    { week: -1, kind: 'carriage', amount: -100 },
    { week: 2, kind: 'receipts', amount: 1500 },
  ],
  0,
)

describe('the drawing of cash', () => {
  it('[P136] starts from nothing, ends where the season closes, and passes by the worst week', () => {
    const points = cashPoints(course)
    expect(points[0]).toEqual({ month: -3, inHand: 0 })
    expect(points.at(-1)).toEqual({ month: 1, inHand: 500 })
    expect(Math.min(...points.map(({ inHand }) => inHand))).toBe(-course.peakNeed)
    const months = points.map(({ month }) => month)
    expect(months).toEqual(months.toSorted((a, b) => a - b))
    expect(cashExtent([course])).toEqual({ months: [-3, 1], cash: [-1000, 500] })
  })

  it('[P136] writes seven months at most, the opening among them', () => {
    expect(monthTicks([-3, 1])).toEqual([-3, -2, -1, 0, 1])
    for (const [from, to] of [
      [-7, 12],
      [-20, 3],
      [0, 1],
      [-0.4, 25],
    ] as const) {
      const ticks = monthTicks([from, to])
      expect(ticks.length).toBeLessThanOrEqual(7)
      expect(ticks).toContain(0)
    }
  })
})
