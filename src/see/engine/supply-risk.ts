import { factorise } from '../../core/solve-by-components.ts'
import { sparseFromTriplets } from '../../core/sparse.ts'
import { words } from '../../core/schema.ts'
import type { Flow } from '../../chain/flow/flow.ts'
import type { Positions } from '../../chain/flow/positions.ts'
import type { Figure } from '../model.ts'
import type { Accounts } from './accounts.ts'
import { placeCountry, stagePlaces } from './place.ts'

/** What the product owes to one country or owner group; shares of its value, 0 to 1. */
export interface Exposure {
  readonly key: string
  /** Of the value added at tier 1. */
  readonly directShare: number
  /** Value formed there, through all tiers. */
  readonly valueShare: number
  /** Value whose way to the client crosses it: formed there, or upstream of what is done there. */
  readonly atRiskShare: number
}

/** What one tier is made of: 1 makes or sells the product, 2 makes what 1 takes, and so on. */
export interface TierLine {
  readonly tier: number
  /** Items supplied from this tier, costliest first. */
  readonly items: readonly string[]
  readonly itemsEn: readonly string[]
  readonly valueShare: number
  /** By site, largest first. */
  readonly parts: readonly TierPart[]
  /** True when one firm supplies the costliest item of the tier alone. */
  readonly single: boolean
}

export interface TierPart {
  readonly siteId: string
  readonly shareRatio: number
}

/** An item that one firm is alone to supply. */
export interface SingleSource {
  readonly itemId: string
  readonly item: string
  readonly itemEn: string
  readonly tier: number
  readonly actor: string
  readonly country: string | undefined
  readonly valuePerYear: number
  readonly switchingMonths: number | undefined
  readonly governance: string | undefined
}

export interface Dependency {
  readonly homeCountry: string
  readonly countries: readonly Exposure[]
  readonly owners: readonly Exposure[]
  /** Sum of squared shares of value by country, through all tiers (Herfindahl-Hirschman). */
  readonly concentration: number
  readonly tiers: readonly TierLine[]
  readonly singles: readonly SingleSource[]
  readonly deepest: SingleSource | undefined
}

/** Groups looked at one by one for value at risk: the largest ones. */
const MAX_AT_RISK = 12

/**
 * Direct and look-through dependency. At risk of group k = 1 - share of value whose way to the
 * client never crosses k: the Leontief inverse restricted to the stages outside k, applied from
 * the client upstream (Los, Timmer, de Vries 2016, doi:10.1257/aer.20140883, hypothetical
 * extraction).
 */
export function dependencyOf(flow: Flow, accounts: Accounts, positions: Positions): Dependency {
  const { network } = flow
  const { chain, stageCount } = network
  const value = stageValues(flow, accounts)
  const country = Array.from({ length: stageCount }, (_, stage) => stageCountry(flow, stage))
  const owner = Array.from({ length: stageCount }, (_, stage) => {
    const actor = chain.actors[flow.owners.stage[stage] ?? -1]
    return actor === undefined ? undefined : (actor.owner ?? actor.id)
  })
  const ways = avoidance(flow)
  const singles = singleSources(flow, positions)
  const countries = exposures({ value, group: country, positions, ways, node: network.stageNode })
  return {
    homeCountry: chain.chain.homeRegion.slice(0, 2),
    countries,
    owners: exposures({ value, group: owner, positions, ways, node: network.stageNode }),
    concentration: countries.reduce((sum, each) => sum + each.valueShare ** 2, 0),
    tiers: tierLines(flow, positions, value),
    singles,
    deepest: singles.toSorted((a, b) => b.tier - a.tier || b.valuePerYear - a.valuePerYear)[0],
  }
}

