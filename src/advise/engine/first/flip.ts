import { crossing } from '../../../prove/engine/verdict/root.ts'
import type { FlipCandidate } from './flip-candidates.ts'
import type { Gain } from './gain.ts'
import type { Seasons } from './seasons.ts'
import type { Trial } from './trial.ts'
import { gainWith } from './trial.ts'

/** The figure whose plausible value turns a gain into a loss, or a loss into a gain. */
export interface Flip extends FlipCandidate {
  readonly flipsAt: number
  readonly side: 'above' | 'below'
}

/** Widths over the way to the bound: of the search with quantities kept, and of the last one. */
const [ROUGH, TOLERANCE] = [0.01, 2e-3]
/** Around the rough turning point, the way in which the exact one is sought first. */
const AROUND = 0.05
/** Kept quantities are worth a little less than best ones: what comes so near to a flip is tried. */
const NEAR_MISS = 0.1
/** Gains bend: the shortest way by straight lines need not be the shortest one. */
const MOST_SEARCHED = 2

/** One figure on its way from its value to one of its bounds. */
interface Way {
  readonly each: FlipCandidate
  readonly end: number
  /** Share of the way at which straight lines turn. */
  readonly share: number
}

/**
 * Among the figures with bounds, the one that has to move the least of its way for the sign of the
 * gain to change, all others as they are. Bounds are looked at with the quantities kept, the turning
 * point is found with best ones, by false position and halving. Undefined: nothing alone, within its
 * bounds, flips it.
 */
export function flipOf(
  trial: Trial,
  gain: Gain,
  candidates: readonly FlipCandidate[],
  seasons: Seasons,
): Flip | undefined {
  const at =
    (each: FlipCandidate, quantities: 'kept' | 'sought') =>
    (value: number): number =>
      gainWith(trial, { of: each.of, key: each.key, value }, seasons, quantities)?.perYear ??
      gain.perYear
  const found = waysOf(gain, candidates, (each, value) => at(each, 'kept')(value))
    .slice(0, MOST_SEARCHED)
    .flatMap((way) => {
      const share = turningPoint(way, at(way.each, 'kept'), at(way.each, 'sought'))
      return share === undefined ? [] : [{ ...way, share }]
    })
    .toSorted((a, b) => a.share - b.share)[0]
  if (!found) return undefined
  const { each, end, share } = found
  const flipsAt = each.value + share * (end - each.value)
  return { ...each, flipsAt, side: end > each.value ? 'above' : 'below' }
}

/** Ways on which the sign changes, or nearly; the shortest by straight lines first. */
function waysOf(
  { perYear }: Gain,
  candidates: readonly FlipCandidate[],
  at: (each: FlipCandidate, value: number) => number,
): Way[] {
  const sign = perYear > 0 ? 1 : -1
  const ways = candidates.flatMap((each) =>
    [each.low, each.high].flatMap((end): Way[] => {
      if (end === each.value) return []
      const there = sign * at(each, end)
      // No gain at all is no loss yet: the sign has to change.
      if (there > NEAR_MISS * sign * perYear || there === 0) return []
      return [{ each, end, share: (sign * perYear) / (sign * perYear - there) }]
    }),
  )
  return ways.toSorted((a, b) => a.share - b.share)
}

function turningPoint(
  { each: { value }, end }: Way,
  kept: (value: number) => number,
  sought: (value: number) => number,
): number | undefined {
  const along = (gainAt: typeof kept) => (share: number) => gainAt(value + share * (end - value))
  const rough = crossing(along(kept), { low: 0, high: 1, tolerance: ROUGH })
  const exact = along(sought)
  const around = {
    low: Math.max(0, (rough ?? 0) - AROUND),
    high: Math.min(1, (rough ?? 1) + AROUND),
  }
  const found =
    crossing(exact, { ...around, tolerance: TOLERANCE }) ??
    crossing(exact, { low: 0, high: 1, tolerance: TOLERANCE })
  // A gain that is nil at its bound only reaches nothing: it does not become a loss.
  return found !== undefined && found < 1 - TOLERANCE ? found : undefined
}
