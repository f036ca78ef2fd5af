import type { ProofQuestion } from '../../../model.ts'
import { bestPlan, meanMargin } from '../../optimum/best-plan.ts'
import type { BestPlan, SeasonMarket } from '../../optimum/best-plan.ts'
import type { Policy } from '../../policy/policy.ts'
import { sourcesOf } from '../../policy/policy.ts'
import type { SeasonPlan, Source } from '../../season/season-plan.ts'
import { simulateMean } from '../../season/simulate-mean.ts'
import { boughtOf } from '../../verdict/outcome.ts'
import { marketOf } from '../../verdict/prove.ts'
import type { Collection } from '../collection.ts'
import { policyList, questionOf } from '../product-question.ts'

/** A way of buying, with its quantities sought as if a piece of one source cost more, or less. */
export interface PricedOption {
  /** Place in the list of policies of the collection. */
  readonly policy: number
  /** Place of the source in the collection; -1: at its own prices. */
  readonly source: number
  /** Added to its purchase price while quantities are sought: a share of the product's price, */
  readonly addedRatio: number
  /** and an amount. */
  readonly added: number
}

/** Prices tried for a piece of a capacity, and rebates for a minimum. */
const DEARER = [0.06, 0.14, 0.26, 0.42, 0.6]
const CHEAPER = [-0.06, -0.15, -0.3]

/** What may be asked of every product when these sources are short, or in want of orders. */
export function pricedOptions(
  collection: Collection,
  tight: readonly { readonly source: number; readonly isShort: boolean }[],
): PricedOption[] {
  return policyList(collection).flatMap((policy, at): PricedOption[] => {
    const ids = sourcesOf(policy).map(({ id }) => id)
    const priced = tight.flatMap(({ source, isShort }) =>
      ids.includes(collection.sources[source]!.id)
        ? (isShort ? DEARER : CHEAPER).map((addedRatio) => ({
            policy: at,
            source,
            addedRatio,
            added: 0,
          }))
        : [],
    )
    return [{ policy: at, source: -1, addedRatio: 0, added: 0 }, ...priced]
  })
}

/** Around a price that was found. */
const NEARBY = [0.9, 1, 1.1]

/**
 * The same prices for all, at and around those that shared a source out: there each product's
 * quantities are its own optimum (column generation: Gilmore and Gomory 1961, Operations Research
 * 9(6), doi:10.1287/opre.9.6.849).
 */
export function refinedOptions(
  collection: Collection,
  prices: readonly ArrayLike<number>[],
): PricedOption[] {
  return policyList(collection).flatMap((policy, at) => {
    const ids = sourcesOf(policy).map(({ id }) => id)
    return collection.sources.flatMap(({ id }, source) => {
      if (!ids.includes(id)) return []
      const found = [...new Set(prices.map((each) => each[source]!))].filter((price) => price !== 0)
      return found.flatMap((price) =>
        NEARBY.map((times) => ({ policy: at, source, addedRatio: 0, added: times * price })),
      )
    })
  })
}

/** Two tables of the same products side by side. */
export function sideBySide(
  left: readonly PricedShard[],
  right: readonly PricedShard[],
): PricedShard[] {
  return left.map(({ from, to, table }, at) => {
    const other = right[at]!.table
    const [own, more] = [table.length / (to - from), other.length / (to - from)]
    const both = new Float64Array(table.length + other.length)
    for (let product = 0; product < to - from; product++) {
      both.set(table.subarray(product * own, (product + 1) * own), product * (own + more))
      both.set(other.subarray(product * more, (product + 1) * more), product * (own + more) + own)
    }
    return { from, to, table: both }
  })
}

/** Products `[from, to)`, option by option: mean margin on sample seasons, then pieces by source. */
export interface PricedShard {
  readonly from: number
  readonly to: number
  /** NaN where a product has no such way of buying. */
  readonly table: Float64Array
}

