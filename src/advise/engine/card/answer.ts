import type { Chain } from '../../../chain/chain.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok } from '../../../core/problem.ts'
import { latinHypercube } from '../../../core/statistics/latin-hypercube.ts'
import { quantile } from '../../../core/statistics/quantile.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { questionOfChains } from '../../../prove/engine/from-chain/question-of-chains.ts'
import type { ProofQuestion } from '../../../prove/model.ts'
import type { KnownPlans } from '../../../prove/engine/verdict/break-even.ts'
import { gapOf, knownPlans } from '../../../prove/engine/verdict/break-even.ts'
import { openSession } from '../../../see/engine/session.ts'
import type {
  Card,
  CardDocument,
  CardFigure,
  CardFigureState,
  CardSeen,
  CardVerdict,
  QuestionWorth,
} from '../../model.ts'
import { partialInformation } from '../next-question/value-of-information.ts'
import { cardFigures, priceExVat } from './card-figures.ts'
import { chainOfCard } from './chain-of-card.ts'

/** Draws of what is not known, and seasons that each is judged on. */
const [DRAWS, SEASONS, SEED] = [96, 32, 1]
/** At more than so many chances in 1 the verdict leans; between them it is too close. */
const LEANING = 0.7
/** An answer worth less than this share of the sales, a year, is not asked for (assumption). */
const WORTH_ASKING = 0.0005
/** Noise of a week around its share (assumption of `prove` where no history tells). */
const WEEK_NOISE = 0.2

export interface CardAsking {
  readonly seed?: number
  readonly draws?: number
}

/**
 * The first answer of a card: today's place against a maker nearer by, each at its best quantities,
 * on the same seasons, with every figure that was not given drawn between its bounds (Latin
 * hypercube, seeded). Yields a first document without doubt, then the one with it.
 */
export function* cardAnswer(
  card: Card,
  reference: ReferenceSet,
  { seed = SEED, draws = DRAWS }: CardAsking = {},
): Generator<Result<CardDocument>, void> {
  const figures = cardFigures(card, reference)
  const chain = chainOfCard(card, figures, reference)
  if (!chain.ok) return yield chain
  const ask: Asked = { card, figures, chain: chain.value, reference, seed }
  const middle = questionOf(ask, new Map())
  if (!middle.ok) return yield fail(...middle.problems)
  const known = knownPlans(middle.value)
  const seen = seenOf(ask, false)
  if (!seen.ok) return yield seen
  yield ok(
    documentOf(ask, {
      gains: [gapOf(middle.value, known)],
      inputs: new Map(),
      seen: seen.value,
    }),
  )
  const drawn = drawnOf(ask, draws, known)
  const whole = seenOf(ask, true)
  yield ok(documentOf(ask, { ...drawn, seen: whole.ok ? whole.value : seen.value }))
}

interface Asked {
  readonly card: Card
  readonly figures: readonly CardFigureState[]
  readonly chain: Chain
  readonly reference: ReferenceSet
  readonly seed: number
}

interface Drawn {
  /** EUR a year, near less far. */
  readonly gains: readonly number[]
  readonly inputs: ReadonlyMap<CardFigure, Float64Array>
  readonly seen: readonly CardSeen[]
}

type Values = ReadonlyMap<CardFigure, number>

/** Today's place against a maker nearer by, with these values in place of the defaults. */
function questionOf(
  { card, figures, chain, reference, seed }: Asked,
  values: Values,
): Result<ProofQuestion> {
  const value = (figure: CardFigure) =>
    values.get(figure) ?? figures.find((each) => each.figure === figure)!.value
  const price = priceExVat(card)
  const freight = card.paidPerPiece * value('freightRatio')
  const duty = value('dutyRatio')
  const landed = card.paidPerPiece * (1 + duty) + freight
  const asked = questionOfChains([chain], reference, {
    drawing: {
      seed,
      paths: SEASONS,
      samplePaths: SEASONS,
      weekNoiseRatio: WEEK_NOISE,
      pieces: 'even',
    },
    kinds: ['push', 'quick-response'],
    nearer: {
      premiumRatio: value('nearPremiumRatio'),
      leadWeeks: Math.max(1, Math.ceil(value('nearLeadDays') / 7)),
    },
    edits: {
      forecastError: Math.min(3, value('forecastError')),
      endValue: Math.min(value('endValueRatio') * price, 0.9 * landed),
      returnRatio: value('returnRatio'),
      'source/1/freightPerPiece': freight,
      'source/1/dutyRatio': duty,
      // A lorry from nearby: a third of the way's cost (assumption).
      'source/2/freightPerPiece': freight / 3,
    },
  })
  return asked.ok ? ok(asked.value.question) : asked
}

