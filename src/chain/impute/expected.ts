import type { Cell } from './cells.ts'
import { presenceOf, realRatioOf } from './presence.ts'

/** Fewer given figures than this do not tell that others have it too, unless it must exist. */
const FEWEST_GIVEN = 3
/** Share of like stages that must have a figure before its absence counts as a gap. */
const EXPECTED_RATIO = 0.4
/** Weight of the whole pool, in stages, beside the like ones. */
const POOL_WEIGHT = 2
/** An optional figure that exists with less than this chance is taken not to exist. */
const LEAST_CHANCE = 0.05

/**
 * Which empty cells of a pool are gaps: where most stages like it have the figure, a stage without
 * it lacks it; where few have it, it has none. Optional figures (scrap, damage) are gaps with a
 * chance. The firm that looks knows its own stages: what it left out there is not there. `asked`
 * cells are gaps whatever the others say.
 */
export function gapsOf(
  pool: readonly Cell[],
  missing: number,
  isAsked: (cell: Cell) => boolean,
): Cell[] {
  const given = pool.filter(isGiven)
  const empty = pool.filter((cell) => cell.value === undefined)
  const [first] = pool
  if (given.length === 0 && first?.quantity.prior.levelSd === undefined) return []
  if (first?.mustExist) return empty.filter((cell) => isAsked(cell) || !cell.isOwn)
  if (given.length < FEWEST_GIVEN) return empty.filter(isAsked)
  if (pool[0]?.quantity.isOptional) {
    const others = pool.filter((cell) => !cell.isOwn)
    const choices = presenceOf(others.filter(isGiven).length, others.length, missing)
    const chance = realRatioOf(choices)
    return empty.filter((cell) => isAsked(cell) || (!cell.isOwn && chance >= LEAST_CHANCE))
  }
  const all = given.length / pool.length
  const counts = new Map<string, { given: number; count: number }>()
  for (const cell of pool) {
    const known = counts.get(cell.peers) ?? { given: 0, count: 0 }
    const one = isGiven(cell) ? 1 : 0
    counts.set(cell.peers, { given: known.given + one, count: known.count + 1 })
  }
  return empty.filter((cell) => {
    if (isAsked(cell)) return true
    const like = counts.get(cell.peers) ?? { given: 0, count: 0 }
    const share = (like.given + POOL_WEIGHT * all) / (like.count + POOL_WEIGHT)
    return !cell.isOwn && share >= EXPECTED_RATIO
  })
}

/** A figure of 0 is given, but its logarithm says nothing: it only tells that there is none. */
export function isGiven(cell: Cell): boolean {
  return cell.value !== undefined && cell.value > 0 && !(cell.quantity.isRatio && cell.value >= 1)
}
