import { LEVER_TABLES, loadReference } from '../../reference/load.ts'
import { loadSeaNetwork } from '../../reference/load-places.ts'
import { seaRoute } from '../chain/place/sea-route.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { SeaKm } from '../levers/lever.ts'

/** The default tables that steps of scenarios rest on, and the shortest ways by sea. */
export async function loadForLevers(): Promise<{
  readonly reference: ReferenceSet
  readonly seaKm: SeaKm
}> {
  const [reference, network] = await Promise.all([
    loadReference({ tables: LEVER_TABLES }),
    loadSeaNetwork(),
  ])
  return { reference, seaKm: (from, to) => seaRoute(network, from, to)?.distanceKm }
}
