import type { Chain, Market } from '../../chain/chain.ts'
import type { Flow } from '../../chain/flow/flow.ts'
import { DIRECT_CHANNELS } from '../../chain/nouns/vocabulary.ts'
import type { Words } from '../../core/schema.ts'
import { words } from '../../core/schema.ts'
import type { Figure, FigureInput, FigureUnit } from '../model.ts'
import { policyOf } from './lead-time.ts'
import type { LeadTime } from './lead-time.ts'
import type { ScoreRules } from './proximity-rules.ts'
import { DEFAULT_RULES, scoreAt } from './proximity-rules.ts'
import type { StageRow } from './stages.ts'

/** The six forms of proximity of the study (access is geographic). */
export const FORMS = [
  'access',
  'relational',
  'functional',
  'identity',
  'process-simple',
  'process-advanced',
] as const
export type Form = (typeof FORMS)[number]

export const FORM_WORDS: Readonly<Record<Form, Words>> = {
  access: words('d’accès | access'),
  relational: words('relationnelle | relational'),
  functional: words('fonctionnelle | functional'),
  identity: words('identitaire | identity'),
  'process-simple': words('de processus, simple | process, simple'),
  'process-advanced': words('de processus, avancée | process, advanced'),
}

/** One measured indicator: a figure with its unit; undefined when nothing says. */
export interface Indicator {
  readonly id: string
  readonly form: Form
  readonly label: Words
  readonly unit: FigureUnit
  readonly value: number | undefined
  readonly inputs: readonly FigureInput[]
}

export interface FormScore {
  readonly form: Form
  /** Mean of the scores of its known indicators, 0 to 100; undefined when none is known. */
  readonly score: number | undefined
  readonly indicators: readonly Indicator[]
}

export interface ProximityInput {
  readonly flow: Flow
  readonly rows: readonly StageRow[]
  readonly lead: LeadTime
  readonly rules?: ScoreRules
}

/** The proximity profile: measured indicators first, scores derived from them by stated rules. */
export function proximityProfile(input: ProximityInput): FormScore[] {
  const rules = input.rules ?? DEFAULT_RULES
  const indicators = [
    ...accessIndicators(input),
    ...clientIndicators(input),
    ...itemIndicators(input),
    ...processIndicators(input),
  ]
  return FORMS.map((form) => {
    const mine = indicators.filter((each) => each.form === form)
    const scores = mine.flatMap((each) =>
      each.value === undefined ? [] : [scoreAt(rules[each.id] ?? [], each.value)],
    )
    return {
      form,
      score:
        scores.length > 0 ? scores.reduce((sum, each) => sum + each, 0) / scores.length : undefined,
      indicators: mine,
    }
  })
}

function indicator(
  form: Form,
  [name, unit, label]: readonly [string, FigureUnit, string],
  value: number | undefined,
  inputs: readonly FigureInput[] = [],
): Indicator {
  return { id: `proximity.${form}.${name}`, form, label: words(label), unit, value, inputs }
}

