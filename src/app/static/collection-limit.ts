import type { Problem } from '../../core/problem.ts'
import { problem } from '../../core/problem.ts'

/** 50 to 290 ms of one core a product (`bench/results/prove-collection.md`): five minutes at most. */
const MOST_PRODUCTS_HERE = 1_000

/** A collection for many cores is for the program on a machine, and is told so before it starts. */
export function tooManyProducts(count: number): Problem | undefined {
  if (count <= MOST_PRODUCTS_HERE) return undefined
  return problem({
    code: 'collection_needs_server',
    path: ['products'],
    message: `The collection has ${count} products; in a browser alone at most ${MOST_PRODUCTS_HERE} are proved.`,
    maybe: 'Maybe cut the file, or install Boucle on a machine: it uses all its cores.',
    values: { count, most: MOST_PRODUCTS_HERE },
  })
}
