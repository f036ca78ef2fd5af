import type { Flow } from '../../../../chain/flow/flow.ts'
import type { IdleCapacity } from '../../../../chain/flow/stage-table.ts'
import type { Source } from '../../season/season-plan.ts'
import { leadActor, segmentOf } from '../supply.ts'

/**
 * What the firm's own machines cost while they stand idle, at the volume of the chain: pieces bear
 * the hours that they use, the rest is the firm's as well. A maker that is paid a price bears its own.
 */
export function idleOf(flow: Flow): Pick<Source, 'idlePerSeason'> {
  const lead = leadActor(flow)
  const idlePerSeason = flow.idle
    .filter((each) => isOwnMaking(flow, each, lead))
    .reduce((sum, { costPerYear }) => sum + costPerYear, 0)
  return idlePerSeason > 0 ? { idlePerSeason } : {}
}

/** Of a process, or of a site that does nothing but make. */
function isOwnMaking(flow: Flow, { site, process }: IdleCapacity, lead: number): boolean {
  const { network, owners } = flow
  const at =
    process >= 0
      ? [process]
      : network.chain.processes.flatMap((_, stage) => {
          return network.stageTo[stage] === site ? [stage] : []
        })
  return (
    at.length > 0 &&
    at.every((stage) => owners.stage[stage] === lead && segmentOf(flow, stage) === 'production')
  )
}
