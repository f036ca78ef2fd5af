import type { Id } from '../core/units.ts'
import type { Actor } from './nouns/actor.ts'
import type { Header } from './nouns/header.ts'
import type { Item } from './nouns/item.ts'
import type { Lane } from './nouns/lane.ts'
import type { Process } from './nouns/process.ts'
import type { Site } from './nouns/site.ts'
import type { Estimate, Link, Market, Policy, Price, Rate } from './nouns/trade.ts'

export type {
  Actor,
  Estimate,
  Header,
  Item,
  Lane,
  Link,
  Market,
  Policy,
  Price,
  Process,
  Rate,
  Site,
}

/** What every part has beside its own fields. */
export type Named<N extends string, R> = R & { readonly id: Id<N> }

/**
 * One value chain, as parsed: every id is known, every number is finite and inside its bounds.
 * The JSON document has the same shape.
 */
export interface Chain {
  readonly schema: 'boucle/chain'
  readonly schemaVersion: number
  readonly chain: Header
  readonly actors: readonly Named<'actors', Actor>[]
  readonly items: readonly Named<'items', Item>[]
  readonly sites: readonly Named<'sites', Site>[]
  readonly processes: readonly Named<'processes', Process>[]
  readonly lanes: readonly Named<'lanes', Lane>[]
  readonly prices: readonly Named<'prices', Price>[]
  readonly markets: readonly Named<'markets', Market>[]
  readonly policies: readonly Named<'policies', Policy>[]
  readonly links: readonly Named<'links', Link>[]
  readonly rates: readonly Named<'rates', Rate>[]
  readonly estimates: readonly Named<'estimates', Estimate>[]
}

/** The version that this code writes; older documents are migrated on the way in. */
export const CHAIN_SCHEMA_VERSION = 1
