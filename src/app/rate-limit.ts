import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { problemDetails } from '../store/problem-details.ts'

export interface RateLimit {
  /** Requests a second, in the long run. */
  readonly perSecond: number
  /** Requests that may come at once. */
  readonly burst: number
}

/** Far above what a person or a good program asks: it stops a loop gone wild, and guessing. */
export const API_LIMIT: RateLimit = { perSecond: 1000, burst: 2000 }

interface Bucket {
  left: number
  filledMs: number
}

/** Addresses that are remembered; those heard of longest ago are forgotten first. */
const MOST_ADDRESSES = 10_000

/**
 * A bucket of tokens per address (Turner 1986, doi:10.1109/MCOM.1986.1092946): an empty one is
 * answered 429, with the seconds to wait.
 */
export function rateLimit({ perSecond, burst }: RateLimit, now = () => performance.now()) {
  const buckets = new Map<string, Bucket>()
  return async (c: Context, next: () => Promise<void>) => {
    const address = addressOf(c)
    const at = now()
    const bucket = buckets.get(address) ?? { left: burst, filledMs: at }
    bucket.left = Math.min(burst, bucket.left + ((at - bucket.filledMs) / 1000) * perSecond)
    bucket.filledMs = at
    buckets.delete(address)
    buckets.set(address, bucket)
    if (buckets.size > MOST_ADDRESSES) buckets.delete(buckets.keys().next().value!)
    if (bucket.left < 1) {
      c.header('retry-after', String(Math.max(1, Math.ceil((1 - bucket.left) / perSecond))))
      return problemDetails(c, 429, 'rate', 'Too many requests: wait a moment, then go on.')
    }
    bucket.left -= 1
    await next()
    return undefined
  }
}

/** Where a request comes from; one name for all when nobody listens, as in tests. */
function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return ''
  }
}
