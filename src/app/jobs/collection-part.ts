import type { JobWork } from '../../jobs/job-work.ts'
import type { Collection } from '../../prove/engine/collection/collection.ts'
import type { CollectionTask } from '../../prove/engine/collection/prove-collection.ts'
import { doTask } from '../../prove/engine/collection/prove-collection.ts'

/** A part of a collection's work, inside this program alone: nobody submits it. */
export const COLLECTION_PART = 'prove.collection.part'

type PartInput = { readonly collection: Collection } | { readonly task: CollectionTask }

/** The collection that this thread was opened with: sent once, not with every part. */
let held: Collection | undefined

export const collectionPart: JobWork = (input) => {
  const asked = input as PartInput
  if ('collection' in asked) {
    held = asked.collection
    return Promise.resolve(true)
  }
  if (!held) throw new Error('A part of a collection was asked before the collection')
  return Promise.resolve(doTask(held, asked.task))
}
