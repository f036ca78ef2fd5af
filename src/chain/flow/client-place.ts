import { demandCentre, greatCircleKm } from '../place/geo.ts'
import type { Flow } from './flow.ts'
import type { Network } from './network/network.ts'
import type { Point } from './stage-table.ts'
import { placePoint } from './stage-table.ts'

/** Colour of a distance to the client, from far (1) to her own hands (5). */
export type ProximityStep = 1 | 2 | 3 | 4 | 5

/** Where the steps change; a firm may set its own. */
export interface ProximityThresholds {
  readonly regionKm: number
  readonly continentKm: number
}

export const PROXIMITY_THRESHOLDS: ProximityThresholds = { regionKm: 150, continentKm: 3500 }

/** The client, seen from the chain: the demand-weighted centre of its markets. */
export interface ClientCentre {
  readonly point: Point | undefined
  readonly country: string | undefined
}

export function clientCentre({ network }: Flow): ClientCentre {
  const placed = network.chain.markets.flatMap((market, m) => {
    const point = placePoint(network, network.chain.sites.length + m)
    return point ? [{ ...point, weight: market.demandUnitsPerYear as number }] : []
  })
  const biggest = network.chain.markets.reduce(
    (best, market) =>
      best && best.demandUnitsPerYear >= market.demandUnitsPerYear ? best : market,
    network.chain.markets[0],
  )
  return {
    point: placed.length > 0 ? demandCentre(placed) : undefined,
    country: biggest?.country,
  }
}

/** Two ends of a stage: the same place twice for a process. */
export function stagePlaces(network: Network, stage: number): readonly [number, number] {
  return [network.stageFrom[stage]!, network.stageTo[stage]!]
}

export function placeCountry(network: Network, place: number): string | undefined {
  const { sites, markets } = network.chain
  if (place < 0) return undefined
  return place < sites.length ? sites[place]!.country : markets[place - sites.length]?.country
}

/** Great-circle km to the client; NaN where no coordinates are known. */
export interface ClientKm {
  readonly byPlace: Float64Array
  /** A lane counts from the middle of its two ends. */
  readonly byStage: Float64Array
}

export function clientKm(flow: Flow, centre: ClientCentre): ClientKm {
  const { network } = flow
  const client = centre.point
  const count = network.chain.sites.length + network.chain.markets.length
  const byPlace = new Float64Array(count).fill(NaN)
  for (let place = 0; place < count; place++) {
    const point = client && placePoint(network, place)
    if (point) byPlace[place] = greatCircleKm(point, client)
  }
  const byStage = new Float64Array(network.stageCount)
  for (let stage = 0; stage < byStage.length; stage++) {
    byStage[stage] = (byPlace[network.stageFrom[stage]!]! + byPlace[network.stageTo[stage]!]!) / 2
  }
  return { byPlace, byStage }
}

/** Step of a place: region, country, continent, beyond. Step 5 is only the client herself. */
export function proximityStep(
  km: number,
  country: string | undefined,
  centre: ClientCentre,
  thresholds: ProximityThresholds = PROXIMITY_THRESHOLDS,
): ProximityStep {
  if (country !== undefined && country === centre.country) {
    return km <= thresholds.regionKm ? 4 : 3
  }
  return km <= thresholds.continentKm ? 2 : 1
}
