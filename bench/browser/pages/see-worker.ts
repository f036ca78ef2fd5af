import { loadReference } from '../../../reference/load.ts'
import type { FieldEdit } from '../../../src/chain/edit.ts'
import type { Session } from '../../../src/see/engine/session.ts'
import { openSession } from '../../../src/see/engine/session.ts'

/** What the bench asks: the engine of the page's worker, with a clock around it. */
type Ask =
  | { readonly kind: 'open'; readonly document: unknown }
  | { readonly kind: 'edit'; readonly edit: FieldEdit }
  | { readonly kind: 'intervals' }

let session: Session | undefined

/** Answers and says how long the worker was at it, the answer written for the page included. */
self.onmessage = async ({ data }: MessageEvent<Ask>) => {
  const reference = await loadReference()
  const started = performance.now()
  const changed =
    data.kind === 'open'
      ? openSession(data.document, reference)
      : data.kind === 'edit'
        ? session?.edit(data.edit)
        : undefined
  if (changed && !changed.ok) throw new Error(JSON.stringify(changed.problems[0]))
  if (changed?.ok) session = changed.value
  const document = session?.document(data.kind === 'intervals')
  const computed = performance.now()
  self.postMessage({ kind: 'answer', document })
  self.postMessage({
    kind: 'times',
    computeMs: computed - started,
    postMs: performance.now() - computed,
  })
}
