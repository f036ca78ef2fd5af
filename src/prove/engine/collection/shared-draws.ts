import { rng } from '../../../core/statistics/rng.ts'
import { normalQuantile } from '../../../core/statistics/normal.ts'
import type { PathTies } from '../season/demand-paths.ts'
import { ScrambledSobol } from '../season/scrambled-sobol.ts'
import type { Collection } from './collection.ts'
import type { CollectionProduct } from './collection-fields.ts'
import { DEFAULT_PATHS, seedOfAll } from './product-question.ts'

/** Of the variance of a product's total: shared by all, and shared by those of one family. */
export interface Ties {
  readonly commonRatio: number
  readonly familyRatio: number
  readonly origin: 'history' | 'given' | 'assumed'
}

/**
 * What is supposed where nothing tells (an assumption). Measured by `ties-from-histories.ts`, 314
 * costume jewels of one seller over 124 weeks have 0.62 in common over 12 weeks (data set jewelry of
 * Hyndman, Koehler, Ord and Snyder 2008, Forecasting with Exponential Smoothing); the growth and the
 * season of that seller are in it, so that half of it is taken.
 */
const ASSUMED_TIES = { commonRatio: 0.3, familyRatio: 0.1 } as const

export function tiesOf({ commonRatio, familyRatio, tiesOrigin }: Collection): Ties {
  if (commonRatio === undefined && familyRatio === undefined) {
    return { ...ASSUMED_TIES, origin: 'assumed' }
  }
  const origin = tiesOrigin ?? 'given'
  return { commonRatio: commonRatio ?? 0, familyRatio: familyRatio ?? 0, origin }
}

/** Families whose factor is kept at hand. */
const MOST_FAMILIES = 256

/**
 * The factors of a collection: the log of a product's total is sqrt(c) times the factor of all,
 * sqrt(f) times that of its family, and the rest its own, each standard normal on each path. They
 * depend on the seed and on the name of the family alone, so that any shard draws the same.
 */
export class SharedDraws {
  readonly #ties: Ties
  readonly #seed: number
  readonly #paths: number
  readonly #common: Float64Array
  readonly #families = new Map<string, PathTies>()

  constructor(collection: Collection) {
    this.#ties = tiesOf(collection)
    this.#seed = seedOfAll(collection)
    this.#paths = collection.paths ?? DEFAULT_PATHS
    this.#common = this.#factor('common', '')
  }

  /** What the total of a product shares with the others. */
  of({ family = '' }: CollectionProduct): PathTies {
    let found = this.#families.get(family)
    if (!found) {
      found = this.#together(family)
      if (this.#families.size >= MOST_FAMILIES) this.#families.clear()
      this.#families.set(family, found)
    }
    return found
  }

  #together(family: string): PathTies {
    const { commonRatio, familyRatio } = this.#ties
    const [ofAll, ofFamily] = [Math.sqrt(commonRatio), Math.sqrt(familyRatio)]
    if (family === '') {
      return { shared: this.#common.map((z) => ofAll * z), sharedRatio: commonRatio }
    }
    const own = this.#factor('family', family)
    const shared = this.#common.map((z, path) => ofAll * z + ofFamily * own[path]!)
    return { shared, sharedRatio: commonRatio + familyRatio }
  }

  #factor(kind: string, name: string): Float64Array {
    const even = new ScrambledSobol(rng(this.#seed).split(kind).split(name))
    return Float64Array.from({ length: this.#paths }, (_, path) =>
      normalQuantile(even.at(even.shuffled(path), 0)),
    )
  }
}
