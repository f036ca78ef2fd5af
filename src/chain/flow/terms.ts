import type { Chain, Lane, Process } from '../chain.ts'
import type { EnergyCarrier } from '../nouns/vocabulary.ts'
import { ENERGY_CARRIERS } from '../nouns/vocabulary.ts'
import { column } from './components.ts'
import type { Defaults } from './defaults.ts'

/** Receives the terms of a stage: its figures per unit are sums of them. */
export interface TermSink {
  /** `value` is the product of what stands behind `fields`, in chain currency, per unit supplied. */
  add(componentColumn: number, value: number, origin: TermOrigin): void
}

/** Where a term comes from: static, so that a million stages allocate nothing for it. */
export interface TermOrigin {
  /** Fields whose product the term is; `labour.*.hoursPerRun` inside rows. */
  readonly fields: readonly string[]
  /** Fields that divide it. */
  readonly per?: readonly string[]
  /** The term is a yearly amount over the units of the year. */
  readonly yearly?: true
  /** Fields of the item made or carried that are factors too. */
  readonly itemFields?: readonly string[]
  /** Reference figure that stood in for a field left empty. */
  readonly reference?:
    | 'labour'
    | 'electricity'
    | 'energy'
    | 'transport'
    | 'speed'
    | 'handling'
    | 'distance'
  readonly row?: number
}

/** What the terms of a stage need to know beyond its own record. */
export interface TermContext {
  readonly chain: Chain
  readonly defaults: Defaults
  /** Value of one unit of a currency in that of the chain. */
  readonly rateOf: (currency: string | undefined) => number
  /** EUR of the reference tables into the chain's currency. */
  readonly eurRate: number
}

const C = {
  purchase: column('cost.purchase'),
  labour: column('cost.labour'),
  energy: column('cost.energy'),
  own: column('cost.own'),
  margin: column('cost.margin'),
  setup: column('cost.setup'),
  carriage: column('cost.carriage'),
  direct: column('carbon.direct'),
  transport: column('carbon.transport'),
  bought: column('carbon.bought'),
  days: column('days'),
  hours: column('hours'),
  km: column('km'),
} as const

const PURCHASE: TermOrigin = { fields: ['purchaseCostPerRun'] }
const OWN: TermOrigin = { fields: ['ownCostPerRun'] }
const MARGIN: TermOrigin = { fields: ['marginPerRun'] }
const SETUP: TermOrigin = { fields: ['setupCost'], per: ['lotUnits'] }
const STYLE: TermOrigin = { fields: ['costPerStyle', 'styles'], yearly: true }
const DIRECT: TermOrigin = { fields: ['directCarbonKgCo2ePerRun'] }
const LEAD: TermOrigin = { fields: ['leadTimeDays'] }
const BOUGHT: TermOrigin = { fields: [], itemFields: ['carbonKgCo2ePerUnit'] }
const LABOUR_FIELDS = ['labour.*.hoursPerRun', 'labour.*.costPerHour']
const HOURS_FIELDS = ['labour.*.hoursPerRun']
const KWH_FIELDS = ['energy.*.kwhPerRun']
const ENERGY_FIELDS = ['energy.*.kwhPerRun', 'energy.*.costPerKwh']

/** The same origin for every record, row by row: made once. */
function byRow(origin: TermOrigin): (row: number) => TermOrigin {
  const rows: TermOrigin[] = []
  return (row) => (rows[row] ??= { ...origin, row })
}

const HOURS = byRow({ fields: HOURS_FIELDS })
const LABOUR_GIVEN = byRow({ fields: LABOUR_FIELDS })
const LABOUR_DEFAULT = byRow({ fields: LABOUR_FIELDS, reference: 'labour' })
const ENERGY_GIVEN = byRow({ fields: ENERGY_FIELDS })
const ENERGY_DEFAULT = byRow({ fields: ENERGY_FIELDS, reference: 'electricity' })
const KWH = byRow({ fields: KWH_FIELDS, reference: 'energy' })
const CARRIER_COLUMN = Object.fromEntries(
  ENERGY_CARRIERS.map((carrier) => [carrier, column(`carbon.${carrier}`)]),
) as Record<EnergyCarrier, number>

