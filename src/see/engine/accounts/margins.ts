import type { Flow } from '../../../chain/flow/flow.ts'
import type { Handover } from '../../../chain/flow/valuation.ts'
import { paidBySeller, stageCost } from '../../../chain/flow/valuation.ts'
import type { Segment } from '../../../chain/nouns/vocabulary.ts'
import type { Accounts } from './accounts.ts'
import { segmentOf } from '../../../chain/flow/network/segment.ts'

/**
 * The three margins of one firm, each always named. Yearly amounts in the currency of the chain.
 * entry = sales - purchase; final = entry - carriage, duty, storage, take-back - idle capacity;
 * operating = final - creation, distribution, marketing, sale, relation.
 */
export interface Margins {
  readonly actor: number
  readonly unitsPerYear: number
  readonly salesPerYear: number
  /** Goods and making bought, and the cost of what the firm makes itself. */
  readonly purchasePerYear: number
  readonly landingPerYear: number
  readonly storagePerYear: number
  readonly idlePerYear: number
  readonly overheadPerYear: number
  readonly entryPerYear: number
  readonly finalPerYear: number
  readonly operatingPerYear: number
  /** False when the firm sells at a price that is not known. */
  readonly known: boolean
}

const LANDING: ReadonlySet<Segment> = new Set<Segment>(['transport'])
const STORAGE: ReadonlySet<Segment> = new Set<Segment>(['storage', 'end-of-life'])
const MAKING: ReadonlySet<Segment> = new Set<Segment>(['production'])

/** The firm that looks at its chain: the one named, else the seller of the largest market. */
export function leadActor({ network, handovers, owners }: Flow): number {
  const named = owners.actorIndex.get(network.chain.chain.lead ?? '')
  if (named !== undefined) return named
  let best = -1
  let most = -1
  for (const each of handovers) {
    const worth = each.unitsPerYear * (each.pricePerUnit ?? each.costPerUnit)
    if (each.kind === 'sale' && worth > most) [best, most] = [each.seller, worth]
  }
  return best
}

export function marginsOfActor(flow: Flow, accounts: Accounts, actor: number): Margins {
  const trade = tradeOf(flow, actor)
  const spent = spentBySegment(flow, actor)
  const of = (segments: ReadonlySet<Segment>) =>
    [...spent].reduce((sum, [segment, cost]) => sum + (segments.has(segment) ? cost : 0), 0)
  const purchase = trade.bought + of(MAKING)
  const landing = of(LANDING)
  const storage = of(STORAGE)
  const overhead =
    [...spent.values()].reduce((sum, cost) => sum + cost, 0) - of(MAKING) - landing - storage
  const idle = accounts.actors[actor]?.idlePerYear ?? 0
  const entry = trade.sold - purchase
  const final = entry - landing - storage - idle
  return {
    actor,
    unitsPerYear: trade.units,
    salesPerYear: trade.sold,
    purchasePerYear: purchase,
    landingPerYear: landing,
    storagePerYear: storage,
    idlePerYear: idle,
    overheadPerYear: overhead,
    entryPerYear: entry,
    finalPerYear: final,
    operatingPerYear: final - overhead,
    known: trade.known,
  }
}

function tradeOf({ handovers }: Flow, actor: number) {
  let [sold, bought, units, clientUnits, known] = [0, 0, 0, 0, true]
  for (const each of handovers) {
    const worth = each.unitsPerYear * (each.pricePerUnit ?? each.costPerUnit)
    if (each.buyer === actor && each.kind === 'goods') bought += worth
    if (each.seller !== actor || each.kind === 'making') continue
    sold += worth
    units += each.unitsPerYear
    if (each.kind === 'sale') clientUnits += each.unitsPerYear
    if (each.pricePerUnit === undefined) known = false
  }
  return { sold, bought, known, units: clientUnits > 0 ? clientUnits : units }
}

/** What the firm pays for stages, by segment: its own, fees and services, lanes that it pays. */
function spentBySegment(flow: Flow, actor: number): Map<Segment, number> {
  const { network, activity, table } = flow
  const spent = new Map<Segment, number>()
  const add = (stage: number, cost: number) => {
    const segment = segmentOf(flow.network, stage)
    spent.set(segment, (spent.get(segment) ?? 0) + cost)
  }
  const sold = new Set<number>()
  for (const each of flow.handovers) {
    if (each.kind === 'service' && each.market >= 0) sold.add(each.stage)
    if ((each.kind !== 'making' && each.kind !== 'service') || each.buyer !== actor) continue
    add(doneBy(flow, each), each.unitsPerYear * (each.pricePerUnit ?? each.costPerUnit))
  }
  for (let stage = 0; stage < network.stageCount; stage++) {
    const units = activity[stage] ?? 0
    if (units === 0) continue
    const bearer = sold.has(stage) ? flow.owners.stage[stage] : bearerOf(flow, stage)
    if (bearer !== actor) continue
    add(stage, units * stageCost(table, stage))
  }
  return spent
}

/** Stage whose work is paid: of a service item, the first process that gives it. */
function doneBy({ network }: Flow, { kind, stage, market, node }: Handover): number {
  return kind === 'service' && market < 0 ? network.stageNode.indexOf(node) : stage
}

/** Who pays for a stage: the actor of a process, the buyer or the seller of a lane. */
function bearerOf({ network, owners }: Flow, stage: number): number {
  const node = network.stageNode[stage] ?? -1
  const process = network.chain.processes[stage]
  if (process) return servedSeller(network, owners.node, stage) ?? owners.stage[stage] ?? -1
  const from = network.inputNode[network.inputStart[stage] ?? 0] ?? -1
  return owners.node[paidBySeller(network, stage) ? from : node] ?? -1
}

/** A serve process that nobody sells is borne by who sells the item it works for. */
function servedSeller(
  network: Flow['network'],
  nodeOwner: Int32Array,
  stage: number,
): number | undefined {
  const served = network.chain.processes[stage]?.servesItem
  if (served === undefined) return undefined
  const market = network.chain.markets.findIndex((each) => each.item === served)
  return market < 0 ? undefined : nodeOwner[network.handNode[market] ?? -1]
}
