import type { ChainValue } from '../supply/chain-value.ts'
import type { Concentration, KeyShare } from './concentration.ts'
import { Tally } from './concentration.ts'
import type { Inputs } from './inputs.ts'
import type { OwnerGroups } from './owner-groups.ts'

/** Part of what the processes of a tier add and buy that is at one site. */
export interface TierPart {
  readonly siteId: string
  readonly shareRatio: number
}

/** What is done at one tier: 1 makes or sells the product, 2 makes what 1 takes, and so on. */
export interface TierDependency {
  readonly tier: number
  readonly stageCount: number
  /** Names of the items supplied from this tier, costliest first, at most 3. */
  readonly items: readonly string[]
  readonly itemsEn: readonly string[]
  /** What stages of this tier add and buy outside, in the currency of the chain. */
  readonly valuePerYear: number
  /** Of the value of all tiers. */
  readonly valueShare: number
  /** Of the value of this tier, largest first, at most `MAX_KEYS` each. */
  readonly parts: readonly TierPart[]
  readonly countries: readonly KeyShare[]
  readonly owners: readonly KeyShare[]
  readonly firms: readonly KeyShare[]
  readonly countryConcentration: Concentration | undefined
  /** Share of the value of this tier that is added in the home country. */
  readonly homeShare: number
  /** Inputs supplied from this tier by one firm alone, by one country alone. */
  readonly singleFirmCount: number
  readonly singleCountryCount: number
  /** One firm alone supplies the costliest item of this tier. */
  readonly single: boolean
}

export interface TiersAsk {
  readonly value: ChainValue
  readonly owners: OwnerGroups
  readonly inputs: Inputs
  readonly tier: Int32Array
  readonly homeCountry: string
  /** True for an item that one firm alone supplies. */
  readonly isSingleItem: (item: number) => boolean
}

const MAX_KEYS = 12
const MAX_ITEMS = 3

/** From the product up to raw materials. The margin on a sale to clients stands at tier 1. */
export function tiersOf(ask: TiersAsk): TierDependency[] {
  const { order, start } = byTier(ask)
  const tallies = talliesOf(ask)
  const tiers: TierDependency[] = []
  for (let tier = 1; tier + 1 < start.length; tier++) {
    const members = order.subarray(start[tier], start[tier + 1])
    if (members.length > 0) tiers.push(tierOf(ask, tallies, { tier, members }))
  }
  return tiers
}

/** Stages in use and their sources, margins on sales: vertices tier after tier. */
function byTier({ value, tier }: TiersAsk) {
  const { stageOf, flow } = value
  const { nodeCount } = flow.network
  const tierOfVertex = (vertex: number) => {
    const stage = stageOf[vertex]!
    if (stage < 0) return 1
    return flow.activity[stage] === 0 ? 0 : tier[stage]!
  }
  const deepest = tier.reduce((most, each) => Math.max(most, each), 1)
  const start = new Int32Array(deepest + 2)
  for (let vertex = nodeCount; vertex < stageOf.length; vertex++) {
    start[tierOfVertex(vertex) + 1]! += 1
  }
  for (let at = 0; at <= deepest; at++) start[at + 1]! += start[at]!
  const next = start.slice(0, deepest + 1)
  const order = new Int32Array(stageOf.length - nodeCount)
  for (let vertex = nodeCount; vertex < stageOf.length; vertex++) {
    order[next[tierOfVertex(vertex)]!++] = vertex
  }
  return { order, start }
}

type Tallies = ReturnType<typeof talliesOf>

function talliesOf({ value, owners }: TiersAsk) {
  const { chain } = value.flow.network
  return {
    country: new Tally(value.countries.length, (country) => value.countries[country]!),
    owner: new Tally(owners.names.length, (owner) => owners.names[owner]!),
    firm: new Tally(chain.actors.length, (firm) => chain.actors[firm]!.id),
    site: new Tally(chain.sites.length, (site) => chain.sites[site]!.id),
    item: new Tally(chain.items.length, (item) => chain.items[item]!.id),
  }
}

interface Members {
  readonly tier: number
  readonly members: Int32Array
}

function tierOf(ask: TiersAsk, tallies: Tallies, { tier, members }: Members): TierDependency {
  const { flow, look } = ask.value
  const { chain } = flow.network
  for (const tally of Object.values(tallies)) tally.clear()
  const sums = addMembers(ask, tallies, members)
  const items = tallies.item.groups(MAX_ITEMS)
  const named = items.map((item) => chain.items[item]!)
  const countries = tallies.country.shares(Infinity)
  return {
    tier,
    stageCount: sums.stageCount,
    items: named.map((item) => item.name),
    itemsEn: named.map((item) => item.nameEn ?? item.name),
    valuePerYear: sums.value,
    valueShare: look.totalValue > 0 ? sums.value / look.totalValue : 0,
    parts: tallies.site
      .shares(MAX_KEYS)
      .map(({ key, share }) => ({ siteId: key, shareRatio: share })),
    countries: countries.slice(0, MAX_KEYS),
    owners: tallies.owner.shares(MAX_KEYS),
    firms: tallies.firm.shares(MAX_KEYS),
    countryConcentration: tallies.country.concentration(),
    homeShare: countries.find(({ key }) => key === ask.homeCountry)?.share ?? 0,
    singleFirmCount: ask.inputs.singleFirmsByTier.get(tier) ?? 0,
    singleCountryCount: ask.inputs.singleCountriesByTier.get(tier) ?? 0,
    single: items[0] !== undefined && ask.isSingleItem(items[0]),
  }
}

function addMembers({ value, owners }: TiersAsk, tallies: Tallies, members: Int32Array) {
  const { look, stageOf, countryOf, firmOf, placeOf, flow } = value
  const { nodeCount, processCount, nodeItem, stageNode } = flow.network
  let [stageCount, total] = [0, 0]
  for (const vertex of members) {
    const amount = look.output[vertex]! * look.addedPerUnit[vertex]!
    const stage = stageOf[vertex]!
    const firm = firmOf[vertex]!
    if (vertex === nodeCount + stage) stageCount += 1
    total += amount
    if (amount > 0) {
      tallies.country.add(countryOf[vertex]!, amount)
      tallies.firm.add(firm, amount)
      tallies.owner.add(firm < 0 ? -1 : owners.groupOf[firm]!, amount)
    }
    if (stage < 0 || stage >= processCount) continue
    tallies.site.add(placeOf[nodeCount + stage]!, amount)
    const item = nodeItem[stageNode[stage]!] ?? -1
    if (item >= 0) tallies.item.add(item, amount)
  }
  return { stageCount, value: total }
}
