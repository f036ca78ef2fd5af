import { describe, expect, it } from 'vitest'
import { LEVER_TABLES, loadReference } from '../../../../reference/load.ts'
import { see } from '../../../see/engine/see.ts'
import type { Card, CardDocument } from '../../model.ts'
import { SECTOR_IDS } from '../../model.ts'
import { SECTORS } from '../sectors/sectors.ts'
import { cardAnswer } from './answer.ts'
import { cardFigures } from './card-figures.ts'
import { chainOfCard } from './chain-of-card.ts'
import { checkCard } from './check-card.ts'
import { forecastErrorFromUnsold, unsoldShare } from './forecast-from-unsold.ts'

const reference = await loadReference({ tables: LEVER_TABLES })

/** The sample of a sector as a card. */
function sample(sector: (typeof SECTOR_IDS)[number], more: Partial<Card> = {}): Card {
  const { product, ...six } = SECTORS[sector].sample
  return { sector, season: 'season', given: {}, product: product.fr, ...six, ...more }
}

function answered(card: Card, draws = 48): CardDocument {
  const all = [...cardAnswer(card, reference, { draws })]
  const last = all.at(-1)!
  if (!last.ok) throw new Error(last.problems.map(({ message }) => message).join(' '))
  return last.value
}

describe('a card of six figures', () => {
  it.each(SECTOR_IDS)(
    '[AC1] %s: a valid chain whose books balance, at the price paid',
    (sector) => {
      const card = sample(sector)
      expect(checkCard(card, reference).ok).toBe(true)
      const chain = chainOfCard(card, cardFigures(card, reference), reference)
      if (!chain.ok) throw new Error(JSON.stringify(chain.problems))
      const seen = see(chain.value, reference)
      if (!seen.ok) throw new Error('see')
      expect(Math.abs(seen.value.accounts.books.gap)).toBeLessThan(1e-9)
      expect(seen.value.figures.get('purchase.unit')?.value).toBeCloseTo(card.paidPerPiece, 6)
      expect(chain.value.estimates.length).toBeGreaterThan(8)
      for (const { id, low, high } of chain.value.estimates) expect(low! <= high!, id).toBe(true)
    },
  )

  it('[AC2] the doubt worked out leaves the share unsold that was told', () => {
    const season = { price: 99, cost: 38, salvage: 18 }
    for (const unsold of [0.02, 0.1, 0.22, 0.35]) {
      const doubt = forecastErrorFromUnsold(unsold, season)
      expect(unsoldShare(doubt, season)).toBeCloseTo(unsold, 6)
    }
    expect(forecastErrorFromUnsold(0, season)).toBeLessThan(0.01)
  })

  it('[AC3] the verdict turns where it must: far when near is far dearer, near when it is hardly so', () => {
    const card = sample('textile')
    expect(answered({ ...card, given: { nearPremiumRatio: 2 } }).verdict).toBe('far')
    expect(answered({ ...card, given: { nearPremiumRatio: 0.02 } }).verdict).toBe('near')
  })

  it('[AC4] the next question is the one worth most; once given it is asked no more', () => {
    const card = sample('furniture')
    const first = answered(card)
    const worths = first.questions.map(({ worthPerYear }) => worthPerYear)
    expect(worths).toEqual(worths.toSorted((a, b) => b - a))
    if (first.next === undefined) return
    expect(first.next).toBe(first.questions[0]!.figure)
    const value = first.figures.find(({ figure }) => figure === first.next)!.value
    const second = answered({ ...card, given: { [first.next]: value } })
    expect(second.questions.map(({ figure }) => figure)).not.toContain(first.next)
    expect(second.gain.high - second.gain.low).toBeLessThan(first.gain.high - first.gain.low)
  })

  it('[AC5] same card, same digits; a first answer comes before its doubt', () => {
    const card = sample('cosmetics')
    expect(answered(card)).toEqual(answered(card))
    const [first, last] = [...cardAnswer(card, reference, { draws: 8 })]
    expect([first!.ok && first!.value.phase, last!.ok && last!.value.phase]).toEqual([
      'first',
      'drawn',
    ])
  })

  it('[AC6] what cannot be is refused, all at once, with what to do', () => {
    const bad = checkCard(
      { ...sample('textile'), country: 'XX', unsoldRatio: 20, piecesPerYear: 0, given: { x: 1 } },
      reference,
    )
    expect(bad.ok ? [] : bad.problems.map(({ path }) => path.join('/'))).toEqual([
      'country',
      'piecesPerYear',
      'unsoldRatio',
      'given/x',
    ])
    const cheap = checkCard({ ...sample('textile'), priceIncVat: 30 }, reference)
    expect(cheap.ok ? [] : cheap.problems.map(({ code }) => code)).toEqual([
      'card_price_below_cost',
    ])
    expect(checkCard('card', reference).ok).toBe(false)
  })

  it.each(['all-year', 'to-order'] as const)(
    '[AC7] a product sold %s has its answer too',
    (season) => {
      const found = answered(sample('machined-parts', { season }), 12)
      expect(Number.isFinite(found.gain.median)).toBe(true)
      expect(found.nearChanceRatio).toBeGreaterThanOrEqual(0)
    },
  )
})
