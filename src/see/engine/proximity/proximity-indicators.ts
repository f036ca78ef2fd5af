import { integers } from '../../../core/linear-algebra/flat-arrays.ts'
import type { Chain, Market } from '../../../chain/chain.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { marketPrice } from '../../../chain/flow/prices.ts'
import { stageCost } from '../../../chain/flow/valuation.ts'
import { DIRECT_CHANNELS } from '../../../chain/nouns/vocabulary.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { FigureInput, FigureUnit } from '../../model.ts'
import type { AfterOrder } from '../lead-time/after-order.ts'
import type { LastMaking } from '../lead-time/last-making.ts'
import type { LeadTime } from '../lead-time/lead-time.ts'
import { policyFinder } from '../lead-time/order-rule.ts'
import type { StageRow } from '../accounts/stages.ts'
import { stageIdOf } from '../lead-time/ways.ts'

/** The six forms of proximity of the study (row A5); access is geographic. */
export const FORMS = [
  'access',
  'relational',
  'functional',
  'identity',
  'process-simple',
  'process-advanced',
] as const
export type Form = (typeof FORMS)[number]

/** One measured indicator: a figure with its unit; undefined when nothing says. */
export interface Indicator {
  readonly id: string
  readonly form: Form
  readonly label: Words
  readonly unit: FigureUnit
  readonly value: number | undefined
  readonly formula: Words
  readonly because: Words
  readonly inputs: readonly FigureInput[]
}

export interface Measured {
  readonly flow: Flow
  readonly rows: readonly StageRow[]
  readonly lead: LeadTime
  readonly after: AfterOrder
  readonly last: LastMaking
}

/** Figures behind one that are named: more would hide them. */
const MAX_INPUTS = 6
/** Near enough to come and see. */
const NEAR_KM = 100

const BY_SALES = words('moyenne des marchés pondérée par les ventes | mean of markets by sales')
const UNSAID = words(
  'aucune donnée : l’indicateur est laissé de côté | no data: the indicator is left out',
)

type Draft = Pick<Indicator, 'unit' | 'value'> & {
  readonly label: string
  readonly formula?: Words
  readonly because?: Words
  readonly inputs?: readonly FigureInput[]
}

function indicator(form: Form, name: string, draft: Draft): Indicator {
  return {
    formula: BY_SALES,
    because: UNSAID,
    inputs: [],
    ...draft,
    id: `proximity.${form}.${name}`,
    form,
    label: words(draft.label),
  }
}

/** Every indicator of the six forms, those to show first leading. */
export function indicatorsOf(measured: Measured): Indicator[] {
  return [
    ...accessIndicators(measured),
    ...relationalIndicators(measured),
    ...functionalIndicators(measured),
    ...identityIndicators(measured),
    ...processIndicators(measured),
  ]
}

const COST_INPUT: readonly FigureInput[] = [{ kind: 'figure', id: 'total.cost' }]
const NO_PLACE = words(
  'la fabrication ou la cliente n’a pas de coordonnées | the making or the client has no coordinates',
)
const NO_MAKING = words('aucune étape ne fabrique ce qui est vendu | no stage makes what is sold')

function accessIndicators({ flow, rows, last }: Measured): Indicator[] {
  const made = (figure: string): FigureInput[] =>
    last.stages
      .slice(0, MAX_INPUTS)
      .map((stage) => ({ kind: 'figure', id: `stage/${stageIdOf(flow.network, stage)}.${figure}` }))
  const home = homeShares(flow)
  return [
    indicator('access', 'km', {
      unit: 'km',
      value: last.km,
      label: 'km de la dernière fabrication à la cliente | km from the last making to the client',
      formula: words(
        'grand cercle du dernier site de fabrication à chaque marché, moyenne pondérée par les ventes | great circle from the last making site to each market, mean weighted by sales',
      ),
      because: last.stages.length > 0 ? NO_PLACE : NO_MAKING,
      inputs: made('kmToClient'),
    }),
    indicator('access', 'near', {
      unit: 'ratio',
      value: nearShare(rows),
      label: 'part du coût à moins de 100 km | share of cost within 100 km',
      formula: words(
        'coût des étapes à moins de 100 km de la cliente ÷ coût des étapes situées | cost of the stages within 100 km of the client ÷ cost of the stages that are placed',
      ),
      because: NO_PLACE,
      inputs: COST_INPUT,
    }),
    indicator('access', 'days', {
      unit: 'days',
      value: last.days,
      label:
        'jours de la dernière fabrication à la cliente | days from the last making to the client',
      formula: words(
        'jours de transport, de stockage et de préparation après la dernière fabrication, moyenne pondérée par les ventes | days of carriage, storage and packing after the last making, mean weighted by sales',
      ),
      because: NO_MAKING,
      inputs: made('daysToClient'),
    }),
    indicator('access', 'region', {
      unit: 'ratio',
      value: home.region,
      label: 'part du coût dans le territoire | share of cost in the home region',
      formula: words(
        'coût des étapes du territoire, trajets internes compris ÷ coût des étapes dont la région est dite | cost of the stages in the home region, inner carriage included ÷ cost of the stages whose region is said',
      ),
      because: words(
        'le territoire est un pays entier, ou aucune région n’est dite | home is a whole country, or no region is said',
      ),
      inputs: COST_INPUT,
    }),
    indicator('access', 'country', {
      unit: 'ratio',
      value: home.country,
      label: 'part du coût dans le pays | share of cost in the country',
      formula: words(
        'coût des étapes du pays, trajets internes compris ÷ coût des étapes | cost of the stages in the country, inner carriage included ÷ cost of the stages',
      ),
      because: words('aucune étape n’a de coût | no stage has a cost'),
      inputs: COST_INPUT,
    }),
  ]
}

