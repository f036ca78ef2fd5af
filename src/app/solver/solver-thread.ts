import { parentPort } from 'node:worker_threads'
import type { Highs } from 'highs'
import type {
  LinearProgram,
  SolveOptions,
  SolveOutcome,
} from '../../core/optimisation/linear-program.ts'
import { loadHighs, runProgram } from './solver-run.ts'

/** What the pool sends: everything of a solve that can be copied to another thread. */
export interface SolveRequest {
  readonly program: LinearProgram
  readonly options: Omit<SolveOptions, 'cancelled' | 'onProgress'>
  /** One 32-bit word that both threads see: 1 asks to stop. */
  readonly stopFlag: SharedArrayBuffer
}

/** What a thread says back: any number of the first two, then one of the last two. */
export type SolveReport =
  | { readonly kind: 'progress'; readonly seconds: number; objective?: number; bound?: number }
  | { readonly kind: 'improved'; readonly values: Float64Array; readonly objective: number }
  | { readonly kind: 'done'; readonly outcome: SolveOutcome }
  | { readonly kind: 'failed'; readonly message: string; readonly memory: boolean }

/** WebAssembly reports a full heap in these words; the runtime is of no use afterwards. */
const OUT_OF_MEMORY = /memory|OOM|Aborted/

const port = parentPort
let runtime: Promise<Highs> | undefined

async function answer({ program, options, stopFlag }: SolveRequest): Promise<SolveReport> {
  const stop = new Int32Array(stopFlag)
  const say = (report: SolveReport): void => port?.postMessage(report)
  try {
    runtime ??= loadHighs()
    const outcome = runProgram(await runtime, program, {
      ...options,
      cancelled: () => Atomics.load(stop, 0) === 1,
      onProgress: (progress) => say({ kind: 'progress', ...progress }),
      onImproved: (values, objective) => say({ kind: 'improved', values, objective }),
    })
    return { kind: 'done', outcome }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'failed', message, memory: OUT_OF_MEMORY.test(message) }
  }
}

port?.on('message', (request: SolveRequest) => {
  void answer(request).then((report) => port.postMessage(report))
})
