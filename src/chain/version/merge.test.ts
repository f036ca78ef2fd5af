import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PartRef } from './merge.ts'
import { byPartKey, differenceOfParts, mergeParts, partKey } from './merge.ts'

const part = (id: string, hash: string, noun = 'sites'): PartRef => ({ noun, id, hash })

describe('mergeParts', () => {
  it('[M1] edits of different parts merge; added, changed and removed alike', () => {
    const base = [part('a', '1'), part('b', '1'), part('c', '1')]
    const mine = [part('a', '2'), part('b', '1'), part('c', '1'), part('d', '1')]
    const theirs = [part('a', '1'), part('c', '3'), part('e', '1')]
    expect(mergeParts(base, mine, theirs)).toEqual({
      merged: [part('a', '2'), part('c', '3'), part('d', '1'), part('e', '1')],
      conflicts: [],
    })
  })

  it('[M2] the same part changed differently is a conflict that shows all three', () => {
    const base = [part('a', '1'), part('b', '1')]
    const { conflicts, merged } = mergeParts(
      base,
      [part('a', '2')],
      [part('a', '3'), part('b', '2')],
    )
    expect(merged).toEqual([])
    expect(conflicts).toEqual([
      {
        noun: 'sites',
        id: 'a',
        base: part('a', '1'),
        mine: part('a', '2'),
        theirs: part('a', '3'),
      },
      { noun: 'sites', id: 'b', base: part('b', '1'), mine: undefined, theirs: part('b', '2') },
    ])
  })

  it('[M2] the same id in two nouns is two parts', () => {
    const base = [part('a', '1', 'items'), part('a', '1', 'sites')]
    const mine = [part('a', '2', 'items'), part('a', '1', 'sites')]
    const theirs = [part('a', '1', 'items'), part('a', '2', 'sites')]
    expect(mergeParts(base, mine, theirs).merged.map((p) => p.hash)).toEqual(['2', '2'])
  })
})

const parts = fc
  .uniqueArray(
    fc.record({
      noun: fc.constantFrom('items', 'sites'),
      id: fc.constantFrom(...'abcdef'),
      hash: fc.constantFrom('1', '2', '3'),
    }),
    { selector: partKey },
  )
  .map((list) => byPartKey(list))

describe('mergeParts, for any three chains', () => {
  it('[M3] one side alone wins, and a merge with oneself changes nothing', () => {
    fc.assert(
      fc.property(parts, parts, (base, mine) => {
        expect(mergeParts(base, mine, base)).toEqual({ merged: mine, conflicts: [] })
        expect(mergeParts(base, base, mine)).toEqual({ merged: mine, conflicts: [] })
        expect(mergeParts(base, mine, mine)).toEqual({ merged: mine, conflicts: [] })
      }),
    )
  })

  it('[M4] who saved first does not matter', () => {
    fc.assert(
      fc.property(parts, parts, parts, (base, mine, theirs) => {
        const here = mergeParts(base, mine, theirs)
        const there = mergeParts(base, theirs, mine)
        expect(there.merged).toEqual(here.merged)
        expect(there.conflicts.map(partKey)).toEqual(here.conflicts.map(partKey))
      }),
    )
  })

  it('[M5] every part is merged, in conflict, or removed by a side that had it from the base', () => {
    fc.assert(
      fc.property(parts, parts, parts, (base, mine, theirs) => {
        const { merged, conflicts } = mergeParts(base, mine, theirs)
        const settled = new Set([...merged, ...conflicts].map(partKey))
        expect(settled.size).toBe(merged.length + conflicts.length)
        const has = (list: readonly PartRef[], p: PartRef) =>
          list.some((q) => partKey(q) === partKey(p))
        for (const p of [...base, ...mine, ...theirs]) {
          const removed = has(base, p) && (!has(mine, p) || !has(theirs, p))
          expect(settled.has(partKey(p)) || removed).toBe(true)
        }
      }),
    )
  })
})

describe('differenceOfParts', () => {
  it('[M6] applied to the first chain it gives the second, and it is empty only between equals', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const { added, removed, changed } = differenceOfParts(a, b)
        const result = new Map(a.map((p) => [partKey(p), p]))
        for (const p of removed) expect(result.delete(partKey(p))).toBe(true)
        for (const { before, after } of changed) {
          expect(result.get(partKey(before))).toEqual(before)
          result.set(partKey(after), after)
        }
        for (const p of added) {
          expect(result.has(partKey(p))).toBe(false)
          result.set(partKey(p), p)
        }
        expect(byPartKey(result.values())).toEqual(b)
      }),
    )
  })
})
