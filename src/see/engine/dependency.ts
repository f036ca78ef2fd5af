import type { InputDependency } from './inputs.ts'
import type { SinglePoint, TierDependency } from './tiers.ts'

/** What the product owes to one country, owner group or firm; shares of its value, 0 to 1. */
export interface Exposure {
  readonly kind: 'country' | 'owner' | 'firm'
  /** ISO 3166-1 alpha-2 of a country, id of an actor, name of an owner group. */
  readonly key: string
  /** Value that comes straight from it: added at tier 1, or taken by tier 1 from it. */
  readonly directShare: number
  /** Value added by it, or bought from it outside, through all tiers. */
  readonly valueShare: number
  readonly valuePerYear: number
  /** Value whose path crosses it; undefined when only a bound was computed. */
  readonly atRiskShare: number | undefined
  /** Upper bound of the share at risk; the share itself when it is known. */
  readonly atRiskBound: number
  /** The home country, or the lead actor and its group. */
  readonly isHome: boolean
}

export interface Dependency {
  readonly homeCountry: string
  /** Value of what is sold, less duties, interest and losses, in the currency of the chain. */
  readonly valuePerYear: number
  /** Margins below zero: left out of every share. */
  readonly lossPerYear: number
  /** Largest value first. */
  readonly countries: readonly Exposure[]
  /** Largest value or risk first, at most `MAX_EXPOSURES`. */
  readonly owners: readonly Exposure[]
  readonly firms: readonly Exposure[]
  /** Largest value first, at most `MAX_INPUTS`; counts and means are over all `inputCount`. */
  readonly inputs: readonly InputDependency[]
  readonly inputCount: number
  readonly singleFirmCount: number
  readonly singleCountryCount: number
  /** Mean HHI of the inputs weighted by value, 0 to 1; undefined when nothing is taken. */
  readonly countryConcentration: number | undefined
  readonly firmConcentration: number | undefined
  /** HHI of value by country through all tiers. */
  readonly valueConcentration: number | undefined
  /** From the product up to raw materials. */
  readonly tiers: readonly TierDependency[]
  /** Deepest item that one firm is alone to supply; that one country is alone to supply. */
  readonly deepestFirm: SinglePoint | undefined
  readonly deepestCountry: SinglePoint | undefined
}
