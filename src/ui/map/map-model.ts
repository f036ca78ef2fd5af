import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'

export type Land = FeatureCollection<Polygon | MultiPolygon, { iso2: string }>
export type Carriage = 'sea' | 'road' | 'rail' | 'river' | 'air'
/** 1 other continent, 2 continent, 3 country, 4 region, 5 the client. */
export type Step = 1 | 2 | 3 | 4 | 5

export interface MapPlace {
  readonly id: string
  readonly latitudeDeg: number
  readonly longitudeDeg: number
  readonly label: string
  readonly sub: string
  readonly step: Step
  /** Share of the cost formed there, 0 to 1: the size of the dot. */
  readonly shareRatio: number
  /** Of the other scenario, drawn at 28 % and without a label. */
  readonly ghost?: boolean
}

export interface MapFlow {
  readonly id: string
  readonly label: string
  /** Longitude and latitude along the way; two points are joined by a great circle, bent. */
  readonly points: readonly (readonly [number, number])[]
  readonly carriage: Carriage
  readonly step: Step
  /** Quantity over the largest of the chain, 0 to 1: the width of the line. */
  readonly quantityRatio?: number
  readonly ghost?: boolean
}

export interface MapClient {
  readonly latitudeDeg: number
  readonly longitudeDeg: number
  /** ISO 3166-1 alpha-2, its land is a shade darker. */
  readonly country: string | undefined
  readonly label: string
  readonly sub: string
}