function nearShare(rows: readonly StageRow[]): number | undefined {
  let [near, placed] = [0, 0]
  for (const { straightKmToClient: km, costPerUnit } of rows) {
    if (km === undefined) continue
    placed += costPerUnit
    if (km <= NEAR_KM) near += costPerUnit
  }
  return placed > 0 ? near / placed : undefined
}

const ABROAD = 0
const HOME = 1
const UNSAID_REGION = 2

/** Share of the cost at home; a lane is at home when both its ends are. */
export function homeShares({ network, activity, table }: Flow) {
  const { sites, markets, chain: header } = network.chain
  const { homeRegion } = header
  const country = homeRegion.slice(0, 2)
  const places = [...sites, ...markets]
  const inCountry = integers(places.length, (place) =>
    places[place]!.country === country ? HOME : ABROAD,
  )
  const inRegion = integers(places.length, (place) => {
    const { region } = places[place]!
    return region === undefined ? UNSAID_REGION : region === homeRegion ? HOME : ABROAD
  })
  let [total, atHome, told, near] = [0, 0, 0, 0]
  for (let stage = 0; stage < network.stageCount; stage++) {
    if (!(activity[stage]! > 0)) continue
    const cost = activity[stage]! * stageCost(table, stage)
    const from = network.stageFrom[stage]!
    const to = network.stageTo[stage]!
    total += cost
    if (inCountry[from] === HOME && inCountry[to] === HOME) atHome += cost
    if (inRegion[from] === UNSAID_REGION || inRegion[to] === UNSAID_REGION) continue
    told += cost
    if (inRegion[from] === HOME && inRegion[to] === HOME) near += cost
  }
  return {
    country: total > 0 ? atHome / total : undefined,
    region: told > 0 && homeRegion !== country ? near / told : undefined,
  }
}

type MarketRow = Chain['markets'][number]

/** Mean over markets of those that say, by weight; undefined when none does. */
function byMarket(
  chain: Chain,
  pick: (market: MarketRow) => number | undefined,
  weightOf: (market: MarketRow) => number = (market) => market.demandUnitsPerYear,
): number | undefined {
  let [sum, weight] = [0, 0]
  for (const market of chain.markets) {
    const value = pick(market)
    if (value === undefined) continue
    sum += value * weightOf(market)
    weight += weightOf(market)
  }
  return weight > 0 ? sum / weight : undefined
}

function flag(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value)
}

function marketFields(chain: Chain, name: keyof Market): FigureInput[] {
  return chain.markets
    .slice(0, MAX_INPUTS)
    .map((market) => ({ kind: 'field', key: `markets/${market.id}/${String(name)}` }))
}

function relationalIndicators({ flow }: Measured): Indicator[] {
  const { chain } = flow.network
  return [
    indicator('relational', 'direct', {
      unit: 'ratio',
      value: byMarket(chain, ({ channel }) =>
        channel === undefined ? undefined : flag(DIRECT_CHANNELS.has(channel)),
      ),
      label: 'part vendue en direct | share sold direct',
      formula: words(
        'ventes sans revendeur ÷ ventes dont le canal est dit | sales without a reseller ÷ sales whose channel is said',
      ),
      inputs: marketFields(chain, 'channel'),
    }),
    indicator('relational', 'feedback', {
      unit: '1/100 orders',
      value: byMarket(chain, (market) => market.feedbackPer100Orders),
      label: 'avis pour 100 commandes | feedback per 100 orders',
      inputs: marketFields(chain, 'feedbackPer100Orders'),
    }),
    indicator('relational', 'repeat', {
      unit: 'ratio',
      value: byMarket(chain, (market) => market.repeatRatio),
      label: 'clientes qui reviennent | clients who come back',
      inputs: marketFields(chain, 'repeatRatio'),
    }),
  ]
}

function functionalIndicators({ flow, lead }: Measured): Indicator[] {
  const { chain } = flow.network
  return [
    indicator('functional', 'kept', {
      unit: 'ratio',
      value: lead.keptRatio,
      label: 'clientes gardées à ce délai | clients kept at that wait',
      inputs: [{ kind: 'figure', id: 'lead.kept' }],
    }),
    indicator('functional', 'availability', {
      unit: 'ratio',
      value: byMarket(chain, (market) => market.availabilityRatio),
      label: 'disponibilité | availability',
      inputs: marketFields(chain, 'availabilityRatio'),
    }),
    indicator('functional', 'wait', {
      unit: 'days',
      value: lead.orderToHandDays,
      label: 'attente de la cliente | client’s wait',
      inputs: [{ kind: 'figure', id: 'lead.orderToHand' }],
    }),
  ]
}

