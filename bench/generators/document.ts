import { greatCircleKm } from '../../src/chain/place/geo.ts'
import type { Rng } from '../../src/core/statistics/rng.ts'
import type { Town } from './places.ts'

/** A part of a chain document while it is being made. */
export type Part = Readonly<Record<string, unknown>> & { readonly id: string }

/** A chain document, every figure of it true. */
export interface ChainDocument {
  readonly schema: 'boucle/chain'
  readonly schemaVersion: 1
  readonly chain: Readonly<Record<string, unknown>>
  readonly actors: readonly Part[]
  readonly items: readonly Part[]
  readonly sites: readonly Part[]
  readonly processes: readonly Part[]
  readonly lanes: readonly Part[]
  readonly prices: readonly Part[]
  readonly markets: readonly Part[]
  readonly estimates: readonly Part[]
}

/** Header, firm `brand` and its market; the rest is added by the family. */
export function emptyDocument(name: string): ChainDocument {
  return {
    schema: 'boucle/chain',
    schemaVersion: 1,
    chain: {
      name,
      currency: 'EUR',
      baseYear: 2026,
      homeRegion: 'FR',
      lead: 'brand',
      capitalCostRatioPerYear: 0.06,
    },
    actors: [],
    items: [],
    sites: [],
    processes: [],
    lanes: [],
    prices: [],
    markets: [],
    estimates: [],
  }
}

export function pick<T>(random: Rng, from: readonly T[]): T {
  const found = from[random.int(from.length)]
  if (found === undefined) throw new Error('Nothing to pick from')
  return found
}

export function between(random: Rng, low: number, high: number): number {
  return low + (high - low) * random.next()
}

export function whole(random: Rng, low: number, high: number): number {
  return low + random.int(high - low + 1)
}

/** As a scale read off a firm's books: so many digits that count. */
export function digits(value: number, count: number): number {
  return Number(value.toPrecision(count))
}

export function kmBetween(a: Town, b: Town): number {
  return greatCircleKm(a, b)
}
