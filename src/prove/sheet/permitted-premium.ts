import { frontier, nearCostWorth } from '../engine/closed-form/frontier.ts'
import { sdLogOf } from '../engine/inputs.ts'
import { committedMonths } from '../engine/policy/policy.ts'
import { landedCostOf } from '../engine/policy/policy.ts'
import { sourceOn } from './sheet-view.ts'
import type { SheetView } from './sheet-view.ts'

/** The frontier of one product: far landed cost, both leads, and what near may cost more. */
export interface PermittedPremium {
  /** Landed: what near costs more than far today. */
  readonly actualRatio: number
  readonly farLeadMonths: number
  readonly nearLeadMonths: number
  /** What near may cost more when far is so many months away and doubt is so many times today's. */
  readonly at: (farLeadMonths: number, doubtFactor?: number) => number | undefined
  /** Landed cost of far today, and the one at which far would earn as much as near. */
  readonly farCost: number
  readonly farCostWorth: number | undefined
}

/** One early order on either side (de Treville et al. 2014): see `closed-form/frontier.ts`. */
export function permittedPremium(view: SheetView): PermittedPremium | undefined {
  const [far, near] = [sourceOn(view, 'far'), sourceOn(view, 'near')]
  if (!far || !near) return undefined
  const { price, inputs } = view.document
  const cost = landedCostOf(far)
  const nearLeadMonths = committedMonths(near)
  const salvage = inputs.figures.find(({ id }) => id === 'endValue')?.value ?? 0
  const nearSd = sdLogOf(inputs.doubt, nearLeadMonths)
  return {
    actualRatio: landedCostOf(near) / cost - 1,
    farLeadMonths: committedMonths(far),
    nearLeadMonths,
    farCost: cost,
    farCostWorth: worthOfFar({ price, cost: landedCostOf(near), salvage }, [
      sdLogOf(inputs.doubt, committedMonths(far)),
      nearSd,
    ]),
    at: (farLeadMonths, factor = 1) => {
      const worth = nearCostWorth({
        price,
        cost,
        salvage,
        sdLogFar: sdLogOf(inputs.doubt, farLeadMonths) * factor,
        sdLogNear: nearSd * factor,
      })
      return worth === undefined ? undefined : worth / cost - 1
    },
  }
}

/** The frontier at leads whose doubt is known: sigma 1, and the squares of the doubt as leads. */
function worthOfFar(
  terms: { readonly price: number; readonly cost: number; readonly salvage: number },
  [farSd, nearSd]: readonly [number, number],
): number | undefined {
  const leads = { leadMonths: farSd ** 2, nearLeadMonths: nearSd ** 2 }
  const found = frontier({ ...terms, ...leads, sigma: 1 })
  return found.ok ? found.value.breakEvenCost : undefined
}

/** Where a rising curve meets a level, to 1e-6 of its range; undefined outside it. */
export function meetsAt(
  curve: (at: number) => number | undefined,
  level: number,
  [from, to]: readonly [number, number],
): number | undefined {
  const gap = (at: number) => (curve(at) ?? Number.NaN) - level
  let [low, high] = [from, to]
  if (!(gap(low) < 0 && gap(high) > 0)) return undefined
  while (high - low > (to - from) * 1e-6) {
    const middle = (low + high) / 2
    if (gap(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}
