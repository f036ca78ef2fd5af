/* The closed lists of the model: each is written once, here. French names stand in `words`. */

/** Porter (1985): primary activities first, in chain order, then support activities. */
export const PORTER_ACTIVITIES = [
  'inbound',
  'operations',
  'outbound',
  'marketing-sales',
  'service',
  'procurement',
  'technology',
  'human-resources',
  'infrastructure',
] as const
export type PorterActivity = (typeof PORTER_ACTIVITIES)[number]

/** The ten segments of a value chain, in chain order. */
export const SEGMENTS = [
  'research',
  'production',
  'storage',
  'transport',
  'distribution',
  'marketing',
  'sale',
  'consumption',
  'client-relation',
  'end-of-life',
] as const
export type Segment = (typeof SEGMENTS)[number]

/** Transport modes, as in the reference table of modes; `hand` and `wire` move at no cost known. */
export const MODES = [
  'truck_40t',
  'truck_40t_cold',
  'truck_19t',
  'truck_12t',
  'van_diesel',
  'van_electric',
  'cargo_bike',
  'rail',
  'barge',
  'barge_convoy',
  'sea_container',
  'sea_container_large',
  'sea_roro',
  'sea_ropax',
  'sea_bulk',
  'air_long',
  'air_short',
  'hand',
  'wire',
] as const
export type Mode = (typeof MODES)[number]

export const ENERGY_CARRIERS = ['electricity', 'gas', 'diesel', 'steam', 'biomass', 'heat'] as const
export type EnergyCarrier = (typeof ENERGY_CARRIERS)[number]

/** Gereffi, Humphrey, Sturgeon (2005), doi:10.1080/09692290500049805. */
export const GOVERNANCE_MODES = ['market', 'modular', 'relational', 'captive', 'hierarchy'] as const

export const POLICY_KINDS = [
  'push',
  'two-orders',
  'quick-response',
  'pre-order',
  'on-demand',
  'made-to-measure',
] as const
export type PolicyKind = (typeof POLICY_KINDS)[number]

/** How a sale reaches the client; the ones in `DIRECT_CHANNELS` have no reseller between. */
export const CHANNELS = [
  'own-shop',
  'own-web',
  'farm-shop',
  'market-stall',
  'business-direct',
  'retailer',
  'marketplace',
  'wholesaler',
] as const
export type Channel = (typeof CHANNELS)[number]
export const DIRECT_CHANNELS: ReadonlySet<Channel> = new Set<Channel>([
  'own-shop',
  'own-web',
  'farm-shop',
  'market-stall',
  'business-direct',
])

/** The types of model of proximity that have a canvas of their own. */
export const BUSINESS_MODELS = [
  'distributed',
  'national',
  'micro-factory',
  'on-demand',
  'made-to-measure',
  'self-production',
  'service',
] as const
export type BusinessModel = (typeof BUSINESS_MODELS)[number]

export const SOCIAL_TOPICS = [
  'fair-pay',
  'working-time',
  'safety',
  'rights',
  'living-income',
  'duty-of-care',
] as const
