import { COLUMNS, DAYS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { segmentOf } from './supply.ts'

/** Days of the longest way, and the doubt of them. */
export interface LongestWay {
  readonly days: number
  readonly sdDays: number
}

/**
 * The longest way to where a market's clients buy, from a first stage done after the order, or, when
 * none is said, from the making of what the product is made of: raw materials bought wait at their
 * makers. `stop` says which stages take no time of an order (stores, shops).
 */
export function longestWay(
  flow: Flow,
  market: number,
  { from, withDelivery }: { readonly from?: string; readonly withDelivery: boolean },
): LongestWay | undefined {
  const { network, activity, table } = flow
  const suppliers = suppliersOf(flow)
  const open = new Set<number>()
  const known = new Map<number, LongestWay | undefined>()
  const wayTo = (node: number): LongestWay | undefined => {
    if (known.has(node)) return known.get(node)
    // A loop of take-back is no longer way.
    if (open.has(node)) return undefined
    open.add(node)
    let best: LongestWay | undefined
    for (const stage of suppliers.get(node) ?? []) {
      if ((activity[stage] ?? 0) === 0) continue
      const way = wayThrough(stage)
      if (way && (!best || way.days > best.days)) best = way
    }
    open.delete(node)
    known.set(node, best)
    return best
  }
  const wayThrough = (stage: number): LongestWay | undefined => {
    const own = isCounted(flow, stage, withDelivery)
      ? { days: table[stage * COLUMNS + DAYS] ?? 0, sdDays: sdOf(flow, stage) }
      : { days: 0, sdDays: 0 }
    const named =
      network.chain.processes[stage] ?? network.chain.lanes[stage - network.processCount]
    if (named?.id === from) return own
    let before: LongestWay | undefined = from === undefined ? { days: 0, sdDays: 0 } : undefined
    for (let arc = network.inputStart[stage]!; arc < network.inputStart[stage + 1]!; arc++) {
      const way = wayTo(network.inputNode[arc]!)
      if (way && (!before || way.days > before.days)) before = way
    }
    return before && { days: before.days + own.days, sdDays: Math.hypot(before.sdDays, own.sdDays) }
  }
  const sold = network.handInputs[market]?.[0]
  return sold === undefined ? undefined : wayTo(sold)
}

/** Stages that bring goods to each node. */
function suppliersOf({ network }: Flow): Map<number, number[]> {
  const suppliers = new Map<number, number[]>()
  network.stageNode.forEach((node, stage) => {
    suppliers.set(node, [...(suppliers.get(node) ?? []), stage])
  })
  return suppliers
}

/** Making and carriage take an order's time; what is bought is there; stores and shops wait. */
function isCounted(flow: Flow, stage: number, withDelivery: boolean): boolean {
  const process = flow.network.chain.processes[stage]
  if (process?.kind === 'buy') return false
  const segment = segmentOf(flow, stage)
  if (segment === 'production' || segment === 'transport') return true
  return withDelivery && segment === 'distribution'
}

function sdOf({ network }: Flow, stage: number): number {
  const { processes, lanes } = network.chain
  return (processes[stage] ?? lanes[stage - network.processCount])?.leadTimeSdDays ?? 0
}
