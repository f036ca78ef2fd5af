import type { FirstAction } from '../../../advise/engine/firms/first-action.ts'
import { firstActionOf } from '../../../advise/engine/firms/first-action.ts'
import { startFirst } from '../first/first-client.ts'

/** The lever that leads once every one was played on few seasons; a stop ends its thread. */
export function firstOfFirm(chain: unknown, signal: AbortSignal): Promise<FirstAction | undefined> {
  return new Promise((done, failed) => {
    const run = startFirst(chain)((document, isLast) => {
      const action = firstActionOf(document)
      if (!isLast && action === 'later') return
      run.stop()
      done(action === 'later' ? undefined : action)
    }, failed)
    signal.addEventListener('abort', () => {
      run.stop()
      failed(new Error('stopped'))
    })
  })
}
