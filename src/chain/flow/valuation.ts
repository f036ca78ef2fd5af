import type { Loop } from '../../core/linear-algebra/solve-by-components.ts'
import { factorise } from '../../core/linear-algebra/solve-by-components.ts'
import { COLUMNS, column, COST_COUNT, DAYS } from './components.ts'
import { needMatrix } from './matrix.ts'
import type { Network } from './network/network.ts'
import type { Owners } from './owners.ts'
import type { PriceBook } from './prices.ts'
import { marketPrice, priceBook } from './prices.ts'
import type { ServiceCrossing } from './services.ts'
import { serviceCrossings, withoutPriced } from './services.ts'
import type { StageTable } from './stage-table.ts'
import type { Supplies } from './network/supplies.ts'
import { valueSupplies } from './network/supplies.ts'
import type { TermContext } from './terms.ts'

/** Goods, or work on them, that pass from one actor to another; yearly, in chain currency. */
export interface Handover {
  /** `service`: work that needs no lane, taken by a process or, from a `serve`, by the seller. */
  readonly kind: 'goods' | 'making' | 'service' | 'sale'
  /** Stage at whose start it passes, or whose work is paid; -1 for the sale to clients. */
  readonly stage: number
  /** Market of a sale, or for whose clients a `serve` works; -1 otherwise. */
  readonly market: number
  /** What passes. */
  readonly node: number
  readonly seller: number
  /** -1 for clients. */
  readonly buyer: number
  readonly unitsPerYear: number
  /** Undefined when no price is known: goods pass at cost, the seller's margin is unknown. */
  readonly pricePerUnit: number | undefined
  /** What the goods (or the work) cost the seller, per unit handed over. */
  readonly costPerUnit: number
}

export interface Valuation {
  /** What one unit at a node has cost its owner, purchases at price. */
  readonly nodeValue: Float64Array
  readonly handovers: readonly Handover[]
}

export interface ValuationInput {
  readonly network: Network
  readonly owners: Owners
  readonly context: TermContext
  readonly activity: Float64Array
  readonly required: Float64Array
  readonly table: StageTable
}

const PURCHASE = column('cost.purchase')
const MARGIN = column('cost.margin')
const CARRIAGE = column('cost.carriage')
const INSURANCE = column('cost.insurance')
const DUTY = column('cost.duty')
const INTEREST = column('cost.interest')

/**
 * Carries value from raw matter to the client. Where goods change owner at a known price, that
 * price replaces the cost carried so far and the difference is the seller's margin. Duty bears on
 * value, insurance and carriage at the border; interest on the value held during the stage.
 * Completes the columns of the table that depend on value: insurance, duty, interest, fees.
 */
export function valueFlow(input: ValuationInput): Valuation | RunawayValue {
  const { network, activity, required } = input
  const prices = priceBook(network.chain, input.context)
  const fees = chargeMaking(input, prices)
  const crossings = crossingsOf(input, prices)
  const services = serviceCrossings(input, prices)
  const rates = carriedRates(input)
  const supplies = valueSupplies(network, activity, required)
  const matrix = needMatrix(withoutPriced(network, services), supplies, (stage) =>
    Number.isNaN(crossings.price[stage]) ? (rates.total[stage] ?? 1) : 0,
  )
  const own = new Float64Array(network.nodeCount)
  for (let node = 0; node < network.nodeCount; node++) {
    for (let s = supplies.start[node] ?? 0; s < (supplies.start[node + 1] ?? 0); s++) {
      const stage = supplies.stage[s] ?? 0
      own[node] =
        (own[node] ?? 0) + (supplies.factor[s] ?? 0) * ownCost(input, crossings, rates, stage)
    }
  }
  addServices(input, { services, supplies, rates }, own)
  const system = factorise(matrix)
  if (!system.ok) return { runaway: system.loops.filter(({ gain }) => !(gain < 1)) }
  const nodeValue = system.solve(own)
  completeTable(input, { crossings, services, rates }, nodeValue)
  return {
    nodeValue,
    handovers: [
      ...fees,
      ...goodsHandovers(input, crossings, nodeValue),
      ...services.map((each) => serviceHandover(each, nodeValue)),
      ...sales(input, nodeValue, prices),
    ],
  }
}

/** Loops whose goods come back dearer than they left, again and again: no value holds. */
export interface RunawayValue {
  readonly runaway: readonly Loop[]
}

interface BoughtServices {
  readonly services: readonly ServiceCrossing[]
  readonly supplies: Supplies
  readonly rates: CarriedRates
}

/** Adds services at their price where they are taken: to what takes them, or to the hand. */
function addServices(
  { network }: ValuationInput,
  { services, supplies, rates }: BoughtServices,
  own: Float64Array,
): void {
  const bought = new Map<number, number>()
  for (const { arc, stage, market, price } of services) {
    if (Number.isNaN(price)) continue
    if (arc < 0) own[network.handNode[market]!]! += price
    else {
      const cost = price * network.inputPerUnit[arc]! * rates.total[stage]!
      bought.set(stage, (bought.get(stage) ?? 0) + cost)
    }
  }
  if (bought.size === 0) return
  for (let node = 0; node < network.nodeCount; node++) {
    for (let s = supplies.start[node]!; s < supplies.start[node + 1]!; s++) {
      own[node]! += supplies.factor[s]! * (bought.get(supplies.stage[s]!) ?? 0)
    }
  }
}

