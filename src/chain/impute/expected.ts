import type { Cell } from './cells.ts'
import type { PresenceChoice } from './model/presence.ts'
import { ALWAYS_CORE, ALWAYS_OPTIONAL, presenceOf, realRatioOf } from './model/presence.ts'

/** Chance of existing from which an absent figure is filled in; an optional one is drawn as often. */
const LEAST_CHANCE = { core: 0.5, optional: 0.1 } as const
/** Stages of one activity that are enough to be judged apart. */
const ENOUGH_ALIKE = 4

/**
 * Which empty cells of a pool are gaps: those whose figure is likely to exist, given how many like
 * stages have it and how much of the chain is missing. The firm that looks knows its own stages: what
 * it left out there is not there. `asked` cells are gaps whatever the others say.
 */
export function gapsOf(
  pool: readonly Cell[],
  missing: number,
  isAsked: (cell: Cell) => boolean,
): Cell[] {
  const given = pool.filter(isGiven)
  const [first] = pool
  if (!first || (given.length === 0 && first.quantity.prior.levelSd === undefined)) return []
  const likely = new Map<string, boolean>()
  return pool.filter((cell) => {
    if (cell.value !== undefined) return false
    if (isAsked(cell)) return true
    if (cell.isOwn || cell.isComplete) return false
    if (cell.mustExist) return true
    const known = likely.get(cell.peers)
    if (known !== undefined) return known
    const chance = realRatioOf(choicesOf(pool, missing, cell.peers))
    const isLikely = chance >= LEAST_CHANCE[cell.quantity.isOptional ? 'optional' : 'core']
    likely.set(cell.peers, isLikely)
    return isLikely
  })
}

/** How often suppliers like these have the figure: of their activity when there are enough. */
export function choicesOf(
  pool: readonly Cell[],
  missing: number,
  peers?: string,
): PresenceChoice[] {
  const others = pool.filter((cell) => !cell.isOwn && !cell.isComplete)
  const alike = others.filter((cell) => cell.peers === peers)
  const judged = alike.length >= ENOUGH_ALIKE ? alike : others
  const always = pool[0]?.quantity.isOptional ? ALWAYS_OPTIONAL : ALWAYS_CORE
  return presenceOf({ given: judged.filter(isGiven).length, count: judged.length }, missing, always)
}

/** A figure of 0 is given, but its logarithm says nothing: it only tells that there is none. */
export function isGiven(cell: Cell): boolean {
  return cell.value !== undefined && cell.value > 0 && !(cell.quantity.isRatio && cell.value >= 1)
}
