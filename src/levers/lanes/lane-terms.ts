import type { Lane, Named } from '../../chain/chain.ts'
import type { Mode } from '../../chain/nouns/vocabulary.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import { figure } from '../../chain/reference-set/reference.ts'
import type { Problem } from '../../core/problem.ts'
import type { Draft, LeverContext } from '../lever.ts'
import { stepWarning } from '../lever.ts'
import { dutyOf } from './lane-duty.ts'
import { kmOf, placeOf, wayOf } from './lane-way.ts'

type NamedLane = Named<'lanes', Lane>
type NamedEstimate = Draft['estimates'][number]

/** A lane with new ends or another mode, and how its figures are known from now on. */
export interface ChangedLane {
  readonly lane: NamedLane
  readonly estimates: readonly NamedEstimate[]
  readonly problems: readonly Problem[]
}

/** What the step says itself; the rest follows from the tables. */
export interface LaneWish {
  readonly mode: Mode
  readonly distanceKm?: number | undefined
  readonly leadTimeDays?: number | undefined
  readonly costPerKg?: number | undefined
  /** The lane as it was; missing: it is new. */
  readonly was?: NamedLane | undefined
}

const COST_FIELDS = ['costPerUnit', 'costPerKg', 'costPerShipment'] as const

interface Changing {
  readonly draft: Draft
  readonly context: LeverContext
  readonly wish: LaneWish
  readonly fields: Record<string, unknown>
  readonly estimates: Record<string, unknown>[]
  readonly problems: Problem[]
  readonly km: number | undefined
  /** New kilometres over old ones; undefined when one of them is not known. */
  readonly stretch: number | undefined
}

/**
 * The same lane by another way. Kilometres, days and carriage are those of the step, else of the
 * tables (carriage: the middle of the range of the mode, with that range), else the old ones in
 * proportion to the kilometres, as an assumption, and that is said. Duty follows from the ends when
 * their countries change.
 */
export function otherWay(
  draft: Draft,
  lane: NamedLane,
  wish: LaneWish,
  context: LeverContext,
): ChangedLane {
  const { reference, seaKm } = context
  const { mode, was } = wish
  const way =
    wish.distanceKm === undefined
      ? wayOf(draft, lane, { mode, reference, seaKm })
      : { km: wish.distanceKm, stated: true, problems: [] }
  const oldKm = was && kmOf(draft, was, reference)
  const changing: Changing = {
    draft,
    context,
    wish,
    fields: { ...lane, mode },
    estimates: [],
    problems: [...way.problems],
    km: way.km,
    stretch: oldKm && way.km !== undefined ? way.km / oldKm : undefined,
  }
  setDistance(changing, way.stated)
  setDays(changing)
  setCarriage(changing)
  if (!was || isOtherBorder(draft, was, lane)) setDuty(changing)
  const id = `lanes/${lane.id}`
  return {
    lane: changing.fields as unknown as NamedLane,
    estimates: changing.estimates.map((each) => ({
      ...each,
      id: `${id}/${String(each['id'])}`,
    })) as unknown as readonly NamedEstimate[],
    problems: changing.problems,
  }
}

function setDistance({ fields, estimates, km, wish, context }: Changing, stated: boolean): void {
  delete fields['distanceKm']
  delete fields['leadTimeSdDays']
  if (!stated) return
  fields['distanceKm'] = km
  estimates.push(
    wish.distanceKm === undefined
      ? {
          id: 'distanceKm',
          status: 'default',
          source: 'plus court chemin par mer',
          sourceEn: 'shortest way by sea',
        }
      : { id: 'distanceKm', status: 'assumed', reason: context.stepId },
  )
}

function setDays(changing: Changing): void {
  const { fields, estimates, wish, context, stretch } = changing
  delete fields['leadTimeDays']
  if (wish.leadTimeDays !== undefined) {
    fields['leadTimeDays'] = wish.leadTimeDays
    estimates.push({ id: 'leadTimeDays', status: 'assumed', reason: context.stepId })
    return
  }
  const table = transitOf(context.reference, wish.mode)
  if (table === 'from-kilometres') return
  if (table) {
    fields['leadTimeDays'] = (table.low + table.high) / 2
    estimates.push({ id: 'leadTimeDays', status: 'default', ...table })
    return
  }
  keepInProportion(changing, ['leadTimeDays'], stretch)
}

/** Days of a mode: by its speed, which the flow reads itself, else its published transit. */
function transitOf(reference: ReferenceSet, mode: Mode) {
  const of = (column: 'speedKmPerDay' | 'transitLowDays' | 'transitHighDays' | 'handlingDays') =>
    figure(reference, 'modes', mode, column)
  if (of('speedKmPerDay') || mode === 'hand' || mode === 'wire') return 'from-kilometres' as const
  const [low, high] = [of('transitLowDays'), of('transitHighDays')]
  if (!low || !high) return undefined
  const handling = of('handlingDays')?.value ?? 0
  return { low: low.value + handling, high: high.value + handling, source: low.source }
}

function setCarriage(changing: Changing): void {
  const { fields, estimates, wish, context, stretch } = changing
  if (wish.costPerKg !== undefined) {
    for (const field of [...COST_FIELDS, 'unitsPerShipment']) delete fields[field]
    fields['costPerKg'] = wish.costPerKg
    estimates.push({ id: 'costPerKg', status: 'assumed', reason: context.stepId })
    return
  }
  const table = carriagePerKg(changing)
  if (!table) {
    keepInProportion(changing, COST_FIELDS, stretch)
    return
  }
  for (const field of [...COST_FIELDS, 'unitsPerShipment', 'currency']) delete fields[field]
  fields['costPerKg'] = (table.low + table.high) / 2
  const reason = 'milieu de la fourchette du mode'
  const reasonEn = 'middle of the range of the mode'
  estimates.push({
    id: 'costPerKg',
    status: 'default',
    law: 'uniform',
    reason,
    reasonEn,
    ...table,
  })
}

