import {
  clientCentre,
  clientKm,
  placeCountry,
  proximityStep,
} from '../../../chain/flow/client-place.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Source } from '../season/season-plan.ts'
import { lastMakingOf } from '../../../chain/flow/network/last-making.ts'

/** Where the product is last worked on: its country, and how near to the client that is. */
export function sourcePlace(flow: Flow, market: number): Pick<Source, 'step' | 'country'> {
  const stage = lastMakingOf(flow, market)
  if (stage === undefined) return {}
  const centre = clientCentre(flow)
  const place = flow.network.stageTo[stage]!
  const km = clientKm(flow, centre).byPlace[place] ?? NaN
  const country = placeCountry(flow.network, place)
  if (Number.isNaN(km) && country === undefined) return {}
  const step = proximityStep(Number.isNaN(km) ? Infinity : km, country, centre)
  return { step, ...(country !== undefined && { country }) }
}
