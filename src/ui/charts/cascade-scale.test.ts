import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentOf, staircaseOf, textSide, timelineOf } from './cascade-scale.ts'

const row = (euros: number | undefined) => ({ euros, days: undefined, carbonKg: undefined })

describe('cascade', () => {
  it('[CA1] each bar starts where the last one ended, and the last ends at the sum', () => {
    const amount = fc.option(fc.double({ min: -50, max: 100, noNaN: true }), { nil: undefined })
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 40 }), (amounts) => {
        const stair = staircaseOf(amounts.map(row), 'euros')
        let sum = 0
        for (const [i, value] of amounts.entries()) {
          expect(stair.starts[i]).toBeCloseTo(sum, 9)
          sum += value ?? 0
          const percent = percentOf(stair, sum)
          expect(percent).toBeGreaterThanOrEqual(-1e-9)
          expect(percent).toBeLessThanOrEqual(100 + 1e-9)
        }
        expect(stair.end).toBeCloseTo(sum, 9)
      }),
    )
  })

  it('[CA2] a stem passes a row without an amount, and none hangs below the last bar', () => {
    const stair = staircaseOf([row(4), row(undefined), row(5), row(undefined)], 'euros')
    expect(stair.joined).toEqual([false, true, true, false])
  })

  it('[CA4] on the time line every bar ends at her hand or before, the earliest at the left edge', () => {
    const stage = fc.record({
      days: fc.double({ min: 0, max: 90, noNaN: true }),
      wait: fc.double({ min: 0, max: 200, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(stage, { minLength: 1, maxLength: 30 }), (stages) => {
        const line = timelineOf(
          stages.map(({ days, wait }) => ({ ...row(1), days, daysStart: wait + days })),
        )
        stages.forEach(({ days, wait }, i) => {
          const end = (line.starts[i] ?? 0) + days
          expect(end).toBeCloseTo(-wait, 6)
          expect(percentOf(line, line.starts[i] ?? 0)).toBeGreaterThanOrEqual(-1e-9)
          expect(percentOf(line, end)).toBeLessThanOrEqual(100 + 1e-9)
        })
        const longest = Math.max(...stages.map(({ days, wait }) => days + wait))
        if (longest > 1) expect(line.low).toBe(-longest)
      }),
    )
  })

  it('[CA5] a stage beside the longest way that starts long before does not press the others together', () => {
    const line = timelineOf([
      { ...row(1), days: 540, daysStart: 700, beside: true },
      { ...row(1), days: 40, daysStart: 100 },
    ])
    expect(line.low).toBeCloseTo(-115, 9)
    expect(percentOf(line, -100)).toBeLessThan(15)
  })

  it('[CA3] the amount is written where there is room', () => {
    expect(textSide(0, 10, 20)).toBe('after')
    expect(textSide(90, 100, 20)).toBe('before')
    expect(textSide(5, 100, 20)).toBe('within')
  })
})
