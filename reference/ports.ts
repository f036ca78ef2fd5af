import type { GeoPoint } from '../src/chain/place/geo.ts'
import { greatCircleKm } from '../src/chain/place/geo.ts'
import { searchKey } from './communes.ts'

/** The generated file of sea ports; coordinates are delta coded. */
export interface PortFile {
  readonly stepsPerDegree: number
  readonly codes: string
  readonly names: string
  readonly longitudes: readonly number[]
  readonly latitudes: readonly number[]
}

export interface Port extends GeoPoint {
  /** UN/LOCODE: country, then place. */
  readonly code: string
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** Decodes the file once; about 3,900 ports, sorted by code. */
export function portTable(file: PortFile): readonly Port[] {
  const names = file.names.split('\n')
  let [longitude, latitude] = [0, 0]
  return file.codes.split(' ').map((code, row) => {
    longitude += file.longitudes[row] ?? 0
    latitude += file.latitudes[row] ?? 0
    return {
      code,
      name: names[row] ?? '',
      country: code.slice(0, 2),
      latitudeDeg: latitude / file.stepsPerDegree,
      longitudeDeg: longitude / file.stepsPerDegree,
    }
  })
}

/** Ports whose code or name starts with the text, exact names first. */
export function findPorts(ports: readonly Port[], text: string, limit: number): Port[] {
  const asked = searchKey(text)
  if (asked === '') return []
  const isExact = (port: Port) => Number(searchKey(port.name) === asked)
  return ports
    .filter(
      (port) => port.code.toLowerCase().startsWith(asked) || searchKey(port.name).startsWith(asked),
    )
    .sort((a, b) => isExact(b) - isExact(a))
    .slice(0, limit)
}

/** The port nearest to a place as the crow flies, in one country when given. */
export function nearestPort(
  ports: readonly Port[],
  place: GeoPoint,
  country?: string,
): Port | undefined {
  let [nearest, nearestKm]: [Port | undefined, number] = [undefined, Infinity]
  for (const port of ports) {
    if (country !== undefined && port.country !== country) continue
    const distanceKm = greatCircleKm(port, place)
    if (distanceKm < nearestKm) [nearest, nearestKm] = [port, distanceKm]
  }
  return nearest
}
