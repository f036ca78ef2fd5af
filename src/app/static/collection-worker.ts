import { loadReference } from '../../../reference/load.ts'
import { parseChain } from '../../chain/parse.ts'
import type { Result } from '../../core/problem.ts'
import { fail } from '../../core/problem.ts'
import { collectionOfTable } from '../../prove/cli/collection-table.ts'
import { assemble } from '../../prove/engine/collection/assemble.ts'
import type { Collection } from '../../prove/engine/collection/collection.ts'
import { parseCollection } from '../../prove/engine/collection/collection.ts'
import { doTask, proveCollection } from '../../prove/engine/collection/prove-collection.ts'
import type {
  CollectionAnswer,
  JobProgressLine,
} from '../../prove/screen/collection/collection-job.ts'
import { tooManyProducts } from './collection-limit.ts'

/** What the page says: the work to do, or that it is to come to an end. */
export type CollectionAsk = { readonly input: unknown } | 'stop'

export type CollectionReply =
  | { readonly progress: JobProgressLine }
  | { readonly answer: CollectionAnswer }
  | { readonly error: string }

/** Products of one part: short enough for a stop to be heard soon. */
const SHARD_PRODUCTS = 4
/** Seasons of a table of sales, as on the server. */
const TABLE_PATHS = 512

let stopped = false

const say = (reply: CollectionReply) => self.postMessage(reply)

self.onmessage = async ({ data }: MessageEvent<CollectionAsk>) => {
  if (data === 'stop') {
    stopped = true
    return
  }
  try {
    say({ answer: await answerTo(data.input) })
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) })
  }
}

async function answerTo(input: unknown): Promise<CollectionAnswer> {
  const parsed = await collectionIn((input ?? {}) as Readonly<Record<string, unknown>>)
  if (!parsed.ok) return { ok: false, problems: parsed.problems }
  const collection = parsed.value
  const tooMany = tooManyProducts(collection.products.length)
  if (tooMany) return { ok: false, problems: [tooMany] }
  let best = () => assemble(collection, [])
  const proof = await proveCollection(collection, {
    size: 1,
    shardProducts: SHARD_PRODUCTS,
    async work(task) {
      // Words of the page are heard between two parts.
      await new Promise((turn) => setTimeout(turn))
      return doTask(collection, task)
    },
    hear({ doneRatio, phase, done, all }, found) {
      best = found
      say({ progress: { doneRatio, note: `${phase} ${done}/${all}` } })
      return !stopped
    },
  })
  return { ok: true, proof: stopped ? best() : proof, problems: parsed.warnings }
}

/** `{collection}`, or `{chain, sales: {name, base64}}`, as jobs of the server take it. */
async function collectionIn(input: Readonly<Record<string, unknown>>): Promise<Result<Collection>> {
  if (input['sales'] === undefined) return parseCollection(input['collection'])
  const { name, base64 } = input['sales'] as { readonly name: string; readonly base64: string }
  const chain = parseChain(input['chain'])
  if (!chain.ok) return fail(...chain.problems)
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
  return collectionOfTable(
    { bytes, name },
    {
      chains: [chain.value],
      reference: await loadReference(),
      flags: { seed: 1, paths: TABLE_PATHS },
    },
  )
}
