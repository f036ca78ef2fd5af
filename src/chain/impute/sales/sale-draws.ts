import { normalQuantile } from '../../../core/statistics/normal.ts'
import { mean, variance } from '../../../core/statistics/quantile.ts'
import type { Rng } from '../../../core/statistics/rng.ts'
import { exp, log } from '../../../core/statistics/special.ts'
import type { Sale } from './sale-graph.ts'
import { saleOrder } from './sale-graph.ts'

/**
 * Price over cost between firms before any price is seen: 0 to 50 % above, worth a look at the chain.
 * Assumption: the cost of a stage holds its labour, energy and purchases, rarely all its overhead.
 */
const MARKUP = { logMean: 0.2, logSd: 0.15 } as const
/** How far mark-ups of one chain may scatter: weighed by how well they explain its prices. */
const SCATTERS = [0.03, 0.06, 0.1, 0.15, 0.22, 0.32, 0.5] as const

/** Each price is taken in several times, as often with as much more noise: a cost is not linear. */
const PASSES = 4

export interface SaleInput {
  readonly sales: readonly Sale[]
  /** Logarithms of the figures filled in over their value in the chain, one array per column. */
  readonly shifts: readonly Float64Array[]
  readonly draws: number
  readonly random: Rng
}

/**
 * Draws of the prices that are missing, and figures brought in line with the prices that are known:
 * a price says what is behind it, up to the mark-up of the seller, which is learnt from all prices of
 * the chain. `shifts` are changed in place.
 *
 * Source: Evensen, J. Geophysical Research 99 (1994) 10143-10162 (ensemble Kalman filter), DOI
 * 10.1029/94JC00572, one observation at a time, perturbed as in Burgers, van Leeuwen & Evensen,
 * Monthly Weather Review 126 (1998) 1719-1724, in several passes: Emerick & Reynolds, Computers &
 * Geosciences 55 (2013) 3-15, DOI 10.1016/j.cageo.2012.03.011. Only figures that stand behind a sale learn from it.
 */
export function drawSales({ sales, shifts, draws, random }: SaleInput): Float64Array[] {
  const order = saleOrder(sales)
  const markup = spread(draws, random.split('markup'), MARKUP.logMean, MARKUP.logSd)
  const prices = sales.map(({ pricePerUnit }) => new Float64Array(draws).fill(pricePerUnit ?? NaN))
  const costs = (sale: number) => costDraws(sales[sale]!, shifts, prices, draws)
  const own = sales.map((_, sale) => spread(draws, random.split(`own/${sale}`), 0, 1))
  priceAll({ sales, order, prices, markup, own, scatter: new Float64Array(draws).fill(0.1), costs })
  const scatter = scatterDraws(sales, costs, draws, random.split('scatter'))
  const pricing = { sales, order, prices, markup, own, scatter, costs }
  priceAll(pricing)
  for (let pass = 0; pass < PASSES; pass++) {
    for (const sale of order) {
      const known = sales[sale]?.pricePerUnit
      if (known === undefined || known <= 0) {
        priceOne(pricing, sale)
        continue
      }
      const cost = costs(sale)
      if (!isCosted(cost)) continue
      const expected = Float64Array.from(cost, (value, d) => log(value) + (markup[d] ?? 0))
      const noise = spread(draws, random.split(`noise/${pass}/${sale}`), 0, Math.sqrt(PASSES))
      for (let d = 0; d < draws; d++) noise[d]! *= scatter[d]!
      const learners = [markup, ...behind(sales, sale).map((c) => shifts[c]!)]
      learn(learners, expected, noise, log(known))
    }
  }
  priceAll(pricing)
  return prices
}

interface Pricing {
  readonly sales: readonly Sale[]
  readonly order: readonly number[]
  readonly prices: readonly Float64Array[]
  readonly markup: Float64Array
  readonly own: readonly Float64Array[]
  readonly scatter: Float64Array
  readonly costs: (sale: number) => Float64Array
}

/** Missing prices from cost and mark-up; twice, for sellers that buy from their own buyers. */
function priceAll(pricing: Pricing): void {
  for (let pass = 0; pass < 2; pass++) {
    for (const sale of pricing.order) priceOne(pricing, sale)
  }
}

function priceOne({ sales, prices, markup, own, scatter, costs }: Pricing, sale: number): void {
  if (sales[sale]?.pricePerUnit !== undefined) return
  const cost = costs(sale)
  const price = prices[sale]!
  if (!isCosted(cost)) return
  for (let d = 0; d < cost.length; d++) {
    price[d] = cost[d]! * exp(markup[d]! + scatter[d]! * own[sale]![d]!)
  }
}

