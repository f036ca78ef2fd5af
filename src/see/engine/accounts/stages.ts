import { CARBON_COUNT, CARBON_START, COLUMNS, DAYS, KM } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Positions } from '../../../chain/flow/positions.ts'
import { placePoint } from '../../../chain/flow/stage-table.ts'
import type { PorterActivity, Segment } from '../../../chain/nouns/vocabulary.ts'
import { sortedBy } from '../../../core/sorted-by.ts'
import type { Accounts } from './accounts.ts'
import { stageInvestments } from './capital.ts'
import type { ClientCentre, ClientKm, ProximityStep } from '../../../chain/flow/client-place.ts'
import { clientKm, placeCountry, proximityStep } from '../../../chain/flow/client-place.ts'

/** One stage as screens, the CLI and the API list it. Per unit = per unit sold to clients. */
export interface StageRow {
  readonly id: string
  readonly kind: 'process' | 'lane'
  readonly name: string
  readonly nameEn: string
  /** Name of the site, or of both ends of a lane. */
  readonly place: string
  readonly country: string | undefined
  readonly actor: string | undefined
  readonly owner: string | undefined
  readonly segment: Segment
  readonly activity: PorterActivity
  readonly mode: string | undefined
  /** 0 = not in use. */
  readonly tier: number
  readonly unitsPerYear: number
  readonly costPerYear: number
  readonly costPerUnit: number
  readonly valueAddedPerUnit: number
  /** Part of what is invested in its site, subsidy off; in money, not per unit. */
  readonly investment: number
  /** Days of the stage itself; undefined when nothing says. */
  readonly days: number
  readonly carbonKgCo2ePerUnit: number
  /** Days, and km carried, from the middle of the stage to the client's hand. */
  readonly daysToClient: number
  readonly carriedKmToClient: number
  /** Great circle to the client; undefined when a place has no coordinates. */
  readonly straightKmToClient: number | undefined
  readonly upstreamness: number
  readonly km: number
  readonly step: ProximityStep
  /** Site of a process; undefined for lanes. */
  readonly siteId: string | undefined
  readonly latitudeDeg: number | undefined
  readonly longitudeDeg: number | undefined
  /** Where a lane starts; the place itself for a process. */
  readonly fromLatitudeDeg: number | undefined
  readonly fromLongitudeDeg: number | undefined
  readonly fromStep: ProximityStep
}

export interface StageInput {
  readonly flow: Flow
  readonly accounts: Accounts
  readonly positions: Positions
  readonly centre: ClientCentre
}

/** Every stage in use, farthest from the client first. */
export function stageRows(input: StageInput): StageRow[] {
  const { flow, positions } = input
  const km = clientKm(flow, input.centre)
  const investments = stageInvestments(flow)
  const inUse = new Int32Array(flow.network.stageCount)
  let count = 0
  for (let stage = 0; stage < inUse.length; stage++) {
    if (flow.activity[stage] !== 0) inUse[count++] = stage
  }
  const { stageDays, upstreamness } = positions
  const order = sortedBy(inUse.subarray(0, count), (a, b) =>
    stageDays[a] === stageDays[b]
      ? upstreamness[a]! > upstreamness[b]!
      : stageDays[a]! > stageDays[b]!,
  )
  const rows: StageRow[] = []
  for (let at = 0; at < count; at++) rows.push(stageRow(input, order[at]!, { km, investments }))
  return rows
}

interface PerStage {
  readonly km: ClientKm
  readonly investments: Float64Array
}

