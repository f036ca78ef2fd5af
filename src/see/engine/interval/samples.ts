import { quantileOfSorted } from '../../../core/statistics/quantile.ts'
import type { Interval } from '../../model.ts'

/** Bounds closer than this, over their size, are the rounding of the machine: the figure is exact. */
const EXACT = 1e-9

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

  /** 5 % and 95 % sample quantiles of what varies. */
  intervals(): Record<string, Interval> {
    const byFigure: Record<string, Interval> = {}
    const keep = (id: string, sorted: Float64Array) => {
      const interval = { low: quantileOfSorted(sorted, 0.05), high: quantileOfSorted(sorted, 0.95) }
      if (interval.high - interval.low > EXACT * Math.abs(interval.high)) byFigure[id] = interval
    }
    for (const [id, values] of this.#totals) keep(id, Float64Array.from(values).sort())
    this.#stageIds.forEach((id, f) => {
      const first = f * this.#draws
      keep(id, this.#stageValues.subarray(first, first + this.#counts[f]!).sort())
    })
    return byFigure
  }
}
