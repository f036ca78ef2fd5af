import type { Chain } from '../../../chain/chain.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { ProofDrawing, ProofQuestion } from '../../model.ts'
import type {
  FigureEdits,
  ProductSpan,
  QuestionFigure,
  SellingFigure,
} from '../figures/question-figures.ts'
import { checkEdits, editedProduct, editedSource, figuresOf } from '../figures/question-figures.ts'
import type { Policy, PolicyKind } from '../policy/policy.ts'
import { landedCostOf, sourcesOf } from '../policy/policy.ts'
import type { Source } from '../season/season-plan.ts'
import type { DemandAsking } from './demand-of-product.ts'
import { demandOfProduct } from './demand-of-product.ts'
import type { NearerMaker } from './nearer-source.ts'
import { nearerSource } from './nearer-source.ts'
import type { ChainProduct } from './product.ts'
import { assumed } from './terms/assumed.ts'
import { leftOut } from './terms/left-out.ts'
import { reservingLeftOut } from './terms/reserving.ts'
import { markdownsOf, withGainfulOutlet } from './terms/selling-of-market.ts'
import type { SalesReading } from './product-of-sales.ts'
import type { Side } from './sides.ts'
import { placedSides, sideOfChain } from './sides.ts'
import { policiesOf } from './ways-of-buying.ts'

/** A question made of chains, with what had to be supposed. */
export interface ChainQuestion {
  readonly question: ProofQuestion
  readonly product: ChainProduct
  readonly sources: readonly Source[]
  readonly assumptions: readonly Problem[]
  /** What the buyer may set by hand, as it stands. */
  readonly figures: readonly QuestionFigure[]
  /** When a sales history was given. */
  readonly sales?: SalesReading
}

export interface ChainAsking extends DemandAsking {
  readonly drawing: ProofDrawing
  readonly kinds?: readonly PolicyKind[]
  /** Figures that the buyer sets, in place of those of the chains. */
  readonly edits?: FigureEdits
  /** With one chain alone: a nearer maker to hold against it. */
  readonly nearer?: NearerMaker
}

/**
 * The question of one chain, or of two that sell the same product: the one with the longer lead is
 * the far one. Clients, price and window are those of the first chain given.
 */
export function questionOfChains(
  chains: readonly Chain[],
  reference: ReferenceSet,
  { kinds, drawing, edits = {}, nearer, ...demand }: ChainAsking,
): Result<ChainQuestion> {
  const found = sidesOf(chains, reference, { edits, ...(nearer && { nearer }) })
  if (!found.ok) return found
  const sides = found.value
  const placed = placedSides(sides)
  const known = demandOfProduct(sides[0]!.product, demand, landedCostOf(sides[0]!.source))
  if (!known.ok) return known
  const { product: unset, sales: reading } = known.value
  const policies = policiesOf(placed, unset).filter(({ kind }) => !kinds || kinds.includes(kind))
  if (policies.length === 0) return fail(noPolicy(kinds ?? []))
  const storagePerPieceWeek = Math.max(...sides.map((side) => side.storagePerPieceWeek))
  const span = spanOf(policies)
  const product = editedProduct(
    { ...unset, selling: { ...unset.selling, storagePerPieceWeek } },
    edits,
    span,
  )
  const market = chains[0]!.markets[product.market]!
  const question: ProofQuestion = {
    law: product.law,
    selling: withGainfulOutlet(product.selling),
    markdowns: markdownsOf(market),
    policies,
    drawing,
    ...(product.regime !== undefined && { regime: product.regime }),
  }
  const supposed = [...product.assumptions, ...leftOutByOthers(sides, demand)]
  const assumptions = [
    ...new Map(supposed.map((each) => [each.path.join(), each])).values(),
    ...(nearer && placed.length === 2 && chains.length === 1
      ? [assumed('nearer', placed[1]!.source.purchasePerPiece, MAYBE_NEARER)]
      : []),
    assumed('weekNoise', drawing.weekNoiseRatio, 'Maybe give a sales history.'),
    ...leftOut({ market, reserving: reservingLeftOut(placed, policies) }, question).filter(
      ({ path }) => !(path[0] === 'storage' && 'storagePerPieceWeek' in edits),
    ),
  ]
  const sources = placed.map(({ source }) => source)
  const originOf = (name: SellingFigure) => originIn(name, assumptions, reading !== undefined)
  return ok({
    question,
    product,
    sources,
    assumptions,
    figures: figuresOf(product, sources, { edits, span, originOf }),
    ...(reading && { sales: reading }),
  })
}

