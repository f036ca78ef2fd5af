import type { Chain } from '../chain.ts'
import { drivingOutput } from '../flow/network/network.ts'
import { capacityHours } from '../flow/stage-table.ts'
import { COLUMNS, DAYS } from '../flow/components.ts'
import { positionsOf } from '../flow/positions.ts'
import type { Result } from '../../core/problem.ts'
import { ok } from '../../core/problem.ts'
import type { Change, Regrouping, Row } from './draft.ts'
import { cannot, scaled, written } from './draft.ts'
import { scaledEstimates } from './part-estimates.ts'
import type { Slice } from './slices.ts'
import { centreOf } from './slices.ts'

type Process = Chain['processes'][number]

/**
 * A process in a row of parts at the same site: the first takes the inputs and bears the yield, the
 * last gives the outputs under the old id; between them goes an intermediate item of their own.
 */
export function splitProcess(
  from: Regrouping,
  process: Process,
  slices: readonly Slice[],
): Result<Change> {
  if (process.servesItem !== undefined && !drivingOutput(process)) {
    return splitServe(from, process, slices)
  }
  const { chain } = from
  const output = drivingOutput(process)!
  const fees = feesOf(chain, process)
  if (fees.length > 0 && hasTwin(chain, process)) {
    return cannot(
      'shared_fee',
      `The fee for ${output.item} pays for other processes than ${process.id} too.`,
      'Maybe give the process an item of its own first.',
    )
  }
  if (!sharesSite(from, process)) return noHours(process.site)
  const centre = centreOf(process.valueCentreRatio, slices)
  if (centre === 'outside') return lostCentre(process.id)
  const item = chain.items.find((each) => each.id === output.item)!
  const principal = principalOf(from, process)
  const last = slices.length - 1
  const rows = slices.map((slice, k): Row => {
    const row = { ...processRow(process, slice), steps: stepsOf(process, slices, k) }
    const taken = (output.quantityPerRun ?? 1) * (process.yieldRatio ?? 1)
    return written({
      ...row,
      ...(centre === undefined ? {} : { valueCentreRatio: centre }),
      kind: k === 0 ? process.kind : process.kind === 'buy' ? 'transform' : process.kind,
      ...(k === 0
        ? {}
        : {
            inputs: [{ item: slices[k - 1]!.item, quantityPerRun: taken }],
            supplier: undefined,
            tollFor: process.tollFor ?? principal,
          }),
      ...(k === last
        ? {}
        : {
            outputs: [intermediate(slice.item, output.quantityPerRun)],
            shareRatio: undefined,
          }),
    })
  })
  const items = slices.slice(0, last).map(({ item: id, name, nameEn }, k): Row =>
    written({
      id,
      name,
      nameEn,
      kind: item.kind === 'service' ? 'service' : 'component',
      unit: item.unit,
      massKgPerUnit: item.massKgPerUnit,
      volumeM3PerUnit: item.volumeM3PerUnit,
      originCountry: k === 0 ? item.originCountry : undefined,
      // Only what is bought outside counts its own factor: here the first part buys.
      carbonKgCo2ePerUnit: k === 0 && process.kind === 'buy' ? item.carbonKgCo2ePerUnit : undefined,
    }),
  )
  return ok({
    replaced: {
      processes: new Map([[process.id, rows]]),
      prices: new Map(fees.map((fee) => [fee.id, splitFee(fee, slices)])),
      policies: decouplings(chain, process.id, slices[0]!.id),
      estimates: scaledEstimates(chain, { noun: 'processes', id: process.id, slices }),
    },
    added: { items },
  })
}

function intermediate(item: string, quantityPerRun: number | undefined) {
  return quantityPerRun === undefined ? { item } : { item, quantityPerRun }
}

/** Who owns what the process makes, when that is not who is at home there: of what is between too. */
function principalOf({ chain, flow, stageOf }: Regrouping, process: Process): string | undefined {
  const { network, owners } = flow
  const owner = chain.actors[owners.node[network.stageNode[stageOf.get(process.id)!]!]!]?.id
  return owner === chain.sites.find((site) => site.id === process.site)?.actor ? undefined : owner
}

/** Figures of a run, each part with its share; hours shared as the cost is. */
function processRow(process: Process, { id, name, nameEn, ratio }: Slice): Row {
  const per = (value: number | undefined) => scaled(value, ratio)
  return written({
    ...process,
    id,
    name,
    nameEn,
    labour: process.labour?.map((row) => ({ ...row, hoursPerRun: row.hoursPerRun * ratio })),
    energy: process.energy?.map((row) => ({ ...row, kwhPerRun: row.kwhPerRun * ratio })),
    purchaseCostPerRun: per(process.purchaseCostPerRun),
    ownCostPerRun: per(process.ownCostPerRun),
    marginPerRun: per(process.marginPerRun),
    costPerYear: per(process.costPerYear),
    investment: per(process.investment),
    costPerStyle: per(process.costPerStyle),
    setupCost: per(process.setupCost),
    machineHoursPerRun: per(process.machineHoursPerRun),
    leadTimeDays: per(process.leadTimeDays),
    // Parts vary independently: variances add up.
    leadTimeSdDays: scaled(process.leadTimeSdDays, Math.sqrt(ratio)),
    directCarbonKgCo2ePerRun: per(process.directCarbonKgCo2ePerRun),
  })
}