function identityIndicators({ flow }: Measured): Indicator[] {
  const { chain } = flow.network
  const itemOf = (id: string) => chain.items[flow.network.itemIndex.get(id) ?? -1]
  const sold = new Set(chain.markets.map((market) => market.item))
  const items = [...sold].flatMap((id) => itemOf(id) ?? [])
  const labels = items.flatMap((item) => item.labels ?? [])
  const proven = labels.filter((label) => label.evidence !== undefined).length
  const keys = (name: string): FigureInput[] =>
    items.slice(0, MAX_INPUTS).map((item) => ({ kind: 'field', key: `items/${item.id}/${name}` }))
  return [
    indicator('identity', 'labels', {
      unit: 'ratio',
      value: labels.length > 0 ? proven / labels.length : undefined,
      label: 'labels prouvés | labels proven',
      formula: words(
        'labels avec une preuve ÷ labels affichés sur ce qui est vendu | labels with evidence ÷ labels claimed on what is sold',
      ),
      because: words('aucun label n’est affiché | no label is claimed'),
      inputs: keys('labels'),
    }),
    indicator('identity', 'costSheet', {
      unit: 'ratio',
      value: byMarket(chain, ({ item }) => flag(itemOf(item)?.costSheetPublished)),
      label: 'fiche de coût publiée | cost sheet published',
      formula: words(
        'ventes dont la fiche de coût est montrée ÷ ventes qui le disent | sales whose cost sheet is shown ÷ sales that say',
      ),
      inputs: keys('costSheetPublished'),
    }),
    indicator('identity', 'environmentalCost', {
      unit: 'ratio',
      value: byMarket(chain, ({ item }) => flag(itemOf(item)?.environmentalCostPublished)),
      label: 'coût environnemental publié | environmental cost published',
      formula: words(
        'ventes dont le coût environnemental est montré ÷ ventes qui le disent | sales whose environmental cost is shown ÷ sales that say',
      ),
      inputs: keys('environmentalCostPublished'),
    }),
  ]
}

function processIndicators({ flow, after }: Measured): Indicator[] {
  const { chain } = flow.network
  const policyOf = policyFinder(chain)
  const hasBilling = chain.markets.some((market) => market.billing !== undefined)
  return [
    indicator('process-simple', 'afterOrder', {
      unit: 'ratio',
      value: after.makingCostRatio,
      label: 'part faite après la commande | share made after the order',
      formula: words(
        'coût de production des étapes faites après la commande ÷ coût de production | production cost of the stages done after the order ÷ production cost',
      ),
      because: words('aucune étape de production n’a de coût | no production stage has a cost'),
      inputs: [{ kind: 'figure', id: 'lead.orderToHand' }],
    }),
    indicator('process-simple', 'stages', {
      unit: 'ratio',
      value: after.stagesRatio,
      label: 'part des étapes après la commande | share of stages after the order',
      formula: words(
        'étapes faites après la commande, transport compris ÷ étapes | stages done after the order, carriage included ÷ stages',
      ),
      inputs: [{ kind: 'figure', id: 'lead.orderToHand' }],
    }),
    indicator('process-advanced', 'configured', {
      unit: 'ratio',
      value: byMarket(
        chain,
        (market) =>
          market.configuredRatio ?? (policyOf(market)?.designedAfterOrder ? 1 : undefined),
      ),
      label: 'part configurée ou co-conçue | share configured or co-designed',
      formula: words(
        'moyenne des marchés pondérée par les ventes ; conçu après la commande = tout | mean of markets by sales; designed after the order = all of it',
      ),
      inputs: marketFields(chain, 'configuredRatio'),
    }),
    indicator('process-advanced', 'service', {
      unit: 'ratio',
      // A market that says nothing sells; when none says anything, nobody looked.
      value: hasBilling
        ? byMarket(
            chain,
            ({ billing = 'sale' }) => flag(billing !== 'sale'),
            (market) => (marketPrice(market, flow.context).exVat ?? 0) * market.demandUnitsPerYear,
          )
        : undefined,
      label: 'revenu loué ou payé au résultat | revenue from rent or by result',
      formula: words(
        'ventes hors taxe louées ou payées au résultat ÷ ventes hors taxe | sales excluding VAT rented or paid by result ÷ sales excluding VAT',
      ),
      inputs: marketFields(chain, 'billing'),
    }),
    indicator('process-advanced', 'usage', {
      unit: 'ratio',
      value: byMarket(chain, (market) => flag(market.usageKnown)),
      label: 'usage mesuré | usage measured',
      inputs: marketFields(chain, 'usageKnown'),
    }),
  ]
}
