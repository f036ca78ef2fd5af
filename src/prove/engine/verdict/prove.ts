import { mean, quantileOfSorted, variance } from '../../../core/statistics/quantile.ts'
import type { Result } from '../../../core/problem.ts'
import { ok } from '../../../core/problem.ts'
import type { PolicyOutcome, Proof, ProofQuestion, Verdict, VerdictKind } from '../../model.ts'
import { bookSeasons, BRIDGE_LINES, bridgeOf } from '../bridge/bridge-lines.ts'
import type { BestPlan, SeasonMarket } from '../optimum/best-plan.ts'
import { bestPlan } from '../optimum/best-plan.ts'
import { committedMonths, entryPriceOf, sideOf, sourcesOf } from '../policy/policy.ts'
import { drawPaths } from '../season/demand-paths.ts'
import type { SellingTerms } from '../season/season-plan.ts'
import { checkQuestion } from './check-question.ts'
import type { PlayedPolicy } from './outcome.ts'
import { playPolicy } from './outcome.ts'
import { permanentProof } from './permanent-verdict.ts'
import { regimeOf } from './regime.ts'

/**
 * Is paying more nearby worth it? Every policy is brought to its own optimum on sample seasons, then
 * all are played on other seasons, the same for all; the verdict compares the best near with the
 * best far one, and says so when the two are too close to tell.
 */
export function prove(question: ProofQuestion): Result<Proof> {
  const checked = checkQuestion(question)
  if (!checked.ok) return checked
  const { played, verdict } = weigh(question, bestPlans(question))
  const regime = regimeOf(question, verdict.bestPolicyId)
  const proof: Proof = {
    regime,
    outcomes: withGains(played, verdict.farPolicyId),
    verdict,
    seed: question.drawing.seed,
    paths: question.drawing.paths,
  }
  return ok(regime.regime === 'permanent' ? permanentProof(question, proof) : proof)
}

/** Plans played on the seasons of the verdict, with the margins of each season, and the verdict. */
export function weigh(
  question: ProofQuestion,
  plans: readonly BestPlan[],
): { readonly played: readonly PlayedPolicy[]; readonly verdict: Verdict } {
  const market = marketOf(question, 'verdict')
  const played = plans.map((best) => playPolicy(best, market))
  return { played, verdict: verdictOf(played, question.selling) }
}

/** One dot of a drawing in this many: 2 seasons in 100 each. */
const GAIN_DOTS = 50

function withGains(played: readonly PlayedPolicy[], farPolicyId?: string): PolicyOutcome[] {
  const far = played.find(({ outcome }) => outcome.policy.id === farPolicyId)
  return played.map((each) => {
    if (!far || each === far) return each.outcome
    const apart = each.margins.map((margin, path) => margin - far.margins[path]!).toSorted()
    const gainQuantiles = Array.from({ length: GAIN_DOTS }, (_, dot) =>
      quantileOfSorted(apart, (dot + 0.5) / GAIN_DOTS),
    )
    return { ...each.outcome, gainQuantiles }
  })
}

/** Every policy at its optimum on the sample seasons. */
export function bestPlans(question: ProofQuestion): BestPlan[] {
  const market = marketOf(question, 'sample')
  return question.policies.map((policy) => bestPlan(policy, market))
}

/** The seasons that quantities are sought on, or those that the verdict is given on. */
export function marketOf(question: ProofQuestion, use: 'sample' | 'verdict'): SeasonMarket {
  const { law, selling, markdowns, policies, drawing } = question
  const { seed, paths, samplePaths, weekNoiseRatio, pieces, ties } = drawing
  const leads = policies.flatMap((policy) => sourcesOf(policy).map(committedMonths))
  const isSample = use === 'sample'
  const drawn = drawPaths(law, {
    paths: isSample ? samplePaths : paths,
    // Apart from the seasons of the verdict: nobody is judged on what they were fitted to.
    seed: isSample ? seed + SAMPLE_SEED : seed,
    leadMonths: Math.max(...leads),
    knownAtMonths: leads,
    weekNoiseRatio,
    pieces,
    // A product alone is optimised alike whatever it shares with others.
    ...(ties && !isSample && { ties }),
  })
  return { paths: drawn, selling, markdowns }
}

