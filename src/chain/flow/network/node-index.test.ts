import { describe, expect, it } from 'vitest'
import { rng } from '../../../core/statistics/rng.ts'
import { NodeIndex } from './node-index.ts'

describe('NodeIndex', () => {
  it('[NI1] finds every pair of item and place that was added, places -1 included, and no other', () => {
    const random = rng(7)
    const index = new NodeIndex()
    const known = new Map<string, number>()
    for (let node = 0; node < 20_000; node++) {
      const [item, place] = [random.int(400), random.int(500) - 1]
      if (known.has(`${item} ${place}`)) continue
      index.add(item, place, node)
      known.set(`${item} ${place}`, node)
    }
    for (let item = 0; item < 420; item++) {
      for (let place = -1; place < 520; place += 3) {
        expect(index.find(item, place)).toBe(known.get(`${item} ${place}`) ?? -1)
      }
    }
    expect(known.size).toBeGreaterThan(15_000)
  })
})
