import type { Chain, Policy } from '../../../chain/chain.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Network } from '../../../chain/flow/network/network.ts'
import type { PolicyKind } from '../../../chain/nouns/vocabulary.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Figure, FigureInput } from '../../model.ts'
import { policyFinder } from '../lead-time/order-rule.ts'
import type { StageRow } from '../accounts/stages.ts'

/** Koren (2010), The Global Manufacturing Revolution, ch. 1; row A6. */
export const PARADIGMS = ['craft', 'mass', 'mass-customised', 'personalised'] as const
export type Paradigm = (typeof PARADIGMS)[number]

/** What tells the paradigms apart: the order of designing, selling and making (Koren, same). */
export type Act = 'design' | 'sell' | 'make'
export const PARADIGM_ORDERS: Readonly<Record<Paradigm, readonly Act[]>> = {
  craft: ['sell', 'design', 'make'],
  mass: ['design', 'make', 'sell'],
  'mass-customised': ['design', 'sell', 'make'],
  // The platform is designed first, the piece itself once it is sold.
  personalised: ['design', 'sell', 'design', 'make'],
}

export const PARADIGM_WORDS: Readonly<Record<Paradigm, Words>> = {
  craft: words('artisanat : vendre, concevoir, fabriquer | craft: sell, design, make'),
  mass: words('masse : concevoir, fabriquer, vendre | mass: design, make, sell'),
  'mass-customised': words(
    'masse personnalisée : concevoir, vendre, fabriquer | mass customised: design, sell, make',
  ),
  personalised: words(
    'personnalisé : concevoir, vendre, concevoir, fabriquer | personalised: design, sell, design, make',
  ),
}

/** Where an item stands between forecast and order. */
export interface ItemParadigm {
  readonly itemId: string
  readonly marketId: string
  readonly policy: PolicyKind | undefined
  /** First stage done after the order, when the policy names it. */
  readonly decoupling: string | undefined
  readonly paradigm: Paradigm
  readonly flow: 'push' | 'push-pull' | 'pull'
  /** Variants that a client can choose from: the product of the options of each axis. */
  readonly options: number
}

/** Four families of the study (row A7). */
type Family = 'micro-production' | 'on-demand' | 'made-to-measure' | 'self-production'

export interface FamilyPlace {
  readonly label: Words
  /** From and to on each axis, 0 to 1. */
  readonly personalised: readonly [number, number]
  readonly territorialised: readonly [number, number]
}

/**
 * Regions to name on the plane, not verdicts: a chain in one of them need not be of that family.
 * A convention of this product: the study names the two axes and the four families, without a
 * scale. Micro-production is near and little personal, made to measure personal wherever it is
 * made, self-production both.
 */
export const FAMILY_PLACES: Readonly<Record<Family, FamilyPlace>> = {
  'micro-production': {
    label: words('micro-production | micro-production'),
    personalised: [0, 0.4],
    territorialised: [0.6, 1],
  },
  'on-demand': {
    label: words('à la demande | on demand'),
    personalised: [0.4, 0.7],
    territorialised: [0, 0.8],
  },
  'made-to-measure': {
    label: words('sur mesure | made to measure'),
    personalised: [0.7, 1],
    territorialised: [0, 0.8],
  },
  'self-production': {
    label: words('autoproduction | self-production'),
    personalised: [0.4, 1],
    territorialised: [0.8, 1],
  },
}

/** Share of the cost formed up to a distance from the client. */
export interface CostBand {
  readonly withinKm: number
  readonly share: number
}

/** What the personalised axis is the mean of; 0 to 1, undefined where nothing says. */
export interface PersonalParts {
  readonly afterOrder: number | undefined
  readonly choice: number | undefined
  readonly madeToMeasure: number | undefined
  readonly configured: number | undefined
}

/** The two axes of the study: how personal, how near. 0 to 1 each. */
export interface Axes {
  readonly personalised: number | undefined
  readonly territorialised: number | undefined
  readonly parts: PersonalParts
  readonly bands: readonly CostBand[]
  readonly items: readonly ItemParadigm[]
}

