import type { Lane, Named, Process } from '../../chain/chain.ts'
import type { Mode } from '../../chain/nouns/vocabulary.ts'
import { countryOf } from '../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { ChangedLane } from '../lanes/lane-terms.ts'
import { otherWay, withLanes } from '../lanes/lane-terms.ts'
import { placeOf } from '../lanes/lane-way.ts'
import type { Draft, LeverContext } from '../lever.ts'
import { refusal } from '../terms/refusals.ts'
import type { Known } from '../terms/settings.ts'
import { countryAt, makerOf, siteOf } from '../terms/firm.ts'
import type { Year } from '../terms/year.ts'
import { yearOf } from '../terms/year.ts'
import { arrivalsOf, isUsedInPlace, sourcesOf } from './carried-through.ts'
import { added, changed, copiedKnown, timesKnown, withKnown } from './parts.ts'
import type { Elsewhere } from './work-elsewhere.ts'
import { energyElsewhere, labourElsewhere } from './work-elsewhere.ts'

type NamedProcess = Named<'processes', Process>
type NamedLane = Named<'lanes', Lane>

/** The same work done at one more place. */
export interface SecondSource {
  readonly process: NamedProcess
  /** A site of the draft. */
  readonly site: string
  /** Part of the need that it supplies; the first source gives way. */
  readonly shareRatio: number
  /** What it asks over what the first source asks. */
  readonly priceRatio: number
  readonly priceKnown: Known
  readonly hoursRatio?: number
  /** Missing: a lorry on the same land, else a ship. */
  readonly mode?: Mode | undefined
}

/**
 * A second source of what a process makes: a copy of it at another place, with its own lanes in and
 * out, wages and electricity of its country, and its own price. It has its own fees per style: to
 * double a source is to pay them twice. At a share of 1 the first source stands ready, unused.
 */
export function withSecondSource(
  draft: Draft,
  second: SecondSource,
  context: LeverContext,
): Result<Draft> {
  const { process, site } = second
  const item = drivingItem(process)
  const year = yearOf(draft, context.reference)
  if (item === undefined || !year || year.units('processes', process.id) <= 0) {
    return fail(refusal('source_unused', { process: process.id }))
  }
  if (site === process.site) return fail(refusal('source_same_site', { process: process.id, site }))
  if (draft.processes.some((each) => each.site === site && drivingItem(each) === item)) {
    return fail(refusal('source_there', { item, site }))
  }
  if (draft.processes.some(({ id }) => id.endsWith(`/${process.id}`))) {
    return fail(refusal('source_again', { process: process.id }))
  }
  const copied = forHire(withCopy(draft, second, context), draft, second, { ...context, year })
  const ways = waysOut(copied, { second, item, year, context })
  if (ways.changed.length === 0) return fail(refusal('source_no_way', { item, site: process.site }))
  const into = waysIn(ways.draft, { second, item, year, context })
  const all = [...ways.changed, ...into.changed]
  const laid = withLanes(into.draft, all)
  return ok(
    laid,
    all.flatMap(({ problems }): readonly Problem[] => problems),
  )
}

function drivingItem({ outputs }: Process): string | undefined {
  return (outputs?.find(({ drives }) => drives) ?? outputs?.[0])?.item
}

/** The copy of the process and of the prices of its maker. */
function withCopy(draft: Draft, second: SecondSource, context: LeverContext): Draft {
  const { process, site, priceRatio, priceKnown } = second
  const maker = makerOf(draft, process)
  const next = siteOf(draft, site)?.actor ?? ''
  const item = drivingItem(process)
  const isOwn = next === maker
  const prices = isOwn
    ? []
    : draft.prices.filter(({ seller, item: sold }) => seller === maker && sold === item)
  const id = `${context.stepId}/${process.id}`
  const copy = copyOf(draft, second, { id, costRatio: prices.length > 0 ? 1 : priceRatio, context })
  let copied = added(draft, 'processes', {
    ...copy,
    actor: process.actor && !isOwn ? next : process.actor,
  })
  const isKept = (field: string) => !/^(labour|energy|capacity|costPerYear|shareRatio)/.test(field)
  copied = withKnown(
    copied,
    copiedKnown(draft, `processes/${process.id}`, `processes/${id}`, isKept),
  )
  for (const field of ['ownCostPerRun', 'purchaseCostPerRun'] as const) {
    if (prices.length === 0 && process[field] !== undefined && priceRatio !== 1) {
      const key = `processes/${process.id}/${field}`
      const known = timesKnown(draft, key, priceRatio, scaledBy(priceKnown, process[field]))
      copied = withKnown(copied, [{ ...known, id: `processes/${id}/${field}` }])
    }
  }
  for (const price of prices) {
    const priceId = `${context.stepId}/${price.id}`
    copied = added(copied, 'prices', {
      ...price,
      id: priceId,
      seller: next,
      pricePerUnit: price.pricePerUnit * priceRatio,
      tiers: price.tiers?.map((tier) => ({
        ...tier,
        pricePerUnit: tier.pricePerUnit * priceRatio,
      })),
    })
    const key = `prices/${priceId}`
    const known =
      'status' in priceKnown
        ? [{ ...scaledBy(priceKnown, price.pricePerUnit), id: `${key}/pricePerUnit` }]
        : copiedKnown(draft, `prices/${price.id}`, key)
    copied = withKnown(copied, known)
  }
  return copied
}

