import type { Segment } from '../../nouns/vocabulary.ts'
import type { Network } from './network.ts'

/** Segment of a stage: as given, else by what it does. */
export function segmentOf({ chain, processCount }: Network, stage: number): Segment {
  const process = chain.processes[stage]
  if (!process) return chain.lanes[stage - processCount]?.segment ?? 'transport'
  return process.segment ?? (process.kind === 'serve' ? 'client-relation' : 'production')
}
