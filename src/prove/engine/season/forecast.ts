import { exp, expm1, log, log1p } from '../../../core/statistics/special.ts'
import { sdLogAt } from '../demand/error-at-lead.ts'
import type { DemandPaths } from './demand-paths.ts'

/** Weeks that an order is to cover, and what is sure of them before any season is played. */
export interface Cover {
  readonly shareRatio: number
  /** Factor that turns the median of the total into its mean, and relative variance of weeks. */
  readonly meanFactor: number
  readonly spread: number
  readonly safetyFactor: number
}

/** Counts whose logarithm is kept: beyond, it is worked out. */
const LOGS = Float64Array.from({ length: 4096 }, (_, count) => log(Math.max(count, 0.5)))

/**
 * What is known of the season's total and mix as weeks go by. The log of the total is normal before
 * the season; each week seen adds the precision of its own noise (that of the week and of counting),
 * a normal-normal update as in Iyer and Bergen (1997), doi:10.1287/mnsc.43.4.559. The mix is
 * Dirichlet: pieces seen are added to its weights. Clients who find nothing are seen too: the plan
 * counts wishes, as a shop that writes them down or a web site does.
 *
 * How sure one is after a week does not depend on what was seen, so it is worked out once.
 */
export class Forecast {
  readonly #share: Float64Array
  readonly #weights: Float64Array
  readonly #seen: Float64Array
  readonly #logMean: number
  /** Of the log of the total, after so many weeks. */
  readonly #variance: Float64Array
  /** By week: weight of what is seen, and what turns it into a log of the total. */
  readonly #gain: Float64Array
  readonly #shift: Float64Array
  readonly #weekLogVariance: number
  readonly #counting: number
  readonly #concentration: number
  #log = 0
  #total = 0
  #week = 0

  constructor({ law, drawing }: DemandPaths) {
    const weeks = law.shareByWeek.length
    const isWhole = drawing.pieces === 'whole'
    const atOpening = Math.hypot(sdLogAt(law, 0), law.levelSdLog)
    this.#share = Float64Array.from(law.shareByWeek)
    this.#weights = Float64Array.from(law.variants, ({ shareRatio }) => shareRatio)
    this.#concentration = law.variants.length === 1 ? Infinity : law.mixConcentration
    this.#seen = new Float64Array(law.variants.length)
    this.#weekLogVariance = log1p(drawing.weekNoiseRatio ** 2)
    this.#counting = isWhole ? 1 : 0
    this.#variance = new Float64Array(weeks + 1).fill(atOpening * atOpening)
    this.#logMean = log(law.meanPieces) - this.#variance[0]! / 2
    this.#gain = new Float64Array(weeks)
    this.#shift = new Float64Array(weeks)
    for (let week = 0; week < weeks; week++) {
      const before = this.#variance[week]!
      this.#variance[week + 1] = before
      const share = this.#share[week]!
      if (!(share > 0) || before === 0) continue
      const counting = this.#counting / Math.max(law.meanPieces * share, 1e-9)
      const noise = Math.max(log1p(drawing.weekNoiseRatio ** 2 + counting), 1e-12)
      this.#gain[week] = before / (before + noise)
      this.#shift[week] = noise / 2 - log(share)
      this.#variance[week + 1] = (before * noise) / (before + noise)
    }
  }

  /** The day the season opens; `knownRatio` is the forecast then over the mean. */
  open(knownRatio: number): void {
    this.#seen.fill(0)
    this.#total = 0
    this.#week = 0
    this.#log = this.#logMean + log(knownRatio)
  }

  /** Pieces wanted this week, at full price, of one variant. */
  see(variant: number, pieces: number): void {
    this.#seen[variant]! += pieces
    this.#week += pieces
  }

  endWeek(week: number): void {
    const pieces = this.#week
    this.#week = 0
    this.#total += pieces
    const gain = this.#gain[week]!
    if (gain === 0) return
    const isKept = pieces < LOGS.length && Math.floor(pieces) === pieces
    const seen = (isKept ? LOGS[pieces]! : log(Math.max(pieces, 0.5))) + this.#shift[week]!
    this.#log += gain * (seen - this.#log)
  }

  /** An order that leaves after `week` for what weeks `from` to `to`, the last left out, want. */
  cover(
    week: number,
    { from, to, safetyFactor }: Readonly<Record<'from' | 'to' | 'safetyFactor', number>>,
  ): Cover {
    const variance = this.#variance[week + 1]!
    let shareRatio = 0
    for (let each = from; each < to; each++) shareRatio += this.#share[each]!
    const weekVariance = this.#weekLogVariance / Math.max(1, to - from)
    const spread = expm1(variance + weekVariance)
    return { shareRatio, meanFactor: exp(variance / 2), spread, safetyFactor }
  }

  /** Pieces of a variant that those weeks want, with that safety in sds of the log. */
  level(variant: number, { shareRatio, meanFactor, spread, safetyFactor }: Cover): number {
    let weight = this.#weights[variant]!
    let mix = 0
    if (this.#concentration < Infinity) {
      const concentration = this.#concentration + this.#total
      weight = (weight * this.#concentration + this.#seen[variant]!) / concentration
      mix = (1 - weight) / Math.max(1e-9, weight * (concentration + 1))
    }
    const mean = exp(this.#log) * meanFactor * shareRatio * weight
    if (!(mean > 0)) return 0
    const wide = log1p(spread + this.#counting / mean + mix)
    return mean * exp(safetyFactor * Math.sqrt(wide) - wide / 2)
  }
}
