import type { runCollection } from '../../prove/screen/collection/collection-job.ts'
import type { CollectionAsk, CollectionReply } from './collection-worker.ts'

/** A collection at work in a thread of this browser: the same answer, on one core. */
export const runCollectionHere: typeof runCollection = (input, hear) => {
  const worker = new Worker(new URL('./collection-worker.ts', import.meta.url), { type: 'module' })
  const send = (ask: CollectionAsk) => worker.postMessage(ask)
  const answer = new Promise<Awaited<ReturnType<typeof runCollection>['answer']>>(
    (done, failed) => {
      worker.onmessage = ({ data }: MessageEvent<CollectionReply>) => {
        if ('progress' in data) return hear(data.progress)
        worker.terminate()
        return 'answer' in data ? done(data.answer) : failed(new Error(data.error))
      }
      worker.onerror = (event) => {
        worker.terminate()
        failed(new Error(event.message || 'The computation could not start'))
      }
    },
  )
  send({ input })
  return { answer, stop: () => send('stop') }
}