function accessIndicators({ rows, flow }: ProximityInput): Indicator[] {
  const { chain } = flow.network
  const making = rows.filter((row) => {
    const process =
      row.kind === 'process' ? chain.processes.find((each) => each.id === row.id) : undefined
    return (
      process?.kind === 'transform' &&
      row.segment === 'production' &&
      row.straightKmToClient !== undefined
    )
  })
  const last = Math.min(...making.map((row) => row.tier))
  const lastMaking = making.filter((row) => row.tier === last)
  const weight = lastMaking.reduce((sum, row) => sum + row.costPerUnit, 0)
  const km =
    weight > 0
      ? lastMaking.reduce((sum, row) => sum + row.costPerUnit * (row.straightKmToClient ?? 0), 0) /
        weight
      : undefined
  const cost = rows.reduce((sum, row) => sum + row.costPerUnit, 0)
  const part = (test: (row: StageRow) => boolean) =>
    cost > 0
      ? rows.reduce((sum, row) => sum + (test(row) ? row.costPerUnit : 0), 0) / cost
      : undefined
  const home = chain.chain.homeRegion.slice(0, 2)
  const inputs: FigureInput[] = lastMaking
    .slice(0, 6)
    .map((row) => ({ kind: 'figure', id: `stage/${row.id}.kmToClient` }))
  return [
    indicator(
      'access',
      [
        'km',
        'km',
        'km de la dernière transformation à la cliente | km from the last transformation to the client',
      ],
      km,
      inputs,
    ),
    indicator(
      'access',
      ['near', 'ratio', 'part du coût à moins de 100 km | share of cost within 100 km'],
      part((row) => (row.straightKmToClient ?? Infinity) <= 100),
      [{ kind: 'figure', id: 'total.cost' }],
    ),
    indicator(
      'access',
      ['country', 'ratio', 'part du coût dans le pays | share of cost in the country'],
      part((row) => row.country === home),
      [{ kind: 'figure', id: 'total.cost' }],
    ),
  ]
}

/** Mean over markets weighted by sales, of those that say; undefined when none does. */
function byMarket(
  chain: Chain,
  pick: (market: Chain['markets'][number]) => number | undefined,
): number | undefined {
  let [sum, weight] = [0, 0]
  for (const market of chain.markets) {
    const value = pick(market)
    if (value === undefined) continue
    sum += value * market.demandUnitsPerYear
    weight += market.demandUnitsPerYear
  }
  return weight > 0 ? sum / weight : undefined
}

function fields(chain: Chain, name: keyof Market): FigureInput[] {
  return chain.markets
    .slice(0, 6)
    .map((market) => ({ kind: 'field', key: `markets/${market.id}/${String(name)}` }))
}

function clientIndicators({ flow, lead }: ProximityInput): Indicator[] {
  const { chain } = flow.network
  return [
    indicator(
      'relational',
      ['direct', 'ratio', 'part vendue en direct | share sold direct'],
      byMarket(chain, (market) =>
        market.channel === undefined ? undefined : DIRECT_CHANNELS.has(market.channel) ? 1 : 0,
      ),
      fields(chain, 'channel'),
    ),
    indicator(
      'relational',
      ['feedback', '1/100 orders', 'avis pour 100 commandes | feedback per 100 orders'],
      byMarket(chain, (market) => market.feedbackPer100Orders),
      fields(chain, 'feedbackPer100Orders'),
    ),
    indicator(
      'relational',
      ['repeat', 'ratio', 'clientes qui reviennent | clients who come back'],
      byMarket(chain, (market) => market.repeatRatio),
      fields(chain, 'repeatRatio'),
    ),
    indicator(
      'functional',
      ['kept', 'ratio', 'clientes gardées à ce délai | clients kept at that wait'],
      lead.keptRatio,
      [
        { kind: 'figure', id: 'lead.kept' },
        { kind: 'figure', id: 'lead.orderToHand' },
      ],
    ),
    indicator(
      'functional',
      ['availability', 'ratio', 'disponibilité | availability'],
      byMarket(chain, (market) => market.availabilityRatio),
      fields(chain, 'availabilityRatio'),
    ),
  ]
}

function itemIndicators({ flow }: ProximityInput): Indicator[] {
  const { chain } = flow.network
  const sold = new Set<string>(chain.markets.map((market) => market.item))
  const items = chain.items.filter((item) => sold.has(item.id))
  const labels = items.flatMap((item) => item.labels ?? [])
  const proven = labels.filter((label) => label.evidence !== undefined).length
  const told = items.flatMap((item) =>
    [item.costSheetPublished, item.environmentalCostPublished].filter((each) => each !== undefined),
  )
  const keys = (name: string): FigureInput[] =>
    items.slice(0, 3).map((item) => ({ kind: 'field', key: `items/${item.id}/${name}` }))
  return [
    indicator(
      'identity',
      [
        'labels',
        'ratio',
        `labels prouvés sur ${labels.length} | labels proven of ${labels.length}`,
      ],
      labels.length > 0 ? proven / labels.length : undefined,
    ),
    indicator(
      'identity',
      [
        'published',
        'ratio',
        'coûts publiés (prix, environnement) | costs published (price, environment)',
      ],
      told.length > 0 ? told.filter(Boolean).length / told.length : undefined,
      [...keys('costSheetPublished'), ...keys('environmentalCostPublished')],
    ),
  ]
}

