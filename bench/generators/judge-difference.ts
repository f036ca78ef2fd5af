import type { Chain } from '../../src/chain/chain.ts'
import { impute } from '../../src/chain/impute/impute.ts'
import type { ReferenceSet } from '../../src/chain/reference-set/reference.ts'
import { rng } from '../../src/core/statistics/rng.ts'
import { applyOne } from '../../src/levers/apply.ts'
import { leverOf } from '../../src/levers/catalogue.ts'
import type { Lever } from '../../src/levers/lever.ts'
import type { Step } from '../../src/levers/scenario.ts'
import { differenceInterval } from '../../src/see/engine/compare/difference.ts'
import { see, seeIntervals } from '../../src/see/engine/see.ts'
import type { FigureId, Judged, Means } from './judge.ts'
import { FIGURES, judge, keyFigures, must } from './judge.ts'
import { observe } from './observe.ts'
import type { Family } from './world.ts'
import { parsed, worldOf } from './world.ts'

/** Levers that find something to do in chains of every family. */
const LEVERS_TRIED = ['automate', 'relocate', 'second-source', 'strategic-stock', 'make-to-order']

export type DifferenceVerdict = readonly [lever: string, figure: FigureId, judged: Judged]

/**
 * One chain of a family, observed with gaps and filled in; each lever pulled on it and on the true
 * chain alike. Judged: whether the interval of the difference holds the true difference.
 */
export function judgeDifferences(family: Family, seed: string, means: Means): DifferenceVerdict[] {
  const { tables, draws, missingRatio } = means
  const random = rng(seed)
  const world = worldOf(family, random.split('world'), tables)
  const told = observe(world.document, random.split('observe'), missingRatio)
  const imputed = impute(parsed(told.document), tables, { seed: 1, draws })
  const [truth, seen] = [must(see(world.chain, world.reference)), must(see(imputed.chain, tables))]
  const drawn = seeIntervals(seen, 1, draws, imputed.draws)
  const [trueBefore, seenBefore] = [keyFigures(truth), keyFigures(seen)]
  return LEVERS_TRIED.flatMap((id): DifferenceVerdict[] => {
    const step = stepOf(leverOf(id)!, imputed.chain, tables)
    if (!step) return []
    const trueChain = applyOne(world.chain, step, { reference: world.reference })
    const seenChain = applyOne(imputed.chain, step, { reference: tables })
    if (!trueChain.ok || !seenChain.ok) return []
    const after = must(see(seenChain.value, tables))
    const drawnAfter = seeIntervals(after, 1, draws, imputed.draws)
    const trueAfter = keyFigures(must(see(trueChain.value, world.reference)))
    const seenAfter = keyFigures(after)
    return (Object.keys(FIGURES) as FigureId[]).flatMap((figure): DifferenceVerdict[] => {
      const value = (trueAfter[figure] ?? NaN) - (trueBefore[figure] ?? NaN)
      const shown = (seenAfter[figure] ?? NaN) - (seenBefore[figure] ?? NaN)
      if (!Number.isFinite(value) || !Number.isFinite(shown)) return []
      const bounds = differenceInterval(figure, shown, [drawn, drawnAfter])
      const { low, high } = bounds ?? { low: shown, high: shown }
      const slack = 1e-9 * Math.abs(trueBefore[figure] ?? 0)
      if (high - low <= slack && Math.abs(value - shown) <= slack) return []
      return [[id, figure, judge(value, low - slack, high + slack)]]
    })
  })
}

/** A step that says all of its parameters, so that it is the same on both chains. */
function stepOf(lever: Lever, chain: Chain, reference: ReferenceSet): Step | undefined {
  const proposed = lever.propose(chain, { stepId: lever.id, reference, seaKm: undefined })
  if (!proposed.ok) return undefined
  const usual = Object.entries(lever.defaults).map(([name, { value }]) => [name, value] as const)
  const parameters = { ...Object.fromEntries(usual), ...proposed.value }
  return { id: lever.id, lever: lever.id, parameters }
}
