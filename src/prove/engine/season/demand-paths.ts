import type { Rng } from '../../../core/statistics/rng.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { exp, log1p } from '../../../core/statistics/special.ts'
import { gammaQuantile } from '../../../core/statistics/gamma-law.ts'
import { normalQuantile } from '../../../core/statistics/normal.ts'
import type { DemandLaw } from '../demand/demand-law.ts'
import { sdLogAt } from '../demand/error-at-lead.ts'

/** Seasons that every policy is played on: the same wishes of the same clients. */
export interface DemandPaths {
  readonly paths: number
  readonly weeks: number
  readonly variants: number
  /** Pieces wanted at full price in week w for variant v of path p, at `(p * weeks + w) * variants + v`. */
  readonly wantedPieces: Float64Array
  /** One uniform beside each: who of these clients waits, who changes size. */
  readonly chance: Float64Array
  /** What the seasons were drawn from. */
  readonly law: DemandLaw
  readonly drawing: PathDrawing
}

export interface PathDrawing {
  readonly paths: number
  readonly seed: number
  /** Months ahead at which the forecast was made. */
  readonly leadMonths: number
  /** Noise of one week around its share, as a coefficient of variation. */
  readonly weekNoiseRatio: number
  /** `whole` pieces are wanted one by one (Poisson); `even` splits a season exactly by its shares. */
  readonly pieces: 'whole' | 'even'
}

/**
 * Draws seasons: the total is lognormal around its mean (forecast error and doubt of the level), in
 * strata so that few paths are enough; weeks share it with lognormal noise; variants with a Dirichlet
 * mix drawn once a season. Path p depends on the seed, on p and on the number of paths alone: shards
 * drawn apart give the same digits.
 */
export function drawPaths(law: DemandLaw, drawing: PathDrawing): DemandPaths {
  const weeks = law.shareByWeek.length
  const variants = law.variants.length
  const cells = weeks * variants
  const wantedPieces = new Float64Array(drawing.paths * cells)
  const chance = new Float64Array(drawing.paths * cells)
  const sdLog = Math.hypot(sdLogAt(law, drawing.leadMonths), law.levelSdLog)
  const root = rng(drawing.seed)
  const strata = shuffled(drawing.paths, root.split('strata'))
  for (let path = 0; path < drawing.paths; path++) {
    const random = root.split(path)
    const z = normalQuantile((strata[path]! + random.open()) / drawing.paths)
    const total = law.meanPieces * exp(sdLog * z - (sdLog * sdLog) / 2)
    const mix = mixOf(law, random)
    const out = wantedPieces.subarray(path * cells, (path + 1) * cells)
    fillSeason(out, { law, mix, total, drawing }, random)
    for (let cell = 0; cell < cells; cell++) chance[path * cells + cell] = random.next()
  }
  return { paths: drawing.paths, weeks, variants, wantedPieces, chance, law, drawing }
}

interface SeasonDraw {
  readonly law: DemandLaw
  readonly mix: Float64Array
  readonly total: number
  readonly drawing: PathDrawing
}

function fillSeason(out: Float64Array, season: SeasonDraw, random: Rng): void {
  const { law, mix, total, drawing } = season
  const variants = mix.length
  const noiseSd = Math.sqrt(log1p(drawing.weekNoiseRatio ** 2))
  for (let week = 0; week < law.shareByWeek.length; week++) {
    const noise =
      noiseSd > 0 ? exp(noiseSd * normalQuantile(random.open()) - (noiseSd * noiseSd) / 2) : 1
    const pieces = total * law.shareByWeek[week]! * noise
    for (let variant = 0; variant < variants; variant++) {
      const mean = pieces * mix[variant]!
      out[week * variants + variant] = drawing.pieces === 'whole' ? poisson(mean, random) : mean
    }
  }
}

/** Shares of the variants this season: Dirichlet, as gammas over their sum. */
function mixOf({ variants, mixConcentration }: DemandLaw, random: Rng): Float64Array {
  const mix = Float64Array.from(variants, ({ shareRatio }) => shareRatio)
  if (variants.length === 1 || mixConcentration === Infinity) return mix
  let sum = 0
  for (let variant = 0; variant < mix.length; variant++) {
    const shape = mix[variant]! * mixConcentration
    mix[variant] = shape > 0 ? gammaQuantile({ shape, scale: 1 }, random.open()) : 0
    sum += mix[variant]!
  }
  return sum > 0 ? mix.map((share) => share / sum) : mix
}

/** Above this mean a Poisson count is rounded from a normal law: its skewness is below 0.13. */
const NORMAL_FROM = 60

/** Poisson count by inversion (Devroye 1986, X.3), rounded normal for large means. */
function poisson(mean: number, random: Rng): number {
  if (!(mean > 0)) return 0
  const u = random.open()
  if (mean > NORMAL_FROM) {
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalQuantile(u)))
  }
  let count = 0
  let weight = exp(-mean)
  let sum = weight
  while (u > sum && count < 1000) {
    count += 1
    weight *= mean / count
    sum += weight
  }
  return count
}

/** 0 to n - 1 in a random order (Fisher-Yates). */
function shuffled(n: number, random: Rng): Int32Array {
  const order = Int32Array.from({ length: n }, (_, index) => index)
  for (let last = n - 1; last > 0; last--) {
    const other = random.int(last + 1)
    const held = order[last]!
    order[last] = order[other]!
    order[other] = held
  }
  return order
}
