import { exp, expm1, log, log1p } from '../../../core/statistics/special.ts'
import { sdLogAt } from '../demand/error-at-lead.ts'
import type { DemandPaths } from './demand-paths.ts'

/**
 * What is known of the season's total and mix as weeks go by. The log of the total is normal before
 * the season; each week seen adds the precision of its own noise (that of the week and of counting),
 * a normal-normal update as in Iyer and Bergen (1997), doi:10.1287/mnsc.43.4.559. The mix is
 * Dirichlet: pieces seen are added to its weights. Clients who find nothing are seen too: the plan
 * counts wishes, as a shop that writes them down or a web site does.
 */
export class Forecast {
  readonly #share: Float64Array
  readonly #prior: Float64Array
  readonly #seen: Float64Array
  readonly #priorLog: number
  readonly #priorPrecision: number
  readonly #noiseVariance: number
  readonly #meanPieces: number
  readonly #certainMix: boolean
  #week = 0
  #log = 0
  #precision = 0
  #total = 0

  constructor({ law, drawing }: DemandPaths) {
    const sdLog = Math.hypot(sdLogAt(law, drawing.leadMonths), law.levelSdLog)
    this.#share = Float64Array.from(law.shareByWeek)
    this.#certainMix = law.mixConcentration === Infinity
    const concentration = this.#certainMix ? 1 : law.mixConcentration
    this.#prior = Float64Array.from(law.variants, ({ shareRatio }) => shareRatio * concentration)
    this.#seen = new Float64Array(law.variants.length)
    this.#meanPieces = law.meanPieces
    this.#priorLog = log(law.meanPieces) - (sdLog * sdLog) / 2
    // A forecast that is certain stays so, whatever the weeks say.
    this.#priorPrecision = sdLog > 0 ? 1 / (sdLog * sdLog) : 1e18
    this.#noiseVariance = drawing.pieces === 'whole' ? 1 : 0
    this.#weekNoise = drawing.weekNoiseRatio
    this.restart()
  }

  readonly #weekNoise: number

  restart(): void {
    this.#seen.fill(0)
    this.#week = 0
    this.#log = this.#priorLog
    this.#precision = this.#priorPrecision
    this.#total = 0
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
    const share = this.#share[week]!
    if (!(share > 0)) return
    const expected = Math.max(this.#meanPieces * share, 1e-9)
    const variance = this.#weekNoise ** 2 + this.#noiseVariance / expected
    const noise = variance > 0 ? log1p(variance) : 1e-12
    const seen = log(Math.max(pieces, 0.5) / share) + (variance > 0 ? noise / 2 : 0)
    const precision = 1 / noise
    this.#log = (this.#log * this.#precision + seen * precision) / (this.#precision + precision)
    this.#precision += precision
  }

  /** Pieces of a variant that weeks `from` to `to`, the last left out, want with this safety. */
  level(
    variant: number,
    {
      from,
      to,
      safetyFactor,
    }: { readonly from: number; readonly to: number; readonly safetyFactor: number },
  ): number {
    let share = 0
    for (let week = from; week < to; week++) share += this.#share[week]!
    const sd = 1 / Math.sqrt(this.#precision)
    const weeks = Math.max(1, to - from)
    const spread = Math.sqrt(sd * sd + log1p(this.#weekNoise ** 2) / weeks)
    const concentration = this.#certainMix ? 1 : sumOf(this.#prior) + this.#total
    const weight = this.#certainMix
      ? this.#prior[variant]!
      : (this.#prior[variant]! + this.#seen[variant]!) / concentration
    const mean = exp(this.#log + (sd * sd) / 2) * share * weight
    const counting = this.#noiseVariance > 0 && mean > 0 ? 1 / mean : 0
    const mix = this.#certainMix ? 0 : (1 - weight) / Math.max(1e-9, weight * (concentration + 1))
    const wide = Math.sqrt(log1p(expm1(spread * spread) + counting + mix))
    return mean * exp(safetyFactor * wide - (wide * wide) / 2)
  }
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (let index = 0; index < values.length; index++) sum += values[index]!
  return sum
}
