import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { JobReport, JobRequest } from './job-work.ts'
import type { JobOrder, JobProgress, Jobs, JobState, JobStatus } from './jobs.ts'
import { hasEnded } from './jobs.ts'

export interface ThreadJobsOptions {
  /** Jobs that run at once. */
  readonly threads: number
  /** Time that work has to come to an end by itself once it is asked. */
  readonly graceMs?: number
  /** Ended jobs that are kept for their owners to read. */
  readonly kept?: number
}

const GRACE_MS = 150
const KEPT = 1000

/** Everything about one job. */
interface Job {
  readonly jobId: string
  readonly order: JobOrder
  readonly watchers: Set<(status: JobStatus) => void>
  state: JobState
  progress: JobProgress
  result: unknown
  failure: string | undefined
  stop: ((state: 'cancelled' | 'timed-out') => void) | undefined
}

/**
 * Jobs in worker threads of this process. Each runs in a thread of its own, so that one that
 * crashes takes nothing else along; organisations take turns, so that a hundred jobs of one do not
 * hold up the only job of another. Nothing is kept when the process ends.
 */
export function threadJobs(threadUrl: URL, options: ThreadJobsOptions): Jobs {
  return new ThreadJobs(threadUrl, options)
}

class ThreadJobs implements Jobs {
  readonly #threadUrl: URL
  readonly #options: ThreadJobsOptions
  readonly #jobs = new Map<string, Job>()
  readonly #byKey = new Map<string, Job>()
  readonly #queue: Job[] = []
  readonly #running = new Set<Job>()
  /** Turn at which each organisation last got a thread. */
  readonly #lastRun = new Map<string, number>()
  #turns = 0
  #closed = false

  constructor(threadUrl: URL, options: ThreadJobsOptions) {
    this.#threadUrl = threadUrl
    this.#options = options
  }

