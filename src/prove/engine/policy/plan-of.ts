import type { Markdown, SeasonPlan, Source, WorkToOrder } from '../season/season-plan.ts'
import type { OrderCurve } from './order-curve.ts'
import { atEqualFractile, inLots, inProportion } from './order-curve.ts'
import type { Policy } from './policy.ts'
import { committedMonths } from './policy.ts'

/** What is left to choose in a policy; a policy uses those that it has. */
export interface Decision {
  /** First order, all variants, for the mean forecast. */
  readonly firstPieces: number
  /** Safety of orders in season, in sds. */
  readonly safetyFactor: number
  readonly capacityPiecesPerWeek: number
}

/** What a policy meets: the season's weeks, the curve of the first order, the markdown plan. */
export interface PlanSetting {
  readonly weeks: number
  readonly curve: OrderCurve
  readonly markdowns: readonly Markdown[]
  /** Standard pieces that come back, made to order or not. */
  readonly returnRatio: number
}

/** The plan of a policy with these quantities. */
export function planOf(policy: Policy, decision: Decision, setting: PlanSetting): SeasonPlan {
  const { markdowns, weeks } = setting
  const { safetyFactor } = decision
  const everyWeek = Array.from({ length: weeks }, (_, week) => week)
  switch (policy.kind) {
    case 'push':
      return { ...whole(policy.from, decision, setting), markdowns }
    case 'pre-order': {
      const { from, reachRatio, waitDays } = policy
      const preOrder = { source: from, reachRatio, waitDays }
      return { ...whole(from, decision, setting), preOrder, markdowns }
    }
    case 'two-orders': {
      const reviewWeeks = [policy.afterWeek]
      const replenishment = { source: policy.again, reviewWeeks, safetyFactor }
      return { ...drop(policy.from, decision, setting), replenishment, markdowns }
    }
    case 'quick-response': {
      const replenishment = { source: policy.from, reviewWeeks: everyWeek, safetyFactor }
      return { ...drop(policy.from, decision, setting), replenishment, markdowns }
    }
    case 'mix': {
      const replenishment = { source: policy.reactive, reviewWeeks: everyWeek, safetyFactor }
      return { ...drop(policy.base, decision, setting), replenishment, markdowns }
    }
    case 'reserved': {
      const { returnRatio } = setting
      const toOrder = made({ ...policy, from: policy.reactive, returnRatio }, decision)
      return { ...whole(policy.base, decision, setting), toOrder, markdowns }
    }
    case 'on-demand':
      return { toOrder: made({ ...policy, returnRatio: setting.returnRatio }, decision), markdowns }
    case 'made-to-measure': {
      const capacityPiecesPerWeek = policy.from.capacityPiecesPerWeek
      return {
        toOrder: made({ ...policy, feePerPieceReserved: 0 }, { capacityPiecesPerWeek }),
        markdowns,
      }
    }
  }
}

/** The one order of a season: variants at the same fractile. */
function whole(
  source: Source,
  { firstPieces }: Decision,
  setting: PlanSetting,
): Pick<SeasonPlan, 'first'> {
  return firstOrder(source, atEqualFractile(setting.curve, firstPieces))
}

/** The first of several orders: variants by their means. */
function drop(
  source: Source,
  { firstPieces }: Decision,
  setting: PlanSetting,
): Pick<SeasonPlan, 'first'> {
  return firstOrder(source, inProportion(setting.curve, firstPieces))
}

function firstOrder(source: Source, pieces: readonly number[]): Pick<SeasonPlan, 'first'> {
  const piecesByVariant = inLots(pieces, {
    perVariant: source.minimumPiecesPerVariant,
    perOrder: source.minimumPiecesPerOrder,
  })
  if (!piecesByVariant.some((own) => own > 0)) return {}
  return { first: { source, piecesByVariant, committedMonths: committedMonths(source) } }
}

function made(
  work: {
    readonly from: Source
    readonly waitDays: number
    readonly feePerPieceReserved: number
    readonly returnRatio: number
  },
  { capacityPiecesPerWeek }: Pick<Decision, 'capacityPiecesPerWeek'>,
): WorkToOrder {
  const { from, waitDays, feePerPieceReserved, returnRatio } = work
  return { source: from, waitDays, feePerPieceReserved, capacityPiecesPerWeek, returnRatio }
}
