import { rng } from '../../../core/statistics/rng.ts'
import type { Collection } from './collection.ts'
import { parseCollection } from './collection.ts'
import type { Crew } from './prove-collection.ts'
import { doTask } from './prove-collection.ts'

/** A collection document of so many styles, of two families, wilder from one to the next. */
export function collectionDocument(
  products: number,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const random = rng('small collection')
  return {
    schema: 'boucle/collection',
    schemaVersion: 1,
    name: 'Bijoux',
    currency: 'EUR',
    seasonWeeks: 8,
    endValueRatio: 0.1,
    capitalRatioPerYear: 0.08,
    patience: [{ days: 20, keptRatio: 0.7 }],
    paths: 256,
    samplePaths: 64,
    sources: [
      { id: 'loin', place: 'far', leadWeeks: 16, purchaseRatio: 0.3, freightPerPiece: 1 },
      { id: 'près', place: 'near', leadWeeks: 2, purchaseRatio: 0.38 },
    ],
    products: Array.from({ length: products }, (_, at) => ({
      id: `s${at}`,
      family: at % 2 === 0 ? 'anneaux' : 'colliers',
      pieces: 100 + Math.floor(random.next() * 900),
      price: 20 + Math.floor(random.next() * 60),
      forecastErrors: [{ leadMonths: 3, sdLog: 0.1 + (0.7 * at) / products }],
    })),
    ...more,
  }
}

export function collectionOf(document: unknown): Collection {
  const parsed = parseCollection(document)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(' '))
  return parsed.value
}

/** All the work in the thread that asks. */
export function alone(collection: Collection, shardProducts: number, size = 1): Crew {
  return { size, shardProducts, work: (task) => Promise.resolve(doTask(collection, task)) }
}
