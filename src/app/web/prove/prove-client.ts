import type { ProofDocument } from '../../../prove/engine/document.ts'
import type { ProofRun } from '../../../prove/screen/proof-run.ts'
import type { ProveAnswer, ProveAsk } from '../../compute/compute-prove.ts'
import { Refused } from '../compute-client.ts'

/** Stopped by whoever asked: not a failure. */
class Stopped extends Error {}

/** One thread waits between questions: starting one costs more than a small proof. */
let idle: Worker | undefined

/** Proves in a thread of its own: a question that is no longer wanted is stopped, not waited for. */
export function startProof(ask: ProveAsk): ProofRun {
  const worker =
    idle ??
    new Worker(new URL('../../compute/compute-prove.ts', import.meta.url), { type: 'module' })
  idle = undefined
  let stop = () => {}
  const answer = new Promise<ProofDocument>((done, failed) => {
    worker.onmessage = (event: MessageEvent<ProveAnswer>) => {
      const { proof, problems, error } = event.data
      if (idle === undefined) idle = worker
      else worker.terminate()
      stop = () => {}
      if (proof) done(proof)
      else failed(problems ? new Refused(problems) : new Error(error))
    }
    worker.onerror = (event: ErrorEvent) => {
      worker.terminate()
      failed(new Error(event.message || 'The computation could not start'))
    }
    stop = () => {
      worker.terminate()
      failed(new Stopped())
    }
  })
  worker.postMessage(ask)
  return { answer, stop: () => stop() }
}
