import type { Positions } from '../../../chain/flow/positions.ts'
import type { ChainValue } from '../supply/chain-value.ts'
import { Tally } from './concentration.ts'
import type { Exposure } from './exposures.ts'
import { exposuresOf } from './exposures.ts'
import type { InputDependency } from './inputs.ts'
import { inputsOf } from './inputs.ts'
import { ownerGroups } from './owner-groups.ts'
import type { SinglePoint } from './single-points.ts'
import { singlePoints } from './single-points.ts'
import type { SupplyView } from '../supply/supply-view.ts'
import type { TierDependency } from './tiers.ts'
import { tiersOf } from './tiers.ts'

/** On whom the product depends: at tier 1, through all tiers, input by input. Plain data. */
export interface Dependency {
  readonly homeCountry: string
  /** Value of what is sold, less duties and interest, in the currency of the chain. */
  readonly valuePerYear: number
  /** Costs and margins below zero: left out of every share. */
  readonly lossPerYear: number
  /** Largest value first. */
  readonly countries: readonly Exposure[]
  /** The 100 with the largest value at risk, largest value first. */
  readonly owners: readonly Exposure[]
  readonly firms: readonly Exposure[]
  /** HHI of value by country through all tiers; undefined when nothing is sold. */
  readonly concentration: number | undefined
  /** Mean HHI of the inputs weighted by value: over countries, over firms where all are named. */
  readonly inputCountryConcentration: number | undefined
  readonly inputFirmConcentration: number | undefined
  /** The 200 largest; counts and means are over all `inputCount`. */
  readonly inputs: readonly InputDependency[]
  readonly inputCount: number
  readonly singleFirmCount: number
  readonly singleCountryCount: number
  /** From the product up to raw materials. */
  readonly tiers: readonly TierDependency[]
  /** Items that one firm alone supplies, deepest first. */
  readonly singles: readonly SinglePoint[]
  /** Items that one country alone supplies, deepest first, abroad before home. */
  readonly singleCountries: readonly SinglePoint[]
  /** The deeper of both lists; the firm when they are as deep. */
  readonly deepest: SinglePoint | undefined
}

/** Everything about dependency that follows from a year of the chain. */
export function dependencyOf(
  { flow, supplies, makers, value }: SupplyView,
  { tier }: Pick<Positions, 'tier'>,
): Dependency {
  const owners = ownerGroups(flow.network.chain)
  const inputs = inputsOf({ flow, supplies, makers, owners, tier })
  const points = singlePoints(flow, supplies, tier)
  const homeCountry = flow.network.chain.chain.homeRegion.slice(0, 2)
  const [firm, country] = [points.firms[0], points.countries[0]]
  return {
    homeCountry,
    valuePerYear: value.look.totalValue,
    lossPerYear: value.lossPerYear,
    ...exposuresOf(value, owners),
    concentration: valueConcentration(value),
    inputCountryConcentration: inputs.countryConcentration,
    inputFirmConcentration: inputs.firmConcentration,
    inputs: inputs.largest,
    inputCount: inputs.count,
    singleFirmCount: inputs.singleFirmCount,
    singleCountryCount: inputs.singleCountryCount,
    tiers: tiersOf({ value, owners, inputs, tier, homeCountry, isSingleItem: points.isSingleItem }),
    singles: points.firms,
    singleCountries: points.countries,
    deepest: (country?.tier ?? 0) > (firm?.tier ?? 0) ? country : firm,
  }
}

function valueConcentration({ look, countryOf, countries }: ChainValue): number | undefined {
  const byCountry = new Tally(countries.length, (country) => countries[country]!)
  countryOf.forEach((country, vertex) => {
    const amount = look.output[vertex]! * look.addedPerUnit[vertex]!
    if (amount > 0) byCountry.add(country, amount)
  })
  return byCountry.concentration()?.hhi
}
