import type { Lane, Named } from '../../chain/chain.ts'
import type { Mode } from '../../chain/nouns/vocabulary.ts'
import type { GeoPoint } from '../../chain/place/geo.ts'
import { greatCircleKm } from '../../chain/place/geo.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import { figure } from '../../chain/reference-set/reference.ts'
import type { Problem } from '../../core/problem.ts'
import type { Draft, SeaKm } from '../lever.ts'
import { stepWarning } from '../lever.ts'

const BY_SEA = /^sea_/

/** How long a way is and how that is known; `stated` is written into the lane. */
export interface Way {
  readonly km: number | undefined
  /** The distance cannot follow from coordinates: it stands in the lane. */
  readonly stated: boolean
  readonly problems: readonly Problem[]
}

interface WayInput {
  readonly mode: Mode
  readonly reference: ReferenceSet
  readonly seaKm: SeaKm | undefined
}

export function placeOf(draft: Draft, id: string) {
  return draft.sites.find((site) => site.id === id) ?? draft.markets.find((m) => m.id === id)
}

function pointOf(draft: Draft, id: string): GeoPoint | undefined {
  const { latitudeDeg, longitudeDeg } = placeOf(draft, id) ?? {}
  return latitudeDeg === undefined || longitudeDeg === undefined
    ? undefined
    : { latitudeDeg, longitudeDeg }
}

/** Kilometres of a lane as it stands: given, else great circle times the detour of its mode. */
export function kmOf(draft: Draft, lane: Lane, reference: ReferenceSet): number | undefined {
  return lane.distanceKm ?? byLand(draft, lane, { mode: lane.mode, reference })
}

function byLand(
  draft: Draft,
  { from, to }: Pick<Lane, 'from' | 'to'>,
  { mode, reference }: Pick<WayInput, 'mode' | 'reference'>,
): number | undefined {
  const [a, b] = [pointOf(draft, from), pointOf(draft, to)]
  const detour = figure(reference, 'modes', mode, 'distanceFactorRatio')?.value ?? 1
  return a && b ? greatCircleKm(a, b) * detour : undefined
}

/**
 * The way of a lane by a mode. By land it follows from coordinates; by sea from the sea network,
 * and where that is not at hand the great circle stands in: too short, and said so.
 */
export function wayOf(draft: Draft, lane: Named<'lanes', Lane>, input: WayInput): Way {
  const [from, to] = [pointOf(draft, lane.from), pointOf(draft, lane.to)]
  if (!from || !to) return { km: undefined, stated: false, problems: [noPoint(lane)] }
  if (!BY_SEA.test(input.mode)) {
    return { km: byLand(draft, lane, input), stated: false, problems: [] }
  }
  const sea = input.seaKm?.(from, to)
  if (sea !== undefined) return { km: Math.round(sea), stated: true, problems: [] }
  const km = greatCircleKm(from, to)
  return { km, stated: false, problems: [straightSea(lane, km)] }
}

function noPoint({ id, from, to }: Named<'lanes', Lane>): Problem {
  return stepWarning(
    'no_coordinates',
    `${from} or ${to} has no coordinates: the length of lane ${id} is not known.`,
    'Maybe give the latitude and longitude of both places.',
    { lane: id, from, to },
  )
}

function straightSea({ id }: Named<'lanes', Lane>, km: number): Problem {
  const rounded = Math.round(km)
  return stepWarning(
    'sea_distance',
    `Lane ${id} is counted ${rounded} km by sea, in a straight line: a ship sails round the land, so distance, cost and carbon are too low.`,
    'Maybe give distanceKm in this step.',
    { lane: id, km: rounded },
  )
}
