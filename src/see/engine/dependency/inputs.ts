import { floats, integers } from '../../../core/linear-algebra/flat-arrays.ts'
import type { Link, Named } from '../../../chain/chain.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Concentration } from './concentration.ts'
import { ALONE, largestIndices, Tally } from './concentration.ts'
import type { Makers, MakersOf } from '../supply/makers.ts'
import type { OwnerGroups } from './owner-groups.ts'
import type { CountryBasis, Supply } from '../../../chain/flow/network/supply-origin.ts'

/** What ties a buyer to a supplier, from the links of the chain. */
export interface LinkTerms {
  readonly link: string
  readonly governance: string | undefined
  /** ISO date. */
  readonly contractEnd: string | undefined
  readonly switchingMonths: number | undefined
  /** One-off, in the currency of the chain. */
  readonly switchingCost: number | undefined
}

/** Who makes (or sells) a share of an input, lanes looked through. */
export interface SupplierShare {
  /** Process that makes it or buys it in. */
  readonly process: string
  /** Undefined when an item is bought outside from nobody named. */
  readonly actor: string | undefined
  /** Owner group of the actor; the actor's id when it owns itself. */
  readonly owner: string | undefined
  readonly country: string
  readonly countryBasis: CountryBasis
  /** Undefined when the country is not that of the site. */
  readonly city: string | undefined
  readonly share: number
  readonly link: LinkTerms | undefined
}

/** An item where a process takes it, or where it is sold: who it comes from. */
export interface InputDependency {
  readonly item: string
  /** Site or market; undefined for a service, had anywhere. */
  readonly place: string | undefined
  /** Fewest processes from the product, of the process that supplies it. */
  readonly tier: number
  readonly unitsPerYear: number
  /** What it has cost its owner, in the currency of the chain. */
  readonly valuePerYear: number
  /** Undefined when nobody named supplies all or part of it. */
  readonly firms: Concentration | undefined
  readonly owners: Concentration | undefined
  readonly countries: Concentration
  readonly isSingleFirm: boolean
  readonly isSingleCountry: boolean
  /** Largest first, at most `MAX_SUPPLIERS`. */
  readonly suppliers: readonly SupplierShare[]
}

/** All inputs, the largest in detail, the rest as counts and means. */
export interface Inputs {
  readonly largest: readonly InputDependency[]
  readonly count: number
  readonly singleFirmCount: number
  readonly singleCountryCount: number
  /** Single sources by tier. */
  readonly singleFirmsByTier: ReadonlyMap<number, number>
  readonly singleCountriesByTier: ReadonlyMap<number, number>
  /** Mean HHI weighted by value; undefined when there is nothing to weigh. */
  readonly countryConcentration: number | undefined
  readonly firmConcentration: number | undefined
}

export interface InputsAsk {
  readonly flow: Flow
  readonly supplies: readonly Supply[]
  readonly makers: MakersOf
  readonly owners: OwnerGroups
  /** Tier of each stage. */
  readonly tier: Int32Array
}

const MAX_INPUTS = 200
const MAX_SUPPLIERS = 5

/** Concentration of what stands behind one list of makers; the same for every node that shares it. */
interface Spread {
  readonly firms: Concentration | undefined
  readonly owners: Concentration | undefined
  readonly countries: Concentration | undefined
  readonly tier: number
}

/** Lists of more makers than this are shared by many nodes: their spread is remembered. */
const SHARED_LIST = 8

/** Concentration of each input over its suppliers, and the terms that tie the buyer to them. */
export function inputsOf(ask: InputsAsk): Inputs {
  const { flow, makers } = ask
  const spreading = spreadingOf(ask)
  const known = new Map<Makers, Spread>()
  const rows: { node: number; spread: Spread; value: number }[] = []
  for (const node of takenNodes(flow)) {
    const list = makers(node)
    const spread = known.get(list) ?? spreadOf(ask, spreading, list)
    if (list.process.length > SHARED_LIST) known.set(list, spread)
    if (spread.countries === undefined) continue
    rows.push({ node, spread, value: flow.required[node]! * flow.nodeValue[node]! })
  }
  const ranks = floats(rows.length, (row) => rows[row]!.value)
  const largest = largestIndices(ranks, MAX_INPUTS).map((i) => rows[i]!)
  const links = new Map<string, LinkTerms>(linkEntries(flow))
  const isAlone = (spread: Concentration | undefined) => (spread?.largestShare ?? 0) >= ALONE
  const countByTier = (pick: (spread: Spread) => Concentration | undefined) => {
    const counts = new Map<number, number>()
    for (const { spread } of rows) {
      if (isAlone(pick(spread))) counts.set(spread.tier, (counts.get(spread.tier) ?? 0) + 1)
    }
    return counts
  }
  const singleFirmsByTier = countByTier((spread) => spread.firms)
  const singleCountriesByTier = countByTier((spread) => spread.countries)
  const all = (counts: ReadonlyMap<number, number>) =>
    [...counts.values()].reduce((sum, count) => sum + count, 0)
  return {
    largest: largest.map(({ node, spread, value }) => detail(ask, { node, spread, value, links })),
    count: rows.length,
    singleFirmCount: all(singleFirmsByTier),
    singleCountryCount: all(singleCountriesByTier),
    singleFirmsByTier,
    singleCountriesByTier,
    countryConcentration: meanHhi(rows, (spread) => spread.countries),
    firmConcentration: meanHhi(rows, (spread) => spread.firms),
  }
}

