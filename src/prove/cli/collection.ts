import type { Answer, Arguments, CommandIo } from '../../core/command.ts'
import { refused, wrongUsage } from '../../core/command.ts'
import type { Language } from '../../core/format.ts'
import type { Result } from '../../core/problem.ts'
import { fail, problem } from '../../core/problem.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { Chain } from '../../chain/chain.ts'
import { readAny } from '../../workbook/read-any.ts'
import { collectionText } from '../collection-messages.ts'
import { collectionOfTable } from './collection-table.ts'
import type { Collection } from '../engine/collection/collection.ts'
import { parseCollection } from '../engine/collection/collection.ts'
import type { CollectionProof } from '../engine/collection/collection-proof.ts'
import { proveCollection, doTask } from '../engine/collection/prove-collection.ts'
import type { PolicyKind } from '../engine/policy/policy.ts'

export interface CollectionFlags {
  readonly seed: number
  readonly paths: number
  readonly language: Language
  readonly kinds?: readonly PolicyKind[]
}

/** One chain; none is needed where a collection says everything by itself. */
export function isCountRight(
  positional: readonly string[],
  options: Arguments['options'],
): boolean {
  return positional.length === 1 || (positional.length === 0 && options.has('collection'))
}

/** Products done between two looks, where there are no threads. */
const SHARD_ALONE = 10

/**
 * `boucle prove --collection FILE`: a collection document, or, with a chain, a table of sales of
 * many items. Progress goes to stderr; interrupted, what is done is the answer.
 */
export async function proveCollectionCommand(
  { options, positional }: Arguments,
  io: CommandIo,
  flags: CollectionFlags,
): Promise<Answer> {
  const file = options.get('collection')
  if (typeof file !== 'string') return wrongUsage('--collection takes a file.')
  const bytes = await io.readFile(file)
  const isDocument = file.toLowerCase().endsWith('.json')
  const chains = [positional[0], options.get('against')].filter((each) => typeof each === 'string')
  if (!isDocument && chains.length === 0) {
    return wrongUsage(
      'A table of sales needs the chain that makes its products: prove CHAIN --collection FILE.',
    )
  }
  const collection = isDocument
    ? readDocument(bytes, options, flags)
    : await readSales({ bytes, name: file }, { chains, io, flags })
  if (!collection.ok) return refused(collection.problems)
  const done = await run(collection.value, io)
  if (typeof done === 'string') throw new Error(done)
  return {
    exit: done.productsDone < done.productsAsked || done.isInfeasible ? 3 : 0,
    json: done,
    text: collectionText(done, flags.language),
    problems: collection.warnings,
  }
}

function readDocument(
  bytes: Uint8Array,
  options: Arguments['options'],
  { seed, paths, kinds }: CollectionFlags,
): Result<Collection> {
  let document: unknown
  try {
    document = JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    return fail(
      problem({
        code: 'collection_json',
        path: [],
        message: `The file is no JSON: ${error instanceof Error ? error.message : String(error)}.`,
        maybe: 'Maybe it is a table: name it .csv or .xlsx, and give its chain.',
      }),
    )
  }
  if (typeof document !== 'object' || document === null) return parseCollection(document)
  return parseCollection({
    ...document,
    ...(options.has('seed') && { seed }),
    ...(options.has('paths') && { paths }),
    ...(kinds && { policies: kinds }),
  })
}

async function readSales(
  file: { readonly bytes: Uint8Array; readonly name: string },
  asked: {
    readonly chains: readonly string[]
    readonly io: CommandIo
    readonly flags: CollectionFlags
  },
): Promise<Result<Collection>> {
  const { io, flags } = asked
  const chains: Chain[] = []
  for (const path of asked.chains) {
    const opened = await readAny(await io.readFile(path), path)
    if (!opened.ok) return opened
    chains.push(opened.value)
  }
  const reference = (await io.loadReference()) as ReferenceSet
  return collectionOfTable(file, { chains: chains, reference, flags })
}

/** In threads where there are some, else here. */
async function run(collection: Collection, io: CommandIo): Promise<CollectionProof | string> {
  if (!io.runJob) {
    const all = collection.products.length
    return proveCollection(collection, {
      size: 1,
      shardProducts: SHARD_ALONE,
      work: (task) => Promise.resolve(doTask(collection, task)),
      hear({ doneRatio }) {
        io.say(`${Math.round(100 * doneRatio)} % of ${all}`)
        return true
      },
    })
  }
  const told = { percent: -1 }
  const status = await io.runJob('prove.collection', { collection }, ({ doneRatio, note = '' }) => {
    const percent = Math.floor(100 * (doneRatio ?? 0))
    if (percent <= told.percent) return
    told.percent = percent
    io.say(note === '' ? `${percent} %` : `${percent} % (${note})`)
  })
  const result = status.result as { readonly proof?: CollectionProof } | undefined
  return result?.proof ?? status.failure ?? `The work ended as ${status.state}.`
}
