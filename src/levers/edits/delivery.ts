import type { Lane, Market, Named, Site } from '../../chain/chain.ts'
import { greatCircleKm } from '../../chain/place/geo.ts'
import { placeOf } from '../lanes/lane-way.ts'
import type { Draft, LeverContext } from '../lever.ts'
import { yearOf } from '../terms/year.ts'

type NamedLane = Named<'lanes', Lane>
type NamedMarket = Named<'markets', Market>
type NamedSite = Named<'sites', Site>

/** A lane from a site to clients. */
export interface Delivery {
  readonly lane: NamedLane
  readonly market: NamedMarket
  readonly unitsPerYear: number
}

/** Deliveries in use, most units first. */
export function deliveriesOf(draft: Draft, { reference }: LeverContext): readonly Delivery[] {
  const year = yearOf(draft, reference)
  return draft.lanes
    .flatMap((lane) => {
      const market = draft.markets.find(({ id }) => String(id) === String(lane.to))
      const unitsPerYear = year?.units('lanes', lane.id) ?? 0
      return market && unitsPerYear > 0 ? [{ lane, market, unitsPerYear }] : []
    })
    .toSorted((a, b) => b.unitsPerYear - a.unitsPerYear)
}

/** Where a place is; undefined without coordinates. A market with a site is where its site is. */
export function pointAt(draft: Draft, id: string) {
  const place = placeOf(draft, id)
  const site = place && 'site' in place ? (place as NamedMarket).site : undefined
  const where =
    place?.latitudeDeg === undefined && site !== undefined ? placeOf(draft, site) : place
  const { latitudeDeg, longitudeDeg } = where ?? {}
  return latitudeDeg === undefined || longitudeDeg === undefined
    ? undefined
    : { latitudeDeg, longitudeDeg }
}

/** Kilometres as the crow flies between two places; undefined when one is not placed. */
export function straightKm(draft: Draft, a: string, b: string): number | undefined {
  const [from, to] = [pointAt(draft, a), pointAt(draft, b)]
  return from && to ? greatCircleKm(from, to) : undefined
}

/** A site that stands where another place is. */
export function siteAt(
  draft: Draft,
  place: string,
  fields: Readonly<Record<string, unknown>> & { readonly id: string },
): NamedSite {
  const where = placeOf(draft, place)
  return {
    country: where?.country,
    region: where?.region,
    city: where?.city,
    ...pointAt(draft, place),
    ...fields,
  } as unknown as NamedSite
}

/** Who owns the goods where a lane arrives. */
export function ownerAfter(
  draft: Draft,
  lane: NamedLane,
  { reference }: LeverContext,
): string | undefined {
  const flow = yearOf(draft, reference)?.flow
  if (!flow) return undefined
  const { network, owners } = flow
  const l = draft.lanes.findIndex(({ id }) => id === lane.id)
  const node = network.stageNode[network.processCount + l] ?? -1
  return draft.actors[owners.node[node] ?? -1]?.id
}
