/** Weight that a flat season gets beside what was seen, in pieces: thin histories stay near flat. */
const FLAT_PIECES = 10

/**
 * Share of a season sold in each week, from one or several seasons of the same length laid side by
 * side. Each season counts by its pieces, so that the shape is that of the family; a flat season of
 * a few pieces is added, the posterior mean of a multinomial under a flat Dirichlet law.
 */
export function seasonShape(seasons: readonly ArrayLike<number>[]): number[] {
  const weeks = seasons[0]?.length ?? 0
  const sold = Array.from({ length: weeks }, (_, week) =>
    seasons.reduce((sum, season) => sum + Math.max(0, season[week] ?? 0), 0),
  )
  const total = sold.reduce((sum, pieces) => sum + pieces, 0)
  return sold.map((pieces) => (pieces + FLAT_PIECES / weeks) / (total + FLAT_PIECES))
}

/** Weeks after which a year has gone round. */
export const YEAR_WEEKS = 52
/** Full years below which no season of the year is read into a history. */
const LEAST_YEARS = 2

/**
 * How much each week of the year sells beside the mean week, from at least two full years; 52
 * ones otherwise. Each week is averaged with its neighbours (1, 2, 1) and drawn towards 1 by as
 * many mean weeks as one year has seen of it, so that noise is not taken for season.
 */
export function yearShape(weekly: ArrayLike<number>): Float64Array {
  const index = new Float64Array(YEAR_WEEKS).fill(1)
  const years = Math.floor(weekly.length / YEAR_WEEKS)
  if (years < LEAST_YEARS) return index
  const sums = new Float64Array(YEAR_WEEKS)
  for (let week = 0; week < years * YEAR_WEEKS; week++) sums[week % YEAR_WEEKS]! += weekly[week]!
  const mean = sums.reduce((sum, pieces) => sum + pieces, 0) / YEAR_WEEKS
  if (!(mean > 0)) return index
  const at = (week: number): number => sums[(week + YEAR_WEEKS) % YEAR_WEEKS]!
  for (let week = 0; week < YEAR_WEEKS; week++) {
    const smooth = (at(week - 1) + 2 * at(week) + at(week + 1)) / 4
    index[week] = (smooth / mean) * (years / (years + 1)) + 1 / (years + 1)
  }
  const whole = index.reduce((sum, value) => sum + value, 0) / YEAR_WEEKS
  return index.map((value) => value / whole)
}
