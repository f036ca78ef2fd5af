import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../reference/load.ts'
import { parseChain } from '../src/chain/parse.ts'
import { see, seeIntervals } from '../src/see/engine/see.ts'
import { compare } from '../src/see/engine/compare/compare.ts'
import type { ComparedChain } from '../src/see/engine/compare/compare-many.ts'
import { compareMany } from '../src/see/engine/compare/compare-many.ts'

const reference = await loadReference()

function chainOf(name: string, id: string): ComparedChain {
  const parsed = parseChain(JSON.parse(readFileSync(`examples/${name}.json`, 'utf8')))
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  const seen = see(parsed.value, reference)
  if (!seen.ok) throw new Error(seen.problems[0]?.message)
  return { id, seen: seen.value, drawn: seeIntervals(seen.value, 42, 60) }
}

const chains = [chainOf('manteau', 'A'), chainOf('manteau-proche', 'B'), chainOf('pull', 'C')]

describe('any number of chains side by side', () => {
  it('[V40] each column against the base says what the comparison of two says', () => {
    const rows = compareMany(chains)
    for (const at of [1, 2]) {
      const two = compare(chains[0]!.seen, chains[at]!.seen, { draws: 60 })
      for (const figure of two.figures) {
        const cell = rows.find(({ id }) => id === figure.id)?.cells[at]
        expect([figure.id, cell?.value, cell?.difference]).toEqual([
          figure.id,
          figure.after,
          figure.difference,
        ])
        expect(cell?.differenceInterval?.low).toBe(figure.low)
        expect(cell?.differenceInterval?.high).toBe(figure.high)
      }
    }
  })

  it('[V41] any pair: the other way round the difference and its bounds change sign', () => {
    const [there, back] = [compareMany(chains, { base: 0 }), compareMany(chains, { base: 1 })]
    let seen = 0
    for (const row of there) {
      const other = back.find(({ id }) => id === row.id)!
      const [of, against] = [row.cells[1]!, other.cells[0]!]
      if (of.difference === undefined) continue
      expect(against.difference).toBeCloseTo(-of.difference, 9)
      if (!of.differenceInterval) continue
      seen += 1
      const size = Math.max(1, Math.abs(of.differenceInterval.low))
      expect(
        Math.abs(against.differenceInterval!.high + of.differenceInterval.low) / size,
      ).toBeLessThan(1e-9)
    }
    expect(seen).toBeGreaterThan(5)
  })

  it('[V42] without draws there are values and differences, no interval; only asked figures come', () => {
    const bare = chains.map(({ id, seen }) => ({ id, seen }))
    const rows = compareMany(bare, { figureIds: ['total.cost', 'no.such.figure'] })
    expect(rows.map(({ id }) => id)).toEqual(['total.cost'])
    expect(rows[0]!.cells.map((cell) => cell.differenceInterval)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(rows[0]!.cells[1]!.difference).toBeDefined()
  })
})
