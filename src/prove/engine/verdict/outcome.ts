import { mean, quantileOfSorted, variance } from '../../../core/statistics/quantile.ts'
import type { PieceFlow, PolicyOutcome, Spread } from '../../model.ts'
import { bookSeasons, bridgeOf, finalMargins } from '../bridge/bridge-lines.ts'
import type { BestPlan, SeasonMarket } from '../optimum/best-plan.ts'
import { entryPriceOf, landedCostOf } from '../policy/policy.ts'
import type { Source } from '../season/season-plan.ts'
import { COUNT, meanCounts } from '../season/season-totals.ts'
import { simulateSeason } from '../season/simulate-season.ts'

/** An outcome with the final margin of each season, for differences between policies. */
export interface PlayedPolicy {
  readonly outcome: PolicyOutcome
  readonly margins: Float64Array
  /** Counts of the mean season: to book it again against another purchase price. */
  readonly meanCounts: Float64Array
}

/** Plays a plan on the seasons of the verdict. */
export function playPolicy({ policy, plan }: BestPlan, market: SeasonMarket): PlayedPolicy {
  const { paths, selling } = market
  const counts = simulateSeason(paths, plan, selling)
  const entryPrice = entryPriceOf(policy)
  const money = bookSeasons(counts, { plan, selling, entryPrice })
  const margins = finalMargins(money)
  const average = meanCounts(counts)
  const bought = boughtOf(plan, average)
  const outcome: PolicyOutcome = {
    policy,
    plan,
    bridge: bridgeOf(money),
    finalMargin: spreadOf(margins),
    lossRatio: margins.reduce((sum, margin) => sum + (margin < 0 ? 1 : 0), 0) / margins.length,
    pieces: pieceFlow(average, paths.weeks),
    committedMoney: plan.first ? landedCostOf(plan.first.source) * average[COUNT.boughtFirst]! : 0,
    carbonKgCo2e: bought.reduce(
      (sum, { source, pieces }) => sum + pieces * source.carbonKgCo2ePerPiece,
      0,
    ),
    nearShareRatio: nearShare(bought),
  }
  return { outcome, margins, meanCounts: average }
}

/** Mean, its error, and the quantiles of values. */
export function spreadOf(values: Float64Array): Spread {
  const sorted = values.toSorted()
  return {
    mean: mean(values),
    error: Math.sqrt(variance(values) / values.length),
    low: quantileOfSorted(sorted, 0.05),
    median: quantileOfSorted(sorted, 0.5),
    high: quantileOfSorted(sorted, 0.95),
  }
}

function pieceFlow(of: Float64Array, weeks: number): PieceFlow {
  const at = (...names: (keyof typeof COUNT)[]) =>
    names.reduce((sum, name) => sum + of[COUNT[name]]!, 0)
  return {
    wanted: at('wanted'),
    bought: at('boughtFirst', 'boughtAgain', 'boughtToOrder', 'boughtPreOrder'),
    soldFullPrice: at('soldFull'),
    soldCut: at('soldCut'),
    soldToOrder: at('soldToOrder', 'soldPreOrder'),
    lost: at('lost'),
    lostWaiting: at('lostWaiting'),
    returned: at('returned'),
    unsold: at('leftOver', 'secondChannel'),
    meanStock: at('pieceWeeks') / weeks,
  }
}

/** Pieces of a mean season by where they were bought. */
export function boughtOf(
  { first, replenishment, toOrder, preOrder }: BestPlan['plan'],
  of: Float64Array,
): readonly { readonly source: Source; readonly pieces: number }[] {
  const parts = [
    [first?.source, 'boughtFirst'],
    [replenishment?.source, 'boughtAgain'],
    [toOrder?.source, 'boughtToOrder'],
    [preOrder?.source, 'boughtPreOrder'],
  ] as const
  return parts.flatMap(([source, name]) => (source ? [{ source, pieces: of[COUNT[name]]! }] : []))
}

function nearShare(bought: ReturnType<typeof boughtOf>): number {
  const all = bought.reduce((sum, { pieces }) => sum + pieces, 0)
  const near = bought.reduce(
    (sum, { source, pieces }) => sum + (source.place === 'near' ? pieces : 0),
    0,
  )
  return all > 0 ? near / all : 0
}
