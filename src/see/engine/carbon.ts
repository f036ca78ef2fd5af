import { CARBON_COMPONENTS } from '../../chain/flow/components.ts'
import type { CarbonComponent } from '../../chain/flow/components.ts'
import { CARBON_COUNT, CARBON_START, COLUMNS, KM } from '../../chain/flow/components.ts'
import type { Flow } from '../../chain/flow/flow.ts'
import type { CarbonFamilyId } from '../../chain/reference.ts'
import type { Words } from '../../core/schema.ts'
import { words } from '../../core/schema.ts'
import { COMPONENT_WORDS } from '../messages.ts'
import type { Figure, FigureUnit } from '../model.ts'
import type { StageRow } from './stages.ts'

/** Carbon of the chain per piece sold, kg CO2e (kg CO2 for carriage in family `fr-2012`). */
export interface Carbon {
  readonly family: CarbonFamilyId
  readonly totalPerUnit: number
  readonly perYear: number
  readonly byComponent: Readonly<Record<CarbonComponent, number>>
  readonly byMode: Readonly<Record<string, { readonly kg: number; readonly tonneKm: number }>>
  /** Stages whose carbon cannot be said, and why. */
  readonly unknown: readonly UnknownCarbon[]
  readonly modeBeatsDistance: ModeBeatsDistance | undefined
}

export interface UnknownCarbon {
  readonly stageId: string
  readonly reason: 'no-intensity' | 'no-mass' | 'no-distance' | 'no-factor'
}

/** A longer carriage that emits less per kg than a shorter one: the mode counts more (row A12). */
export interface ModeBeatsDistance {
  readonly longerStageId: string
  readonly shorterStageId: string
  readonly longerKm: number
  readonly shorterKm: number
  readonly longerKgPerKg: number
  readonly shorterKgPerKg: number
}

/**
 * Carbon by kind, mode and stage in the shape of ISO 14083: intensity x mass x distance for each
 * element of carriage, energy by carrier and direct emissions for processes, the own factor of an
 * item only where it is bought.
 */
export function carbonOf(flow: Flow, rows: readonly StageRow[]): Carbon {
  const { network, activity, table, context } = flow
  const units = network.demand.reduce((sum, each) => sum + each, 0)
  const byComponent = new Float64Array(CARBON_COUNT)
  const byMode: Record<string, { kg: number; tonneKm: number }> = {}
  for (let stage = 0; stage < network.stageCount; stage++) {
    const active = activity[stage] ?? 0
    if (active === 0) continue
    for (let c = 0; c < CARBON_COUNT; c++) {
      byComponent[c] =
        (byComponent[c] ?? 0) + active * (table[stage * COLUMNS + CARBON_START + c] ?? 0)
    }
    const lane = network.chain.lanes[stage - network.processCount]
    if (lane) addMode(flow, stage, (byMode[lane.mode] ??= { kg: 0, tonneKm: 0 }), units)
  }
  const per = (value: number) => (units > 0 ? value / units : 0)
  const total = byComponent.reduce((sum, value) => sum + value, 0)
  return {
    family: context.chain.chain.carbonFamily ?? 'uk-2025',
    totalPerUnit: per(total),
    perYear: total,
    byComponent: Object.fromEntries(
      CARBON_COMPONENTS.map((name, c) => [name, per(byComponent[c] ?? 0)]),
    ) as Record<CarbonComponent, number>,
    byMode,
    unknown: unknownCarbon(flow),
    modeBeatsDistance: modeBeatsDistance(flow, rows),
  }
}

const TRANSPORT = CARBON_START + CARBON_COMPONENTS.indexOf('transport')

function addMode(
  flow: Flow,
  stage: number,
  mode: { kg: number; tonneKm: number },
  units: number,
): void {
  if (units <= 0) return
  const perSold = (flow.activity[stage] ?? 0) / units
  const item =
    flow.network.chain.items[flow.network.nodeItem[flow.network.stageNode[stage] ?? -1] ?? -1]
  mode.kg += perSold * (flow.table[stage * COLUMNS + TRANSPORT] ?? 0)
  mode.tonneKm +=
    (perSold * (item?.massKgPerUnit ?? 0) * (flow.table[stage * COLUMNS + KM] ?? 0)) / 1000
}