/** What a process is asked to emit for: its place, its runs, its volume. */
export interface ProcessAt {
  readonly country: string
  readonly runsPerUnit: number
  readonly unitsPerYear: number
  /** Own factor of the item it buys, when nothing upstream of it is modelled. */
  readonly boughtCarbonKgCo2ePerUnit: number
}

/** Emits the terms of a process: money in chain currency, per unit of its driving output. */
export function emitProcess(
  process: Process,
  at: ProcessAt,
  context: TermContext,
  sink: TermSink,
): void {
  const rate = context.rateOf(process.currency)
  const perRun = at.runsPerUnit
  const scale = scaleRatio(process, at.unitsPerYear)
  const money = (column: number, value: number | undefined, origin: TermOrigin, factor: number) => {
    if (value !== undefined) sink.add(column, value * factor * rate * perRun, origin)
  }
  money(C.purchase, process.purchaseCostPerRun, PURCHASE, scale)
  money(C.own, process.ownCostPerRun, OWN, scale)
  money(C.margin, process.marginPerRun, MARGIN, 1)
  emitLabour(process, at, context, sink)
  emitEnergy(process, at, context, sink)
  emitPerLot(process, at, rate, sink)
  if (process.directCarbonKgCo2ePerRun !== undefined) {
    sink.add(C.direct, process.directCarbonKgCo2ePerRun * perRun, DIRECT)
  }
  if (at.boughtCarbonKgCo2ePerUnit > 0) sink.add(C.bought, at.boughtCarbonKgCo2ePerUnit, BOUGHT)
  if (process.leadTimeDays !== undefined) sink.add(C.days, process.leadTimeDays, LEAD)
}

/** Step of the scale that holds at a volume: the last one reached. */
export function scaleRatio(process: Process, unitsPerYear: number): number {
  let reached = -1
  let ratio = 1
  for (const step of process.scale ?? []) {
    if (step.fromUnits > unitsPerYear || step.fromUnits < reached) continue
    reached = step.fromUnits
    ratio = step.costRatio
  }
  return ratio
}

function emitLabour(process: Process, at: ProcessAt, context: TermContext, sink: TermSink): void {
  const rows = process.labour
  if (!rows) return
  for (let row = 0; row < rows.length; row++) {
    const labour = rows[row]
    if (!labour) continue
    const hours = labour.hoursPerRun * at.runsPerUnit
    const given = labour.costPerHour
    const cost =
      given === undefined
        ? (context.defaults.labourEurPerHour(at.country)?.value ?? 0) * context.eurRate
        : given * context.rateOf(process.currency)
    sink.add(C.hours, hours, HOURS(row))
    sink.add(C.labour, hours * cost, given === undefined ? LABOUR_DEFAULT(row) : LABOUR_GIVEN(row))
  }
}

function emitEnergy(process: Process, at: ProcessAt, context: TermContext, sink: TermSink): void {
  const rows = process.energy
  if (!rows) return
  for (let row = 0; row < rows.length; row++) {
    const energy = rows[row]
    if (!energy) continue
    const kwh = energy.kwhPerRun * at.runsPerUnit
    const given = energy.costPerKwh
    const fallback = energy.carrier === 'electricity' && given === undefined
    const cost = fallback
      ? (context.defaults.electricityEurPerKwh(at.country)?.value ?? 0) * context.eurRate
      : (given ?? 0) * context.rateOf(process.currency)
    sink.add(C.energy, kwh * cost, fallback ? ENERGY_DEFAULT(row) : ENERGY_GIVEN(row))
    const intensity = context.defaults.energyKgCo2ePerKwh(energy.carrier, at.country)?.value
    sink.add(CARRIER_COLUMN[energy.carrier], kwh * (intensity ?? 0), KWH(row))
  }
}

