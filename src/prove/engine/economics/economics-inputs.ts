import type { Chain } from '../../../chain/chain.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { ClientPays } from './cash-flows.ts'

/** What may be asked beside the seasons, by name; money in the currency of the chain. */
export const ECONOMICS_FIGURES = [
  'investment',
  'subsidy',
  'seasonsPerYear',
  'lifeYears',
  'discountRatioPerYear',
  'exchangeSdRatioPerYear',
  'hedgeRatioPerYear',
  'leaveRatio',
  'repeatRatio',
  'ordersPerClientPerYear',
  'piecesPerOrder',
  'acquisitionCost',
] as const
export type EconomicsFigure = (typeof ECONOMICS_FIGURES)[number]

/** What the reader gives; the rest comes from the chain, or is supposed and marked. */
export interface EconomicsAsking extends Readonly<Partial<Record<EconomicsFigure, number>>> {
  readonly clientPays?: ClientPays
}

/** A figure that the answer rests on, and who says it. */
export interface EconomicsInput {
  readonly name: EconomicsFigure
  readonly value: number
  readonly origin: 'given' | 'chain' | 'assumed'
}

interface Bounds {
  readonly low: number
  readonly high: number
}

/** What each may be. */
export const ECONOMICS_BOUNDS: Readonly<Record<EconomicsFigure, Bounds>> = {
  investment: { low: 0, high: 1e12 },
  subsidy: { low: 0, high: 1e12 },
  seasonsPerYear: { low: 0.1, high: 52 },
  lifeYears: { low: 0.25, high: 50 },
  discountRatioPerYear: { low: 0, high: 2 },
  exchangeSdRatioPerYear: { low: 0, high: 2 },
  hedgeRatioPerYear: { low: 0, high: 1 },
  leaveRatio: { low: 0, high: 1 },
  repeatRatio: { low: 0, high: 0.99 },
  ordersPerClientPerYear: { low: 0.01, high: 366 },
  piecesPerOrder: { low: 0.01, high: 1e6 },
  acquisitionCost: { low: 0, high: 1e9 },
}

/** Stands where neither the reader nor the chain says anything (assumptions, marked as such). */
const SUPPOSED: Readonly<Partial<Record<EconomicsFigure, number>>> = {
  investment: 0,
  subsidy: 0,
  /** One selling window a year. */
  seasonsPerYear: 1,
  /** The usual life of workshop equipment in French books, 5 to 10 years: the shorter one. */
  lifeYears: 5,
  discountRatioPerYear: 0,
  repeatRatio: 0,
  ordersPerClientPerYear: 1,
  piecesPerOrder: 1,
  acquisitionCost: 0,
}

/** Refuses what is out of its bounds, all at once. */
export function checkEconomics(asking: EconomicsAsking): Result<EconomicsAsking> {
  const problems = ECONOMICS_FIGURES.flatMap((name): Problem[] => {
    const value = asking[name]
    const { low, high } = ECONOMICS_BOUNDS[name]
    if (value === undefined || (value >= low && value <= high)) return []
    return [outOfBounds(name, value, `from ${low} to ${high}`)]
  })
  const { investment = 0, subsidy = 0, hedgeRatioPerYear, exchangeSdRatioPerYear } = asking
  if (subsidy > investment) {
    problems.push(outOfBounds('subsidy', subsidy, `at most the investment (${investment})`))
  }
  if (hedgeRatioPerYear !== undefined && exchangeSdRatioPerYear === undefined) {
    problems.push(needsRate(hedgeRatioPerYear))
  }
  return problems.length > 0 ? fail(...problems) : ok(asking)
}

function outOfBounds(name: EconomicsFigure, value: number, must: string): Problem {
  return problem({
    code: 'prove_out_of_range',
    path: ['economics', name],
    message: `${name} (${value}) must be ${must}.`,
    maybe: name.includes('atio')
      ? 'Maybe a share was written as a percentage: 12 % is 0.12.'
      : 'Maybe thousands were written for units, or a decimal comma was lost.',
    values: { name, value, must },
  })
}

function needsRate(value: number): Problem {
  return problem({
    code: 'prove_needs_exchange',
    path: ['economics', 'hedgeRatioPerYear'],
    message: `hedgeRatioPerYear (${value}) covers an exchange rate, and none is given.`,
    maybe: 'Maybe say how much the rate moves in a year: 0.08 for 8 %.',
    values: { name: 'hedgeRatioPerYear', value, must: 'given with exchangeSdRatioPerYear' },
  })
}

/**
 * How much the rate moves that the firm pays in, where a chain buys in another money and says it: of
 * several the one that moves most.
 */
export function exchangeOfChains(
  chains: readonly Chain[],
): Pick<EconomicsAsking, 'exchangeSdRatioPerYear'> {
  const moves = chains.flatMap(({ chain, prices, rates }) =>
    prices.flatMap(({ buyer, currency }) => {
      const isForeign = currency !== undefined && currency !== chain.currency
      if (!isForeign || (buyer !== undefined && buyer !== chain.lead)) return []
      return rates.flatMap((rate) => (rate.currency === currency ? [rate.sdRatio ?? 0] : []))
    }),
  )
  const most = Math.max(0, ...moves)
  return most > 0 ? { exchangeSdRatioPerYear: Math.min(most, 2) } : {}
}

/** What the chain says of its clients and of its cost of capital; `market` is the largest one. */
export function economicsOfChain(
  { chain, markets, rates }: Chain,
  market: number,
): EconomicsAsking {
  const told = markets[market]
  const rate = rateOf(rates, told?.currency ?? chain.currency, chain.currency)
  const cost = told?.acquisitionCost
  const known: Partial<Record<EconomicsFigure, number | undefined>> = {
    discountRatioPerYear: chain.capitalCostRatioPerYear,
    repeatRatio: told?.repeatRatio,
    ordersPerClientPerYear: told?.ordersPerClientPerYear,
    piecesPerOrder: told?.unitsPerOrder,
    acquisitionCost: cost === undefined || rate === undefined ? undefined : cost * rate,
  }
  const within = Object.entries(known).flatMap(([name, value]) => {
    const { low, high } = ECONOMICS_BOUNDS[name as EconomicsFigure]
    return value === undefined ? [] : [[name, Math.min(high, Math.max(low, value))]]
  })
  return Object.fromEntries(within) as EconomicsAsking
}

function rateOf(rates: Chain['rates'], from: string, to: string): number | undefined {
  if (from === to) return 1
  const own = rates.filter(({ currency }) => currency === from)
  return own.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]?.value
}

/** Every figure that is known or supposed, by name, with who says it. */
export function economicsInputs(
  asking: EconomicsAsking,
  ofChain: EconomicsAsking,
): ReadonlyMap<EconomicsFigure, EconomicsInput> {
  const found = ECONOMICS_FIGURES.flatMap((name): [EconomicsFigure, EconomicsInput][] => {
    const [given, told, supposed] = [asking[name], ofChain[name], SUPPOSED[name]]
    if (given !== undefined) return [[name, { name, value: given, origin: 'given' }]]
    if (told !== undefined) return [[name, { name, value: told, origin: 'chain' }]]
    return supposed === undefined ? [] : [[name, { name, value: supposed, origin: 'assumed' }]]
  })
  return new Map(found)
}
