import type { Chain } from '../../../../chain/chain.ts'
import type { PolicyKind } from '../../../../chain/nouns/vocabulary.ts'
import type { Flow } from '../../../../chain/flow/flow.ts'
import { flow } from '../../../../chain/flow/flow.ts'
import type { ReferenceSet } from '../../../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../../../core/problem.ts'
import { ok } from '../../../../core/problem.ts'
import { ASSUMED_WEEK_NOISE } from '../../../../prove/engine/document.ts'
import { questionOfChains } from '../../../../prove/engine/from-chain/question-of-chains.ts'
import type { ChainQuestion } from '../../../../prove/engine/from-chain/question-of-chains.ts'
import { landedCostOf } from '../../../../prove/engine/policy/policy.ts'
import { checkQuestion } from '../../../../prove/engine/verdict/check-question.ts'
import { regimeOf } from '../../../../prove/engine/verdict/regime.ts'
import type { ProofQuestion, Regime } from '../../../../prove/model.ts'
import type { Year } from './year.ts'
import { yearOf } from './year.ts'
import { heldPerYear } from './held.ts'
import { marginalPerUnit } from './marginal.ts'
import { postponed } from './postponed.ts'

/** A chain as a firm stands with it: its year, and the season that `prove` plays on it. */
export interface Standing {
  readonly year: Year
  /** Missing: `prove` cannot speak of this chain, and `because` says why. */
  readonly season?: SeasonStanding
  readonly because?: Problem
}

export interface SeasonStanding {
  readonly question: ProofQuestion
  readonly regime: Regime
  /**
   * What the firm earns or pays a year beside what the season plays again: shops, parcels, other
   * products, services, idle capacity, goods under way. The margin of `see` less the season as `see`
   * reads it, so that nothing is counted twice.
   */
  readonly besidePerYear: number
}

/** Ways of buying that keep a stock; a chain that works to order says so by a policy of its own. */
const FROM_STOCK: readonly PolicyKind[] = ['push', 'two-orders', 'quick-response']

/** Reads a chain as `see` does, and puts to `prove` the question of its product in its own regime. */
export function standingOf(chain: Chain, reference: ReferenceSet): Result<Standing> {
  const flowed = flow(chain, reference)
  if (!flowed.ok) return flowed
  const year = yearOf(flowed.value)
  const kinds = kindsOf(chain)
  const asked = questionOfChains([chain], reference, { drawing: DRAWING, kinds })
  if (!asked.ok) return ok({ year, because: asked.problems[0]! })
  const season = seasonOf({ year, reference }, asked.value, kinds === FROM_STOCK)
  const told = kinds === FROM_STOCK ? season : postponed(chain, reference, season)
  const checked = checkQuestion(told.question)
  if (!checked.ok) return ok({ year, because: checked.problems[0]! })
  return ok({ year, season: told })
}

/**
 * The season of a chain. Each piece sold also bears what `see` books after the purchase (parcels,
 * shops, fees): the price is what is left of it, so that quantities are sought on what a sale brings.
 */
function seasonOf(
  { year, reference }: { readonly year: Year; readonly reference: ReferenceSet },
  { question, sources }: ChainQuestion,
  isStock: boolean,
): SeasonStanding {
  const { regime } = regimeOf(question, question.policies[0]!.id)
  const isPermanent = regime === 'permanent' && isStock
  const { law, selling } = question
  const held = (flow: Flow) => heldPerYear(flow, isPermanent)
  const bought = landedCostOf(sources[0]!)
  const price = bought + marginalPerUnit(year, reference, held)
  const { operatingPerYear } = year.margins
  return {
    question: { ...question, selling: { ...selling, price } },
    regime: isPermanent ? 'permanent' : regime,
    besidePerYear: operatingPerYear - law.meanPieces * (price - bought) + held(year.flow),
  }
}

/** Numbers of seasons are chosen when they are played. */
const DRAWING = {
  seed: 1,
  paths: 64,
  samplePaths: 64,
  weekNoiseRatio: ASSUMED_WEEK_NOISE,
  pieces: 'whole',
} as const

/** A chain that works to order is proved so: its own way of buying, not the best of others. */
function kindsOf({ chain, markets, policies }: Chain): readonly PolicyKind[] {
  const sold = chain.focus ?? markets[0]?.item
  const own = policies.find(({ item }) => item === sold) ?? policies[0]
  return own && !FROM_STOCK.includes(own.kind) ? [own.kind] : FROM_STOCK
}
