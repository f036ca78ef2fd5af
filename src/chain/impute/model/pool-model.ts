import { exp, log } from '../../../core/statistics/special.ts'
import type { Rng } from '../../../core/statistics/rng.ts'
import type { Cell } from '../cells.ts'
import { isGiven } from '../expected.ts'
import type { ModelRow } from './mixed-model.ts'
import { fitMixedModel } from './mixed-model.ts'
import { predictiveDraws } from './predictive-draws.ts'

/** Groups beyond these, smallest first, count as single figures: keeps the equations small. */
const MAX_LEVELS = 60

/** Draws of the gaps of one pool as written into the chain: one array of draws per gap. */
export function drawPool(
  pool: readonly Cell[],
  gaps: readonly Cell[],
  draws: number,
  random: Rng,
): Float64Array[] {
  const given = pool.filter(isGiven)
  const { rowOf, levelCounts } = rowsOf([...given, ...gaps])
  const [first] = gaps
  if (!first) return []
  const { prior, slopes, isRatio } = first.quantity
  const models = fitMixedModel({
    rows: given.map(rowOf),
    values: given.map((cell) => toModel(cell, cell.value ?? 1)),
    levelCounts,
    slopes,
    prior,
  })
  const drawn = predictiveDraws(models, { rows: gaps.map(rowOf), levelCounts }, draws, random)
  return gaps.map((gap, g) =>
    Float64Array.from({ length: draws }, (_, d) => {
      const value = drawn[d * gaps.length + g] ?? 0
      return isRatio ? 1 / (1 + exp(-value)) : exp(value) * gap.baseline * gap.scale
    }),
  )
}

function toModel(cell: Cell, value: number): number {
  return cell.quantity.isRatio ? log(value / (1 - value)) : log(value / cell.baseline)
}

/** Numbers the groups that at least two figures share, and centres the covariates. */
function rowsOf(cells: readonly Cell[]) {
  const factors = cells[0]?.groups.length ?? 0
  const levels = Array.from({ length: factors }, (_, f) => sharedGroups(cells, f))
  const kept = levels.map((each, f) => ({ each, f })).filter(({ each }) => each.size > 0)
  const centre = (cells[0]?.covariates ?? []).map(
    (_, c) => cells.reduce((sum, cell) => sum + (cell.covariates[c] ?? 0), 0) / cells.length,
  )
  return {
    levelCounts: kept.map(({ each }) => each.size),
    rowOf: (cell: Cell): ModelRow => ({
      covariates: cell.covariates.map((value, c) => value - (centre[c] ?? 0)),
      levels: kept.map(({ each, f }) => each.get(cell.groups[f] ?? '') ?? -1),
    }),
  }
}

function sharedGroups(cells: readonly Cell[], factor: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    const group = cell.groups[factor] ?? ''
    if (group !== '') counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  const shared = [...counts].filter(([, count]) => count > 1 && count < cells.length)
  shared.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return new Map(shared.slice(0, MAX_LEVELS).map(([group], level) => [group, level]))
}
