import type { Chain } from '../chain.ts'
import { greatCircleKm } from '../place/geo.ts'
import type { ReferenceSet } from '../reference-set/reference.ts'
import { COLUMNS, column, HOURS } from './components.ts'
import { defaultsOf } from './defaults.ts'
import type { Network } from './network/network.ts'
import { candidatesOf } from './network/candidates.ts'
import type { ProcessAt, TermContext, TermSink } from './terms.ts'
import { emitLane, emitProcess } from './terms.ts'

/** Figures of every stage per unit supplied: row = stage, columns as in `COMPONENTS`. */
export type StageTable = Float64Array

/** A fixed cost that no unit bears, because the capacity was not used. */
export interface IdleCapacity {
  readonly site: number
  /** The process when the cost is its own; -1 when it is the site's. */
  readonly process: number
  readonly costPerYear: number
}

export function termContext(chain: Chain, reference: ReferenceSet): TermContext {
  const rates = new Map(chain.rates.map((rate) => [rate.currency, rate.value as number]))
  const home = chain.chain.currency
  const rateOf = (currency: string | undefined) =>
    currency === undefined || currency === home ? 1 : (rates.get(currency) ?? 1)
  return {
    chain,
    defaults: defaultsOf(reference, chain.chain.carbonFamily ?? 'uk-2025'),
    rateOf,
    eurRate: rateOf('EUR'),
  }
}

/** Adds up the terms of every stage at its volume; fixed costs are shared afterwards. */
export function stageTable(
  network: Network,
  activity: Float64Array,
  context: TermContext,
): StageTable {
  const table = new Float64Array(network.stageCount * COLUMNS)
  const of = { network, context }
  let row = 0
  const sink: TermSink = {
    add(component, value) {
      table[row + component] = (table[row + component] ?? 0) + value
    },
  }
  for (let stage = 0; stage < network.stageCount; stage++) {
    row = stage * COLUMNS
    emitStage(of, stage, activity[stage] ?? 0, sink)
  }
  return table
}

/** What the terms of stages are worked out from. */
export interface TermsOf {
  readonly network: Network
  readonly context: TermContext
}

/** Emits the terms of one stage, process or lane. */
export function emitStage(
  { network, context }: TermsOf,
  stage: number,
  unitsPerYear: number,
  sink: TermSink,
): void {
  const { chain, processCount } = network
  const process = chain.processes[stage]
  if (process) {
    emitProcess(process, processAt(network, stage, unitsPerYear), context, sink)
    return
  }
  const lane = chain.lanes[stage - processCount]
  if (!lane) throw new Error(`No stage ${stage}`)
  const item = chain.items[network.nodeItem[network.stageNode[stage]!]!]
  const isTold = lane.distanceKm !== undefined
  emitLane(
    lane,
    {
      massKgPerUnit: item?.massKgPerUnit ?? 0,
      straightKm: isTold ? undefined : straightKm(network, stage),
    },
    context,
    sink,
  )
}

function processAt(network: Network, stage: number, unitsPerYear: number): ProcessAt {
  const { chain } = network
  const process = chain.processes[stage]!
  const isLeaf = process.kind === 'buy' && !process.inputs?.length
  const made = isLeaf ? chain.items[network.nodeItem[network.stageNode[stage]!] ?? -1] : undefined
  return {
    country: chain.sites[network.stageTo[stage]!]!.country,
    runsPerUnit: network.runsPerUnit[stage]!,
    unitsPerYear,
    boughtCarbonKgCo2ePerUnit: made?.carbonKgCo2ePerUnit ?? 0,
  }
}

/** Great-circle distance between the two ends of a lane. */
export function straightKm(network: Network, stage: number): number | undefined {
  if (stage < network.processCount) return undefined
  const from = placePoint(network, network.stageFrom[stage]!)
  const to = placePoint(network, network.stageTo[stage]!)
  return from && to ? greatCircleKm(from, to) : undefined
}

