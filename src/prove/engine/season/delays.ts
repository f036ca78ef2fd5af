import type { Rng } from '../../../core/statistics/rng.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { normalQuantile } from '../../../core/statistics/normal.ts'
import type { DemandPaths } from './demand-paths.ts'
import type { SeasonPlan } from './season-plan.ts'

/** Weeks after the season in which orders may still arrive; they are then left-overs. */
const LATE_WEEKS = 60
/** No normal drawn from 53 bits lies farther out, in sds. */
const FARTHEST = 8.3

/**
 * Whole weeks that orders come late, never early: a season cannot open before its date. The delay of
 * an order depends on the path and on the week it leaves in, not on the plan.
 */
export class Delays {
  /** Of the first order, then of one that leaves after each week. */
  readonly lateWeeks: Int32Array
  /** The latest that an order can be. */
  readonly mostWeeks: number
  readonly #sdFirst: number
  readonly #sdAgain: number
  readonly #firstPath: number
  readonly #stream: Rng

  constructor({ weeks, firstPath, drawing }: DemandPaths, { first, replenishment }: SeasonPlan) {
    this.lateWeeks = new Int32Array(weeks + 1)
    this.#sdFirst = first?.source.leadSdWeeks ?? 0
    this.#sdAgain = replenishment?.source.leadSdWeeks ?? 0
    const sd = Math.max(this.#sdFirst, this.#sdAgain)
    this.mostWeeks = Math.min(LATE_WEEKS, Math.ceil(sd * FARTHEST))
    this.#firstPath = firstPath
    this.#stream = rng(drawing.seed).split('delays')
  }

  draw(path: number): void {
    if (this.#sdFirst === 0 && this.#sdAgain === 0) return
    const random = this.#stream.split(this.#firstPath + path)
    for (let order = 0; order < this.lateWeeks.length; order++) {
      const sd = order === 0 ? this.#sdFirst : this.#sdAgain
      const late = Math.round(sd * normalQuantile(random.open()))
      this.lateWeeks[order] = Math.min(LATE_WEEKS, Math.max(0, late))
    }
  }
}
