import type { Chain } from '../chain.ts'
import { parseChain } from '../parse.ts'
import type { ReferenceSet } from '../reference-set/reference.ts'
import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import { cannot, changedDocument, interestWarnings, regrouping } from './draft.ts'
import type { StagePart } from './slices.ts'
import { slicesOf } from './slices.ts'
import { splitLane } from './split-lane.ts'
import { splitProcess } from './split-process.ts'

/** What is to be split: a process or a lane, into parts from far to near. */
export interface Split {
  readonly id: string
  readonly parts: readonly StagePart[]
}

/**
 * The chain with one stage in parts: cost, value added, days, carbon and margins stay what they
 * were; an even split leaves the position of the value where it was. Defaults of the tables that
 * the stage rests on are shared like the rest.
 */
export function splitStage(
  chain: Chain,
  { id, parts }: Split,
  reference: ReferenceSet,
): Result<Chain> {
  const sum = parts.reduce((total, part) => total + part.ratio, 0)
  if (parts.length < 2 || parts.some((part) => !(part.ratio > 0)) || Math.abs(sum - 1) > 1e-9) {
    return cannot(
      'split_parts',
      `${parts.length} parts of ${sum} in all do not make one stage.`,
      'Maybe give two parts or more whose shares are above 0 and make 1.',
    )
  }
  const process = chain.processes.find((each) => each.id === id)
  const lane = chain.lanes.find((each) => each.id === id)
  if (!process && !lane) {
    return cannot('unknown_stage', `No stage is called ${id}.`, 'Maybe it is another id.')
  }
  const from = regrouping(chain, reference)
  if (!from.ok) return from
  const slices = slicesOf(process ?? lane!, parts)
  const change = process
    ? splitProcess(from.value, process, slices)
    : splitLane(from.value, lane!, slices)
  if (!change.ok) return change
  const parsed = parseChain(changedDocument(chain, change.value))
  return parsed.ok ? ok(parsed.value, interestWarnings(from.value)) : fail(...parsed.problems)
}
