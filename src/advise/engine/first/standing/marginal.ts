import type { Chain } from '../../../../chain/chain.ts'
import type { Flow } from '../../../../chain/flow/flow.ts'
import { flow } from '../../../../chain/flow/flow.ts'
import type { ReferenceSet } from '../../../../chain/reference-set/reference.ts'
import { productOf } from '../../../../prove/engine/from-chain/product.ts'
import type { Year } from './year.ts'
import { yearOf } from './year.ts'

/** Sales are moved by this share to read what one unit more brings (assumption: locally straight). */
const STEP = 0.01

/**
 * What one unit more of the product leaves a year, its purchase, parcels and fees paid and what is
 * held for it left out: the slope of the operating margin of `see` along the sales of the product.
 */
export function marginalPerUnit(
  { flow: flowed, margins }: Year,
  reference: ReferenceSet,
  held: (flow: Flow) => number,
): number {
  const product = productOf(flowed)
  if (!product.ok) return 0
  const { itemId, unitsPerYear } = product.value
  const moved = flow(withSales(flowed.network.chain, itemId), reference)
  if (!moved.ok) return 0
  const more = yearOf(moved.value).margins
  const gained = more.operatingPerYear - margins.operatingPerYear
  return (gained + held(moved.value) - held(flowed)) / (STEP * unitsPerYear)
}

function withSales(chain: Chain, itemId: string): Chain {
  const markets = chain.markets.map((market) => {
    if (market.item !== itemId) return market
    return { ...market, demandUnitsPerYear: market.demandUnitsPerYear * (1 + STEP) }
  })
  return { ...chain, markets: markets as unknown as Chain['markets'] }
}
