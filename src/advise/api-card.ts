import { Hono } from 'hono'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import { cardAnswer } from './engine/card/answer.ts'
import { checkCard } from './engine/card/check-card.ts'

/** `POST /card`: a card of six figures; its first answer, and the question to ask next. */
export function cardApi(loadTables: () => Promise<{ readonly reference: ReferenceSet }>): Hono {
  const api = new Hono()
  api.post('/card', async (c) => {
    const { reference } = await loadTables()
    const card = checkCard(await c.req.json().catch(() => undefined), reference)
    if (!card.ok) return c.json({ ok: false, problems: card.problems }, 422)
    const last = [...cardAnswer(card.value, reference)].at(-1)!
    return last.ok ? c.json(last.value) : c.json({ ok: false, problems: last.problems }, 422)
  })
  return api
}
