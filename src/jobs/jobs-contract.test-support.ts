import { expect, it } from 'vitest'
import type { Jobs, JobStatus } from './jobs.ts'
import { hasEnded } from './jobs.ts'

/**
 * What every implementation of the port must hold. The kinds that it runs: `count` counts to
 * `input.to`, a step every `input.everyMs`, telling how far it is and the best so far, and stops
 * when asked; `deaf` never listens; `throw` fails; `crash` ends its thread.
 */
export function jobsContract(open: (threads: number) => Jobs): void {
  oneJobContract(open)
  manyJobsContract(open)
}

function count(to: number, everyMs = 1) {
  return { kind: 'count', input: { to, everyMs } }
}

function oneJobContract(open: (threads: number) => Jobs): void {
  it('[J1] work is done, tells how far it is, and its result is there to read', async () => {
    const jobs = open(1)
    const { jobId } = await jobs.submit({ orgId: 'a', ...count(300) })
    const heard = await follow(jobs, 'a', jobId)
    expect(heard.at(-1)).toMatchObject({ state: 'done', result: 300, progress: { doneRatio: 1 } })
    expect(heard.some(({ state }) => state === 'running')).toBe(true)
    expect(await jobs.read('a', jobId)).toEqual(heard.at(-1))
    await jobs.close()
  })

  it('[J2] cancelled work ends and leaves the best it had', async () => {
    const jobs = open(1)
    const { jobId } = await jobs.submit({ orgId: 'a', ...count(1_000_000) })
    await until(jobs, 'a', jobId, ({ progress }) => (progress.doneRatio ?? 0) > 0)
    expect(await jobs.cancel('a', jobId)).toBe(true)
    const last = (await follow(jobs, 'a', jobId)).at(-1)!
    expect(last.state).toBe('cancelled')
    expect(last.result).toBeGreaterThan(0)
    expect(await jobs.cancel('a', jobId)).toBe(true)
    expect((await jobs.read('a', jobId))!.state).toBe('cancelled')
    await jobs.close()
  })

  it('[J3] work that does not listen is ended all the same, and so is work past its time', async () => {
    const jobs = open(2)
    const deaf = await jobs.submit({ orgId: 'a', kind: 'deaf', input: {} })
    await until(jobs, 'a', deaf.jobId, ({ state }) => state === 'running')
    await jobs.cancel('a', deaf.jobId)
    expect((await follow(jobs, 'a', deaf.jobId)).at(-1)!.state).toBe('cancelled')
    const late = await jobs.submit({ orgId: 'a', ...count(1_000_000), secondsLimit: 0.4 })
    expect((await follow(jobs, 'a', late.jobId)).at(-1)!.state).toBe('timed-out')
    await jobs.close()
  })
}

function manyJobsContract(open: (threads: number) => Jobs): void {
  it('[J4] work that fails or crashes says so and takes nothing else along', async () => {
    const jobs = open(2)
    const [fails, crashes, good] = await Promise.all([
      jobs.submit({ orgId: 'a', kind: 'throw', input: {} }),
      jobs.submit({ orgId: 'a', kind: 'crash', input: {} }),
      jobs.submit({ orgId: 'a', ...count(50) }),
    ])
    expect((await follow(jobs, 'a', fails.jobId)).at(-1)).toMatchObject({
      state: 'failed',
      failure: 'no luck',
    })
    expect((await follow(jobs, 'a', crashes.jobId)).at(-1)!.state).toBe('failed')
    expect((await follow(jobs, 'a', good.jobId)).at(-1)!.state).toBe('done')
    await jobs.close()
  })

  it('[J5] organisations see their own jobs alone and take turns', async () => {
    const jobs = open(1)
    const ended: string[] = []
    const all = await Promise.all(
      ['a', 'a', 'a', 'b'].map((orgId) => jobs.submit({ orgId, ...count(20) })),
    )
    const owners = ['a', 'a', 'a', 'b']
    await Promise.all(
      all.map(async ({ jobId }, at) => {
        await follow(jobs, owners[at]!, jobId)
        ended.push(`${owners[at]}${at}`)
      }),
    )
    expect(ended).toEqual(['a0', 'b3', 'a1', 'a2'])
    expect(await jobs.read('b', all[0]!.jobId)).toBeUndefined()
    expect(await jobs.cancel('b', all[0]!.jobId)).toBe(false)
    expect((await jobs.list('b')).map(({ jobId }) => jobId)).toEqual([all[3]!.jobId])
    await jobs.close()
  })

  it('[J6] the same key is the same job; a queued job knows how many go first', async () => {
    const jobs = open(1)
    const order = { orgId: 'a', ...count(1_000_000), idempotencyKey: 'k' }
    const first = await jobs.submit(order)
    const again = await jobs.submit(order)
    expect(again.jobId).toBe(first.jobId)
    await jobs.submit({ orgId: 'a', ...count(1) })
    const third = await jobs.submit({ orgId: 'a', ...count(1) })
    expect(third).toMatchObject({ state: 'queued', ahead: 1 })
    await jobs.cancel('a', third.jobId)
    expect((await jobs.read('a', third.jobId))!.state).toBe('cancelled')
    await jobs.close()
    expect((await jobs.read('a', first.jobId))!.state).toBe('cancelled')
  })
}

/** Every status that is told until the job has ended. */
function follow(jobs: Jobs, orgId: string, jobId: string): Promise<JobStatus[]> {
  return new Promise((done) => {
    const heard: JobStatus[] = []
    jobs.watch(orgId, jobId, (status) => {
      heard.push(status)
      if (hasEnded(status)) done(heard)
    })
  })
}

function until(
  jobs: Jobs,
  orgId: string,
  jobId: string,
  holds: (status: JobStatus) => boolean,
): Promise<void> {
  return new Promise((done, failed) => {
    const stop = jobs.watch(orgId, jobId, (status) => {
      if (holds(status)) done()
      else if (hasEnded(status)) failed(new Error(`ended as ${status.state}`))
      else return
      queueMicrotask(() => stop())
    })
  })
}
