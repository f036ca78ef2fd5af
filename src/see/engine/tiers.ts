import type { Concentration, KeyShare } from './concentration.ts'
import type { CountryBasis } from './supply.ts'

/** What is done at one tier: 1 makes or sells the product, 2 makes what 1 takes, and so on. */
export interface TierDependency {
  readonly tier: number
  readonly stageCount: number
  /** What stages of this tier add and buy outside, in the currency of the chain. */
  readonly valuePerYear: number
  /** Of the value of all tiers. */
  readonly valueShare: number
  /** Of the value of this tier, largest first, at most `MAX_KEYS`. */
  readonly countries: readonly KeyShare[]
  readonly owners: readonly KeyShare[]
  readonly firms: readonly KeyShare[]
  readonly countryConcentration: Concentration | undefined
  /** Share of the value of this tier added in the home country. */
  readonly homeShare: number
  /** Inputs supplied from this tier by one firm alone, by one country alone. */
  readonly singleFirmCount: number
  readonly singleCountryCount: number
}

/** An item that one firm, or one country, is alone to supply in the whole chain. */
export interface SinglePoint {
  readonly kind: 'firm' | 'country'
  readonly tier: number
  readonly item: string
  /** A process that supplies it: the largest. */
  readonly process: string
  readonly actor: string | undefined
  readonly country: string
  readonly countryBasis: CountryBasis
  readonly city: string | undefined
  readonly valuePerYear: number
}
