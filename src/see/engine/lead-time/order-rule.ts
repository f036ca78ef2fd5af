import type { Chain, Market, Policy } from '../../../chain/chain.ts'
import type { Channel, PolicyKind } from '../../../chain/nouns/vocabulary.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'

/** How the first stage done after the order is known. */
export type OrderRule = 'named' | 'stock' | 'shelf' | 'last-site' | 'whole-production'

/** What each rule says, for formulas. */
export const ORDER_RULE_WORDS: Readonly<Record<OrderRule, Words>> = {
  named: words('point de découplage donné | decoupling point given'),
  stock: words(
    'supposé : vendu sur stock au dernier site, seul le trajet vers la cliente suit la commande | assumed: sold from stock at the last site, only the carriage to the client follows the order',
  ),
  shelf: words(
    'supposé : pris en rayon, le trajet vers la boutique précède l’achat | assumed: taken from the shelf, the carriage to the shop comes before the purchase',
  ),
  'last-site': words(
    'supposé : tout ce que fait le dernier site de fabrication suit la commande | assumed: all that the last making site does follows the order',
  ),
  'whole-production': words(
    'supposé : toute la production suit la campagne de prévente | assumed: the whole production follows the pre-order campaign',
  ),
}

/**
 * Where no policy names the decoupling point. Pushed goods wait in stock at the last site: only
 * lanes to the client follow the order. A pre-order campaign closes before anything is made. On
 * demand and made to measure, inputs wait at the last making site. The study's rows A6, B7, D14.
 */
const RULE_OF_KIND: Readonly<Record<PolicyKind, OrderRule>> = {
  push: 'stock',
  'two-orders': 'stock',
  'quick-response': 'stock',
  'pre-order': 'whole-production',
  'on-demand': 'last-site',
  'made-to-measure': 'last-site',
}

/** Channels whose clients come and take: the place of such a market is the shop itself. */
const SHELVES: ReadonlySet<Channel> = new Set<Channel>([
  'own-shop',
  'farm-shop',
  'market-stall',
  'retailer',
])

export function assumedRule(market: Market, policy: Policy | undefined): OrderRule {
  const kind = policy?.kind
  const rule = kind ? RULE_OF_KIND[kind] : market.regime === 'to-order' ? 'last-site' : 'stock'
  const isShelf = market.channel !== undefined && SHELVES.has(market.channel)
  return rule === 'stock' && isShelf ? 'shelf' : rule
}

/** The policy of a market, else the one for all markets of its item. */
export function policyFinder(
  chain: Chain,
): (market: Chain['markets'][number]) => Policy | undefined {
  const byMarket = new Map<string, Policy>()
  const byItem = new Map<string, Policy>()
  for (const policy of chain.policies.toReversed()) {
    if (policy.market === undefined) byItem.set(policy.item, policy)
    else byMarket.set(`${policy.item} ${policy.market}`, policy)
  }
  return (market) => byMarket.get(`${market.item} ${market.id}`) ?? byItem.get(market.item)
}
