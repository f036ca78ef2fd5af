import type { Chain } from '../../../chain/chain.ts'
import { COLUMNS, DAYS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { PolicyKind } from '../../../chain/nouns/vocabulary.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import { SEGMENT_WORDS } from '../../messages.ts'
import type { Figure, FigureInput } from '../../model.ts'
import type { DaysPart } from './days-parts.ts'
import { daysParts, daysUnknown } from './days-parts.ts'
import type { OrderPoint } from './order-point.ts'
import { orderPoints } from './order-point.ts'
import type { OrderRule } from './order-rule.ts'
import { ORDER_RULE_WORDS, policyFinder } from './order-rule.ts'
import { isBeyondPatience, keptAt, medianPatience } from './patience.ts'
import type { Upstream, Ways } from './ways.ts'
import { longestWays, stageIdOf, upstreamOf, wayTo } from './ways.ts'

/** How long the client of one market waits, and how long the chain takes. Calendar days. */
export interface MarketLeadTime {
  readonly marketId: string
  /** Longest way from raw matter to the hand, far to near; only for the largest markets. */
  readonly critical: readonly string[]
  /** Undefined, like every figure of days here, when no stage that it counts says its days. */
  readonly criticalDays: number | undefined
  /** Sum of the variances of the stages of that way, days squared; undefined when none says. */
  readonly criticalVariance: number | undefined
  readonly orderToHandDays: number | undefined
  readonly beforeOrderDays: number | undefined
  /** Longest way from the order to the hand, far to near; only for the largest markets. */
  readonly afterOrder: readonly string[]
  /** First stage done after the order; undefined when nothing comes after it. */
  readonly decouplingStage: string | undefined
  readonly decouplingRule: OrderRule
  readonly policy: PolicyKind | undefined
  /** Share of clients who still buy at that wait; undefined when patience is not known. */
  readonly keptRatio: number | undefined
  /** True when the wait is beyond the last point of the curve, which is then taken as flat. */
  readonly beyondPatience: boolean
  /** Wait at which half of the clients are left. */
  readonly patienceDays: number | undefined
}

export interface LeadTime {
  readonly markets: readonly MarketLeadTime[]
  /** Days of every stage in use, each once. */
  readonly cumulatedDays: number | undefined
  /** Of the market whose goods take longest; the rest is weighted by sales. */
  readonly criticalDays: number | undefined
  readonly criticalSdDays: number | undefined
  readonly orderToHandDays: number | undefined
  readonly beforeOrderDays: number | undefined
  readonly keptRatio: number | undefined
  readonly patienceDays: number | undefined
  readonly bySegment: readonly DaysPart[]
  readonly byMode: readonly DaysPart[]
  /** Stages in use whose days nobody says: they count for none. */
  readonly daysUnknown: { readonly count: number; readonly first: readonly string[] }
}

/** Markets whose ways are listed stage by stage; the figures count all of them. */
const MAX_LISTED = 100

/**
 * Longest ways through the chain (critical path, Kelley, Walker 1959,
 * doi:10.1145/1460299.1460318), a loop counted once, and the part of them that follows the order.
 */
export function leadTimes(flow: Flow, upstream: Upstream = upstreamOf(flow)): LeadTime {
  const ways = longestWays(flow, upstream)
  const isUnknown = daysUnknown(flow)
  const { chain, demand } = flow.network
  const listed = new Set(
    chain.markets
      .map((_, m) => m)
      .sort((a, b) => demand[b]! - demand[a]!)
      .slice(0, MAX_LISTED),
  )
  const { points } = orderPoints({ flow, upstream, listed })
  const policyOf = policyFinder(chain)
  const at = { flow, ways, isUnknown, policyOf }
  let longest = -1
  const markets = chain.markets.map((market, m) => {
    const sold = flow.network.handInputs[m]![0]!
    if (longest === -1 || ways.days[sold]! > ways.days[longest]!) longest = sold
    return marketLeadTime(at, { market, sold, point: points[m]!, isListed: listed.has(m) })
  })
  const way = longest === -1 ? [] : wayTo(ways, longest)
  const weighted = (pick: (each: MarketLeadTime) => number | undefined) =>
    weightedBy(demand, markets, pick)
  const variance = varianceOf(flow, way)
  return {
    markets,
    ...daysParts(flow, way, isUnknown),
    criticalDays: way.length === 0 ? undefined : daysOf(flow, way, isUnknown),
    criticalSdDays: variance === undefined ? undefined : Math.sqrt(variance),
    orderToHandDays: weighted((each) => each.orderToHandDays),
    beforeOrderDays: weighted((each) => each.beforeOrderDays),
    keptRatio: weighted((each) => each.keptRatio),
    patienceDays: weighted((each) => each.patienceDays),
  }
}

/** Undefined when stages are there and none says its days. */
function daysOf({ table }: Flow, way: readonly number[], isUnknown: Uint8Array) {
  if (way.length > 0 && way.every((stage) => isUnknown[stage] === 1)) return undefined
  return way.reduce((sum, stage) => sum + table[stage * COLUMNS + DAYS]!, 0)
}

/** Variance of a way whose stages vary independently; undefined when none says how it varies. */
function varianceOf({ network }: Flow, way: readonly number[]): number | undefined {
  const { processes, lanes } = network.chain
  let variance: number | undefined
  for (const stage of way) {
    const sd = (processes[stage] ?? lanes[stage - network.processCount])?.leadTimeSdDays
    if (sd !== undefined) variance = (variance ?? 0) + sd * sd
  }
  return variance
}

interface At {
  readonly flow: Flow
  readonly ways: Ways
  readonly isUnknown: Uint8Array
  readonly policyOf: ReturnType<typeof policyFinder>
}

interface MarketAt {
  readonly market: Chain['markets'][number]
  readonly sold: number
  readonly point: OrderPoint
  readonly isListed: boolean
}

function marketLeadTime(
  { flow, ways, isUnknown, policyOf }: At,
  { market, sold, point, isListed }: MarketAt,
): MarketLeadTime {
  const way = isListed ? wayTo(ways, sold) : []
  const ids = (stages: readonly number[]) => stages.map((stage) => stageIdOf(flow.network, stage))
  const known = (days: number, stages: readonly number[]) =>
    isListed ? daysOf(flow, stages, isUnknown) : days > 0 ? days : undefined
  const total = ways.by[sold]! < 0 ? undefined : known(ways.days[sold]!, way)
  const waited = point.follows ? known(point.days, point.way) : 0
  const wait = total === undefined ? undefined : waited
  const first = point.way[0]
  return {
    marketId: market.id,
    critical: ids(way),
    criticalDays: total,
    criticalVariance: varianceOf(flow, way),
    orderToHandDays: wait,
    beforeOrderDays: wait === undefined ? undefined : Math.max(0, total! - wait),
    afterOrder: isListed ? ids(point.way) : [],
    decouplingStage: first === undefined ? undefined : stageIdOf(flow.network, first),
    decouplingRule: point.rule,
    policy: policyOf(market)?.kind,
    keptRatio: wait === undefined ? undefined : keptAt(market, wait),
    beyondPatience: wait !== undefined && isBeyondPatience(market, wait),
    patienceDays: medianPatience(market),
  }
}

function weightedBy(
  demand: Float64Array,
  markets: readonly MarketLeadTime[],
  pick: (each: MarketLeadTime) => number | undefined,
): number | undefined {
  let [sum, weight] = [0, 0]
  markets.forEach((each, m) => {
    const value = pick(each)
    if (value === undefined) return
    sum += value * demand[m]!
    weight += demand[m]!
  })
  return weight > 0 ? sum / weight : undefined
}

const NO_DAYS = words(
  'aucune étape de ce chemin ne dit ses jours | no stage of that way says its days',
)
const NO_PATIENCE = words('aucune courbe de patience n’est donnée | no patience curve is given')

interface DaysFigure {
  readonly id: string
  readonly value: number | undefined
  readonly label: Words
  readonly formula: Words
  readonly inputs: readonly FigureInput[]
  readonly because?: Words
}

function daysFigure(figure: DaysFigure): Figure {
  return { unit: 'days', because: NO_DAYS, ...figure }
}

/** Stages named behind a sum of days: on longer ways, those nearest to the client. */
const MAX_INPUTS = 200

const stageInputs = (ids: readonly string[]): FigureInput[] =>
  ids.slice(-MAX_INPUTS).map((id) => ({ kind: 'figure', id: `stage/${id}.days` }))

/** What is said beside a sum of days while some stages do not say theirs. */
function andUnknown({ daysUnknown: { count } }: LeadTime, formula: Words): Words {
  if (count === 0) return formula
  return {
    fr: `${formula.fr} ; ${count} ${count > 1 ? 'étapes ne disent pas leurs' : 'étape ne dit pas ses'} jours`,
    en: `${formula.en}; ${count} ${count > 1 ? 'stages do' : 'stage does'} not say their days`,
  }
}

export function leadTimeFigures(lead: LeadTime): Figure[] {
  const longest = lead.markets
    .filter((each) => each.critical.length > 0)
    .reduce<MarketLeadTime | undefined>(
      (best, each) => (best && (best.criticalDays ?? 0) >= (each.criticalDays ?? 0) ? best : each),
      undefined,
    )
  const onWay = stageInputs(longest?.critical ?? [])
  return [
    daysFigure({
      id: 'lead.critical',
      value: lead.criticalDays,
      label: words('délai, de la matière à la main | lead time, matter to hand'),
      formula: andUnknown(
        lead,
        words(
          'somme des jours des étapes sur le chemin le plus long, une boucle comptée une fois | sum of the days of the stages on the longest way, a loop counted once',
        ),
      ),
      inputs: onWay,
    }),
    daysFigure({
      id: 'lead.criticalSd',
      value: lead.criticalSdDays,
      label: words('écart type du délai | standard deviation of the lead time'),
      formula: words(
        'racine de la somme des variances sur le chemin le plus long, étapes indépendantes ; celles qui n’en donnent pas comptent pour zéro | root of the sum of variances on the longest way, stages independent; those that give none count as zero',
      ),
      inputs: onWay,
      because: words(
        'aucune étape du chemin le plus long ne donne d’écart type | no stage of the longest way gives a standard deviation',
      ),
    }),
    daysFigure({
      id: 'lead.cumulated',
      value: lead.cumulatedDays,
      label: words('jours cumulés de toutes les étapes | days of all stages added up'),
      formula: andUnknown(
        lead,
        words('somme des jours, chaque étape une fois | sum of days, each stage once'),
      ),
      inputs: onWay,
    }),
    ...orderFigures(lead),
    ...partFigures(lead),
  ]
}

function orderFigures(lead: LeadTime): Figure[] {
  const rules = [...new Set(lead.markets.map((each) => each.decouplingRule))]
  const said = (language: 'fr' | 'en') =>
    rules.map((rule) => ORDER_RULE_WORDS[rule][language]).join(' / ')
  const after = stageInputs([
    ...new Set(lead.markets.slice(0, 6).flatMap((each) => each.afterOrder)),
  ])
  const flat = lead.markets.some((each) => each.beyondPatience)
  return [
    daysFigure({
      id: 'lead.orderToHand',
      value: lead.orderToHandDays,
      label: words('attente de la cliente | client’s wait'),
      formula: {
        fr: `jours du chemin le plus long des étapes faites après la commande, moyenne des marchés selon les ventes (${said('fr')})`,
        en: `days of the longest way of the stages done after the order, mean of the markets by sales (${said('en')})`,
      },
      inputs: after,
    }),
    daysFigure({
      id: 'lead.beforeOrder',
      value: lead.beforeOrderDays,
      label: words('jours engagés avant la commande | days committed before the order'),
      formula: words('délai − attente de la cliente | lead time − client’s wait'),
      inputs: [
        { kind: 'figure', id: 'lead.critical' },
        { kind: 'figure', id: 'lead.orderToHand' },
      ],
    }),
    daysFigure({
      id: 'lead.patience',
      value: lead.patienceDays,
      label: words('patience médiane | median patience'),
      formula: words(
        'attente à laquelle il reste la moitié des clientes | wait at which half of the clients are left',
      ),
      inputs: patienceInputs(lead),
      because: words(
        'aucune courbe de patience donnée ne descend à la moitié | no patience curve that is given falls to half',
      ),
    }),
    {
      id: 'lead.kept',
      unit: 'ratio',
      value: lead.keptRatio,
      label: words('clientes gardées à ce délai | clients kept at that wait'),
      formula: flat
        ? words(
            'courbe de patience au délai d’attente ; l’attente dépasse le dernier point, au-delà la courbe est prise plate | patience curve at the wait; the wait is beyond the last point, after which the curve is taken as flat',
          )
        : words('courbe de patience au délai d’attente | patience curve at the wait'),
      inputs: [{ kind: 'figure', id: 'lead.orderToHand' }, ...patienceInputs(lead)],
      because: NO_PATIENCE,
    },
  ]
}

function patienceInputs({ markets }: LeadTime): FigureInput[] {
  return markets
    .filter((each) => each.patienceDays !== undefined || each.keptRatio !== undefined)
    .slice(0, 6)
    .map((each) => ({ kind: 'field', key: `markets/${each.marketId}/patience` }))
}

function partFigures({ bySegment }: LeadTime): Figure[] {
  return bySegment
    .filter((part) => part.criticalDays > 0)
    .map((part) =>
      daysFigure({
        id: `lead.segment.${part.key}`,
        value: part.criticalDays,
        label: {
          fr: `délai, ${SEGMENT_WORDS[part.key as keyof typeof SEGMENT_WORDS].fr}`,
          en: `lead time, ${SEGMENT_WORDS[part.key as keyof typeof SEGMENT_WORDS].en}`,
        },
        formula: words(
          'jours des étapes de ce maillon sur le chemin le plus long | days of the stages of this segment on the longest way',
        ),
        inputs: [{ kind: 'figure', id: 'lead.critical' }],
      }),
    )
}
