import { Hono } from 'hono'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import { parseChain } from '../chain/parse.ts'
import { parseRequest } from './engine/request.ts'
import { openSession } from './engine/session.ts'

/**
 * `see` over HTTP: the same documents that the command line prints. The body is a chain, or
 * `{document, marginAllocation, marginWeights, canvas, language}`;
 * `?impute=true` fills gaps.
 */
export function seeApi(loadReference: () => Promise<ReferenceSet>): Hono {
  const api = new Hono()
  const opened = async (body: unknown, impute: string | undefined) => {
    const asked = parseRequest(body)
    if (!asked.ok) return asked
    return openSession(asked.value.document, await loadReference(), {
      ...asked.value.options,
      impute: impute === 'true',
    })
  }
  api.post('/check', async (c) => {
    const parsed = parseChain(await c.req.json().catch(() => undefined))
    return parsed.ok
      ? c.json({ ok: true, problems: parsed.warnings })
      : c.json({ ok: false, problems: parsed.problems }, 422)
  })
  api.post('/see', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    const session = await opened(body, c.req.query('impute'))
    return session.ok
      ? c.json(session.value.document(true))
      : c.json({ ok: false, problems: session.problems }, 422)
  })
  api.post('/explain/:figureId{.+}', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    const session = await opened(body, c.req.query('impute'))
    if (!session.ok) return c.json({ ok: false, problems: session.problems }, 422)
    session.value.document(true)
    const found = session.value.explain(c.req.param('figureId'))
    return found ? c.json(found) : c.json({ ok: false, problems: [] }, 404)
  })
  return api
}