/** Value formed at each stage: its cost less duty and interest, and its seller's margin. */
function stageValues(flow: Flow, accounts: Accounts): Float64Array {
  const value = Float64Array.from(accounts.stageCostPerYear)
  for (const each of flow.handovers) {
    if (each.kind === 'making' || each.pricePerUnit === undefined) continue
    const margin = Math.max(0, each.unitsPerYear * (each.pricePerUnit - each.costPerUnit))
    const at =
      each.kind === 'goods' && each.stage >= 0
        ? makerOf(flow, each.stage)
        : lastStage(flow, each.market)
    if (at >= 0) value[at] = (value[at] ?? 0) + margin
  }
  return value
}

/** The stage that supplies what a lane takes: where the seller's margin is formed. */
function makerOf({ network }: Flow, lane: number): number {
  const node = network.inputNode[network.inputStart[lane] ?? 0] ?? -1
  return network.stageNode.findIndex((each) => each === node)
}

function lastStage({ network }: Flow, market: number): number {
  const node = network.handInputs[market]?.[0] ?? -1
  return network.stageNode.findIndex((each) => each === node)
}

/** Purchases count where the item comes from; everything else where it is done. */
function stageCountry({ network }: Flow, stage: number): string | undefined {
  const process = network.chain.processes[stage]
  if (process?.kind === 'buy') {
    const item = network.chain.items[network.nodeItem[network.stageNode[stage] ?? -1] ?? -1]
    if (item?.originCountry !== undefined) return item.originCountry
  }
  return placeCountry(network, stagePlaces(network, stage)[1])
}

interface Ways {
  /** Share of each node's units whose way to a hand avoids the stages of a group. */
  readonly avoiding: (inGroup: (stage: number) => boolean) => Float64Array
}

function avoidance({ network, activity }: Flow): Ways {
  const { inputStart, inputNode, inputPerUnit, stageNode, nodeCount, stageCount } = network
  const total = new Float64Array(nodeCount)
  const hand = new Float64Array(nodeCount)
  const row: number[] = []
  const stageOf: number[] = []
  const units: number[] = []
  for (let stage = 0; stage < stageCount; stage++) {
    for (let arc = inputStart[stage] ?? 0; arc < (inputStart[stage + 1] ?? 0); arc++) {
      const taken = (activity[stage] ?? 0) * (inputPerUnit[arc] ?? 0)
      const node = inputNode[arc] ?? 0
      if (taken === 0) continue
      row.push(node)
      stageOf.push(stage)
      units.push(taken)
      total[node] = (total[node] ?? 0) + taken
    }
  }
  network.handInputs.forEach((inputs, m) => {
    for (const node of inputs) {
      hand[node] = (hand[node] ?? 0) + (network.demand[m] ?? 0)
      total[node] = (total[node] ?? 0) + (network.demand[m] ?? 0)
    }
  })
  const straight = Float64Array.from(hand, (value, node) =>
    total[node] ? value / (total[node] ?? 1) : 0,
  )
  return {
    avoiding(inGroup) {
      const kept = row.map((_, i) => i).filter((i) => !inGroup(stageOf[i] ?? 0))
      const matrix = sparseFromTriplets({
        rows: nodeCount,
        columns: nodeCount,
        row: kept.map((i) => row[i] ?? 0),
        column: kept.map((i) => stageNode[stageOf[i] ?? 0] ?? 0),
        value: kept.map((i) => (units[i] ?? 0) / (total[row[i] ?? 0] ?? 1)),
      })
      return factorise(matrix).solve(straight)
    },
  }
}

interface ExposureInput {
  readonly value: Float64Array
  readonly group: readonly (string | undefined)[]
  readonly positions: Positions
  readonly ways: Ways
  readonly node: Int32Array
}

function exposures({ value, group, positions, ways, node }: ExposureInput): Exposure[] {
  const all = new Map<string, { total: number; direct: number }>()
  let [total, direct] = [0, 0]
  value.forEach((amount, stage) => {
    const key = group[stage]
    const isDirect = positions.tier[stage] === 1
    total += amount
    if (isDirect) direct += amount
    if (key === undefined) return
    const known = all.get(key) ?? { total: 0, direct: 0 }
    known.total += amount
    if (isDirect) known.direct += amount
    all.set(key, known)
  })
  if (total === 0) return []
  const sorted = [...all].sort((a, b) => b[1].total - a[1].total)
  return sorted.slice(0, 200).map(([key, sums], index) => ({
    key,
    directShare: direct === 0 ? 0 : sums.direct / direct,
    valueShare: sums.total / total,
    atRiskShare:
      index < MAX_AT_RISK
        ? 1 - uncrossed({ value, group, ways, node }, key) / total
        : sums.total / total,
  }))
}

