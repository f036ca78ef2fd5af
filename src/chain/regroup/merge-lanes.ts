import type { Chain } from '../chain.ts'
import { COLUMNS, column, DAYS, KM } from '../flow/components.ts'
import { paidBySeller } from '../flow/valuation.ts'
import type { Result } from '../../core/problem.ts'
import { ok } from '../../core/problem.ts'
import type { Change, Regrouping, Row } from './draft.ts'
import { cannot, written } from './draft.ts'
import type { Member } from './members.ts'
import { mergedCentre, mergedEstimates, unusedAfter, withoutParts } from './members.ts'
import { cutByOrder } from './merge-processes.ts'

type Lane = Chain['lanes'][number]

/** Legs through stops, as one lane from the first start to the last end. */
export function mergeLanes(from: Regrouping, members: readonly Member[]): Result<Change> {
  const { chain, flow } = from
  const { processCount } = flow.network
  const lanes = members.map(({ stage }) => chain.lanes[stage - processCount]!)
  const refused = refusal(from, { lanes, members })
  if (refused) return refused
  const ids = lanes.map((lane) => lane.id as string)
  const rest = withoutParts(chain, 'lanes', ids)
  if (rest.isCut) return cutByOrder()
  const last = lanes.at(-1)!
  const whole = (index: number) =>
    members.reduce((sum, { stage }) => sum + flow.table[stage * COLUMNS + index]!, 0) || undefined
  const sums = variance(lanes)
  const row = written({
    ...last,
    from: lanes[0]!.from,
    distanceKm: whole(KM),
    leadTimeDays: whole(DAYS),
    leadTimeSdDays: sums === undefined ? undefined : Math.sqrt(sums),
    ...costsOf(lanes),
    ...ratesOf(from, members),
    valueCentreRatio: mergedCentre(members),
  })
  const stops = lanes.slice(0, -1).map((lane) => lane.to as string)
  const hosts = new Set<string>(chain.processes.map((process) => process.site))
  return ok({
    replaced: {
      lanes: new Map<string, readonly Row[]>(ids.map((id) => [id, id === last.id ? [row] : []])),
      sites: new Map(
        unusedAfter(chain, new Set(ids), stops)
          .filter((id) => !hosts.has(id))
          .map((id) => [id, []]),
      ),
      estimates: rest.estimates,
      policies: rest.policies,
    },
    added: {
      estimates: mergedEstimates(
        chain,
        { noun: 'lanes', id: last.id },
        (['leadTimeDays', 'distanceKm', 'costPerUnit', 'costPerKg'] as const).map((field) => ({
          field,
          parts: lanes.flatMap((lane) =>
            lane[field] === undefined ? [] : [{ id: lane.id, value: lane[field], ratio: 1 }],
          ),
        })),
      ),
    },
  })
}

function variance(lanes: readonly Lane[]): number | undefined {
  const known = lanes.flatMap((lane) => lane.leadTimeSdDays ?? [])
  return known.length > 0 ? known.reduce((sum, sd) => sum + sd * sd, 0) : undefined
}

/** Costs of carriage added up; by shipment when the loads agree, else by unit. */
function costsOf(lanes: readonly Lane[]) {
  const sum = (pick: (lane: Lane) => number | undefined) => {
    const known = lanes.flatMap((lane) => pick(lane) ?? [])
    return known.length > 0 ? known.reduce((total, value) => total + value, 0) : undefined
  }
  const loads = new Set(
    lanes.filter((lane) => lane.costPerShipment !== undefined).map((lane) => lane.unitsPerShipment),
  )
  const byUnit = ({ costPerShipment: cost, unitsPerShipment: load }: Lane) =>
    cost !== undefined && load ? cost / load : undefined
  const isOneLoad = loads.size <= 1
  return {
    costPerUnit: isOneLoad
      ? sum((lane) => lane.costPerUnit)
      : sum((lane) => (lane.costPerUnit ?? 0) + (byUnit(lane) ?? 0)),
    costPerKg: sum((lane) => lane.costPerKg),
    costPerShipment: isOneLoad ? sum((lane) => lane.costPerShipment) : undefined,
    unitsPerShipment: isOneLoad ? [...loads][0] : undefined,
  }
}

const CARRIAGE = column('cost.carriage')
const INSURANCE = column('cost.insurance')
const DUTY = column('cost.duty')

/** Rates of insurance and duty that take on the whole lane what the legs took. */
function ratesOf({ flow }: Regrouping, members: readonly Member[]) {
  const { network, table, nodeValue, handovers } = flow
  const sum = (index: number) =>
    members.reduce((total, each) => total + each.perUnit * table[each.stage * COLUMNS + index]!, 0)
  const [insured, taxed, carried] = [sum(INSURANCE), sum(DUTY), sum(CARRIAGE)]
  const stages = new Set(members.map(({ stage }) => stage))
  const sold = handovers.find((each) => each.kind === 'goods' && stages.has(each.stage))
  const start = network.inputNode[network.inputStart[members[0]!.stage]!]!
  // Units that leave for one that arrives: all damage is on the last leg.
  const sent = network.inputPerUnit[network.inputStart[members.at(-1)!.stage]!]!
  const base = (sold?.pricePerUnit ?? nodeValue[start]!) * sent
  return {
    insuranceRatio: insured > 0 ? insured / base : undefined,
    dutyRatio: taxed > 0 ? taxed / (base + insured + carried) : undefined,
  }
}

interface Legs {
  readonly lanes: readonly Lane[]
  readonly members: readonly Member[]
}

function refusal({ chain, flow }: Regrouping, { lanes, members }: Legs) {
  const differ = (pick: (lane: Lane) => unknown) => new Set(lanes.map(pick)).size > 1
  if (
    differ((lane) => lane.mode) ||
    differ((lane) => lane.carrier) ||
    differ((lane) => lane.segment ?? 'transport') ||
    differ((lane) => lane.currency ?? chain.chain.currency)
  ) {
    return cannot(
      'merge_unlike',
      'These lanes differ in mode, carrier, currency or segment.',
      'Maybe merge only lanes of one mode and carrier.',
    )
  }
  if (lanes.slice(0, -1).some((lane) => (lane.damageRatio ?? 0) > 0)) {
    return cannot(
      'merge_damage',
      'Goods are lost between these lanes: fewer go on than came.',
      'Maybe merge those before the loss and those after it.',
    )
  }
  const { network, owners } = flow
  const sold = members.filter(({ stage }) => {
    const seller = owners.node[network.inputNode[network.inputStart[stage]!]!]!
    return seller >= 0 && seller !== owners.node[network.stageNode[stage]!]
  })
  const payers = new Set(members.map(({ stage }) => paidBySeller(network, stage)))
  const [only] = sold
  const isOnTime =
    only === undefined || only === (paidBySeller(network, only.stage) ? members.at(-1) : members[0])
  if (sold.length > 1 || !isOnTime || (only !== undefined && payers.size > 1)) {
    return cannot(
      'merge_owners',
      'The goods change owner between these lanes.',
      'Maybe merge the lanes of one owner.',
    )
  }
  return undefined
}
