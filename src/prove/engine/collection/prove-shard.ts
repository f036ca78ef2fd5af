import { variance } from '../../../core/statistics/quantile.ts'
import type { Verdict } from '../../model.ts'
import type { BestPlan } from '../optimum/best-plan.ts'
import { sideOf } from '../policy/policy.ts'
import { bestPlans, weigh } from '../verdict/prove.ts'
import type { PlayedPolicy } from '../verdict/outcome.ts'
import { boughtOf } from '../verdict/outcome.ts'
import type { Collection } from './collection.ts'
import { DEFAULT_PATHS, policyList, questionOf } from './product-question.ts'
import { SharedDraws } from './shared-draws.ts'

/** Figures kept of each way of buying of each product, side by side. */
export const OPTION_COLUMNS = [
  'entryMargin',
  'finalMargin',
  'low',
  'high',
  'variance',
  'lossRatio',
  'sales',
  'wanted',
  'bought',
  'unsold',
  'lost',
  'committedMoney',
  'nearShareRatio',
] as const
type OptionColumn = (typeof OPTION_COLUMNS)[number]
export const OPTION = Object.fromEntries(OPTION_COLUMNS.map((name, at) => [name, at])) as Readonly<
  Record<OptionColumn, number>
>

/** The verdict of a product; policies by their place in the list of the collection, -1 for none. */
export interface ProductVerdict {
  readonly kind: Verdict['kind']
  readonly best: number
  readonly far: number
  readonly near: number
  readonly difference: Verdict['difference']
  /** The largest lines of the difference. */
  readonly reasons: Verdict['reasons']
}

/** Products `[from, to)` of a collection, each brought to its optima and played. */
export interface ShardResult {
  readonly from: number
  readonly to: number
  /** Product by product, policy by policy, `OPTION_COLUMNS`; NaN where a product has no such way. */
  readonly options: Float64Array
  /** Pieces bought, product by product, policy by policy, source by source. */
  readonly boughtBySource: Float64Array
  readonly verdicts: readonly ProductVerdict[]
  /**
   * Final margin of all products on each path, in thousandths: by policy, then each product at its
   * best, then each at its best far. Whole numbers add up to the same whatever the order.
   */
  readonly totals: Float64Array
}

/** Rows of `totals` after those of the policies. */
export const [MIX_ROW, FAR_ROW, ROWS_MORE] = [0, 1, 2]
const THOUSANDTHS = 1000
const REASONS_KEPT = 4

/** Margins as whole thousandths of money: their sums are exact up to 9e12. */
export function thousandths(margin: number): number {
  return Math.round(margin * THOUSANDTHS)
}

/** Brings the products of a shard to their optima; a product's digits depend on no other. */
export function proveShard(collection: Collection, from: number, to: number): ShardResult {
  const ids = policyList(collection).map(({ id }) => id)
  const sources = collection.sources.map(({ id }) => id as string)
  const paths = collection.paths ?? DEFAULT_PATHS
  const draws = new SharedDraws(collection)
  const options = new Float64Array((to - from) * ids.length * OPTION_COLUMNS.length).fill(NaN)
  const boughtBySource = new Float64Array((to - from) * ids.length * sources.length)
  const totals = new Float64Array((ids.length + ROWS_MORE) * paths)
  const verdicts: ProductVerdict[] = []
  const add = (row: number, margins: Float64Array): void => {
    for (let path = 0; path < paths; path++)
      totals[row * paths + path]! += thousandths(margins[path]!)
  }
  for (let at = from; at < to; at++) {
    const question = questionOf(collection, at, draws.of(collection.products[at]!))
    const plans = bestPlans(question)
    const { played, verdict } = weigh(question, plans)
    for (const [index, each] of played.entries()) {
      const row = ids.indexOf(each.outcome.policy.id)
      const cell = (at - from) * ids.length + row
      options.set(figuresOf(each), cell * OPTION_COLUMNS.length)
      const bought = piecesBySource(plans[index]!, each, sources)
      boughtBySource.set(bought, cell * sources.length)
      add(row, each.margins)
    }
    const found = verdictOf(verdict, played, ids)
    verdicts.push(found)
    const marginsAt = (row: number) =>
      played.find(({ outcome }) => outcome.policy.id === ids[row])!.margins
    if (isWorthSelling(options, cellOf(found.best))) {
      add(ids.length + MIX_ROW, marginsAt(found.best))
    }
    if (found.far >= 0 && isWorthSelling(options, cellOf(found.far))) {
      add(ids.length + FAR_ROW, marginsAt(found.far))
    }
    function cellOf(row: number): number {
      return (at - from) * ids.length + row
    }
  }
  return { from, to, options, boughtBySource, verdicts, totals }
}

/** A product that earns nothing, whatever is done, is left out of the season. */
function isWorthSelling(options: Float64Array, cell: number): boolean {
  return options[cell * OPTION_COLUMNS.length + OPTION.finalMargin]! > 0
}

export function figuresOf({ outcome, margins }: PlayedPolicy): number[] {
  const { bridge, finalMargin, lossRatio, pieces, committedMoney, nearShareRatio } = outcome
  const figures: Readonly<Record<OptionColumn, number>> = {
    entryMargin: bridge.entryMargin,
    finalMargin: finalMargin.mean,
    low: finalMargin.low,
    high: finalMargin.high,
    variance: variance(margins),
    lossRatio,
    sales: bridge.sales,
    wanted: pieces.wanted,
    bought: pieces.bought,
    unsold: pieces.unsold,
    lost: pieces.lost + pieces.lostWaiting,
    committedMoney,
    nearShareRatio,
  }
  return OPTION_COLUMNS.map((name) => figures[name])
}

export function piecesBySource(
  { plan }: BestPlan,
  { meanCounts }: PlayedPolicy,
  sources: readonly string[],
): number[] {
  const bought = boughtOf(plan, meanCounts)
  return sources.map((id) =>
    bought.reduce((sum, { source, pieces }) => sum + (source.id === id ? pieces : 0), 0),
  )
}

function verdictOf(
  verdict: Verdict,
  played: readonly PlayedPolicy[],
  ids: readonly string[],
): ProductVerdict {
  const { kind, bestPolicyId, difference, reasons } = verdict
  const far = verdict.farPolicyId ?? bestFar(played)
  return {
    kind,
    best: ids.indexOf(bestPolicyId),
    far: far === undefined ? -1 : ids.indexOf(far),
    near: verdict.nearPolicyId === undefined ? -1 : ids.indexOf(verdict.nearPolicyId),
    difference,
    reasons: reasons.slice(0, REASONS_KEPT),
  }
}

/** The best way that buys all far, where no near one stands against it. */
function bestFar(played: readonly PlayedPolicy[]): string | undefined {
  return played
    .filter(({ outcome }) => sideOf(outcome.policy) === 'far')
    .toSorted((a, b) => b.outcome.finalMargin.mean - a.outcome.finalMargin.mean)[0]?.outcome.policy
    .id
}
