import type { Flow } from '../flow.ts'
import { isMaking } from './segment.ts'
import { unitSupplies } from './supplies.ts'

/**
 * The last stage that makes what a market buys: what an order of finished pieces meets. Followed up
 * from the client, so that the order of rows in a document changes nothing; of several at the same
 * step the one that makes most.
 */
export function lastMakingOf(flow: Flow, market: number): number | undefined {
  const { network, activity } = flow
  const { start, stage: suppliers } = unitSupplies(network)
  const suppliersOf = (node: number) => [...suppliers.subarray(start[node], start[node + 1])]
  const units = (stage: number) => activity[stage] ?? 0
  const seen = new Set<number>()
  let nodes = [...(network.handInputs[market]?.slice(0, 1) ?? [])]
  while (nodes.length > 0) {
    const stages = nodes.flatMap(suppliersOf).filter((s) => units(s) > 0)
    const making = stages.filter(
      (stage) => stage < network.processCount && isMaking(network, stage),
    )
    if (making.length > 0) return making.toSorted((a, b) => units(b) - units(a) || a - b)[0]
    nodes = stages
      .flatMap((stage) => inputsOf(flow, stage))
      .filter((node) => {
        const isNew = !seen.has(node)
        seen.add(node)
        return isNew
      })
  }
  return undefined
}

function inputsOf({ network }: Flow, stage: number): number[] {
  const nodes = []
  for (let arc = network.inputStart[stage]!; arc < network.inputStart[stage + 1]!; arc++) {
    nodes.push(network.inputNode[arc]!)
  }
  return nodes
}