function uncrossed(
  { value, group, ways, node }: Omit<ExposureInput, 'positions'>,
  key: string,
): number {
  const free = ways.avoiding((stage) => group[stage] === key)
  let sum = 0
  value.forEach((amount, stage) => {
    if (group[stage] !== key) sum += amount * (free[node[stage] ?? -1] ?? 1)
  })
  return sum
}

/** Makers of each node, lanes looked through, with their shares. */
function makersOf(flow: Flow): (node: number) => Map<number, number> {
  const { network } = flow
  const suppliers: number[][] = Array.from({ length: network.nodeCount }, () => [])
  network.stageNode.forEach((node, stage) => {
    if (node >= 0 && (network.stageShare[stage] ?? 0) > 0) suppliers[node]?.push(stage)
  })
  const find = (node: number, depth: number): Map<number, number> => {
    const found = new Map<number, number>()
    for (const stage of suppliers[node] ?? []) {
      const share = network.stageShare[stage] ?? 0
      if (stage < network.processCount) {
        found.set(stage, (found.get(stage) ?? 0) + share)
        continue
      }
      if (depth > 12) continue
      const from = network.inputNode[network.inputStart[stage] ?? 0] ?? -1
      for (const [maker, part] of find(from, depth + 1)) {
        found.set(maker, (found.get(maker) ?? 0) + part * share)
      }
    }
    return found
  }
  return (node) => find(node, 0)
}

/** Inputs of processes that one firm supplies alone, other than the firm that takes them. */
function singleSources(flow: Flow, positions: Positions): SingleSource[] {
  const { network } = flow
  const makers = makersOf(flow)
  const found = new Map<number, SingleSource>()
  for (let stage = 0; stage < network.processCount; stage++) {
    if (flow.activity[stage] === 0) continue
    for (const node of network.inputNode.subarray(
      network.inputStart[stage],
      network.inputStart[stage + 1],
    )) {
      const item = network.nodeItem[node]!
      const single = item < 0 || found.has(item) ? undefined : singleAt(flow, stage, node, makers)
      if (single) found.set(item, { ...single, tier: positions.tier[single.maker] ?? 0 })
    }
  }
  return [...found.values()].sort((a, b) => b.valuePerYear - a.valuePerYear).slice(0, 500)
}

/** The one firm behind an input of a stage; undefined when there are several, or none named. */
// eslint-disable-next-line max-params
function singleAt(flow: Flow, stage: number, node: number, makers: ReturnType<typeof makersOf>) {
  const { network, owners } = flow
  const { chain } = network
  const sources = [...makers(node).keys()]
  const actors = new Set(sources.map((each) => supplierOf(flow, each)))
  const [actor = -1] = actors
  const [maker = -1] = sources
  if (actors.size !== 1 || actor < 0 || actor === owners.stage[stage]) return undefined
  const item = chain.items[network.nodeItem[node]!]!
  const link = chain.links.find((each) => each.supplier === chain.actors[actor]?.id)
  return {
    maker,
    itemId: item.id as string,
    item: item.name,
    itemEn: item.nameEn ?? item.name,
    actor: chain.actors[actor]?.name ?? '',
    country: stageCountry(flow, maker),
    valuePerYear: flow.required[node]! * flow.nodeValue[node]!,
    switchingMonths: link?.switchingMonths as number | undefined,
    governance: link?.governance as string | undefined,
  }
}

function supplierOf({ network, owners }: Flow, stage: number): number {
  const named = network.chain.processes[stage]?.supplier
  return named === undefined ? (owners.stage[stage] ?? -1) : (owners.actorIndex.get(named) ?? -1)
}

