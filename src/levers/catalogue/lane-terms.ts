import type { Lane, Named } from '../../chain/chain.ts'
import { greatCircleKm } from '../../chain/place/geo.ts'
import type { Mode } from '../../chain/nouns/vocabulary.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import { figure } from '../../chain/reference-set/reference.ts'
import type { Problem } from '../../core/problem.ts'
import { warning } from '../../core/problem.ts'
import type { Draft } from '../lever.ts'

type NamedLane = Named<'lanes', Lane>
type NamedEstimate = Draft['estimates'][number]

/** A lane with new ends or another mode, and what is taken for its cost from now on. */
export interface ChangedLane {
  readonly lane: NamedLane
  readonly estimates: readonly NamedEstimate[]
  readonly problems: readonly Problem[]
}

/** Fields that speak of the old way: distance, days, duty; they are taken from the tables again. */
const OF_THE_OLD_WAY = [
  'distanceKm',
  'leadTimeDays',
  'leadTimeSdDays',
  'dutyRatio',
  'origin',
  'preferenceProof',
] as const
const COST_FIELDS = ['costPerUnit', 'costPerKg', 'costPerShipment'] as const

/**
 * The same lane by another way. Days and kilometres follow from coordinates and mode; carriage is
 * the middle of the range that the tables give for the mode, an estimate with that range; where
 * they give none the cost stays as it was and that is said.
 */
export function otherWay(
  draft: Draft,
  lane: NamedLane,
  { mode, reference }: { readonly mode: Mode; readonly reference: ReferenceSet },
): ChangedLane {
  const bare: Record<string, unknown> = { ...lane, mode }
  for (const field of OF_THE_OLD_WAY) delete bare[field]
  const cost = carriagePerKg(draft, lane, { mode, reference })
  if (!cost) {
    return { lane: bare as unknown as NamedLane, estimates: [], problems: [costKept(lane, mode)] }
  }
  for (const field of COST_FIELDS) delete bare[field]
  bare['costPerKg'] = cost.value
  const estimate = {
    id: `lanes/${lane.id}/costPerKg`,
    status: 'default',
    low: cost.low,
    high: cost.high,
    law: 'uniform',
    source: cost.source,
    reason: 'milieu de la fourchette du mode',
  } as unknown as NamedEstimate
  return { lane: bare as unknown as NamedLane, estimates: [estimate], problems: [] }
}

interface Carriage {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly source: string
}

function carriagePerKg(
  draft: Draft,
  lane: NamedLane,
  { mode, reference }: { readonly mode: Mode; readonly reference: ReferenceSet },
): Carriage | undefined {
  const low = figure(reference, 'modes', mode, 'costLowEurPerTkm')
  const high = figure(reference, 'modes', mode, 'costHighEurPerTkm')
  const [from, to] = [pointOf(draft, lane.from), pointOf(draft, lane.to)]
  if (!low || !high || !from || !to || !isInEuros(draft, lane)) return undefined
  const factor = figure(reference, 'modes', mode, 'distanceFactorRatio')?.value ?? 1
  const tkmPerKg = (greatCircleKm(from, to) * factor) / 1000
  return {
    value: ((low.value + high.value) / 2) * tkmPerKg,
    low: low.value * tkmPerKg,
    high: high.value * tkmPerKg,
    source: low.source ?? 'modes',
  }
}

/** The tables are in euros: another currency would need a rate that the lane does not name. */
function isInEuros(draft: Draft, lane: NamedLane): boolean {
  return (lane.currency ?? draft.chain.currency) === 'EUR'
}

function pointOf(draft: Draft, place: string) {
  const found =
    draft.sites.find(({ id }) => id === place) ?? draft.markets.find(({ id }) => id === place)
  const { latitudeDeg, longitudeDeg } = found ?? {}
  return latitudeDeg === undefined || longitudeDeg === undefined
    ? undefined
    : { latitudeDeg, longitudeDeg }
}

function costKept(lane: NamedLane, mode: Mode): Problem {
  return warning({
    code: 'carriage_kept',
    path: ['lanes', lane.id],
    message: `No table gives the cost of ${mode} between ${lane.from} and ${lane.to}: the carriage of lane ${lane.id} stays as it was.`,
    maybe: 'Maybe ask a carrier for a price and enter it.',
    values: { lane: lane.id, mode },
  })
}

/** The draft with lanes put in the place of those of the same id, or added; their estimates too. */
export function withLanes(draft: Draft, changed: readonly ChangedLane[]): Draft {
  const byId = new Map(changed.map(({ lane }) => [lane.id as string, lane]))
  const known = new Set(draft.lanes.map(({ id }) => id as string))
  const stale = (id: string) => [...byId.keys()].some((lane) => id.startsWith(`lanes/${lane}/`))
  return {
    ...draft,
    lanes: [
      ...draft.lanes.map((lane) => byId.get(lane.id) ?? lane),
      ...changed.map(({ lane }) => lane).filter(({ id }) => !known.has(id)),
    ],
    estimates: [
      ...draft.estimates.filter(({ id }) => !stale(id)),
      ...changed.flatMap(({ estimates }) => estimates),
    ],
  }
}