function stageRow(input: StageInput, stage: number, { km, investments }: PerStage): StageRow {
  const { flow, accounts, positions, centre } = input
  const { network, table } = flow
  const units = Math.max(accounts.unitsSoldPerYear, Number.MIN_VALUE)
  const perSold = flow.activity[stage]! / units
  const from = network.stageFrom[stage]!
  const to = network.stageTo[stage]!
  const country = placeCountry(network, to)
  const origin = placePoint(network, from)
  const point = from === to ? origin : placePoint(network, to)
  const distance = km.byStage[stage]!
  const actor = network.chain.actors[flow.owners.stage[stage] ?? -1]
  const names = stageNames(flow, stage)
  // Written field by field: a spread would put each of a million rows in dictionary mode.
  return {
    id: names.id,
    kind: names.kind,
    name: names.name,
    nameEn: names.nameEn,
    place: names.place,
    segment: names.segment,
    activity: names.activity,
    mode: names.mode,
    country,
    actor: actor?.id,
    owner: actor === undefined ? undefined : (actor.owner ?? actor.id),
    tier: positions.tier[stage]!,
    unitsPerYear: flow.activity[stage]!,
    costPerYear: accounts.stageCostPerYear[stage]!,
    costPerUnit: accounts.stageCostPerYear[stage]! / units,
    valueAddedPerUnit: accounts.stageValueAddedPerYear[stage]! / units,
    investment: investments[stage]!,
    days: table[stage * COLUMNS + DAYS]!,
    carbonKgCo2ePerUnit: perSold * stageCarbon(flow, stage),
    daysToClient: positions.stageDays[stage]!,
    carriedKmToClient: positions.stageKm[stage]!,
    straightKmToClient: Number.isNaN(distance) ? undefined : distance,
    upstreamness: positions.upstreamness[stage]!,
    km: table[stage * COLUMNS + KM]!,
    step: proximityStep(Number.isNaN(distance) ? Infinity : distance, country, centre),
    siteId: network.chain.processes[stage]?.site,
    latitudeDeg: point?.latitudeDeg,
    longitudeDeg: point?.longitudeDeg,
    fromLatitudeDeg: origin?.latitudeDeg,
    fromLongitudeDeg: origin?.longitudeDeg,
    fromStep: proximityStep(
      Number.isNaN(km.byPlace[from]!) ? Infinity : km.byPlace[from]!,
      placeCountry(network, from),
      centre,
    ),
  }
}

/** Carbon of a stage per unit it supplies, kg CO2e. */
export function stageCarbon({ table }: Flow, stage: number): number {
  let sum = 0
  for (let c = 0; c < CARBON_COUNT; c++) sum += table[stage * COLUMNS + CARBON_START + c] ?? 0
  return sum
}

function stageNames({ network }: Flow, stage: number) {
  const process = network.chain.processes[stage]
  const placeName = (place: number) =>
    network.chain.sites[place]?.name ??
    network.chain.markets[place - network.chain.sites.length]?.name ??
    ''
  if (process) {
    const place = placeName(network.stageTo[stage]!)
    const segment = process.segment ?? (process.kind === 'serve' ? 'client-relation' : 'production')
    return {
      id: process.id as string,
      kind: 'process' as const,
      name: process.name,
      nameEn: process.nameEn ?? process.name,
      place,
      segment,
      activity: process.activity ?? PROCESS_ACTIVITY[segment],
      mode: undefined,
    }
  }
  const lane = network.chain.lanes[stage - network.processCount]
  if (!lane) throw new Error(`No stage ${stage}`)
  const to = network.stageTo[stage]!
  const place = `${placeName(network.stageFrom[stage]!)} – ${placeName(to)}`
  return {
    id: lane.id as string,
    kind: 'lane' as const,
    name: lane.name ?? place,
    nameEn: lane.nameEn ?? lane.name ?? place,
    place,
    segment: lane.segment ?? 'transport',
    activity: lane.activity ?? (to >= network.chain.sites.length ? 'outbound' : 'inbound'),
    mode: lane.mode as string,
  }
}

/** Porter activity when a process names none, by its segment. */
const PROCESS_ACTIVITY: Readonly<Record<Segment, PorterActivity>> = {
  research: 'technology',
  production: 'operations',
  storage: 'outbound',
  transport: 'inbound',
  distribution: 'outbound',
  marketing: 'marketing-sales',
  sale: 'marketing-sales',
  consumption: 'service',
  'client-relation': 'service',
  'end-of-life': 'service',
}
