import { Worker } from 'node:worker_threads'
import type {
  LinearProgram,
  LinearSolver,
  SolveOptions,
  SolveOutcome,
  StopReason,
} from '../../core/optimisation/linear-program.ts'
import type { SolveReport, SolveRequest } from './solver-thread.ts'

/** How often the stop signal is asked, in milliseconds. */
const POLL_MS = 40
/** How long HiGHS may take to come to a point where it can stop, before its thread is ended. */
const GRACE_MS = 3000

export interface SolverThreads extends LinearSolver {
  /** Ends the threads; solves under way end as stopped. */
  close(): Promise<void>
}

/**
 * HiGHS in worker threads, so that a solve of minutes blocks nobody. `threadUrl` is the built
 * `solver-thread` beside the entry that calls this; threads start when first needed and do not keep
 * the process alive.
 */
export function solverThreads(threadUrl: URL, threads = 1): SolverThreads {
  const idle: Worker[] = []
  const waiting: Job[] = []
  const running = new Map<Worker, Job>()

  function next(): void {
    const job = waiting[0]
    if (!job || running.size >= threads) return
    waiting.shift()
    const worker = idle.pop() ?? new Worker(threadUrl)
    running.set(worker, job)
    job.runOn(worker, (reusable) => {
      running.delete(worker)
      if (reusable) idle.push(worker)
      next()
    })
    next()
  }

  return {
    solve(program, options = {}) {
      return new Promise<SolveOutcome>((resolve, reject) => {
        waiting.push(new Job({ program, options, resolve, reject }))
        next()
      })
    },
    async close() {
      for (const job of waiting.splice(0)) job.giveUp('cancelled')
      for (const job of running.values()) job.giveUp('cancelled')
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()))
    },
  }
}

interface Order {
  readonly program: LinearProgram
  readonly options: SolveOptions
  readonly resolve: (outcome: SolveOutcome) => void
  readonly reject: (error: Error) => void
}

/** One solve: its thread, its clock and the best solution heard of so far. */
class Job {
  readonly #order: Order
  readonly #stopFlag = new SharedArrayBuffer(4)
  #startedMs = 0
  #cancelledMs: number | undefined
  #best: { values: Float64Array; objective: number } | undefined
  #bound: number | undefined
  #end: (() => void) | undefined

  constructor(order: Order) {
    this.#order = order
  }

  runOn(worker: Worker, ended: (reusable: boolean) => void): void {
    this.#startedMs = performance.now()
    const watch = setInterval(() => this.#watch(), POLL_MS)
    const hear = (report: SolveReport): void => this.#hear(report, release)
    const fail = (error: Error): void => {
      this.#order.reject(new Error(`the solver thread failed: ${error.message}`, { cause: error }))
      release(false)
    }
    const left = (code: number): void => fail(new Error(`it ended with code ${code}`))
    const release = (reusable: boolean): void => {
      clearInterval(watch)
      worker.off('message', hear).off('error', fail).off('exit', left)
      worker.unref()
      this.#end = undefined
      if (!reusable) void worker.terminate()
      ended(reusable)
    }
    this.#end = () => release(false)
    worker.ref()
    worker.on('message', hear).on('error', fail).on('exit', left)
    worker.postMessage(this.#request())
  }

  #request(): SolveRequest {
    const { cancelled: _, onProgress: __, ...options } = this.#order.options
    return { program: this.#order.program, options, stopFlag: this.#stopFlag }
  }

  #hear(report: SolveReport, release: (reusable: boolean) => void): void {
    switch (report.kind) {
      case 'progress': {
        const { kind: _, ...progress } = report
        this.#bound = progress.bound ?? this.#bound
        this.#order.options.onProgress?.(progress)
        return
      }
      case 'improved':
        this.#best = { values: report.values, objective: report.objective }
        return
      case 'done':
        release(true)
        this.#order.resolve(report.outcome)
        return
      case 'failed':
        if (report.memory) return this.giveUp('memory')
        release(true)
        this.#order.reject(new Error(`HiGHS: ${report.message}`))
    }
  }

  /** Passes the stop signal on; ends a thread that does not come to a stop by itself. */
  #watch(): void {
    const { cancelled, secondsLimit = Infinity } = this.#order.options
    const now = performance.now()
    if (this.#cancelledMs === undefined && cancelled?.() === true) {
      this.#cancelledMs = now
      Atomics.store(new Int32Array(this.#stopFlag), 0, 1)
    }
    if (now - (this.#cancelledMs ?? Infinity) > GRACE_MS) this.giveUp('cancelled')
    else if (now - this.#startedMs > secondsLimit * 1100 + GRACE_MS) this.giveUp('time')
  }

  /** Ends with what was heard so far. */
  giveUp(stoppedBy: StopReason): void {
    const { program, resolve } = this.#order
    const seconds = this.#startedMs === 0 ? 0 : (performance.now() - this.#startedMs) / 1000
    this.#end?.()
    const bound = this.#bound
    if (this.#best) {
      const unproven = program.sense === 'minimise' ? -Infinity : Infinity
      resolve({ status: 'feasible', stoppedBy, seconds, ...this.#best, bound: bound ?? unproven })
    } else resolve({ status: 'stopped', stoppedBy, seconds, ...(bound !== undefined && { bound }) })
  }
}
