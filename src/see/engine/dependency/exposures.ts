import type { ChainValue } from '../supply/chain-value.ts'
import { largestIndices } from './concentration.ts'
import { directValue } from './direct-exposure.ts'
import type { Partition } from '../supply/look-through.ts'
import { addedValue, crossingBound, sumByGroup, valueAtRisk } from '../supply/look-through.ts'
import { LossPass } from './loss-pass.ts'
import type { OwnerGroups } from './owner-groups.ts'

/** What the product owes to one country, owner group or firm; shares of its value, 0 to 1. */
export interface Exposure {
  /** ISO 3166-1 alpha-2 of a country, id of an actor, name of an owner group. */
  readonly key: string
  /** Value that comes straight from it: added at tier 1, or taken by tier 1 from it. */
  readonly directShare: number
  /** Value added by it, or bought from it outside, through all tiers. */
  readonly valueShare: number
  readonly valuePerYear: number
  /** Value whose path crosses it; its upper bound when `atRiskIsBound`. */
  readonly atRiskShare: number
  readonly atRiskIsBound: boolean
  /** The home country, or the lead actor and its group. */
  readonly isHome: boolean
}

export interface Exposures {
  readonly countries: readonly Exposure[]
  readonly owners: readonly Exposure[]
  readonly firms: readonly Exposure[]
}

/** Firms and owner groups whose value at risk is computed: those with the largest upper bound. */
const MAX_GROUPS = 100
/** Arcs looked at for firms, and for owner groups: about 50 ms. */
const ARC_BUDGET = 4_000_000

/** Direct, all-tier and at-risk shares, largest value first. */
export function exposuresOf(value: ChainValue, owners: OwnerGroups): Exposures {
  const { flow, countries, countryOf, firmOf } = value
  const { chain } = flow.network
  const home = chain.chain.homeRegion.slice(0, 2)
  const lead = chain.actors[flow.owners.actorIndex.get(chain.chain.lead ?? '') ?? -1]
  const added = addedValue(value.look)
  const direct = directValue(value.look, hops(value))
  const pass = new LossPass(value.look)
  const of = (partition: Partition, keys: readonly string[], homeKey: string | undefined) =>
    exposures({ value, added, direct, pass, partition, keys, homeKey })
  const firms = of(
    { groupOf: firmOf, groupCount: chain.actors.length },
    chain.actors.map((actor) => actor.id),
    lead?.id,
  )
  const ownerOf = firmOf.map((firm) => (firm < 0 ? -1 : owners.groupOf[firm]!))
  return {
    countries: of({ groupOf: countryOf, groupCount: countries.length }, countries, home),
    firms,
    owners: owners.sameAsFirms
      ? firms
      : of(
          { groupOf: ownerOf, groupCount: owners.names.length },
          owners.names,
          lead && (lead.owner ?? lead.id),
        ),
  }
}

/** Processes are what counts as a tier; goods at a place, carriage and trade are passed through. */
function hops({ flow, look }: ChainValue): Uint8Array {
  const { chain, nodeCount } = flow.network
  const isHop = new Uint8Array(look.addedPerUnit.length)
  chain.processes.forEach(({ kind, inputs }, stage) => {
    isHop[nodeCount + stage] = kind === 'buy' && (inputs?.length ?? 0) === 0 ? 0 : 1
  })
  return isHop
}

interface ExposuresAsk {
  readonly value: ChainValue
  /** Per vertex. */
  readonly added: Float64Array
  readonly direct: Float64Array
  readonly pass: LossPass
  readonly partition: Partition
  readonly keys: readonly string[]
  readonly homeKey: string | undefined
}

function exposures(ask: ExposuresAsk): Exposure[] {
  const { value, partition, keys, homeKey } = ask
  const { look } = value
  const total = look.totalValue
  if (!(total > 0)) return []
  const added = sumByGroup(ask.added, partition)
  const direct = sumByGroup(ask.direct, partition)
  const bound = crossingBound(look, partition)
  const isCountry = partition.groupOf === value.countryOf
  const groups = largestIndices(bound, isCountry ? Infinity : MAX_GROUPS).filter(
    (group) => bound[group]! > 0,
  )
  const lost = valueAtRisk(look, partition, {
    groups,
    pass: ask.pass,
    ...(isCountry ? {} : { arcBudget: ARC_BUDGET }),
  })
  return groups
    .map((group) => ({
      key: keys[group]!,
      directShare: Math.min(1, direct[group]! / total),
      valueShare: Math.min(1, added[group]! / total),
      valuePerYear: added[group]!,
      atRiskShare: Math.min(1, (Number.isNaN(lost[group]) ? bound[group]! : lost[group]!) / total),
      atRiskIsBound: Number.isNaN(lost[group]),
      isHome: keys[group] === homeKey,
    }))
    .sort((a, b) => b.valuePerYear - a.valuePerYear)
}
