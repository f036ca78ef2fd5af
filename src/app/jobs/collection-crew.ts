import { Worker } from 'node:worker_threads'
import type { JobReport, JobRequest } from '../../jobs/job-work.ts'
import type { Collection } from '../../prove/engine/collection/collection.ts'
import type {
  CollectionPart,
  CollectionTask,
  Crew,
} from '../../prove/engine/collection/prove-collection.ts'
import { COLLECTION_PART } from './collection-part.ts'

export interface CollectionCrew extends Pick<Crew, 'size' | 'work'> {
  /** Ends the threads; work under way is never answered. */
  readonly close: () => Promise<void>
}

interface Hand {
  readonly worker: Worker
  /** The last piece of work given to it: the next waits for that. */
  busy: Promise<unknown>
  load: number
}

/** Threads that hold one collection and do its parts, each the next that is asked for. */
export function collectionCrew(
  threadUrl: URL,
  collection: Collection,
  size: number,
): CollectionCrew {
  const hands = Array.from({ length: size }, (): Hand => {
    const worker = new Worker(threadUrl, { workerData: { threadUrl: threadUrl.href } })
    return { worker, busy: ask(worker, { collection }), load: 0 }
  })
  return {
    size,
    work(task: CollectionTask) {
      const hand = hands.reduce((least, each) => (each.load < least.load ? each : least))
      hand.load += 1
      const done = hand.busy.then(() => ask(hand.worker, { task }))
      hand.busy = done.then(() => (hand.load -= 1))
      return done as Promise<CollectionPart>
    },
    close: async () => {
      await Promise.all(hands.map(({ worker }) => worker.terminate()))
    },
  }
}

/** One request to a thread that does one thing at a time. */
function ask(worker: Worker, input: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', hear)
      worker.off('error', fail)
      worker.off('exit', ended)
    }
    const fail = (error: Error): void => {
      settle()
      reject(error)
    }
    const ended = (code: number): void => fail(new Error(`A thread ended with code ${code}.`))
    const hear = (report: JobReport): void => {
      if (report.say === 'failed') fail(new Error(report.message))
      if (report.say !== 'done') return
      settle()
      resolve(report.result)
    }
    worker.on('message', hear)
    worker.on('error', fail)
    worker.on('exit', ended)
    const stopFlag = new SharedArrayBuffer(4)
    const request: JobRequest = { kind: COLLECTION_PART, input, stopFlag }
    worker.postMessage(request)
  })
}