function serviceHandover(service: ServiceCrossing, nodeValue: Float64Array): Handover {
  const { node, price, holdsMargin } = service
  const cost = nodeValue[node]!
  return {
    kind: 'service',
    stage: service.stage,
    market: service.market,
    node,
    seller: service.seller,
    buyer: service.buyer,
    unitsPerYear: service.unitsPerYear,
    pricePerUnit: Number.isNaN(price) ? (holdsMargin ? cost : undefined) : price,
    costPerUnit: cost,
  }
}

/** Lanes on which goods change owner; NaN = they do not, or no price is known. */
interface Crossings {
  readonly lanes: readonly number[]
  readonly price: Float64Array
}

function crossingsOf(input: ValuationInput, prices: PriceBook): Crossings {
  const { network, owners, activity } = input
  const { chain, processCount, inputStart, inputNode, inputPerUnit } = network
  const price = new Float64Array(network.stageCount).fill(NaN)
  const lanes: number[] = []
  chain.lanes.forEach((lane, l) => {
    const stage = processCount + l
    const arc = inputStart[stage] ?? 0
    const seller = owners.node[inputNode[arc] ?? -1] ?? -1
    const buyer = owners.node[network.stageNode[stage] ?? -1] ?? -1
    if (seller < 0 || seller === buyer || (activity[stage] ?? 0) === 0) return
    const unitsPerYear = (activity[stage] ?? 0) * (inputPerUnit[arc] ?? 1)
    lanes.push(stage)
    price[stage] =
      prices.find({ seller, buyer, item: lane.item, for: 'goods', unitsPerYear }) ?? NaN
  })
  return { lanes, price }
}

/** Adds to a process done for another actor the margin in its fee, when the fee is known. */
function chargeMaking(input: ValuationInput, prices: PriceBook): Handover[] {
  const { network, owners, activity, table } = input
  const fees: Handover[] = []
  network.chain.processes.forEach((process, stage) => {
    const unitsPerYear = activity[stage] ?? 0
    const seller = owners.stage[stage] ?? -1
    const node = network.stageNode[stage] ?? -1
    const buyer = owners.node[node] ?? -1
    const item = network.chain.items[network.nodeItem[node] ?? -1]
    if (unitsPerYear === 0 || !item || buyer < 0 || seller === buyer) return
    const cost = ownTotal(table, stage)
    const fee = prices.find({ seller, buyer, item: item.id, for: 'making', unitsPerYear })
    if (fee !== undefined) add(table, stage, MARGIN, fee - cost)
    fees.push({
      kind: 'making',
      stage,
      market: -1,
      node,
      seller,
      buyer,
      unitsPerYear,
      pricePerUnit: fee ?? (process.marginPerRun === undefined ? undefined : cost),
      costPerUnit: process.marginPerRun === undefined ? cost : cost - at(table, stage, MARGIN),
    })
  })
  return fees
}

/** Cost of the stage itself, per unit: every component that does not depend on value carried. */
function ownTotal(table: StageTable, stage: number): number {
  let sum = 0
  for (let c = PURCHASE; c <= CARRIAGE; c++) sum += at(table, stage, c)
  return sum
}

/** Mark-ups on the value of the inputs, per stage. */
interface CarriedRates {
  readonly insurance: Float64Array
  readonly duty: Float64Array
  readonly interest: Float64Array
  /** What one unit of input value is worth after the stage. */
  readonly total: Float64Array
}

export function carriedRates({ network, context, table }: ValuationInput): CarriedRates {
  const { chain, stageCount, processCount } = network
  const yearly = context.chain.chain.capitalCostRatioPerYear ?? 0
  const insurance = new Float64Array(stageCount)
  const duty = new Float64Array(stageCount)
  const interest = new Float64Array(stageCount)
  const total = new Float64Array(stageCount)
  for (let stage = 0; stage < stageCount; stage++) {
    // Asking a list for what stands before its start is slow: it is looked up by name.
    const lane = stage < processCount ? undefined : chain.lanes[stage - processCount]
    const insured = lane?.insuranceRatio ?? 0
    const taxed = lane?.dutyRatio ?? 0
    const held = (yearly * (at(table, stage, DAYS) + (lane?.coverDays ?? 0))) / 365
    insurance[stage] = insured
    duty[stage] = taxed
    interest[stage] = held
    total[stage] = (1 + insured) * (1 + taxed) + held
  }
  return { insurance, duty, interest, total }
}

