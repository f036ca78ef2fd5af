import { availableParallelism } from 'node:os'
import { workerData } from 'node:worker_threads'
import { loadReference } from '../../../reference/load.ts'
import { parseChain } from '../../chain/parse.ts'
import type { Result } from '../../core/problem.ts'
import type { JobControls, JobWork } from '../../jobs/job-work.ts'
import { collectionOfTable } from '../../prove/cli/collection-table.ts'
import { assemble } from '../../prove/engine/collection/assemble.ts'
import type { Collection } from '../../prove/engine/collection/collection.ts'
import { parseCollection } from '../../prove/engine/collection/collection.ts'
import type { CollectionProof } from '../../prove/engine/collection/collection-proof.ts'
import { proveCollection } from '../../prove/engine/collection/prove-collection.ts'
import { collectionCrew } from './collection-crew.ts'

const [MOST_THREADS, MOST_SHARD, SHARDS_A_THREAD] = [16, 50, 12]
/** How often the work looks whether it should stop. */
const LOOK_EVERY_MS = 40
/** Between two proofs of what is done so far, which cost time of their own. */
const BEST_EVERY_MS = 3000

/** Seasons of a table of sales when nothing is said. */
const TABLE_PATHS = 512

/**
 * `{collection}`, or `{chain, against?, sales: {name, base64}, seed?, paths?}`: a whole collection in
 * threads; its proof, or the problems of what was given.
 */
export const proveCollectionWork: JobWork = async (input, controls) => {
  const parsed = await collectionIn((input ?? {}) as Readonly<Record<string, unknown>>)
  if (!parsed.ok) return { ok: false, problems: parsed.problems }
  const proof = await inThreads(parsed.value, controls)
  return { ok: true, proof, problems: parsed.warnings }
}

async function collectionIn(input: Readonly<Record<string, unknown>>): Promise<Result<Collection>> {
  const { sales, seed = 1, paths = TABLE_PATHS } = input
  if (sales === undefined) return parseCollection(input['collection'])
  const { name, base64 } = (sales ?? {}) as Readonly<Record<string, unknown>>
  const chain = parseChain(input['chain'])
  if (!chain.ok) return chain
  const against = input['against'] === undefined ? undefined : parseChain(input['against'])
  if (against && !against.ok) return against
  const bytes = new Uint8Array(Buffer.from(String(base64 ?? ''), 'base64'))
  return collectionOfTable(
    { bytes, name: String(name ?? 'sales.csv') },
    {
      chains: against ? [chain.value, against.value] : [chain.value],
      reference: await loadReference(),
      flags: { seed: Number(seed), paths: Number(paths) },
    },
  )
}

async function inThreads(collection: Collection, controls: JobControls): Promise<CollectionProof> {
  const { threadUrl } = workerData as { readonly threadUrl: string }
  const products = collection.products.length
  const size = Math.min(availableParallelism(), MOST_THREADS, products)
  const shardProducts = Math.max(
    1,
    Math.min(MOST_SHARD, Math.floor(products / (size * SHARDS_A_THREAD))),
  )
  const crew = collectionCrew(new URL(threadUrl), collection, size)
  let best = () => assemble(collection, [])
  let bestMs = performance.now()
  const whole = proveCollection(collection, {
    ...crew,
    shardProducts,
    hear(progress, found) {
      best = found
      const { doneRatio, phase, done, all } = progress
      controls.progress({ doneRatio, note: `${phase} ${done}/${all}` })
      if (performance.now() - bestMs > BEST_EVERY_MS) {
        controls.best({ ok: true, proof: found(), problems: [] })
        bestMs = performance.now()
      }
      return !controls.stopped()
    },
  })
  let look: NodeJS.Timeout | undefined
  const stopped = new Promise<CollectionProof>((stop) => {
    look = setInterval(() => {
      if (controls.stopped()) stop(best())
    }, LOOK_EVERY_MS)
  })
  try {
    return await Promise.race([whole, stopped])
  } finally {
    clearInterval(look)
    // What threads say while they end is of no more use.
    whole.catch(() => undefined)
    await crew.close()
  }
}
