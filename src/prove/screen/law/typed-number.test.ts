import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../../core/format.ts'
import { typedNumber } from './typed-number.ts'

describe('a number typed by a person', () => {
  it('[P218] comes back from either way of writing it, and a word is no number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.constantFrom('fr' as const, 'en' as const),
        (thousandths, language) => {
          const written = formatNumber(thousandths / 10, language, 1)
          expect(typedNumber(written, language)).toBeCloseTo(thousandths / 10, 9)
        },
      ),
    )
    expect(typedNumber('1 234,5 %', 'fr')).toBe(1234.5)
    expect(typedNumber('12.5', 'fr')).toBe(12.5)
    expect(typedNumber('1,234', 'en')).toBe(1234)
    expect(typedNumber('1,5', 'en')).toBe(1.5)
    expect(typedNumber('deux', 'fr')).toBeUndefined()
    expect(typedNumber('', 'fr')).toBeUndefined()
    expect(typedNumber('1-2', 'en')).toBeUndefined()
  })
})
