import type { Flow } from '../../../chain/flow/flow.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { factorise } from '../../../core/linear-algebra/solve-by-components.ts'
import type { ChainValue } from '../supply/chain-value.ts'
import type { KeyShare } from '../dependency/concentration.ts'
import type { LocalScopes } from './local-sum.ts'
import { LocalSum, localScopes } from './local-sum.ts'
import type { SupplyView } from '../supply/supply-view.ts'

/** How local one thing is. Only what is known to be there counts; shares 0 to 1 of the total. */
export interface OriginShares {
  /** Cost in the currency of the chain, steps, or kg a year. */
  readonly total: number
  /** Largest first, ISO 3166-1 alpha-2. */
  readonly countries: readonly KeyShare[]
  /** In the home region of the chain, a country or a region of it. */
  readonly homeShare: number
  /** Within 100 km of the client; undefined when the client has no place. */
  readonly nearShare: number | undefined
  /** In the country of the home region. */
  readonly countryShare: number
  /** In the European Union; undefined when no table of countries is loaded. */
  readonly euShare: number | undefined
}

/** Undefined where there is nothing to share out. */
export interface Origin {
  readonly cost: OriginShares | undefined
  /** Named operations of the processes that transform, or the processes themselves. */
  readonly steps: OriginShares | undefined
  /** Raw matter by country of origin; undefined also while a mass is missing. */
  readonly mass: OriginShares | undefined
  /** Raw materials without a mass: ids of items. */
  readonly massUnknown: readonly string[]
}

/** What is behind a label of an item, up to the gate of who makes it. */
export interface LabelOrigin extends Origin {
  readonly item: string
  readonly label: string
  /** Undefined: claimed, not proven. */
  readonly evidence: string | undefined
  readonly validUntil: string | undefined
}

export interface Origins extends Origin {
  readonly homeRegion: string
  readonly labels: readonly LabelOrigin[]
}

/** Labelled items looked at one by one. */
const MAX_LABELLED = 20

/**
 * Local share of cost, of steps and of matter: of all that is sold, and behind each label. Cost is
 * what stages add and buy, margins on goods, duties and interest left out; a step counts by the
 * share of its process in the making of its item; matter is what enters the chain from nothing, by mass.
 */
export function originOf(
  { flow, value }: Pick<SupplyView, 'flow' | 'value'>,
  reference: ReferenceSet,
): Origins {
  const scopes = localScopes(flow, reference)
  const ask = { flow, value, scopes }
  return {
    ...originOfOutput(ask, value.look.output),
    homeRegion: flow.network.chain.chain.homeRegion,
    labels: labelOrigins(ask),
  }
}

interface OriginAsk {
  readonly flow: Flow
  readonly value: ChainValue
  readonly scopes: LocalScopes
}

function labelOrigins(ask: OriginAsk): LabelOrigin[] {
  const { network, activity } = ask.flow
  const labelled = network.chain.items.filter((item) => (item.labels?.length ?? 0) > 0)
  if (labelled.length === 0) return []
  const system = factorise(ask.value.look.needs)
  return labelled.slice(0, MAX_LABELLED).flatMap((item) => {
    const number = network.itemIndex.get(item.id)!
    const demand = new Float64Array(ask.value.look.demand.length)
    for (let stage = 0; stage < network.processCount; stage++) {
      const node = network.stageNode[stage]!
      if (network.nodeItem[node] === number) demand[network.nodeCount + stage] = activity[stage]!
    }
    const origin = originOfOutput(ask, system.solveTransposed(demand))
    return (item.labels ?? []).map((each) => ({
      item: item.id,
      label: each.label,
      evidence: each.evidence,
      validUntil: each.validUntil,
      ...origin,
    }))
  })
}

function originOfOutput(ask: OriginAsk, output: Float64Array): Origin {
  const { mass, unknown } = massOf(ask, output)
  return {
    cost: costOf(ask, output).shares(),
    steps: stepsOf(ask, output).shares(),
    mass: unknown.length > 0 ? undefined : mass.shares(),
    massUnknown: unknown,
  }
}

function costOf({ value, scopes }: OriginAsk, output: Float64Array): LocalSum {
  const sum = new LocalSum(scopes)
  const { look, isMargin, countryOf, countries, placeOf } = value
  output.forEach((units, vertex) => {
    const amount = units * look.addedPerUnit[vertex]!
    if (amount > 0 && !isMargin[vertex]) {
      sum.add(countries[countryOf[vertex]!] ?? '', placeOf[vertex]!, amount)
    }
  })
  return sum
}

function stepsOf({ flow, scopes }: OriginAsk, output: Float64Array): LocalSum {
  const { network } = flow
  const sum = new LocalSum(scopes)
  const making = network.chain.processes.flatMap((process, stage) => {
    const units = output[network.nodeCount + stage]!
    const item = network.nodeItem[network.stageNode[stage]!] ?? -1
    return process.kind === 'transform' && units > 0 ? [{ process, item, units }] : []
  })
  const made = new Map<number, number>()
  for (const { item, units } of making) made.set(item, (made.get(item) ?? 0) + units)
  for (const { process, item, units } of making) {
    const place = network.placeIndex.get(process.site)!
    const share = item < 0 ? 1 : units / made.get(item)!
    sum.add(network.chain.sites[place]!.country, place, (process.steps?.length || 1) * share)
  }
  return sum
}

/** Mass in kg of one unit, from the item or from its unit; undefined when neither says. */
export function massKg(item: { readonly unit: string; readonly massKgPerUnit?: number }) {
  return item.massKgPerUnit ?? KG_PER_UNIT.get(item.unit.toLowerCase())
}

const KG_PER_UNIT = new Map([
  ['kg', 1],
  ['g', 0.001],
  ['t', 1000],
])

function massOf({ flow, value, scopes }: OriginAsk, output: Float64Array) {
  const { network } = flow
  const { chain } = network
  const mass = new LocalSum(scopes)
  const unknown = new Set<string>()
  chain.processes.forEach((process, stage) => {
    const units = output[network.nodeCount + stage]!
    const item = chain.items[network.nodeItem[network.stageNode[stage]!] ?? -1]
    if (!(units > 0) || !item || item.kind === 'service' || (process.inputs?.length ?? 0) > 0) {
      return
    }
    const each = massKg(item)
    if (each === undefined) {
      unknown.add(item.id)
      return
    }
    const { country, basis } = value.supplies[stage]!
    const isHere = basis === 'site' || basis === 'assumed'
    mass.add(country, isHere ? (network.placeIndex.get(process.site) ?? -1) : -1, units * each)
  })
  return { mass, unknown: [...unknown] }
}
