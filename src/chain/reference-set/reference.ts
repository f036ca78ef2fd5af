import type { EnergyCarrier, Mode } from '../nouns/vocabulary.ts'
import type { Entity, NumberColumn, TableId, TextColumn } from './reference-columns.ts'

/** Where one figure comes from; `year` is text because sources print "2025-S2" or nothing. */
export interface Provenance {
  readonly unit: string
  readonly year: string
  readonly source: string
  readonly licence: string
  /** True only when the figure was read in the source named, not derived or remembered. */
  readonly verified: boolean
  readonly quality?: string
  readonly note?: string
}

export interface Figure extends Provenance {
  readonly value: number
}

/** A name, a kind or a flag of the tables, with its provenance like a figure. */
export interface Wording extends Provenance {
  readonly value: string
}

type Scalar = number | string
/** Empty is not found: never zero. A pair carries its own provenance, a scalar its column's. */
type Cell = Scalar | null | readonly [value: Scalar, provenance: number]
type StringIndex = number
type PackedProvenance = readonly [
  year: StringIndex,
  source: StringIndex,
  licence: StringIndex,
  verified: 0 | 1,
  quality: StringIndex | -1,
  note: StringIndex | -1,
]

/** One generated file: rows of one kind of thing, or some further columns of them. */
export interface FigureTable {
  readonly id: TableId
  readonly entity: Entity
  readonly strings: readonly string[]
  readonly provenances: readonly PackedProvenance[]
  readonly columns: readonly {
    readonly id: string
    /** `@unit`: the column `unit` of the same row says it. */
    readonly unit: string
    /** Of the cells that carry none of their own. */
    readonly provenance?: number
  }[]
  readonly rows: Readonly<Record<string, readonly Cell[]>>
}

/** Default figures, an argument of every engine; plain data, so it can be cloned and stored. */
export interface ReferenceSet {
  /** Which tables, at which content: `countries@1f0c…+modes@77ab…`. */
  readonly hash: string
  readonly tables: readonly FigureTable[]
}

/** The set without any figure: every lookup answers "not found". */
export const EMPTY_REFERENCE: ReferenceSet = { hash: 'none', tables: [] }

/** One numeric figure with its provenance; undefined = not found, which is never zero. */
export function figure<E extends Entity>(
  set: ReferenceSet,
  entity: E,
  key: string,
  column: NumberColumn<E>,
): Figure | undefined {
  const found = lookUp(set, entity, key, column)
  return found !== undefined && typeof found.value === 'number'
    ? { ...found, value: found.value }
    : undefined
}

/** One text of the tables with its provenance; undefined = not found. */
export function wording<E extends Entity>(
  set: ReferenceSet,
  entity: E,
  key: string,
  column: TextColumn<E>,
): Wording | undefined {
  const found = lookUp(set, entity, key, column)
  return found !== undefined && typeof found.value === 'string'
    ? { ...found, value: found.value }
    : undefined
}

/** The keys of every row of an entity in the loaded tables, sorted. */
export function keysOf(set: ReferenceSet, entity: Entity): string[] {
  const keys = new Set<string>()
  for (const table of set.tables) {
    if (table.entity === entity) for (const key of Object.keys(table.rows)) keys.add(key)
  }
  return [...keys].sort()
}

function lookUp(
  set: ReferenceSet,
  entity: Entity,
  key: string,
  columnId: string,
): (Provenance & { value: Scalar }) | undefined {
  for (const table of set.tables) {
    if (table.entity !== entity || !Object.hasOwn(table.rows, key)) continue
    const index = table.columns.findIndex((column) => column.id === columnId)
    const cell = index < 0 ? null : (table.rows[key]?.[index] ?? null)
    if (cell !== null) return withUnit(table, key, unpack(table, index, cell))
  }
  return undefined
}

function withUnit<T extends Provenance>(table: FigureTable, key: string, found: T): T {
  if (found.unit !== '@unit') return found
  const index = table.columns.findIndex((column) => column.id === 'unit')
  const cell = table.rows[key]?.[index] ?? null
  const unit = cell !== null && typeof cell === 'object' ? cell[0] : cell
  return { ...found, unit: unit === null ? 'not stated' : String(unit) }
}

function unpack(
  table: FigureTable,
  columnIndex: number,
  cell: Scalar | readonly [Scalar, number],
): Provenance & { value: Scalar } {
  const column = table.columns[columnIndex]
  const [value, provenanceIndex] = typeof cell === 'object' ? cell : [cell, column?.provenance]
  const packed = provenanceIndex === undefined ? undefined : table.provenances[provenanceIndex]
  if (column === undefined || packed === undefined) {
    throw new Error(`Table ${table.id} has a cell without provenance in column ${columnIndex}`)
  }
  const [year, source, licence, verified, quality, note] = packed
  const text = (index: number) => table.strings[index] ?? ''
  return {
    value,
    unit: column.unit,
    year: text(year),
    source: text(source),
    licence: text(licence),
    verified: verified === 1,
    ...(quality === -1 ? {} : { quality: text(quality) }),
    ...(note === -1 ? {} : { note: text(note) }),
  }
}

export type CarbonFamilyId = 'uk-2025' | 'fr-2012'

