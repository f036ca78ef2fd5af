import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../core/problem.ts'

/** An error answer as RFC 9457 shapes it, with the problems that a person can mend. */
// eslint-disable-next-line max-params
export function problemDetails(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  detail: string,
  problems: readonly Problem[] = [],
) {
  const body = { type: `urn:boucle:problem:${code}`, title: code, status, detail, problems }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' })
}
