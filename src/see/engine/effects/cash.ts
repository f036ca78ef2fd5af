import { column, COLUMNS, COST_COUNT, DAYS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Handover } from '../../../chain/flow/valuation.ts'
import { stageInvestments } from '../accounts/capital.ts'

/** Money of one firm that its chain keeps busy, in the currency of the chain. */
export interface CashTiedUp {
  /** Goods under way or waiting, at what they have cost it. */
  readonly stock: number
  /** What its clients owe it; below 0 when they pay before the hand. */
  readonly receivables: number
  /** What it owes its suppliers. */
  readonly payables: number
  /** What it put into machines and places. */
  readonly invested: number
  readonly total: number
}

/**
 * Cash that a chain ties up for one firm: stock + receivables - payables + what is invested. Stock
 * follows from Little (1961), doi:10.1287/opre.9.3.383: units a year times days over 365, each at
 * the value of what went in and half of what the stage adds, which accrues evenly. Sales and
 * purchases without payment days count as paid at once.
 */
export function cashTiedUp(flow: Flow, actor: number): CashTiedUp {
  const stock = stockOf(flow, actor)
  const [receivables, payables] = creditOf(flow, actor)
  const invested = stageInvestments(flow).reduce(
    (sum, each, stage) => sum + (flow.owners.stage[stage] === actor ? each : 0),
    0,
  )
  return {
    stock,
    receivables,
    payables,
    invested,
    total: stock + receivables - payables + invested,
  }
}

const MARGIN = column('cost.margin')

function stockOf({ network, owners, activity, table, nodeValue }: Flow, actor: number): number {
  const { chain, processCount, stageNode, inputStart, inputNode, inputPerUnit } = network
  let stock = 0
  for (let stage = 0; stage < network.stageCount; stage++) {
    const units = activity[stage]!
    if (units === 0 || owners.node[stageNode[stage]!] !== actor) continue
    const process = chain.processes[stage]
    // Work that serves an item holds no goods.
    if (process?.kind === 'serve') continue
    const lane = process ? undefined : chain.lanes[stage - processCount]
    const days = table[stage * COLUMNS + DAYS]! + (lane?.coverDays ?? 0)
    let value = 0
    for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
      value += nodeValue[inputNode[arc]!]! * inputPerUnit[arc]!
    }
    for (let c = 0; c < COST_COUNT; c++) {
      if (c !== MARGIN) value += table[stage * COLUMNS + c]! / 2
    }
    stock += (units * value * days) / 365
  }
  return stock
}

function creditOf(flow: Flow, actor: number): readonly [receivables: number, payables: number] {
  let [receivables, payables] = [0, 0]
  for (const each of flow.handovers) {
    const isSale = each.seller === actor
    if (!isSale && each.buyer !== actor) continue
    const bill = each.unitsPerYear * (each.pricePerUnit ?? each.costPerUnit)
    const credit = (bill * paymentDays(flow, each)) / 365
    if (isSale) receivables += credit
    else payables += credit
  }
  return [receivables, payables]
}

/** Days from delivery to payment; 0 when they are not given. */
function paymentDays({ network }: Flow, each: Handover): number {
  const { chain, nodeItem } = network
  if (each.kind === 'sale') return chain.markets[each.market]?.paymentDays ?? 0
  const [seller, buyer] = [chain.actors[each.seller]?.id, chain.actors[each.buyer]?.id]
  const item = chain.items[nodeItem[each.node] ?? -1]?.id
  const kind = each.kind === 'making' ? 'making' : 'goods'
  const asked = chain.prices.filter(
    (price) => price.seller === seller && price.item === item && (price.for ?? 'goods') === kind,
  )
  const price = asked.find((one) => one.buyer === buyer) ?? asked.find((one) => !one.buyer)
  return price?.paymentDays ?? 0
}