/**
 * Where the first maker works for itself, at no price, another firm works on its goods for a fee: what
 * the work costs today, and the rest.
 */
function forHire(
  copied: Draft,
  before: Draft,
  { process, site, priceRatio, priceKnown }: SecondSource,
  { stepId, year }: LeverContext & { readonly year: Year },
): Draft {
  const maker = makerOf(before, process)
  const next = siteOf(copied, site)?.actor ?? ''
  const item = drivingItem(process)
  const isPaid = before.prices.some(({ seller, item: sold }) => seller === maker && sold === item)
  if (next === maker || isPaid || process.tollFor !== undefined || item === undefined) return copied
  const cost = year.costPerUnit('processes', process.id)
  const id = `${stepId}/fee-${process.id}`
  const pricePerUnit = cost * priceRatio
  const fee = { id, seller: next, buyer: maker, item, for: 'making' as const, pricePerUnit }
  const known = { ...scaledBy(priceKnown, cost), id: `prices/${id}/pricePerUnit` }
  const copy = { noun: 'processes', id: `${stepId}/${process.id}` } as const
  const hired = changed(copied, copy, { tollFor: maker })
  return withKnown(added(hired, 'prices', fee), [known])
}

/** What is known of a ratio, brought to the figure that it bears on. */
function scaledBy(known: Known, figure: number): Known {
  const { low, high, ...rest } = known
  if (typeof low !== 'number' || typeof high !== 'number') return rest
  return { ...rest, low: low * figure, high: high * figure }
}

function copyOf(
  draft: Draft,
  { process, site, shareRatio, hoursRatio = 1 }: SecondSource,
  {
    id,
    costRatio,
    context,
  }: { readonly id: string; readonly costRatio: number; readonly context: LeverContext },
): NamedProcess {
  const country = countryAt(draft, site) ?? ''
  const there: Elsewhere = {
    isAbroad: country !== countryAt(draft, process.site),
    country,
    hoursRatio,
    wagePerHour: undefined,
    reference: context.reference,
  }
  const { shareRatio: _share, capacityUnitsPerYear: _capacity, ...rest } = process
  const times = (value: number | undefined, ratio: number) =>
    value === undefined ? undefined : value * ratio
  const outputs = process.outputs?.filter(({ item }) => item === drivingItem(process))
  return {
    ...rest,
    id,
    name: `${process.name} (${siteOf(draft, site)?.name ?? site})`,
    ...(process.nameEn !== undefined && {
      nameEn: `${process.nameEn} (${siteOf(draft, site)?.nameEn ?? siteOf(draft, site)?.name ?? site})`,
    }),
    site,
    outputs,
    labour: process.labour?.map((row) => labourElsewhere(row, there)),
    energy: process.energy?.map((row) => energyElsewhere(row, there)),
    ownCostPerRun: times(process.ownCostPerRun, costRatio),
    purchaseCostPerRun: times(process.purchaseCostPerRun, costRatio),
    costPerYear: times(process.costPerYear, shareRatio),
  } as unknown as NamedProcess
}

interface Ways {
  readonly draft: Draft
  readonly changed: readonly ChangedLane[]
}

interface Out {
  readonly second: SecondSource
  readonly item: string
  /** Of the chain before: the copy changes no share and no unit by itself. */
  readonly year: Year
  readonly context: LeverContext
}

