import type { Named, Process } from '../../chain/chain.ts'
import { segmentOf } from '../../chain/flow/network/segment.ts'
import type { Segment } from '../../chain/nouns/vocabulary.ts'
import type { Draft, LeverContext } from '../lever.ts'
import { countryAt, homeCountryOf, leadOf, makerOf } from './firm.ts'
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

/** Those that the firm does itself first: what it gains there, it keeps. */
export function ownFirst(draft: Draft, processes: readonly NamedProcess[]): NamedProcess[] {
  const lead = leadOf(draft)
  const isOwn = (each: NamedProcess) => Number(makerOf(draft, each) === lead)
  return processes.toSorted((a, b) => isOwn(b) - isOwn(a))
}

/** What the firm buys from makers of other countries, by its yearly bill, highest first. */
export function boughtAbroad(draft: Draft, { reference }: LeverContext): readonly NamedProcess[] {
  const flow = yearOf(draft, reference)?.flow
  if (!flow) return []
  const { network, handovers, owners } = flow
  const [lead, home] = [owners.actorIndex.get(leadOf(draft) ?? ''), homeCountryOf(draft)]
  const bills = handovers
    .filter(({ buyer, kind }) => buyer === lead && kind === 'goods')
    .map(({ node, seller, unitsPerYear, pricePerUnit, costPerUnit }) => ({
      item: draft.items[network.nodeItem[node] ?? -1]?.id,
      seller: draft.actors[seller]?.id,
      bill: unitsPerYear * (pricePerUnit ?? costPerUnit),
    }))
    .toSorted((a, b) => b.bill - a.bill)
  return bills.flatMap(({ item, seller }) =>
    draft.processes.filter(
      (each) =>
        each.outputs?.[0]?.item === item &&
        makerOf(draft, each) === seller &&
        countryAt(draft, each.site) !== home,
    ),
  )
}

/** Makers in use by their labour in a year, most first. */
export function makersByLabour(draft: Draft, context: LeverContext): readonly NamedProcess[] {
  const hours = (each: NamedProcess) =>
    (each.labour ?? []).reduce((sum, row) => sum + row.hoursPerRun, 0)
  const runs = (each: NamedProcess) => yearOf(draft, context.reference)?.runs(each.id) ?? 0
  return makersByCost(draft, context)
    .filter((each) => hours(each) > 0)
    .toSorted((a, b) => hours(b) * runs(b) - hours(a) * runs(a))
}
