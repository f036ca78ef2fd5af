import type { ProofQuestion, RegimeChoice } from '../../model.ts'
import { keptAfter } from '../season/season-plan.ts'

/** A window of so many weeks is a product sold all year. */
const ALL_YEAR_WEEKS = 40

/**
 * Season, permanent or to order. What the chain says stands; else a window of nearly a year is
 * permanent; else, where enough clients wait to earn more from work to order than from stock (what
 * the comparison found), to order; else one season.
 */
export function regimeOf(
  { law, selling, policies, regime }: ProofQuestion,
  bestPolicyId: string,
): RegimeChoice {
  if (regime) return { regime, reason: 'given' }
  if (law.shareByWeek.length >= ALL_YEAR_WEEKS) {
    return { regime: 'permanent', reason: 'sold-all-year' }
  }
  const best = policies.find(({ id }) => id === bestPolicyId)
  const isToOrder = best?.kind === 'on-demand' || best?.kind === 'made-to-measure'
  if (isToOrder && keptAfter(selling.patience, best.waitDays) > 0) {
    return { regime: 'to-order', reason: 'clients-wait' }
  }
  return { regime: 'season', reason: 'one-window' }
}
