import { exp, log } from '../../../core/statistics/special.ts'

/** What is known of one figure beside its value: covariates, and the groups that it belongs to. */
export interface ModelRow {
  readonly covariates: readonly number[]
  /** Level of each factor; -1 when nothing else shares it. */
  readonly levels: readonly number[]
}

/** Logarithms of the figures given, and everything that may make two of them alike. */
export interface ModelInput {
  readonly rows: readonly ModelRow[]
  readonly values: readonly number[]
  /** Levels of each factor. */
  readonly levelCounts: readonly number[]
  /** Expected slope of each covariate, and its standard deviation. */
  readonly slopes: readonly { readonly mean: number; readonly sd: number }[]
  /** What is expected before any figure is seen: scatter of the logarithm, and its mean. */
  readonly prior: ModelPrior
}

export interface ModelPrior {
  readonly logSd: number
  /** Standard deviation of the level around 0 when a table gives it; undefined: no table does. */
  readonly levelSd: number | undefined
}

/**
 * Posterior for one choice of variance ratios: coefficients b (level, slopes, group effects) and
 * scale s, with b | s normal around `mean` with covariance s2 (R'R)^-1, s2 scaled inverse chi-square.
 */
export interface FittedModel {
  readonly weight: number
  readonly mean: Float64Array
  /** Upper triangle R of the precision, row by row: precision = R'R. */
  readonly root: Float64Array
  readonly scale: number
  readonly degrees: number
  /** Variance of each factor's effects over that of the figures themselves. */
  readonly ratios: readonly number[]
}

/** Variance of a group effect over that of single figures: none, weak, strong, all but alike. */
const RATIO_GRID = [0, 0.5, 2, 10] as const
/** The level of the chain has no bound of its own when no table gives one. */
const FREE_LEVEL = 1e6
/** How many figures the expected scatter is worth. */
const PRIOR_DEGREES = 4
/** Choices of ratios that weigh less than this, together, are left out. */
const NEGLIGIBLE = 0.02

/**
 * Hierarchical normal model of logarithms with crossed group effects: conjugate given the ratios of
 * variances, which are averaged over a grid by their marginal likelihood, so that a group is trusted
 * as far as the chain shows that groups matter. Its predictive law is a mixture of Student laws.
 *
 * Sources: Lindley & Smith, J. Royal Statistical Society B 34(1) (1972) 1-41 (hierarchical linear
 * model), DOI 10.1111/j.2517-6161.1972.tb00885.x; Henderson, Biometrics 31(2) (1975) 423-447 (mixed
 * model equations), DOI 10.2307/2529430; Morris, J. American Statistical Association 78 (1983) 47-55
 * (why a plug-in of the ratio is too narrow), DOI 10.1080/01621459.1983.10477920.
 */
export function fitMixedModel(input: ModelInput): FittedModel[] {
  const fits: { fit: FittedModel; logWeight: number }[] = []
  for (const ratios of gridOf(input)) fits.push(fitAt(input, ratios))
  const best = Math.max(...fits.map((each) => each.logWeight))
  const weights = fits.map((each) => exp(each.logWeight - best))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const order = fits.map((_, i) => i).sort((a, b) => weights[b]! - weights[a]!)
  const kept: FittedModel[] = []
  let reached = 0
  for (const i of order) {
    if (reached > 1 - NEGLIGIBLE) break
    const weight = weights[i]! / total
    reached += weight
    kept.push({ ...fits[i]!.fit, weight })
  }
  return kept.map((fit) => ({ ...fit, weight: fit.weight / reached }))
}

function gridOf({ levelCounts }: ModelInput): number[][] {
  let grid: number[][] = [[]]
  for (let f = 0; f < levelCounts.length; f++) {
    grid = grid.flatMap((head) => RATIO_GRID.map((ratio) => [...head, ratio]))
  }
  return grid
}

/** Columns: level, slopes, then the levels of each factor. */
export function columnsOf(
  row: ModelRow,
  levelCounts: readonly number[],
): readonly { readonly column: number; readonly value: number }[] {
  const columns = [{ column: 0, value: 1 }]
  row.covariates.forEach((value, i) => columns.push({ column: 1 + i, value }))
  let start = 1 + row.covariates.length
  row.levels.forEach((level, f) => {
    if (level >= 0) columns.push({ column: start + level, value: 1 })
    start += levelCounts[f] ?? 0
  })
  return columns
}