/** Nodes of an item that a process takes, or that clients buy. */
function takenNodes({ network, activity, required }: Flow): number[] {
  const { inputStart, inputNode, processCount, nodeItem } = network
  const taken = new Uint8Array(network.nodeCount)
  for (let stage = 0; stage < processCount; stage++) {
    if (activity[stage] === 0) continue
    for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++)
      taken[inputNode[arc]!] = 1
  }
  for (const inputs of network.handInputs) taken[inputs[0]!] = 1
  const nodes: number[] = []
  taken.forEach((yes, node) => {
    if (yes && nodeItem[node]! >= 0 && required[node]! > 0) nodes.push(node)
  })
  return nodes
}

/** Who makes an input, as tallies that are used again for each one. */
interface Spreading {
  readonly firms: Tally
  readonly owners: Tally
  readonly countries: Tally
  /** Number of the country of each process. */
  readonly countryOf: Int32Array
}

function spreadingOf({ flow, supplies, owners }: InputsAsk): Spreading {
  const { actors } = flow.network.chain
  const index = new Map<string, number>()
  const countryOf = integers(supplies.length, (process) => {
    const { country } = supplies[process]!
    if (!index.has(country)) index.set(country, index.size)
    return index.get(country)!
  })
  const countries = [...index.keys()]
  return {
    firms: new Tally(actors.length, (actor) => actors[actor]!.id),
    owners: new Tally(owners.names.length, (owner) => owners.names[owner]!),
    countries: new Tally(countries.length, (country) => countries[country]!),
    countryOf,
  }
}

function spreadOf(ask: InputsAsk, spreading: Spreading, list: Makers): Spread {
  const { firms, owners, countries, countryOf } = spreading
  firms.clear()
  owners.clear()
  countries.clear()
  let fewest = Infinity
  for (let i = 0; i < list.process.length; i++) {
    const process = list.process[i]!
    const share = list.share[i]!
    const { actor } = ask.supplies[process]!
    firms.add(actor, share)
    owners.add(actor < 0 ? -1 : ask.owners.groupOf[actor]!, share)
    countries.add(countryOf[process]!, share)
    fewest = Math.min(fewest, ask.tier[process]!)
  }
  return {
    firms: firms.concentration(),
    owners: owners.concentration(),
    countries: countries.concentration(),
    tier: Number.isFinite(fewest) ? fewest : 0,
  }
}

function meanHhi(
  rows: readonly { readonly spread: Spread; readonly value: number }[],
  pick: (spread: Spread) => Concentration | undefined,
): number | undefined {
  let [weighted, total] = [0, 0]
  for (const { spread, value } of rows) {
    const hhi = pick(spread)?.hhi
    if (hhi === undefined || !(value > 0)) continue
    weighted += hhi * value
    total += value
  }
  return total > 0 ? weighted / total : undefined
}

interface Row {
  readonly node: number
  readonly spread: Spread
  readonly value: number
  readonly links: ReadonlyMap<string, LinkTerms>
}

function detail(ask: InputsAsk, { node, spread, value, links }: Row): InputDependency {
  const { flow, makers } = ask
  const { network, required } = flow
  const { chain } = network
  const place = network.nodePlace[node]!
  const list = makers(node)
  const ranked = [...list.process.keys()].sort((a, b) => list.share[b]! - list.share[a]!)
  return {
    item: chain.items[network.nodeItem[node]!]!.id,
    place: chain.sites[place]?.id ?? chain.markets[place - chain.sites.length]?.id,
    tier: spread.tier,
    unitsPerYear: required[node]!,
    valuePerYear: value,
    firms: spread.firms,
    owners: spread.owners,
    countries: spread.countries!,
    isSingleFirm: (spread.firms?.largestShare ?? 0) >= ALONE,
    isSingleCountry: (spread.countries?.largestShare ?? 0) >= ALONE,
    suppliers: ranked
      .slice(0, MAX_SUPPLIERS)
      .map((i) => supplier(ask, { node, process: list.process[i]!, share: list.share[i]!, links })),
  }
}

interface SupplierAsk {
  readonly node: number
  readonly process: number
  readonly share: number
  readonly links: ReadonlyMap<string, LinkTerms>
}

function supplier(ask: InputsAsk, { node, process, share, links }: SupplierAsk): SupplierShare {
  const { network, owners } = ask.flow
  const { chain } = network
  const { actor, country, basis } = ask.supplies[process]!
  const record = chain.processes[process]!
  const site = chain.sites[network.placeIndex.get(record.site) ?? -1]
  const seller = chain.actors[actor]
  const item = chain.items[network.nodeItem[node]!]!.id
  const buyer = chain.actors[owners.node[node]!]?.id
  return {
    process: record.id,
    actor: seller?.id,
    owner: seller === undefined ? undefined : (seller.owner ?? seller.id),
    country,
    countryBasis: basis,
    city: site?.country === country ? site.city : undefined,
    share,
    link: links.get(linkKey(buyer, seller?.id, item)) ?? links.get(linkKey(buyer, seller?.id, '')),
  }
}

function linkKey(buyer: string | undefined, seller: string | undefined, item: string): string {
  return JSON.stringify([buyer, seller, item])
}

function linkEntries({ network, context }: Flow): [string, LinkTerms][] {
  return network.chain.links.map((link) => [
    linkKey(link.buyer, link.supplier, link.item ?? ''),
    termsOf(link, context.rateOf(link.currency)),
  ])
}

function termsOf(link: Named<'links', Link>, rate: number): LinkTerms {
  return {
    link: link.id,
    governance: link.governance,
    contractEnd: link.contractEnd,
    switchingMonths: link.switchingMonths,
    switchingCost: link.switchingCost === undefined ? undefined : link.switchingCost * rate,
  }
}