function tierLines(flow: Flow, positions: Positions, value: Float64Array): TierLine[] {
  const { network } = flow
  const { chain, processCount } = network
  const total = value.reduce((sum, each) => sum + each, 0) || 1
  const stages: number[][] = []
  for (let stage = 0; stage < processCount; stage++) {
    const tier = positions.tier[stage] ?? 0
    const process = chain.processes[stage]
    if (tier > 0 && process?.kind !== 'serve' && (flow.activity[stage] ?? 0) > 0)
      (stages[tier] ??= []).push(stage)
  }
  return stages.flatMap((members, tier): TierLine[] => {
    const sum = members.reduce((all, stage) => all + (value[stage] ?? 0), 0)
    const bySite = new Map<string, number>()
    for (const stage of members) {
      const site = chain.processes[stage]?.site ?? ''
      bySite.set(site, (bySite.get(site) ?? 0) + (value[stage] ?? 0))
    }
    const ranked = members.toSorted((a, b) => (value[b] ?? 0) - (value[a] ?? 0))
    const itemOf = (stage: number) =>
      chain.items[network.nodeItem[network.stageNode[stage] ?? -1] ?? -1]
    const main = itemOf(ranked[0] ?? -1)
    const rivals = new Set(
      ranked
        .filter((stage) => itemOf(stage)?.id === main?.id)
        .map((stage) => supplierOf(flow, stage)),
    )
    const items = [...new Set(ranked.map((stage) => itemOf(stage)))].slice(0, 3)
    return [
      {
        tier,
        items: items.map((item) => item?.name ?? ''),
        itemsEn: items.map((item) => item?.nameEn ?? item?.name ?? ''),
        valueShare: sum / total,
        parts: [...bySite]
          .sort((a, b) => b[1] - a[1])
          .slice(0, 12)
          .map(([siteId, amount]) => ({ siteId, shareRatio: sum > 0 ? amount / sum : 0 })),
        single: rivals.size === 1,
      },
    ]
  })
}

export function dependencyFigures(dependency: Dependency): Figure[] {
  const top = dependency.countries[0]
  const figure = (
    id: string,
    unit: Figure['unit'],
    value: number | undefined,
    [label, formula]: readonly [string, string],
  ): Figure => ({
    id,
    unit,
    value,
    label: words(label),
    formula: words(formula),
    inputs: [],
    because: words('rien n’est vendu | nothing is sold'),
  })
  return [
    figure('dependency.concentration', 'index', top ? dependency.concentration : undefined, [
      'concentration par pays | concentration by country',
      'somme des carrés des parts de valeur par pays, tous rangs | sum of squared shares of value by country, all tiers',
    ]),
    figure('dependency.largest', 'ratio', top?.valueShare, [
      `plus grande part : ${top?.key ?? ''} | largest share: ${top?.key ?? ''}`,
      'valeur formée dans le pays ÷ valeur totale | value formed in the country ÷ total value',
    ]),
    figure('dependency.singleSources', 'count', dependency.singles.length, [
      'fournisseurs uniques | single sources',
      'articles qu’une seule firme fournit | items that one firm alone supplies',
    ]),
    figure('dependency.deepest', 'count', dependency.deepest?.tier, [
      'rang du plus profond point seul | tier of the deepest single point',
      'plus grand rang d’un article fourni par une seule firme | largest tier of an item that one firm alone supplies',
    ]),
    ...dependency.countries.slice(0, MAX_AT_RISK).map((each) => ({
      ...figure(`dependency.atRisk.${each.key}`, 'ratio', each.atRiskShare, [
        `valeur qui passe par ${each.key} | value that crosses ${each.key}`,
        '1 − part de la valeur dont le chemin évite le pays | 1 − share of value whose way avoids the country',
      ]),
      method: 'Los, Timmer, de Vries (2016), doi:10.1257/aer.20140883',
    })),
  ]
}