function emitPerLot(process: Process, at: ProcessAt, rate: number, sink: TermSink): void {
  if (process.setupCost !== undefined) {
    const lot = process.lotUnits ?? at.unitsPerYear
    if (lot > 0) sink.add(C.setup, (process.setupCost * rate) / lot, SETUP)
  }
  if (process.costPerStyle !== undefined && at.unitsPerYear > 0) {
    const yearly = process.costPerStyle * (process.styles ?? 1) * rate
    sink.add(C.setup, yearly / at.unitsPerYear, STYLE)
  }
}

/** What a lane is asked to emit for: the mass of a unit, the distance between its ends. */
export interface LaneAt {
  readonly massKgPerUnit: number
  /** Great-circle distance of the two ends; undefined when a place has no coordinates. */
  readonly straightKm: number | undefined
}

const PER_UNIT: TermOrigin = { fields: ['costPerUnit'] }
const PER_KG: TermOrigin = { fields: ['costPerKg'], itemFields: ['massKgPerUnit'] }
const PER_SHIPMENT: TermOrigin = { fields: ['costPerShipment'], per: ['unitsPerShipment'] }
const KM_GIVEN: TermOrigin = { fields: ['distanceKm'] }
const KM_DEFAULT: TermOrigin = { fields: ['distanceKm'], reference: 'distance' }
const CARRIED: TermOrigin = {
  fields: ['distanceKm'],
  reference: 'transport',
  itemFields: ['massKgPerUnit'],
}
const DAYS_DEFAULT: TermOrigin = { fields: ['distanceKm'], reference: 'speed' }

/** Kilometres of a lane: as given, else the great circle times the mode's detour factor. */
export function laneKm(lane: Lane, at: LaneAt, defaults: Defaults): number | undefined {
  if (lane.distanceKm !== undefined) return lane.distanceKm
  if (lane.mode === 'wire') return 0
  if (at.straightKm === undefined) return undefined
  return at.straightKm * (defaults.distanceFactor(lane.mode)?.value ?? 1)
}

/** Days of a lane: as given, else distance over the mode's daily distance, plus handling. */
export function laneDays(
  lane: Lane,
  km: number | undefined,
  defaults: Defaults,
): number | undefined {
  if (lane.leadTimeDays !== undefined) return lane.leadTimeDays
  if (lane.mode === 'wire' || lane.mode === 'hand') return 0
  const speed = defaults.speedKmPerDay(lane.mode)?.value
  if (km === undefined || speed === undefined) return undefined
  return km / speed + (defaults.handlingDays(lane.mode)?.value ?? 0)
}

/** Emits the terms of a lane: money in chain currency, per unit that arrives. */
export function emitLane(lane: Lane, at: LaneAt, context: TermContext, sink: TermSink): void {
  const rate = context.rateOf(lane.currency)
  const sent = 1 / (1 - (lane.damageRatio ?? 0))
  if (lane.costPerUnit !== undefined) sink.add(C.carriage, lane.costPerUnit * rate * sent, PER_UNIT)
  if (lane.costPerKg !== undefined) {
    sink.add(C.carriage, lane.costPerKg * at.massKgPerUnit * rate * sent, PER_KG)
  }
  if (lane.costPerShipment !== undefined && (lane.unitsPerShipment ?? 0) > 0) {
    const perUnit = lane.costPerShipment / (lane.unitsPerShipment ?? 1)
    sink.add(C.carriage, perUnit * rate * sent, PER_SHIPMENT)
  }
  const km = laneKm(lane, at, context.defaults)
  const days = laneDays(lane, km, context.defaults)
  if (km !== undefined) sink.add(C.km, km, lane.distanceKm === undefined ? KM_DEFAULT : KM_GIVEN)
  if (days !== undefined)
    sink.add(C.days, days, lane.leadTimeDays === undefined ? DAYS_DEFAULT : LEAD)
  const intensity = context.defaults.transportKgCo2ePerTkm(lane.mode)?.value
  if (intensity !== undefined && km !== undefined) {
    sink.add(C.transport, (intensity * at.massKgPerUnit * sent * km) / 1000, CARRIED)
  }
}
