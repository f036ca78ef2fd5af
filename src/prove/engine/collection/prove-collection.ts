import { assemble, indexOf, piecesOf } from './assemble.ts'
import type { SharedOut } from './assemble.ts'
import type { Collection } from './collection.ts'
import type { CollectionProof } from './collection-proof.ts'
import type { Choice, ChosenShard } from './limits/play-chosen.ts'
import { playChosen } from './limits/play-chosen.ts'
import type { PricedOption, PricedShard } from './limits/priced-options.ts'
import { pricedOptions, priceShard, refinedOptions, sideBySide } from './limits/priced-options.ts'
import type { SourceLimit } from './limits/shared-limits.ts'
import { allocate, holds, limitsOf } from './limits/shared-limits.ts'
import type { ShardIndex } from './merge-shards.ts'
import { inOrder, nameOf } from './merge-shards.ts'
import { policyList } from './product-question.ts'
import type { ShardResult } from './prove-shard.ts'
import { proveShard } from './prove-shard.ts'

/** A part of the work on one collection: plain data, it may go to another thread. */
export type CollectionTask =
  | { readonly phase: 'products'; readonly from: number; readonly to: number }
  | {
      readonly phase: 'prices'
      readonly from: number
      readonly to: number
      readonly options: readonly PricedOption[]
    }
  | {
      readonly phase: 'chosen'
      readonly from: number
      readonly to: number
      readonly choice: Choice
    }
export type CollectionPart = ShardResult | PricedShard | ChosenShard

/** Does one part; the same task gives the same digits wherever it is done. */
export function doTask(collection: Collection, task: CollectionTask): CollectionPart {
  switch (task.phase) {
    case 'products':
      return proveShard(collection, task.from, task.to)
    case 'prices':
      return priceShard(collection, task.options, task)
    case 'chosen':
      return playChosen(collection, task.choice, task)
  }
}

export interface CollectionProgress {
  readonly phase: CollectionTask['phase']
  readonly done: number
  readonly all: number
  readonly doneRatio: number
}

/** Who does the parts, and who hears of them. */
export interface Crew {
  /** Parts at once. */
  readonly size: number
  readonly shardProducts: number
  readonly work: (task: CollectionTask) => Promise<CollectionPart>
  /** Told after each part; false stops with what is done. */
  readonly hear?: (progress: CollectionProgress, best: () => CollectionProof) => boolean
}

/** Share of the work in each phase, when some limit is not kept by itself. */
const PHASE_ENDS = { products: 0.3, prices: 0.9, chosen: 1 }

/**
 * A whole collection: each product at its optima and played on seasons that all share, then, where
 * products together ask more of a source than it makes or less than its minimum, shared out anew
 * and played again. The answer is the same whatever the crew and the size of its parts.
 */
export async function proveCollection(
  collection: Collection,
  crew: Crew,
): Promise<CollectionProof> {
  const limits = limitsOf(collection)
  const run = new Run(collection, crew, limits.length > 0)
  const shards = await run.each<ShardResult>('products', (from, to) => {
    return { phase: 'products', from, to }
  })
  const free = (): CollectionProof => assemble(collection, shards)
  if (run.isStopped || limits.length === 0) return free()
  const index = indexOf(collection, shards)
  const tight = tightLimits(collection, limits, index)
  if (tight.length === 0) return free()
  const price = (asked: readonly PricedOption[]) =>
    run.each<PricedShard>('prices', (from, to) => {
      return { phase: 'prices', from, to, options: asked }
    })
  const coarse = pricedOptions(collection, tight)
  const priced = await price(coarse)
  if (run.isStopped) return free()
  const rough = shareOut(collection, { shards: priced, options: coarse, limits })
  if (!rough) return { ...free(), isInfeasible: true }
  const fine = refinedOptions(collection, [rough.mix.shadowPrices, rough.far.shadowPrices])
  const options = [...coarse, ...fine]
  const tables = fine.length === 0 ? priced : sideBySide(priced, await price(fine))
  if (run.isStopped) return free()
  // The options tried first come first: what they shared out stands when nothing better is found.
  const shared = shareOut(collection, { shards: tables, options, limits }) ?? rough
  const play = (chosen: Int16Array) =>
    run.each<ChosenShard>('chosen', (from, to) => {
      return { phase: 'chosen', from, to, choice: { options, chosen } }
    })
  const mix = await play(shared.mix.chosen)
  const far = await play(shared.far.chosen)
  if (run.isStopped) return free()
  return assemble(collection, shards, { ...shared, options, played: { mix, far } })
}

class Run {
  readonly #collection: Collection
  readonly #crew: Crew
  readonly #hasLimits: boolean
  readonly #shards: ShardResult[] = []
  #told = 0
  isStopped = false

  constructor(collection: Collection, crew: Crew, hasLimits: boolean) {
    this.#collection = collection
    this.#crew = crew
    this.#hasLimits = hasLimits
  }

  /** Every shard of a phase, as many at once as the crew can; stopped, those that are done. */
  async each<Part extends CollectionPart>(
    phase: CollectionTask['phase'],
    taskOf: (from: number, to: number) => CollectionTask,
  ): Promise<Part[]> {
    const { size, shardProducts, work, hear } = this.#crew
    const all = this.#collection.products.length
    const parts: Part[] = []
    let [next, done] = [0, 0]
    const one = async (): Promise<void> => {
      while (next < all && !this.isStopped) {
        const from = next
        const to = Math.min(all, from + shardProducts)
        next = to
        const part = (await work(taskOf(from, to))) as Part
        if (this.isStopped) return
        parts.push(part)
        if (phase === 'products') this.#shards.push(part as unknown as ShardResult)
        done += to - from
        const progress = { phase, done, all, doneRatio: this.#ratio(phase, done / all) }
        const best = () => assemble(this.#collection, this.#shards)
        if (hear && !hear(progress, best)) this.isStopped = true
      }
    }
    await Promise.all(Array.from({ length: Math.max(1, size) }, one))
    return inOrder(parts)
  }

  #ratio(phase: CollectionTask['phase'], done: number): number {
    if (!this.#hasLimits) return done
    const from = { products: 0, prices: PHASE_ENDS.products, chosen: PHASE_ENDS.prices }[phase]
    // A phase may be done twice: what is told never goes back.
    this.#told = Math.max(this.#told, from + (PHASE_ENDS[phase] - from) * done)
    return this.#told
  }
}

/** Limits that free products do not keep, near and far or all far. */
function tightLimits(
  collection: Collection,
  limits: readonly SourceLimit[],
  index: ShardIndex,
): { readonly source: number; readonly isShort: boolean }[] {
  const asked = (['best', 'far'] as const).map((which) => piecesOf(collection, index, which))
  return limits.flatMap((limit) => {
    const { source } = limit
    if (asked.every((pieces) => holds(limit, pieces[source]!))) return []
    const isShort = asked.some((pieces) => pieces[source]! > limit.mostPieces)
    return { source, isShort }
  })
}

function shareOut(
  collection: Collection,
  asked: {
    readonly shards: readonly PricedShard[]
    readonly options: readonly PricedOption[]
    readonly limits: readonly SourceLimit[]
  },
): SharedOut | undefined {
  const sides = policyList(collection).map((policy) => nameOf(policy).side)
  const sources = collection.sources.length
  const mix = allocate({ ...asked, sources, isAllowed: () => true })
  const far = allocate({ ...asked, sources, isAllowed: ({ policy }) => sides[policy] === 'far' })
  return mix && far && { mix, far }
}
