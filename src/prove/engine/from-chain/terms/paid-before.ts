import type { Price } from '../../../../chain/chain.ts'
import type { Flow } from '../../../../chain/flow/flow.ts'
import type { Handover } from '../../../../chain/flow/valuation.ts'
import { leadActor } from '../supply.ts'

/**
 * Weeks between payment and arrival of what the firm buys, above 0 when it pays before: the terms of
 * its purchases, each by what it is worth. Undefined when no price says its terms.
 */
export function paidWeeksBefore(flow: Flow): number | undefined {
  const lead = leadActor(flow)
  const bought = flow.handovers
    .filter(({ buyer, kind }) => buyer === lead && kind !== 'sale')
    .map((each) => ({
      worth: each.unitsPerYear * (each.pricePerUnit ?? each.costPerUnit),
      paymentDays: priceBehind(flow, each)?.paymentDays,
    }))
  const worth = bought.reduce((sum, each) => sum + each.worth, 0)
  if (!(worth > 0) || bought.every(({ paymentDays }) => paymentDays === undefined)) return undefined
  const days = bought.reduce((sum, each) => sum + each.worth * (each.paymentDays ?? 0), 0) / worth
  return days === 0 ? 0 : -days / 7
}

/** The row of prices that a purchase is made at: the one for this buyer, else the one for anyone. */
export function priceBehind(flow: Flow, bought: Handover): Price | undefined {
  const { chain, nodeItem } = flow.network
  const seller = chain.actors[bought.seller]?.id
  const buyer = chain.actors[bought.buyer]?.id
  const item = chain.items[nodeItem[bought.node] ?? -1]?.id
  const kind = bought.kind === 'making' ? 'making' : 'goods'
  const asked = chain.prices.filter(
    (price) => price.seller === seller && price.item === item && (price.for ?? 'goods') === kind,
  )
  return asked.find((one) => one.buyer === buyer) ?? asked.find((one) => !one.buyer)
}
