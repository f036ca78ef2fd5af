import type { SeaNetwork, SeaNetworkFile } from '../src/chain/sea/network.ts'
import { seaNetwork } from '../src/chain/sea/network.ts'
import { modules } from './generated/modules.js'

/** The sea network, decoded; about 70 kB compressed. */
export async function loadSeaNetwork(): Promise<SeaNetwork> {
  return seaNetwork((await load('sea-network')) as SeaNetworkFile)
}

async function load(id: string): Promise<unknown> {
  const importer = modules[id]
  if (importer === undefined) throw new Error(`No generated file ${id}`)
  return (await importer()).default
}
