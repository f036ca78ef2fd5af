import type { Flow } from '../../chain/flow/flow.ts'
import type { PolicyKind } from '../../chain/nouns/vocabulary.ts'
import type { Words } from '../../core/schema.ts'
import { words } from '../../core/schema.ts'
import type { Figure } from '../model.ts'
import { policyOf } from './lead-time.ts'
import type { StageRow } from './stages.ts'

/** Koren (2010, The Global Manufacturing Revolution, ch. 1): the order of designing, selling, making. */
export const PARADIGMS = ['craft', 'mass', 'mass-customised', 'personalised'] as const
export type Paradigm = (typeof PARADIGMS)[number]

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
  readonly paradigm: Paradigm
  readonly flow: 'push' | 'push-pull' | 'pull'
  readonly options: number
}

/** The two axes of the study: how personal, how near. 0 to 1 each. */
export interface Axes {
  readonly personalised: number | undefined
  readonly territorialised: number | undefined
  readonly items: readonly ItemParadigm[]
}

const PULLED: ReadonlySet<PolicyKind> = new Set<PolicyKind>(['on-demand', 'made-to-measure'])

export function axesOf(
  flow: Flow,
  rows: readonly StageRow[],
  afterOrder: number | undefined,
): Axes {
  const { chain } = flow.network
  const items = chain.markets.map((market): ItemParadigm => {
    const policy = policyOf(flow, market)
    const item = chain.items.find((each) => each.id === market.item)
    const options = (item?.variantAxes ?? []).reduce(
      (product, axis) => product * axis.options.length,
      1,
    )
    const paradigm = paradigmOf(policy?.kind, policy?.designedAfterOrder ?? false, options)
    const isPulled = policy !== undefined && PULLED.has(policy.kind)
    return {
      itemId: market.item,
      marketId: market.id,
      policy: policy?.kind,
      paradigm,
      flow: isPulled ? (paradigm === 'mass-customised' ? 'push-pull' : 'pull') : 'push',
      options,
    }
  })
  return {
    personalised: personalisedAxis(flow, items, afterOrder),
    territorialised: nearAxis(rows),
    items,
  }
}

function paradigmOf(
  kind: PolicyKind | undefined,
  designedAfter: boolean,
  options: number,
): Paradigm {
  if (designedAfter) return options > 1 ? 'personalised' : 'craft'
  if (kind === 'made-to-measure') return 'personalised'
  return kind === 'on-demand' ? 'mass-customised' : 'mass'
}

/** Mean of: share made after the order, choice offered (log, 10,000 options = 1), share configured. */
function personalisedAxis(
  flow: Flow,
  items: readonly ItemParadigm[],
  afterOrder: number | undefined,
) {
  const { markets } = flow.network.chain
  const units = markets.reduce((sum, market) => sum + market.demandUnitsPerYear, 0)
  if (units === 0) return undefined
  const mean = (pick: (index: number) => number) =>
    markets.reduce((sum, market, index) => sum + market.demandUnitsPerYear * pick(index), 0) / units
  const choice = mean((m) => Math.min(1, Math.log10(Math.max(1, items[m]?.options ?? 1)) / 4))
  const configured = mean(
    (m) => markets[m]?.configuredRatio ?? (items[m]?.paradigm === 'personalised' ? 1 : 0),
  )
  return ((afterOrder ?? 0) + choice + configured) / 3
}

/** Cost weighted by how near it is formed: 1 within 100 km, 0 beyond 10,000, log between. */
function nearAxis(rows: readonly StageRow[]): number | undefined {
  let [sum, weight] = [0, 0]
  for (const row of rows) {
    if (row.straightKmToClient === undefined) continue
    const near = 1 - Math.log10(Math.max(row.straightKmToClient, 100) / 100) / 2
    sum += row.costPerUnit * Math.min(1, Math.max(0, near))
    weight += row.costPerUnit
  }
  return weight > 0 ? sum / weight : undefined
}

export function axesFigures(axes: Axes): Figure[] {
  const figure = (
    id: string,
    value: number | undefined,
    [label, formula]: readonly [string, string],
    inputs: string[],
  ): Figure => ({
    id,
    unit: 'index',
    value,
    label: words(label),
    formula: words(formula),
    inputs: inputs.map((each) => ({ kind: 'figure', id: each })),
    because: words('aucune vente | no sale'),
  })
  return [
    figure(
      'axes.personalised',
      axes.personalised,
      [
        'personnalisé | personalised',
        'moyenne de la part faite après la commande, du choix offert (log, 10 000 déclinaisons = 1) et de la part configurée | mean of the share made after the order, the choice offered (log, 10,000 variants = 1) and the share configured',
      ],
      ['proximity.process-simple.afterOrder', 'proximity.process-advanced.configured'],
    ),
    figure(
      'axes.territorialised',
      axes.territorialised,
      [
        'territorialisé | territorialised',
        'coût pondéré par sa proximité : 1 à moins de 100 km, 0 au-delà de 10 000, logarithme entre | cost weighted by nearness: 1 within 100 km, 0 beyond 10,000, logarithm between',
      ],
      ['total.cost'],
    ),
  ]
}