export function priceShard(
  collection: Collection,
  options: readonly PricedOption[],
  { from, to }: { readonly from: number; readonly to: number },
): PricedShard {
  const ids = policyList(collection).map(({ id }) => id)
  const sources = collection.sources.map(({ id }) => id as string)
  const width = 1 + sources.length
  const table = new Float64Array((to - from) * options.length * width).fill(NaN)
  for (let at = from; at < to; at++) {
    const question = questionOf(collection, at)
    const market = pricingMarket(question)
    for (const [index, option] of options.entries()) {
      const policy = question.policies.find(({ id }) => id === ids[option.policy])
      if (!policy) continue
      const { plan } = planAt(policy, market, addedTo(collection, option))
      const mean = simulateMean(market.paths, plan, market.selling)
      const bought = boughtOf(plan, mean)
      const cell = ((at - from) * options.length + index) * width
      table[cell] = meanMargin(plan, market)
      for (const [place, id] of sources.entries()) {
        table[cell + 1 + place] = bought.reduce(
          (sum, { source, pieces }) => sum + (source.id === id ? pieces : 0),
          0,
        )
      }
    }
  }
  return { from, to, table }
}

/** Of the sample seasons: prices are many, and the plans that they lead to are played in the end. */
const FEWER = 4
const LEAST_SAMPLES = 32

/** The seasons that priced quantities are sought on. */
export function pricingMarket(question: ProofQuestion): SeasonMarket {
  const samplePaths = Math.max(LEAST_SAMPLES, Math.ceil(question.drawing.samplePaths / FEWER))
  const drawing = { ...question.drawing, samplePaths }
  return marketOf({ ...question, drawing }, 'sample')
}

/** Where a price is added, and how much of the price of a product. */
export interface AddedPrice {
  readonly sourceId: string
  readonly addedRatio: number
  readonly added: number
}

export function addedTo(collection: Collection, option: PricedOption): AddedPrice | undefined {
  const source = collection.sources[option.source]
  return source && { sourceId: source.id, addedRatio: option.addedRatio, added: option.added }
}

/** Quantities sought with the price added, then the plan at its true prices. */
export function planAt(
  policy: Policy,
  market: SeasonMarket,
  added: AddedPrice | undefined,
): BestPlan {
  if (!added) return bestPlan(policy, market)
  const { price, endValue } = market.selling
  // Below what a left-over brings there would be no risk to balance.
  const least = Math.max(0, endValue) + LEAST_RATIO * price
  const raised = (source: Source): Source =>
    source.id === added.sourceId
      ? {
          ...source,
          purchasePerPiece: Math.max(
            Math.min(least, source.purchasePerPiece),
            source.purchasePerPiece + added.addedRatio * price + added.added,
          ),
        }
      : source
  const truth = new Map(sourcesOf(policy).map((source) => [source.id, source]))
  const best = bestPlan(withSources(policy, raised), market)
  const plan = planWith(best.plan, (source) => truth.get(source.id) ?? source)
  return { ...best, policy, plan }
}

const LEAST_RATIO = 0.01

function withSources(policy: Policy, change: (source: Source) => Source): Policy {
  switch (policy.kind) {
    case 'two-orders':
      return { ...policy, from: change(policy.from), again: change(policy.again) }
    case 'mix':
    case 'reserved':
      return { ...policy, base: change(policy.base), reactive: change(policy.reactive) }
    default:
      return { ...policy, from: change(policy.from) }
  }
}

function planWith(plan: SeasonPlan, change: (source: Source) => Source): SeasonPlan {
  const { first, replenishment, toOrder, preOrder, markdowns } = plan
  return {
    markdowns,
    ...(first && { first: { ...first, source: change(first.source) } }),
    ...(replenishment && {
      replenishment: { ...replenishment, source: change(replenishment.source) },
    }),
    ...(toOrder && { toOrder: { ...toOrder, source: change(toOrder.source) } }),
    ...(preOrder && { preOrder: { ...preOrder, source: change(preOrder.source) } }),
  }
}