export function axesOf(
  flow: Flow,
  rows: readonly StageRow[],
  afterOrder: number | undefined,
): Axes {
  const items = itemParadigms(flow.network)
  const parts = personalParts(flow.network.chain, items, afterOrder)
  const personalised = meanOf([
    parts.afterOrder,
    parts.choice,
    parts.madeToMeasure,
    parts.configured,
  ])
  return {
    personalised,
    territorialised: nearAxis(rows),
    parts,
    bands: costBands(rows),
    items,
  }
}

function itemParadigms({ chain, itemIndex }: Network): ItemParadigm[] {
  const policyOf = policyFinder(chain)
  const optionsOf = (id: string) => {
    const { variantAxes = [] } = chain.items[itemIndex.get(id) ?? -1] ?? {}
    return variantAxes.reduce((product, axis) => product * axis.options.length, 1)
  }
  return chain.markets.map((market): ItemParadigm => {
    const policy = policyOf(market)
    const options = optionsOf(market.item)
    return {
      itemId: market.item,
      marketId: market.id,
      policy: policy?.kind,
      decoupling: policy?.decoupling,
      options,
      ...placed(policy ?? orderedAnyhow(market), options),
    }
  })
}

/** A market replenished to order says as much as a policy on demand. */
function orderedAnyhow({ regime }: Chain['markets'][number]) {
  return regime === 'to-order' ? ({ kind: 'on-demand' } as const) : undefined
}

/**
 * Paradigm from what comes first, selling or making, and from when the piece itself is designed.
 * A pre-order is sold before it is made, yet in a campaign: a pushed scheme.
 */
function placed(
  policy: Pick<Policy, 'kind' | 'designedAfterOrder'> | undefined,
  options: number,
): Pick<ItemParadigm, 'paradigm' | 'flow'> {
  if (policy?.designedAfterOrder) {
    // Options are a platform designed beforehand; without any the piece starts from nothing.
    return { paradigm: options > 1 ? 'personalised' : 'craft', flow: 'pull' }
  }
  switch (policy?.kind) {
    case 'made-to-measure':
      return { paradigm: 'personalised', flow: 'pull' }
    case 'on-demand':
      return { paradigm: 'mass-customised', flow: 'push-pull' }
    case 'pre-order':
      return { paradigm: 'mass-customised', flow: 'push' }
    case 'push':
    case 'two-orders':
    case 'quick-response':
    case undefined:
      return { paradigm: 'mass', flow: 'push' }
  }
}

/** Variants at which the choice counts as full: one in ten thousand is nearly one's own. */
const FULL_CHOICE = 10_000

function personalParts(
  { markets }: Chain,
  items: readonly ItemParadigm[],
  afterOrder: number | undefined,
): PersonalParts {
  const mean = (pick: (m: number) => number | undefined) => {
    let [sum, weight] = [0, 0]
    markets.forEach(({ demandUnitsPerYear }, m) => {
      const value = pick(m)
      if (value === undefined) return
      sum += value * demandUnitsPerYear
      weight += demandUnitsPerYear
    })
    return weight > 0 ? sum / weight : undefined
  }
  return {
    afterOrder,
    choice: mean((m) => Math.min(1, Math.log(items[m]!.options) / Math.log(FULL_CHOICE))),
    madeToMeasure: mean((m) => {
      const { policy, paradigm } = items[m]!
      if (policy === undefined) return undefined
      return paradigm === 'personalised' || paradigm === 'craft' ? 1 : 0
    }),
    configured: mean((m) => markets[m]!.configuredRatio),
  }
}

function meanOf(parts: readonly (number | undefined)[]): number | undefined {
  const known = parts.filter((part) => part !== undefined)
  if (known.length === 0) return undefined
  return known.reduce((sum, part) => sum + part, 0) / known.length
}

const NEAREST_KM = 100
const FARTHEST_KM = 10_000

