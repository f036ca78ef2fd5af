import { column, COLUMNS, DAYS } from '../../../../chain/flow/components.ts'
import type { Flow } from '../../../../chain/flow/flow.ts'
import { segmentOf } from '../../../../chain/flow/network/segment.ts'
import { paidBySeller, stageCost } from '../../../../chain/flow/valuation.ts'
import { leadActor } from '../../../../see/engine/accounts/margins.ts'

const INTEREST = column('cost.interest')

/**
 * What `see` books a year for goods that wait, and that the season books again by its own weeks:
 * stores, and interest where goods wait to be sold. Sold all year, goods under way are booked again
 * too; cover that is kept on purpose at the end of a lane never is.
 */
export function heldPerYear(flow: Flow, isPermanent: boolean): number {
  const { network, activity, table } = flow
  const lead = leadActor(flow)
  let held = 0
  for (let stage = 0; stage < network.stageCount; stage++) {
    const units = activity[stage] ?? 0
    if (units === 0 || bearerOf(flow, stage) !== lead) continue
    const days = table[stage * COLUMNS + DAYS] ?? 0
    const interest = table[stage * COLUMNS + INTEREST] ?? 0
    const segment = segmentOf(network, stage)
    if (segment === 'storage' && days > 0) held += units * stageCost(table, stage)
    else if (segment === 'distribution' || segment === 'sale') held += units * interest
    else if (isPermanent && (segment === 'production' || segment === 'transport')) {
      held += units * interest * shareUnderWay(flow, stage, days)
    }
  }
  return held
}

/** Of the interest of a stage, what its own days cost: the rest is cover kept where it arrives. */
function shareUnderWay({ network }: Flow, stage: number, days: number): number {
  const cover = network.chain.lanes[stage - network.processCount]?.coverDays ?? 0
  return stage < network.processCount || days + cover === 0 ? 1 : days / (days + cover)
}

/** Who pays for a stage; work that serves an item holds no goods. */
function bearerOf({ network, owners }: Flow, stage: number): number {
  const process = network.chain.processes[stage]
  if (process) return process.servesItem === undefined ? (owners.stage[stage] ?? -1) : -1
  const from = network.inputNode[network.inputStart[stage] ?? 0] ?? -1
  const node = network.stageNode[stage] ?? -1
  return owners.node[paidBySeller(network, stage) ? from : node] ?? -1
}
