import type { Named, Process } from '../../chain/chain.ts'
import { segmentOf } from '../../chain/flow/network/segment.ts'
import type { Segment } from '../../chain/nouns/vocabulary.ts'
import type { Draft, LeverContext } from '../lever.ts'
import { yearOf } from './year.ts'

type NamedProcess = Named<'processes', Process>

/** Processes in use that make something, by the cost that they add in a year, highest first. */
export function makersByCost(
  draft: Draft,
  { reference }: LeverContext,
  segment: Segment = 'production',
): readonly NamedProcess[] {
  const year = yearOf(draft, reference)
  if (!year) return []
  const { network } = year.flow
  const cost = (each: NamedProcess) =>
    year.units('processes', each.id) * year.costPerUnit('processes', each.id)
  return draft.processes
    .filter(
      (each, k) =>
        each.kind !== 'serve' &&
        segmentOf(network, k) === segment &&
        year.units('processes', each.id) > 0,
    )
    .toSorted((a, b) => cost(b) - cost(a))
}

/** The same, by their labour in a year. */
export function makersByLabour(draft: Draft, context: LeverContext): readonly NamedProcess[] {
  const hours = (each: NamedProcess) =>
    (each.labour ?? []).reduce((sum, row) => sum + row.hoursPerRun, 0)
  const runs = (each: NamedProcess) => yearOf(draft, context.reference)?.runs(each.id) ?? 0
  return makersByCost(draft, context)
    .filter((each) => hours(each) > 0)
    .toSorted((a, b) => hours(b) * runs(b) - hours(a) * runs(a))
}
