import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rng } from '../../../core/statistics/rng.ts'
import type { StyleOnCapacity } from './shared-capacity.ts'
import { profitOf, shareCapacity } from './shared-capacity.ts'

function style(seed: number, more: Partial<StyleOnCapacity> = {}): StyleOnCapacity {
  const random = rng(seed)
  const sortedPieces = Float64Array.from({ length: 200 }, () => 100 * random.next() ** 2).sort()
  return { id: `${seed}`, sortedPieces, under: 30, over: 10, hoursPerPiece: 1, ...more }
}

describe('one capacity for many styles', () => {
  it('[P68] never more hours than there are, and no grid does better', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            under: fc.double({ min: 1, max: 50, noNaN: true }),
            over: fc.double({ min: 1, max: 50, noNaN: true }),
            hoursPerPiece: fc.double({ min: 0.2, max: 3, noNaN: true }),
          }),
          { minLength: 2, maxLength: 2 },
        ),
        fc.double({ min: 1, max: 200, noNaN: true }),
        (terms, capacityHours) => {
          const styles = terms.map((more, index) => style(index, more))
          const found = shareCapacity(styles, capacityHours)
          const used = found.pieces.reduce(
            (sum, own, index) => sum + own * styles[index]!.hoursPerPiece,
            0,
          )
          expect(used).toBeLessThanOrEqual(capacityHours * (1 + 1e-9))
          expect(found.profit).toBeCloseTo(
            found.pieces.reduce((sum, own, index) => sum + profitOf(styles[index]!, own), 0),
            9,
          )
          let best = 0
          for (let first = 0; first <= 60; first++) {
            const own = (capacityHours / styles[0]!.hoursPerPiece) * (first / 60)
            const left = capacityHours - own * styles[0]!.hoursPerPiece
            for (let second = 0; second <= 60; second++) {
              const other = (left / styles[1]!.hoursPerPiece) * (second / 60)
              best = Math.max(best, profitOf(styles[0]!, own) + profitOf(styles[1]!, other))
            }
          }
          expect(found.profit).toBeGreaterThan(best - 0.005 * Math.abs(best) - 0.05)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('[P69] an hour more earns its price; with hours to spare each style has its own optimum', () => {
    const styles = [style(1), style(2, { under: 50 }), style(3, { hoursPerPiece: 2 })]
    const some = shareCapacity(styles, 60)
    const more = shareCapacity(styles, 62)
    expect((more.profit - some.profit) / 2).toBeCloseTo(some.shadowPricePerHour, 0)
    const free = shareCapacity(styles, 1e9)
    expect(free.shadowPricePerHour).toBe(0)
    expect(free.profit).toBeGreaterThan(more.profit)
    expect(shareCapacity(styles, 0).pieces).toEqual([0, 0, 0])
  })
})
