import type { Chain } from '../../chain.ts'
import type { CoProduct } from './network.ts'

/** How far shares may miss 1 before it is a problem: what two decimals of rounding can leave. */
export const SHARE_TOLERANCE = 0.005

/** `shareRatio` as given for stage `k`; lanes come after processes. */
export function givenShare(chain: Chain, stage: number): number | undefined {
  const process = chain.processes[stage]
  return process ? process.shareRatio : chain.lanes[stage - chain.processes.length]?.shareRatio
}

/**
 * Share of its node that each stage supplies. Given shares are kept (and scaled to sum to 1 within
 * the tolerance); the rest is split evenly between the stages without one; a co-product takes what
 * is then left of its node.
 */
export function resolveShares(
  chain: Chain,
  stageNode: Int32Array,
  nodeCount: number,
  coProducts: readonly CoProduct[],
): Float64Array {
  const given = new Float64Array(nodeCount)
  const open = new Int32Array(nodeCount)
  const shares = new Float64Array(stageNode.length)
  for (let stage = 0; stage < stageNode.length; stage++) {
    const node = stageNode[stage]!
    if (node < 0) continue
    const share = givenShare(chain, stage)
    if (share === undefined) open[node] = open[node]! + 1
    else given[node] = given[node]! + share
  }
  const isCoProduct = new Uint8Array(nodeCount)
  for (const { node } of coProducts) isCoProduct[node] = 1
  for (let stage = 0; stage < stageNode.length; stage++) {
    const node = stageNode[stage]!
    if (node < 0) continue
    const share = givenShare(chain, stage)
    const sum = given[node]!
    if (share === undefined) {
      shares[stage] = isCoProduct[node] ? 0 : Math.max(0, 1 - sum) / open[node]!
    } else {
      shares[stage] = open[node] || isCoProduct[node] ? share : share / (sum || 1)
    }
  }
  return shares
}
