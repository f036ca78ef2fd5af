import { exp, expm1, log, log1p } from '../../../core/statistics/special.ts'
import { sdLogAt } from '../demand/error-at-lead.ts'
import type { DemandPaths } from './demand-paths.ts'

/** Weeks that an order is to cover, and what is sure of them before any season is played. */
export interface Cover {
  readonly shareRatio: number
  /** Relative variance of their need, counting and mix left out. */
  readonly spread: number
  readonly counting: number
  readonly safetyFactor: number
  /** Level over the mean when nothing is to be added to the spread. */
  readonly factor: number
  /** Expected need on each path, and the variance of its logarithm, of a product without variants. */
  readonly needs: Float64Array
  readonly wides: Float64Array
}

/** What a cover comes to on each path, whatever the safety. */
type Needs = Pick<Cover, 'shareRatio' | 'spread' | 'needs' | 'wides'>

/** Counts whose logarithm is kept; half a piece stands for none. */
const LOGS = Float64Array.from({ length: 4096 }, (_, count) => log(Math.max(count, 0.5)))

function logOf(pieces: number): number {
  const isKept = pieces < LOGS.length && Math.floor(pieces) === pieces
  return isKept ? LOGS[pieces]! : log(Math.max(pieces, 0.5))
}

/** Seasons already looked at: what is known in them does not depend on what is bought. */
const KNOWN = new WeakMap<DemandPaths, Forecast>()

/** The forecast of these seasons, worked out once for all plans. */
export function forecastOf(paths: DemandPaths): Forecast {
  let forecast = KNOWN.get(paths)
  if (!forecast) {
    forecast = new Forecast(paths)
    KNOWN.set(paths, forecast)
  }
  return forecast
}

/**
 * What is known of the season's total and mix as weeks go by. The log of the total is normal before
 * the season; each week seen adds the precision of its own noise (that of the week and of counting),
 * a normal-normal update as in Iyer and Bergen (1997), doi:10.1287/mnsc.43.4.559. The mix is
 * Dirichlet: pieces seen are added to its weights. Clients who find nothing are seen too: the plan
 * counts wishes, as a shop that writes them down or a web site does.
 */
export class Forecast {
  /** Pieces of the season expected on each path after each week. */
  readonly expected: Float64Array
  /** Pieces wished up to the end of each week. */
  readonly wished: Float64Array
  /** Total of the weights of the mix; Infinity when it is certain. */
  readonly concentration: number
  readonly weights: Float64Array
  readonly #share: Float64Array
  /** Of the log of the total, after so many weeks. */
  readonly #variance: Float64Array
  readonly #weekLogVariance: number
  /** 1 when pieces are wanted one by one: their number has the variance of its mean. */
  readonly #counting: number
  readonly #needs = new Map<number, Needs>()

  constructor(paths: DemandPaths) {
    const { law, drawing, weeks } = paths
    this.#share = Float64Array.from(law.shareByWeek)
    this.weights = Float64Array.from(law.variants, ({ shareRatio }) => shareRatio)
    this.concentration = law.variants.length === 1 ? Infinity : law.mixConcentration
    this.#weekLogVariance = log1p(drawing.weekNoiseRatio ** 2)
    this.#counting = drawing.pieces === 'whole' ? 1 : 0
    this.#variance = new Float64Array(weeks + 1)
    this.expected = new Float64Array(paths.paths * weeks)
    this.wished = new Float64Array(paths.paths * weeks)
    this.#look(paths, this.#learning(paths))
  }

