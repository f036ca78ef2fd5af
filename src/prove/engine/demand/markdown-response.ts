import { log } from '../../../core/statistics/special.ts'

/** How sales answer to price: sales x (price / full price) ^ elasticity. */
export interface MarkdownResponse {
  /** Below 0 when lower prices sell more. */
  readonly elasticity: number
  readonly standardError: number
  readonly weeks: number
}

/** What the response is read from: demand and price by week, and the demand without markdown. */
export interface PricedWeeks {
  readonly demandPieces: ArrayLike<number>
  readonly unitPrice: ArrayLike<number>
  /** Season share of each week; the level is fitted. */
  readonly shape: ArrayLike<number>
}

/** Prices closer to the full one than this are the full one. */
const LEAST_MARKDOWN = 0.03
const LEAST_WEEKS = 4

/**
 * Constant elasticity by least squares of log(demand / season share) on log(price), with the level
 * as intercept; undefined with fewer than four marked-down weeks, four at full price, or when the
 * figure cannot be told from 0 (under twice its error). Source of the form: Smith and Achabal
 * (1998), Management Science 44(3), doi:10.1287/mnsc.44.3.285.
 */
export function markdownResponse(weeks: PricedWeeks): MarkdownResponse | undefined {
  const points: [x: number, y: number][] = []
  let full = 0
  for (let week = 0; week < weeks.demandPieces.length; week++) {
    const price = weeks.unitPrice[week]!
    if (price > full) full = price
  }
  let reduced = 0
  for (let week = 0; week < weeks.demandPieces.length; week++) {
    const [price, demand, share] = [
      weeks.unitPrice[week]!,
      weeks.demandPieces[week]!,
      weeks.shape[week]!,
    ]
    if (!(price > 0 && demand > 0 && share > 0)) continue
    if (price < full * (1 - LEAST_MARKDOWN)) reduced += 1
    points.push([log(price / full), log(demand / share)])
  }
  if (reduced < LEAST_WEEKS || points.length - reduced < LEAST_WEEKS) return undefined
  const { slope, standardError } = line(points)
  if (!(slope < -2 * standardError)) return undefined
  return { elasticity: slope, standardError, weeks: points.length }
}

function line(points: readonly (readonly [number, number])[]): {
  readonly slope: number
  readonly standardError: number
} {
  const count = points.length
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count
  let [xx, xy, yy] = [0, 0, 0]
  for (const [x, y] of points) {
    xx += (x - meanX) * (x - meanX)
    xy += (x - meanX) * (y - meanY)
    yy += (y - meanY) * (y - meanY)
  }
  const slope = xy / xx
  const left = Math.max(0, yy - slope * xy)
  return { slope, standardError: Math.sqrt(left / (count - 2) / xx) }
}
