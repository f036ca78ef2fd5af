import { COLUMNS, DAYS } from '../../chain/flow/components.ts'
import type { Flow } from '../../chain/flow/flow.ts'
import type { Market, Policy } from '../../chain/chain.ts'
import type { PolicyKind } from '../../chain/nouns/vocabulary.ts'
import type { FigureInput } from '../model.ts'
import type { Figure } from '../model.ts'
import { words } from '../../core/schema.ts'

/** How long the client of one market waits, and how long the chain takes. Calendar days. */
export interface MarketLeadTime {
  readonly marketId: string
  /** Longest way from raw matter to the hand, as stages from far to near. */
  readonly critical: readonly string[]
  readonly criticalDays: number
  /** Part of the longest way done after the order; all of it when everything is made to order. */
  readonly orderToHandDays: number
  readonly beforeOrderDays: number
  /** First stage done after the order; undefined when all of it comes after, or nothing does. */
  readonly decouplingStage: string | undefined
  readonly policy: PolicyKind | undefined
  /** True when no policy names the decoupling point: the rule of the policy was used. */
  readonly decouplingAssumed: boolean
  /** Share of clients who still buy at that wait; undefined when patience is not known. */
  readonly keptRatio: number | undefined
  /** Median patience: wait at which half of the clients are left. */
  readonly patienceDays: number | undefined
}

export interface LeadTime {
  readonly markets: readonly MarketLeadTime[]
  /** Days of every stage in use, each once. */
  readonly cumulatedDays: number
  /** Of the market that waits longest, demand-weighted for the rest. */
  readonly criticalDays: number
  readonly criticalSdDays: number
  readonly orderToHandDays: number
  readonly beforeOrderDays: number
  readonly keptRatio: number | undefined
  readonly patienceDays: number | undefined
}

/**
 * Longest ways through the chain. A loop counts once: its stages stand on the way in the order in
 * which they are first reached. The decoupling point is the first stage done after the order; a
 * pushed item (push, two orders, quick response) is sold from the last stock, so that only the
 * lanes that leave it come after; pre-order, on demand and made to measure start at the last
 * transformation.
 */
export function leadTimes(flow: Flow): LeadTime {
  const ways = longestWays(flow)
  const markets = flow.network.chain.markets.map((market, m) =>
    marketLeadTime(flow, ways, market, m),
  )
  const { table, activity, network } = flow
  let cumulated = 0
  for (let stage = 0; stage < network.stageCount; stage++) {
    if ((activity[stage] ?? 0) > 0) cumulated += table[stage * COLUMNS + DAYS] ?? 0
  }
  const weight = (pick: (each: MarketLeadTime) => number | undefined) =>
    weightedBy(flow, markets, pick)
  const longest = markets.reduce<MarketLeadTime | undefined>(
    (best, each) => (best && best.criticalDays >= each.criticalDays ? best : each),
    undefined,
  )
  return {
    markets,
    cumulatedDays: cumulated,
    criticalDays: longest?.criticalDays ?? 0,
    criticalSdDays: longest ? wayDeviation(flow, longest.critical) : 0,
    orderToHandDays: weight((each) => each.orderToHandDays) ?? 0,
    beforeOrderDays: weight((each) => each.beforeOrderDays) ?? 0,
    keptRatio: weight((each) => each.keptRatio),
    patienceDays: weight((each) => each.patienceDays),
  }
}

function weightedBy(
  { network }: Flow,
  markets: readonly MarketLeadTime[],
  pick: (each: MarketLeadTime) => number | undefined,
): number | undefined {
  let [sum, weight] = [0, 0]
  markets.forEach((each, m) => {
    const value = pick(each)
    if (value === undefined) return
    sum += value * (network.demand[m] ?? 0)
    weight += network.demand[m] ?? 0
  })
  return weight > 0 ? sum / weight : undefined
}

interface Ways {
  /** Days until one unit is there, by the longest way. */
  readonly nodeDays: Float64Array
  /** Stage by which the longest way reaches each node; -1 at raw matter. */
  readonly by: Int32Array
}

