import { COLUMNS, COST_COMPONENTS, COST_COUNT } from '../../../chain/flow/components.ts'
import type { CostComponent } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { marketPrice } from '../../../chain/flow/prices.ts'
import { sum } from '../../../core/statistics/quantile.ts'

/** Who a cost component goes to, beside the actor of the stage. */
type Taker = 'actor' | 'carrier' | 'outside' | 'state' | 'bank'

const TAKER: Readonly<Record<CostComponent, Taker>> = {
  purchase: 'outside',
  labour: 'actor',
  energy: 'outside',
  own: 'actor',
  margin: 'actor',
  setup: 'actor',
  fixed: 'actor',
  carriage: 'carrier',
  insurance: 'outside',
  duty: 'state',
  interest: 'bank',
}

/** What one actor sells, buys and keeps in a year, in the currency of the chain. */
export interface ActorAccount {
  readonly actor: number
  /** Sales less purchases, from what the actor adds and the margins it makes. */
  readonly valueAddedPerYear: number
  readonly marginPerYear: number
  /** False when it hands goods over at an unknown price: its margin and value added are floors. */
  readonly marginKnown: boolean
  readonly idlePerYear: number
}

/**
 * Books of a year: client sales excluding VAT = value added of actors + outside purchases + duties
 * + interest (+ change of stock, nil in a steady year). `gap` is what is left over, over sales.
 */
export interface Books {
  readonly salesExVatPerYear: number
  readonly vatPerYear: number
  readonly valueAddedPerYear: number
  readonly outsidePerYear: number
  readonly dutyPerYear: number
  readonly interestPerYear: number
  readonly stockChangePerYear: number
  /** Sales whose price is unknown, carried at cost so that books close. */
  readonly salesAtCostPerYear: number
  readonly gap: number
}

export interface Accounts {
  readonly unitsSoldPerYear: number
  /** Cost added by each stage in a year. */
  readonly stageCostPerYear: Float64Array
  /** Part of it that is value added of an actor of the chain. */
  readonly stageValueAddedPerYear: Float64Array
  readonly actors: readonly ActorAccount[]
  readonly books: Books
  readonly costPerYear: number
  readonly costByComponent: Readonly<Record<CostComponent, number>>
  readonly marginPerYear: number
  readonly unknownMargins: readonly number[]
  readonly idlePerYear: number
}

/** 1 for the components that a process, and that a lane, hands to its actor. */
const ADDED_BY_PROCESS = takenBy('actor')
const ADDED_BY_LANE = takenBy('carrier')

function takenBy(taker: Taker): Uint8Array {
  return Uint8Array.from(COST_COMPONENTS, (name) => (TAKER[name] === taker ? 1 : 0))
}

/** Yearly accounts of a flow; linear in the number of stages. */
export function accountsOf(flow: Flow): Accounts {
  const { network, activity, table, owners } = flow
  const { stageCount, processCount } = network
  const stageCost = new Float64Array(stageCount)
  const stageAdded = new Float64Array(stageCount)
  const byComponent = new Float64Array(COST_COUNT)
  const actorAdded = new Float64Array(network.chain.actors.length)
  for (let stage = 0; stage < stageCount; stage++) {
    const units = activity[stage] ?? 0
    if (units === 0) continue
    const actor = owners.stage[stage] ?? -1
    const isAdded = stage < processCount ? ADDED_BY_PROCESS : ADDED_BY_LANE
    for (let c = 0; c < COST_COUNT; c++) {
      const value = units * table[stage * COLUMNS + c]!
      if (value === 0) continue
      byComponent[c]! += value
      stageCost[stage]! += value
      if (actor < 0 || isAdded[c] === 0) continue
      stageAdded[stage]! += value
      actorAdded[actor]! += value
    }
  }
  const margins = marginsOf(flow)
  const books = booksOf(flow, byComponent, sum(stageAdded), margins)
  return {
    unitsSoldPerYear: sum(network.demand),
    stageCostPerYear: stageCost,
    stageValueAddedPerYear: stageAdded,
    actors: actorAccounts(flow, actorAdded, margins),
    books,
    costPerYear: sum(stageCost),
    costByComponent: Object.fromEntries(
      COST_COMPONENTS.map((name, c) => [name, byComponent[c] ?? 0]),
    ) as Record<CostComponent, number>,
    marginPerYear: margins.total,
    unknownMargins: [...margins.unknown],
    idlePerYear: flow.idle.reduce((total, each) => total + each.costPerYear, 0),
  }
}

interface Margins {
  readonly byActor: Float64Array
  readonly total: number
  readonly unknown: ReadonlySet<number>
  readonly salesAtCost: number
}

/** Margins on goods and sales; the margin in a making fee stands among the costs of its stage. */
function marginsOf({ network, handovers }: Flow): Margins {
  const byActor = new Float64Array(network.chain.actors.length)
  const unknown = new Set<number>()
  let total = 0
  let salesAtCost = 0
  for (const each of handovers) {
    if (each.pricePerUnit === undefined) {
      if (each.unitsPerYear > 0) unknown.add(each.seller)
      if (each.kind === 'sale') salesAtCost += each.unitsPerYear * each.costPerUnit
      continue
    }
    if (each.kind === 'making') continue
    const margin = each.unitsPerYear * (each.pricePerUnit - each.costPerUnit)
    total += margin
    if (each.seller >= 0) byActor[each.seller] = (byActor[each.seller] ?? 0) + margin
  }
  return { byActor, total, unknown, salesAtCost }
}

function booksOf(
  flow: Flow,
  byComponent: Float64Array,
  stageAdded: number,
  margins: Margins,
): Books {
  const { network, context } = flow
  const of = (name: CostComponent) => byComponent[COST_COMPONENTS.indexOf(name)] ?? 0
  let sales = 0
  let vat = 0
  network.chain.markets.forEach((market, m) => {
    const { exVat = 0, incVat = 0 } = marketPrice(market, context)
    sales += (network.demand[m] ?? 0) * exVat
    vat += (network.demand[m] ?? 0) * (incVat - exVat)
  })
  const valueAdded = stageAdded + margins.total
  const outside = sum(byComponent) - stageAdded - of('duty') - of('interest')
  const received = sales + margins.salesAtCost
  return {
    salesExVatPerYear: sales,
    vatPerYear: vat,
    valueAddedPerYear: valueAdded,
    outsidePerYear: outside,
    dutyPerYear: of('duty'),
    interestPerYear: of('interest'),
    stockChangePerYear: 0,
    salesAtCostPerYear: margins.salesAtCost,
    gap: (received - valueAdded - outside - of('duty') - of('interest')) / Math.max(1, received),
  }
}

function actorAccounts(flow: Flow, added: Float64Array, margins: Margins): ActorAccount[] {
  const { chain } = flow.network
  const idle = new Float64Array(chain.actors.length)
  for (const { site, costPerYear } of flow.idle) {
    const actor = flow.owners.actorIndex.get(chain.sites[site]?.actor ?? '') ?? -1
    if (actor >= 0) idle[actor] = (idle[actor] ?? 0) + costPerYear
  }
  return chain.actors.map((_, actor) => ({
    actor,
    valueAddedPerYear: (added[actor] ?? 0) + (margins.byActor[actor] ?? 0),
    marginPerYear: margins.byActor[actor] ?? 0,
    marginKnown: !margins.unknown.has(actor),
    idlePerYear: idle[actor] ?? 0,
  }))
}
