import type { Cover, Forecast } from './forecast.ts'
import type { SeasonPlan } from './season-plan.ts'

/** An order that may leave after a week of the season. */
export interface Review {
  readonly lead: number
  readonly capacity: number
  readonly cover: Cover
}

/** The reviews whose orders would arrive in season. */
export function reviewsOf(
  { replenishment }: SeasonPlan,
  weeks: number,
  forecast: Forecast,
): (Review | undefined)[] {
  const reviews: (Review | undefined)[] = Array.from({ length: weeks }, () => undefined)
  if (!replenishment) return reviews
  const { source, reviewWeeks, safetyFactor } = replenishment
  const lead = Math.max(1, source.leadWeeks)
  const spans = reviewWeeks.flatMap((week, at) => {
    const next = reviewWeeks[at + 1] ?? weeks
    return week + lead < weeks ? { week, next, to: Math.min(weeks, next + lead) } : []
  })
  for (const [at, cover] of forecast.covers(spans, safetyFactor).entries()) {
    const { week, next } = spans[at]!
    reviews[week] = { lead, capacity: source.capacityPiecesPerWeek * (next - week), cover }
  }
  return reviews
}
