import type { Words } from '../core/schema/schema.ts'
import type { Provenance } from '../chain/reference-set/reference.ts'

/** Units of figures on screens, in the CLI and in the API. `money` is the currency of the chain. */
export type FigureUnit =
  | 'money'
  | 'money/year'
  | 'money/unit'
  | 'money/h'
  | 'days'
  | 'km'
  | 'kg'
  | 'kgCO2e'
  | 'kgCO2e/year'
  | 'kgCO2'
  | 'kgCO2/year'
  | 'ratio'
  | 'index'
  | 'count'
  | 'hours'
  | 'score'
  | 'units/year'
  | '1/100 orders'

/**
 * Where a figure comes from: a source that was read, the firm's own events, a formula, a default of
 * the tables, or a supposition.
 */
export type Origin = 'given' | 'published' | 'measured' | 'computed' | 'default' | 'assumed'

/** What stands behind a figure: another figure, a field of the chain, a figure of the tables. */
export type FigureInput =
  | { readonly kind: 'figure'; readonly id: string; readonly label?: Words }
  | { readonly kind: 'field'; readonly key: string }
  | {
      readonly kind: 'reference'
      readonly label: Words
      readonly value: number
      readonly provenance: Provenance
    }
  | {
      readonly kind: 'constant'
      readonly label: Words
      readonly value: number
      readonly unit: FigureUnit
      readonly source: string
    }

/**
 * One figure that a screen, the CLI or the API shows. Ids are paths: `total.cost`, `lead.critical`,
 * `stage/knit.cost`, `country/CN.cost`, `proximity.access`.
 */
export interface Figure {
  readonly id: string
  readonly label: Words
  readonly unit: FigureUnit
  /** Undefined = cannot be said; `because` says why. */
  readonly value: number | undefined
  readonly because?: Words
  /** In words of the domain, with the signs of arithmetic: "sum over stages of cost per unit". */
  readonly formula: Words
  readonly inputs: readonly FigureInput[]
  /** Published method, with author and year, when the formula is one. */
  readonly method?: string
}

/** Bounds that hold 9 times out of 10, with the seed of the draws behind them. */
export interface Interval {
  readonly low: number
  readonly high: number
}
