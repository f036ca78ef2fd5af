import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { jobsApi } from '../src/jobs/api.ts'
import type { JobStatus } from '../src/jobs/jobs.ts'
import {
  alone,
  collectionDocument,
  collectionOf,
} from '../src/prove/engine/collection/collection.test-support.ts'
import { proveCollection } from '../src/prove/engine/collection/prove-collection.ts'
import { threadJobs } from '../src/jobs/thread-jobs.ts'

// The thread as it is built for the server: `npm test` builds before it tests.
const thread = new URL('../dist/app/job-thread.js', import.meta.url)
const jobs = threadJobs(thread, { threads: 1 })
const api = jobsApi(jobs, 'local', ['see.intervals', 'prove.collection'])
const document: unknown = JSON.parse(
  readFileSync(fileURLToPath(new URL('../examples/pull.json', import.meta.url)), 'utf8'),
)

afterAll(() => jobs.close())

function submit(
  input: unknown,
  headers: Record<string, string> = {},
  kind: 'see.intervals' | 'prove.collection' = 'see.intervals',
) {
  return api.request('/jobs', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ kind, input }),
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

  it('[P152] a collection in threads: the digits of one thread; stopped, what is done; refused', async () => {
    const styles = (paths: number) =>
      collectionDocument(6, { policies: ['push'], paths, samplePaths: 32 })
    const jobOf = async (input: unknown) =>
      ((await (await submit(input, {}, 'prove.collection')).json()) as JobStatus).jobId
    const last = await lastEvent(await jobOf({ collection: styles(64) }))
    const collection = collectionOf(styles(64))
    const here = await proveCollection(collection, alone(collection, 6))
    expect(last.state).toBe('done')
    expect(last.result).toEqual({ ok: true, problems: [], proof: JSON.parse(JSON.stringify(here)) })
    const longer = await jobOf({ collection: collectionDocument(60, { paths: 16_384 }) })
    await api.request(`/jobs/${longer}`, { method: 'DELETE' })
    expect(await lastEvent(longer)).toMatchObject({ state: 'cancelled' })
    const bad = await lastEvent(await jobOf({ collection: { schema: 'boucle/chain' } }))
    expect(bad.result).toMatchObject({ ok: false, problems: [{ code: 'collection_document' }] })
  })
})
