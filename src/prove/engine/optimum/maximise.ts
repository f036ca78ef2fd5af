/** Bounds of one figure to choose, and how finely its range is looked at first. */
export interface Range {
  readonly low: number
  readonly high: number
  readonly cells: number
}

export interface Maximum {
  readonly at: readonly number[]
  readonly value: number
  /** How often the function was worked out. */
  readonly calls: number
}

/** Where an optimum was found of nearly the same function: the grid is then left out. */
export interface NearOptimum {
  /** Of each range, 0 to 1. */
  readonly shares: readonly number[]
  /** First step of the search around it, in cells. */
  readonly step: number
  /** Of a range: where the search stops. */
  readonly tolerance: number
}

/** Of a range: where the search along a line stops. */
export const TOLERANCE = 1e-3
const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * Greatest value of a function of a few figures that need be neither smooth nor concave: a grid
 * first, then from its best points a compass search with halving steps (Kolda, Lewis and Torczon
 * 2003, SIAM Review 45(3), doi:10.1137/S003614450242889); one figure alone by golden sections
 * (Kiefer 1953, doi:10.1090/S0002-9939-1953-0055639-3) around the best of the grid. Where the optimum
 * of nearly the same function is known, the compass starts there at once.
 */
export function maximise(
  value: (at: readonly number[]) => number,
  ranges: readonly Range[],
  near?: NearOptimum,
): Maximum {
  const seen = new Map<string, number>()
  const cached = (at: readonly number[]): number => {
    const key = at.join()
    const known = seen.get(key)
    if (known !== undefined) return known
    const found = value(at)
    seen.set(key, found)
    return found
  }
  if (near && ranges.length > 0) {
    const at = ranges.map(({ low, high }, figure) => low + (high - low) * near.shares[figure]!)
    const found = compass(cached, { at, value: cached(at) }, { ranges, ...near })
    return { ...found, calls: seen.size }
  }
  const grid = gridOf(ranges).map((at) => ({ at, value: cached(at) }))
  grid.sort((a, b) => b.value - a.value)
  if (ranges.length === 0) return { ...grid[0]!, calls: 1 }
  const starts = ranges.length > 1 ? apart(grid, ranges).slice(0, STARTS) : grid.slice(0, 1)
  let best: { at: readonly number[]; value: number } | undefined
  for (const start of starts) {
    const found =
      ranges.length === 1
        ? golden(cached, start.at[0]!, ranges[0]!)
        : compass(cached, start, { ranges, step: 0.5, tolerance: TOLERANCE })
    if (!best || found.value > best.value) best = found
  }
  return { ...best!, calls: seen.size }
}

const STARTS = 2

type Value = (at: readonly number[]) => number
interface Point {
  readonly at: readonly number[]
  readonly value: number
}

function gridOf(ranges: readonly Range[]): number[][] {
  return ranges.reduce<number[][]>(
    (points, range) => points.flatMap((point) => marks(range).map((mark) => [...point, mark])),
    [[]],
  )
}

function marks({ low, high, cells }: Range): number[] {
  if (!(high > low)) return [low]
  return Array.from({ length: cells + 1 }, (_, cell) => low + ((high - low) * cell) / cells)
}

/** The best points of a grid that are no neighbours of a better one. */
function apart(sorted: readonly Point[], ranges: readonly Range[]): Point[] {
  const kept: Point[] = []
  for (const point of sorted) {
    const isNext = kept.some((other) =>
      ranges.every(
        ({ low, high, cells }, index) =>
          Math.abs(point.at[index]! - other.at[index]!) <= ((high - low) / cells) * 1.01,
      ),
    )
    if (!isNext) kept.push(point)
  }
  return kept
}

function golden(value: Value, centre: number, { low, high, cells }: Range): Point {
  const cell = (high - low) / cells
  let [from, to] = [Math.max(low, centre - cell), Math.min(high, centre + cell)]
  let [left, right] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)]
  while (to - from > TOLERANCE * (high - low)) {
    if (value([left]) > value([right])) {
      to = right
      right = left
      left = to - GOLDEN * (to - from)
    } else {
      from = left
      left = right
      right = from + GOLDEN * (to - from)
    }
  }
  const points = [centre, left, right].map((at) => ({ at: [at], value: value([at]) }))
  return points.reduce((best, point) => (point.value > best.value ? point : best))
}

/** The first neighbour that is better is taken, and its direction tried again first. */
function compass(
  value: Value,
  start: Point,
  { ranges, step: first, tolerance }: Omit<NearOptimum, 'shares'> & { ranges: readonly Range[] },
): Point {
  let best = start
  let moves = movesOf(ranges.length)
  for (let step = first; step / ranges[0]!.cells > tolerance * 2;) {
    const found = moves.findIndex((move) => {
      const at = moved(best.at, { move, step, ranges })
      const there = value(at)
      if (there <= best.value) return false
      best = { at, value: there }
      return true
    })
    if (found < 0) step /= 2
    else moves = [moves[found]!, ...moves.toSpliced(found, 1)]
  }
  return best
}

/** Both ways along each figure; with two figures, along both together as well. */
function movesOf(figures: number): number[][] {
  const along = Array.from({ length: figures }, (_, figure) =>
    [-1, 1].map((way) => Array.from({ length: figures }, (__, own) => (own === figure ? way : 0))),
  ).flat()
  return figures === 2 ? [...along, [-1, 1], [1, -1], [1, 1], [-1, -1]] : along
}

interface Step {
  readonly move: readonly number[]
  readonly step: number
  readonly ranges: readonly Range[]
}

function moved(at: readonly number[], { move, step, ranges }: Step): number[] {
  return at.map((own, figure) => {
    const { low, high, cells } = ranges[figure]!
    return Math.min(high, Math.max(low, own + move[figure]! * step * ((high - low) / cells)))
  })
}
