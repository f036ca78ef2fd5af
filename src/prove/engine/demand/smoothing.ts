/** Smoothing constants tried, from almost a mean of all to almost the last week. */
const ALPHAS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7]
/** Weeks whose mean starts the level. */
const START_WEEKS = 8

/** Level of a weekly series after each week, by simple exponential smoothing. */
export interface SmoothedLevel {
  readonly alpha: number
  /** `level[w]` knows weeks 0 to w. */
  readonly level: Float64Array
  /** Sd of what the next week did beside the level, pieces. */
  readonly residualSd: number
}

/**
 * Simple exponential smoothing, constant chosen by the squared error of the next week. Source:
 * Hyndman, Koehler, Ord, Snyder (2008), Forecasting with Exponential Smoothing, ch. 2.
 */
export function smoothedLevel(weekly: ArrayLike<number>): SmoothedLevel {
  let best = smoothedWith(weekly, ALPHAS[0]!)
  for (const alpha of ALPHAS.slice(1)) {
    const tried = smoothedWith(weekly, alpha)
    if (tried.residualSd < best.residualSd) best = tried
  }
  return best
}

function smoothedWith(weekly: ArrayLike<number>, alpha: number): SmoothedLevel {
  const weeks = weekly.length
  const start = Math.min(START_WEEKS, weeks)
  let level = 0
  for (let week = 0; week < start; week++) level += weekly[week]! / start
  const levels = new Float64Array(weeks).fill(level)
  let squares = 0
  for (let week = start; week < weeks; week++) {
    const error = weekly[week]! - level
    squares += error * error
    level += alpha * error
    levels[week] = level
  }
  const residualSd = weeks > start ? Math.sqrt(squares / (weeks - start)) : 0
  return { alpha, level: levels, residualSd }
}
