import type { CashFlow, CashKind } from './cash-flows.ts'
import { CASH_KINDS } from './cash-flows.ts'

/** Money of one month; month 0 begins as the season opens. */
export interface CashMonth extends Readonly<Record<CashKind, number>> {
  readonly month: number
  readonly net: number
  /** In hand at its end, from nothing at the start. */
  readonly inHand: number
}

/** The cash of one way of buying over a mean season. */
export interface CashCourse {
  readonly months: readonly CashMonth[]
  /** Most that is ever missing, at the end of a week. */
  readonly peakNeed: number
  /** Week of it, from the opening; below 0 before. */
  readonly peakWeek: number
  /** First week from which nothing is missing any more; undefined when the season never pays back. */
  readonly paidBackWeek?: number
  /** What is left in the end: the final margin before the capital tied up. */
  readonly closing: number
  /** The line `capital` of the bridge: `closing` and this add up to the final margin. */
  readonly capital: number
}

const MONTH_WEEKS = 30.4375 / 7
/** Rounding of sums of cents is no need for money. */
const NOTHING = 0.005

/** Flows by month, and the week in which most is missing. */
export function cashCourse(flows: readonly CashFlow[], capital: number): CashCourse {
  const weeks = byWeek(flows)
  let [inHand, peakNeed, peakWeek] = [0, 0, 0]
  let paidBackWeek: number | undefined
  const months = new Map<number, CashMonth>()
  for (const [week, amounts] of weeks) {
    const net = CASH_KINDS.reduce((sum, kind) => sum + amounts[kind], 0)
    inHand += net
    if (-inHand > peakNeed) [peakNeed, peakWeek] = [-inHand, week]
    if (inHand < -NOTHING) paidBackWeek = undefined
    else paidBackWeek ??= week
    const month = Math.floor(week / MONTH_WEEKS)
    const before = months.get(month)
    const added = CASH_KINDS.map((kind) => [kind, (before?.[kind] ?? 0) + amounts[kind]])
    months.set(month, {
      month,
      ...(Object.fromEntries(added) as Record<CashKind, number>),
      net: (before?.net ?? 0) + net,
      inHand,
    })
  }
  return {
    months: withoutGaps([...months.values()]),
    peakNeed,
    peakWeek,
    ...(paidBackWeek !== undefined && { paidBackWeek }),
    closing: inHand,
    capital,
  }
}

type WeekAmounts = Readonly<Record<CashKind, number>>

function byWeek(flows: readonly CashFlow[]): [number, WeekAmounts][] {
  const weeks = new Map<number, Record<CashKind, number>>()
  for (const { week, kind, amount } of flows) {
    const amounts = weeks.get(week) ?? nothing()
    amounts[kind] += amount
    weeks.set(week, amounts)
  }
  return [...weeks].toSorted(([a], [b]) => a - b)
}

function nothing(): Record<CashKind, number> {
  return { receipts: 0, refunds: 0, purchase: 0, carriage: 0, running: 0 }
}

/** A month in which nothing moves is a month too. */
function withoutGaps(months: readonly CashMonth[]): CashMonth[] {
  return months.flatMap((each, at) => {
    const next = months[at + 1]?.month ?? each.month + 1
    return Array.from({ length: next - each.month }, (_, gap) =>
      gap === 0 ? each : { ...each, ...nothing(), net: 0, month: each.month + gap },
    )
  })
}
