import type { Chain } from '../../../chain/chain.ts'
import { flow } from '../../../chain/flow/flow.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { Source } from '../season/season-plan.ts'
import { lastMakingOf } from '../../../chain/flow/network/last-making.ts'
import { longestWay } from './lead-time.ts'
import type { ChainProduct } from './product.ts'
import { productOf } from './product.ts'
import { sourcePlace } from './source-place.ts'
import type { Supply } from './supply.ts'
import { supplyOf } from './supply.ts'
import { idleOf } from './terms/idle-of.ts'
import { paidWeeksBefore } from './terms/paid-before.ts'
import { priceTiers } from './terms/price-tiers.ts'

/** One chain as a place to buy from. */
export interface Side {
  readonly flow: Flow
  readonly product: ChainProduct
  readonly source: Source
  readonly storagePerPieceWeek: number
  /** Days that a client waits for what starts after her order. */
  readonly waitDays: number
}

/** What a chain sells, and what buying from it costs and takes. */
export function sideOfChain(chain: Chain, reference: ReferenceSet): Result<Side> {
  const flowed = flow(chain, reference)
  if (!flowed.ok) return flowed
  const product = productOf(flowed.value)
  if (!product.ok) return product
  const { market, unitsPerYear, itemId } = product.value
  const supply = supplyOf(flowed.value, unitsPerYear)
  const policy = chain.policies.find(({ item }) => item === itemId)
  const from = policy?.decoupling === undefined ? {} : { from: policy.decoupling }
  const isPulled = policy?.kind === 'on-demand' || policy?.kind === 'made-to-measure'
  const decoupled = isPulled ? from : {}
  const lead = longestWay(flowed.value, market, { ...decoupled, withDelivery: false })
  const wait = longestWay(flowed.value, market, { ...from, withDelivery: true })
  if (!lead) return fail(noWay(chain.chain.name))
  const price = supply.purchasePerPiece
  const where = sourcePlace(flowed.value, market)
  const tiers = priceTiers(flowed.value, { unitsPerYear, purchasePerPiece: price })
  const source: Source = {
    id: chain.chain.name,
    ...(chain.chain.nameEn !== undefined && { nameEn: chain.chain.nameEn }),
    place: 'far',
    purchasePerPiece: price,
    freightPerPiece: supply.freightPerPiece,
    ...borderRatios(supply),
    qualityPerSeason: 0,
    setUpPerOrder: 0,
    setUpPerVariant: 0,
    carbonKgCo2ePerPiece: supply.carbonKgCo2ePerPiece,
    leadWeeks: Math.max(1, Math.ceil(lead.days / 7)),
    leadSdWeeks: lead.sdDays / 7,
    paidWeeksBefore: paidWeeksBefore(flowed.value) ?? 0,
    damageRatio: 0,
    ...(tiers && { tiers }),
    ...idleOf(flowed.value),
    ...lotsOf(flowed.value, market, unitsPerYear),
    ...where,
  }
  const waitDays = wait?.days ?? lead.days
  const { storagePerPieceWeek } = supply
  return ok({ flow: flowed.value, product: product.value, source, storagePerPieceWeek, waitDays })
}

/** Duty and insurance as shares of the purchase price. */
function borderRatios(supply: Supply): Pick<Source, 'dutyRatio' | 'insuranceRatio'> {
  const { purchasePerPiece, dutyPerPiece, insurancePerPiece } = supply
  if (!(purchasePerPiece > 0)) return { dutyRatio: 0, insuranceRatio: 0 }
  return {
    dutyRatio: dutyPerPiece / purchasePerPiece,
    insuranceRatio: insurancePerPiece / purchasePerPiece,
  }
}

/** Least lots and capacity of the last making: what an order of finished pieces meets. */
function lotsOf(
  flow: Flow,
  market: number,
  unitsPerYear: number,
): Pick<Source, 'minimumPiecesPerOrder' | 'minimumPiecesPerVariant' | 'capacityPiecesPerWeek'> {
  const stage = lastMakingOf(flow, market)
  const last = stage === undefined ? undefined : flow.network.chain.processes[stage]
  const perVariant = last?.minimumPerVariantUnits ?? 0
  return {
    minimumPiecesPerOrder: last?.minimumPerStyleUnits ?? 0,
    minimumPiecesPerVariant: perVariant > 1 ? perVariant : 0,
    capacityPiecesPerWeek:
      stage === undefined ? Infinity : capacityBeside(flow, stage, unitsPerYear) / 52,
  }
}

/**
 * Pieces a year that a stage and those that make the same beside it can make together. One unit made
 * may serve several that are sold, as a lamp gives many hours of light.
 */
function capacityBeside({ network, activity }: Flow, stage: number, unitsPerYear: number): number {
  const { processes } = network.chain
  const made = new Set(processes[stage]!.outputs?.map(({ item }) => item as string))
  let [capacity, making] = [0, 0]
  for (const [at, each] of processes.entries()) {
    const units = activity[at] ?? 0
    const isBeside = at === stage || each.outputs?.some(({ item }) => made.has(item))
    if (units === 0 || !isBeside || each.kind !== 'transform') continue
    capacity += each.capacityUnitsPerYear ?? Infinity
    making += units
  }
  return capacity * Math.max(1, unitsPerYear / making)
}

/**
 * The longest lead is the far side, all others are near ones; of equal leads the first given is far.
 * Names stay apart: what bears the name of an earlier chain is numbered.
 */
export function placedSides(sides: readonly Side[]): Side[] {
  const leads = sides.map(({ source }) => source.leadWeeks)
  const far = leads.indexOf(Math.max(...leads))
  const names = sides.map(({ source }) => source.id)
  return sides.map((side, at) => {
    const place = at === far ? 'far' : 'near'
    const same = names.slice(0, at).filter((name) => name === names[at]).length
    const id = same > 0 ? `${names[at]} (${same + 1})` : names[at]!
    return { ...side, source: { ...side.source, id, place } }
  })
}

function noWay(name: string): Problem {
  return problem({
    code: 'prove_no_way',
    path: ['policies'],
    message: `No way of ${name} leads from its decoupling point to the client.`,
    maybe: 'Maybe the decoupling point is a stage of another product.',
    values: { name },
  })
}
