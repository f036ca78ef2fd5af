import type { Context } from 'hono'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { problemDetails } from '../store/problem-details.ts'
import type { Jobs, JobStatus } from './jobs.ts'
import { hasEnded } from './jobs.ts'

/** The longest that a job asked over HTTP may run, seconds. */
const MOST_SECONDS = 3600

/** Long work over HTTP: submit, read, follow, cancel. */
export function jobsApi(jobs: Jobs, orgId: string, kinds: readonly string[]): Hono {
  const api = new Hono()
  api.get('/jobs', async (c) => c.json(await jobs.list(orgId)))
  api.post('/jobs', (c) => submit(c, { jobs, orgId, kinds }))
  api.get('/jobs/:jobId', async (c) => {
    const found = await jobs.read(orgId, c.req.param('jobId'))
    return found ? c.json(found) : missing(c)
  })
  api.delete('/jobs/:jobId', async (c) => {
    const done = await jobs.cancel(orgId, c.req.param('jobId'))
    return done ? c.json({ cancelled: true }, 202) : missing(c)
  })
  api.get('/jobs/:jobId/events', async (c) => {
    const jobId = c.req.param('jobId')
    if (!(await jobs.read(orgId, jobId))) return missing(c)
    return streamSSE(c, async (stream) => {
      // The last word must be out before the stream is closed.
      let written: Promise<void> = Promise.resolve()
      await new Promise<void>((done) => {
        const stop = jobs.watch(orgId, jobId, (status: JobStatus) => {
          const data = JSON.stringify(status)
          written = written.then(() => stream.writeSSE({ event: 'status', data }))
          if (hasEnded(status)) void written.then(done, done)
        })
        stream.onAbort(() => {
          stop()
          done()
        })
      })
    })
  })
  return api
}

interface Submitting {
  readonly jobs: Jobs
  readonly orgId: string
  readonly kinds: readonly string[]
}

async function submit(c: Context, { jobs, orgId, kinds }: Submitting) {
  const body: unknown = await c.req.json().catch(() => undefined)
  const { kind, input, secondsLimit } = (body ?? {}) as Readonly<Record<string, unknown>>
  if (typeof kind !== 'string' || !kinds.includes(kind)) {
    return refused(c, `kind is one of: ${kinds.join(', ')}.`)
  }
  const isLimit = typeof secondsLimit === 'number' && secondsLimit > 0
  if (secondsLimit !== undefined && !(isLimit && secondsLimit <= MOST_SECONDS)) {
    return refused(c, `secondsLimit is a number of seconds up to ${MOST_SECONDS}.`)
  }
  const idempotencyKey = c.req.header('idempotency-key')
  const status = await jobs.submit({
    orgId,
    kind,
    input,
    ...(isLimit && { secondsLimit }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  })
  return c.json(status, 202, { location: `/api/v1/jobs/${status.jobId}` })
}

function missing(c: Context) {
  return problemDetails(c, 404, 'job_missing', 'There is no such job.')
}

function refused(c: Context, detail: string) {
  return problemDetails(c, 400, 'job', detail)
}
