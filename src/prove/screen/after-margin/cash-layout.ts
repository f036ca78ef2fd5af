import type { CashCourse } from '../../engine/economics/cash-course.ts'

const MONTH_WEEKS = 30.4375 / 7

/** Where the cash of a way of buying stands, by month from the opening. */
export interface CashPoint {
  readonly month: number
  readonly inHand: number
}

/** From nothing through the end of each month, the worst week among them. */
export function cashPoints({ months, peakNeed, peakWeek }: CashCourse): CashPoint[] {
  const first = months[0]
  if (!first) return []
  const points = [
    { month: first.month, inHand: 0 },
    ...months.map(({ month, inHand }) => ({ month: month + 1, inHand })),
    ...(peakNeed > 0 ? [peakPoint({ peakNeed, peakWeek })] : []),
  ]
  return points.toSorted((a, b) => a.month - b.month)
}

/** The worst moment: the end of its week. */
export function peakPoint({
  peakNeed,
  peakWeek,
}: Pick<CashCourse, 'peakNeed' | 'peakWeek'>): CashPoint {
  return { month: (peakWeek + 1) / MONTH_WEEKS, inHand: -peakNeed }
}

/** First and last month, lowest and highest cash of several courses; 0 is always within. */
export function cashExtent(courses: readonly CashCourse[]) {
  const points = courses.flatMap(cashPoints)
  const months = points.map(({ month }) => month)
  const cash = points.map(({ inHand }) => inHand)
  return {
    months: [Math.min(0, ...months), Math.max(1, ...months)] as const,
    cash: [Math.min(0, ...cash), Math.max(1, ...cash)] as const,
  }
}

/** Whole months to write under the axis, seven at most, the opening among them. */
export function monthTicks([from, to]: readonly [number, number]): number[] {
  const [first, last] = [Math.ceil(from), Math.floor(to)]
  const step = Math.max(1, Math.ceil((last - first) / 6))
  const start = Math.ceil(first / step) * step
  const count = Math.floor((last - start) / step) + 1
  // -0 would be written with a sign.
  return Array.from({ length: Math.max(1, count) }, (_, at) => start + at * step + 0)
}
