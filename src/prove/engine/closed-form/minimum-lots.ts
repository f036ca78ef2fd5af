import { normalDensity, normalDistribution } from '../../../core/statistics/normal.ts'

/** A style of a collection: demand is max(0, N(mean, sd)). */
export interface Style {
  readonly id: string
  readonly meanPieces: number
  readonly sdPieces: number
}

/** Two orders, the second once demand is known; amounts per piece. */
export interface TwoStage {
  readonly styles: readonly Style[]
  /** Earned on each piece sold. */
  readonly under: number
  /** Lost on each piece left. */
  readonly over: number
  /** Pieces that the first orders add up to. */
  readonly firstPieces: number
  /** A style is ordered not at all or at least this much, in both orders. */
  readonly minimumLot: number
}

export interface TwoStagePlan {
  readonly firstPieces: readonly number[]
  readonly profit: number
}

/**
 * Expected profit of a style when `first` pieces are ordered early. Once demand D is known the rest
 * is ordered if it is a lot or more; if less, a whole lot when what it sells is worth what it leaves
 * over (D - first above lot x over / (under + over)), else nothing. Fisher and Raman (1996),
 * Operations Research 44(1), 87-99, doi:10.1287/opre.44.1.87, with perfect information after.
 */
export function styleProfit(
  style: Style,
  first: number,
  { under, over, minimumLot }: Terms,
): number {
  const worth = first + (minimumLot * over) / (under + over)
  const lot = first + minimumLot
  return (
    linear(style, [-Infinity, 0], [-over * first, 0]) +
    linear(style, [0, first], [-over * first, under + over]) +
    linear(style, [first, worth], [under * first, 0]) +
    linear(style, [worth, lot], [-over * lot, under + over]) +
    linear(style, [lot, Infinity], [0, under])
  )
}

type Terms = Pick<TwoStage, 'under' | 'over' | 'minimumLot'>

/** Integral of (a + b D) over `from` < D < `to`, D normal. */
function linear(
  { meanPieces, sdPieces }: Style,
  [from, to]: readonly [number, number],
  [a, b]: readonly [number, number],
): number {
  const [low, high] = [(from - meanPieces) / sdPieces, (to - meanPieces) / sdPieces]
  const mass = normalDistribution(high) - normalDistribution(low)
  return (a + b * meanPieces) * mass - b * sdPieces * (densityAt(high) - densityAt(low))
}

function densityAt(z: number): number {
  return Number.isFinite(z) ? normalDensity(z) : 0
}

/** Grid of the first pass, as a share of the pieces to place. */
const GRID_CELLS = 1000

/**
 * The first orders of greatest profit: dynamic programming over styles on a grid, exact there, then
 * pieces moved between pairs of styles by halving steps down to one. Undefined when lots cannot add
 * up to the pieces asked.
 */
export function twoStageLots(problem: TwoStage): TwoStagePlan | undefined {
  const step = Math.max(1, problem.firstPieces / GRID_CELLS)
  const cells = Math.round(problem.firstPieces / step)
  const profits = problem.styles.map((style) =>
    Float64Array.from({ length: cells + 1 }, (_, cell) => {
      const pieces = cell * step
      const isLot = cell === 0 || pieces >= problem.minimumLot
      return isLot ? styleProfit(style, pieces, problem) : -Infinity
    }),
  )
  const placed = bestOnGrid(profits, cells)
  return (
    placed &&
    refined(
      problem,
      placed.map((cell) => cell * step),
    )
  )
}

function bestOnGrid(profits: readonly Float64Array[], cells: number): number[] | undefined {
  let best = new Float64Array(cells + 1).fill(-Infinity)
  best[0] = 0
  const choices: Int32Array[] = []
  for (const profit of profits) {
    const next = new Float64Array(cells + 1).fill(-Infinity)
    const choice = new Int32Array(cells + 1)
    for (let whole = 0; whole <= cells; whole++) {
      for (let own = 0; own <= whole; own++) {
        const value = best[whole - own]! + profit[own]!
        if (value > next[whole]!) {
          next[whole] = value
          choice[whole] = own
        }
      }
    }
    best = next
    choices.push(choice)
  }
  if (best[cells] === -Infinity) return undefined
  let left = cells
  const placed: number[] = []
  for (const choice of choices.toReversed()) {
    placed.push(choice[left]!)
    left -= choice[left]!
  }
  return placed.toReversed()
}

function refined(problem: TwoStage, start: readonly number[]): TwoStagePlan {
  const pieces = [...start]
  const value = (at: number, count: number): number =>
    count === 0 || count >= problem.minimumLot
      ? styleProfit(problem.styles[at]!, count, problem)
      : -Infinity
  const profits = pieces.map((count, at) => value(at, count))
  for (let move = problem.firstPieces / GRID_CELLS; move >= 1; move /= 2) {
    let moved = true
    while (moved) {
      moved = false
      for (let from = 0; from < pieces.length; from++) {
        for (let to = 0; to < pieces.length; to++) {
          if (from === to || pieces[from]! < move) continue
          const [less, more] = [value(from, pieces[from]! - move), value(to, pieces[to]! + move)]
          if (less + more <= profits[from]! + profits[to]! + 1e-9) continue
          pieces[from]! -= move
          pieces[to]! += move
          profits[from] = less
          profits[to] = more
          moved = true
        }
      }
    }
  }
  return { firstPieces: pieces, profit: profits.reduce((sum, profit) => sum + profit, 0) }
}
