/** One row: three amounts that add up down the table. */
export interface CascadeAmounts {
  readonly euros: number | undefined
  readonly days: number | undefined
  readonly carbonKg: number | undefined
  /** Days before her hand when it starts. Rows that say it stand on a time line, not on a staircase. */
  readonly daysStart?: number | undefined
  /** Runs while a longer way runs: its days do not make the whole longer. */
  readonly beside?: boolean
}

export type CascadeColumn = 'euros' | 'days' | 'carbonKg'

/** A column of the staircase in its own unit. */
export interface Staircase {
  /** Where each row's bar starts. */
  readonly starts: readonly number[]
  readonly low: number
  readonly high: number
  /** Where the last bar ends. */
  readonly end: number
  /** Whether a bar stands above the row, so that a stem joins them. */
  readonly joined: readonly boolean[]
}

export function staircaseOf(rows: readonly CascadeAmounts[], column: CascadeColumn): Staircase {
  const [starts, joined]: [number[], boolean[]] = [[], []]
  let [end, low, high, open] = [0, 0, 0, false]
  const last = rows.findLastIndex((row) => (row[column] ?? 0) !== 0)
  for (const [index, row] of rows.entries()) {
    starts.push(end)
    joined.push(open && index <= last)
    const amount = row[column] ?? 0
    if (amount !== 0) open = true
    end += amount
    low = Math.min(low, end)
    high = Math.max(high, end)
  }
  return { starts, joined, low, high: high || 1, end }
}

/** A stage beside the longest way may start this much earlier before its bar is cut. */
const EARLIER = 1.15

/** Days as they pass, those of stages side by side over each other: 0 is the client's hand. */
export function timelineOf(rows: readonly CascadeAmounts[]): Staircase {
  const starts = rows.map((row) => -(row.daysStart ?? 0))
  const ways = rows.flatMap(({ beside, daysStart = 0 }) => (beside ? [] : [-daysStart]))
  const longest = Math.min(...ways) < 0 ? Math.min(...ways) : -Infinity
  return {
    starts,
    joined: rows.map(() => false),
    low: Math.max(Math.min(...starts, -1), EARLIER * longest),
    high: 0,
    end: 0,
  }
}

/** Position on the column, 0 to 100. */
export function percentOf({ low, high }: Staircase, amount: number): number {
  return (100 * (amount - low)) / (high - low)
}

/** Where the amount is written: after the bar, before it, or within it. */
export type TextSide = 'after' | 'before' | 'within'

/** After the bar when `roomPercent` is left there, else before it, else within it. */
export function textSide(leftPercent: number, rightPercent: number, roomPercent: number): TextSide {
  if (rightPercent + roomPercent <= 108) return 'after'
  return leftPercent >= roomPercent ? 'before' : 'within'
}