  submit(order: JobOrder): Promise<JobStatus> {
    const known = order.idempotencyKey === undefined ? undefined : this.#byKey.get(keyOf(order))
    if (known) return Promise.resolve(this.#statusOf(known))
    if (this.#closed) return Promise.reject(new Error('Jobs are closed'))
    const job = newJob(order)
    this.#jobs.set(job.jobId, job)
    if (order.idempotencyKey !== undefined) this.#byKey.set(keyOf(order), job)
    this.#queue.push(job)
    this.#next()
    return Promise.resolve(this.#statusOf(job))
  }

  read(orgId: string, jobId: string): Promise<JobStatus | undefined> {
    const job = this.#owned(orgId, jobId)
    return Promise.resolve(job && this.#statusOf(job))
  }

  list(orgId: string): Promise<readonly JobStatus[]> {
    const own = [...this.#jobs.values()].filter((job) => job.order.orgId === orgId)
    return Promise.resolve(own.map((job) => this.#statusOf(job)))
  }

  cancel(orgId: string, jobId: string): Promise<boolean> {
    const job = this.#owned(orgId, jobId)
    if (!job) return Promise.resolve(false)
    if (job.state === 'queued') {
      this.#queue.splice(this.#queue.indexOf(job), 1)
      this.#end(job, 'cancelled')
    } else job.stop?.('cancelled')
    return Promise.resolve(true)
  }

  watch(orgId: string, jobId: string, hear: (status: JobStatus) => void): () => void {
    const job = this.#owned(orgId, jobId)
    if (!job) return () => undefined
    hear(this.#statusOf(job))
    if (!hasEnded(job)) job.watchers.add(hear)
    return () => job.watchers.delete(hear)
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#queue.splice(0)) this.#end(job, 'cancelled')
    const open = [...this.#running]
    for (const job of open) job.stop?.('cancelled')
    await Promise.all(open.map(ended))
  }

  #owned(orgId: string, jobId: string): Job | undefined {
    const job = this.#jobs.get(jobId)
    return job?.order.orgId === orgId ? job : undefined
  }

  #statusOf(job: Job): JobStatus {
    return {
      jobId: job.jobId,
      kind: job.order.kind,
      state: job.state,
      progress: job.progress,
      ahead: job.state === 'queued' ? this.#queue.indexOf(job) : 0,
      ...(job.result !== undefined && { result: job.result }),
      ...(job.failure !== undefined && { failure: job.failure }),
    }
  }

  #tell(job: Job): void {
    const status = this.#statusOf(job)
    for (const hear of job.watchers) hear(status)
    if (hasEnded(job)) job.watchers.clear()
  }

  #end(job: Job, state: JobState): void {
    if (hasEnded(job)) return
    job.state = state
    job.stop = undefined
    this.#running.delete(job)
    this.#tell(job)
    this.#forgetOldest()
    this.#next()
  }

  #forgetOldest(): void {
    const ended = [...this.#jobs.values()].filter(hasEnded)
    for (const job of ended.slice(0, Math.max(0, ended.length - (this.#options.kept ?? KEPT)))) {
      this.#jobs.delete(job.jobId)
      this.#byKey.delete(keyOf(job.order))
    }
  }

  #next(): void {
    while (!this.#closed && this.#running.size < this.#options.threads) {
      const job = this.#takeTurn()
      if (!job) return
      this.#lastRun.set(job.order.orgId, this.#turns++)
      this.#running.add(job)
      job.state = 'running'
      this.#tell(job)
      run(job, {
        threadUrl: this.#threadUrl,
        graceMs: this.#options.graceMs ?? GRACE_MS,
        tell: (each) => this.#tell(each),
        end: (each, state) => this.#end(each, state),
      })
    }
  }

  /** The organisation that ran longest ago goes first; its jobs in their order. */
  #takeTurn(): Job | undefined {
    const turnOf = (job: Job): number => this.#lastRun.get(job.order.orgId) ?? -1
    let best: Job | undefined
    for (const job of this.#queue) if (!best || turnOf(job) < turnOf(best)) best = job
    if (best) this.#queue.splice(this.#queue.indexOf(best), 1)
    return best
  }
}

function keyOf({ orgId, idempotencyKey }: JobOrder): string {
  return `${orgId}\u0000${idempotencyKey ?? ''}`
}

function newJob(order: JobOrder): Job {
  return {
    jobId: randomUUID(),
    order,
    watchers: new Set(),
    state: 'queued',
    progress: {},
    result: undefined,
    failure: undefined,
    stop: undefined,
  }
}

function ended(job: Job): Promise<void> {
  if (hasEnded(job)) return Promise.resolve()
  return new Promise((done) =>
    job.watchers.add((status) => {
      if (hasEnded(status)) done()
    }),
  )
}

interface Surroundings {
  readonly threadUrl: URL
  readonly graceMs: number
  readonly tell: (job: Job) => void
  readonly end: (job: Job, state: JobState) => void
}

/** One job in one thread: asked to stop, it has a moment to do so by itself, then it is ended. */
function run(job: Job, { threadUrl, graceMs, tell, end }: Surroundings): void {
  // Work that needs threads of its own opens them at the same address.
  const worker = new Worker(threadUrl, { workerData: { threadUrl: threadUrl.href } })
  const stopFlag = new SharedArrayBuffer(4)
  const { kind, input, secondsLimit } = job.order
  let asked: 'cancelled' | 'timed-out' | undefined
  const timers: NodeJS.Timeout[] = []
  const finish = (state: JobState): void => {
    for (const timer of timers) clearTimeout(timer)
    worker.removeAllListeners()
    // A thread that is ended may still raise an error: nobody listens to it any more.
    worker.on('error', () => undefined)
    void worker.terminate()
    end(job, state)
  }
  job.stop = (state) => {
    if (asked) return
    asked = state
    Atomics.store(new Int32Array(stopFlag), 0, 1)
    timers.push(setTimeout(() => finish(state), graceMs))
  }
  if (secondsLimit !== undefined) {
    timers.push(setTimeout(() => job.stop?.('timed-out'), secondsLimit * 1000))
  }
  const fail = (message: string): void => {
    job.failure = message
    finish(asked ?? 'failed')
  }
  worker.on('message', (report: JobReport) => {
    switch (report.say) {
      case 'progress':
        job.progress = report.progress
        return tell(job)
      case 'best':
        job.result = report.result
        return undefined
      case 'done':
        job.result = report.result
        if (!asked) job.progress = { doneRatio: 1 }
        return finish(asked ?? 'done')
      case 'failed':
        return fail(report.message)
    }
  })
  worker.on('error', (error) => fail(error.message))
  worker.on('exit', (code) => fail(`The thread ended with code ${code}.`))
  const request: JobRequest = { kind, input, stopFlag }
  worker.postMessage(request)
}
