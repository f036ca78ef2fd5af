import { findCommunes } from '../../../../reference/communes.ts'
import type { Commune } from '../../../../reference/communes.ts'
import { loadCommunes, loadWorld } from '../../../../reference/load-places.ts'
import { greatCircleKm } from '../../../chain/place/geo.ts'
import type { FoundPlace, PlaceFinder } from '../../../edit/screen/edit-ports.ts'
import type { Land } from '../../../ui/map/map-model.ts'

const MOST_FOUND = 8
/** Beyond it a point is in no commune of France worth naming, km. */
const NEAR_KM = 12

/** The communes of France, once the map of sites is open. */
export async function loadPlaces(): Promise<PlaceFinder> {
  const table = await loadCommunes()
  return {
    find: (text) => findCommunes(table, text, MOST_FOUND).map(placeOf),
    nearest(point) {
      let best: Commune | undefined
      let bestKm = NEAR_KM
      for (const commune of table.communes) {
        // A degree of latitude is 111 km: most communes are far without any sine.
        if (Math.abs(commune.latitudeDeg - point.latitudeDeg) * 111 > bestKm) continue
        const km = greatCircleKm(commune, point)
        if (km < bestKm) [best, bestKm] = [commune, km]
      }
      return best && placeOf(best)
    },
  }
}

function placeOf({ name, postalCode, department, latitudeDeg, longitudeDeg }: Commune): FoundPlace {
  return { name, postalCode, region: department.region, latitudeDeg, longitudeDeg }
}

export async function loadLand(): Promise<Land> {
  return (await loadWorld()) as unknown as Land
}
