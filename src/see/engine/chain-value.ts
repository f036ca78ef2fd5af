import { COLUMNS, column } from '../../chain/flow/components.ts'
import type { Flow } from '../../chain/flow/flow.ts'
import { valueSupplies } from '../../chain/flow/supplies.ts'
import type { LookThrough } from './look-through.ts'
import { lookThrough } from './look-through.ts'
import { placeCountry, stagePlaces } from './place.ts'
import type { Supply } from './supply.ts'
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
  const builder = new VertexBuilder(flow)
  addNodes(builder)
  addStages(builder)
  for (let stage = 0; stage < flow.network.stageCount; stage++) {
    if (flow.activity[stage] === 0) continue
    if (stage < flow.network.processCount) addProcess(builder, stage, supplies[stage]!)
    else addLane(builder, stage)
  }
  addMargins(builder)
  const { vertices, graph, lossPerYear } = builder.finish(
    valueSupplies(flow.network, flow.activity, flow.required),
  )
  return { flow, supplies, look: lookThrough(graph), lossPerYear, ...vertices }
}

function addNodes(builder: VertexBuilder): void {
  const { network, owners } = builder.flow
  const siteCount = network.chain.sites.length
  for (let node = 0; node < network.nodeCount; node++) {
    const place = network.nodePlace[node]!
    const isSite = place >= 0 && place < siteCount
    const country = isSite ? placeCountry(network, place) : undefined
    builder.addNode(country ?? '', owners.node[node]!, place)
  }
}

/** A process stands at its site; a lane is nobody's place. */
function addStages(builder: VertexBuilder): void {
  const { network, owners } = builder.flow
  for (let stage = 0; stage < network.stageCount; stage++) {
    const place = stage < network.processCount ? stagePlaces(network, stage)[0] : -1
    const country = placeCountry(network, place) ?? ''
    builder.addStage(stage, country, owners.stage[stage]!, place)
  }
}

function addProcess(builder: VertexBuilder, stage: number, supply: Supply): void {
  const { network, table } = builder.flow
  const process = network.chain.processes[stage]!
  const [place] = stagePlaces(network, stage)
  const here = placeCountry(network, place) ?? ''
  const at = (component: number) => table[stage * COLUMNS + component]!
  const own = ADDED.reduce((total, component) => total + at(component), 0)
  builder.addOwn(stage, own)
  const bought = at(PURCHASE)
  const isBuy = process.kind === 'buy'
  const source = { stage, country: here, firm: -1, place }
  if (!isBuy) builder.addSource(source, bought + at(ENERGY))
  else {
    builder.addSource(source, at(ENERGY))
    const known = supply.country === here ? place : -1
    builder.addSource({ stage, country: supply.country, firm: supply.actor, place: known }, bought)
  }
}

function addLane(builder: VertexBuilder, stage: number): void {
  const { network, owners, table } = builder.flow
  const carrier = owners.stage[stage]!
  const paid = table[stage * COLUMNS + CARRIAGE]! + table[stage * COLUMNS + INSURANCE]!
  const actor = network.chain.actors[carrier]
  if (actor) {
    builder.addSource({ stage, country: actor.country, firm: carrier, place: -1 }, paid)
    return
  }
  for (const place of stagePlaces(network, stage)) {
    const country = placeCountry(network, place) ?? ''
    builder.addSource({ stage, country, firm: -1, place }, paid / 2)
  }
}

/** Margins on goods and sales; the margin in a making fee stands among the costs of its stage. */
function addMargins(builder: VertexBuilder): void {
  const { network, handovers, activity } = builder.flow
  for (const each of handovers) {
    if (each.kind === 'making' || each.pricePerUnit === undefined || each.unitsPerYear === 0) {
      continue
    }
    const actor = network.chain.actors[each.seller]
    const country = actor?.country ?? ''
    const margin = each.unitsPerYear * (each.pricePerUnit - each.costPerUnit)
    const target = { country, firm: each.seller, place: -1 }
    if (each.stage >= 0) {
      builder.addMargin({ ...target, stage: each.stage }, margin / activity[each.stage]!)
    } else {
      const node = network.handNode[each.market]!
      builder.addMargin({ ...target, stage: -1, node }, margin / each.unitsPerYear)
    }
  }
}