const SAMPLE_SEED = 0.5
/** Below this share of the best final margin, a difference is not worth a change. */
const CLOSE_RATIO = 0.005
/** 95 % of a normal law. */
const Z = 1.959963984540054

/** The best near against the best far one. */
export function verdictOf(played: readonly PlayedPolicy[], selling: SellingTerms): Verdict {
  const far = bestOf(played.filter(({ outcome }) => sideOf(outcome.policy) === 'far'))
  const best = bestOf(played)!
  const bestPolicyId = best.outcome.policy.id
  const others = played.filter(({ outcome }) => sideOf(outcome.policy) !== 'far')
  const gaps = far ? others.map((near) => gapBetween(near, far)) : []
  const top = gaps.toSorted((a, b) => b.mean - a.mean)[0]
  if (!far || !top) {
    const kind = best.outcome.finalMargin.mean > 0 ? 'one-side' : 'neither'
    const alone = { mean: 0, low: 0, high: 0 }
    return { kind, bestPolicyId, difference: alone, entrySays: 'same', reasons: [] }
  }
  const close = CLOSE_RATIO * best.outcome.finalMargin.mean
  const isLeftOut = !isApart(top, close) && top.near.outcome.nearShareRatio < NEAR_SHARE
  // A mix whose optimum leaves near out says nothing of near: show the best that does buy there.
  const shown = isLeftOut
    ? (gaps.filter(buysNear).toSorted((a, b) => b.mean - a.mean)[0] ?? top)
    : top
  const { near, mean: difference, half } = shown
  return {
    kind:
      best.outcome.finalMargin.mean <= 0 ? 'neither' : isLeftOut ? 'stay-far' : kindOf(top, close),
    bestPolicyId,
    farPolicyId: far.outcome.policy.id,
    nearPolicyId: near.outcome.policy.id,
    difference: { mean: difference, low: difference - half, high: difference + half },
    entrySays: entrySays(near.outcome, far.outcome),
    reasons: reasonsOf(near, far, selling),
  }
}

/** Final margin of a policy that may buy near, less that of the best far one, on the same seasons. */
interface Gap {
  readonly near: PlayedPolicy
  readonly mean: number
  /** Half of its interval at 95 %. */
  readonly half: number
}

function gapBetween(near: PlayedPolicy, far: PlayedPolicy): Gap {
  const apart = near.margins.map((margin, path) => margin - far.margins[path]!)
  return { near, mean: mean(apart), half: Z * Math.sqrt(variance(apart) / apart.length) }
}

function isApart({ mean: difference, half }: Gap, close: number): boolean {
  return Math.abs(difference) > Math.max(half, close)
}

/** Below this share of pieces bought near, a policy leaves near out. */
const NEAR_SHARE = 0.1

function buysNear({ near: { outcome } }: Gap): boolean {
  return outcome.nearShareRatio >= NEAR_SHARE
}

function kindOf(gap: Gap, close: number): VerdictKind {
  if (!isApart(gap, close)) return 'too-close'
  return gap.mean > 0 ? 'go-near' : 'stay-far'
}

function bestOf(played: readonly PlayedPolicy[]): PlayedPolicy | undefined {
  return played.reduce<PlayedPolicy | undefined>(
    (best, each) =>
      !best || each.outcome.finalMargin.mean > best.outcome.finalMargin.mean ? each : best,
    undefined,
  )
}

function entrySays(near: PolicyOutcome, far: PolicyOutcome): Verdict['entrySays'] {
  const gap = near.bridge.entryMargin - far.bridge.entryMargin
  return gap === 0 ? 'same' : gap > 0 ? 'near' : 'far'
}

/** Lines of both bridges against the far purchase price: their differences add up to the whole. */
function reasonsOf(
  near: PlayedPolicy,
  far: PlayedPolicy,
  selling: SellingTerms,
): Verdict['reasons'] {
  const entryPrice = entryPriceOf(far.outcome.policy)
  const [nearLines, farLines] = [near, far].map(({ outcome: { plan }, meanCounts }) => {
    return bridgeOf(bookSeasons(meanCounts, { plan, selling, entryPrice })).lines
  })
  return BRIDGE_LINES.map((line) => ({ line, amount: nearLines![line] - farLines![line] }))
    .filter(({ amount }) => Math.abs(amount) > 0.005)
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
}
