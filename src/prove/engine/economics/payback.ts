import { expm1, log, log1p } from '../../../core/statistics/special.ts'

/** What is spent once to change the way of buying, and what it brings each season. */
export interface Move {
  /** Final margin of the new way less that of the old one, a season. */
  readonly gainPerSeason: number
  readonly investment: number
  readonly subsidy: number
  readonly seasonsPerYear: number
  /** Years over which the gain is counted. */
  readonly lifeYears: number
  readonly discountRatioPerYear: number
}

/** Never is an ordinary answer: what brings less than it costs. */
export type PaybackTime =
  /** Nothing is left to pay back. */
  | { readonly kind: 'at-once' }
  | { readonly kind: 'after'; readonly years: number }
  | { readonly kind: 'never' }

export interface Payback {
  readonly netInvestment: number
  readonly gainPerYear: number
  readonly simple: PaybackTime
  readonly discounted: PaybackTime
  /** Gains of the years counted, discounted, less what is spent. */
  readonly netPresentValue: number
  /** Rate at which that would be 0; undefined when nothing is spent or nothing is gained. */
  readonly internalRatePerYear?: number
  /** Most that may be spent, subsidy included, for the years counted to pay it back. */
  readonly worthSpending: number
}

/**
 * Gains come at the end of each season, evenly over the year. With g a season and r a season:
 * discounted payback n = -ln(1 - I r / g) / ln(1 + r) seasons, never when I r >= g; the internal
 * rate makes g (1 - (1 + q)^-N) / q = I (Brealey, Myers, Allen, Principles of Corporate Finance,
 * annuities and chapter 5).
 */
export function payback(move: Move): Payback {
  const { gainPerSeason, investment, subsidy, seasonsPerYear, lifeYears } = move
  const net = investment - subsidy
  // Logarithm of one and the rate of a season.
  const rate = log1p(move.discountRatioPerYear) / seasonsPerYear
  const seasons = lifeYears * seasonsPerYear
  const worth = gainPerSeason * annuity(rate, seasons)
  const internal = internalRate(gainPerSeason / net, seasons)
  return {
    netInvestment: net,
    gainPerYear: gainPerSeason * seasonsPerYear,
    simple: timeOf(move, 0),
    discounted: timeOf(move, rate),
    netPresentValue: worth - net,
    ...(internal !== undefined && { internalRatePerYear: expm1(seasonsPerYear * internal) }),
    worthSpending: Math.max(0, worth) + subsidy,
  }
}

/** What 1 at the end of each of so many seasons is worth now. */
function annuity(rate: number, seasons: number): number {
  return rate === 0 ? seasons : -expm1(-rate * seasons) / expm1(rate)
}

function timeOf(
  { gainPerSeason, investment, subsidy, seasonsPerYear }: Move,
  rate: number,
): PaybackTime {
  const net = investment - subsidy
  if (net <= 0) return { kind: 'at-once' }
  const kept = 1 - (net * expm1(rate)) / gainPerSeason
  if (!(gainPerSeason > 0) || kept <= 0) return { kind: 'never' }
  const seasons = rate === 0 ? net / gainPerSeason : -log(kept) / rate
  return { kind: 'after', years: seasons / seasonsPerYear }
}

/** Beyond this many e-foldings over the whole life, a rate says nothing any more. */
const FAR = 30
const HALVINGS = 80

/** Logarithm of one and the rate of a season at which `gain` a season pays 1 back, by halving. */
function internalRate(gain: number, seasons: number): number | undefined {
  if (!(gain > 0 && gain < Infinity)) return undefined
  let [low, high] = [-FAR / seasons, FAR]
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2
    if (gain * annuity(middle, seasons) > 1) low = middle
    else high = middle
  }
  return (low + high) / 2
}
