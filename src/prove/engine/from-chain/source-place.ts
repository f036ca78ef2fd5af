import type { ProximityStep } from '../../../chain/flow/client-place.ts'
import {
  clientCentre,
  clientKm,
  placeCountry,
  proximityStep,
} from '../../../chain/flow/client-place.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { lastMakingOf } from './last-making.ts'

/** How near to the client the product is last worked on; undefined where no place is known. */
export function sourceStep(flow: Flow): ProximityStep | undefined {
  const stage = lastMakingOf(flow)
  if (stage === undefined) return undefined
  const centre = clientCentre(flow)
  const place = flow.network.stageTo[stage]!
  const km = clientKm(flow, centre).byPlace[place] ?? NaN
  const country = placeCountry(flow.network, place)
  if (Number.isNaN(km) && country === undefined) return undefined
  return proximityStep(Number.isNaN(km) ? Infinity : km, country, centre)
}
