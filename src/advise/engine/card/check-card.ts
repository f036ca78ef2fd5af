import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { countryOf } from '../../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { Card, CardFigure } from '../../model.ts'
import { CARD_FIGURES, CARD_SEASONS, SECTOR_IDS } from '../../model.ts'
import { SECTORS } from '../sectors/sectors.ts'

interface Bounds {
  readonly low: number
  readonly high: number
  /** What a figure outside usually is. */
  readonly maybe: string
}

const SIX: Readonly<Record<string, Bounds>> = {
  priceIncVat: { low: 0.01, high: 1e7, maybe: 'Maybe the price of one piece, in euros.' },
  paidPerPiece: { low: 0.001, high: 1e7, maybe: 'Maybe what you pay the maker for one piece.' },
  piecesPerYear: { low: 1, high: 1e9, maybe: 'Maybe the pieces you sell in a year.' },
  unsoldRatio: {
    low: 0,
    high: 0.9,
    maybe: 'Maybe a share was given in per cent: 20 % is written 0.2.',
  },
  deliveryDays: { low: 1, high: 730, maybe: 'Maybe weeks or months were given: count in days.' },
}

const FURTHER: Readonly<Record<CardFigure, readonly [low: number, high: number]>> = {
  nearPremiumRatio: [-0.9, 10],
  nearLeadDays: [1, 730],
  forecastError: [0, 3],
  endValueRatio: [-1, 1],
  freightRatio: [0, 5],
  dutyRatio: [0, 2],
  returnRatio: [0, 0.95],
}

/** Reads a card, all problems at once; what the six figures contradict among themselves too. */
export function checkCard(input: unknown, reference: ReferenceSet): Result<Card> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return fail(wrong([], input, 'a card', 'Maybe send {"sector": ..., "product": ..., ...}.'))
  }
  const read = input as Readonly<Record<string, unknown>>
  const problems = [...choices(read, reference), ...figures(read), ...further(read['given'])]
  if (problems.length > 0) return fail(...problems)
  const card = { ...read, given: read['given'] ?? {} } as unknown as Card
  const among = contradictions(card)
  return among.length > 0 ? fail(...among) : ok(card)
}

function choices(read: Readonly<Record<string, unknown>>, reference: ReferenceSet): Problem[] {
  const problems: Problem[] = []
  const oneOf = (name: string, known: readonly string[]) => {
    if (known.includes(read[name] as string)) return
    const list = known.join(', ')
    problems.push(wrong([name], read[name], `one of ${list}`, `Maybe ${known[0]}.`))
  }
  oneOf('sector', SECTOR_IDS)
  oneOf('season', CARD_SEASONS)
  const { product, country } = read
  if (typeof product !== 'string' || product.trim() === '' || product.length > 120) {
    problems.push(
      wrong(['product'], product, 'a name', 'Maybe what people call it, in a few words.'),
    )
  }
  if (typeof country !== 'string' || !countryOf(reference, country)) {
    problems.push(
      wrong(['country'], country, 'a country of two letters', 'Maybe FR, CN, PT, MA or TR.'),
    )
  }
  return problems
}

function figures(read: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(SIX).flatMap(([name, { low, high, maybe }]) =>
    isWithin(read[name], low, high)
      ? []
      : [wrong([name], read[name], `a number from ${low} to ${high}`, maybe)],
  )
}

function further(given: unknown): Problem[] {
  if (given === undefined) return []
  if (typeof given !== 'object' || given === null) {
    return [wrong(['given'], given, 'figures by name', 'Maybe leave it out.')]
  }
  return Object.entries(given).flatMap(([name, value]) => {
    const range = FURTHER[name as CardFigure]
    if (!range) {
      const known = CARD_FIGURES.join(', ')
      return [wrong(['given', name], value, `one of ${known}`, 'Maybe a slip of the pen.')]
    }
    const [low, high] = range
    if (isWithin(value, low, high)) return []
    const expected = `a number from ${low} to ${high}`
    return [wrong(['given', name], value, expected, 'Maybe a share was given in per cent.')]
  })
}

function isWithin(value: unknown, low: number, high: number): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= low && value <= high
}

function contradictions(card: Card): Problem[] {
  const price = card.priceIncVat / (1 + SECTORS[card.sector].vatRatio)
  if (card.paidPerPiece < price) return []
  return [
    problem({
      code: 'card_price_below_cost',
      path: ['paidPerPiece'],
      message: `A piece is paid ${card.paidPerPiece} and sold ${price.toFixed(2)} without VAT: nothing is left.`,
      maybe: 'Maybe one of the two is for a lot, or the price is without VAT.',
      values: { paid: String(card.paidPerPiece), price: price.toFixed(2) },
    }),
  ]
}

function wrong(path: readonly string[], seen: unknown, expected: string, maybe: string): Problem {
  return problem({
    code: 'card_figure',
    path: [...path],
    message: `Expected ${expected}, found ${JSON.stringify(seen) ?? 'nothing'}.`,
    maybe,
    values: { found: JSON.stringify(seen) ?? 'nothing', expected },
  })
}
