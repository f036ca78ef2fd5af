import type { Chain } from '../../../chain/chain.ts'
import { COLUMNS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { needMatrix } from '../../../chain/flow/matrix.ts'
import type { Network } from '../../../chain/flow/network/network.ts'
import { shareFixedCosts } from '../../../chain/flow/stage-table.ts'
import { unitSupplies } from '../../../chain/flow/network/supplies.ts'
import { activityOf } from '../../../chain/flow/flow.ts'
import { valueFlow } from '../../../chain/flow/valuation.ts'
import { latinHypercube } from '../../../core/statistics/latin-hypercube.ts'
import { quantileOf } from '../../../core/statistics/law.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { factorise } from '../../../core/linear-algebra/solve-by-components.ts'
import type { ImputedDraws } from '../../../chain/impute/impute.ts'
import type { Interval } from '../../model.ts'
import { correlatedDraws } from './correlated-draws.ts'
import type { Measure } from './measure.ts'
import { Samples } from './samples.ts'
import type { DrawPlan, StructureEffect } from './draw-plan.ts'
import { drawPlan } from './draw-plan.ts'
import { withField } from '../../../chain/fields.ts'

export interface IntervalOptions {
  readonly seed: number
  readonly draws: number
  /** The same ids come back with their intervals. */
  readonly measure: Measure
  /** Joint draws of the figures that were filled in. */
  readonly imputed?: ImputedDraws | undefined
  /** Told after each draw how many are done; false ends with those. */
  readonly onDraw?: (done: number) => boolean
}

export interface Intervals {
  readonly seed: number
  readonly draws: number
  /** How many figures of the chain are not exact. */
  readonly uncertainCount: number
  readonly byFigure: Readonly<Record<string, Interval>>
  /** Key figures draw by draw, for what is said of the difference of two chains. */
  readonly samples: ReadonlyMap<string, ArrayLike<number>>
}

const NO_SAMPLES: Intervals['samples'] = new Map()

/**
 * 90 % intervals of key figures by Latin hypercube draws of every uncertain figure (McKay, Beckman,
 * Conover 1979): the whole flow is computed again at each draw, so nothing is linearised. Bounds
 * are the 5 % and 95 % sample quantiles.
 */
export function intervals(flow: Flow, options: IntervalOptions): Intervals {
  const plan = drawPlan(flow)
  const { draws, seed } = options
  const dimensions = plan.laws.length
  if (dimensions === 0)
    return { seed, draws: 0, uncertainCount: 0, byFigure: {}, samples: NO_SAMPLES }
  const points = latinHypercube(rng(seed), { draws, dimensions, names: plan.keys })
  const ratio = new Float64Array(dimensions)
  const together = correlatedDraws(plan.keys, plan.bases, options.imputed)
  const samples = new Samples(options.measure.stageIds, draws)
  let done = 0
  for (let draw = 0; draw < draws; draw++) {
    for (let field = 0; field < dimensions; field++) {
      const drawn = quantileOf(plan.laws[field]!, points[draw * dimensions + field]!)
      ratio[field] = drawn / plan.bases[field]!
    }
    together(draw, ratio)
    const drawn = drawnFlow(flow, plan, ratio)
    if (drawn) samples.add(options.measure.figures(drawn, samples.ofStages))
    done = draw + 1
    if (options.onDraw?.(done) === false) break
  }
  return {
    seed,
    draws: done,
    uncertainCount: dimensions,
    byFigure: samples.intervals(),
    samples: samples.totals(),
  }
}

/**
 * The flow with every uncertain field at its drawn value; undefined when a loop would feed on itself:
 * such a chain supplies nobody, so the draw is not one of what may be.
 */
function drawnFlow(flow: Flow, plan: DrawPlan, ratio: Float64Array): Flow | undefined {
  const chain = drawnChain(flow.network.chain, plan, ratio)
  const context = { ...flow.context, chain }
  const network = drawnNetwork({ ...flow.network, chain }, plan, ratio)
  const system = factorise(needMatrix(network, unitSupplies(network)))
  if (!system.ok) return undefined
  const demand = new Float64Array(network.nodeCount)
  network.handNode.forEach((node, m) => (demand[node] = network.demand[m] ?? 0))
  const required = system.solveTransposed(demand)
  const activity = activityOf(network, required)
  const table = drawnTable(flow, plan, ratio, activity)
  scaleByYield(table, plan, ratio)
  const idle = shareFixedCosts(network, activity, table, context)
  const owners = flow.owners
  const valued = valueFlow({ network, owners, context, activity, required, table })
  if ('runaway' in valued) return undefined
  return { network, owners, context, required, activity, table, idle, ...valued }
}

function drawnTable(
  flow: Flow,
  plan: DrawPlan,
  ratio: Float64Array,
  activity: Float64Array,
): Float64Array {
  const table = new Float64Array(flow.table.length)
  const { termValue, termCell, termYearly, factorStart, factorField, factorPower } = plan
  for (let term = 0; term < termValue.length; term++) {
    let value = termValue[term]!
    for (let f = factorStart[term]!; f < factorStart[term + 1]!; f++) {
      const factor = ratio[factorField[f]!]!
      value = factorPower[f] === 1 ? value * factor : value / factor
    }
    const stage = termYearly[term]!
    if (stage >= 0) value *= flow.activity[stage]! / (activity[stage] || 1)
    table[termCell[term]!]! += value
  }
  return table
}

/** More runs for the same units: all that is per run grows; days and kilometres do not. */
function scaleByYield(table: Float64Array, plan: DrawPlan, ratio: Float64Array): void {
  for (const { kind, target, field } of plan.structure) {
    if (kind !== 'yield') continue
    const factor = 1 / (ratio[field] ?? 1)
    for (let c = 0; c < COLUMNS - 3; c++) {
      const cell = target * COLUMNS + c
      table[cell] = (table[cell] ?? 0) * factor
    }
  }
}

function drawnNetwork(network: Network, plan: DrawPlan, ratio: Float64Array): Network {
  if (plan.structure.length === 0) return network
  const inputPerUnit = Float64Array.from(network.inputPerUnit)
  const demand = Float64Array.from(network.demand)
  const bases = plan.bases
  for (const effect of plan.structure) {
    const { kind, target, field } = effect
    const factor = ratio[field] ?? 1
    const base = bases[field] ?? 0
    if (kind === 'demand') demand[target] = (demand[target] ?? 0) * factor
    else scaleArcs(network, inputPerUnit, effect, arcFactor(kind, base, factor))
  }
  return { ...network, inputPerUnit, demand }
}

function arcFactor(kind: StructureEffect['kind'], base: number, factor: number): number {
  if (kind === 'input') return factor
  if (kind === 'yield') return 1 / factor
  return (1 - base) / (1 - Math.min(0.999, base * factor))
}

function scaleArcs(
  network: Network,
  inputPerUnit: Float64Array,
  { kind, target }: StructureEffect,
  factor: number,
): void {
  const [from, to] =
    kind === 'input' || kind === 'scrap'
      ? [target, target + 1]
      : [network.inputStart[target] ?? 0, network.inputStart[target + 1] ?? 0]
  for (let arc = from; arc < to; arc++) inputPerUnit[arc] = (inputPerUnit[arc] ?? 0) * factor
}

/** Parts whose fields are read during valuation are copied with their drawn values. */
function drawnChain(chain: Chain, plan: DrawPlan, ratio: Float64Array): Chain {
  if (plan.parts.length === 0) return chain
  const copy: Record<string, unknown> = { ...chain }
  for (const { noun, index, name, field } of plan.parts) {
    const value = (plan.bases[field] ?? 0) * (ratio[field] ?? 1)
    if (noun === 'chain') {
      copy['chain'] = { ...(copy['chain'] as object), [name]: value }
      continue
    }
    if (copy[noun] === chain[noun]) copy[noun] = [...chain[noun]]
    const parts = copy[noun] as object[]
    parts[index] = withField(parts[index] ?? {}, name, value)
  }
  return copy as unknown as Chain
}
