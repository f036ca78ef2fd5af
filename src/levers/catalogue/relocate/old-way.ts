import type { Lane, Named } from '../../../chain/chain.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Draft } from '../../lever.ts'
import { stepProblem } from '../../lever.ts'
import type { Move } from './relocate.ts'

type NamedLane = Named<'lanes', Lane>

/** What the moved process makes, that a lane could carry. */
function goods({ process }: Move): string[] {
  return (process.outputs ?? []).map(({ item }) => item as string)
}

/**
 * Lanes of the item from the old site up to `deliverTo`, through places that nothing else supplies:
 * once the work has moved they carry nothing. Empty when the step names no place to deliver to.
 */
export function oldWay({ draft, process, members, deliverTo }: Move, item: string): NamedLane[] {
  const gone: NamedLane[] = []
  if (deliverTo === undefined) return gone
  const places: string[] = [process.site]
  for (let place = places.shift(); place !== undefined; place = places.shift()) {
    const isFed =
      draft.processes.some(
        (each) =>
          !members.includes(each) &&
          each.site === place &&
          each.outputs?.some((output) => output.item === item),
      ) ||
      draft.lanes.some((lane) => lane.item === item && lane.to === place && !gone.includes(lane))
    if (isFed) continue
    for (const lane of draft.lanes) {
      if (lane.item !== item || lane.from !== place || gone.includes(lane)) continue
      gone.push(lane)
      if (lane.to !== deliverTo) places.push(lane.to)
    }
  }
  return gone
}

/** Lanes that brought from the new site to the old one what only the moved process took there. */
function nowAtHand({ draft, process, members, toSite }: Move): NamedLane[] {
  const isTaken = (item: string) =>
    draft.processes.some(
      (each) =>
        !members.includes(each) &&
        each.site === process.site &&
        each.inputs?.some((input) => input.item === item),
    )
  const taken = new Set((process.inputs ?? []).map(({ item }) => item as string))
  return draft.lanes.filter(
    ({ from, to, item }) =>
      from === toSite && to === process.site && taken.has(item) && !isTaken(item),
  )
}

/** The draft without the lanes that carry nothing any more, and what was known of them. */
export function withoutOldWay(move: Move): Draft {
  const { draft } = move
  const lanes = [...goods(move).flatMap((item) => oldWay(move, item)), ...nowAtHand(move)]
  const gone = new Set(lanes.map(({ id }) => id as string))
  if (gone.size === 0) return draft
  const isOf = (key: string) => [...gone].some((id) => key.startsWith(`lanes/${id}/`))
  return {
    ...draft,
    lanes: draft.lanes.filter(({ id }) => !gone.has(id)),
    estimates: draft.estimates.filter(({ id }) => !isOf(id)),
  }
}

/** The goods must have gone there before: otherwise their new lane would feed nobody. */
export function deliveryProblem(move: Move): Problem | undefined {
  const { deliverTo, process } = move
  if (deliverTo === undefined) return undefined
  const arrives = goods(move).some((item) => oldWay(move, item).some(({ to }) => to === deliverTo))
  if (arrives) return undefined
  return stepProblem(
    'not_on_the_way',
    `Nothing that ${process.id} makes goes from ${process.site} to ${deliverTo}.`,
    'Maybe name the place where the goods are needed next.',
    { process: process.id, from: process.site, to: deliverTo },
  )
}
