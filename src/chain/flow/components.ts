/** What a unit cost is made of; the first eight belong to the stage, the last three to value carried. */
export const COST_COMPONENTS = [
  'purchase',
  'labour',
  'energy',
  'own',
  'margin',
  'setup',
  'fixed',
  'carriage',
  'insurance',
  'duty',
  'interest',
] as const
export type CostComponent = (typeof COST_COMPONENTS)[number]

/** What a unit of carbon is made of: energy by carrier, then the rest. */
export const CARBON_COMPONENTS = [
  'electricity',
  'gas',
  'diesel',
  'steam',
  'biomass',
  'heat',
  'direct',
  'transport',
  'bought',
] as const
export type CarbonComponent = (typeof CARBON_COMPONENTS)[number]

/** Anything that terms add up to, per unit that a stage supplies. */
export type Component =
  | `cost.${CostComponent}`
  | `carbon.${CarbonComponent}`
  | 'days'
  | 'hours'
  | 'km'

/** Components as column numbers: one table of stage figures holds them all. */
export const COMPONENTS: readonly Component[] = [
  ...COST_COMPONENTS.map((name): Component => `cost.${name}`),
  ...CARBON_COMPONENTS.map((name): Component => `carbon.${name}`),
  'days',
  'hours',
  'km',
]

export const COST_COUNT = COST_COMPONENTS.length
/** Carbon columns come right after the cost columns. */
export const CARBON_START = COST_COMPONENTS.length
export const CARBON_COUNT = CARBON_COMPONENTS.length
export const DAYS = COMPONENTS.indexOf('days')
export const HOURS = COMPONENTS.indexOf('hours')
export const KM = COMPONENTS.indexOf('km')
export const COLUMNS = COMPONENTS.length

export function column(component: Component): number {
  return COMPONENTS.indexOf(component)
}
