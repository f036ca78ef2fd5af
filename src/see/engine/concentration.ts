/** How unevenly shares are spread over countries, owner groups or firms. */
export interface Concentration {
  /** Herfindahl-Hirschman index: sum of squared shares, above 0 up to 1 (alone). */
  readonly hhi: number
  readonly largestShare: number
  /** ISO 3166-1 alpha-2 of a country, id of an actor, name of an owner group. */
  readonly largestKey: string
  readonly count: number
}

/** Share (0 to 1) of one country, owner group or firm. */
export interface KeyShare {
  /** ISO 3166-1 alpha-2 of a country, id of an actor, name of an owner group. */
  readonly key: string
  readonly share: number
}
