import type { Network } from '../flow/network/network.ts'
import { placePoint } from '../flow/stage-table.ts'
import { namesOf } from './market-gaps.ts'
import type { Gap } from './missing.ts'

/** Places in use without coordinates, or without a region when home is one. */
export function placeGaps(network: Network): Gap[] {
  const { chain } = network
  const used = usedPlaces(network)
  const home = chain.chain.homeRegion
  const asksRegion = home.includes('-')
  return [...chain.sites, ...chain.markets].flatMap((place, index): Gap[] => {
    if (!used[index]) return []
    const noun = index < chain.sites.length ? 'sites' : 'markets'
    const base = { noun, id: place.id, about: namesOf(place) } as const
    const gaps: Gap[] = []
    if (!placePoint(network, index)) {
      gaps.push({ ...base, code: 'no_coordinates', field: 'latitudeDeg' })
    }
    // A place abroad is outside the home region whatever its own.
    if (asksRegion && place.region === undefined && place.country === home.slice(0, 2)) {
      gaps.push({ ...base, code: 'no_region', field: 'region' })
    }
    return gaps
  })
}

function usedPlaces({ chain, placeIndex, stageShare, processCount }: Network): Uint8Array {
  const used = new Uint8Array(chain.sites.length + chain.markets.length)
  const mark = (id: string) => (used[placeIndex.get(id) ?? 0] = 1)
  chain.processes.forEach(({ site }, stage) => {
    if (stageShare[stage]! > 0) mark(site)
  })
  chain.lanes.forEach(({ from, to }, l) => {
    if (!(stageShare[processCount + l]! > 0)) return
    mark(from)
    mark(to)
  })
  for (const { id } of chain.markets) mark(id)
  return used
}
