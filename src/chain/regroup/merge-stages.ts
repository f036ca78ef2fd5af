import type { Chain } from '../chain.ts'
import { COLUMNS, DAYS } from '../flow/components.ts'
import { positionsOf } from '../flow/positions.ts'
import { stageCost } from '../flow/valuation.ts'
import { parseChain } from '../parse.ts'
import type { ReferenceSet } from '../reference-set/reference.ts'
import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { Change, Regrouping } from './draft.ts'
import { cannot, changedDocument, interestWarnings, regrouping } from './draft.ts'
import type { Member } from './members.ts'
import { mergeLanes } from './merge-lanes.ts'
import { mergeProcesses, mergeServes } from './merge-processes.ts'

/**
 * The chain with several stages as one, named after the last: cost, value added, days, carbon and
 * margins stay what they were, and the value keeps its centre. Processes of one site that feed each
 * other and nobody else, lanes through stops that serve nothing else, serve processes of one item
 * and actor can be merged; anything else is refused, and why.
 */
export function mergeStages(
  chain: Chain,
  ids: readonly string[],
  reference: ReferenceSet,
): Result<Chain> {
  const from = regrouping(chain, reference)
  if (!from.ok) return from
  const stages = [...new Set(ids)].map((id) => from.value.stageOf.get(id) ?? -1)
  if (stages.length < 2 || stages.includes(-1)) {
    return cannot('merge_stages', 'Two known stages or more make one.', 'Maybe an id is misspelt.')
  }
  if (stages.some((stage) => !(from.value.flow.activity[stage]! > 0))) {
    return cannot(
      'merge_unused',
      'A stage that is not in use has no value to keep.',
      'Maybe give it a share first.',
    )
  }
  const change = merged(from.value, stages)
  if (!change.ok) return change
  const parsed = parseChain(changedDocument(chain, change.value))
  return parsed.ok ? ok(parsed.value, interestWarnings(from.value)) : fail(...parsed.problems)
}

function merged(from: Regrouping, stages: readonly number[]): Result<Change> {
  const { network } = from.flow
  const processes = stages.filter((stage) => stage < network.processCount)
  if (processes.length > 0 && processes.length < stages.length) {
    return cannot(
      'merge_kinds',
      'A process and a lane cannot be one stage.',
      'Maybe merge the processes of a site, then the lanes between sites.',
    )
  }
  if (stages.every((stage) => network.chain.processes[stage]?.servesItem !== undefined)) {
    return mergeServes(from, membersOf(from, stages), serveMiddle(from, stages))
  }
  const series = inSeries(from, stages)
  if (!series) {
    return cannot(
      'merge_series',
      'These stages do not follow each other, or something else is taken or brought between them.',
      'Maybe merge two neighbours at a time.',
    )
  }
  const members = membersOf(from, series)
  return processes.length > 0 ? mergeProcesses(from, members) : mergeLanes(from, members)
}

/** The stages from far to near, when each feeds only the next; undefined when they do not. */
function inSeries(from: Regrouping, stages: readonly number[]): number[] | undefined {
  const { stageNode } = from.flow.network
  const makers = new Map(stages.map((stage) => [stageNode[stage]!, stage]))
  if (makers.size !== stages.length || makers.has(-1)) return undefined
  const takers = takersOf(from, makers)
  const last = stages.filter((stage) => takers.get(stage) === undefined)
  const order = last.length === 1 ? last : []
  for (let next = order[0]; next !== undefined;) {
    const before = stages.filter((stage) => takers.get(stage) === next && stage !== next)
    if (before.length > 1) return undefined
    next = before[0]
    if (next !== undefined && (order.includes(next) || !isAlone(from, next))) return undefined
    if (next !== undefined) order.unshift(next)
  }
  return order.length === stages.length && !isJoined(from, order) ? order : undefined
}

/** Does something else come in after days of work? It would then wait for them, and start earlier. */
function isJoined({ flow }: Regrouping, order: readonly number[]): boolean {
  const { inputStart, stageNode } = flow.network
  let days = 0
  return order.some((stage, k) => {
    const inputs = flow.network.inputNode.subarray(inputStart[stage], inputStart[stage + 1])
    const joins = k > 0 && days > 0 && inputs.some((node) => node !== stageNode[order[k - 1]!])
    days += flow.table[stage * COLUMNS + DAYS]!
    return joins
  })
}

/** Who in the group takes what each of it makes; -1 when others do too. */
function takersOf({ flow }: Regrouping, makers: ReadonlyMap<number, number>) {
  const { inputStart, inputNode, stageCount } = flow.network
  const group = new Set(makers.values())
  const takers = new Map<number, number>()
  const outside = new Set<number>()
  for (let stage = 0; stage < stageCount; stage++) {
    for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
      const maker = makers.get(inputNode[arc]!)
      if (maker === undefined) continue
      if (!group.has(stage) || takers.has(maker)) outside.add(maker)
      else takers.set(maker, stage)
    }
  }
  for (const maker of outside) if (takers.has(maker)) takers.set(maker, -1)
  return takers
}

/** Does it alone make what it makes, for nobody but the next? */
function isAlone({ flow }: Regrouping, stage: number): boolean {
  const { stageNode, stageShare, handInputs, coProducts } = flow.network
  const node = stageNode[stage]!
  return (
    stageShare[stage] === 1 &&
    handInputs.every((inputs) => !inputs.includes(node)) &&
    coProducts.every((each) => each.node !== node && each.stage !== stage)
  )
}

function membersOf({ flow }: Regrouping, stages: readonly number[]): Member[] {
  const { activity, table, network } = flow
  const { processes, lanes } = network.chain
  const units = activity[stages.at(-1)!]!
  return stages.map((stage) => ({
    stage,
    perUnit: activity[stage]! / units,
    cost: (activity[stage]! / units) * stageCost(table, stage),
    days: table[stage * COLUMNS + DAYS]!,
    centre: (processes[stage] ?? lanes[stage - network.processCount])!.valueCentreRatio ?? 0.5,
  }))
}

/** Days before the hand of several serve processes: their mean, by what each costs. */
function serveMiddle(from: Regrouping, stages: readonly number[]): number {
  const { network, activity, table } = from.flow
  const { stageDays } = positionsOf(network, activity, table)
  let [sum, cost] = [0, 0]
  for (const stage of stages) {
    const own = activity[stage]! * stageCost(table, stage)
    sum += own * stageDays[stage]!
    cost += own
  }
  return cost > 0 ? sum / cost : stageDays[stages[0]!]!
}
