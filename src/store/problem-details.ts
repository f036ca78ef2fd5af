import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../core/problem.ts'

/** An error answer as RFC 9457 shapes it, with the problems that a person can mend. */
export function problemDetails(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  said: string | { readonly detail: string; readonly problems: readonly Problem[] },
) {
  const { detail, problems } = typeof said === 'string' ? { detail: said, problems: [] } : said
  const body = { type: `urn:boucle:problem:${code}`, title: code, status, detail, problems }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' })
}