/** Range of the mode in EUR per tonne-kilometre, brought to a kilogram over the way. */
function carriagePerKg({ draft, context, wish, fields, km }: Changing) {
  const low = figure(context.reference, 'modes', wish.mode, 'costLowEurPerTkm')
  const high = figure(context.reference, 'modes', wish.mode, 'costHighEurPerTkm')
  const rate =
    draft.chain.currency === 'EUR'
      ? 1
      : draft.rates.find(({ currency }) => currency === 'EUR')?.value
  const mass = draft.items.find(({ id }) => id === fields['item'])?.massKgPerUnit
  if (!low || !high || rate === undefined || km === undefined || mass === undefined)
    return undefined
  const tkmPerKg = (km * rate) / 1000
  return { low: low.value * tkmPerKg, high: high.value * tkmPerKg, source: low.source }
}

/** What no table gives: the old figures by the kilometres, or unchanged, marked as assumed. */
function keepInProportion(
  { draft, wish, fields, estimates, problems }: Changing,
  names: readonly ('leadTimeDays' | (typeof COST_FIELDS)[number])[],
  stretch: number | undefined,
): void {
  const { was } = wish
  const isDays = names.includes('leadTimeDays')
  const id = String(fields['id'])
  if (!was) {
    if (!isFree(wish.mode)) problems.push(unknownNew(id, wish.mode, isDays))
    return
  }
  const ratio = stretch ?? 1
  const kept = names.filter((name) => was[name] !== undefined)
  for (const name of kept) {
    fields[name] = (was[name] ?? 0) * ratio
    const old = draft.estimates.find((each) => each.id === `lanes/${was.id}/${name}`)
    estimates.push({
      id: name,
      status: 'assumed',
      reason: 'en proportion des kilomètres',
      reasonEn: 'in proportion to the kilometres',
      ...(old?.low !== undefined && { low: old.low * ratio }),
      ...(old?.high !== undefined && { high: old.high * ratio }),
    })
  }
  problems.push(
    stepWarning(
      isDays ? 'days_kept' : 'carriage_kept',
      `No table gives the ${isDays ? 'days' : 'cost'} of ${wish.mode} for lane ${id}: ${kept.length === 0 ? 'none is counted' : `those of before, in proportion to the kilometres (${Number(ratio.toFixed(2))})`}.`,
      isDays
        ? 'Maybe ask the carrier for the days door to door.'
        : 'Maybe ask a carrier for a price.',
      { lane: id, mode: wish.mode, ratio: Number(ratio.toFixed(4)) },
    ),
  )
}

/** Modes that move at no cost known: across a room, over a wire. */
function isFree(mode: Mode): boolean {
  return mode === 'hand' || mode === 'wire'
}

function unknownNew(lane: string, mode: Mode, isDays: boolean): Problem {
  return stepWarning(
    isDays ? 'days_unknown' : 'carriage_unknown',
    `No table gives the ${isDays ? 'days' : 'cost'} of ${mode}, and lane ${lane} is new: none is counted.`,
    'Maybe take a mode that the tables know, such as truck_40t, or enter it by hand.',
    { lane, mode },
  )
}

function isOtherBorder(draft: Draft, was: NamedLane, now: NamedLane): boolean {
  const country = (id: string) => placeOf(draft, id)?.country
  return country(was.from) !== country(now.from) || country(was.to) !== country(now.to)
}

function setDuty({ draft, context, fields, estimates, problems }: Changing): void {
  for (const field of ['dutyRatio', 'origin', 'preferenceProof']) delete fields[field]
  const lane = fields as unknown as NamedLane
  const { dutyRatio, origin, source, problems: said } = dutyOf(draft, lane, context.reference)
  problems.push(...said)
  if (dutyRatio === undefined) return
  fields['dutyRatio'] = dutyRatio
  fields['origin'] = origin
  estimates.push({ id: 'dutyRatio', status: 'default', source })
}

/** The draft with lanes put in the place of those of the same id, or added; their estimates too. */
export function withLanes(draft: Draft, changed: readonly ChangedLane[]): Draft {
  const byId = new Map(changed.map(({ lane }) => [lane.id as string, lane]))
  const known = new Map(draft.lanes.map((lane) => [lane.id as string, lane]))
  const isStale = (id: string) => {
    const [, lane = '', field = ''] = /^lanes\/(.+)\/([^/]+)$/.exec(id) ?? []
    const [was, now] = [known.get(lane), byId.get(lane)] as (Record<string, unknown> | undefined)[]
    return now !== undefined && was?.[field] !== now[field]
  }
  const fresh = changed.flatMap(({ estimates }) => estimates)
  const freshIds = new Set(fresh.map(({ id }) => id as string))
  return {
    ...draft,
    lanes: [
      ...draft.lanes.map((lane) => byId.get(lane.id) ?? lane),
      ...changed.map(({ lane }) => lane).filter(({ id }) => !known.has(id)),
    ],
    estimates: [...draft.estimates.filter(({ id }) => !isStale(id) && !freshIds.has(id)), ...fresh],
  }
}
