import type { Interval } from '../../model.ts'

/** Bounds closer than this, over their size, are the rounding of the machine: the figure is exact. */
const EXACT = 1e-9

/** Share of the draws below the lower bound, and above the upper one. */
const TAIL = 0.05

/**
 * The 5 % sample quantile of values times `sign`, at rank 0.05 (n + 1): between it and its like at
 * the other end a further draw falls 9 times out of 10, however few the draws (Hyndman & Fan 1996,
 * definition 6, DOI 10.1080/00031305.1996.10473566). Only the tail is sorted, by insertion.
 */
function lowQuantile(values: Float64Array, sign: 1 | -1): number {
  const rank = Math.max(0, TAIL * (values.length + 1) - 1)
  const least = new Float64Array(Math.min(values.length, Math.ceil(rank) + 1)).fill(Infinity)
  const last = least.length - 1
  for (let i = 0; i < values.length; i++) {
    const value = sign * values[i]!
    if (!(value < least[last]!)) continue
    let at = last
    for (; at > 0 && least[at - 1]! > value; at--) least[at] = least[at - 1]!
    least[at] = value
  }
  const below = least[Math.floor(rank)] ?? NaN
  const above = least[last] ?? NaN
  return below === above ? below : below + (rank - Math.floor(rank)) * (above - below)
}

/** Bounds that a further draw falls between 9 times out of 10. */
export function sampleInterval(values: Float64Array): Interval {
  return { low: lowQuantile(values, 1), high: -lowQuantile(values, -1) }
}

/** What was measured at each draw; figures of stages, thousands of them, in one flat array. */
export class Samples {
  /** Where the figures of the stages are written before each `add`. */
  readonly ofStages: Float64Array
  readonly #stageIds: readonly string[]
  readonly #draws: number
  /** Values of stage figure f: from f * draws, `#counts[f]` of them. */
  readonly #stageValues: Float64Array
  readonly #counts: Int32Array
  readonly #totals = new Map<string, number[]>()

  constructor(stageIds: readonly string[], draws: number) {
    this.#stageIds = stageIds
    this.#draws = draws
    this.ofStages = new Float64Array(stageIds.length)
    this.#stageValues = new Float64Array(stageIds.length * draws)
    this.#counts = new Int32Array(stageIds.length)
  }

  /** Key figures of one draw, beside those written to `ofStages`; what is not finite is left out. */
  add(figures: Readonly<Record<string, number | undefined>>): void {
    for (const [id, value] of Object.entries(figures)) {
      if (value === undefined || !Number.isFinite(value)) continue
      const known = this.#totals.get(id)
      if (known) known.push(value)
      else this.#totals.set(id, [value])
    }
    for (let f = 0; f < this.ofStages.length; f++) {
      const value = this.ofStages[f]!
      if (Number.isFinite(value)) this.#stageValues[f * this.#draws + this.#counts[f]!++] = value
    }
  }

  /** Key figures by draw; those of stages are not kept. */
  totals(): ReadonlyMap<string, ArrayLike<number>> {
    return this.#totals
  }

  /** 5 % and 95 % sample quantiles of what varies. */
  intervals(): Record<string, Interval> {
    const byFigure: Record<string, Interval> = {}
    const keep = (id: string, values: Float64Array) => {
      const { low, high } = sampleInterval(values)
      if (high - low > EXACT * Math.abs(high)) byFigure[id] = { low, high }
    }
    for (const [id, values] of this.#totals) keep(id, Float64Array.from(values))
    this.#stageIds.forEach((id, f) => {
      const first = f * this.#draws
      keep(id, this.#stageValues.subarray(first, first + this.#counts[f]!))
    })
    return byFigure
  }
}
