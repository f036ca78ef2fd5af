import type { Segment } from '../../nouns/vocabulary.ts'
import type { Network } from './network.ts'

/** Segment of a stage: as given, else by what it does. */
export function segmentOf({ chain, processCount }: Network, stage: number): Segment {
  const process = chain.processes[stage]
  if (!process) return chain.lanes[stage - processCount]?.segment ?? 'transport'
  return process.segment ?? (process.kind === 'serve' ? 'client-relation' : 'production')
}

/** A process that makes goods: not a purchase, not storing, packing or selling them. */
export function isMaking(network: Network, stage: number): boolean {
  const { processes } = network.chain
  return processes[stage]?.kind === 'transform' && segmentOf(network, stage) === 'production'
}
