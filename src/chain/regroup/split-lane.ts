import type { Chain } from '../chain.ts'
import { COLUMNS, column, DAYS, KM } from '../flow/components.ts'
import type { Flow } from '../flow/flow.ts'
import { placePoint } from '../flow/stage-table.ts'
import { paidBySeller } from '../flow/valuation.ts'
import { pointAlong } from '../place/geo.ts'
import type { Result } from '../../core/problem.ts'
import { ok } from '../../core/problem.ts'
import type { Change, Regrouping, Row } from './draft.ts'
import { cannot, scaled, written } from './draft.ts'
import { scaledEstimates } from './part-estimates.ts'
import type { Border, Slice } from './slices.ts'
import { centreOf } from './slices.ts'
import { decouplings, lostCentre } from './split-process.ts'

type Lane = Chain['lanes'][number]

/**
 * A lane in legs through stops of its own. Goods that change owner do so where they did: at the
 * start when the buyer pays carriage, at the end when the seller does. Duty and insurance fall on
 * the leg where the value of the lane has its centre, at rates that take the same amount there.
 */
export function splitLane(from: Regrouping, lane: Lane, slices: readonly Slice[]): Result<Change> {
  const { chain, flow, stageOf } = from
  const stage = stageOf.get(lane.id)!
  if (chain.markets.some((market) => market.id === lane.from)) {
    return cannot(
      'take_back',
      `${lane.id} brings goods back from a market: it has no stops.`,
      'Maybe split the lanes that come after it.',
    )
  }
  const bySeller = paidBySeller(flow.network, stage)
  const border = borderOf(flow, { stage, slices, centre: lane.valueCentreRatio ?? 0.5, bySeller })
  const centre = centreOf(lane.valueCentreRatio, slices, border)
  if (centre === 'outside') return lostCentre(lane.id)
  // What the tables filled in is shared too; what nobody knows stays unknown.
  const known = (given: number | undefined, index: number) =>
    given ?? (flow.table[stage * COLUMNS + index]! || undefined)
  const km = known(lane.distanceKm, KM)
  const days = known(lane.leadTimeDays, DAYS)
  const last = slices.length - 1
  const rows = slices.map((slice, k): Row => {
    const per = (value: number | undefined) => scaled(value, slice.ratio)
    return written({
      ...lane,
      id: slice.id,
      name: slice.name,
      nameEn: slice.nameEn,
      from: k === 0 ? lane.from : slices[k - 1]!.site,
      to: k === last ? lane.to : slice.site,
      ...(centre === undefined ? {} : { valueCentreRatio: centre }),
      shareRatio: k === last ? lane.shareRatio : undefined,
      distanceKm: per(km),
      leadTimeDays: per(days),
      leadTimeSdDays: scaled(lane.leadTimeSdDays, Math.sqrt(slice.ratio)),
      costPerUnit: per(lane.costPerUnit),
      costPerKg: per(lane.costPerKg),
      costPerShipment: per(lane.costPerShipment),
      insuranceRatio: k === border.part ? border.insuranceRatio : undefined,
      dutyRatio: k === border.part ? border.dutyRatio : undefined,
      damageRatio: k === last ? lane.damageRatio : undefined,
    })
  })
  return ok({
    replaced: {
      lanes: new Map([[lane.id, rows]]),
      policies: decouplings(chain, lane.id, slices[0]!.id),
      estimates: scaledEstimates(chain, { noun: 'lanes', id: lane.id, slices }),
    },
    added: { sites: stops(from, { lane, slices, bySeller }) },
  })
}

const CARRIAGE = column('cost.carriage')
const INSURANCE = column('cost.insurance')
const DUTY = column('cost.duty')

interface Crossing {
  readonly stage: number
  readonly slices: readonly Slice[]
  readonly centre: number
  readonly bySeller: boolean
}

/** The leg that pays duty and insurance, and the rates that take there what the lane paid. */
function borderOf(
  flow: Flow,
  { stage, slices, centre, bySeller }: Crossing,
): Border & { readonly insuranceRatio?: number; readonly dutyRatio?: number } {
  const { network, table, nodeValue, handovers } = flow
  const cell = (index: number) => table[stage * COLUMNS + index]!
  const [insured, taxed, carried] = [cell(INSURANCE), cell(DUTY), cell(CARRIAGE)]
  let nearer = 1
  const part = slices.findIndex(({ ratio }) => (nearer -= ratio) <= centre + 1e-12)
  const whole = carried + insured + taxed
  const shareRatio = whole > 0 ? (insured + taxed) / whole : 0
  if (insured === 0 && taxed === 0) return { part, shareRatio }
  const arc = network.inputStart[stage]!
  const sold = handovers.find((each) => each.kind === 'goods' && each.stage === stage)
  const price = bySeller && part < slices.length - 1 ? undefined : sold?.pricePerUnit
  const start = (price ?? nodeValue[network.inputNode[arc]!]!) * network.inputPerUnit[arc]!
  const isAtPrice = bySeller && price !== undefined
  const before = slices.slice(0, part).reduce((sum, { ratio }) => sum + ratio * carried, 0)
  const base = start + (isAtPrice ? 0 : before)
  return {
    part,
    shareRatio,
    ...(insured > 0 ? { insuranceRatio: insured / base } : {}),
    ...(taxed > 0 ? { dutyRatio: taxed / (base + insured + slices[part]!.ratio * carried) } : {}),
  }
}

interface Stops {
  readonly lane: Lane
  readonly slices: readonly Slice[]
  readonly bySeller: boolean
}

/** Stops on the great circle, owned by who owns the goods there. */
function stops({ chain, flow, stageOf }: Regrouping, { lane, slices, bySeller }: Stops): Row[] {
  const { network, owners } = flow
  const stage = stageOf.get(lane.id)!
  const start = owners.node[network.inputNode[network.inputStart[stage]!]!]!
  const end = owners.node[network.stageNode[stage]!]!
  const owner = chain.actors[bySeller || end < 0 ? start : end] ?? chain.actors[0]!
  const place = (id: string) => placePoint(network, network.placeIndex.get(id)!)
  const [from, to] = [place(lane.from), place(lane.to)]
  const country = [...chain.sites, ...chain.markets].find((each) => each.id === lane.from)!.country
  let ratio = 0
  return slices.slice(0, -1).map((slice) => {
    ratio += slice.ratio
    return {
      id: slice.site,
      name: slice.name,
      actor: owner.id,
      country,
      ...(from && to ? pointAlong(from, to, ratio) : {}),
    }
  })
}
