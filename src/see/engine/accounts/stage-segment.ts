import type { Network } from '../../../chain/flow/network/network.ts'
import { segmentOf } from '../../../chain/flow/network/segment.ts'

/** A process that makes goods: not a purchase, not storing, packing or selling them. */
export function isMaking(network: Network, stage: number): boolean {
  const { processes } = network.chain
  return processes[stage]?.kind === 'transform' && segmentOf(network, stage) === 'production'
}
