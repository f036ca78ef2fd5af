import { MODES } from '../../../chain/nouns/vocabulary.ts'
import type { Mode } from '../../../chain/nouns/vocabulary.ts'
import type { Lane, Named } from '../../../chain/chain.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, choice, list, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Draft, Lever, LeverContext, Parameters } from '../../lever.ts'
import { stepProblem } from '../../lever.ts'
import { otherWay, withLanes } from '../../lanes/lane-terms.ts'
import { kmOf } from '../../lanes/lane-way.ts'
import { refusal } from '../../terms/refusals.ts'
import { yearOf } from '../../terms/year.ts'

type NamedLane = Named<'lanes', Lane>

/** Goods go by another mode: days, kilometres, carriage and carbon follow from the tables. */
export const modalShiftLever: Lever = {
  id: 'modal-shift',
  family: 'logistics',
  name: words('Changer de mode de transport | Shift to another mode'),
  studyRows: ['A12', 'A4'],
  segment: 'transport',
  parameters: {
    lanes: required(list(ref(['lanes'], 'trajets | lanes', 'Those that change.'))),
    mode: required(choice(MODES, 'mode | mode', 'The new one.')),
    distanceKm: amount('km', 'distance (km) | distance (km)', 'Of one lane; missing: by the map.'),
    leadTimeDays: amount('days', 'jours | days', 'Of each; missing: from the table of modes.'),
    costPerKg: amount('money/kg', 'coût par kg | cost per kg', 'Missing: from the table of modes.'),
  },
  defaults: {},
  again: 'same',
  propose: proposeShift,
  effectFrom: words(
    'table des modes : fourchette de coût, vitesse, manutention, facteur d’émission | table of modes: range of cost, speed, handling, emission factor',
  ),
  decides: ({ lanes, mode }) =>
    (lanes as readonly string[]).map((lane) => [`lanes/${lane}/mode`, String(mode)] as const),
  doesNotModel: words(
    'les trajets d’approche vers un port ou une gare, et la taille des envois | first and last miles to a port or a station, and the size of shipments',
  ),
  apply(draft, parameters, context) {
    const lanes = parameters['lanes'] as readonly string[]
    const mode = parameters['mode'] as Mode
    const missing = lanes.filter((id) => !draft.lanes.some((lane) => lane.id === id))
    if (missing.length > 0) {
      return fail(
        ...missing.map((id) =>
          stepProblem(
            'step_does_not_fit',
            `There is no lane ${id}.`,
            'Maybe it was renamed or removed in the base.',
          ),
        ),
      )
    }
    const distanceKm = parameters['distanceKm'] as number | undefined
    if (distanceKm !== undefined && lanes.length > 1) return fail(oneDistance(lanes.length))
    const wish = {
      mode,
      distanceKm,
      leadTimeDays: parameters['leadTimeDays'] as number | undefined,
      costPerKg: parameters['costPerKg'] as number | undefined,
    }
    const changed = draft.lanes
      .filter((lane) => lanes.includes(lane.id) && lane.mode !== mode)
      .map((lane) => otherWay(draft, lane, { ...wish, was: lane }, context))
    return ok(
      withLanes(draft, changed),
      changed.flatMap(({ problems }) => problems),
    )
  },
}

function oneDistance(count: number): Problem {
  return stepProblem(
    'one_distance',
    `One distance is given for ${count} lanes.`,
    'Maybe use one step per lane.',
    { count },
  )
}

/** From here on a train is worth its two ends: assumption. */
const RAIL_FROM_KM = 500

/** The flow by air that weighs most goes by sea, else the longest by lorry goes by rail. */
function proposeShift(draft: Draft, context: LeverContext): Result<Parameters> {
  const year = yearOf(draft, context.reference)
  const mass = new Map<string, number>(
    draft.items.map(({ id, massKgPerUnit }) => [id, massKgPerUnit ?? 0]),
  )
  const load = (lane: NamedLane) =>
    (year?.units('lanes', lane.id) ?? 0) *
    (mass.get(lane.item) ?? 0) *
    (kmOf(draft, lane, context.reference) ?? 0)
  const byLoad = draft.lanes.filter((lane) => load(lane) > 0).toSorted((a, b) => load(b) - load(a))
  const flown = byLoad.find(({ mode }) => mode.startsWith('air'))
  if (flown) return ok({ lanes: [flown.id], mode: 'sea_container' })
  const driven = byLoad.find(
    (lane) =>
      lane.mode.startsWith('truck') && (kmOf(draft, lane, context.reference) ?? 0) >= RAIL_FROM_KM,
  )
  if (driven) return ok({ lanes: [driven.id], mode: 'rail' })
  return fail(refusal('no_lane_to_shift', { km: RAIL_FROM_KM }))
}
