import { describe, expect, it } from 'vitest'
import type { FirmLine } from './peers.ts'
import { contrastOf, LEAST_PEERS, quartilesOf, tradeOf, withoutNames } from './peers.ts'

const firm = (at: number, sector = 'textile'): FirmLine => ({
  chainId: `c${at}`,
  name: `Firm number ${at}`,
  sector,
  figures: { 'carbon.total': at },
})

describe('firms beside each other', () => {
  it('[AF1] quartiles of a trade alone, once enough firms share it', () => {
    const lines = [1, 2, 3, 4, 5].map((at) => firm(at)).concat(firm(900, 'food'))
    expect(quartilesOf(lines, 'textile', 'carbon.total')).toEqual({
      low: 2,
      median: 3,
      high: 4,
      count: 5,
    })
    expect(quartilesOf(lines, 'food', 'carbon.total')).toBeUndefined()
    expect(quartilesOf(lines.slice(0, LEAST_PEERS - 1), 'textile', 'carbon.total')).toBeUndefined()
    expect(quartilesOf(lines, 'textile', 'lead.kept')).toBeUndefined()
  })

  it('[AF2] a list without names holds none, and each letter once', () => {
    const lines = Array.from({ length: 60 }, (_, at) => firm(at))
    const hidden = withoutNames(lines).map(({ name }) => name)
    expect(hidden.slice(0, 3)).toEqual(['A', 'B', 'C'])
    expect([hidden[26], hidden[52]]).toEqual(['AA', 'BA'])
    expect(new Set(hidden).size).toBe(60)
  })

  it('[AF3] trades follow the chapters of the customs code', () => {
    expect(['6110', '0403', '9403', '8703', '', undefined].map(tradeOf)).toEqual([
      'textile',
      'food',
      'furniture',
      'vehicles',
      'other',
      'other',
    ])
  })

  it('[AF4] contrast as WCAG defines it: black on white 21, equal colours 1', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 6)
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
    expect(contrastOf('#b3223f', '#b3223f')).toBe(1)
  })
})
