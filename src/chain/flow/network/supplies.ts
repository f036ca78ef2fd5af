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

/** Stages by node, each with its factor; then what co-products bear. */
function gather(network: Network, factors: Float64Array, moved: readonly Supply[]): Supplies {
  const { nodeCount, stageCount, stageNode } = network
  const start = new Int32Array(nodeCount + 1)
  for (let k = 0; k < stageCount; k++) if (stageNode[k]! >= 0) start[stageNode[k]! + 1]! += 1
  for (const { node } of moved) start[node + 1]! += 1
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!
  const next = start.slice(0, nodeCount)
  const stage = new Int32Array(stageCount + moved.length)
  const factor = new Float64Array(stageCount + moved.length)
  for (let k = 0; k < stageCount; k++) {
    if (stageNode[k]! < 0) continue
    const slot = next[stageNode[k]!]!++
    stage[slot] = k
    factor[slot] = factors[k]!
  }
  for (const supply of moved) {
    const slot = next[supply.node]!++
    stage[slot] = supply.stage
    factor[slot] = supply.factor
  }
  return { start, stage, factor }
}

/** Shares are not drawn: every draw of a network has the same supplies in units. */
const inUnits = new WeakMap<Float64Array, Supplies>()

/** Supplies in units: the share of each stage. Co-products pull nothing and do not appear. */
export function unitSupplies(network: Network): Supplies {
  const known = inUnits.get(network.stageShare)
  if (known) return known
  const supplies = gather(network, network.stageShare, [])
  inUnits.set(network.stageShare, supplies)
  return supplies
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
  const factors = network.stageShare.map((share, stage) => share * kept[stage]!)
  return gather(network, factors, moved)
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
