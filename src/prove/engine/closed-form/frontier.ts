import type { Result } from '../../../core/problem.ts'
import { normalUpper } from '../../../core/statistics/normal.ts'
import type { Bound } from './bounds.ts'
import { marginBounds, notNegative, within } from './bounds.ts'
import { fractileZ } from './newsvendor.ts'

/** A near maker at `cost`, and a far one `leadMonths` away; sigma per square root of a month. */
export interface FrontierQuestion {
  readonly price: number
  /** Landed cost of the near maker. */
  readonly cost: number
  readonly salvage: number
  readonly sigma: number
  readonly leadMonths: number
  readonly nearLeadMonths: number
}

export interface Frontier {
  /** Landed cost at which the far maker earns as much as the near one. */
  readonly breakEvenCost: number
  /** Share that the far maker must be cheaper by. */
  readonly differentialRatio: number
}

/**
 * Cost-differential frontier: c(L|L0) = s + (p - s) Phi(-x), x = z0 - sigma sqrt(L0) + sigma sqrt(L),
 * with z0 the z of (p - c0) / (p - s); written so that nothing cancels in the tail. Source: de
 * Treville et al. (2014), Journal of Operations Management 32, 337-346, doi:10.1016/j.jom.2014.08.001.
 */
export function frontier(question: FrontierQuestion): Result<Frontier> {
  const { price, cost, salvage, sigma, leadMonths, nearLeadMonths } = question
  const bounds: Bound[] = [
    ...marginBounds(question),
    notNegative('sigma', sigma),
    notNegative('lead', leadMonths),
    notNegative('near-lead', nearLeadMonths),
    {
      name: 'near-lead',
      value: nearLeadMonths,
      holds: nearLeadMonths <= leadMonths,
      must: `at most lead (${leadMonths})`,
      maybe: 'Maybe the two leads are swapped.',
    },
  ]
  return within(bounds, () => {
    const z = fractileZ(price - cost, cost - salvage)
    const x = z + sigma * (Math.sqrt(leadMonths) - Math.sqrt(nearLeadMonths))
    const breakEvenCost = salvage + (price - salvage) * normalUpper(x)
    return { breakEvenCost, differentialRatio: 1 - breakEvenCost / cost }
  })
}

/** A far maker, and how sure one is of demand when ordering from it and from a nearer one. */
export interface NearWorthQuestion {
  readonly price: number
  /** Landed cost of the far maker. */
  readonly cost: number
  readonly salvage: number
  /** Sd of the log of demand at the far lead, and at the near one. */
  readonly sdLogFar: number
  readonly sdLogNear: number
}

/**
 * The frontier read the other way: the landed cost that a nearer maker may ask for the buyer to earn
 * as much as with the far one. Undefined when the far cost leaves nothing to balance.
 */
export function nearCostWorth({
  price,
  cost,
  salvage,
  sdLogFar,
  sdLogNear,
}: NearWorthQuestion): number | undefined {
  if (!(salvage < cost && cost < price)) return undefined
  const z = fractileZ(price - cost, cost - salvage) - sdLogFar + sdLogNear
  return salvage + (price - salvage) * normalUpper(z)
}
