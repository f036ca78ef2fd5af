import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapText } from './wrap-text.ts'

const measure = (text: string) => text.length

describe('wrap text', () => {
  it('[WT1] no word is lost, no line is wider unless it is one word', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc\u202f'), minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 1, max: 30 }), (all, width) => {
        const lines = wrapText(all.join(' '), width, measure)
        expect(lines.join(' ')).toBe(all.join(' '))
        for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true)
      }),
    )
  })

  it('[WT2] a narrow no-break space does not break', () => {
    expect(wrapText('1\u202f204 commandes', 9, measure)).toEqual(['1\u202f204', 'commandes'])
    expect(wrapText('', 9, measure)).toEqual([])
  })
})