/** Named operations, in their order, to the parts in proportion: each is done once. */
function stepsOf({ steps }: Process, slices: readonly Slice[], part: number) {
  if (steps === undefined) return undefined
  const end = (k: number) =>
    Math.round(steps.length * slices.slice(0, k).reduce((sum, slice) => sum + slice.ratio, 0))
  const own = steps.slice(end(part), end(part + 1))
  return own.length > 0 ? own : undefined
}

/** A serve process works beside others, not after them: its parts keep its mean place in time. */
function splitServe(from: Regrouping, process: Process, slices: readonly Slice[]): Result<Change> {
  if (!sharesSite(from, process)) return noHours(process.site)
  const { network, activity, table } = from.flow
  const stage = from.stageOf.get(process.id)!
  const days = table[stage * COLUMNS + DAYS]!
  const middle = positionsOf(network, activity, table).stageDays[stage]!
  let nearer = days
  const rows = slices.map((slice): Row => {
    nearer -= days * slice.ratio
    // Middle of the part, where all of the work comes before the hand; else that of the whole.
    const place = middle + nearer + (days * (slice.ratio - 1)) / 2
    return written({
      ...processRow(process, slice),
      daysBeforeHand: middle < days / 2 ? middle : place,
    })
  })
  return ok({
    replaced: {
      processes: new Map([[process.id, rows]]),
      estimates: scaledEstimates(from.chain, { noun: 'processes', id: process.id, slices }),
    },
  })
}

type Price = Chain['prices'][number]

/** Prices for the making of what this process gives, asked by who does it. */
export function feesOf(chain: Chain, process: Process): Price[] {
  const actor = actorOf(chain, process)
  const item = drivingOutput(process)?.item
  return chain.prices.filter(
    (price) => price.for === 'making' && price.seller === actor && price.item === item,
  )
}

function actorOf(chain: Chain, process: Process): string | undefined {
  return process.actor ?? chain.sites.find((site) => site.id === process.site)?.actor
}

export function hasTwin(chain: Chain, process: Process): boolean {
  const actor = actorOf(chain, process)
  const item = drivingOutput(process)?.item
  return chain.processes.some(
    (other) =>
      other.id !== process.id &&
      drivingOutput(other)?.item === item &&
      actorOf(chain, other) === actor,
  )
}

function splitFee(price: Price, slices: readonly Slice[]): Row[] {
  return slices.map((slice, k) => {
    const isLast = k === slices.length - 1
    return written({
      ...price,
      id: isLast ? price.id : `${price.id}-${k + 1}`,
      item: isLast ? price.item : slice.item,
      pricePerUnit: price.pricePerUnit * slice.ratio,
      tiers: price.tiers?.map((tier) => ({
        ...tier,
        pricePerUnit: tier.pricePerUnit * slice.ratio,
      })),
    })
  })
}

/** What was done first after the order is now the first part. */
export function decouplings(chain: Chain, id: string, first: string) {
  return new Map(
    chain.policies
      .filter((policy) => policy.decoupling === id)
      .map((policy): [string, Row[]] => [policy.id, [{ ...policy, decoupling: first }]]),
  )
}

/** Without hours the fixed cost of a site is shared by heads: more parts would take more of it. */
export function sharesSite({ chain, flow, stageOf }: Regrouping, process: Process): boolean {
  const site = chain.sites.find((each) => each.id === process.site)!
  const others = chain.processes.filter((each) => each.site === site.id && each.id !== process.id)
  const hasCost = (site.fixedCostPerYear ?? 0) > 0 || (site.investment ?? 0) > 0
  if (others.length === 0 || !hasCost) return true
  const { network, activity, table } = flow
  return [process, ...others].some(
    (each) => capacityHours(network, activity, table, stageOf.get(each.id)!) > 0,
  )
}

export function noHours(site: string) {
  return cannot(
    'no_hours',
    `Nothing says how the processes of ${site} share its fixed cost.`,
    'Maybe give the machine hours of one of them.',
  )
}

export function lostCentre(id: string) {
  return cannot(
    'lost_centre',
    `The value of ${id} sits too near one end of its days for these parts.`,
    'Maybe give more of it to the part at that end.',
  )
}