function costDraws(
  sale: Sale,
  shifts: readonly Float64Array[],
  prices: readonly Float64Array[],
  draws: number,
): Float64Array {
  const cost = new Float64Array(draws).fill(sale.constant)
  for (const { value, columns, lostRatio } of sale.parts) {
    for (let d = 0; d < draws; d++) {
      let shift = 0
      for (const c of columns) shift += shifts[c]?.[d] ?? 0
      cost[d]! += value * (lostRatio === undefined ? exp(shift) : kept(lostRatio, shift))
    }
  }
  for (const { sale: bought, units } of sale.purchases) {
    const price = prices[bought]!
    for (let d = 0; d < draws; d++) cost[d]! += units * (Number.isNaN(price[d]!) ? 0 : price[d]!)
  }
  return cost
}

/** False when nothing of the cost of a seller is known: its price says nothing, and cannot be said. */
function isCosted(cost: Float64Array): boolean {
  return cost.every((value) => value > 0)
}

/** What is taken in for the same output, over what is taken in now. */
function kept(lostRatio: number, shift: number): number {
  return (1 - lostRatio) / (1 - Math.min(0.95, lostRatio * exp(shift)))
}

/** Columns that learn from the price of a sale, through missing prices too; shares lost do not. */
function behind(sales: readonly Sale[], sale: number): number[] {
  const columns = new Set<number>()
  const seen = new Set<number>()
  const visit = [sale]
  for (let at = visit.pop(); at !== undefined; at = visit.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    for (const { columns: factors, lostRatio } of sales[at]?.parts ?? []) {
      if (lostRatio === undefined) for (const c of factors) columns.add(c)
    }
    for (const purchase of sales[at]?.purchases ?? []) {
      if (sales[purchase.sale]?.pricePerUnit === undefined) visit.push(purchase.sale)
    }
  }
  return [...columns]
}

/** One Kalman step: every learner moves by its regression on what was expected. */
function learn(
  learners: readonly Float64Array[],
  expected: Float64Array,
  noise: Float64Array,
  seen: number,
): void {
  const total = variance(expected) + mean(noise.map((each) => each * each))
  if (!(total > 1e-12)) return
  const middle = mean(expected)
  for (const learner of learners) {
    const centre = mean(learner)
    let covariance = 0
    for (let d = 0; d < learner.length; d++) {
      covariance += (learner[d]! - centre) * (expected[d]! - middle)
    }
    const gain = covariance / (learner.length - 1) / total
    for (let d = 0; d < learner.length; d++) {
      learner[d]! += gain * (seen - expected[d]! - noise[d]!)
    }
  }
}

/** Scatter of mark-ups, drawn from its posterior over a grid, level integrated out. */
function scatterDraws(
  sales: readonly Sale[],
  costs: (sale: number) => Float64Array,
  draws: number,
  random: Rng,
): Float64Array {
  const seen = sales.flatMap(({ pricePerUnit }, sale) => {
    if (pricePerUnit === undefined || pricePerUnit <= 0) return []
    const found = costs(sale)
    if (!isCosted(found)) return []
    const cost = found.map((value) => log(value))
    return [{ ratio: log(pricePerUnit) - mean(cost), doubt: variance(cost) }]
  })
  const logWeights = SCATTERS.map((scatter) => {
    let [precision, weighted] = [1 / MARKUP.logSd ** 2, MARKUP.logMean / MARKUP.logSd ** 2]
    let [squares, determinant] = [MARKUP.logMean * weighted, 0]
    for (const { ratio, doubt } of seen) {
      const weight = 1 / (scatter * scatter + doubt)
      precision += weight
      weighted += weight * ratio
      squares += weight * ratio * ratio
      determinant += log(weight)
    }
    return (determinant - log(precision) - squares + (weighted * weighted) / precision) / 2
  })
  const best = Math.max(...logWeights)
  const weights = logWeights.map((each) => exp(each - best))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return Float64Array.from({ length: draws }, () => {
    let left = random.next() * total
    const found = weights.findIndex((weight) => (left -= weight) <= 0)
    return SCATTERS[found] ?? SCATTERS[0]
  })
}

function spread(draws: number, random: Rng, centre: number, sd: number): Float64Array {
  return Float64Array.from({ length: draws }, () => centre + sd * normalQuantile(random.open()))
}