/** 1 within 100 km of the client, 0 beyond 10,000, by the logarithm between. */
function nearness(km: number): number {
  const far = Math.log(Math.max(km, NEAREST_KM) / NEAREST_KM)
  return Math.max(0, 1 - far / Math.log(FARTHEST_KM / NEAREST_KM))
}

function nearAxis(rows: readonly StageRow[]): number | undefined {
  let [sum, weight] = [0, 0]
  for (const { straightKmToClient: km, costPerUnit } of rows) {
    if (km === undefined) continue
    sum += costPerUnit * nearness(km)
    weight += costPerUnit
  }
  return weight > 0 ? sum / weight : undefined
}

const BANDS_KM = [100, 500, 1000, 3500, 10_000] as const

function costBands(rows: readonly StageRow[]): CostBand[] {
  const within = BANDS_KM.map(() => 0)
  let total = 0
  for (const { straightKmToClient: km, costPerUnit } of rows) {
    if (km === undefined) continue
    total += costPerUnit
    for (let b = 0; b < BANDS_KM.length; b++) if (km <= BANDS_KM[b]!) within[b]! += costPerUnit
  }
  if (!(total > 0)) return []
  return BANDS_KM.map((withinKm, b) => ({ withinKm, share: within[b]! / total }))
}

interface AxisFigure {
  readonly id: string
  readonly value: number | undefined
  readonly label: string
  readonly formula: string
  readonly because: string
  readonly inputs: readonly FigureInput[]
}

function axisFigure({ label, formula, because, ...rest }: AxisFigure): Figure {
  return {
    ...rest,
    unit: 'index',
    label: words(label),
    formula: words(formula),
    because: words(because),
  }
}

const figures = (...ids: string[]): FigureInput[] => ids.map((id) => ({ kind: 'figure', id }))

export function axesFigures({ personalised, territorialised, parts, items }: Axes): Figure[] {
  const policies: FigureInput[] = [...new Set(items.map((item) => item.itemId))]
    .slice(0, 6)
    .map((id) => ({ kind: 'field', key: `items/${id}/variantAxes` }))
  return [
    axisFigure({
      id: 'axes.personalised',
      value: personalised,
      label: 'personnalisé | personalised',
      formula:
        'moyenne de ce qui est connu parmi : la part faite après la commande, le choix offert, la part sur mesure, la part configurée | mean of what is known among: the share made after the order, the choice offered, the share made to measure, the share configured',
      because: 'rien n’est vendu | nothing is sold',
      inputs: figures(
        'proximity.process-simple.afterOrder',
        'axes.personalised.choice',
        'axes.personalised.madeToMeasure',
        'proximity.process-advanced.configured',
      ),
    }),
    axisFigure({
      id: 'axes.personalised.choice',
      value: parts.choice,
      label: 'choix offert | choice offered',
      formula:
        'logarithme du nombre de déclinaisons ÷ logarithme de 10 000, au plus 1, moyenne pondérée par les ventes | logarithm of the number of variants ÷ logarithm of 10,000, 1 at most, mean weighted by sales',
      because: 'rien n’est vendu | nothing is sold',
      inputs: policies,
    }),
    axisFigure({
      id: 'axes.personalised.madeToMeasure',
      value: parts.madeToMeasure,
      label: 'part sur mesure | share made to measure',
      formula:
        'ventes sur mesure ou conçues après la commande ÷ ventes dont la manière est dite | sales made to measure or designed after the order ÷ sales whose policy is said',
      because: 'aucune manière de produire n’est dite | no policy is given',
      inputs: [],
    }),
    axisFigure({
      id: 'axes.territorialised',
      value: territorialised,
      label: 'territorialisé | territorialised',
      formula:
        'coût pondéré par sa proximité : 1 à moins de 100 km, 0 au-delà de 10 000, logarithme entre | cost weighted by nearness: 1 within 100 km, 0 beyond 10,000, logarithm between',
      because: 'aucune étape n’a de coordonnées | no stage has coordinates',
      inputs: figures('total.cost', 'proximity.access.near'),
    }),
  ]
}
