import { COLUMNS, KM } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'

/** Why the carbon of a stage cannot be said. */
export const UNKNOWN_CARBON_WORDS = {
  'no-intensity': words('mode sans facteur d’émission | mode without an emission factor'),
  'no-mass': words('masse de l’article inconnue | mass of the item unknown'),
  'no-distance': words('distance inconnue | distance unknown'),
  'no-factor': words('article acheté sans facteur | bought item without a factor'),
  'no-energy': words('ni énergie ni émission donnée | neither energy nor emission given'),
  'no-energy-factor': words(
    'énergie sans facteur dans ce pays | energy without a factor in that country',
  ),
} as const satisfies Record<string, Words>
export type UnknownCarbonReason = keyof typeof UNKNOWN_CARBON_WORDS

export interface UnknownCarbon {
  readonly stageId: string
  readonly reason: UnknownCarbonReason
}

/** Stages in use whose carbon, or a part of it, nothing says: they are listed, never zero. */
export function unknownCarbon(flow: Flow): UnknownCarbon[] {
  const { chain, processCount } = flow.network
  const unknown: UnknownCarbon[] = []
  chain.processes.forEach(({ id }, stage) => {
    const reason = flow.activity[stage]! > 0 ? processReason(flow, stage) : undefined
    if (reason) unknown.push({ stageId: id, reason })
  })
  chain.lanes.forEach(({ id }, l) => {
    const reason = flow.activity[processCount + l]! > 0 ? laneReason(flow, l) : undefined
    if (reason) unknown.push({ stageId: id, reason })
  })
  return unknown
}

function laneReason({ network, table, context }: Flow, l: number): UnknownCarbonReason | undefined {
  const lane = network.chain.lanes[l]!
  if (lane.mode === 'wire' || lane.mode === 'hand') return undefined
  const item = network.chain.items[network.nodeItem[network.stageNode[network.processCount + l]!]!]
  if (item?.kind === 'service') return undefined
  if (!context.defaults.transportKgCo2ePerTkm(lane.mode)) return 'no-intensity'
  if (item?.massKgPerUnit === undefined) return 'no-mass'
  const km = table[(network.processCount + l) * COLUMNS + KM]!
  return km === 0 && lane.distanceKm === undefined ? 'no-distance' : undefined
}

function processReason(flow: Flow, stage: number): UnknownCarbonReason | undefined {
  const { chain, stageTo } = flow.network
  const process = chain.processes[stage]!
  const country = chain.sites[stageTo[stage]!]?.country ?? ''
  for (const { carrier } of process.energy ?? []) {
    if (!flow.context.defaults.energyKgCo2ePerKwh(carrier, country)) return 'no-energy-factor'
  }
  const isCounted = process.energy?.length || process.directCarbonKgCo2ePerRun !== undefined
  if (isCounted || process.kind === 'serve') return undefined
  if (process.kind === 'transform') return 'no-energy'
  return process.inputs?.length || isItemTold(flow, stage) ? undefined : 'no-factor'
}

function isItemTold({ network }: Flow, stage: number): boolean {
  const item = network.chain.items[network.nodeItem[network.stageNode[stage]!]!]
  return item?.carbonKgCo2ePerUnit !== undefined || item?.kind === 'service'
}