  /** By week: the weight of what is seen, and what turns it into a log of the total. */
  #learning({ law, drawing, weeks }: DemandPaths): readonly [Float64Array, Float64Array] {
    const atOpening = Math.hypot(sdLogAt(law, 0), law.levelSdLog)
    this.#variance.fill(atOpening * atOpening)
    const gain = new Float64Array(weeks)
    const shift = new Float64Array(weeks)
    for (let week = 0; week < weeks; week++) {
      const before = this.#variance[week]!
      this.#variance[week + 1] = before
      const share = this.#share[week]!
      if (!(share > 0) || before === 0) continue
      const counting = this.#counting / Math.max(law.meanPieces * share, 1e-9)
      const noise = Math.max(log1p(drawing.weekNoiseRatio ** 2 + counting), 1e-12)
      gain[week] = before / (before + noise)
      shift[week] = noise / 2 - log(share)
      this.#variance[week + 1] = (before * noise) / (before + noise)
    }
    return [gain, shift]
  }

  #look(paths: DemandPaths, [gain, shift]: readonly [Float64Array, Float64Array]): void {
    const { weeks, variants, wantedPieces, knownRatio, knownAtMonths, law } = paths
    const logMean = log(law.meanPieces) - this.#variance[0]! / 2
    for (let path = 0; path < paths.paths; path++) {
      let estimate = logMean + log(knownRatio[path * knownAtMonths.length]!)
      let wished = 0
      for (let week = 0; week < weeks; week++) {
        const at = path * weeks + week
        let pieces = 0
        for (let variant = 0; variant < variants; variant++) {
          pieces += wantedPieces[at * variants + variant]!
        }
        wished += pieces
        if (gain[week]! > 0) {
          const seen = logOf(pieces) + shift[week]!
          estimate += gain[week]! * (seen - estimate)
        }
        this.wished[at] = wished
        this.expected[at] = exp(estimate + this.#variance[week + 1]! / 2)
      }
    }
  }

  /** An order that leaves after `week` for what weeks `from` to `to`, the last left out, want. */
  cover(
    week: number,
    { from, to, safetyFactor }: Readonly<Record<'from' | 'to' | 'safetyFactor', number>>,
  ): Cover {
    const known = this.#needsOf(week, from, to)
    const counting = this.#counting
    return { ...known, counting, safetyFactor, factor: safety(known.spread, safetyFactor) }
  }

  /** The same for every safety: kept for the next plan that is tried. */
  #needsOf(week: number, from: number, to: number): Needs {
    const weeks = this.#share.length + 1
    const key = (week * weeks + from) * weeks + to
    const kept = this.#needs.get(key)
    if (kept) return kept
    let shareRatio = 0
    for (let each = from; each < to; each++) shareRatio += this.#share[each]!
    const weekVariance = this.#weekLogVariance / Math.max(1, to - from)
    const spread = expm1(this.#variance[week + 1]! + weekVariance)
    const paths = this.expected.length / this.#share.length
    const needs = new Float64Array(paths)
    const wides = new Float64Array(paths)
    for (let path = 0; path < paths; path++) {
      const need = this.expected[path * this.#share.length + week]! * shareRatio
      needs[path] = need
      const more = need > 0 ? this.#counting / need : 0
      wides[path] = log1p(spread + more)
    }
    const found = { shareRatio, spread, needs, wides }
    this.#needs.set(key, found)
    return found
  }
}

/** Level over the mean of a lognormal need of this relative variance. */
function safety(spread: number, safetyFactor: number): number {
  const wide = log1p(spread)
  return exp(safetyFactor * Math.sqrt(wide) - wide / 2)
}

/** Pieces to have for the need of a path, of a product without variants: `levelOf`, sooner. */
export function plainLevelOf(cover: Cover, path: number): number {
  const need = cover.needs[path]!
  if (!(need > 0)) return 0
  if (cover.counting === 0) return need * cover.factor
  const wide = cover.wides[path]!
  return need * exp(cover.safetyFactor * Math.sqrt(wide) - wide / 2)
}

/** Pieces to have for an expected need; `mix` is the relative variance of the variant's share. */
export function levelOf(expected: number, mix: number, cover: Cover): number {
  if (!(expected > 0)) return 0
  const more = cover.counting / expected + mix
  if (more === 0) return expected * cover.factor
  return expected * safety(cover.spread + more, cover.safetyFactor)
}
