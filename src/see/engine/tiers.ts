import type { ChainValue } from './chain-value.ts'
import type { Concentration, KeyShare } from './concentration.ts'
import { addTo, concentrationOf, sharesOf } from './concentration.ts'
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

interface TierSums {
  stageCount: number
  value: number
  readonly byCountry: Map<number, number>
  readonly byOwner: Map<number, number>
  readonly byFirm: Map<number, number>
  readonly bySite: Map<number, number>
  readonly byItem: Map<number, number>
}

/** From the product up to raw materials. The margin on a sale to clients stands at tier 1. */
export function tiersOf(ask: TiersAsk): TierDependency[] {
  const sums = tierSums(ask)
  const { flow, countries } = ask.value
  const { chain } = flow.network
  const total = ask.value.look.totalValue || 1
  return sums.flatMap((sum, tier): TierDependency[] => {
    const items = [...sum.byItem].sort((a, b) => b[1] - a[1]).slice(0, MAX_ITEMS)
    const named = items.map(([item]) => chain.items[item]!)
    const countryKey = (country: number) => countries[country]!
    const byCountry = sharesOf(sum.byCountry, countryKey)
    const sites = sharesOf(sum.bySite, (site) => chain.sites[site]!.id, MAX_KEYS)
    return [
      {
        tier,
        stageCount: sum.stageCount,
        items: named.map((item) => item.name),
        itemsEn: named.map((item) => item.nameEn ?? item.name),
        valuePerYear: sum.value,
        valueShare: sum.value / total,
        parts: sites.map(({ key, share }) => ({ siteId: key, shareRatio: share })),
        countries: byCountry.slice(0, MAX_KEYS),
        owners: sharesOf(sum.byOwner, (owner) => ask.owners.names[owner]!, MAX_KEYS),
        firms: sharesOf(sum.byFirm, (firm) => chain.actors[firm]!.id, MAX_KEYS),
        countryConcentration: concentrationOf(sum.byCountry, countryKey),
        homeShare: byCountry.find(({ key }) => key === ask.homeCountry)?.share ?? 0,
        singleFirmCount: ask.inputs.singleFirmsByTier.get(tier) ?? 0,
        singleCountryCount: ask.inputs.singleCountriesByTier.get(tier) ?? 0,
        single: items[0] !== undefined && ask.isSingleItem(items[0][0]),
      },
    ]
  })
}

/** Sparse array: index = tier; tiers without a stage in use are absent. */
function tierSums({ value, owners, tier }: TiersAsk): TierSums[] {
  const { look, stageOf, countryOf, firmOf, placeOf, flow } = value
  const { network } = flow
  const sums: TierSums[] = []
  for (let stage = 0; stage < network.stageCount; stage++) {
    const at = tier[stage]!
    if (at === 0 || flow.activity[stage] === 0) continue
    const sum = (sums[at] ??= emptySums())
    sum.stageCount += 1
  }
  for (let vertex = network.nodeCount; vertex < stageOf.length; vertex++) {
    const amount = look.output[vertex]! * look.addedPerUnit[vertex]!
    if (amount === 0) continue
    const stage = stageOf[vertex]!
    const at = stage < 0 ? 1 : Math.max(1, tier[stage]!)
    const sum = (sums[at] ??= emptySums())
    const firm = firmOf[vertex]!
    sum.value += amount
    addTo(sum.byCountry, countryOf[vertex]!, amount)
    addTo(sum.byFirm, firm, amount)
    addTo(sum.byOwner, firm < 0 ? -1 : owners.groupOf[firm]!, amount)
    if (stage < 0 || stage >= network.processCount) continue
    addTo(sum.bySite, placeOf[network.nodeCount + stage]!, amount)
    const item = network.nodeItem[network.stageNode[stage]!] ?? -1
    if (item >= 0) addTo(sum.byItem, item, amount)
  }
  return sums
}

function emptySums(): TierSums {
  return {
    stageCount: 0,
    value: 0,
    byCountry: new Map(),
    byOwner: new Map(),
    byFirm: new Map(),
    bySite: new Map(),
    byItem: new Map(),
  }
}