/** A consistent set of transport intensities; figures of two families are never added up. */
export interface CarbonFamily {
  readonly id: CarbonFamilyId
  readonly nameFr: string
  readonly nameEn: string
  /** `co2` counts carbon dioxide only: lower than `co2e` for the same fuel. */
  readonly gas: 'co2e' | 'co2'
  readonly scope: 'well-to-wheel'
  readonly column: NumberColumn<'modes'>
}

export const CARBON_FAMILIES: readonly CarbonFamily[] = [
  {
    id: 'uk-2025',
    nameFr: 'Royaume-Uni 2025, du puits à la roue, CO₂e',
    nameEn: 'United Kingdom 2025, well to wheel, CO₂e',
    gas: 'co2e',
    scope: 'well-to-wheel',
    column: 'uk2025KgCo2ePerTkm',
  },
  {
    id: 'fr-2012',
    nameFr: 'Valeurs réglementaires françaises 2012, CO₂ seul',
    nameEn: 'French legal values 2012, CO₂ only',
    gas: 'co2',
    scope: 'well-to-wheel',
    column: 'fr2012KgCo2PerTkm',
  },
]

/** Emissions of one mode per tonne-kilometre, in kg of the gas of the family. */
export function transportIntensity(
  set: ReferenceSet,
  mode: Mode,
  familyId: CarbonFamilyId,
): Figure | undefined {
  const family = CARBON_FAMILIES.find((candidate) => candidate.id === familyId)
  return family === undefined ? undefined : figure(set, 'modes', mode, family.column)
}

export type LabourFamily = 'default' | 'study-2021'

/** `floor` is a wage without charges: not to be compared with a full cost without saying so. */
export type LabourKind = 'whole-economy' | 'manufacturing' | 'operator' | 'floor'

/** Hourly labour cost of a country in EUR; `study-2021` knows FR, CZ, SK and PL only. */
export function labourCost(
  set: ReferenceSet,
  country: string,
  family: LabourFamily = 'default',
): (Figure & { readonly kind: LabourKind }) | undefined {
  if (family === 'study-2021') {
    const cost = figure(set, 'countries', country, 'labourCostStudy2021EurPerHour')
    return cost === undefined ? undefined : { ...cost, kind: 'whole-economy' }
  }
  const cost = figure(set, 'countries', country, 'labourCostEurPerHour')
  const kind = wording(set, 'countries', country, 'labourCostKind')
  return cost === undefined || kind === undefined
    ? undefined
    : { ...cost, kind: kind.value as LabourKind }
}

/**
 * Emissions of one kWh of final energy. Electricity is the grid of the country, so it is not found
 * without one; steam has a row for France, one for Europe and one for the rest of the world.
 */
export function energyIntensity(
  set: ReferenceSet,
  carrier: EnergyCarrier,
  country?: string,
): Figure | undefined {
  if (carrier === 'electricity') {
    return country === undefined ? undefined : figure(set, 'countries', country, 'gridKgCo2ePerKwh')
  }
  const block =
    country === undefined ? undefined : wording(set, 'countries', country, 'continentBlock')?.value
  const wider = block === undefined || block === 'europe' ? carrier : `${carrier}@world`
  for (const key of [`${carrier}@${country}`, wider, carrier]) {
    const found = figure(set, 'energy', key, 'kgCo2ePerKwh')
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * Mean EU third-country duty on a harmonised-system code: heading when the table has it, else
 * chapter. A heading with specific duties only has no mean: not found, rather than its chapter's.
 */
export function dutyRatio(set: ReferenceSet, hsCode: string): Figure | undefined {
  const digits = hsCode.replaceAll(/\D/g, '')
  for (const length of [4, 2]) {
    const key = digits.slice(0, length)
    if (key.length === length && wording(set, 'duties', key, 'titleEn') !== undefined) {
      return figure(set, 'duties', key, 'meanRatio')
    }
  }
  return undefined
}

/** What identifies and places a country; fields of tables that are not loaded are absent. */
export interface Country {
  readonly iso2: string
  readonly nameFr: string
  readonly nameEn: string
  readonly euMember: boolean
  readonly regionGroup?: string
  readonly continentBlock?: string
  readonly latitudeDeg?: number
  readonly longitudeDeg?: number
}

export function countryOf(set: ReferenceSet, iso2: string): Country | undefined {
  const nameFr = wording(set, 'countries', iso2, 'nameFr')?.value
  const nameEn = wording(set, 'countries', iso2, 'nameEn')?.value
  if (nameFr === undefined || nameEn === undefined) return undefined
  const regionGroup = wording(set, 'countries', iso2, 'regionGroup')?.value
  const continentBlock = wording(set, 'countries', iso2, 'continentBlock')?.value
  const latitudeDeg = figure(set, 'countries', iso2, 'latitudeDeg')?.value
  const longitudeDeg = figure(set, 'countries', iso2, 'longitudeDeg')?.value
  return {
    iso2,
    nameFr,
    nameEn,
    euMember: figure(set, 'countries', iso2, 'euMember')?.value === 1,
    ...(regionGroup === undefined ? {} : { regionGroup }),
    ...(continentBlock === undefined ? {} : { continentBlock }),
    ...(latitudeDeg === undefined ? {} : { latitudeDeg }),
    ...(longitudeDeg === undefined ? {} : { longitudeDeg }),
  }
}
