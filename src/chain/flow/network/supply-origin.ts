import type { Flow } from '../flow.ts'

/** How the country of a supply is known: its site, the origin of the item, its supplier's seat. */
export type CountryBasis = 'site' | 'origin' | 'supplier' | 'assumed'

/** Where what a process supplies comes from. */
export interface Supply {
  readonly country: string
  readonly basis: CountryBasis
  /** Index into `chain.actors`; -1 when it is bought outside from nobody named. */
  readonly actor: number
}

/** Country and firm behind each process, once per chain. */
export function suppliesOf(flow: Flow): Supply[] {
  const takenInPlace = nodesTakenByProcesses(flow)
  return flow.network.chain.processes.map((_, stage) => supplyOf(flow, stage, takenInPlace))
}

/**
 * A process works at its site. What a `buy` process brings in comes from the origin of its item,
 * else from its supplier's country, else, as an assumption, from its own site. Without a supplier,
 * the seller is who works there, unless it uses the goods itself: then nobody is named.
 */
function supplyOf(flow: Flow, stage: number, takenInPlace: Uint8Array): Supply {
  const { network, owners } = flow
  const { chain } = network
  const process = chain.processes[stage]!
  const site = chain.sites[network.stageTo[stage]!]
  const country = site!.country
  const own = owners.stage[stage]!
  if (process.kind !== 'buy') return { country, basis: 'site', actor: own }
  const node = network.stageNode[stage]!
  const usesIt = takenInPlace[node] === 1 || isLead(flow, own)
  const actor = owners.actorIndex.get(process.supplier ?? '') ?? (usesIt ? -1 : own)
  const origin = chain.items[network.nodeItem[node] ?? -1]?.originCountry
  if (origin !== undefined) return { country: origin, basis: 'origin', actor }
  if (process.supplier === undefined) return { country, basis: 'assumed', actor }
  return { country: chain.actors[actor]!.country, basis: 'supplier', actor }
}

function isLead({ network, owners }: Flow, actor: number): boolean {
  return owners.actorIndex.get(network.chain.chain.lead ?? '') === actor
}

function nodesTakenByProcesses({ network, activity }: Flow): Uint8Array {
  const taken = new Uint8Array(network.nodeCount)
  const { inputStart, inputNode, processCount } = network
  for (let stage = 0; stage < processCount; stage++) {
    if (activity[stage] === 0) continue
    for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
      taken[inputNode[arc]!] = 1
    }
  }
  return taken
}
