import { nearCostWorth } from '../../engine/closed-form/frontier.ts'
import type { ProofDocument } from '../../engine/document.ts'
import { committedMonths, landedCostOf } from '../../engine/policy/policy.ts'
import type { Source } from '../../engine/season/season-plan.ts'

/** What the drawing of the frontier needs; ratios are premiums over the far landed cost. */
export interface FrontierView {
  readonly price: number
  readonly farCost: number
  readonly salvage: number
  readonly farMonths: number
  readonly nearMonths: number
  /** Per square root of a month, as the demand law has it at the far lead. */
  readonly sigma: number
  readonly months: readonly number[]
  readonly monthTicks: readonly number[]
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
  readonly points: readonly {
    readonly source: Source
    readonly premiumRatio: number
    readonly step: 1 | 2 | 3 | 4
  }[]
}

const POINTS = 33

/** Undefined without a far and a near source, or where the far one leaves no margin to weigh. */
export function frontierView(document: ProofDocument): FrontierView | undefined {
  const { sources, price, figures } = document
  const far = sources.find(({ place }) => place === 'far')
  const near = sources.filter(({ place }) => place === 'near')
  const figure = (id: string) => figures.find((each) => each.id === id)?.value
  const error = figure('forecastError') ?? 0
  const salvage = figure('endValue') ?? 0
  if (!far || near.length === 0) return undefined
  const farCost = landedCostOf(far)
  const farMonths = committedMonths(far)
  if (!(salvage < farCost && farCost < price) || !(farMonths > 0)) return undefined
  const nearMonths = Math.min(...near.map(committedMonths))
  const sigma = Math.sqrt(Math.log1p(error * error) / farMonths)
  const most = Math.max(8, Math.ceil(farMonths * 1.25))
  const points = near.map((source) => ({
    source,
    premiumRatio: landedCostOf(source) / farCost - 1,
    step: nearStep(source),
  }))
  const base = { price, farCost, salvage, farMonths, nearMonths, sigma }
  const months = Array.from({ length: POINTS }, (_, at) => (at * most) / (POINTS - 1))
  const reach = [
    ...points.map(({ premiumRatio }) => premiumRatio * 1.2),
    (premiumAt(base, most, sigma) ?? 0) * 1.3,
    0.2,
  ]
  const step = Math.max(...reach) > 0.8 ? 0.4 : Math.max(...reach) > 0.4 ? 0.2 : 0.1
  const high = Math.ceil(Math.max(...reach) / step) * step
  const low = Math.min(0, Math.floor(Math.min(...reach) / step) * step)
  const ticks = []
  for (let tick = low; tick <= high + 1e-9; tick += step) ticks.push(Math.round(tick * 100) / 100)
  const monthTicks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * most)
  return { ...base, months, monthTicks, low, high, ticks, points }
}

function nearStep({ step }: Source): 1 | 2 | 3 | 4 {
  return step === undefined || step === 5 ? 3 : step
}

/** Premium over the far landed cost that a near maker may ask, for a far lead and a doubt. */
export function premiumAt(
  view: Pick<FrontierView, 'price' | 'farCost' | 'salvage' | 'nearMonths'>,
  farMonths: number,
  sigma: number,
): number | undefined {
  const { price, farCost, salvage, nearMonths } = view
  const worth = nearCostWorth({
    price,
    cost: farCost,
    salvage,
    sdLogFar: sigma * Math.sqrt(farMonths),
    sdLogNear: sigma * Math.sqrt(Math.min(nearMonths, farMonths)),
  })
  return worth === undefined ? undefined : worth / farCost - 1
}
