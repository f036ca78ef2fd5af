import { describe, expect, it } from 'vitest'
import { firmLineOf } from './firm-line.ts'
import type { FirmLine } from './peers.ts'
import { contrastOf, LEAST_PEERS, quarterOf, quartilesOf, tradeOf, withoutNames } from './peers.ts'

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
    expect(quartilesOf(lines, 'textile', 'proximity.access')).toBeUndefined()
  })

  it('[AF2] a list without names holds none, each letter once, in no order of the names', () => {
    const lines = Array.from({ length: 60 }, (_, at) => ({
      ...firm(at),
      figures: { 'margin.final.ratio': (at * 37) % 60 },
    }))
    const { lines: hidden, heldBack } = withoutNames(lines)
    const names = hidden.map(({ name }) => name)
    expect(names.slice(0, 3)).toEqual(['A', 'B', 'C'])
    expect([names[26], names[52]]).toEqual(['AA', 'BA'])
    expect(new Set(names).size).toBe(60)
    expect(hidden.map(({ figures }) => figures['margin.final.ratio'])).toEqual(
      Array.from({ length: 60 }, (_, at) => 59 - at),
    )
    expect(heldBack).toBe(0)
  })

  it('[AF8] a trade that fewer than five share is held back, and counted', () => {
    const few = Array.from({ length: LEAST_PEERS - 1 }, (_, at) => firm(at, 'wood'))
    const many = Array.from({ length: LEAST_PEERS }, (_, at) => firm(at + 10))
    const { lines, heldBack } = withoutNames([...few, ...many])
    expect(lines.map(({ sector }) => sector)).toEqual(many.map(() => 'textile'))
    expect(heldBack).toBe(few.length)
  })

  it('[AF9] quarters: below the low bound, to the middle, to the high bound, above', () => {
    const among = { low: 2, median: 3, high: 4, count: 5 }
    expect([1, 2, 3, 3.5, 4, 5].map((value) => quarterOf(value, among))).toEqual([1, 2, 2, 3, 3, 4])
  })

  it('[AF10] a chain as a line: trade of what it sells, yearly margin from a piece and its count', () => {
    const document = {
      chain: { name: 'Atelier', focus: 'coat' },
      items: [
        { id: 'wool', kind: 'raw', hsCode: '5101' },
        { id: 'coat', kind: 'finished', hsCode: '6202' },
      ],
    }
    const seen = [
      { id: 'margin.final', value: 12.5 },
      { id: 'total.units', value: 200 },
      { id: 'carbon.total' },
    ]
    expect(firmLineOf('c1', document, seen)).toEqual({
      chainId: 'c1',
      name: 'Atelier',
      sector: 'textile',
      figures: { 'margin.final.year': 2_500 },
    })
    expect(firmLineOf('c2', {}, [])).toEqual({
      chainId: 'c2',
      name: 'c2',
      sector: 'other',
      figures: {},
    })
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
