import { impute } from '../../src/chain/impute/impute.ts'
import type { ReferenceSet } from '../../src/chain/reference-set/reference.ts'
import { rng } from '../../src/core/statistics/rng.ts'
import { measure } from '../../src/see/engine/interval/measure.ts'
import type { See } from '../../src/see/engine/see.ts'
import { see, seeIntervals } from '../../src/see/engine/see.ts'
import { observe } from './observe.ts'
import type { Family } from './world.ts'
import { parsed, worldOf } from './world.ts'

/** Figures that are judged, with their names in the table. */
export const FIGURES = {
  'total.cost': 'cost per unit',
  'cost.beyond.1000': 'cost formed beyond 1,000 km',
  'proximity.access.country': 'home share of cost',
  'lead.critical': 'days',
  'carbon.total': 'carbon',
  'margin.entry': 'entry margin',
  'margin.final': 'final margin',
  'margin.operating': 'operating margin',
} as const
export type FigureId = keyof typeof FIGURES

/** How an interval did; width and score are over the size of the truth. */
export interface Judged {
  /** Truth below the interval -1, inside 0, above 1. */
  readonly side: -1 | 0 | 1
  readonly width: number
  readonly score: number
}

export interface Means {
  readonly tables: ReferenceSet
  readonly draws: number
  /** Share of supplier figures that are missing. */
  readonly missingRatio: number
}

/** One chain of a family: made, observed with gaps, filled in, seen, and held against its truth. */
export function judgeChain(family: Family, seed: string, means: Means): [FigureId, Judged][] {
  const { tables, draws, missingRatio } = means
  const random = rng(seed)
  const world = worldOf(family, random.split('world'), tables)
  const truth = must(see(world.chain, world.reference))
  const told = observe(world.document, random.split('observe'), missingRatio)
  const imputed = impute(parsed(told.document), tables, { seed: 1, draws })
  const seen = must(see(imputed.chain, tables))
  const { byFigure } = seeIntervals(seen, 1, draws, imputed.draws)
  const trueValues = keyFigures(truth)
  const seenValues = keyFigures(seen)
  return (Object.keys(FIGURES) as FigureId[]).flatMap((id): [FigureId, Judged][] => {
    const value = trueValues[id]
    if (value === undefined) return []
    const shown = seenValues[id] ?? NaN
    const { low, high } = byFigure[id] ?? { low: shown, high: shown }
    const slack = 1e-9 * Math.abs(value)
    if (high - low <= slack && Math.abs(value - shown) <= slack) return []
    return [[id, judge(value, low - slack, high + slack)]]
  })
}

/**
 * Interval score at 90 %: Gneiting & Raftery, J. American Statistical Association 102 (2007) 359-378,
 * eq. 43, DOI 10.1198/016214506000001437.
 */
export function judge(truth: number, low: number, high: number): Judged {
  const size = Math.max(Math.abs(truth), 1e-12)
  const [under, over] = [Math.max(0, low - truth), Math.max(0, truth - high)]
  const isInside = truth >= low && truth <= high
  const side = isInside ? 0 : truth < low ? -1 : 1
  return {
    side,
    width: (high - low) / size,
    score: (high - low + (2 / 0.1) * (under + over)) / size,
  }
}

export function must<T>(
  result: { ok: true; value: T } | { ok: false; problems: readonly unknown[] },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)))
  return result.value
}

export function keyFigures(seen: See): Readonly<Record<string, number | undefined>> {
  const { stageIds, figures } = measure(seen)
  return figures(seen.flow, new Float64Array(stageIds.length))
}
