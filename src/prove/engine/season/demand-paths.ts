import type { Rng } from '../../../core/statistics/rng.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { exp, log1p } from '../../../core/statistics/special.ts'
import { gammaQuantile } from '../../../core/statistics/gamma-law.ts'
import { normalQuantile } from '../../../core/statistics/normal.ts'
import type { DemandLaw } from '../demand/demand-law.ts'
import { sdLogAt } from '../demand/error-at-lead.ts'
import { ScrambledSobol, SOBOL_DIMENSIONS } from './scrambled-sobol.ts'

/** Seasons that every policy is played on: the same wishes of the same clients. */
export interface DemandPaths {
  readonly paths: number
  /** Number of the first of them among all those drawn. */
  readonly firstPath: number
  readonly weeks: number
  readonly variants: number
  /** Pieces wanted at full price in week w for variant v of path p, at `(p * weeks + w) * variants + v`. */
  readonly wantedPieces: Float64Array
  /** Months before the season at which the forecast is known, ascending from 0 to the longest lead. */
  readonly knownAtMonths: readonly number[]
  /** Expected season total over its mean, as known then: of path p at `p * knownAtMonths.length + k`. */
  readonly knownRatio: Float64Array
  /** What the seasons were drawn from. */
  readonly law: DemandLaw
  readonly drawing: PathDrawing
}

export interface PathDrawing {
  readonly paths: number
  readonly seed: number
  /** Months ahead at which `meanPieces` was forecast: the longest lead of all policies. */
  readonly leadMonths: number
  /** Other leads at which somebody orders before the season. */
  readonly knownAtMonths?: readonly number[]
  /** Noise of one week around its share, as a coefficient of variation. */
  readonly weekNoiseRatio: number
  /** `whole` pieces are wanted one by one (Poisson); `even` splits a season exactly by its shares. */
  readonly pieces: 'whole' | 'even'
  readonly ties?: PathTies
}

/** What the totals of several products have in common, path by path. */
export interface PathTies {
  /** Of variance `sharedRatio` and mean 0, normal: the part of each path's total that is shared. */
  readonly shared: Float64Array
  readonly sharedRatio: number
}

/**
 * Draws seasons: the forecast moves as a martingale of lognormal steps until the season (the model of
 * Heath and Jackson 1994, doi:10.1080/07408179408966604, in one period), so that an order placed
 * later knows more; the doubt of the level is not lifted before sales are seen. Total, steps
 * and the noise of the first weeks fill their space evenly, so that few paths are enough (a power of
 * two best); weeks share the total with lognormal noise of mean 1; variants with a Dirichlet mix
 * drawn once a season. A path depends on the seed and on its number alone: shards `[from, to)` drawn
 * apart give the same digits. With ties, the total takes a part of its variance from what products
 * share, and the points are taken in an order of the product's own: without that, the even points of
 * two products would go up and down together by their mere numbers.
 */
export function drawPaths(
  law: DemandLaw,
  drawing: PathDrawing,
  { from, to }: { readonly from: number; readonly to: number } = { from: 0, to: drawing.paths },
): DemandPaths {
  const weeks = law.shareByWeek.length
  const variants = law.variants.length
  const cells = weeks * variants
  const wantedPieces = new Float64Array((to - from) * cells)
  const knownAtMonths = knownLeads(drawing)
  const leads = knownAtMonths.length
  const knownRatio = new Float64Array((to - from) * leads)
  const steps = new Steps(law, knownAtMonths)
  const root = rng(drawing.seed)
  const even = new ScrambledSobol(root.split('even'))
  const mix = Float64Array.from(law.variants, ({ shareRatio }) => shareRatio)
  const share = Float64Array.from(law.shareByWeek)
  const season: SeasonDraw = { mix, drawing, share, even, leads }
  const { ties } = drawing
  const own = Math.sqrt(1 - (ties?.sharedRatio ?? 0))
  for (let path = from; path < to; path++) {
    const random = root.split(path)
    const point = ties ? even.shuffled(path) : path
    for (let lead = 0; lead < leads; lead++) {
      steps.z[lead] = normalQuantile(uniform(even, random, point, lead))
    }
    if (ties) steps.z[0] = ties.shared[path]! + own * steps.z[0]!
    const total = law.meanPieces * steps.walk(knownRatio, (path - from) * leads)
    if (variants > 1) drawMix(law, random, mix)
    const cellsOf = { out: wantedPieces, at: (path - from) * cells, total, point }
    fillSeason(season, cellsOf, random)
  }
  const range = { paths: to - from, firstPath: from, weeks, variants }
  return { ...range, wantedPieces, knownAtMonths, knownRatio, law, drawing }
}

