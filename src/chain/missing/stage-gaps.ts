import type { Chain } from '../chain.ts'
import { drivingOutput } from '../flow/network/network.ts'
import type { Network } from '../flow/network/network.ts'
import { straightKm } from '../flow/stage-table.ts'
import { namesOf } from './market-gaps.ts'
import type { Gap } from './missing.ts'
import type { MissingCode } from './missing-words.ts'

type ProcessPart = Chain['processes'][number]
type LanePart = Chain['lanes'][number]

/** What processes and lanes in use do not say: cost, days, carbon, duty; and the mass they carry. */
export function stageGaps(network: Network): Gap[] {
  const { chain, stageShare, processCount } = network
  const gaps: Gap[] = []
  const fixed = new Set<string>(
    chain.sites.filter((site) => hasFixedCost(site)).map((site) => site.id),
  )
  const asked = new Set<string>()
  chain.processes.forEach((process, stage) => {
    if (!(stageShare[stage]! > 0)) return
    gaps.push(...processGaps(process, fixed.has(process.site)))
    gaps.push(...boughtCarbonGap(network, process, asked))
  })
  chain.lanes.forEach((lane, l) => {
    const stage = processCount + l
    if (!(stageShare[stage]! > 0)) return
    gaps.push(...laneGaps(network, lane, stage), ...massGap(network, lane, asked))
  })
  return gaps
}

function hasFixedCost(site: Chain['sites'][number]): boolean {
  return (site.fixedCostPerYear ?? 0) > 0 || (site.investment ?? 0) > 0
}

function hasOwnFixedCost({ costPerYear, investment }: ProcessPart): boolean {
  return (costPerYear ?? 0) > 0 || (investment ?? 0) > 0
}

function processGaps(process: ProcessPart, siteHasFixedCost: boolean): Gap[] {
  const gaps: Gap[] = []
  const gap = (code: MissingCode, field: string) =>
    gaps.push({ code, noun: 'processes', id: process.id, field, about: namesOf(process) })
  const hasFixed = siteHasFixedCost || hasOwnFixedCost(process)
  if (!isCosted(process) && !hasFixed) {
    if (process.kind !== 'buy') gap('no_stage_cost', 'ownCostPerRun')
    else if (!process.inputs?.length) gap('no_purchase_cost', 'purchaseCostPerRun')
  }
  rateGaps(process, gap)
  if (process.kind !== 'serve' && process.leadTimeDays === undefined) gap('no_days', 'leadTimeDays')
  if (process.kind === 'transform' && !isCarbonTold(process)) {
    gap('no_stage_carbon', 'energy.0.kwhPerRun')
  }
  if (hasFixed && process.kind !== 'serve' && process.capacityUnitsPerYear === undefined) {
    gap('no_capacity', 'capacityUnitsPerYear')
  }
  return gaps
}

function rateGaps(
  { labour, energy }: ProcessPart,
  gap: (code: MissingCode, field: string) => void,
): void {
  labour?.forEach(({ costPerHour }, row) => {
    if (costPerHour === undefined) gap('no_hourly_cost', `labour.${row}.costPerHour`)
  })
  energy?.forEach(({ carrier, costPerKwh }, row) => {
    if (costPerKwh !== undefined) return
    const code = carrier === 'electricity' ? 'no_electricity_cost' : 'no_energy_cost'
    gap(code, `energy.${row}.costPerKwh`)
  })
}

function isCosted(process: ProcessPart): boolean {
  const { purchaseCostPerRun, ownCostPerRun, costPerStyle, setupCost, labour, energy } = process
  const given = [purchaseCostPerRun, ownCostPerRun, costPerStyle, setupCost]
  return given.some((each) => each !== undefined) || Boolean(labour?.length || energy?.length)
}

function isCarbonTold({ energy, directCarbonKgCo2ePerRun }: ProcessPart): boolean {
  return Boolean(energy?.length) || directCarbonKgCo2ePerRun !== undefined
}

