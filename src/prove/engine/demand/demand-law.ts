/** What one product's season demand may be, committed `leadMonths` ahead. */
export interface DemandLaw {
  readonly origin: 'history' | 'committee' | 'similar' | 'default'
  /** Share of the season sold in each week of the selling window; sums to 1. */
  readonly shareByWeek: readonly number[]
  /** Expected season demand, pieces. */
  readonly meanPieces: number
  /** Doubt of that mean itself: sd of its logarithm. */
  readonly levelSdLog: number
  /**
   * Forecast error by how far ahead one commits: sd of the logarithm of demand, at months ahead of
   * the season, ascending; between two of them the variance is interpolated.
   */
  readonly errorByLead: readonly { readonly leadMonths: number; readonly sdLog: number }[]
  /** Sizes and colours: expected share of each; sums to 1. */
  readonly variants: readonly { readonly id: string; readonly shareRatio: number }[]
  /** Total of the Dirichlet law of those shares; Infinity when they are certain. */
  readonly mixConcentration: number
  /** Pieces that come back, 0 to 1 of those sold. */
  readonly returnRatio: number
  /** Constant-elasticity response to a markdown, below 0; undefined when nothing tells it. */
  readonly markdownElasticity?: number
}
