import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { SeaNetwork, SeaNetworkFile } from '../src/chain/place/sea/network.ts'
import { seaNetwork } from '../src/chain/place/sea/network.ts'
import type { CommuneFile, CommuneTable } from './communes.ts'
import { communeTable } from './communes.ts'
import { modules } from './generated/modules.js'
import type { Port, PortFile } from './ports.ts'
import { portTable } from './ports.ts'

/** French communes, decoded; about 320 kB compressed. */
export async function loadCommunes(): Promise<CommuneTable> {
  return communeTable((await load('communes')) as CommuneFile)
}

/** The sea network, decoded; about 70 kB compressed. */
export async function loadSeaNetwork(): Promise<SeaNetwork> {
  return seaNetwork((await load('sea-network')) as SeaNetworkFile)
}

/** Sea ports by UN/LOCODE; about 55 kB compressed. */
export async function loadSeaPorts(): Promise<readonly Port[]> {
  return portTable((await load('sea-ports')) as PortFile)
}

/** Approximate borders, derived from commune points: say so where they are drawn. */
export interface FranceTopology extends Topology {
  readonly approximate: true
  readonly method: string
  readonly objects: {
    readonly departments: GeometryCollection<{
      readonly iso: string
      readonly name: string
      readonly region: string
      readonly regionName: string
    }>
    readonly regions: GeometryCollection<{ readonly iso: string; readonly name: string }>
  }
}

/** Departments and regions of France; about 20 kB compressed. */
export async function loadFrance(): Promise<FranceTopology> {
  return (await load('france-departments')) as FranceTopology
}

/** Countries cut at 180 degrees, for projecting point by point; about 100 kB compressed. */
export type WorldCountries = FeatureCollection<
  MultiPolygon,
  { readonly iso2?: string; readonly name: string }
>

export async function loadWorld(): Promise<WorldCountries> {
  return (await load('world-countries')) as WorldCountries
}

async function load(id: string): Promise<unknown> {
  const importer = modules[id]
  if (importer === undefined) throw new Error(`No generated file ${id}`)
  return (await importer()).default
}
