import { describe, expect, it } from 'vitest'
import { quantile } from '../../../core/statistics/quantile.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { Samples } from './samples.ts'

describe('Samples', () => {
  it('[SA1] bounds are at ranks 0.05 and 0.95 of n + 1 of what was measured, what is not finite left out', () => {
    const random = rng(3)
    for (const draws of [1, 2, 19, 20, 21, 200, 333]) {
      const samples = new Samples(['stage/a.cost', 'stage/b.cost'], draws)
      const [total, ofA, ofB]: [number[], number[], number[]] = [[], [], []]
      for (let draw = 0; draw < draws; draw++) {
        const [x, a, b] = [random.normal(), random.normal(), random.normal()]
        samples.ofStages[0] = a
        samples.ofStages[1] = draw % 3 === 0 ? NaN : b
        samples.add({ total: draw % 5 === 0 ? undefined : x, exact: 7 })
        if (draw % 5 !== 0) total.push(x)
        ofA.push(a)
        if (draw % 3 !== 0) ofB.push(b)
      }
      const found = samples.intervals()
      expect(found['exact']).toBeUndefined()
      for (const [id, values] of Object.entries({
        total,
        'stage/a.cost': ofA,
        'stage/b.cost': ofB,
      })) {
        if (values.length < 2) expect(found[id]).toBeUndefined()
        else {
          expect(found[id]?.low).toBeCloseTo(quantile(values, tailOf(values.length)), 12)
          expect(found[id]?.high).toBeCloseTo(quantile(values, 1 - tailOf(values.length)), 12)
        }
      }
    }
  })
})

/** Probability of the type 7 quantile that stands at rank 0.05 (n + 1). */
function tailOf(count: number): number {
  return Math.max(0, (0.05 * (count + 1) - 1) / (count - 1))
}
