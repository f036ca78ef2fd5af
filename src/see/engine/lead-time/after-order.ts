import type { Flow } from '../../../chain/flow/flow.ts'
import { stageCost } from '../../../chain/flow/valuation.ts'
import { orderPoints } from './order-point.ts'
import { segmentOf } from '../../../chain/flow/network/segment.ts'
import type { Upstream } from './ways.ts'
import { upstreamOf } from './ways.ts'

/** How much of the chain waits for an order; 0 to 1, undefined when there is nothing to share. */
export interface AfterOrder {
  /** Of the cost of the production stages; carriage and storage are not making. */
  readonly makingCostRatio: number | undefined
  /** Of the number of stages in use, carriage included, each by the share of it that waits. */
  readonly stagesRatio: number | undefined
}

export function afterOrder(flow: Flow, upstream: Upstream = upstreamOf(flow)): AfterOrder {
  const { afterRatio } = orderPoints({ flow, upstream, listed: new Set() })
  const { network, activity, table } = flow
  let [waiting, count, madeAfter, made] = [0, 0, 0, 0]
  for (let stage = 0; stage < network.stageCount; stage++) {
    if (!(activity[stage]! > 0)) continue
    count += 1
    waiting += afterRatio[stage]!
    if (segmentOf(network, stage) !== 'production') continue
    const cost = activity[stage]! * stageCost(table, stage)
    made += cost
    madeAfter += cost * afterRatio[stage]!
  }
  return {
    makingCostRatio: made > 0 ? madeAfter / made : undefined,
    stagesRatio: count > 0 ? waiting / count : undefined,
  }
}
