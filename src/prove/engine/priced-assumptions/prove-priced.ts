import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { Proof, ProofQuestion, Verdict, VerdictKind } from '../../model.ts'
import { bestPlan } from '../optimum/best-plan.ts'
import type { Policy } from '../policy/policy.ts'
import { sideOf } from '../policy/policy.ts'
import { checkQuestion } from '../verdict/check-question.ts'
import type { PlayedPolicy } from '../verdict/outcome.ts'
import { playPolicy } from '../verdict/outcome.ts'
import { permanentProof } from '../verdict/permanent-verdict.ts'
import { marketOf, prove, verdictOf } from '../verdict/prove.ts'
import { regimeOf } from '../verdict/regime.ts'
import type { PricedSwitches } from './priced-switches.ts'
import { withPricedAssumptions } from './with-priced-assumptions.ts'

/** What a proof comes to, in the figures that are laid side by side. */
export interface PricedResult {
  readonly policies: readonly { readonly policyId: string; readonly finalMargin: number }[]
  readonly bestPolicyId: string
  readonly farPolicyId?: string
  readonly nearPolicyId?: string
  readonly kind: VerdictKind
  readonly difference: Verdict['difference']
}

/** The figures of a proof that are laid beside those of another. */
export function resultOf({ outcomes, verdict }: Pick<Proof, 'outcomes' | 'verdict'>): PricedResult {
  const { bestPolicyId, farPolicyId, nearPolicyId, kind, difference } = verdict
  return {
    policies: outcomes.map(({ policy, finalMargin }) => {
      return { policyId: policy.id, finalMargin: finalMargin.mean }
    }),
    bestPolicyId,
    ...(farPolicyId !== undefined && { farPolicyId }),
    ...(nearPolicyId !== undefined && { nearPolicyId }),
    kind,
    difference,
  }
}

/** The proof again, every policy at its own optimum under the assumptions switched on. */
export function provePriced(
  question: ProofQuestion,
  switches: PricedSwitches,
): Result<PricedResult> {
  const { shared, near, premium } = withPricedAssumptions(question, switches)
  if (switches.willingness && !near) return fail(nothingNear())
  if (premium?.keptRatio === 0) return fail(nobodyPays(premium.premiumRatio))
  if (!near) {
    const found = prove(shared)
    return found.ok ? ok(resultOf(found.value)) : found
  }
  const checked = [checkQuestion(shared), checkQuestion(near)].find((each) => !each.ok)
  if (checked && !checked.ok) return checked
  const [playShared, playNear] = [playerOf(shared), playerOf(near)]
  const played = question.policies.map((policy) =>
    sideOf(policy) === 'near' ? playNear(policy) : playShared(policy),
  )
  const proof = proofOf(shared, played)
  if (proof.regime.regime !== 'permanent') return ok(resultOf(proof))
  return ok(resultOf(allYear({ shared, near }, proof)))
}

/** Plays one policy at its optimum; seasons are drawn once, and the same for every policy. */
function playerOf(question: ProofQuestion): (policy: Policy) => PlayedPolicy {
  const [sample, verdict] = [marketOf(question, 'sample'), marketOf(question, 'verdict')]
  return (policy) => playPolicy(bestPlan(policy, sample), verdict)
}

function proofOf(question: ProofQuestion, played: readonly PlayedPolicy[]): Proof {
  const verdict = verdictOf(played, question.selling)
  return {
    regime: regimeOf(question, verdict.bestPolicyId),
    outcomes: played.map(({ outcome }) => outcome),
    verdict,
    seed: question.drawing.seed,
    paths: question.drawing.paths,
  }
}

/** Below this share of the margin, a difference is not worth a change: as in the verdict. */
const CLOSE_RATIO = 0.005

/** Sold all year the two sides are held together by the week: sales of each less its cost. */
function allYear(
  { shared, near }: { readonly shared: ProofQuestion; readonly near: ProofQuestion },
  proof: Proof,
): Proof {
  const [far, own] = [permanentProof(shared, proof), permanentProof(near, proof)]
  if (!far.permanent || !own.permanent) return proof
  const weeks = shared.law.shareByWeek.length
  const farMargin = salesOf(shared) - weeks * far.permanent.farCostPerWeek
  const nearMargin = salesOf(near) - weeks * own.permanent.nearCostPerWeek
  const mean = nearMargin - farMargin
  const most = Math.max(nearMargin, farMargin)
  const side = mean > 0 ? 'near' : 'far'
  const isClose = Math.abs(mean) <= CLOSE_RATIO * most
  const policies = shared.policies.filter((policy) => sideOf(policy) === side)
  const best = policies.find(({ kind }) => kind === 'quick-response') ?? policies[0]
  return {
    ...proof,
    verdict: {
      ...proof.verdict,
      kind: most <= 0 ? 'neither' : isClose ? 'too-close' : mean > 0 ? 'go-near' : 'stay-far',
      bestPolicyId: best?.id ?? proof.verdict.bestPolicyId,
      difference: { mean, low: mean, high: mean },
    },
  }
}

function salesOf({ law, selling }: ProofQuestion): number {
  return law.meanPieces * selling.price
}

function nothingNear(): Problem {
  return problem({
    code: 'prove_willingness_needs_near',
    path: ['priced', 'willingness'],
    message: 'Clients pay a premium for what is made near, and nothing is bought near.',
    maybe: 'Maybe give a near chain to hold against this one.',
  })
}

function nobodyPays(premium: number): Problem {
  return problem({
    code: 'prove_nobody_pays',
    path: ['priced', 'premiumRatio'],
    message: `premiumRatio (${premium}) is accepted by no client of the curve.`,
    maybe: 'Maybe ask less, or leave it out: the premium that earns most is then taken.',
    values: { value: premium },
  })
}
