import type { Chain } from '../chain.ts'
import { compileNetwork } from '../flow/network/network.ts'
import { segmentOf } from '../flow/network/segment.ts'
import type { Segment } from '../nouns/vocabulary.ts'
import { SEGMENTS } from '../nouns/vocabulary.ts'

/** How finely a chain is described: its stages that are not candidates, by segment. */
export interface Grain {
  readonly stages: number
  readonly bySegment: Readonly<Partial<Record<Segment, number>>>
}

/** Counts of stages are a matter of description, not of the chain: they say only how fine it is. */
export function grainOf(chain: Chain): Grain {
  const network = compileNetwork(chain)
  const bySegment: Partial<Record<Segment, number>> = {}
  let stages = 0
  for (let stage = 0; stage < network.stageCount; stage++) {
    if (network.stageNode[stage]! < 0 || network.stageShare[stage] === 0) continue
    const segment = segmentOf(network, stage)
    bySegment[segment] = (bySegment[segment] ?? 0) + 1
    stages += 1
  }
  return { stages, bySegment }
}

/** One segment that two chains describe more or less finely. */
export interface GrainDifference {
  readonly segment: Segment
  readonly stages: number
  readonly otherStages: number
}

/**
 * Segments in which two chains have not as many stages. Where there are any, mean numbers of stages
 * (upstreamness, tiers) are not to be compared, and positions only in days or kilometres.
 */
export function grainDifference(grain: Grain, other: Grain): GrainDifference[] {
  return SEGMENTS.flatMap((segment) => {
    const [stages, otherStages] = [grain.bySegment[segment] ?? 0, other.bySegment[segment] ?? 0]
    return stages === otherStages ? [] : [{ segment, stages, otherStages }]
  })
}
