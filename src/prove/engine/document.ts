import type { Chain } from '../../chain/chain.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import { hashOf } from '../../chain/version/canonical.ts'
import type { Problem, Result } from '../../core/problem.ts'
import { ok } from '../../core/problem.ts'
import type { Proof, ProofQuestion } from '../model.ts'
import { nearCostWorth } from './closed-form/frontier.ts'
import type { AfterMargin, AfterMarginAsking } from './after-margin.ts'
import { afterMargin, afterMarginTerms } from './after-margin.ts'
import type { DemandLaw } from './demand/demand-law.ts'
import type { DemandAsking } from './from-chain/demand-of-product.ts'
import type { SalesReading } from './from-chain/product-of-sales.ts'
import type { FigureEdits, QuestionFigure } from './figures/question-figures.ts'
import type { NearerMaker } from './from-chain/nearer-source.ts'
import { questionOfChains } from './from-chain/question-of-chains.ts'
import type { ProofInputs } from './inputs.ts'
import { proofInputs, sdLogOf } from './inputs.ts'
import type { LawSummary } from './law/law-summary.ts'
import { lawSummary } from './law/law-summary.ts'
import type { PolicyKind } from './policy/policy.ts'
import { committedMonths, landedCostOf } from './policy/policy.ts'
import type { Source } from './season/season-plan.ts'
import type { Matter } from './sensitivity/what-matters.ts'
import { whatMatters } from './sensitivity/what-matters.ts'
import type { BreakEvens } from './verdict/break-even.ts'
import { breakEvens, knownPlans } from './verdict/break-even.ts'
import { prove } from './verdict/prove.ts'

/** What a nearer maker may cost, landed, to earn as much as the longest lead: one early order each. */
export interface FrontierPoint {
  readonly leadWeeks: number
  readonly landedCostPerPiece: number
  /** Over the landed cost of the far one. */
  readonly premiumRatio: number
}

/** Everything that `prove` says of a product, as one document. */
export interface ProofDocument extends Proof, AfterMargin {
  readonly schema: 'boucle/proof'
  readonly product: string
  readonly currency: string
  readonly price: number
  readonly seasonPieces: number
  readonly seasonWeeks: number
  readonly sources: readonly Source[]
  /** What the buyer may set by hand, as it stands. */
  readonly figures: readonly QuestionFigure[]
  readonly frontier: readonly FrontierPoint[]
  readonly breakEvens?: BreakEvens
  readonly whatMatters?: readonly Matter[]
  /** Where the demand law comes from. */
  readonly lawOrigin: DemandLaw['origin']
  /** The law itself, with what was given by hand. */
  readonly law: LawSummary
  /** What the sales history held, when one was given. */
  readonly sales?: SalesReading
  readonly assumptions: readonly Problem[]
  /** Every figure that went in, with how it is known. */
  readonly inputs: ProofInputs
  readonly chainHashes: readonly string[]
  readonly referenceHash: string
}

export interface ProofOptions extends DemandAsking, AfterMarginAsking {
  readonly seed: number
  readonly paths: number
  readonly breakEven: boolean
  readonly kinds?: readonly PolicyKind[]
  readonly edits?: FigureEdits
  /** With one chain alone: a nearer maker to hold against it. */
  readonly nearer?: NearerMaker
  /** Seasons on which quantities are sought, at most: fewer answer sooner, and a little worse. */
  readonly samplePaths?: number
}

/** Seasons on which quantities are sought; fewer when each has many weeks and variants. */
const [MOST_SAMPLES, LEAST_SAMPLES, SAMPLE_CELLS] = [512, 64, 110_000]
/** For break-evens and sensitivity, which seek them again and again. */
const FEWER = 8
/** Of a week around its share when no history tells (assumption). */
export const ASSUMED_WEEK_NOISE = 0.2
const SENSITIVITY_SAMPLES = 32

/** The proof of one chain, or of several that sell the same product. */
export function proofDocument(
  chains: readonly Chain[],
  reference: ReferenceSet,
  options: ProofOptions,
): Result<ProofDocument> {
  const { seed, paths, breakEven, samplePaths = MOST_SAMPLES, ...asking } = options
  const drawing = {
    seed,
    paths,
    samplePaths,
    weekNoiseRatio: ASSUMED_WEEK_NOISE,
    pieces: 'whole',
  } as const
  const asked = questionOfChains(chains, reference, { drawing, ...asking })
  if (!asked.ok) return asked
  const { product, sources, assumptions } = asked.value
  const question = withSamples(asked.value.question)
  const terms = afterMarginTerms(options, { chains, reference, market: product.market })
  if (!terms.ok) return terms
  const proof = prove(question)
  if (!proof.ok) return proof
  const after = afterMargin(question, proof.value, terms.value)
  if (!after.ok) return after
  return ok({
    schema: 'boucle/proof',
    ...proof.value,
    product: product.name,
    currency: chains[0]!.chain.currency,
    price: question.selling.price,
    seasonPieces: question.law.meanPieces,
    seasonWeeks: question.law.shareByWeek.length,
    sources,
    figures: asked.value.figures,
    frontier: frontierOf(question, sources),
    ...(breakEven && moreOf(question)),
    lawOrigin: question.law.origin,
    law: lawSummary(question.law, asking.lawEdits),
    ...(asked.value.sales && { sales: asked.value.sales }),
    ...after.value,
    assumptions,
    inputs: proofInputs([chains[0]!, ...chains.slice(1)], reference, asked.value),
    chainHashes: chains.map((chain) => hashOf(chain)),
    referenceHash: reference.hash,
  })
}

function withSamples(question: ProofQuestion): ProofQuestion {
  const { law, drawing } = question
  const cells = law.shareByWeek.length * law.variants.length
  let { samplePaths } = drawing
  while (samplePaths > LEAST_SAMPLES && samplePaths * cells > SAMPLE_CELLS) samplePaths /= 2
  return { ...question, drawing: { ...drawing, samplePaths } }
}

function moreOf(question: ProofQuestion): Pick<ProofDocument, 'breakEvens' | 'whatMatters'> {
  const { drawing } = question
  const samplePaths = drawing.samplePaths / FEWER
  const fewer = { ...question, drawing: { ...drawing, samplePaths } }
  const known = knownPlans(fewer)
  return {
    breakEvens: breakEvens(fewer, known),
    whatMatters: whatMatters(fewer, SENSITIVITY_SAMPLES, known),
  }
}

const NEAR_LEADS = [0, 1, 2, 4, 8, 12]

function frontierOf({ law, selling }: ProofQuestion, sources: readonly Source[]): FrontierPoint[] {
  const far = sources.find(({ place }) => place === 'far')
  if (!far) return []
  const { leadWeeks } = far
  const cost = landedCostOf(far)
  const sdAt = (weeks: number) => sdLogOf(law, committedMonths({ ...far, leadWeeks: weeks }))
  return NEAR_LEADS.filter((weeks) => weeks < leadWeeks).flatMap((weeks) => {
    const landedCostPerPiece = nearCostWorth({
      price: selling.price,
      cost,
      salvage: selling.endValue,
      sdLogFar: sdAt(leadWeeks),
      sdLogNear: sdAt(weeks),
    })
    return landedCostPerPiece === undefined
      ? []
      : [{ leadWeeks: weeks, landedCostPerPiece, premiumRatio: landedCostPerPiece / cost - 1 }]
  })
}
