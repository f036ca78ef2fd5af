import { latinHypercube } from '../../../core/statistics/latin-hypercube.ts'
import { normalQuantile } from '../../../core/statistics/normal.ts'
import type { Rng } from '../../../core/statistics/rng.ts'
import { log } from '../../../core/statistics/special.ts'
import type { FittedModel, ModelRow } from './mixed-model.ts'
import { columnsOf, ownVariance, solveRoot } from './mixed-model.ts'

export interface DrawTarget {
  readonly rows: readonly ModelRow[]
  readonly levelCounts: readonly number[]
}

/**
 * Joint draws of figures that are missing, as logarithms, draw by draw: each draw takes one model,
 * one scale and one set of coefficients for all figures, then an error of its own for each. What they
 * share makes totals scatter more than independent errors would.
 *
 * Source: Rubin, Multiple Imputation for Nonresponse in Surveys (1987), section 5.3: proper
 * imputations draw the parameters first, DOI 10.1002/9780470316696.
 */
export function predictiveDraws(
  models: readonly FittedModel[],
  target: DrawTarget,
  draws: number,
  random: Rng,
): Float64Array {
  const count = target.rows.length
  const size = models[0]?.mean.length ?? 0
  const values = new Float64Array(draws * count)
  const dimensions = 1 + size + count
  const scales = random.split('scale')
  const points = latinHypercube(random, { draws, dimensions })
  const columns = target.rows.map((row) => columnsOf(row, target.levelCounts))
  const shared = new Float64Array(size)
  for (let draw = 0; draw < draws; draw++) {
    const at = draw * dimensions
    const model = chosen(models, points[at] ?? 0)
    const spread = model.scale / Math.sqrt(chiSquare(model.degrees, scales) / model.degrees)
    for (let c = 0; c < size; c++) shared[c] = normalQuantile(points[at + 1 + c] ?? 0.5)
    const effects = solveRoot(model.root, shared)
    target.rows.forEach((row, i) => {
      let value = 0
      for (const { column, value: x } of columns[i] ?? []) {
        value += x * ((model.mean[column] ?? 0) + spread * (effects[column] ?? 0))
      }
      const own = normalQuantile(points[at + 1 + size + i] ?? 0.5)
      values[draw * count + i] = value + spread * Math.sqrt(ownVariance(row, model.ratios)) * own
    })
  }
  return values
}

function chosen(models: readonly FittedModel[], point: number): FittedModel {
  let left = point
  for (const model of models) {
    left -= model.weight
    if (left <= 0) return model
  }
  const last = models.at(-1)
  if (!last) throw new Error('No model to draw from')
  return last
}

/**
 * A chi-square draw with at least 2 degrees of freedom, by squeezed rejection.
 *
 * Source: Marsaglia & Tsang, ACM Transactions on Mathematical Software 26(3) (2000) 363-372, DOI
 * 10.1145/358407.358414.
 */
function chiSquare(degrees: number, random: Rng): number {
  const d = degrees / 2 - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = random.normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && log(random.open()) < (x * x) / 2 + d - d * v + d * log(v)) return 2 * d * v
  }
}
