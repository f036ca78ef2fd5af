import type { MapFlow, MapPlace } from '../../ui/map/ClientMap.tsx'
import type { SeeDocument } from '../engine/document.ts'
import type { StageRow } from '../engine/accounts/stages.ts'

type Step = MapPlace['step']
/** What a map reads of a chain. */
export type Mapped = Pick<SeeDocument, 'stages' | 'places'>
type LonLat = readonly [number, number]

/** A place with the stages done there: what the map draws as one dot. */
export interface ChainPlace extends MapPlace {
  readonly stageIds: readonly string[]
}

/** Places and ways that a map can show and an eye can follow; the largest are drawn. */
export const MOST_PLACES = 40
const MOST_WAYS = 80

/** Dots of the map: the processes of one place together, named after the costliest of them. */
export function chainPlaces(document: Mapped, language: 'fr' | 'en', ghost = false): ChainPlace[] {
  const cost = document.stages.reduce((sum, row) => sum + row.costPerUnit, 0) || 1
  const byPlace = new Map<string, StageRow[]>()
  for (const row of document.stages) {
    if (row.kind !== 'process' || row.latitudeDeg === undefined) continue
    const key = `${row.latitudeDeg.toFixed(1)},${row.longitudeDeg?.toFixed(1)}`
    byPlace.set(key, [...(byPlace.get(key) ?? []), row])
  }
  const places = [...byPlace.values()].map((rows) => {
    const [main] = rows.toSorted((a, b) => b.costPerUnit - a.costPerUnit)
    if (!main) throw new Error('A place without a stage')
    const names = rows
      .toSorted((a, b) => b.costPerUnit - a.costPerUnit)
      .slice(0, 2)
      .map((row) => short(language === 'fr' ? row.name : row.nameEn))
    return {
      id: ghost ? `B ${main.id}` : main.id,
      ...(ghost ? { ghost } : {}),
      latitudeDeg: main.latitudeDeg ?? 0,
      longitudeDeg: main.longitudeDeg ?? 0,
      label: names.join(', '),
      sub: cityOf(document, main),
      step: main.step as Step,
      shareRatio: rows.reduce((sum, row) => sum + row.costPerUnit, 0) / cost,
      stageIds: rows.map((row) => row.id),
    }
  })
  return places.toSorted((a, b) => b.shareRatio - a.shareRatio).slice(0, MOST_PLACES)
}

function short(name: string): string {
  return name.split(',')[0] ?? name
}

function cityOf(document: Mapped, row: StageRow): string {
  return document.places[row.siteId ?? '']?.city ?? row.place
}

interface FlowAsk {
  readonly document: Mapped
  /** Routes of the sea lanes, where they are known. */
  readonly sea: ReadonlyMap<string, readonly LonLat[]>
  readonly language: 'fr' | 'en'
  /** Of the chain shown beside: drawn faintly. */
  readonly ghost?: boolean
}

/** Lanes as lines between their places, the sea ones along their route when it is known. */
export function chainFlows({ document, sea, language, ghost = false }: FlowAsk): MapFlow[] {
  const ways = document.stages.filter((row) => row.kind === 'lane')
  // Few as they are, sea lanes come first: without them a chain is not recognised.
  const weight = (row: StageRow) => row.costPerUnit + (row.mode?.startsWith('sea') ? 1e9 : 0)
  const drawn =
    ways.length > MOST_WAYS
      ? ways.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_WAYS)
      : ways
  return drawn.flatMap((row): MapFlow[] => {
    if (row.fromLatitudeDeg === undefined || row.latitudeDeg === undefined) return []
    const straight: LonLat[] = [
      [row.fromLongitudeDeg ?? 0, row.fromLatitudeDeg],
      [row.longitudeDeg ?? 0, row.latitudeDeg],
    ]
    return [
      {
        id: ghost ? `B ${row.id}` : row.id,
        ...(ghost ? { ghost } : {}),
        label: language === 'fr' ? row.name : row.nameEn,
        points: sea.get(row.id) ?? straight,
        carriage: carriageOf(row.mode ?? ''),
        step: row.fromStep,
      },
    ]
  })
}

/** How the legend draws a mode of the tables. */
export function carriageOf(mode: string): MapFlow['carriage'] {
  if (mode.startsWith('sea')) return 'sea'
  if (mode.startsWith('air')) return 'air'
  if (mode.startsWith('barge')) return 'river'
  return mode === 'rail' ? 'rail' : 'road'
}