/** Every figure that was not given, between its bounds at 90 %: triangular around its value. */
function drawnOf(ask: Asked, draws: number, known: KnownPlans): Omit<Drawn, 'seen'> {
  const open = ask.figures.filter(({ origin, low, high }) => origin !== 'given' && high > low)
  const names = open.map(({ figure }) => figure as string)
  const points = latinHypercube(rng(ask.seed), { draws, dimensions: open.length, names })
  const inputs = new Map(open.map(({ figure }) => [figure, new Float64Array(draws)]))
  const gains: number[] = []
  const kept: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const values = new Map<CardFigure, number>()
    open.forEach((state, at) => {
      const value = within(state, points[draw * open.length + at]!)
      values.set(state.figure, value)
      inputs.get(state.figure)![gains.length] = value
    })
    const question = questionOf(ask, values)
    if (!question.ok) continue
    gains.push(gapOf(question.value, known))
    kept.push(draw)
  }
  const shortened = [...inputs].map(
    ([figure, values]) => [figure, values.subarray(0, kept.length)] as const,
  )
  return { gains, inputs: new Map(shortened) }
}

/** Quantile of a triangle over the bounds, its top at the value. */
function within({ low, value, high }: CardFigureState, probability: number): number {
  const width = high - low
  const left = (value - low) / width
  return probability < left
    ? low + Math.sqrt(probability * width * (value - low))
    : high - Math.sqrt((1 - probability) * width * (high - value))
}

function documentOf(ask: Asked, { gains, inputs, seen }: Drawn): CardDocument {
  const { card, figures, chain, seed } = ask
  const isDrawn = gains.length > 1
  const sorted = [...gains].sort((a, b) => a - b)
  const near = gains.filter((gain) => gain > 0).length / gains.length
  const questions = questionsOf(inputs, gains)
  const worthAsking = WORTH_ASKING * card.piecesPerYear * priceExVat(card)
  const [best] = questions
  const next = best && best.worthPerYear >= worthAsking ? best.figure : undefined
  return {
    schema: 'boucle/card-answer',
    phase: isDrawn ? 'drawn' : 'first',
    card,
    chain,
    verdict: verdictOf(near, isDrawn),
    nearChanceRatio: near,
    gain: {
      low: quantile(sorted, 0.05),
      median: quantile(sorted, 0.5),
      high: quantile(sorted, 0.95),
    },
    figures,
    questions,
    ...(next && { next }),
    seen,
    seed,
    draws: isDrawn ? gains.length : 0,
    problems: [],
  }
}

function verdictOf(nearRatio: number, isDrawn: boolean): CardVerdict {
  if (!isDrawn) return nearRatio > 0 ? 'near' : 'far'
  if (nearRatio >= LEANING) return 'near'
  return nearRatio <= 1 - LEANING ? 'far' : 'close'
}

function questionsOf(inputs: Drawn['inputs'], gains: readonly number[]): readonly QuestionWorth[] {
  return [...inputs]
    .map(([figure, values]) => {
      const { worth, flipRatio } = partialInformation(values, gains)
      return { figure, worthPerYear: worth, flipRatio }
    })
    .sort((a, b) => b.worthPerYear - a.worthPerYear)
}

/** Figures of `see` that a card shows, in their order. */
const SEEN = [
  'margin.final',
  'lead.beforeOrder',
  'lead.critical',
  'carbon.total',
  'dependency.concentration',
]

function seenOf({ chain, reference }: Asked, withIntervals: boolean): Result<readonly CardSeen[]> {
  const session = openSession(chain, reference)
  if (!session.ok) return fail(...(session.problems as Problem[]))
  const { figures } = session.value.document(withIntervals)
  return ok(
    SEEN.flatMap((id) => {
      const found = figures.find((each) => each.id === id)
      if (found?.value === undefined) return []
      const { label, unit, value, low, high } = found
      const bounds = low !== undefined && high !== undefined ? { low, high } : {}
      return [{ id, label, unit, value, ...bounds }]
    }),
  )
}
