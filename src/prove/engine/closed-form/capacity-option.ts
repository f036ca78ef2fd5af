import type { Result } from '../../../core/problem.ts'
import type { Bound } from './bounds.ts'
import { marginBounds, notNegative, positive, within } from './bounds.ts'
import type { Season, SeasonDemand } from './newsvendor.ts'
import { demandAt, expectedSales, fractileZ } from './newsvendor.ts'

/** Capacity reserved near at a fee, used at a price once demand is known. */
export interface CapacityOptionQuestion extends Season {
  /** Paid for each piece reserved, used or not. */
  readonly fee: number
  /** Paid for each piece made. */
  readonly execute: number
}

export interface CapacityOption {
  readonly orderPieces: number
  readonly capacityPieces: number
  readonly profit: number
}

/**
 * First order and reserved capacity of greatest expected profit: F(Q + K) = 1 - r / (p - e) and
 * F(Q) = (r + e - c) / (e - s). Where the second is not below the first, no capacity is worth its
 * fee and the order is the newsvendor's. Source of the two conditions: Barnes-Schuster, Bassok,
 * Anupindi (2002), M&SOM 4(3), doi:10.1287/msom.4.3.171.7754.
 */
export function capacityOption(question: CapacityOptionQuestion): Result<CapacityOption> {
  const { sigma, leadMonths, forecastPieces } = question
  const bounds: Bound[] = [
    ...marginBounds(question),
    positive('forecast', forecastPieces),
    notNegative('sigma', sigma),
    notNegative('lead', leadMonths),
    ...optionBounds(question),
  ]
  return within(bounds, () => {
    const demand = { forecastPieces, sdLog: sigma * Math.sqrt(leadMonths) }
    return bestOption(question, demand)
  })
}

function optionBounds({
  price,
  cost,
  salvage,
  fee,
  execute,
}: CapacityOptionQuestion): readonly Bound[] {
  return [
    positive('fee', fee),
    notNegative('execute', execute),
    {
      name: 'execute',
      value: execute,
      holds: execute > salvage,
      must: `above salvage (${salvage})`,
      maybe: 'Maybe the price of execution leaves the material out.',
    },
    {
      name: 'fee',
      value: fee,
      holds: fee + execute > cost,
      must: `above cost - execute (${cost - execute})`,
      maybe:
        'Maybe capacity is cheaper than the first order: then nothing should be ordered early.',
    },
    {
      name: 'fee',
      value: fee,
      holds: fee < price - execute,
      must: `below price - execute (${price - execute})`,
      maybe: 'Maybe the fee is for a whole batch: give it by piece.',
    },
  ]
}

function bestOption(question: CapacityOptionQuestion, demand: SeasonDemand): CapacityOption {
  const { price, cost, salvage, fee, execute } = question
  const wholeZ = fractileZ(price - execute - fee, fee)
  const over = cost - salvage - fee
  const orderZ = over > 0 ? fractileZ(fee + execute - cost, over) : Infinity
  const isWorth = demand.sdLog > 0 && orderZ < wholeZ
  const orderPieces = demandAt(demand, isWorth ? orderZ : fractileZ(price - cost, cost - salvage))
  const whole = isWorth ? demandAt(demand, wholeZ) : orderPieces
  const early = expectedSales(demand, orderPieces)
  const later = expectedSales(demand, whole) - early
  const capacityPieces = whole - orderPieces
  return {
    orderPieces,
    capacityPieces,
    profit:
      (price - salvage) * early -
      (cost - salvage) * orderPieces +
      (price - execute) * later -
      fee * capacityPieces,
  }
}
