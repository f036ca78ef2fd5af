import type { FirstLine } from '../../engine/first/document.ts'

/** Ends of the bars of money. */
export type MoneyScale = readonly [from: number, to: number]

/** What lies further out is cut at the edge: one heavy loss would flatten every gain. */
const LOSS_OVER_GAIN = 1
const ROOM = 1.05

/** The same for all: from what may be lost, no further than the largest gain, to that gain. */
export function moneyScale(lines: readonly FirstLine[]): MoneyScale {
  const margins = lines.flatMap(({ margin }) => (margin ? [margin] : []))
  const highs = margins.map(({ perYear, doubt }) =>
    Math.max(perYear, perYear > 0 ? (doubt?.high ?? 0) : 0),
  )
  const lows = margins.map(({ perYear, doubt }) => Math.min(perYear, doubt?.low ?? 0))
  const gain = Math.max(0, ...highs)
  const loss = Math.max(0, ...lows.map((low) => -low))
  if (gain === 0) return [-(loss || 1) * ROOM, (loss || 1) * (ROOM - 1)]
  return [-Math.min(loss, gain * LOSS_OVER_GAIN) * ROOM, gain * ROOM]
}
