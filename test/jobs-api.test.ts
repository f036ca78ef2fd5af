import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { jobsApi } from '../src/jobs/api.ts'
import type { JobStatus } from '../src/jobs/jobs.ts'
import { threadJobs } from '../src/jobs/thread-jobs.ts'

// The thread as it is built for the server: `npm test` builds before it tests.
const thread = new URL('../dist/app/job-thread.js', import.meta.url)
const jobs = threadJobs(thread, { threads: 1 })
const api = jobsApi(jobs, 'local', ['see.intervals'])
const document: unknown = JSON.parse(
  readFileSync(fileURLToPath(new URL('../examples/pull.json', import.meta.url)), 'utf8'),
)

afterAll(() => jobs.close())

function submit(input: unknown, headers: Record<string, string> = {}) {
  return api.request('/jobs', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ kind: 'see.intervals', input }),
  })
}

/** The last status that the stream of events tells. */
async function lastEvent(jobId: string): Promise<JobStatus> {
  const text = await (await api.request(`/jobs/${jobId}/events`)).text()
  const data = text.split('\n').filter((line) => line.startsWith('data: '))
  return JSON.parse(data.at(-1)!.slice(6)) as JobStatus
}

describe('long work over HTTP', () => {
  it('[J10] intervals of many draws are submitted, followed to their end and read', async () => {
    const answer = await submit({ document, draws: 400, seed: 7 })
    expect(answer.status).toBe(202)
    const { jobId } = (await answer.json()) as JobStatus
    expect(answer.headers.get('location')).toBe(`/api/v1/jobs/${jobId}`)
    const last = await lastEvent(jobId)
    expect(last).toMatchObject({ state: 'done', result: { ok: true, draws: 400, seed: 7 } })
    const { byFigure } = last.result as { byFigure: Record<string, { low: number; high: number }> }
    expect(byFigure['total.cost']!.high).toBeGreaterThan(byFigure['total.cost']!.low)
    expect(await (await api.request(`/jobs/${jobId}`)).json()).toEqual(last)
  })

  it('[J11] cancelled, it keeps the draws that were made; a request sent twice is one job', async () => {
    const key = { 'idempotency-key': 'once' }
    const first = (await (await submit({ document, draws: 100_000 }, key)).json()) as JobStatus
    const again = (await (await submit({ document, draws: 100_000 }, key)).json()) as JobStatus
    expect(again.jobId).toBe(first.jobId)
    const cancelled = await api.request(`/jobs/${first.jobId}`, { method: 'DELETE' })
    expect(cancelled.status).toBe(202)
    expect((await lastEvent(first.jobId)).state).toBe('cancelled')
  })

  it('[J12] what cannot be done is refused, or ends with its problems', async () => {
    const bad = await api.request('/jobs', { method: 'POST', body: '{"kind":"magic"}' })
    expect(bad.status).toBe(400)
    expect(((await bad.json()) as { detail: string }).detail).toContain('see.intervals')
    expect((await api.request('/jobs/none')).status).toBe(404)
    expect((await api.request('/jobs/none/events')).status).toBe(404)
    const { jobId } = (await (await submit({ document: { chain: 3 } })).json()) as JobStatus
    const last = await lastEvent(jobId)
    expect(last).toMatchObject({ state: 'done', result: { ok: false } })
  })
})