/** Lanes from the second source to every place where the item is needed, each with its share. */
function waysOut(draft: Draft, { second, item, year, context }: Out): Ways {
  const { process, shareRatio } = second
  const changedLanes: ChangedLane[] = []
  let next = draft
  if (isUsedInPlace(draft, item, process.site)) {
    const share = year.share('processes', process.id)
    const first = { shareRatio: share * (1 - shareRatio) }
    next = changed(next, { noun: 'processes', id: process.id }, first)
    changedLanes.push(
      newLane(next, { item, to: process.site, share: share * shareRatio, second, context }),
    )
  }
  const taken = new Map<string, number>()
  const arrivals = arrivalsOf(draft, item, process.site).filter(({ to }) => to !== second.site)
  for (const { lane, to } of arrivals) {
    const share = year.share('lanes', lane.id)
    next = changed(next, { noun: 'lanes', id: lane.id }, { shareRatio: share * (1 - shareRatio) })
    taken.set(to, (taken.get(to) ?? 0) + share * shareRatio)
  }
  for (const [to, share] of taken) {
    const was = arrivals.find((arrival) => arrival.to === to)?.lane
    changedLanes.push(newLane(next, { item, to, share, ...(was && { was }), second, context }))
  }
  return { draft: next, changed: changedLanes }
}

/** Lanes from where the inputs are made to the second source; what is bought in place is bought there. */
function waysIn(draft: Draft, { second, year, context }: Out): Ways {
  const { process, site } = second
  const changedLanes: ChangedLane[] = []
  let next = draft
  for (const { item } of process.inputs ?? []) {
    if (next.items.find(({ id }) => id === item)?.kind === 'service') continue
    if (next.processes.some((each) => each.site === site && drivingItem(each) === item)) continue
    const near = next.processes.filter(
      (each) => each.site === process.site && drivingItem(each) === item,
    )
    for (const maker of near) {
      if (maker.kind === 'buy' && !maker.inputs?.length) {
        const of = { ...second, process: maker, shareRatio: 1, priceRatio: 1, priceKnown: {} }
        const id = `${context.stepId}/${maker.id}`
        next = added(next, 'processes', copyOf(next, of, { id, costRatio: 1, context }))
        const isKept = (field: string) => !/^(labour|energy|capacity|shareRatio)/.test(field)
        const from = `processes/${maker.id}`
        next = withKnown(next, copiedKnown(next, from, `processes/${id}`, isKept))
      } else {
        changedLanes.push(newLane(next, { item, from: process.site, to: site, second, context }))
      }
    }
    const sources = near.length > 0 ? [] : sourcesOf(next, item, process.site)
    const weights = sources.map((from) => madeAt(next, { item, site: from, year }))
    const total = weights.reduce((sum, each) => sum + each, 0)
    sources.forEach((from, at) => {
      if (from === site) return
      const share = sources.length > 1 && total > 0 ? weights[at]! / total : undefined
      changedLanes.push(newLane(next, { item, from, to: site, share, second, context }))
    })
  }
  return { draft: next, changed: changedLanes }
}

interface MadeAt {
  readonly item: string
  readonly site: string
  readonly year: Year
}

/** Units of an item made at a site in a year: how much each source counts. */
function madeAt(draft: Draft, { item, site, year }: MadeAt): number {
  return draft.processes
    .filter((each) => each.site === site && drivingItem(each) === item)
    .reduce((sum, each) => sum + year.units('processes', each.id), 0)
}

interface NewLane {
  readonly item: string
  readonly from?: string
  readonly to: string
  readonly share?: number | undefined
  /** The lane that does the same from the first source. */
  readonly was?: NamedLane
  readonly second: SecondSource
  readonly context: LeverContext
}

function newLane(
  draft: Draft,
  { item, to, share, was, second, context, ...ends }: NewLane,
): ChangedLane {
  const from = ends.from ?? second.site
  const mode = second.mode ?? usualMode(draft, from, to, context)
  const lane = {
    id: `${context.stepId}/${[item, from, to].map(bareId).join('-')}`,
    from,
    to,
    item,
    mode,
    ...(share !== undefined && { shareRatio: share }),
    ...(was?.segment !== undefined && { segment: was.segment }),
    ...(was?.paidBy !== undefined && { paidBy: was.paidBy }),
    ...(was?.incoterm !== undefined && { incoterm: was.incoterm }),
  } as unknown as NamedLane
  return otherWay(draft, lane, { mode }, context)
}

/** The end of an id: parts that steps made are named `step/name`. */
function bareId(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

/** A lorry inside a continent, a ship between two. */
export function usualMode(
  draft: Draft,
  from: string,
  to: string,
  { reference }: LeverContext,
): Mode {
  const block = (place: string) => {
    const country = placeOf(draft, place)?.country
    return country === undefined ? undefined : countryOf(reference, country)?.continentBlock
  }
  const [a, b] = [placeOf(draft, from)?.country, placeOf(draft, to)?.country]
  return a === b || block(from) === block(to) ? 'truck_40t' : 'sea_container'
}
