import type { Fields, Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'
import { actorFields } from './nouns/actor.ts'
import { itemFields } from './nouns/item.ts'
import { laneFields } from './nouns/lane.ts'
import { processFields } from './nouns/process.ts'
import { siteFields } from './nouns/site.ts'
import {
  estimateFields,
  linkFields,
  marketFields,
  policyFields,
  priceFields,
  rateFields,
} from './nouns/trade.ts'

/** One kind of part: its key in `chain.json`, its name on screen, its fields. */
export interface Noun {
  readonly key: NounKey
  /** Plural, as a sheet or a page names it. */
  readonly label: Words
  readonly singular: Words
  readonly fields: Fields
}

export type NounKey =
  | 'actors'
  | 'items'
  | 'sites'
  | 'processes'
  | 'lanes'
  | 'prices'
  | 'markets'
  | 'policies'
  | 'links'
  | 'rates'
  | 'estimates'

function noun(key: NounKey, label: string, singular: string, fields: Fields): Noun {
  return { key, label: words(label), singular: words(singular), fields }
}

/** Every noun, in the order in which a newcomer fills them. The one list of what a chain is made of. */
export const NOUNS: readonly Noun[] = [
  noun('actors', 'Acteurs | Actors', 'acteur | actor', actorFields),
  noun('items', 'Articles | Items', 'article | item', itemFields),
  noun('sites', 'Sites | Sites', 'site | site', siteFields),
  noun('processes', 'Procédés | Processes', 'procédé | process', processFields),
  noun('lanes', 'Trajets | Lanes', 'trajet | lane', laneFields),
  noun('prices', 'Prix | Prices', 'prix | price', priceFields),
  noun('markets', 'Marchés | Markets', 'marché | market', marketFields),
  noun('policies', 'Manières | Policies', 'manière | policy', policyFields),
  noun('links', 'Liens | Links', 'lien | link', linkFields),
  noun('rates', 'Changes | Rates', 'change | rate', rateFields),
  noun('estimates', 'Estimations | Estimates', 'estimation | estimate', estimateFields),
]
