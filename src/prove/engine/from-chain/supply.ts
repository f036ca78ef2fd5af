import {
  COLUMNS,
  CARBON_COUNT,
  CARBON_START,
  column,
  DAYS,
} from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { paidBySeller, stageCost } from '../../../chain/flow/valuation.ts'
import type { Segment } from '../../../chain/nouns/vocabulary.ts'

/** What one unit of a product costs the firm that sells it, as the chain says; chain currency. */
export interface Supply {
  readonly purchasePerPiece: number
  /** Carriage of what was bought, up to the place it is sold from. */
  readonly freightPerPiece: number
  readonly dutyPerPiece: number
  readonly insurancePerPiece: number
  /** Stores of the chain, by piece and by week that it waits there. */
  readonly storagePerPieceWeek: number
  readonly carbonKgCo2ePerPiece: number
}

/** The firm that looks at its chain: the one named, else the seller of the largest sale. */
export function leadActor({ network, handovers, owners }: Flow): number {
  const named = owners.actorIndex.get(network.chain.chain.lead ?? '')
  if (named !== undefined) return named
  const sales = handovers.filter(({ kind }) => kind === 'sale')
  return sales.toSorted((a, b) => b.unitsPerYear - a.unitsPerYear)[0]?.seller ?? -1
}

const DUTY = column('cost.duty')
const INSURANCE = column('cost.insurance')
const INTEREST = column('cost.interest')

/**
 * Costs of a unit up to where it is sold, by line of the bridge. Interest is left out: capital tied
 * up is worked out season by season. So is what comes after the final margin: shops, parcels,
 * marketing, creation.
 */
export function supplyOf(flow: Flow, unitsPerYear: number): Supply {
  const { network, activity, table } = flow
  const lead = leadActor(flow)
  const perUnit = (amount: number) => (unitsPerYear > 0 ? amount / unitsPerYear : 0)
  let [purchase, freight, duty, insurance, storage, storageDays, carbon] = [0, 0, 0, 0, 0, 0, 0]
  for (const each of flow.handovers) {
    if (each.buyer !== lead || each.kind === 'sale') continue
    purchase += each.unitsPerYear * (each.pricePerUnit ?? each.costPerUnit)
  }
  for (let stage = 0; stage < network.stageCount; stage++) {
    const units = activity[stage] ?? 0
    if (units === 0) continue
    const at = (component: number) => units * (table[stage * COLUMNS + component] ?? 0)
    for (let c = 0; c < CARBON_COUNT; c++) carbon += at(CARBON_START + c)
    if (bearerOf(flow, stage) !== lead) continue
    const segment = segmentOf(flow, stage)
    const cost = units * stageCost(table, stage) - at(INTEREST)
    if (segment === 'production') purchase += cost
    if (segment === 'transport') {
      duty += at(DUTY)
      insurance += at(INSURANCE)
      freight += cost - at(DUTY) - at(INSURANCE)
    }
    if (segment !== 'storage') continue
    if (at(DAYS) > 0) {
      storage += cost
      storageDays += at(DAYS)
    } else freight += cost
  }
  return {
    purchasePerPiece: perUnit(purchase),
    freightPerPiece: perUnit(freight),
    dutyPerPiece: perUnit(duty),
    insurancePerPiece: perUnit(insurance),
    storagePerPieceWeek: storageDays > 0 ? (storage / storageDays) * 7 : 0,
    carbonKgCo2ePerPiece: perUnit(carbon),
  }
}

export function segmentOf({ network }: Flow, stage: number): Segment {
  const process = network.chain.processes[stage]
  if (!process) return network.chain.lanes[stage - network.processCount]?.segment ?? 'transport'
  return process.segment ?? (process.kind === 'serve' ? 'client-relation' : 'production')
}

/** Who pays for a stage: the actor of a process, the buyer or the seller of a lane; -1 for services. */
function bearerOf({ network, owners }: Flow, stage: number): number {
  const process = network.chain.processes[stage]
  if (process?.servesItem !== undefined) return -1
  if (process) return owners.stage[stage] ?? -1
  const from = network.inputNode[network.inputStart[stage] ?? 0] ?? -1
  const node = network.stageNode[stage] ?? -1
  return owners.node[paidBySeller(network, stage) ? from : node] ?? -1
}
