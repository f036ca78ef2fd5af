import type { Result } from '../core/problem.ts'
import { fail, ok } from '../core/problem.ts'
import { otherWay, withLanes } from './lanes/lane-terms.ts'
import { kmOf } from './lanes/lane-way.ts'
import type { Draft, LeverContext } from './lever.ts'
import { stepProblem } from './lever.ts'

/** A site that moves inside its country; its lanes follow. */
export interface SiteMove {
  readonly noun: string
  readonly id: string
  readonly move: {
    readonly city?: string
    readonly region?: string
    readonly latitudeDeg: number
    readonly longitudeDeg: number
  }
}

/**
 * The site at its new place. Lanes keep their mode; distance, days and carriage follow. To another
 * country wages, grid and duty would change too: that is the lever `relocate`.
 */
export function movedSite(draft: Draft, change: SiteMove, context: LeverContext): Result<Draft> {
  const { noun, id, move } = change
  const site = draft.sites.find((each) => each.id === id)
  if (noun !== 'sites' || !site) {
    return fail(
      stepProblem(
        'step_does_not_fit',
        `There is no site ${id}.`,
        'Maybe it was renamed or removed.',
        {
          id,
        },
      ),
    )
  }
  const strange = Object.keys(move).filter(
    (field) => !['city', 'region', 'latitudeDeg', 'longitudeDeg'].includes(field),
  )
  if (strange.length > 0) {
    return fail(
      stepProblem(
        'edit_move',
        `A move says city, region, latitudeDeg and longitudeDeg, not ${strange.join(', ')}.`,
        strange.includes('country')
          ? 'Maybe use the lever relocate: in another country wages, grid and duty change too.'
          : 'Maybe change that by a field of its own.',
        { site: id, fields: strange.join(', ') },
      ),
    )
  }
  const sites = draft.sites.map((each) => (each.id === id ? { ...each, ...move } : each))
  const moved = { ...draft, sites } as unknown as Draft
  const lanes = draft.lanes
    .filter(({ from, to }) => String(from) === id || String(to) === id)
    .map((lane) => {
      const was = withLength(draft, lane, context)
      return otherWay(moved, lane, { mode: lane.mode, was }, context)
    })
  const problems = lanes.flatMap((each) => each.problems)
  return ok(withLanes(moved, lanes), problems)
}

/** The lane before the move with its length written out: afterwards its ends stand elsewhere. */
function withLength(
  draft: Draft,
  lane: Draft['lanes'][number],
  context: LeverContext,
): Draft['lanes'][number] {
  const km = kmOf(draft, lane, context.reference)
  if (lane.distanceKm !== undefined || km === undefined) return lane
  return { ...lane, distanceKm: km } as typeof lane
}
