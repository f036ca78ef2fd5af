import { flags } from '../../../core/linear-algebra/flat-arrays.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { placePoint } from '../../../chain/flow/stage-table.ts'
import { greatCircleKm } from '../../../chain/place/geo.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { countryOf, keysOf } from '../../../chain/reference-set/reference.ts'
import type { OriginShares } from './origin.ts'
import { clientCentre } from '../../../chain/flow/client-place.ts'

/** Up to here a place counts as near the client, as in the profile of proximity. */
export const NEAR_KM = 100

/** What counts as local. */
export interface LocalScopes {
  /** Country of the home region. */
  readonly country: string
  /** True when the home region is a whole country. */
  readonly isWholeCountry: boolean
  /** Places in the home region; places within reach of the client. */
  readonly isHomePlace: Uint8Array
  readonly isNearPlace: Uint8Array
  readonly isClientKnown: boolean
  /** Undefined when no table of countries is loaded. */
  readonly isInUnion: ((country: string) => boolean) | undefined
}

export function localScopes(flow: Flow, reference: ReferenceSet): LocalScopes {
  const { network } = flow
  const { sites, markets, chain: header } = network.chain
  const { homeRegion } = header
  const places = [...sites, ...markets]
  const client = clientCentre(flow).point
  const isInUnion = new Map<string, boolean>()
  return {
    country: homeRegion.slice(0, 2),
    isWholeCountry: homeRegion.length === 2,
    isHomePlace: flags(places.length, (place) => places[place]!.region === homeRegion),
    isNearPlace: flags(places.length, (place) => {
      const point = client && placePoint(network, place)
      return point !== undefined && greatCircleKm(point, client!) <= NEAR_KM
    }),
    isClientKnown: client !== undefined,
    isInUnion:
      keysOf(reference, 'countries').length === 0
        ? undefined
        : (country) => {
            const known = isInUnion.get(country) ?? countryOf(reference, country)?.euMember ?? false
            isInUnion.set(country, known)
            return known
          },
  }
}

/** Adds up amounts by country and by how near they are. */
export class LocalSum {
  readonly #scopes: LocalScopes
  readonly #byCountry = new Map<string, number>()
  #total = 0
  #home = 0
  #near = 0

  constructor(scopes: LocalScopes) {
    this.#scopes = scopes
  }

  /** `place` is -1 when only the country is known, which may be empty too. */
  add(country: string, place: number, amount: number): void {
    const { isWholeCountry, isHomePlace, isNearPlace } = this.#scopes
    this.#total += amount
    this.#byCountry.set(country, (this.#byCountry.get(country) ?? 0) + amount)
    const isHome = isWholeCountry ? country === this.#scopes.country : isHomePlace[place] === 1
    if (isHome) this.#home += amount
    if (isNearPlace[place] === 1) this.#near += amount
  }

  /** Undefined when nothing was added. */
  shares(): OriginShares | undefined {
    const total = this.#total
    if (!(total > 0)) return undefined
    const { isClientKnown, isInUnion } = this.#scopes
    const countries = [...this.#byCountry]
      .filter(([country]) => country !== '')
      .map(([key, amount]) => ({ key, share: amount / total }))
      .sort((a, b) => b.share - a.share)
    const shareIn = (isIn: (country: string) => boolean) =>
      countries.reduce((sum, { key, share }) => (isIn(key) ? sum + share : sum), 0)
    return {
      total,
      countries,
      homeShare: this.#home / total,
      nearShare: isClientKnown ? this.#near / total : undefined,
      countryShare: shareIn((country) => country === this.#scopes.country),
      euShare: isInUnion && shareIn(isInUnion),
    }
  }
}
