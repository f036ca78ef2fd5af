/** Dots of several rows on one scale of money. */
export interface DotBins {
  readonly count: number
  readonly low: number
  readonly high: number
  /** First bin that gains; 0 lies on its left edge. */
  readonly zeroBin: number
  /** Dots by row and by bin. */
  readonly rows: readonly (readonly number[])[]
  readonly ticks: readonly number[]
  /** Some dots lie beyond the ends, and are counted in the last bin. */
  readonly isClipped: boolean
}

/** Share of dots that the scale leaves out on each side, when they would stretch it. */
const TAIL = 0.03

/** Places dots in columns of equal width, 0 on an edge between two of them. */
export function dotBins(rows: readonly (readonly number[])[], columns: number): DotBins {
  const all = rows.flat().toSorted((a, b) => a - b)
  const [least, most] = [
    Math.min(0, all[Math.floor(all.length * TAIL)] ?? 0),
    Math.max(0, all[Math.ceil(all.length * (1 - TAIL)) - 1] ?? 0),
  ]
  const size = (most - least || 1) / Math.max(1, columns - 2)
  const zeroBin = Math.ceil(-least / size)
  const count = Math.max(zeroBin + Math.ceil(most / size), 1)
  const binOf = (gain: number) => Math.floor(gain / size) + zeroBin
  const clipped = (bin: number) => Math.min(Math.max(bin, 0), count - 1)
  const [low, high] = [-zeroBin * size, (count - zeroBin) * size]
  return {
    count,
    low,
    high,
    zeroBin,
    rows: rows.map((gains) => {
      const dots = Array.from<number>({ length: count }).fill(0)
      for (const gain of gains) dots[clipped(binOf(gain))]! += 1
      return dots
    }),
    ticks: tickValues(low, high),
    isClipped: all.some((gain) => binOf(gain) !== clipped(binOf(gain))),
  }
}

/** Round sums within the scale, 0 among them; those at the very ends would be cut. */
function tickValues(low: number, high: number): number[] {
  const inset = (high - low) * 0.06
  const step = niceStep((high - low) / 4)
  const first = Math.ceil((low + inset) / step)
  const last = Math.floor((high - inset) / step)
  const found = []
  for (let at = first; at <= last; at++) found.push(at * step)
  return found.length > 0 ? found : [0]
}

function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size))
  const lead = size / power
  return (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10) * power
}

/** Seasons in 100 in which something is gained. */
export function winsIn100(gains: readonly number[]): number {
  const won = gains.filter((gain) => gain > 0).length
  return Math.round((100 * won) / Math.max(1, gains.length))
}