function longestWays({ network, activity, table }: Flow): Ways {
  const { nodeCount, stageNode, inputStart, inputNode } = network
  const suppliers: number[][] = Array.from({ length: nodeCount }, () => [])
  stageNode.forEach((node, stage) => {
    if (node >= 0 && (activity[stage] ?? 0) > 0) suppliers[node]?.push(stage)
  })
  const nodeDays = new Float64Array(nodeCount)
  const by = new Int32Array(nodeCount).fill(-1)
  const state = new Uint8Array(nodeCount)
  const settle = (node: number) => {
    for (const stage of suppliers[node] ?? []) {
      let before = 0
      for (let arc = inputStart[stage] ?? 0; arc < (inputStart[stage + 1] ?? 0); arc++) {
        before = Math.max(before, nodeDays[inputNode[arc] ?? 0] ?? 0)
      }
      const days = before + (table[stage * COLUMNS + DAYS] ?? 0)
      if (by[node] === -1 || days > (nodeDays[node] ?? 0)) {
        nodeDays[node] = days
        by[node] = stage
      }
    }
  }
  const inputsOf = (node: number) =>
    (suppliers[node] ?? []).flatMap((stage) => [
      ...inputNode.subarray(inputStart[stage], inputStart[stage + 1]),
    ])
  for (let root = 0; root < nodeCount; root++) {
    if (state[root]) continue
    const stack = [{ node: root, next: inputsOf(root) }]
    state[root] = 1
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!
      const input = top.next.pop()
      if (input === undefined) {
        settle(top.node)
        state[top.node] = 2
        stack.pop()
      } else if (!state[input]) {
        state[input] = 1
        stack.push({ node: input, next: inputsOf(input) })
      }
    }
  }
  return { nodeDays, by }
}

/** Stages on the longest way to a node, from far to near. */
function wayTo({ network }: Flow, { nodeDays, by }: Ways, node: number): number[] {
  const way: number[] = []
  const seen = new Set<number>()
  let current = node
  while (current >= 0 && !seen.has(current)) {
    seen.add(current)
    const stage = by[current] ?? -1
    if (stage < 0) break
    way.unshift(stage)
    let next = -1
    for (
      let arc = network.inputStart[stage] ?? 0;
      arc < (network.inputStart[stage + 1] ?? 0);
      arc++
    ) {
      const input = network.inputNode[arc] ?? 0
      if (next < 0 || (nodeDays[input] ?? 0) > (nodeDays[next] ?? 0)) next = input
    }
    current = next
  }
  return way
}

// eslint-disable-next-line max-params
function marketLeadTime(
  flow: Flow,
  ways: Ways,
  market: Market & { readonly id: string },
  m: number,
): MarketLeadTime {
  const { network, table } = flow
  const way = wayTo(flow, ways, network.handInputs[m]?.[0] ?? -1)
  const policy = policyOf(flow, market)
  const split = decouplingIndex(flow, way, policy)
  const days = (stages: readonly number[]) =>
    stages.reduce((sum, stage) => sum + (table[stage * COLUMNS + DAYS] ?? 0), 0)
  const after = days(way.slice(split.index))
  return {
    marketId: market.id,
    critical: way.map((stage) => stageId(flow, stage)),
    criticalDays: days(way),
    orderToHandDays: after,
    beforeOrderDays: days(way.slice(0, split.index)),
    decouplingStage: way[split.index] === undefined ? undefined : stageId(flow, way[split.index]!),
    policy: policy?.kind,
    decouplingAssumed: split.assumed,
    keptRatio: keptAt(market, after),
    patienceDays: medianPatience(market),
  }
}

function stageId({ network }: Flow, stage: number): string {
  return (
    network.chain.processes[stage]?.id ??
    network.chain.lanes[stage - network.processCount]?.id ??
    ''
  )
}

/** The policy of this market, else the one for all markets of its item. */
export function policyOf(
  { network }: Flow,
  market: Market & { readonly id: string },
): Policy | undefined {
  const { policies } = network.chain
  return (
    policies.find((each) => each.item === market.item && each.market === market.id) ??
    policies.find((each) => each.item === market.item && each.market === undefined)
  )
}

const PUSHED: ReadonlySet<PolicyKind> = new Set<PolicyKind>([
  'push',
  'two-orders',
  'quick-response',
])

