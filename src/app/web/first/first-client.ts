import type { StartFirst } from '../../../advise/screen/first/use-first.ts'
import type { FirstAnswer } from '../../compute/compute-first.ts'
import { Refused } from '../compute-client.ts'

/** Ranks the levers of a chain in a thread of its own: a stop ends it and keeps what was heard. */
export function startFirst(chain: unknown): StartFirst {
  return (hear, failed) => {
    const worker = new Worker(new URL('../../compute/compute-first.ts', import.meta.url), {
      type: 'module',
    })
    worker.onmessage = ({ data }: MessageEvent<FirstAnswer>) => {
      const { document, isLast = false, problems, error } = data
      if (document) hear(document, isLast)
      else failed(problems ? new Refused(problems) : new Error(error))
      if (isLast || !document) worker.terminate()
    }
    worker.onerror = (event: ErrorEvent) => {
      worker.terminate()
      failed(new Error(event.message || 'The computation could not start'))
    }
    worker.postMessage(chain)
    return { stop: () => worker.terminate() }
  }
}
