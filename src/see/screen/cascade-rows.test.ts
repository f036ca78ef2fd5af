import { describe, expect, it } from 'vitest'
import { restOfPrice, stageCascade } from './cascade-rows.ts'
import { documentOf, slugs, speech } from './screen.test-support.ts'
import { valueOf } from './second-chain.ts'

describe.each(slugs)('the staircase of %s', (slug) => {
  const document = documentOf(slug)
  const [main, all] = [false, true].map((every) => stageCascade(document, speech, every))

  it('[CR1] small stages told together add up to the same euros and kilos', () => {
    const sum = (rows: typeof main, of: 'euros' | 'carbonKg') =>
      rows!.reduce((total, row) => total + (row[of] ?? 0), 0)
    expect(all).toHaveLength(document.stages.length)
    expect(main!.length).toBeLessThanOrEqual(all!.length)
    for (const of of ['euros', 'carbonKg'] as const) {
      expect(sum(main, of)).toBeCloseTo(sum(all, of), 9)
    }
    expect(sum(all, 'euros')).toBeCloseTo(valueOf(document, 'total.cost') ?? NaN, 6)
  })

  it('[CR2] the staircase ends at the price: cost, margins, idle capacity, then VAT', () => {
    const rest = restOfPrice(document, speech)
    if (rest.length === 0) return
    const tax = rest.filter((row) => row.matter === 'tax')
    const before = [...all!, ...rest].filter((row) => row.matter !== 'tax')
    const end = before.reduce((sum, row) => sum + (row.euros ?? 0), 0)
    // What rounds to nothing is left out of the rest.
    expect(end).toBeCloseTo(valueOf(document, 'price.exVat') ?? NaN, 1)
    for (const row of tax) expect(row.euros).toBe(valueOf(document, 'price.vat'))
  })
})
