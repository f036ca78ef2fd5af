import { log } from '../../core/statistics/special.ts'
import type { Chain } from '../chain.ts'
import { laneKm } from '../flow/terms.ts'
import type { LaneAt } from '../flow/terms.ts'
import type { Quantity } from './quantities.ts'
import { BOUGHT, LANE_QUANTITIES, PROCESS_QUANTITIES } from './quantities.ts'
import type { Surroundings } from './surroundings.ts'

/** A figure that a stage has or may lack, in the form that the model reads. */
export interface Cell {
  readonly quantity: Quantity
  /** Cells of one pool are compared: same quantity, same kind of process, same carrier. */
  readonly pool: string
  readonly noun: 'processes' | 'lanes'
  readonly index: number
  /** `leadTimeDays`, `labour.0.hoursPerRun`. */
  readonly field: string
  /** In the currency of the chain. */
  readonly value: number | undefined
  /** What the tables expect: the model is of the value over it. */
  readonly baseline: number
  /** What is written into the chain over what is modelled: mass, for carriage per unit; currency. */
  readonly scale: number
  readonly covariates: readonly number[]
  /** Groups it belongs to, one per factor of its quantity; '' = none. */
  readonly groups: readonly string[]
  /** Stages like it, to judge whether it should have the figure at all. */
  readonly peers: string
  /** Nothing is made in no time nor bought for nothing: absent is missing. */
  readonly mustExist: boolean
  /** A stage of the firm that looks at its chain. */
  readonly isOwn: boolean
  /** Its cost is stated whole in another field: nothing of this one is missing. */
  readonly isComplete: boolean
  /** Carrier of an energy row that would have to be added. */
  readonly carrier?: string
}

type ProcessQuantity = keyof typeof PROCESS_QUANTITIES

const FLAT = [
  'leadTimeDays',
  'ownCostPerRun',
  'purchaseCostPerRun',
  'directCarbonKgCo2ePerRun',
  'setupCost',
  'costPerYear',
  'yieldRatio',
] as const satisfies readonly ProcessQuantity[]

const MONEY: ReadonlySet<string> = new Set([
  'ownCostPerRun',
  'purchaseCostPerRun',
  'setupCost',
  'costPerYear',
  'costPerHour',
  'costPerKwh',
])

/** What is bought outside has one cost, however it is stated: when one of these is, none is missing. */
const COSTS: ReadonlySet<string> = new Set([
  'hoursPerRun',
  'kwhPerRun',
  'ownCostPerRun',
  'purchaseCostPerRun',
  'setupCost',
  'costPerYear',
])

/** Figures of processes, but for hourly and energy prices; `serve` processes are the firm's own. */
export function processCells(chain: Chain, around: Surroundings): Cell[] {
  const cells: Cell[] = []
  chain.processes.forEach((process, index) => {
    if (process.kind === 'serve') return
    const at = processCell(around, index)
    for (const name of FLAT) cells.push(at(name, name, process[name]))
    cells.push(...hoursCells(process, at), ...energyCells(process, at, around.carriers))
    process.inputs?.forEach((input, row) => {
      cells.push(at('scrapRatio', `inputs.${row}.scrapRatio`, input.scrapRatio))
    })
  })
  return cells
}

type Process = Chain['processes'][number]
type CellAt = ReturnType<typeof processCell>

function hoursCells({ labour }: Process, at: CellAt): Cell[] {
  if (!labour?.length) return [at('hoursPerRun', 'labour.0.hoursPerRun', undefined)]
  return labour.map((each, row) => at('hoursPerRun', `labour.${row}.hoursPerRun`, each.hoursPerRun))
}

/** One cell per carrier in use in the chain; rows that are not there would come last. */
function energyCells({ energy = [] }: Process, at: CellAt, carriers: readonly string[]): Cell[] {
  let next = energy.length
  return carriers.map((carrier) => {
    const found = energy.findIndex((each) => each.carrier === carrier)
    const row = found < 0 ? next++ : found
    const cell = at('kwhPerRun', `energy.${row}.kwhPerRun`, energy[found]?.kwhPerRun)
    return { ...cell, pool: `${cell.pool}/${carrier}`, carrier }
  })
}

/** What an hour and a kilowatt-hour cost, where hours and energy are known by now. */
export function priceCells(chain: Chain, around: Surroundings): Cell[] {
  const cells: Cell[] = []
  const paidIn = new Set(
    chain.processes.flatMap((process, index) =>
      process.labour?.some((labour) => labour.costPerHour !== undefined)
        ? [around.processes[index]!.country]
        : [],
    ),
  )
  chain.processes.forEach((process, index) => {
    if (process.kind === 'serve') return
    const at = processCell(around, index)
    const { country } = around.processes[index]!
    process.labour?.forEach((labour, row) => {
      const table = around.labour(country)
      const cell = at('costPerHour', `labour.${row}.costPerHour`, labour.costPerHour)
      // Pay differs thirty-fold between countries: without a table, only a neighbour can tell.
      if (table === undefined && !paidIn.has(country)) return
      const groups = [table?.kind ?? 'none', ...cell.groups.slice(1)]
      cells.push({ ...cell, groups, baseline: table?.value ?? around.middleLabour })
    })
    process.energy?.forEach((energy, row) => {
      const cell = at('costPerKwh', `energy.${row}.costPerKwh`, energy.costPerKwh)
      const isElectric = energy.carrier === 'electricity'
      const table = isElectric ? around.electricity(country) : undefined
      const baseline = isElectric ? (table ?? around.middleElectricity) : 1
      const pool = `${cell.pool}/${energy.carrier}`
      cells.push({ ...cell, pool, groups: cell.groups.slice(1), baseline })
    })
  })
  return cells
}