/** A figure alone in a group bears the effect of that group as its own error. */
export function ownVariance(row: ModelRow, ratios: readonly number[]): number {
  return row.levels.reduce((sum, level, f) => sum + (level < 0 ? (ratios[f] ?? 0) : 0), 1)
}

function fitAt(input: ModelInput, ratios: readonly number[]) {
  const { rows, values, levelCounts, slopes, prior } = input
  const size = 1 + slopes.length + levelCounts.reduce((sum, count) => sum + count, 0)
  const precision = new Float64Array(size * size)
  const target = new Float64Array(size)
  const variance = prior.logSd * prior.logSd
  let [squares, logPrior] = [PRIOR_DEGREES * variance, 0]
  const addPrior = (column: number, mean: number, ratio: number) => {
    const weight = 1 / ratio
    precision[column * size + column]! += weight
    target[column]! += weight * mean
    squares += weight * mean * mean
    logPrior += log(weight) / 2
  }
  const { levelSd } = prior
  addPrior(0, 0, levelSd === undefined ? FREE_LEVEL : (levelSd * levelSd) / variance)
  slopes.forEach((slope, i) => addPrior(1 + i, slope.mean, (slope.sd * slope.sd) / variance))
  let start = 1 + slopes.length
  levelCounts.forEach((count, f) => {
    // A ratio of 0 is an effect held at 0.
    for (let l = 0; l < count; l++) addPrior(start + l, 0, Math.max(ratios[f] ?? 0, 1e-9))
    start += count
  })
  rows.forEach((row, i) => {
    const weight = 1 / ownVariance(row, ratios)
    const value = values[i] ?? 0
    const columns = columnsOf(row, levelCounts)
    for (const a of columns) {
      target[a.column]! += weight * a.value * value
      for (const b of columns) precision[a.column * size + b.column]! += weight * a.value * b.value
    }
    squares += weight * value * value
    logPrior += log(weight) / 2
  })
  const { root, logDeterminant } = cholesky(precision, size)
  const mean = solveRoot(root, solveRootTransposed(root, target))
  for (let i = 0; i < size; i++) squares -= mean[i]! * target[i]!
  // A level of its own takes one figure to be found.
  const degrees = PRIOR_DEGREES + rows.length - (levelSd === undefined ? 1 : 0)
  const scale = Math.sqrt(Math.max(squares, 1e-12) / degrees)
  // Before counting, strong groups are rarer than weak ones: weight 1 / (1 + ratio). Assumption.
  const strength = ratios.reduce((sum, ratio) => sum + log(1 + ratio), 0)
  const logWeight = logPrior - logDeterminant / 2 - degrees * log(scale) - strength
  return { fit: { weight: 1, mean, root, scale, degrees, ratios }, logWeight }
}

/** Upper triangle R with R'R = the symmetric positive matrix given. */
function cholesky(matrix: Float64Array, size: number) {
  const root = new Float64Array(size * size)
  let logDeterminant = 0
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < i; k++) sum -= root[k * size + i]! * root[k * size + j]!
      if (i === j) {
        root[i * size + i] = Math.sqrt(Math.max(sum, 1e-12))
        logDeterminant += log(Math.max(sum, 1e-12))
      } else root[i * size + j] = sum / root[i * size + i]!
    }
  }
  return { root, logDeterminant }
}

function solveRootTransposed(root: Float64Array, target: Float64Array): Float64Array {
  const size = target.length
  const solved = Float64Array.from(target)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solved[i]! -= root[k * size + i]! * solved[k]!
    solved[i]! /= root[i * size + i]!
  }
  return solved
}

/** Solves R x = target: with target standard normal, x has covariance (R'R)^-1. */
export function solveRoot(root: Float64Array, target: Float64Array): Float64Array {
  const size = target.length
  const solved = Float64Array.from(target)
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solved[i]! -= root[i * size + k]! * solved[k]!
    solved[i]! /= root[i * size + i]!
  }
  return solved
}
