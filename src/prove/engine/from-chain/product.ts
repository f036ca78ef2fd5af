import type { Chain } from '../../../chain/chain.ts'
import { marketPrice } from '../../../chain/flow/prices.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { parseIsoDate } from '../../../core/calendar/calendar.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import { log1p } from '../../../core/statistics/special.ts'
import type { Regime } from '../../model.ts'
import type { DemandLaw } from '../demand/demand-law.ts'
import { lawOfFamily } from '../demand/law-without-history.ts'
import type { SellingTerms } from '../season/season-plan.ts'
import { assumed } from './terms/assumed.ts'
import { termsOfMarket } from './terms/selling-of-market.ts'

/** The product that a chain sells, all its markets together. */
export interface ChainProduct {
  readonly itemId: string
  readonly name: string
  /** Market with the largest sales: its patience, errors and window stand for all. */
  readonly market: number
  readonly unitsPerYear: number
  readonly law: DemandLaw
  /** First day of sale, when the market names it. */
  readonly seasonFromDay?: number
  readonly selling: SellingTerms
  readonly regime?: Regime
  /** What had to be supposed, each said. */
  readonly assumptions: readonly Problem[]
}

const MONTH_DAYS = 30.4375
/** Doubt of the mix of variants when nothing tells it: a total of Dirichlet weights (assumption). */
const ASSUMED_CONCENTRATION = 100

/** What the chain says of its focus item, or of what it sells most of. */
export function productOf(flow: Flow): Result<ChainProduct> {
  const { chain, demand } = flow.network
  const item = itemOf(flow)
  const markets = chain.markets.flatMap((market, at) => (market.item === item ? [at] : []))
  const unitsPerYear = markets.reduce((sum, at) => sum + demand[at]!, 0)
  const largest = markets.toSorted((a, b) => demand[b]! - demand[a]!)[0]
  if (largest === undefined || !(unitsPerYear > 0)) return fail(noSales(item))
  const price = meanPrice(flow, markets, unitsPerYear)
  if (price === undefined) return fail(noPrice(largest))
  const told = chain.items.find(({ id }) => id === item)!
  const market = chain.markets[largest]!
  const assumptions: Problem[] = []
  const law = lawOf({ market, item: told, unitsPerYear }, assumptions)
  const selling = sellingOf({ market, item: told, flow, price }, assumptions)
  return ok({
    itemId: item,
    name: told.name,
    market: largest,
    unitsPerYear,
    law,
    ...seasonStart(market),
    selling,
    ...(market.regime !== undefined && { regime: market.regime }),
    assumptions,
  })
}

function seasonStart({ windowFrom }: Market): Pick<ChainProduct, 'seasonFromDay'> {
  const from = windowFrom === undefined ? undefined : parseIsoDate(windowFrom)
  return from?.ok ? { seasonFromDay: from.value } : {}
}

function itemOf({ network: { chain, demand } }: Flow): string {
  const { focus } = chain.chain
  if (focus !== undefined && chain.markets.some(({ item }) => item === focus)) return focus
  const largest = chain.markets
    .map(({ item }, at) => ({ item, units: demand[at]! }))
    .toSorted((a, b) => b.units - a.units)[0]
  return largest?.item ?? ''
}

function meanPrice(
  flow: Flow,
  markets: readonly number[],
  unitsPerYear: number,
): number | undefined {
  let worth = 0
  for (const at of markets) {
    const { exVat } = marketPrice(flow.network.chain.markets[at]!, flow.context)
    if (exVat === undefined) return undefined
    worth += exVat * flow.network.demand[at]!
  }
  return worth / unitsPerYear
}

type Market = Chain['markets'][number]
type Item = Chain['items'][number]

