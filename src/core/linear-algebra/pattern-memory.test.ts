import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PatternMemory } from './pattern-memory.ts'
import { sparseFromTriplets } from './sparse.ts'

const SIZE = 6
const entry = fc.record({
  row: fc.integer({ min: 0, max: SIZE - 1 }),
  column: fc.integer({ min: 0, max: SIZE - 1 }),
  value: fc.double({ min: 0.01, max: 9, noNaN: true }),
})

const triplets = (entries: readonly { row: number; column: number; value: number }[]) => ({
  rows: SIZE,
  columns: SIZE,
  row: entries.map((each) => each.row),
  column: entries.map((each) => each.column),
  value: entries.map((each) => each.value),
})

describe('PatternMemory', () => {
  it('[PM1] gives the matrix of the entries, whatever patterns came before', () => {
    fc.assert(
      fc.property(fc.array(fc.array(entry, { maxLength: 20 }), { maxLength: 7 }), (lists) => {
        const memory = new PatternMemory()
        for (const entries of [...lists, ...lists]) {
          const again = entries.map((each, i) => ({ ...each, value: each.value * (i + 1) }))
          expect(memory.matrix(triplets(entries))).toEqual(sparseFromTriplets(triplets(entries)))
          expect(memory.matrix(triplets(again))).toEqual(sparseFromTriplets(triplets(again)))
        }
      }),
    )
  })

  it('[PM2] matrices of one pattern share their places, those of another do not', () => {
    const memory = new PatternMemory()
    const first = memory.matrix(triplets([{ row: 0, column: 1, value: 2 }]))
    const second = memory.matrix(triplets([{ row: 0, column: 1, value: 3 }]))
    const other = memory.matrix(triplets([{ row: 1, column: 1, value: 3 }]))
    expect(second.column).toBe(first.column)
    expect(second.value).not.toBe(first.value)
    expect(other.column).not.toBe(first.column)
  })
})
