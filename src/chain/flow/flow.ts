import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok, problem, warning } from '../../core/problem.ts'
import type { Loop } from '../../core/linear-algebra/solve-by-components.ts'
import { factorise } from '../../core/linear-algebra/solve-by-components.ts'
import { isTakeBack, nodeName } from '../check/check-balances.ts'
import type { Chain } from '../chain.ts'
import type { ReferenceSet } from '../reference-set/reference.ts'
import { needMatrix } from './matrix.ts'
import type { Network } from './network/network.ts'
import { compileNetwork } from './network/network.ts'
import type { Owners } from './owners.ts'
import { ownersOf } from './owners.ts'
import type { IdleCapacity, StageTable } from './stage-table.ts'
import { shareFixedCosts, stageTable, termContext } from './stage-table.ts'
import { unitSupplies } from './network/supplies.ts'
import type { TermContext } from './terms.ts'
import type { Handover } from './valuation.ts'
import { valueFlow } from './valuation.ts'

/** A year of the chain: what flows, what it costs per unit, who hands what to whom. */
export interface Flow {
  readonly network: Network
  readonly owners: Owners
  readonly context: TermContext
  /** Units needed per year, per node. */
  readonly required: Float64Array
  /** Units supplied per year, per stage. */
  readonly activity: Float64Array
  /** Figures per unit supplied: row = stage, columns as in `COMPONENTS`. */
  readonly table: StageTable
  readonly idle: readonly IdleCapacity[]
  /** Cost carried by the owner of one unit, per node. */
  readonly nodeValue: Float64Array
  readonly handovers: readonly Handover[]
}

/**
 * Units per year upstream from the markets, then costs downstream to them. Fails when a loop feeds
 * on itself, in units or in value (gain of 1 or more): the loop is named.
 */
export function flow(chain: Chain, reference: ReferenceSet): Result<Flow> {
  const network = compileNetwork(chain)
  const system = factorise(needMatrix(network, unitSupplies(network)))
  const runaway = system.loops.filter((loop) => !(loop.gain < 1))
  if (runaway.length > 0) return fail(...runaway.map((loop) => loopProblem(network, loop)))
  const demand = new Float64Array(network.nodeCount)
  network.handNode.forEach((node, m) => (demand[node] = network.demand[m] ?? 0))
  const required = system.solveTransposed(demand)
  const activity = activityOf(network, required)
  const context = termContext(chain, reference)
  const table = stageTable(network, activity, context)
  const idle = shareFixedCosts(network, activity, table, context)
  const owners = ownersOf(network)
  const valued = valueFlow({ network, owners, context, activity, required, table })
  if ('runaway' in valued) return fail(...valued.runaway.map((loop) => valueProblem(network, loop)))
  return ok(
    { network, owners, context, required, activity, table, idle, ...valued },
    limitWarnings(network, activity, required),
  )
}

/** Units that each stage supplies of what its node needs. */
export function activityOf(network: Network, required: Float64Array): Float64Array {
  const { stageNode, stageShare } = network
  const activity = new Float64Array(stageNode.length)
  for (let stage = 0; stage < activity.length; stage++) {
    const node = stageNode[stage]!
    if (node >= 0) activity[stage] = stageShare[stage]! * required[node]!
  }
  return activity
}

function loopProblem(network: Network, loop: Loop): Problem {
  const names = loop.nodes.slice(0, 6).map((node) => nodeName(network, node))
  const gain = Number.isFinite(loop.gain) ? Number(loop.gain.toPrecision(6)) : loop.gain
  return problem({
    code: 'loop_gain',
    path: [],
    message: `The loop ${names.join(' > ')} takes ${gain} of itself to make 1: it can never supply anyone.`,
    maybe:
      'Maybe a quantity of this loop is per hundred, or a share of recycled matter is too high.',
    values: { loop: names.join(' > '), gain: String(gain) },
  })
}

/** Duties, rates and losses by value make goods that go round worth more at each turn. */
function valueProblem(network: Network, loop: Loop): Problem {
  const names = loop.nodes.slice(0, 6).map((node) => nodeName(network, node))
  return problem({
    code: 'value_loop',
    path: [],
    message: `In the loop ${names.join(' > ')} goods come back dearer at each turn: no cost holds.`,
    maybe: 'Maybe a rate by value (duty, insurance, stock) of this loop is per hundred.',
    values: { loop: names.join(' > ') },
  })
}

/** What is computed but cannot all be done: capacity, co-products and take-back that fall short. */
function limitWarnings(
  network: Network,
  activity: Float64Array,
  required: Float64Array,
): Problem[] {
  const { chain, processCount } = network
  const problems: Problem[] = []
  chain.processes.forEach((process, k) => {
    const [units, capacity] = [activity[k] ?? 0, process.capacityUnitsPerYear ?? Infinity]
    if (units <= capacity * (1 + 1e-9)) return
    problems.push(short(['processes', k, 'capacityUnitsPerYear'], process.name, units, capacity))
  })
  const made = new Map<number, number>()
  for (const { stage, node, unitsPerUnit } of network.coProducts) {
    made.set(node, (made.get(node) ?? 0) + unitsPerUnit * (activity[stage] ?? 0))
  }
  for (const [node, units] of made) {
    const shares = network.stageNode.reduce(
      (sum, supplied, stage) => sum + (supplied === node ? (network.stageShare[stage] ?? 0) : 0),
      0,
    )
    const need = (required[node] ?? 0) * (1 - shares)
    if (need > units * (1 + 1e-9)) problems.push(short([], nodeName(network, node), need, units))
  }
  chain.lanes.forEach((lane, l) => {
    const from = network.inputNode[network.inputStart[processCount + l] ?? 0] ?? 0
    const market = chain.markets.find((each) => each.id === lane.from)
    if (!market || lane.returnRatio === undefined || !isTakeBack(network, from)) return
    const cap = market.demandUnitsPerYear * lane.returnRatio
    const units = required[from] ?? 0
    if (units > cap * (1 + 1e-9))
      problems.push(short(['lanes', l, 'returnRatio'], lane.item, units, cap))
  })
  return problems
}

function short(path: (string | number)[], name: string, need: number, limit: number): Problem {
  return warning({
    code: 'over_limit',
    path,
    message: `${name}: ${round(need)} a year are needed, ${round(limit)} can be had.`,
    maybe: 'Maybe add a second source for the rest, or raise the limit.',
    values: { name, need: round(need), limit: round(limit) },
  })
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
