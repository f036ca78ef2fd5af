import { greatCircleKm } from '../../chain/place/geo.ts'
import type { GeoPoint } from '../../chain/place/geo.ts'
import type { Draft, Part } from '../model.ts'

/** A place as a map or a list of communes names it. */
export interface NamedPlace extends GeoPoint {
  readonly name: string
  /** ISO 3166-2. */
  readonly region: string
}

/** Four decimals of a degree are some ten metres. */
const DECIMALS = 4

/** The fields of a site put down somewhere: the town and region follow, or are left empty. */
export function fieldsOfPlace(
  point: GeoPoint,
  commune: NamedPlace | undefined,
  country: string | undefined,
): Readonly<Record<string, unknown>> {
  const at = {
    latitudeDeg: Number(point.latitudeDeg.toFixed(DECIMALS)),
    longitudeDeg: Number(wrapped(point.longitudeDeg).toFixed(DECIMALS)),
  }
  if (commune) return { ...at, country: 'FR', region: commune.region, city: commune.name }
  return {
    ...at,
    ...(country === undefined ? {} : { country }),
    region: undefined,
    city: undefined,
  }
}

/** -180 to 180. */
function wrapped(longitudeDeg: number): number {
  return longitudeDeg - 360 * Math.floor((longitudeDeg + 180) / 360)
}

/** What becomes of the ways of a site that moves. */
export interface LanesOfSite {
  /** Without a distance of their own: it is worked out from the places, and follows. */
  readonly following: readonly Part[]
  /** With a distance that somebody gave: it stays. */
  readonly staying: readonly Part[]
}

export function lanesOfSite(draft: Draft, siteId: string): LanesOfSite {
  const lanes = draft.parts.lanes.filter(({ from, to }) => from === siteId || to === siteId)
  return {
    following: lanes.filter((lane) => lane['distanceKm'] === undefined),
    staying: lanes.filter((lane) => lane['distanceKm'] !== undefined),
  }
}

/** `48,85 ; 2,35` or `48.85, 2.35`; undefined for anything else. */
export function coordinatesOf(text: string): GeoPoint | undefined {
  const number = '([-+\\u2212]?\\d{1,3}(?:[.,]\\d+)?)'
  const match = new RegExp(`^\\s*${number}\\s*(?:[;\\s]|,\\s)\\s*${number}\\s*$`).exec(text)
  if (!match) return undefined
  const [latitudeDeg, longitudeDeg] = [match[1], match[2]].map((each) =>
    Number(each?.replace(',', '.').replace('\u2212', '-')),
  )
  if (latitudeDeg === undefined || longitudeDeg === undefined) return undefined
  if (Math.abs(latitudeDeg) > 90 || Math.abs(longitudeDeg) > 180) return undefined
  return { latitudeDeg, longitudeDeg }
}

/** How far a site stands from the client, km. */
export function distanceToKm(site: Part, client: GeoPoint | undefined): number | undefined {
  const { latitudeDeg, longitudeDeg } = site as Part & Partial<GeoPoint>
  if (!client || latitudeDeg === undefined || longitudeDeg === undefined) return undefined
  return greatCircleKm({ latitudeDeg, longitudeDeg }, client)
}
