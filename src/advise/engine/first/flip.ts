import { crossing } from '../../../prove/engine/verdict/root.ts'
import type { FlipCandidate } from './flip-candidates.ts'
import type { Gain } from './gain.ts'
import type { Seasons } from './seasons.ts'
import type { Move, Trial } from './trial.ts'
import { gainWith } from './trial.ts'

/** The figure whose plausible value turns a gain into a loss, or a loss into a gain. */
export interface Flip extends FlipCandidate {
  readonly flipsAt: number
  readonly side: 'above' | 'below'
}

/** Width over the way to the bound below which the turning point is near enough. */
const TOLERANCE = 2e-3

/**
 * Among the figures with bounds, the one that has to move the least of its way for the sign of the
 * gain to change, all others as they are; found by false position and halving. Undefined: nothing
 * alone, within its bounds, flips it.
 */
export function flipOf(
  trial: Trial,
  gain: Gain,
  candidates: readonly FlipCandidate[],
  seasons: Seasons,
): Flip | undefined {
  const isGain = gain.perYear > 0
  const near = EXACT * Math.abs(gain.perYear)
  const at = (each: FlipCandidate, value: number) =>
    gainWith(trial, { of: each.of, key: each.key, value } satisfies Move, seasons)?.perYear
  const ways = candidates.flatMap((each) =>
    (['low', 'high'] as const).flatMap((bound) => {
      const end = each[bound]
      if (end === each.value) return []
      const there = at(each, end)
      // No gain at all is no loss yet: the sign has to change.
      if (there === undefined || !(isGain ? there < -near : there > near)) return []
      // Straight between both ends: the order of the search, not its result.
      const share = gain.perYear / (gain.perYear - there)
      return [{ each, end, share: Number.isFinite(share) ? share : 1 }]
    }),
  )
  const found = ways
    .toSorted((a, b) => a.share - b.share)
    .slice(0, MOST_SEARCHED)
    .flatMap(({ each, end }) => {
      const flipsAt = turningPoint((value) => at(each, value) ?? gain.perYear, each.value, end)
      return flipsAt === undefined
        ? []
        : [{ each, end, flipsAt, share: (flipsAt - each.value) / (end - each.value) }]
    })
    .toSorted((a, b) => a.share - b.share)[0]
  if (!found) return undefined
  const { each, end, flipsAt } = found
  return { ...each, flipsAt, side: end > each.value ? 'above' : 'below' }
}

/** Rounding of the machine, over the gain. */
const EXACT = 1e-9
/** Gains bend: the shortest way by straight lines need not be the shortest one. */
const MOST_SEARCHED = 2

function turningPoint(
  gainAt: (value: number) => number,
  value: number,
  end: number,
): number | undefined {
  const from = crossing((share) => gainAt(value + share * (end - value)), {
    low: 0,
    high: 1,
    tolerance: TOLERANCE,
  })
  return from === undefined ? undefined : value + from * (end - value)
}
