import { MODES } from '../../chain/nouns/vocabulary.ts'
import type { Mode } from '../../chain/nouns/vocabulary.ts'
import { fail, ok } from '../../core/problem.ts'
import { choice, list, ref, required } from '../../core/schema/fields.ts'
import { words } from '../../core/schema/schema.ts'
import type { Lever } from '../lever.ts'
import { stepProblem } from '../lever.ts'
import { otherWay, withLanes } from './lane-terms.ts'

/** Goods go by another mode: days, kilometres, carriage and carbon follow from the tables. */
export const modalShiftLever: Lever = {
  id: 'modal-shift',
  name: words('Changer de mode de transport | Shift to another mode'),
  studyRow: 'A12',
  segment: 'transport',
  parameters: {
    lanes: required(list(ref(['lanes'], 'trajets | lanes', 'Those that change.'))),
    mode: required(choice(MODES, 'mode | mode', 'The new one.')),
  },
  doesNotModel: words(
    'les trajets d’approche vers un port ou une gare, et la taille des envois | first and last miles to a port or a station, and the size of shipments',
  ),
  apply(draft, parameters, { reference }) {
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
    const changed = draft.lanes
      .filter((lane) => lanes.includes(lane.id) && lane.mode !== mode)
      .map((lane) => otherWay(draft, lane, { mode, reference }))
    return ok(
      withLanes(draft, changed),
      changed.flatMap(({ problems }) => problems),
    )
  },
}
