import type { Concentration } from './concentration.ts'
import type { CountryBasis } from './supply.ts'

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
