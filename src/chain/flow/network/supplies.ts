import type { Network } from './network.ts'

/**
 * What stands behind one unit of each node: stages `stage[s]` with `factor[s]`, for s from
 * `start[node]` to `start[node + 1]`.
 */
export interface Supplies {
  readonly start: Int32Array
  readonly stage: Int32Array
  readonly factor: Float64Array
}

interface Supply {
  readonly node: number
  readonly stage: number
  readonly factor: number
}

function gather(nodeCount: number, count: number, each: (visit: (s: Supply) => void) => void) {
  const start = new Int32Array(nodeCount + 1)
  each(({ node }) => (start[node + 1] = (start[node + 1] ?? 0) + 1))
  for (let node = 0; node < nodeCount; node++) {
    start[node + 1] = (start[node + 1] ?? 0) + (start[node] ?? 0)
  }
  const next = start.slice(0, nodeCount)
  const stage = new Int32Array(count)
  const factor = new Float64Array(count)
  each((supply) => {
    const slot = next[supply.node] ?? 0
    stage[slot] = supply.stage
    factor[slot] = supply.factor
    next[supply.node] = slot + 1
  })
  return { start, stage, factor }
}

/** Supplies in units: the share of each stage. Co-products pull nothing and do not appear. */
export function unitSupplies(network: Network): Supplies {
  return gather(network.nodeCount, network.stageCount, (visit) => {
    network.stageNode.forEach((node, stage) => {
      if (node >= 0) visit({ node, stage, factor: network.stageShare[stage] ?? 0 })
    })
  })
}

/**
 * Supplies in value: as in units, but a process hands the part of its cost that used co-products
 * bear to their nodes. Both sides are scaled so that no cent is lost.
 */
export function valueSupplies(
  network: Network,
  activity: Float64Array,
  required: Float64Array,
): Supplies {
  if (network.coProducts.length === 0) return unitSupplies(network)
  const kept = new Float64Array(network.stageCount).fill(1)
  const moved: Supply[] = []
  const shared = coProductNeed(network, required)
  for (const { stage, node, unitsPerUnit, allocationRatio } of network.coProducts) {
    const units = activity[stage] ?? 0
    const made = unitsPerUnit * units
    const need = required[node] ?? 0
    if (made <= 0 || need <= 0) continue
    const total = shared.made(node, activity)
    const used = Math.min(made, ((shared.need[node] ?? 0) * made) / total)
    const ratio = allocationRatio * (used / made)
    kept[stage] = (kept[stage] ?? 1) - ratio
    moved.push({ node, stage, factor: (ratio * units) / need })
  }
  const count = network.stageCount + moved.length
  return gather(network.nodeCount, count, (visit) => {
    network.stageNode.forEach((node, stage) => {
      const factor = (network.stageShare[stage] ?? 0) * (kept[stage] ?? 1)
      if (node >= 0) visit({ node, stage, factor })
    })
    moved.forEach(visit)
  })
}

/** What co-products must cover at each node: its need less what other stages supply. */
function coProductNeed(network: Network, required: Float64Array) {
  const need = Float64Array.from(required)
  network.stageNode.forEach((node, stage) => {
    if (node >= 0) {
      need[node] = (need[node] ?? 0) - (required[node] ?? 0) * (network.stageShare[stage] ?? 0)
    }
  })
  const made = (node: number, activity: Float64Array) =>
    network.coProducts.reduce(
      (sum, each) =>
        each.node === node ? sum + each.unitsPerUnit * (activity[each.stage] ?? 0) : sum,
      0,
    )
  return { need, made }
}