function unknownCarbon({ network, activity, table, context }: Flow): UnknownCarbon[] {
  const { chain, processCount } = network
  const unknown: UnknownCarbon[] = []
  chain.lanes.forEach((lane, l) => {
    const stage = processCount + l
    if ((activity[stage] ?? 0) === 0 || lane.mode === 'wire' || lane.mode === 'hand') return
    const item = chain.items[network.itemIndex.get(lane.item) ?? -1]
    const tell = (reason: UnknownCarbon['reason']) => unknown.push({ stageId: lane.id, reason })
    if (!context.defaults.transportKgCo2ePerTkm(lane.mode)) tell('no-intensity')
    else if (item?.massKgPerUnit === undefined) tell('no-mass')
    else if ((table[stage * COLUMNS + KM] ?? 0) === 0) tell('no-distance')
  })
  chain.processes.forEach((process, stage) => {
    if ((activity[stage] ?? 0) === 0 || process.kind !== 'buy') return
    const item = chain.items[network.nodeItem[network.stageNode[stage] ?? -1] ?? -1]
    if (item?.carbonKgCo2ePerUnit === undefined && item?.kind !== 'service') {
      unknown.push({ stageId: process.id, reason: 'no-factor' })
    }
  })
  return unknown
}

/** The pair of carriages where the mode beats the distance by most. */
function modeBeatsDistance(flow: Flow, rows: readonly StageRow[]): ModeBeatsDistance | undefined {
  const { network, table } = flow
  const carried = rows.filter((row) => row.kind === 'lane' && row.km > 0).slice(0, 400)
  const index = new Map(
    network.chain.lanes.map((lane, l) => [lane.id as string, network.processCount + l]),
  )
  const perKg = carried.map((row) => {
    const stage = index.get(row.id) ?? -1
    const item = network.chain.items[network.nodeItem[network.stageNode[stage] ?? -1] ?? -1]
    return (table[stage * COLUMNS + TRANSPORT] ?? 0) / (item?.massKgPerUnit ?? NaN)
  })
  let best: ModeBeatsDistance | undefined
  let bestGain = 1
  carried.forEach((longer, i) => {
    carried.forEach((shorter, j) => {
      const [a = NaN, b = NaN] = [perKg[i], perKg[j]]
      if (longer.km <= shorter.km || longer.mode === shorter.mode || !(a > 0 && a < b)) return
      const gain = (longer.km / shorter.km) * (b / a)
      if (gain <= bestGain) return
      bestGain = gain
      best = {
        longerStageId: longer.id,
        shorterStageId: shorter.id,
        longerKm: longer.km,
        shorterKm: shorter.km,
        longerKgPerKg: a,
        shorterKgPerKg: b,
      }
    })
  })
  return best
}

const FAMILY_NOTE: Readonly<Record<CarbonFamilyId, Words>> = {
  'uk-2025': words(
    'transport : facteurs du Royaume-Uni 2025, du puits à la roue, CO₂e | carriage: United Kingdom 2025 factors, well to wheel, CO₂e',
  ),
  'fr-2012': words(
    'transport : valeurs réglementaires françaises 2012, CO₂ seul | carriage: French legal values 2012, CO₂ only',
  ),
}

export function carbonFigures(carbon: Carbon, rows: readonly StageRow[]): Figure[] {
  const unit: FigureUnit = 'kgCO2e'
  const note = FAMILY_NOTE[carbon.family]
  const biggest = rows
    .toSorted((a, b) => b.carbonKgCo2ePerUnit - a.carbonKgCo2ePerUnit)
    .slice(0, 12)
  const total: Figure = {
    id: 'carbon.total',
    unit,
    value: carbon.totalPerUnit,
    label: words('carbone par pièce | carbon per piece'),
    formula: {
      fr: `somme des étapes : énergie, émissions directes, transport, matières achetées ; ${note.fr}`,
      en: `sum over stages: energy, direct emissions, carriage, bought matter; ${note.en}`,
    },
    inputs: biggest.map((row) => ({ kind: 'figure', id: `stage/${row.id}.carbon` })),
    method: 'ISO 14083:2023',
  }
  const parts = CARBON_COMPONENTS.filter((name) => carbon.byComponent[name] !== 0).map(
    (name): Figure => ({
      id: `carbon.${name}`,
      unit: name === 'transport' && carbon.family === 'fr-2012' ? 'kgCO2' : unit,
      value: carbon.byComponent[name],
      label: COMPONENT_WORDS[`carbon.${name}`].label,
      formula: COMPONENT_WORDS[`carbon.${name}`].formula,
      inputs: biggest.map((row) => ({ kind: 'figure', id: `stage/${row.id}.carbon.${name}` })),
    }),
  )
  return [total, ...parts]
}