/** What is bought outside brings the carbon of all that was done before: asked once an item. */
function boughtCarbonGap(network: Network, process: ProcessPart, asked: Set<string>): Gap[] {
  if (process.kind !== 'buy' || process.inputs?.length || isCarbonTold(process)) return []
  const item = itemOf(network, drivingOutput(process)?.item ?? '')
  if (!item || item.kind === 'service' || item.carbonKgCo2ePerUnit !== undefined) return []
  return once(asked, item, 'no_bought_carbon', 'carbonKgCo2ePerUnit')
}

function massGap(network: Network, lane: LanePart, asked: Set<string>): Gap[] {
  if (isStill(lane)) return []
  const item = itemOf(network, lane.item)
  if (!item || item.kind === 'service' || item.massKgPerUnit !== undefined) return []
  return once(asked, item, 'no_mass', 'massKgPerUnit')
}

function itemOf({ chain, itemIndex }: Network, id: string) {
  return chain.items[itemIndex.get(id) ?? -1]
}

type Asked = Pick<Gap, 'code' | 'field'>

function once(
  asked: Set<string>,
  item: Chain['items'][number],
  code: Asked['code'],
  field: Asked['field'],
): Gap[] {
  const key = `${item.id} ${field}`
  if (asked.has(key)) return []
  asked.add(key)
  return [{ code, noun: 'items', id: item.id, field, about: namesOf(item) }]
}

/** Carried by hand or sent by wire: no distance, days or cost to ask for. */
function isStill({ mode }: LanePart): boolean {
  return mode === 'hand' || mode === 'wire'
}

function laneGaps(network: Network, lane: LanePart, stage: number): Gap[] {
  const gaps: Gap[] = []
  const about = aboutLane(network, lane)
  const gap = (code: MissingCode, field: string) =>
    gaps.push({ code, noun: 'lanes', id: lane.id, field, about })
  if (!isStill(lane)) {
    const isFar = lane.distanceKm === undefined && straightKm(network, stage) === undefined
    if (isFar) gap('no_distance', 'distanceKm')
    if (lane.leadTimeDays === undefined) gap(isFar ? 'no_days' : 'no_lane_days', 'leadTimeDays')
    const { costPerUnit, costPerKg, costPerShipment, unitsPerShipment } = lane
    if (costPerShipment !== undefined && !unitsPerShipment) {
      gap('no_shipment_units', 'unitsPerShipment')
    } else if ([costPerUnit, costPerKg, costPerShipment].every((each) => each === undefined)) {
      gap('no_carriage_cost', 'costPerUnit')
    }
  }
  if (lane.dutyRatio === undefined && crossesCustoms(network, lane)) gap('no_duty', 'dutyRatio')
  return gaps
}

function placeAt({ chain, placeIndex }: Network, id: string) {
  const index = placeIndex.get(id) ?? -1
  return chain.sites[index] ?? chain.markets[index - chain.sites.length]
}

function aboutLane(network: Network, lane: LanePart) {
  const { chain, itemIndex } = network
  const place = (id: string) => namesOf(placeAt(network, id) ?? { name: id })
  const [from, to] = [place(lane.from), place(lane.to)]
  const item = namesOf(chain.items[itemIndex.get(lane.item) ?? 0] ?? { name: lane.item })
  return {
    fr: lane.name ?? `${item.fr}, ${from.fr} → ${to.fr}`,
    en: lane.nameEn ?? lane.name ?? `${item.en}, ${from.en} → ${to.en}`,
  }
}

/**
 * Customs union: the 27 members since 1 February 2020 and Monaco. Source: Regulation (EU) 952/2013
 * (Union Customs Code), article 4.
 */
const CUSTOMS_UNION: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
)

function crossesCustoms(network: Network, lane: LanePart): boolean {
  const item = itemOf(network, lane.item)
  if (lane.mode === 'wire' || item?.kind === 'service') return false
  const country = (id: string) => placeAt(network, id)?.country ?? ''
  const [from, to] = [country(lane.from), country(lane.to)]
  return from !== to && !(CUSTOMS_UNION.has(from) && CUSTOMS_UNION.has(to))
}