function processIndicators(input: ProximityInput): Indicator[] {
  const { chain } = input.flow.network
  return [
    indicator(
      'process-simple',
      ['afterOrder', 'ratio', 'part du coût après la commande | share of cost after the order'],
      costAfterOrder(input),
      [{ kind: 'figure', id: 'lead.orderToHand' }],
    ),
    indicator(
      'process-advanced',
      ['configured', 'ratio', 'part configurée ou co-conçue | share configured or co-designed'],
      byMarket(chain, (market) => market.configuredRatio),
      fields(chain, 'configuredRatio'),
    ),
    indicator(
      'process-advanced',
      ['service', 'ratio', 'part vendue comme service | share sold as a service'],
      byMarket(chain, (market) =>
        market.billing === undefined ? undefined : market.billing === 'sale' ? 0 : 1,
      ),
      fields(chain, 'billing'),
    ),
    indicator(
      'process-advanced',
      ['usage', 'ratio', 'usage mesuré | usage measured'],
      byMarket(chain, (market) =>
        market.usageKnown === undefined ? undefined : market.usageKnown ? 1 : 0,
      ),
      fields(chain, 'usageKnown'),
    ),
  ]
}

/** Cost of production and carriage done after the order, over all of it. */
export function costAfterOrder({ flow, rows, lead }: ProximityInput): number | undefined {
  const { chain } = flow.network
  const made = rows.filter(
    (row) =>
      row.segment === 'production' || row.segment === 'transport' || row.segment === 'storage',
  )
  const cost = made.reduce((sum, row) => sum + row.costPerUnit, 0)
  if (cost <= 0) return undefined
  let [sum, weight] = [0, 0]
  for (const each of lead.markets) {
    const market = chain.markets.find((one) => one.id === each.marketId)
    if (!market) continue
    const split =
      each.decouplingStage === undefined ? -1 : each.critical.indexOf(each.decouplingStage)
    const pushed = ['push', 'two-orders', 'quick-response'].includes(
      policyOf(flow, market)?.kind ?? 'push',
    )
    const after = new Set(split < 0 ? [] : each.critical.slice(split))
    const part = pushed
      ? 0
      : made.reduce((total, row) => total + (after.has(row.id) ? row.costPerUnit : 0), 0) / cost
    sum += part * market.demandUnitsPerYear
    weight += market.demandUnitsPerYear
  }
  return weight > 0 ? sum / weight : undefined
}

export function proximityFigures(profile: readonly FormScore[]): Figure[] {
  const unknown = words('aucun indicateur n’est connu | no indicator is known')
  return profile.flatMap(({ form, score, indicators }): Figure[] => [
    {
      id: `proximity.${form}`,
      label: { fr: `proximité ${FORM_WORDS[form].fr}`, en: `${FORM_WORDS[form].en} proximity` },
      unit: 'score',
      value: score,
      because: unknown,
      formula: words(
        'moyenne des notes de ses indicateurs connus, chacune lue sur une règle croissante modifiable | mean of the scores of its known indicators, each read on a monotone rule that can be changed',
      ),
      inputs: indicators.map((each) => ({ kind: 'figure', id: each.id })),
    },
    ...indicators.map((each): Figure => ({
      id: each.id,
      label: each.label,
      unit: each.unit,
      value: each.value,
      because: words(
        'aucune donnée : l’indicateur est laissé de côté | no data: the indicator is left out',
      ),
      formula: words('moyenne pondérée par les ventes | mean weighted by sales'),
      inputs: each.inputs,
    })),
  ])
}
