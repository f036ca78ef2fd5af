import type { Named, Process } from '../../chain/chain.ts'
import { segmentOf } from '../../chain/flow/network/segment.ts'
import type { Network } from '../../chain/flow/network/network.ts'
import type { PolicyKind, Segment } from '../../chain/nouns/vocabulary.ts'
import type { Draft, LeverContext } from '../lever.ts'
import type { Known } from '../terms/settings.ts'
import { yearOf } from '../terms/year.ts'
import { added, changed } from './parts.ts'

type NamedProcess = Named<'processes', Process>

/** Where goods wait for a client: after the order they only pass. */
const WAITING: ReadonlySet<Segment> = new Set<Segment>(['storage', 'sale', 'distribution'])

/** Ways of making that follow the order already. */
export const AFTER_ORDER: ReadonlySet<PolicyKind> = new Set<PolicyKind>([
  'pre-order',
  'on-demand',
  'made-to-measure',
])

/** How an item is made from now on. */
export interface OrderRule {
  readonly item: string
  readonly kind: PolicyKind
  /** First process done after the order. */
  readonly decoupling: string
  /** Days that goods made to order stay where they used to wait. */
  readonly handlingDays: number
  readonly handlingKnown: Known
}

/** Every market of the item that was not yet is served after the order; what used to wait in stock only passes. */
export function madeToOrder(draft: Draft, rule: OrderRule, context: LeverContext): Draft {
  const { item, kind, decoupling } = rule
  let next = passingOnly(draft, rule, context)
  const waiting = draft.markets.filter((each) => each.item === item && each.regime !== 'to-order')
  for (const market of waiting) {
    const fields = { regime: 'to-order', availabilityRatio: market.availabilityRatio && 1 }
    next = changed(next, { noun: 'markets', id: market.id }, fields)
  }
  const policies = draft.policies.filter((each) => each.item === item)
  const touched = policies.filter((each) => !AFTER_ORDER.has(each.kind))
  for (const { id } of touched) {
    next = changed(next, { noun: 'policies', id }, { kind, decoupling })
  }
  const isCovered =
    policies.some(({ market }) => market === undefined) ||
    draft.markets.every(
      ({ id, item: sold }) => sold !== item || policies.some(({ market }) => market === id),
    )
  if (isCovered) return next
  return added(next, 'policies', { id: `${context.stepId}/${item}`, item, kind, decoupling })
}

function passingOnly(draft: Draft, rule: OrderRule, { reference }: LeverContext): Draft {
  const year = yearOf(draft, reference)
  if (!year) return draft
  const { network } = year.flow
  const from = draft.processes.findIndex(({ id }) => id === rule.decoupling)
  let next = draft
  for (const stage of stagesAfter(network, from)) {
    const process = draft.processes[stage]
    if (!process || !WAITING.has(segmentOf(network, stage))) continue
    if ((process.leadTimeDays ?? 0) <= rule.handlingDays) continue
    next = changed(
      next,
      { noun: 'processes', id: process.id },
      { leadTimeDays: rule.handlingDays, leadTimeSdDays: undefined },
      { leadTimeDays: rule.handlingKnown },
    )
  }
  return next
}

/** Stages that take, directly or not, what a stage supplies. */
function stagesAfter(network: Network, from: number): Set<number> {
  const users = new Map<number, number[]>()
  for (let stage = 0; stage < network.stageCount; stage++) {
    for (let arc = network.inputStart[stage]!; arc < network.inputStart[stage + 1]!; arc++) {
      const node = network.inputNode[arc]!
      const known = users.get(node)
      if (known) known.push(stage)
      else users.set(node, [stage])
    }
  }
  const found = new Set<number>()
  const queue = [from]
  for (const stage of queue) {
    for (const next of users.get(network.stageNode[stage] ?? -1) ?? []) {
      if (found.has(next)) continue
      found.add(next)
      queue.push(next)
    }
  }
  return found
}

/** The last process that makes something before the hands of the clients of an item. */
export function lastMaker(
  draft: Draft,
  item: string,
  context: LeverContext,
): NamedProcess | undefined {
  return lastOf(draft, item, { segments: MAKING, context })
}

/** The last process that holds or makes something before the hands of the clients of an item. */
export function lastHolder(
  draft: Draft,
  item: string,
  context: LeverContext,
): NamedProcess | undefined {
  return lastOf(draft, item, { segments: HOLDING, context })
}

const MAKING: ReadonlySet<Segment> = new Set<Segment>(['production'])
const HOLDING: ReadonlySet<Segment> = new Set<Segment>(['production', 'storage'])

interface LastOf {
  readonly segments: ReadonlySet<Segment>
  readonly context: LeverContext
}

function lastOf(
  draft: Draft,
  item: string,
  { segments, context: { reference } }: LastOf,
): NamedProcess | undefined {
  const network = yearOf(draft, reference)?.flow.network
  if (!network) return undefined
  const start = draft.markets.flatMap((market, m) =>
    market.item === item ? [network.handInputs[m]?.[0] ?? -1] : [],
  )
  const seen = new Set(start)
  for (const node of seen) {
    for (let stage = 0; stage < network.stageCount; stage++) {
      if (network.stageNode[stage] !== node || !(network.stageShare[stage]! > 0)) continue
      const process = draft.processes[stage]
      if (process?.kind === 'transform' && segments.has(segmentOf(network, stage))) {
        return process
      }
      for (let arc = network.inputStart[stage]!; arc < network.inputStart[stage + 1]!; arc++) {
        seen.add(network.inputNode[arc]!)
      }
    }
  }
  return undefined
}