function lawOf(
  {
    market,
    item,
    unitsPerYear,
  }: { readonly market: Market; readonly item: Item; readonly unitsPerYear: number },
  assumptions: Problem[],
): DemandLaw {
  const weeks = windowWeeks(market, assumptions)
  const { variants, mixConcentration } = variantsOf(item, assumptions)
  const errors = (market.forecastErrors ?? []).toSorted((a, b) => a.aheadDays - b.aheadDays)
  const known = {
    shareByWeek: Array.from({ length: weeks }, () => 1 / weeks),
    meanPieces: unitsPerYear,
    variants,
    mixConcentration,
    returnRatio: market.returnRatio ?? 0,
  }
  if (errors.length > 0) {
    const errorByLead = errors.map(({ aheadDays, errorRatio }) => ({
      leadMonths: aheadDays / MONTH_DAYS,
      sdLog: Math.sqrt(log1p(errorRatio ** 2)),
    }))
    return { ...known, origin: 'committee', levelSdLog: 0, errorByLead }
  }
  const family = market.regime === 'permanent' ? 'functional' : 'innovative'
  assumptions.push(
    assumed(
      'forecastErrors',
      family,
      'Maybe give the forecast errors of the market, by days ahead.',
    ),
  )
  const law = lawOfFamily(family, { meanPieces: unitsPerYear, leadMonths: 6, seasonWeeks: weeks })
  return { ...law, ...known, levelSdLog: 0 }
}

function windowWeeks({ windowFrom, windowTo, regime }: Market, assumptions: Problem[]): number {
  if (windowFrom !== undefined && windowTo !== undefined) {
    const [from, to] = [parseIsoDate(windowFrom), parseIsoDate(windowTo)]
    if (from.ok && to.ok && to.value > from.value) {
      return Math.min(52, Math.max(1, Math.round((to.value - from.value + 1) / 7)))
    }
  }
  if (regime !== 'permanent') {
    assumptions.push(assumed('window', 52, 'Maybe give the first and the last day of sale.'))
  }
  return 52
}

function variantsOf(
  { variantAxes = [] }: Item,
  assumptions: Problem[],
): Pick<DemandLaw, 'variants' | 'mixConcentration'> {
  const ids = variantAxes.reduce<string[]>(
    (all, { options }) => all.flatMap((id) => options.map((option) => `${id} ${option}`.trim())),
    [''],
  )
  if (ids.length > 1) {
    assumptions.push(
      assumed('variantMix', ids.length, 'Maybe give a sales history: it tells sizes and colours.'),
    )
  }
  const variants = ids.map((id) => ({ id, shareRatio: 1 / ids.length }))
  return { variants, mixConcentration: ids.length > 1 ? ASSUMED_CONCENTRATION : Infinity }
}

function sellingOf(
  {
    market,
    item,
    flow: { network, context },
    price,
  }: {
    readonly market: Market
    readonly item: Item
    readonly flow: Flow
    readonly price: number
  },
  assumptions: Problem[],
): SellingTerms {
  const capital = network.chain.chain.capitalCostRatioPerYear
  const rate = context.rateOf(market.currency)
  if (item.salvageRatio === undefined) {
    assumptions.push(assumed('salvageRatio', 0, 'Maybe give what a left-over brings.'))
  }
  if (capital === undefined) {
    assumptions.push(assumed('capitalCostRatioPerYear', 0, 'Maybe give the cost of capital.'))
  }
  if (market.patience === undefined) {
    assumptions.push(assumed('patience', 1, 'Maybe give the share of clients kept by days waited.'))
  }
  return {
    price,
    endValue: (item.salvageRatio ?? 0) * price,
    storagePerPieceWeek: 0,
    capitalRatioPerYear: capital ?? 0,
    returnHandling: 0,
    ...termsOfMarket(market, rate),
    carbonPricePerKg: 0,
  }
}

function noSales(item: string): Problem {
  return problem({
    code: 'prove_no_sales',
    path: ['markets'],
    message: `No market buys anything${item === '' ? '' : ` of ${item}`}.`,
    maybe: 'Maybe add a market with its sales a year.',
    values: { item },
  })
}

function noPrice(market: number): Problem {
  return problem({
    code: 'prove_no_price',
    path: ['markets', market, 'priceExVat'],
    message: 'The market has no price.',
    maybe: 'Maybe give the price including or excluding VAT.',
    values: { market },
  })
}
