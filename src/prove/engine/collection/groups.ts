import type { VerdictKind } from '../../model.ts'
import type { BridgeLine } from '../bridge/bridge-lines.ts'
import { sdLogAt } from '../demand/error-at-lead.ts'
import { committedMonths, sourcesOf } from '../policy/policy.ts'
import type { Source } from '../season/season-plan.ts'
import type { Collection } from './collection.ts'
import type { Concentration, Group, ProductLine } from './collection-proof.ts'
import { questionOf } from './product-question.ts'

const KINDS: readonly VerdictKind[] = ['go-near', 'stay-far', 'too-close', 'neither', 'one-side']

/** What sets products that go near apart from those that stay far. */
export function groupsOf(
  collection: Collection,
  products: readonly number[],
  lines: readonly ProductLine[],
): Group[] {
  return KINDS.flatMap((verdict): Group[] => {
    const own = lines.flatMap((line, at) => (line.verdict === verdict ? [at] : []))
    if (own.length === 0) return []
    const traits = own.map((at) => traitsOf(collection, products[at]!))
    const weight = traits.reduce((sum, { pieces }) => sum + pieces, 0)
    const meanOf = (trait: 'error' | 'premium') =>
      traits.reduce((sum, each) => sum + each[trait] * each.pieces, 0) / weight
    return [
      {
        verdict,
        products: own.length,
        gain: own.reduce((sum, at) => sum + gainOf(lines[at]!), 0),
        meanErrorSdLog: meanOf('error'),
        meanPremiumRatio: meanOf('premium'),
        reasons: reasonsOf(own.map((at) => lines[at]!)),
      },
    ]
  })
}

/** What the choice earns over all far. */
export function gainOf({ chosen, finalMargin, far }: ProductLine): number {
  return (chosen ? finalMargin : 0) - Math.max(0, far?.finalMargin ?? 0)
}

interface Traits {
  readonly pieces: number
  readonly error: number
  readonly premium: number
}

function traitsOf(collection: Collection, at: number): Traits {
  const { law, policies } = questionOf(collection, at)
  const sources = policies.flatMap((policy) => sourcesOf(policy))
  const longest = Math.max(...sources.map(committedMonths))
  const cheapest = (place: Source['place']) =>
    Math.min(...sources.flatMap((each) => (each.place === place ? each.purchasePerPiece : [])))
  const premium = cheapest('near') / cheapest('far') - 1
  return {
    pieces: law.meanPieces,
    error: Math.hypot(sdLogAt(law, longest), law.levelSdLog),
    premium: Number.isFinite(premium) ? premium : 0,
  }
}

function reasonsOf(lines: readonly ProductLine[]): Group['reasons'] {
  const amounts = new Map<BridgeLine, number>()
  for (const { reasons } of lines) {
    for (const { line, amount } of reasons) amounts.set(line, (amounts.get(line) ?? 0) + amount)
  }
  return [...amounts]
    .map(([line, amount]) => ({ line, amount }))
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
}

const [TENTH, FIFTH, FOUR_FIFTHS] = [0.1, 0.2, 0.8]

/** On how few products the gain stands. */
export function concentrationOf(lines: readonly ProductLine[]): Concentration {
  const gains = lines
    .map(gainOf)
    .filter((gain) => gain > 0)
    .toSorted((a, b) => b - a)
  const whole = gains.reduce((sum, gain) => sum + gain, 0)
  const share = (count: number) =>
    whole > 0 ? gains.slice(0, Math.ceil(count)).reduce((sum, gain) => sum + gain, 0) / whole : 0
  let [made, productsForFourFifths] = [0, 0]
  while (productsForFourFifths < gains.length && made < FOUR_FIFTHS * whole) {
    made += gains[productsForFourFifths]!
    productsForFourFifths += 1
  }
  return {
    gaining: gains.length,
    firstTenthRatio: share(TENTH * lines.length),
    firstFifthRatio: share(FIFTH * lines.length),
    productsForFourFifths,
  }
}