function decouplingIndex(flow: Flow, way: readonly number[], policy: Policy | undefined) {
  const named = policy?.decoupling
  if (named !== undefined) {
    const index = way.findIndex((stage) => stageId(flow, stage) === named)
    if (index >= 0) return { index, assumed: false }
  }
  const { processes } = flow.network.chain
  const isMaking = (stage: number) => processes[stage]?.kind === 'transform'
  const last = way.findLastIndex(isMaking)
  if (policy === undefined || PUSHED.has(policy.kind)) {
    const lastStop = way.findLastIndex((stage) => stage < flow.network.processCount)
    const lanes = way.length - 1 - lastStop
    return { index: lanes > 1 ? way.length - 1 : way.length - lanes, assumed: true }
  }
  return { index: Math.max(0, last), assumed: true }
}

/** Share of clients kept after a wait: linear between the points given, flat beyond the last. */
export function keptAt(market: Market, waitedDays: number): number | undefined {
  const points = market.patience?.toSorted((a, b) => a.days - b.days)
  if (!points || points.length === 0) return undefined
  let before: { days: number; keptRatio: number } = { days: 0, keptRatio: 1 }
  for (const point of points) {
    if (waitedDays <= point.days) {
      const width = point.days - before.days
      const part = width > 0 ? (waitedDays - before.days) / width : 1
      return before.keptRatio + part * (point.keptRatio - before.keptRatio)
    }
    before = point
  }
  return before.keptRatio
}

/** Wait at which half of the clients are left; undefined when the curve never falls that low. */
export function medianPatience(market: Market): number | undefined {
  const points = market.patience?.toSorted((a, b) => a.days - b.days)
  if (!points) return undefined
  let before: { days: number; keptRatio: number } = { days: 0, keptRatio: 1 }
  for (const point of points) {
    if (point.keptRatio <= 0.5) {
      const fall = before.keptRatio - point.keptRatio
      return fall > 0
        ? before.days + ((before.keptRatio - 0.5) / fall) * (point.days - before.days)
        : point.days
    }
    before = point
  }
  return undefined
}

/** Standard deviation of a way whose stages vary independently. */
function wayDeviation({ network }: Flow, way: readonly string[]): number {
  const sd = new Map<string, number>()
  for (const each of [...network.chain.processes, ...network.chain.lanes]) {
    if (each.leadTimeSdDays !== undefined) sd.set(each.id, each.leadTimeSdDays)
  }
  return Math.sqrt(way.reduce((sum, id) => sum + (sd.get(id) ?? 0) ** 2, 0))
}

export function leadTimeFigures(lead: LeadTime): Figure[] {
  const longest = lead.markets.toSorted((a, b) => b.criticalDays - a.criticalDays)[0]
  const stages: FigureInput[] = (longest?.critical ?? []).map((id) => ({
    kind: 'figure',
    id: `stage/${id}.days`,
  }))
  const days = (id: string, value: number, label: string, formula: string): Figure => ({
    id,
    unit: 'days',
    value,
    label: words(label),
    formula: words(formula),
    inputs: stages,
  })
  return [
    days(
      'lead.critical',
      lead.criticalDays,
      'délai, de la matière à la main | lead time, matter to hand',
      'somme des jours des étapes sur le chemin le plus long | sum of the days of the stages on the longest way',
    ),
    days(
      'lead.cumulated',
      lead.cumulatedDays,
      'jours cumulés de toutes les étapes | days of all stages added up',
      'somme des jours, chaque étape une fois | sum of days, each stage once',
    ),
    days(
      'lead.orderToHand',
      lead.orderToHandDays,
      'attente de la cliente | client’s wait',
      'jours des étapes faites après la commande | days of the stages done after the order',
    ),
    days(
      'lead.beforeOrder',
      lead.beforeOrderDays,
      'jours engagés avant la commande | days committed before the order',
      'jours des étapes faites avant la commande | days of the stages done before the order',
    ),
    {
      ...days(
        'lead.patience',
        0,
        'patience médiane | median patience',
        'attente à laquelle il reste la moitié des clientes | wait at which half of the clients are left',
      ),
      value: lead.patienceDays,
      because: words('aucune courbe de patience n’est donnée | no patience curve is given'),
    },
    {
      ...days(
        'lead.kept',
        0,
        'clientes gardées à ce délai | clients kept at that wait',
        'courbe de patience au délai d’attente | patience curve at the wait',
      ),
      unit: 'ratio',
      value: lead.keptRatio,
      because: words('aucune courbe de patience n’est donnée | no patience curve is given'),
    },
  ]
}
