import { marketOf } from '../../verdict/prove.ts'
import { playPolicy } from '../../verdict/outcome.ts'
import type { Collection } from '../collection.ts'
import type { PricedOption } from './priced-options.ts'
import { addedTo, planAt, pricingMarket } from './priced-options.ts'
import { DEFAULT_PATHS, policyList, questionOf } from '../product-question.ts'
import { figuresOf, OPTION_COLUMNS, piecesBySource, thousandths } from '../prove-shard.ts'
import { SharedDraws } from '../shared-draws.ts'

/** The option that each product was given, -1 where it is left out. */
export interface Choice {
  readonly options: readonly PricedOption[]
  readonly chosen: Int16Array
}

/** Chosen plans played on the seasons of the verdict. */
export interface ChosenShard {
  readonly from: number
  readonly to: number
  /** `OPTION_COLUMNS` of each product; NaN where it is left out. */
  readonly figures: Float64Array
  readonly boughtBySource: Float64Array
  /** Final margin of these products on each path, thousandths. */
  readonly total: Float64Array
}

export function playChosen(
  collection: Collection,
  { options, chosen }: Choice,
  { from, to }: { readonly from: number; readonly to: number },
): ChosenShard {
  const ids = policyList(collection).map(({ id }) => id)
  const sources = collection.sources.map(({ id }) => id as string)
  const draws = new SharedDraws(collection)
  const figures = new Float64Array((to - from) * OPTION_COLUMNS.length).fill(NaN)
  const boughtBySource = new Float64Array((to - from) * sources.length)
  const total = new Float64Array(collection.paths ?? DEFAULT_PATHS)
  for (let at = from; at < to; at++) {
    const option = options[chosen[at]!]
    if (!option) continue
    const question = questionOf(collection, at, draws.of(collection.products[at]!))
    const policy = question.policies.find(({ id }) => id === ids[option.policy])!
    const best = planAt(policy, pricingMarket(question), addedTo(collection, option))
    const played = playPolicy(best, marketOf(question, 'verdict'))
    figures.set(figuresOf(played), (at - from) * OPTION_COLUMNS.length)
    boughtBySource.set(piecesBySource(best, played, sources), (at - from) * sources.length)
    for (let path = 0; path < total.length; path++) {
      total[path]! += thousandths(played.margins[path]!)
    }
  }
  return { from, to, figures, boughtBySource, total }
}
