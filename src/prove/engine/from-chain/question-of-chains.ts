import type { Chain } from '../../../chain/chain.ts'
import { flow } from '../../../chain/flow/flow.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
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
import { lastMakingOf } from './last-making.ts'
import type { DemandAsking } from './demand-of-product.ts'
import { demandOfProduct } from './demand-of-product.ts'
import { longestWay } from './lead-time.ts'
import type { NearerMaker } from './nearer-source.ts'
import { nearerSource } from './nearer-source.ts'
import type { ChainProduct } from './product.ts'
import { assumed, productOf } from './product.ts'
import type { SalesReading } from './product-of-sales.ts'
import { sourcePlace } from './source-place.ts'
import { supplyOf } from './supply.ts'

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

interface Side {
  readonly flow: Flow
  readonly product: ChainProduct
  readonly source: Source
  readonly storagePerPieceWeek: number
  /** Days that a client waits for what starts after her order. */
  readonly waitDays: number
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
  chains: readonly [Chain, Chain?],
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
  const question: ProofQuestion = {
    law: product.law,
    selling: product.selling,
    markdowns: [],
    policies,
    drawing,
    ...(product.regime !== undefined && { regime: product.regime }),
  }
  const supposed = [...product.assumptions, ...leftOutBySecond(sides, demand)]
  const assumptions = [
    ...new Map(supposed.map((each) => [each.path.join(), each])).values(),
    ...(nearer && placed.length === 2 && chains.length === 1
      ? [assumed('nearer', placed[1]!.source.purchasePerPiece, MAYBE_NEARER)]
      : []),
    assumed('weekNoise', drawing.weekNoiseRatio, 'Maybe give a sales history.'),
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
  chains: readonly [Chain, Chain?],
  reference: ReferenceSet,
  { edits, nearer }: { readonly edits: FigureEdits; readonly nearer?: NearerMaker },
): Result<readonly Side[]> {
  const sides: Side[] = []
  for (const chain of chains) {
    if (!chain) continue
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

/** A history tells what the second chain leaves out too. */
function leftOutBySecond(
  sides: readonly Side[],
  { sales, lawFrom }: DemandAsking,
): readonly Problem[] {
  return sales || lawFrom ? [] : (sides[1]?.product.assumptions ?? [])
}

function sideOfChain(chain: Chain, reference: ReferenceSet): Result<Side> {
  const flowed = flow(chain, reference)
  if (!flowed.ok) return flowed
  const product = productOf(flowed.value)
  if (!product.ok) return product
  const { market, unitsPerYear, itemId } = product.value
  const supply = supplyOf(flowed.value, unitsPerYear)
  const policy = chain.policies.find(({ item }) => item === itemId)
  const from = policy?.decoupling === undefined ? {} : { from: policy.decoupling }
  const isPulled = policy?.kind === 'on-demand' || policy?.kind === 'made-to-measure'
  const decoupled = isPulled ? from : {}
  const lead = longestWay(flowed.value, market, { ...decoupled, withDelivery: false })
  const wait = longestWay(flowed.value, market, { ...from, withDelivery: true })
  if (!lead) return fail(noWay(chain.chain.name))
  const price = supply.purchasePerPiece
  const where = sourcePlace(flowed.value)
  const source: Source = {
    id: chain.chain.name,
    place: 'far',
    purchasePerPiece: price,
    freightPerPiece: supply.freightPerPiece,
    dutyRatio: price > 0 ? supply.dutyPerPiece / price : 0,
    insuranceRatio: price > 0 ? supply.insurancePerPiece / price : 0,
    qualityPerSeason: 0,
    setUpPerOrder: 0,
    setUpPerVariant: 0,
    carbonKgCo2ePerPiece: supply.carbonKgCo2ePerPiece,
    leadWeeks: Math.max(1, Math.ceil(lead.days / 7)),
    leadSdWeeks: lead.sdDays / 7,
    paidWeeksBefore: 0,
    damageRatio: 0,
    ...lotsOf(flowed.value),
    ...where,
  }
  const waitDays = wait?.days ?? lead.days
  const { storagePerPieceWeek } = supply
  return ok({ flow: flowed.value, product: product.value, source, storagePerPieceWeek, waitDays })
}

/** Least lots and capacity of the last making: what an order of finished pieces meets. */
function lotsOf(
  flow: Flow,
): Pick<Source, 'minimumPiecesPerOrder' | 'minimumPiecesPerVariant' | 'capacityPiecesPerWeek'> {
  const stage = lastMakingOf(flow)
  const last = stage === undefined ? undefined : flow.network.chain.processes[stage]
  const perVariant = last?.minimumPerVariantUnits ?? 0
  const capacity = last?.capacityUnitsPerYear
  return {
    minimumPiecesPerOrder: last?.minimumPerStyleUnits ?? 0,
    minimumPiecesPerVariant: perVariant > 1 ? perVariant : 0,
    capacityPiecesPerWeek: capacity === undefined ? Infinity : capacity / 52,
  }
}

function placedSides(sides: readonly Side[]): Side[] {
  const longest = Math.max(...sides.map(({ source }) => source.leadWeeks))
  return sides.map((side, at) => {
    const isFar = side.source.leadWeeks === longest && (sides.length === 1 || isFirst(sides, at))
    const place = isFar ? 'far' : 'near'
    const id =
      sides.length > 1 && sides[0]!.source.id === sides[1]!.source.id ? place : side.source.id
    return { ...side, source: { ...side.source, id, place } }
  })
}

/** Of two with the same lead, the first given is the far one. */
function isFirst(sides: readonly Side[], at: number): boolean {
  return sides.findIndex((side) => side.source.leadWeeks === sides[at]!.source.leadWeeks) === at
}

/** Every way of buying that these places allow in this window. */
function policiesOf(sides: readonly Side[], { law }: ChainProduct): Policy[] {
  const weeks = law.shareByWeek.length
  const policies: Policy[] = []
  for (const {
    source,
    waitDays,
    flow: { network },
  } of sides) {
    const { place } = source
    const declared = network.chain.policies.map(({ kind }) => kind)
    policies.push({ kind: 'push', id: `push ${place}`, from: source })
    if (source.leadWeeks + 2 < weeks) {
      const afterWeek = Math.max(0, Math.min(3, weeks - source.leadWeeks - 2))
      policies.push(
        { kind: 'two-orders', id: `two-orders ${place}`, from: source, again: source, afterWeek },
        { kind: 'quick-response', id: `quick-response ${place}`, from: source },
      )
    }
    if (place === 'near' || declared.includes('on-demand')) {
      const work = { from: source, waitDays, feePerPieceReserved: 0 }
      policies.push({ kind: 'on-demand', id: `on-demand ${place}`, ...work })
    }
    if (declared.includes('made-to-measure')) {
      const work = { from: source, waitDays, returnRatio: 0 }
      policies.push({ kind: 'made-to-measure', id: `made-to-measure ${place}`, ...work })
    }
    if (declared.includes('pre-order')) {
      const campaign = { from: source, waitDays, reachRatio: 1 }
      policies.push({ kind: 'pre-order', id: `pre-order ${place}`, ...campaign })
    }
  }
  const far = sides.find(({ source }) => source.place === 'far')
  const near = sides.find(({ source }) => source.place === 'near')
  if (far && near) {
    const both = { base: far.source, reactive: near.source }
    if (near.source.leadWeeks + 1 < weeks) policies.push({ kind: 'mix', id: 'mix', ...both })
    const reserved = { waitDays: near.waitDays, feePerPieceReserved: 0 }
    policies.push({ kind: 'reserved', id: 'reserved', ...both, ...reserved })
  }
  return policies
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

function noWay(name: string): Problem {
  return problem({
    code: 'prove_no_way',
    path: ['policies'],
    message: `No way of ${name} leads from its decoupling point to the client.`,
    maybe: 'Maybe the decoupling point is a stage of another product.',
    values: { name },
  })
}
