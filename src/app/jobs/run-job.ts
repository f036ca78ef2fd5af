import type { CommandIo } from '../../core/command.ts'
import type { JobStatus } from '../../jobs/jobs.ts'
import { hasEnded } from '../../jobs/jobs.ts'
import { threadJobs } from '../../jobs/thread-jobs.ts'

const OWNER = 'command line'

/** One long work of the command line: interrupted once, it ends with the best so far. */
export function runJobAt(threadUrl: URL): NonNullable<CommandIo['runJob']> {
  return async (kind, input, hear) => {
    const jobs = threadJobs(threadUrl, { threads: 1 })
    const { jobId } = await jobs.submit({ orgId: OWNER, kind, input })
    const stop = (): void => void jobs.cancel(OWNER, jobId)
    process.once('SIGINT', stop)
    try {
      return await new Promise<JobStatus>((done) => {
        jobs.watch(OWNER, jobId, (status) => {
          if (hasEnded(status)) done(status)
          else hear(status.progress)
        })
      })
    } finally {
      process.off('SIGINT', stop)
      await jobs.close()
    }
  }
}
