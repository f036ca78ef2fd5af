import type { Policy } from '../../engine/policy/policy.ts'
import { sideOf, sourcesOf } from '../../engine/policy/policy.ts'

/** Step of proximity whose colour a way of buying takes: that of its nearest source. */
export function policyStep(policy: Policy): 1 | 2 | 3 | 4 {
  const sources = sourcesOf(policy)
  const steps = sources.flatMap(({ step }) => (step === undefined ? [] : [step]))
  // Places that no chain gives are told apart by their side alone.
  if (steps.length < sources.length) return sideOf(policy) === 'far' ? 1 : 3
  return Math.max(...steps) as 1 | 2 | 3 | 4
}
