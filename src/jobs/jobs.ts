/** Where a job stands. A job that was stopped keeps the best it had found. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'timed-out'

/** How far a job is: a share when it knows how much there is to do. */
export interface JobProgress {
  /** 0 to 1; undefined while nobody can say. */
  readonly doneRatio?: number
  readonly note?: string
}

/** Long work to do for one organisation. */
export interface JobOrder {
  readonly orgId: string
  readonly kind: string
  /** Plain data: it may go to another thread, or another machine. */
  readonly input: unknown
  /** The same key twice is the same job: a request sent again does not start it again. */
  readonly idempotencyKey?: string
  /** Missing: as long as it takes. */
  readonly secondsLimit?: number
}

/** A job as its owner sees it. */
export interface JobStatus {
  readonly jobId: string
  readonly kind: string
  readonly state: JobState
  readonly progress: JobProgress
  /** Of a job that is done; of one that was stopped, the best so far, when there is one. */
  readonly result?: unknown
  /** Of a job that failed, for people. */
  readonly failure?: string
  /** Jobs of all organisations that go first; 0 when it runs or has run. */
  readonly ahead: number
}

/** Long work behind one port: here in threads of this process, later on many machines. */
export interface Jobs {
  submit(order: JobOrder): Promise<JobStatus>
  /** Undefined when the organisation has no such job. */
  read(orgId: string, jobId: string): Promise<JobStatus | undefined>
  list(orgId: string): Promise<readonly JobStatus[]>
  /** False when there is no such job; a job that has ended stays as it ended. */
  cancel(orgId: string, jobId: string): Promise<boolean>
  /** Tells every change until the job has ended; call what it returns to hear no more. */
  watch(orgId: string, jobId: string, hear: (status: JobStatus) => void): () => void
  /** Stops what runs and takes nothing new. */
  close(): Promise<void>
}

const ENDED: readonly JobState[] = ['done', 'failed', 'cancelled', 'timed-out']

export function hasEnded({ state }: Pick<JobStatus, 'state'>): boolean {
  return ENDED.includes(state)
}
