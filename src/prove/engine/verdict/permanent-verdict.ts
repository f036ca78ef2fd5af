import type { PermanentComparison, Proof, ProofQuestion, Verdict } from '../../model.ts'
import type { PermanentProduct, PermanentSource } from '../closed-form/permanent.ts'
import { permanentBreakEven, permanentCostPerWeek } from '../closed-form/permanent.ts'
import { landedCostOf, sideOf, sourcesOf } from '../policy/policy.ts'
import type { SellingTerms, Source } from '../season/season-plan.ts'

/** Service in stock that both sources are held to: z of 98 % (assumption, the same for both). */
const SAFETY_FACTOR = 2.054
/** Below this share of the margin of a week, a difference is not worth a change. */
const CLOSE_RATIO = 0.005
const WEEKS_A_YEAR = 52

/**
 * What is left of a product sold all year is sold later: no season ends, and a one-season comparison
 * would flatter the near source. The sources are compared by their cost a week, stock on its way,
 * safety and cycle stock included (Blackburn 2012, doi:10.1016/j.jom.2012.03.002).
 */
export function permanentProof(question: ProofQuestion, proof: Proof): Proof {
  const far = cheapest(question, 'far')
  const near = far && cheapest(question, 'near')
  if (!near) return proof
  const product = productOf(question, near)
  const [farSupply, nearSupply] = [supplyOf(question, far), supplyOf(question, near)]
  const found = permanentBreakEven(product, nearSupply, farSupply)
  if (!found.ok) return proof
  const permanent: PermanentComparison = {
    farCostPerWeek: permanentCostPerWeek(product, farSupply),
    nearCostPerWeek: permanentCostPerWeek(product, nearSupply),
    breakEvenFarCostPerPiece: found.value.breakEvenCost,
    ratioPerWeek: found.value.ratioPerWeek,
  }
  const sources = { far, near }
  return { ...proof, permanent, verdict: verdictOf(question, proof.verdict, permanent, sources) }
}

/** What a product sold all year earns by piece, and what holding its stock costs a year. */
export interface PermanentYear {
  readonly marginPerPiece: number
  readonly heldPerYear: number
}

/** A year of a product sold all year, from the source that costs least a week. */
export function permanentYear(question: ProofQuestion): PermanentYear {
  const source = cheapest(question, 'far')!
  const product = productOf(question, source)
  const supply = supplyOf(question, source)
  const perWeek = permanentCostPerWeek(product, supply)
  const held = perWeek - product.meanPiecesPerWeek * supply.unitCost
  return {
    marginPerPiece: question.selling.price - supply.unitCost,
    heldPerYear: held * question.law.shareByWeek.length,
  }
}

/** The source of a side that costs least a week. */
function cheapest(question: ProofQuestion, side: Source['place']): Source | undefined {
  const own = question.policies
    .flatMap((policy) => sourcesOf(policy))
    .filter(({ place }) => place === side)
  const perWeek = new Map(
    own.map((each) => {
      const supply = supplyOf(question, each)
      return [each, permanentCostPerWeek(productOf(question, each), supply)]
    }),
  )
  return own.toSorted((a, b) => perWeek.get(a)! - perWeek.get(b)!)[0]
}

function landedCost(source: Source, { carbonPricePerKg }: SellingTerms): number {
  const carbon = source.carbonKgCo2ePerPiece * carbonPricePerKg
  return (landedCostOf(source) + carbon) / (1 - source.damageRatio)
}

function productOf({ law, selling, drawing }: ProofQuestion, near: Source): PermanentProduct {
  const weekly = law.meanPieces / law.shareByWeek.length
  const counting = drawing.pieces === 'whole' ? weekly : 0
  const variance = (weekly * drawing.weekNoiseRatio) ** 2 + counting
  const storage = (selling.storagePerPieceWeek * WEEKS_A_YEAR) / landedCost(near, selling)
  return {
    meanPiecesPerWeek: weekly,
    sdPiecesPerWeek: Math.sqrt(variance),
    carryingRatioPerYear: selling.capitalRatioPerYear + storage,
    safetyFactor: SAFETY_FACTOR,
  }
}

/** An order a week, or as seldom as the least lot wants. */
function supplyOf(
  { law, selling }: ProofQuestion,
  source: Source,
): PermanentSource & { readonly unitCost: number } {
  const weekly = law.meanPieces / law.shareByWeek.length
  return {
    unitCost: landedCost(source, selling),
    leadWeeks: source.leadWeeks,
    reviewWeeks: Math.max(1, source.minimumPiecesPerOrder / weekly),
    orderCost: source.setUpPerOrder,
  }
}

function verdictOf(
  { law, selling, policies }: ProofQuestion,
  season: Verdict,
  { farCostPerWeek, nearCostPerWeek }: PermanentComparison,
  sources: Readonly<Record<Source['place'], Source>>,
): Verdict {
  const weeks = law.shareByWeek.length
  const sales = (law.meanPieces / weeks) * selling.price
  const perWeek = farCostPerWeek - nearCostPerWeek
  const margin = sales - Math.min(farCostPerWeek, nearCostPerWeek)
  const isClose = Math.abs(perWeek) <= CLOSE_RATIO * margin
  const side = perWeek > 0 ? 'near' : 'far'
  const own = policies.filter(
    (policy) =>
      sideOf(policy) === side && sourcesOf(policy).every(({ id }) => id === sources[side].id),
  )
  const best = own.find(({ kind }) => kind === 'quick-response') ?? own[0]
  const mean = perWeek * weeks
  const kind =
    margin <= 0 ? 'neither' : isClose ? 'too-close' : side === 'near' ? 'go-near' : 'stay-far'
  return {
    ...season,
    kind,
    bestPolicyId: best?.id ?? season.bestPolicyId,
    difference: { mean, low: mean, high: mean },
    reasons: [],
  }
}
