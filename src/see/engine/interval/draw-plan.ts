import { COLUMNS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { emitStage } from '../../../chain/flow/stage-table.ts'
import type { TermOrigin } from '../../../chain/flow/terms.ts'
import type { Law } from '../../../core/statistics/law.ts'
import type { UncertainReader } from './uncertain.ts'
import { DEFAULT_TOLERANCE_RATIO, uncertainReader } from './uncertain.ts'
import { lawFromInterval } from '../../../core/statistics/law.ts'

/** How a draw of one field changes an arc, a stage or a market. */
export interface StructureEffect {
  readonly kind: 'input' | 'scrap' | 'damage' | 'yield' | 'demand'
  /** Arc, stage or market. */
  readonly target: number
  readonly field: number
}

/** A field that is drawn by rewriting its part: prices, sites, rates, the header. */
export interface PartEffect {
  readonly noun: 'sites' | 'processes' | 'prices' | 'markets' | 'lanes' | 'rates' | 'chain'
  readonly index: number
  readonly name: string
  readonly field: number
}

/**
 * Everything that is uncertain in a flow, compiled so that a draw costs a few passes over arrays:
 * a term of a stage is its base value times the ratios (drawn over base) of its fields.
 */
export interface DrawPlan {
  readonly keys: readonly string[]
  readonly laws: readonly Law[]
  readonly bases: Float64Array
  readonly termValue: Float64Array
  /** Row and column of the stage table that the term goes to. */
  readonly termCell: Int32Array
  /** Stage whose volume divides the term when it is a yearly amount; -1 otherwise. */
  readonly termYearly: Int32Array
  readonly factorStart: Int32Array
  readonly factorField: Int32Array
  /** 1 multiplies, -1 divides. */
  readonly factorPower: Int8Array
  readonly structure: readonly StructureEffect[]
  readonly parts: readonly PartEffect[]
}

export function drawPlan(flow: Flow): DrawPlan {
  const builder = new PlanBuilder(flow)
  for (let stage = 0; stage < flow.network.stageCount; stage++) builder.addStage(stage)
  builder.addStructure()
  builder.addParts()
  return builder.finish()
}

const DEFAULT_LAW: Law = lawFromInterval({
  kind: 'normal',
  value: 1,
  low: 1 - DEFAULT_TOLERANCE_RATIO,
  high: 1 + DEFAULT_TOLERANCE_RATIO,
})

class PlanBuilder {
  private readonly flow: Flow
  private readonly reader: UncertainReader
  private readonly fields = new Map<string, number>()
  private readonly laws: Law[] = []
  private readonly bases: number[] = []
  private readonly termValue: number[] = []
  private readonly termCell: number[] = []
  private readonly termYearly: number[] = []
  private readonly factorStart: number[] = [0]
  private readonly factorField: number[] = []
  private readonly factorPower: number[] = []
  private readonly structure: StructureEffect[] = []
  private readonly parts: PartEffect[] = []

  constructor(flow: Flow) {
    this.flow = flow
    this.reader = uncertainReader(flow.network.chain)
  }

  /** Number of a field that is uncertain; -1 when it is exact or missing. */
  private field(key: string): number {
    const known = this.fields.get(key)
    if (known !== undefined) return known
    const found = this.reader.find(key)
    return this.register(key, found?.law, found?.base ?? 0)
  }

  private register(key: string, law: Law | undefined, base: number): number {
    const number = law === undefined || base === 0 ? -1 : this.laws.length
    this.fields.set(key, number)
    if (law !== undefined && number >= 0) {
      this.laws.push(law)
      this.bases.push(base)
    }
    return number
  }

  /** A default of the tables: one draw for all the stages that rest on it. */
  private reference(key: string): number {
    return this.fields.get(key) ?? this.register(key, DEFAULT_LAW, 1)
  }

  addStage(stage: number): void {
    const { network, activity, context } = this.flow
    const units = activity[stage] ?? 0
    if (units === 0) return
    const { processes, lanes } = network.chain
    const process = processes[stage]
    const lane = process ? undefined : lanes[stage - network.processCount]
    const part = process ? `processes/${process.id}` : `lanes/${lane?.id}`
    const item = network.chain.items[network.nodeItem[network.stageNode[stage] ?? -1] ?? -1]?.id
    emitStage({ network, context }, stage, units, {
      add: (component, value, origin) => {
        this.termValue.push(value)
        this.termCell.push(stage * COLUMNS + component)
        this.termYearly.push(origin.yearly ? stage : -1)
        for (const name of origin.fields) this.factor(this.field(fieldKey(part, name, origin)), 1)
        for (const name of origin.per ?? [])
          this.factor(this.field(fieldKey(part, name, origin)), -1)
        for (const name of origin.itemFields ?? [])
          this.factor(this.field(`items/${item}/${name}`), 1)
        if (origin.reference) this.factor(this.reference(this.referenceKey(stage, origin)), 1)
        this.factorStart.push(this.factorField.length)
      },
    })
  }

  private factor(field: number, power: 1 | -1): void {
    if (field < 0) return
    this.factorField.push(field)
    this.factorPower.push(power)
  }

  /** Same country, carrier or mode, same draw: defaults err together. */
  private referenceKey(stage: number, origin: TermOrigin): string {
    const { chain, processCount, stageTo } = this.flow.network
    const process = stage < processCount ? chain.processes[stage] : undefined
    const lane = process ? undefined : chain.lanes[stage - processCount]
    const of = lane?.mode ?? chain.sites[stageTo[stage]!]?.country ?? ''
    const carrier = process?.energy?.[origin.row ?? 0]?.carrier ?? ''
    return `reference/${origin.reference}/${of}/${origin.reference === 'energy' ? carrier : ''}`
  }

  addStructure(): void {
    const { chain, inputStart, processCount } = this.flow.network
    const effect = (kind: StructureEffect['kind'], target: number, key: string) => {
      const field = this.field(key)
      if (field >= 0) this.structure.push({ kind, target, field })
    }
    chain.processes.forEach((process, stage) => {
      process.inputs?.forEach((input, row) => {
        const arc = (inputStart[stage] ?? 0) + row
        effect('input', arc, `processes/${process.id}/inputs.${row}.quantityPerRun`)
        if (input.scrapRatio)
          effect('scrap', arc, `processes/${process.id}/inputs.${row}.scrapRatio`)
      })
      if (process.yieldRatio) effect('yield', stage, `processes/${process.id}/yieldRatio`)
    })
    chain.lanes.forEach((lane, l) => {
      if (lane.damageRatio) effect('damage', processCount + l, `lanes/${lane.id}/damageRatio`)
    })
    chain.markets.forEach((market, m) =>
      effect('demand', m, `markets/${market.id}/demandUnitsPerYear`),
    )
  }

  addParts(): void {
    const { chain } = this.flow.network
    const names = {
      sites: ['fixedCostPerYear', 'investment', 'lifeYears', 'subsidy'],
      processes: ['investment', 'lifeYears'],
      prices: ['pricePerUnit'],
      markets: [
        'priceIncVat',
        'priceExVat',
        'ordersPerClientPerYear',
        'unitsPerOrder',
        'repeatRatio',
        'acquisitionCost',
      ],
      lanes: ['dutyRatio', 'insuranceRatio', 'coverDays'],
      rates: ['value'],
    } as const
    for (const noun of ['sites', 'processes', 'prices', 'markets', 'lanes', 'rates'] as const) {
      chain[noun].forEach((part, index) => {
        for (const name of names[noun]) this.part(noun, index, `${noun}/${part.id}`, name)
      })
    }
    this.part('chain', 0, 'chain', 'capitalCostRatioPerYear')
  }

  private part(noun: PartEffect['noun'], index: number, part: string, name: string): void {
    const field = this.field(`${part}/${name}`)
    if (field >= 0) this.parts.push({ noun, index, name, field })
  }

  finish(): DrawPlan {
    const keys: string[] = []
    for (const [key, field] of this.fields) if (field >= 0) keys[field] = key
    return {
      keys,
      laws: this.laws,
      bases: Float64Array.from(this.bases),
      termValue: Float64Array.from(this.termValue),
      termCell: Int32Array.from(this.termCell),
      termYearly: Int32Array.from(this.termYearly),
      factorStart: Int32Array.from(this.factorStart),
      factorField: Int32Array.from(this.factorField),
      factorPower: Int8Array.from(this.factorPower),
      structure: this.structure,
      parts: this.parts,
    }
  }
}

function fieldKey(part: string, name: string, origin: TermOrigin): string {
  return `${part}/${origin.row === undefined ? name : name.replace('*', String(origin.row))}`
}
