import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortedBy } from './sorted-by.ts'

describe('sortedBy', () => {
  it('[SO1] orders as the sort of lists does, equals as they came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 70 }), (keys) => {
        const numbers = Int32Array.from(keys, (_, i) => i)
        const expected = [...numbers].sort((a, b) => keys[b]! - keys[a]!)
        expect([...sortedBy(numbers, (a, b) => keys[a]! > keys[b]!)]).toEqual(expected)
        expect([...numbers]).toEqual(keys.map((_, i) => i))
      }),
    )
  })
})
