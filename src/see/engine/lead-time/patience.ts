import type { Market } from '../../../chain/chain.ts'

interface Kept {
  readonly days: number
  readonly keptRatio: number
}

/** Who has not waited is still there. */
const START: Kept = { days: 0, keptRatio: 1 }

function curveOf(market: Market): readonly Kept[] | undefined {
  const points = market.patience?.toSorted((a, b) => a.days - b.days)
  return points && points.length > 0 ? points : undefined
}

/** Share of clients kept after a wait: linear between the points given, flat beyond the last. */
export function keptAt(market: Market, waitedDays: number): number | undefined {
  const points = curveOf(market)
  if (!points) return undefined
  let before = START
  for (const point of points) {
    if (waitedDays <= point.days) {
      const width = point.days - before.days
      const part = width > 0 ? (waitedDays - before.days) / width : 1
      return before.keptRatio + part * (point.keptRatio - before.keptRatio)
    }
    before = point
  }
  return before.keptRatio
}

/** Is the wait longer than the curve says anything about? */
export function isBeyondPatience(market: Market, waitedDays: number): boolean {
  const last = curveOf(market)?.at(-1)
  return last !== undefined && waitedDays > last.days
}

/** Wait at which half of the clients are left; undefined when the curve never falls that low. */
export function medianPatience(market: Market): number | undefined {
  let before = START
  for (const point of curveOf(market) ?? []) {
    if (point.keptRatio <= 0.5) {
      const fall = before.keptRatio - point.keptRatio
      if (fall <= 0) return point.days
      return before.days + ((before.keptRatio - 0.5) / fall) * (point.days - before.days)
    }
    before = point
  }
  return undefined
}