/** Each chain as a source, the nearer maker of a chain alone among them, as the buyer sets them. */
function sidesOf(
  chains: readonly Chain[],
  reference: ReferenceSet,
  { edits, nearer }: { readonly edits: FigureEdits; readonly nearer?: NearerMaker },
): Result<readonly Side[]> {
  if (chains.length === 0 || chains.length > MOST_CHAINS) return fail(oddCount(chains.length))
  const sides: Side[] = []
  for (const chain of chains) {
    const side = sideOfChain(chain, reference)
    if (!side.ok) return side
    sides.push(side.value)
  }
  if (nearer && sides.length === 1) sides.push(nearerSide(sides[0]!, nearer))
  const checked = checkEdits(edits, sides.length)
  if (!checked.ok) return checked
  return ok(sides.map((side, at) => ({ ...side, source: editedSource(side.source, at, edits) })))
}

const MAYBE_NEARER =
  'Maybe give a second chain: its lead, freight, lots and price then come from it.'

function nearerSide(side: Side, nearer: NearerMaker): Side {
  const source = nearerSource(side.source, nearer)
  return { ...side, source, waitDays: source.leadWeeks * 7 }
}

/** The longest lead and the shortest wait of the ways of buying. */
function spanOf(policies: readonly Policy[]): ProductSpan {
  const waits = policies.flatMap((policy) => ('waitDays' in policy ? [policy.waitDays] : []))
  return {
    longestLeadWeeks: Math.max(
      ...policies.flatMap((policy) => sourcesOf(policy).map(({ leadWeeks }) => leadWeeks)),
    ),
    waitDays: waits.length > 0 ? Math.min(...waits) : undefined,
  }
}

/** What is said of a figure that the chain leaves out. */
const SUPPOSED: Readonly<Partial<Record<SellingFigure, string>>> = {
  forecastError: 'forecastErrors',
  endValue: 'salvageRatio',
  patience: 'patience',
  capitalRatioPerYear: 'capitalCostRatioPerYear',
  storagePerPieceWeek: 'storage',
}
const TOLD_BY_SALES: readonly SellingFigure[] = ['seasonPieces', 'forecastError', 'returnRatio']

function originIn(
  name: SellingFigure,
  assumptions: readonly Problem[],
  hasSales: boolean,
): QuestionFigure['origin'] {
  if (assumptions.some(({ path }) => path[0] === SUPPOSED[name])) return 'assumed'
  return hasSales && TOLD_BY_SALES.includes(name) ? 'sales' : 'chain'
}

/** A history tells what the other chains leave out too. */
function leftOutByOthers(
  sides: readonly Side[],
  { sales, lawFrom }: DemandAsking,
): readonly Problem[] {
  if (sales || lawFrom) return []
  return sides.slice(1).flatMap(({ product: { assumptions } }) => assumptions)
}

/** More would fill a screen with ways of buying that nobody compares (assumption). */
export const MOST_CHAINS = 6

function oddCount(count: number): Problem {
  return problem({
    code: 'prove_chains',
    path: ['chains'],
    message: `${count} chains are given: 1 to ${MOST_CHAINS} can be compared.`,
    maybe: 'Maybe keep the far one and the nearest ones.',
    values: { count, most: MOST_CHAINS },
  })
}

function noPolicy(kinds: readonly PolicyKind[]): Problem {
  return problem({
    code: 'prove_no_policy',
    path: ['policies'],
    message: `No way of buying is left of: ${kinds.join(', ')}.`,
    maybe: 'Maybe give a second chain with --against, or other policies.',
    values: { kinds: kinds.join(', ') },
  })
}