/** The leads at which somebody orders, the day the season opens, and the longest. */
function knownLeads({ leadMonths, knownAtMonths = [] }: PathDrawing): number[] {
  const inner = knownAtMonths.filter((months) => months > 0 && months < leadMonths)
  return [...new Set([0, ...inner, leadMonths])].toSorted((a, b) => a - b)
}

/** Where the forecast of a lead is; the paths must have been drawn for it. */
export function knownAt({ knownAtMonths, drawing }: DemandPaths, months: number): number {
  const at = knownAtMonths.indexOf(Math.min(months, drawing.leadMonths))
  if (at < 0) throw new Error(`The paths know no forecast ${months} months ahead`)
  return at
}

/** How the forecast of a season moves from lead to lead, on the log of the total. */
class Steps {
  /** One standard normal a lead: `z[0]` makes the total, the others the way to it. */
  readonly z: Float64Array
  /** Variance still to come at each lead, the doubt of the level included. */
  readonly #open: Float64Array

  constructor(law: DemandLaw, knownAtMonths: readonly number[]) {
    this.z = new Float64Array(knownAtMonths.length)
    const level = law.levelSdLog * law.levelSdLog
    this.#open = Float64Array.from(knownAtMonths, (months) => sdLogAt(law, months) ** 2 + level)
    // What is known can only grow as the season comes near.
    for (let lead = 1; lead < this.#open.length; lead++) {
      this.#open[lead] = Math.max(this.#open[lead]!, this.#open[lead - 1]!)
    }
  }

  /**
   * Writes what is known at each lead over the mean; returns the total over the mean. Given the
   * total, the way there is a Brownian bridge in variance (Karatzas and Shreve 1991, section 5.6.B).
   */
  walk(known: Float64Array, at: number): number {
    const last = this.#open.length - 1
    const whole = this.#open[last]!
    const sum = this.z[0]! * Math.sqrt(whole)
    let position = 0
    let left = whole
    known[at + last] = 1
    for (let lead = last - 1; lead >= 0; lead--) {
      const open = this.#open[lead]!
      const step = left - open
      if (step > 0) {
        const share = step / left
        const sd = Math.sqrt((step * open) / left)
        position += (sum - position) * share + sd * this.z[lead + 1]!
      }
      left = open
      known[at + lead] = exp(position - (whole - open) / 2)
    }
    return exp(sum - whole / 2)
  }
}

interface SeasonDraw {
  readonly even: ScrambledSobol
  /** Dimensions already used for the total and its forecasts. */
  readonly leads: number
  readonly share: Float64Array
  readonly mix: Float64Array
  readonly drawing: PathDrawing
}

interface SeasonCells {
  readonly out: Float64Array
  readonly at: number
  readonly total: number
  readonly point: number
}

function fillSeason(
  { share, mix, drawing, even, leads }: SeasonDraw,
  { out, at, total, point }: SeasonCells,
  random: Rng,
): void {
  const variants = mix.length
  const isWhole = drawing.pieces === 'whole'
  const noiseVariance = log1p(drawing.weekNoiseRatio ** 2)
  const noiseSd = Math.sqrt(noiseVariance)
  let cell = at
  for (let week = 0; week < share.length; week++) {
    let pieces = total * share[week]!
    if (noiseSd > 0) {
      const u = uniform(even, random, point, leads + week)
      pieces *= exp(noiseSd * normalQuantile(u) - noiseVariance / 2)
    }
    for (let variant = 0; variant < variants; variant++) {
      const mean = pieces * mix[variant]!
      out[cell] = isWhole ? poisson(mean, random) : mean
      cell += 1
    }
  }
}

/** Evenly filled in the dimensions that there are points for, at random in the others. */
function uniform(even: ScrambledSobol, random: Rng, point: number, dimension: number): number {
  return dimension < SOBOL_DIMENSIONS ? even.at(point, dimension) : random.open()
}

/** Shares of the variants this season: Dirichlet, as gammas over their sum. */
function drawMix(law: DemandLaw, random: Rng, mix: Float64Array): void {
  if (law.mixConcentration === Infinity) return
  let sum = 0
  for (let variant = 0; variant < mix.length; variant++) {
    const shape = law.variants[variant]!.shareRatio * law.mixConcentration
    mix[variant] = shape > 0 ? gammaQuantile({ shape, scale: 1 }, random.open()) : 0
    sum += mix[variant]!
  }
  for (let variant = 0; variant < mix.length; variant++) {
    mix[variant] = sum > 0 ? mix[variant]! / sum : law.variants[variant]!.shareRatio
  }
}

/** Above this mean a Poisson count is rounded from a normal law: its skewness is below 0.13. */
const NORMAL_FROM = 60

/** 1 over each count: a product is faster than a division, and as well defined. */
const INVERSE = Float64Array.from({ length: 1001 }, (_, count) => (count > 0 ? 1 / count : 0))

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
    weight *= mean * INVERSE[count]!
    sum += weight
  }
  return count
}
