import type { Interval } from '../../model.ts'
import type { Intervals } from '../interval/intervals.ts'
import { sampleInterval } from '../interval/samples.ts'

/** Draws closer than this, over their size, differ by the rounding of the machine. */
export const EXACT = 1e-9

/**
 * 90 % interval of the difference of one figure of two chains, draw by draw; undefined when it is
 * exact. A figure that both chains hold is drawn at the same quantile in both (common random
 * numbers: Glasserman and Yao 1992, doi:10.1287/mnsc.38.6.884), so what is unknown alike in both
 * leaves the difference sharp.
 */
export function differenceInterval(
  id: string,
  difference: number,
  [first, second]: readonly [Intervals, Intervals],
): Interval | undefined {
  const [a, b] = [first.samples.get(id), second.samples.get(id)]
  // A chain without any doubt has no draws: the other one's doubt is that of the difference.
  const count = a?.length ?? b?.length
  if (count === undefined || (a && b && a.length !== b.length)) return undefined
  if (!first.byFigure[id] && !second.byFigure[id]) return undefined
  const sizes = Float64Array.from(
    { length: count },
    (_, draw) => (b?.[draw] ?? 0) - (a?.[draw] ?? 0),
  )
  const shift = a && b ? 0 : difference - mean(sizes)
  const bounds = sampleInterval(sizes)
  const [low, high] = [bounds.low + shift, bounds.high + shift]
  const size = Math.max(Math.abs(low), Math.abs(high), scaleOf(a), scaleOf(b))
  return high - low > EXACT * size ? { low, high } : undefined
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function scaleOf(values: ArrayLike<number> | undefined): number {
  return Math.abs(values?.[0] ?? 0)
}