function processCell(around: Surroundings, index: number) {
  const { kind, step, firm, country, activity, massKgPerRun, isOwn, hasCost, currency } =
    around.processes[index]!
  return (name: ProcessQuantity, field: string, value: number | undefined): Cell => {
    const known: Quantity = PROCESS_QUANTITIES[name]
    const rate = MONEY.has(name) ? around.rateOf(currency) : 1
    const isPriced = name === 'purchaseCostPerRun' && kind === 'buy' && around.middlePrice > 0
    const quantity = isPriced ? BOUGHT : known
    return {
      quantity,
      pool: `${quantity.id}/${kind}`,
      noun: 'processes',
      index,
      field,
      value: value === undefined ? undefined : value * rate,
      baseline: isPriced ? around.middlePrice : 1,
      scale: 1 / rate,
      covariates: quantity.slopes.length > 0 ? [log(massKgPerRun)] : [],
      groups: [step, firm, country],
      peers: activity,
      isOwn,
      isComplete: kind === 'buy' && hasCost && COSTS.has(name),
      mustExist: name === 'leadTimeDays' || (isPriced && !hasCost),
    }
  }
}

/** Distances: known in part from the two places. */
export function distanceCells(chain: Chain, around: Surroundings): Cell[] {
  return chain.lanes.flatMap((lane, index): Cell[] => {
    if (lane.mode === 'wire' || lane.mode === 'hand') return []
    const at: LaneAt = { massKgPerUnit: 1, straightKm: around.straightKm(index) }
    const { distanceKm: value, ...rest } = lane
    const baseline = laneKm(rest, at, around.defaults)
    if (baseline === undefined || baseline <= 0) return []
    const quantity = LANE_QUANTITIES.distanceKm
    const cell = { ...laneCell(around, index, quantity), groups: [lane.mode], value, baseline }
    return [{ ...cell, field: 'distanceKm' }]
  })
}

/** Days, cost and damage of lanes, once distances are known. */
export function laneCells(chain: Chain, around: Surroundings): Cell[] {
  return chain.lanes.flatMap((lane, index): Cell[] => {
    if (lane.mode === 'wire' || lane.mode === 'hand') return []
    const at: LaneAt = { massKgPerUnit: 1, straightKm: around.straightKm(index) }
    const km = log(Math.max(1, laneKm(lane, at, around.defaults) ?? around.middleKm))
    const { leadTimeDays, costPerKg, damageRatio } = LANE_QUANTITIES
    const mass = around.lanes[index]!.massKgPerUnit
    const rate = around.rateOf(lane.currency)
    const days = { ...laneCell(around, index, leadTimeDays), covariates: [km] }
    const broken = { ...laneCell(around, index, damageRatio), groups: [lane.mode] }
    return [
      { ...days, field: 'leadTimeDays', value: lane.leadTimeDays },
      {
        ...laneCell(around, index, costPerKg),
        covariates: [km, log(mass)],
        field: around.carriageField,
        value: carriagePerKg(lane, mass, rate),
        scale: (around.carriageField === 'costPerUnit' ? mass : 1) / rate,
      },
      { ...broken, field: 'damageRatio', value: lane.damageRatio },
    ]
  })
}

/** All that carriage costs, per kg in the currency of the chain, whichever way it is given. */
function carriagePerKg(
  lane: Chain['lanes'][number],
  massKg: number,
  rate: number,
): number | undefined {
  const { costPerUnit, costPerKg, costPerShipment, unitsPerShipment } = lane
  if (costPerUnit === undefined && costPerKg === undefined && costPerShipment === undefined) {
    return undefined
  }
  const shipped = costPerShipment === undefined ? 0 : costPerShipment / (unitsPerShipment || 1)
  return rate * ((costPerUnit ?? 0) / massKg + (costPerKg ?? 0) + shipped / massKg)
}

function laneCell(around: Surroundings, index: number, quantity: Quantity) {
  const { mode, firm, isOwn } = around.lanes[index]!
  return {
    quantity,
    pool: quantity.id,
    noun: 'lanes' as const,
    index,
    baseline: 1,
    scale: 1,
    covariates: [] as number[],
    groups: [mode, firm],
    peers: mode,
    isOwn,
    isComplete: false,
    mustExist: false,
  }
}
