import { demandCentre, greatCircleKm } from '../../../chain/place/geo.ts'
import { proximityStep } from '../../../chain/flow/client-place.ts'
import type { MiniDiscProps } from '../../../ui/map/MiniDisc.tsx'

interface Placed {
  readonly id?: string
  readonly country?: string
  readonly site?: string
  readonly latitudeDeg?: number
  readonly longitudeDeg?: number
  readonly demandUnitsPerYear?: number
}

/** The face of a chain that is not open: its sites seen from its clients; undefined without places. */
export function faceOf(document: unknown): Pick<MiniDiscProps, 'centre' | 'sites'> | undefined {
  const { sites = [], markets = [] } = document as Readonly<Record<string, readonly Placed[]>>
  const byId = new Map(sites.map((site) => [site.id, site]))
  const clients = markets.flatMap((market) => {
    const at = pointOf(market) ?? pointOf(byId.get(market.site))
    return at ? [{ ...at, weight: market.demandUnitsPerYear ?? 1 }] : []
  })
  const centre = demandCentre(clients)
  if (!centre) return undefined
  const country = markets[0]?.country
  return {
    centre,
    sites: sites.slice(0, 40).flatMap((site) => {
      const at = pointOf(site)
      const step =
        at && proximityStep(greatCircleKm(at, centre), site.country, { point: centre, country })
      return at && step ? [{ ...at, step }] : []
    }),
  }
}

function pointOf(placed: Placed | undefined) {
  const { latitudeDeg, longitudeDeg } = placed ?? {}
  return latitudeDeg === undefined || longitudeDeg === undefined
    ? undefined
    : { latitudeDeg, longitudeDeg }
}
