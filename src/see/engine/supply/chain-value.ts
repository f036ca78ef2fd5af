import { integers } from '../../../core/linear-algebra/flat-arrays.ts'
import { COLUMNS, column } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { valueSupplies } from '../../../chain/flow/network/supplies.ts'
import type { LookThrough } from './look-through.ts'
import { lookThrough } from './look-through.ts'
import { placeCountry, stagePlaces } from '../../../chain/flow/client-place.ts'
import type { Supply } from '../../../chain/flow/network/supply-origin.ts'
import { VertexBuilder } from './vertex-builder.ts'

/**
 * The value of a chain as a graph: a vertex per node, then per stage, then per *source*: value of a
 * stage that comes from elsewhere than where the stage works (a purchase, carriage, a margin).
 */
export interface ChainValue {
  readonly flow: Flow
  readonly look: LookThrough
  readonly supplies: readonly Supply[]
  readonly countries: readonly string[]
  /** Index into `countries`; -1 = nowhere: a market, carriage under way, a service. */
  readonly countryOf: Int32Array
  /** Index into `chain.actors`; -1 = nobody named. */
  readonly firmOf: Int32Array
  /** Place of each vertex; -1 when only its country is known. */
  readonly placeOf: Int32Array
  /** Stage of each vertex; -1 for nodes and for margins on sales to clients. */
  readonly stageOf: Int32Array
  /** 1 for margins on goods that change owner. */
  readonly isMargin: Uint8Array
  /** Value below zero that was left out, a year. */
  readonly lossPerYear: number
}

const ADDED = (['labour', 'own', 'margin', 'setup', 'fixed'] as const).map((name) =>
  column(`cost.${name}`),
)
const PURCHASE = column('cost.purchase')
const ENERGY = column('cost.energy')
const CARRIAGE = column('cost.carriage')
const INSURANCE = column('cost.insurance')

/**
 * Value of what clients pay, less duties and interest, located: what a process adds and the energy
 * it takes at its site; a purchase at the origin of the item, else its supplier's country, else its
 * site; carriage and insurance in the carrier's country, else half at each end; margins on goods at
 * the seller's. Amounts below zero are left out and summed.
 */
export function chainValue(flow: Flow, supplies: readonly Supply[]): ChainValue {
  const { network } = flow
  const builder = new VertexBuilder(flow, valueSupplies(network, flow.activity, flow.required))
  const { sites, markets } = network.chain
  const countryAt = integers(sites.length + markets.length, (place) =>
    builder.countryNumber(placeCountry(network, place)),
  )
  const ask: Adding = { builder, flow, supplies, countryAt }
  addNodes(ask)
  addStages(ask)
  for (let stage = 0; stage < network.stageCount; stage++) {
    if (flow.activity[stage] === 0) continue
    if (stage < network.processCount) addProcess(ask, stage)
    else addLane(ask, stage)
  }
  addMargins(ask)
  const { vertices, graph, lossPerYear } = builder.finish()
  return { flow, supplies, look: lookThrough(graph), lossPerYear, ...vertices }
}

interface Adding {
  readonly builder: VertexBuilder
  readonly flow: Flow
  readonly supplies: readonly Supply[]
  /** Country number of each place. */
  readonly countryAt: Int32Array
}

/** Goods stand at their site; at a market, or anywhere, they are in no country of supply. */
function addNodes({ builder, flow, countryAt }: Adding): void {
  const { network, owners } = flow
  const siteCount = network.chain.sites.length
  for (let node = 0; node < network.nodeCount; node++) {
    const place = network.nodePlace[node]!
    const country = place >= 0 && place < siteCount ? countryAt[place]! : -1
    builder.addVertex({ country, firm: owners.node[node]!, place }, -1)
  }
}

/** A process stands at its site; a lane is in no country. */
function addStages({ builder, flow, countryAt }: Adding): void {
  const { network, owners } = flow
  for (let stage = 0; stage < network.stageCount; stage++) {
    const place = stage < network.processCount ? network.stageTo[stage]! : -1
    const country = countryAt[place] ?? -1
    builder.addVertex({ country, firm: owners.stage[stage]!, place }, stage)
  }
}

function addProcess({ builder, flow, supplies, countryAt }: Adding, stage: number): void {
  const { network, table } = flow
  const place = network.stageTo[stage]!
  const country = countryAt[place] ?? -1
  const row = stage * COLUMNS
  let own = 0
  for (const component of ADDED) own += table[row + component]!
  builder.addOwn(stage, own)
  const outside = { country, firm: -1, place }
  if (network.chain.processes[stage]!.kind !== 'buy') {
    builder.addSource(stage, outside, table[row + PURCHASE]! + table[row + ENERGY]!)
    return
  }
  builder.addSource(stage, outside, table[row + ENERGY]!)
  const supply = supplies[stage]!
  const from = builder.countryNumber(supply.country)
  // The origin of an item is a country: where in it is not known.
  const known = supply.basis === 'assumed' ? place : -1
  builder.addSource(
    stage,
    { country: from, firm: supply.actor, place: known },
    table[row + PURCHASE]!,
  )
}

function addLane({ builder, flow, countryAt }: Adding, stage: number): void {
  const { network, owners, table } = flow
  const paid = table[stage * COLUMNS + CARRIAGE]! + table[stage * COLUMNS + INSURANCE]!
  if (paid === 0) return
  const firm = owners.stage[stage]!
  const carrier = network.chain.actors[firm]
  if (carrier) {
    const country = builder.countryNumber(carrier.country)
    builder.addSource(stage, { country, firm, place: -1 }, paid)
    return
  }
  for (const place of stagePlaces(network, stage)) {
    builder.addSource(stage, { country: countryAt[place] ?? -1, firm, place }, paid / 2)
  }
}

/** Margins on goods and sales; the margin in a making fee stands among the costs of its stage. */
function addMargins({ builder, flow }: Adding): void {
  const { network, handovers, activity } = flow
  for (const each of handovers) {
    const { kind, pricePerUnit, unitsPerYear, seller, stage, market } = each
    if (kind === 'making' || pricePerUnit === undefined || unitsPerYear === 0) continue
    const country = builder.countryNumber(network.chain.actors[seller]?.country)
    const standing = { country, firm: seller, place: -1 }
    const margin = pricePerUnit - each.costPerUnit
    if (stage < 0) builder.addSaleMargin(market, standing, margin)
    else builder.addMargin(stage, standing, (unitsPerYear * margin) / activity[stage]!)
  }
}
