import { describe, expect, it } from 'vitest'
import { withLastWord } from './last-word.ts'

describe('a figure that the page shows twice', () => {
  it('[P237] is what was said of it last; other figures stay', () => {
    const edits = { seasonPieces: 900, forecastError: 0.4, price: 150 }
    const typed = { lawEdits: { meanPieces: 700 } }
    expect(withLastWord(edits, {}, typed)).toEqual({ forecastError: 0.4, price: 150 })
    const more = { lawEdits: { ...typed.lawEdits, returnRatio: 0.1 } }
    expect(withLastWord(edits, typed, more)).toBe(edits)
    const lawFrom = { kind: 'family', family: 'innovative' } as const
    expect(withLastWord(edits, {}, { lawFrom })).toEqual({ price: 150 })
    expect(withLastWord(edits, { lawFrom }, { lawFrom })).toBe(edits)
  })
})
