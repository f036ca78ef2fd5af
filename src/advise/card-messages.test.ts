import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import { cardProblem } from './card-messages.ts'
import { checkCard } from './engine/card/check-card.ts'

const reference = await loadReference({ tables: ['countries'] })
const CARD = {
  sector: 'textile',
  product: 'Pull',
  priceIncVat: 120,
  paidPerPiece: 32,
  country: 'CN',
  piecesPerYear: 2000,
  season: 'season',
  unsoldRatio: 0.2,
  deliveryDays: 60,
}

function problemsOf(wrong: object) {
  const read = checkCard({ ...CARD, ...wrong }, reference)
  return read.ok ? [] : read.problems
}

describe('what is wrong with a card, as a reader is told', () => {
  it.each([
    ['priceIncVat', { priceIncVat: 0 }],
    ['paidPerPiece', { paidPerPiece: -1 }],
    ['country', { country: 'ZZ' }],
    ['piecesPerYear', { piecesPerYear: 0 }],
    ['unsoldRatio', { unsoldRatio: 1.2 }],
    ['deliveryDays', { deliveryDays: 0 }],
    ['product', { product: ' ' }],
    ['given', { given: { returnRatio: 40 } }],
  ])('[AC11] %s out of bounds is said in both languages, with a way out', (field, wrong) => {
    const problems = problemsOf(wrong)
    expect(problems.map(({ path }) => path[0])).toEqual([field])
    expect(cardProblem(problems[0]!, 'fr')?.maybe).toMatch(/^Peut-être /)
    expect(cardProblem(problems[0]!, 'en')?.maybe).toMatch(/^Maybe /)
  })

  it('[AC12] a price below the cost names both sums, without VAT', () => {
    const [found] = problemsOf({ paidPerPiece: 110 })
    expect(cardProblem(found!, 'fr')?.what).toMatch(/110,00.€.*100,00.€ hors taxe/)
    expect(cardProblem(found!, 'en')?.what).toMatch(/110.00.*100.00/)
  })

  it('[AC13] a good card has nothing wrong, and a problem of another part is left alone', () => {
    expect(problemsOf({})).toEqual([])
    const [found] = problemsOf({ deliveryDays: 0 })
    expect(cardProblem({ ...found!, code: 'other' }, 'fr')).toBe(undefined)
  })
})