export interface Point {
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

/** Coordinates of a place; a site without any takes those of its first dated position. */
export function placePoint(network: Network, place: number): Point | undefined {
  const { sites, markets } = network.chain
  const site = sites[place]
  const market = site ? undefined : markets[place - sites.length]
  const where = site ?? market
  if (where?.latitudeDeg !== undefined && where.longitudeDeg !== undefined) {
    return where as Point
  }
  if (site) return site.positions?.[0]
  return market?.site === undefined
    ? undefined
    : placePoint(network, network.placeIndex.get(market.site) ?? -1)
}

const FIXED = column('cost.fixed')

/**
 * Shares fixed costs by capacity used. A process bears `costPerYear / capacity` per unit; the fixed
 * cost of a site is split over its processes by capacity hours, each bearing what it uses. What is
 * unused is returned as idle capacity. A process without a capacity counts as fully used. Processes
 * and sites that are candidates (share 0) cost nothing yet.
 */
export function shareFixedCosts(
  network: Network,
  activity: Float64Array,
  table: StageTable,
  context: TermContext,
): IdleCapacity[] {
  const { chain } = network
  const idle: IdleCapacity[] = []
  const candidates = candidatesOf(network)
  const siteCosts = siteCostsOf(chain, context)
  const atSite: (number[] | undefined)[] = []
  chain.processes.forEach((process, k) => {
    const site = network.stageTo[k]!
    const units = activity[k] ?? 0
    if (candidates.isStage(k)) return
    if (siteCosts[site]! > 0 && (network.stageShare[k]! > 0 || process.servesItem !== undefined)) {
      ;(atSite[site] ??= []).push(k)
    }
    const cost = processCostPerYear(process, chain.chain) * context.rateOf(process.currency)
    if (cost === 0 || (network.stageShare[k] === 0 && units === 0)) return
    const used = usedRatio(process.capacityUnitsPerYear, units)
    addFixed(table, k, units > 0 ? (cost * used) / units : 0)
    const left = units > 0 ? cost * (1 - used) : cost
    if (left > 0) idle.push({ site, process: k, costPerYear: left })
  })
  siteCosts.forEach((cost, site) => {
    const processes = atSite[site] ?? []
    if (cost > 0 && !candidates.isSite(site)) {
      shareSiteCost({ network, activity, table, site, processes, cost }, idle)
    }
  })
  return idle
}

/** Yearly cost of each site, in the currency of the chain. */
function siteCostsOf(chain: Chain, context: TermContext): Float64Array {
  const costs = new Float64Array(chain.sites.length)
  chain.sites.forEach((site, s) => {
    costs[s] = siteCostPerYear(site) * context.rateOf(site.currency)
  })
  return costs
}

interface SiteSharing {
  readonly network: Network
  readonly activity: Float64Array
  readonly table: StageTable
  readonly site: number
  readonly processes: readonly number[]
  readonly cost: number
}

function shareSiteCost(sharing: SiteSharing, idle: IdleCapacity[]): void {
  const { network, activity, table, processes, cost } = sharing
  const weights = processes.map((k) => capacityHours(network, activity, table, k))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let unused = cost
  processes.forEach((k, index) => {
    const units = activity[k] ?? 0
    if (units === 0) return
    const part = cost * (total > 0 ? (weights[index] ?? 0) / total : 1 / processes.length)
    const used = usedRatio(network.chain.processes[k]?.capacityUnitsPerYear, units)
    addFixed(table, k, (part * used) / units)
    unused -= part * used
  })
  if (unused > cost * 1e-12) idle.push({ site: sharing.site, process: -1, costPerYear: unused })
}

function usedRatio(capacity: number | undefined, units: number): number {
  return capacity === undefined || capacity <= 0 ? 1 : Math.min(1, units / capacity)
}

/** Hours that a process could work: its weight in the fixed cost of the site it shares. */
export function capacityHours(
  network: Network,
  activity: Float64Array,
  table: StageTable,
  stage: number,
): number {
  const process = network.chain.processes[stage]
  const machine = process?.machineHoursPerRun
  const hours =
    machine === undefined
      ? (table[stage * COLUMNS + HOURS] ?? 0)
      : machine * (network.runsPerUnit[stage] ?? 1)
  return hours * (process?.capacityUnitsPerYear ?? activity[stage] ?? 0)
}

/** Yearly cost of a process: its fixed cost plus the annuity of its own machines. */
export function processCostPerYear(
  process: Pick<Chain['processes'][number], 'costPerYear' | 'investment' | 'lifeYears'>,
  { capitalCostRatioPerYear }: Chain['chain'],
): number {
  const fixed = process.costPerYear ?? 0
  const { investment, lifeYears } = process
  if (investment === undefined || lifeYears === undefined) return fixed
  return fixed + annuity(investment, lifeYears, capitalCostRatioPerYear ?? 0)
}

/** Yearly payment that writes an amount off over its life, interest included; 0 without a life. */
export function annuity(amount: number, lifeYears: number, ratioPerYear: number): number {
  if (amount <= 0 || lifeYears <= 0) return 0
  if (ratioPerYear === 0) return amount / lifeYears
  return (amount * ratioPerYear) / (1 - (1 + ratioPerYear) ** -lifeYears)
}

/** Yearly cost of a site: its fixed cost plus the annuity of what was invested, subsidy off. */
export function siteCostPerYear(site: Chain['sites'][number]): number {
  const fixed = site.fixedCostPerYear ?? 0
  const net = (site.investment ?? 0) - (site.subsidy ?? 0)
  return fixed + annuity(net, site.lifeYears ?? 0, site.capitalCostRatioPerYear ?? 0)
}

function addFixed(table: StageTable, stage: number, perUnit: number): void {
  table[stage * COLUMNS + FIXED] = (table[stage * COLUMNS + FIXED] ?? 0) + perUnit
}
