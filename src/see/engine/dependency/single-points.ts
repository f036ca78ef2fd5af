import { floats } from '../../../core/linear-algebra/flat-arrays.ts'
import type { Link, Named } from '../../../chain/chain.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { largestIndices } from './concentration.ts'
import type { CountryBasis, Supply } from '../../../chain/flow/network/supply-origin.ts'

/** An item that one firm, or one country, is alone to supply in the whole chain. */
export interface SinglePoint {
  readonly kind: 'firm' | 'country'
  readonly tier: number
  readonly itemId: string
  readonly item: string
  readonly itemEn: string
  /** The process that supplies most of it. */
  readonly process: string
  readonly actorId: string | undefined
  /** Name of who supplies most of it; its country when nobody is named. */
  readonly actor: string
  readonly country: string
  readonly countryBasis: CountryBasis
  /** Undefined when the country is not that of the site. */
  readonly city: string | undefined
  readonly siteId: string
  /** What it has cost its owners, in the currency of the chain. */
  readonly valuePerYear: number
  readonly governance: string | undefined
  readonly contractEnd: string | undefined
  readonly switchingMonths: number | undefined
  /** One-off, in the currency of the chain. */
  readonly switchingCost: number | undefined
}

export interface SinglePoints {
  /** Deepest first, then largest value. */
  readonly firms: readonly SinglePoint[]
  readonly countries: readonly SinglePoint[]
  readonly isSingleItem: (item: number) => boolean
}

const NOBODY = -1
const SEVERAL = -2

/** What supplies one item, all places together. */
interface ItemSources {
  units: number
  value: number
  /** Actor, `NOBODY` named, or `SEVERAL`. */
  firm: number
  country: string | undefined
  tier: number
  process: number
  processUnits: number
}

/**
 * Items with one supplying firm, or one supplying country, wherever they are taken. A firm that is
 * alone to take what it makes depends on nobody for it, and the lead actor not on itself.
 */
export function singlePoints(
  flow: Flow,
  supplies: readonly Supply[],
  tier: Int32Array,
): SinglePoints {
  const sources = itemSources(flow, supplies, tier)
  const lead = flow.owners.actorIndex.get(flow.network.chain.chain.lead ?? '') ?? NOBODY
  const isFirm = (item: number) => {
    const firm = sources[item]?.firm ?? NOBODY
    return firm >= 0 && firm !== lead
  }
  const takers = takersOf(flow)
  const firms: number[] = []
  const countries: number[] = []
  sources.forEach((source, item) => {
    if (isFirm(item) && takers[item] !== source.firm) firms.push(item)
    if (source.country !== undefined) countries.push(item)
  })
  const home = flow.network.chain.chain.homeRegion.slice(0, 2)
  const abroad = (item: number) => (sources[item]!.country === home ? 0 : 1)
  const worth = sources.reduce((most, source) => Math.max(most, source.value), 1e-300)
  const points = (items: number[], kind: SinglePoint['kind']) => {
    // Tier first, then abroad before home, then value.
    const ranks = floats(items.length, (i) => {
      const item = items[i]!
      const source = sources[item]!
      const place = kind === 'country' ? abroad(item) : 0
      return source.tier * 2 + place + (0.5 * source.value) / worth
    })
    return largestIndices(ranks, MAX_POINTS).map((i) =>
      point({ flow, supplies, item: items[i]!, source: sources[items[i]!]!, kind }),
    )
  }
  return {
    firms: points(firms, 'firm'),
    countries: points(countries, 'country'),
    isSingleItem: isFirm,
  }
}

const MAX_POINTS = 200

/** Sparse array by item. */
function itemSources(flow: Flow, supplies: readonly Supply[], tier: Int32Array): ItemSources[] {
  const { network, activity, nodeValue } = flow
  const sources: ItemSources[] = []
  const add = (process: number, node: number, units: number, byActor: Supply) => {
    const item = network.nodeItem[node]!
    if (item < 0 || units <= 0 || tier[process] === 0) return
    const source = (sources[item] ??= {
      units: 0,
      value: 0,
      firm: byActor.actor,
      country: byActor.country,
      tier: tier[process]!,
      process,
      processUnits: 0,
    })
    source.units += units
    source.value += units * nodeValue[node]!
    source.tier = Math.min(source.tier, tier[process]!)
    if (source.firm !== byActor.actor) source.firm = SEVERAL
    if (source.country !== byActor.country) source.country = undefined
    if (units > source.processUnits) {
      source.process = process
      source.processUnits = units
    }
  }
  for (let process = 0; process < network.processCount; process++) {
    const node = network.stageNode[process]!
    if (node >= 0) add(process, node, activity[process]!, supplies[process]!)
  }
  for (const { stage, node, unitsPerUnit } of network.coProducts) {
    if (flow.required[node]! > 0)
      add(stage, node, unitsPerUnit * activity[stage]!, supplies[stage]!)
  }
  return sources
}

/** The one actor that takes each item; `SEVERAL` also for clients. */
function takersOf({ network, owners, activity }: Flow): Int32Array {
  const takers = new Int32Array(network.chain.items.length).fill(NOBODY)
  const take = (node: number, actor: number) => {
    const item = network.nodeItem[node]!
    if (item < 0) return
    takers[item] = takers[item] === NOBODY || takers[item] === actor ? actor : SEVERAL
  }
  for (let stage = 0; stage < network.processCount; stage++) {
    if (activity[stage] === 0) continue
    for (let arc = network.inputStart[stage]!; arc < network.inputStart[stage + 1]!; arc++) {
      take(network.inputNode[arc]!, owners.stage[stage]!)
    }
  }
  for (const inputs of network.handInputs) take(inputs[0]!, SEVERAL)
  return takers
}

interface PointAsk {
  readonly flow: Flow
  readonly supplies: readonly Supply[]
  readonly item: number
  readonly source: ItemSources
  readonly kind: SinglePoint['kind']
}

function point({ flow, supplies, item, source, kind }: PointAsk): SinglePoint {
  const { chain, placeIndex } = flow.network
  const { actor, country, basis } = supplies[source.process]!
  const process = chain.processes[source.process]!
  const site = chain.sites[placeIndex.get(process.site) ?? -1]
  const record = chain.items[item]!
  const seller = chain.actors[actor]
  const link = linkOf(chain.links, seller?.id, record.id)
  return {
    kind,
    tier: source.tier,
    itemId: record.id,
    item: record.name,
    itemEn: record.nameEn ?? record.name,
    process: process.id,
    actorId: seller?.id,
    actor: seller?.name ?? country,
    country,
    countryBasis: basis,
    city: site?.country === country ? site.city : undefined,
    siteId: process.site,
    valuePerYear: source.value,
    governance: link?.governance,
    contractEnd: link?.contractEnd,
    switchingMonths: link?.switchingMonths,
    switchingCost:
      link?.switchingCost === undefined
        ? undefined
        : link.switchingCost * flow.context.rateOf(link.currency),
  }
}

/** The link for this item, else the one for all items of the supplier. */
function linkOf(
  links: readonly Named<'links', Link>[],
  supplier: string | undefined,
  item: string,
): Named<'links', Link> | undefined {
  const own = links.filter((link) => link.supplier === supplier)
  return own.find((link) => link.item === item) ?? own.find((link) => link.item === undefined)
}
