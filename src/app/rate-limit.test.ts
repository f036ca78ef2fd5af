import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { rateLimit } from './rate-limit.ts'

describe('rate limit', () => {
  it('[S10] a burst passes, then 429 with the seconds to wait, then as many as time allows', async () => {
    let clock = 0
    const app = new Hono()
    app.use(rateLimit({ perSecond: 2, burst: 3 }, () => clock))
    app.get('/', (c) => c.text('yes'))
    const ask = async () => (await app.request('/')).status
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429])
    const refused = await app.request('/')
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    clock = 1000
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429])
    clock = 100_000
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429])
  })
})
