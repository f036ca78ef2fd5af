import type { Lane, Named } from '../../chain/chain.ts'
import type { Draft } from '../lever.ts'

type NamedLane = Named<'lanes', Lane>

/** A place where an item is needed, and the lane that brings it there. */
export interface Arrival {
  readonly lane: NamedLane
  readonly to: string
}

/** Is the item used, sold or made there, or only passing? */
function isUsedAt(draft: Draft, item: string, place: string): boolean {
  return (
    draft.processes.some(
      ({ site, inputs }) => site === place && inputs?.some((input) => input.item === item),
    ) ||
    draft.markets.some(
      (market) => market.item === item && (market.site === place || market.id === place),
    )
  )
}

function isMadeAt(draft: Draft, item: string, place: string): boolean {
  return draft.processes.some(
    ({ site, outputs }) => site === place && outputs?.some((output) => output.item === item),
  )
}

/** Where an item that leaves a place is needed next, through places where it only passes. */
export function arrivalsOf(draft: Draft, item: string, from: string): Arrival[] {
  const found: Arrival[] = []
  const seen = new Set([from])
  for (const place of seen) {
    for (const lane of draft.lanes) {
      if (lane.item !== item || lane.from !== place || seen.has(lane.to)) continue
      if (isUsedAt(draft, item, lane.to)) found.push({ lane, to: lane.to })
      else seen.add(lane.to)
    }
  }
  return found
}

/** Places where an item that is brought somewhere is made, through places where it only passes. */
export function sourcesOf(draft: Draft, item: string, to: string): string[] {
  const found = new Set<string>()
  const seen = new Set([to])
  for (const place of seen) {
    for (const lane of draft.lanes) {
      if (lane.item !== item || lane.to !== place || seen.has(lane.from)) continue
      if (isMadeAt(draft, item, lane.from)) found.add(lane.from)
      else seen.add(lane.from)
    }
  }
  return [...found]
}

/** Is the item needed where it is made, without any lane? */
export function isUsedInPlace(draft: Draft, item: string, place: string): boolean {
  return isUsedAt(draft, item, place)
}