/** What a stage adds per unit that no input value enters: its own cost, and goods bought at price. */
function ownCost(
  { network, table }: ValuationInput,
  crossings: Crossings,
  rates: CarriedRates,
  stage: number,
): number {
  const own = ownTotal(table, stage) + at(table, stage, CARRIAGE) * (rates.duty[stage] ?? 0)
  const price = crossings.price[stage] ?? NaN
  if (Number.isNaN(price)) return own
  const bought = price * (network.inputPerUnit[network.inputStart[stage] ?? 0] ?? 1)
  return paidBySeller(network, stage) ? bought : own + bought * (rates.total[stage] ?? 1)
}

/** Does the seller pay carriage and duty, so that the price holds them? */
export function paidBySeller(network: Network, stage: number): boolean {
  const lane = network.chain.lanes[stage - network.processCount]
  const { incoterm } = lane ?? {}
  if (incoterm !== undefined) return incoterm === 'DAP' || incoterm === 'DDP' || incoterm === 'CIF'
  return lane?.paidBy === 'seller'
}

interface Bought {
  readonly crossings: Crossings
  readonly services: readonly ServiceCrossing[]
  readonly rates: CarriedRates
}

function completeTable(
  { network, table }: ValuationInput,
  { crossings, services, rates }: Bought,
  nodeValue: Float64Array,
): void {
  const { inputStart, inputNode, inputPerUnit, stageCount } = network
  const arcPrice = new Map<number, number>()
  for (const { arc, price } of services) if (!Number.isNaN(price)) arcPrice.set(arc, price)
  for (let stage = 0; stage < stageCount; stage++) {
    if ((rates.total[stage] ?? 1) === 1) continue
    let base = 0
    for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
      base += (arcPrice.get(arc) ?? nodeValue[inputNode[arc]!]!) * inputPerUnit[arc]!
    }
    const price = crossings.price[stage]!
    if (!Number.isNaN(price)) base = price * (inputPerUnit[inputStart[stage]!] ?? 1)
    const insured = base * rates.insurance[stage]!
    const taxed = (base + insured + at(table, stage, CARRIAGE)) * rates.duty[stage]!
    table[stage * COLUMNS + INSURANCE] = insured
    table[stage * COLUMNS + DUTY] = taxed
    table[stage * COLUMNS + INTEREST] = base * rates.interest[stage]!
  }
}

function goodsHandovers(
  input: ValuationInput,
  crossings: Crossings,
  nodeValue: Float64Array,
): Handover[] {
  const { network, owners, activity, table } = input
  const { inputStart, inputNode, inputPerUnit } = network
  return crossings.lanes.map((stage) => {
    const arc = inputStart[stage] ?? 0
    const from = inputNode[arc] ?? 0
    const perUnit = inputPerUnit[arc] ?? 1
    const price = crossings.price[stage] ?? NaN
    const carried = paidBySeller(network, stage) ? stageCost(table, stage) / perUnit : 0
    return {
      kind: 'goods',
      stage,
      market: -1,
      node: from,
      seller: owners.node[from] ?? -1,
      buyer: owners.node[network.stageNode[stage] ?? 0] ?? -1,
      unitsPerYear: (activity[stage] ?? 0) * perUnit,
      pricePerUnit: Number.isNaN(price) ? undefined : price,
      costPerUnit: (nodeValue[from] ?? 0) + carried,
    }
  })
}

function sales(input: ValuationInput, nodeValue: Float64Array, prices: PriceBook): Handover[] {
  const { network, owners, context } = input
  return network.chain.markets.flatMap((market, m): Handover[] => {
    const hand = network.handNode[m] ?? 0
    const sold = network.handInputs[m]?.[0] ?? 0
    const unitsPerYear = network.demand[m] ?? 0
    const seller = owners.node[hand] ?? -1
    const owner = owners.node[sold] ?? -1
    const sale: Handover = {
      kind: 'sale',
      stage: -1,
      market: m,
      node: sold,
      seller,
      buyer: -1,
      unitsPerYear,
      pricePerUnit: marketPrice(market, context).exVat,
      costPerUnit: nodeValue[hand] ?? 0,
    }
    if (owner < 0 || owner === seller) return [sale]
    const price = prices.find({
      seller: owner,
      buyer: seller,
      item: market.item,
      for: 'goods',
      unitsPerYear,
    })
    const cost = nodeValue[sold] ?? 0
    const resale = price === undefined ? 0 : price - cost
    return [
      {
        ...sale,
        kind: 'goods',
        seller: owner,
        buyer: seller,
        pricePerUnit: price,
        costPerUnit: cost,
      },
      { ...sale, costPerUnit: sale.costPerUnit + resale },
    ]
  })
}

/** Whole cost that a stage adds, per unit it supplies: all cost columns. */
export function stageCost(table: StageTable, stage: number): number {
  let sum = 0
  for (let c = 0; c < COST_COUNT; c++) sum += at(table, stage, c)
  return sum
}

function at(table: StageTable, stage: number, component: number): number {
  return table[stage * COLUMNS + component] ?? 0
}

function add(table: StageTable, stage: number, component: number, value: number): void {
  table[stage * COLUMNS + component] = at(table, stage, component) + value
}
