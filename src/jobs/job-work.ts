import type { JobProgress } from './jobs.ts'

/** What work under way may say and ask. */
export interface JobControls {
  progress(progress: JobProgress): void
  /** The best result so far: what the owner gets when the job is stopped. */
  best(result: unknown): void
  /** True when it should come to an end now, with the best it has. */
  readonly stopped: () => boolean
}

/** One kind of long work. */
export type JobWork = (input: unknown, controls: JobControls) => Promise<unknown>

/** What is sent to a thread. */
export interface JobRequest {
  readonly kind: string
  readonly input: unknown
  /** One 32-bit word that both threads see: 1 asks to stop. */
  readonly stopFlag: SharedArrayBuffer
}

/** What a thread says back: any number of the first two, then one of the last two. */
export type JobReport =
  | { readonly say: 'progress'; readonly progress: JobProgress }
  | { readonly say: 'best'; readonly result: unknown }
  | { readonly say: 'done'; readonly result: unknown; readonly wasStopped: boolean }
  | { readonly say: 'failed'; readonly message: string }

/** Milliseconds between two words on how far the work is. */
const SAY_EVERY_MS = 100

/** Does the work of a request in the thread that calls it, telling `say` how it goes. */
export async function doWork(
  kinds: Readonly<Record<string, JobWork>>,
  request: JobRequest,
  say: (report: JobReport) => void,
): Promise<void> {
  const flag = new Int32Array(request.stopFlag)
  const stopped = (): boolean => Atomics.load(flag, 0) === 1
  let saidMs = -Infinity
  const controls: JobControls = {
    stopped,
    progress(progress) {
      const now = performance.now()
      if (now - saidMs < SAY_EVERY_MS) return
      saidMs = now
      say({ say: 'progress', progress })
    },
    best: (result) => say({ say: 'best', result }),
  }
  const work = kinds[request.kind]
  if (!work) return say({ say: 'failed', message: `There is no work called ${request.kind}.` })
  try {
    const result = await work(request.input, controls)
    say({ say: 'done', result, wasStopped: stopped() })
  } catch (error) {
    say({ say: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}
