import type { Context } from 'hono'
import { Hono } from 'hono'
import { parseChain } from '../chain/parse.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Problem, Result } from '../core/problem.ts'
import { problem } from '../core/problem.ts'
import { apply, rebase } from '../levers/apply.ts'
import type { SeaKm } from '../levers/lever.ts'
import { leverLines } from '../levers/scenario-schema.ts'
import { parseScenario } from '../levers/scenario.ts'
import { compare } from './engine/compare/compare.ts'
import { leverLinesOf } from './engine/effects/lever-lines.ts'
import type { ComparedChain } from './engine/compare/compare-many.ts'
import { compareMany } from './engine/compare/compare-many.ts'
import type { See } from './engine/see.ts'
import { DEFAULT_SEED, see, seeIntervals } from './engine/see.ts'

/** What steps of scenarios rest on. */
interface LeverTables {
  readonly reference: ReferenceSet
  readonly seaKm: SeaKm
}

/** Scenarios applied and chains compared over HTTP: pure answers, nothing is stored. */
export function compareApi(
  loadReference: () => Promise<ReferenceSet>,
  loadForLevers: () => Promise<LeverTables>,
): Hono {
  const api = new Hono()
  api.get('/levers', (c) => c.json(leverLines()))
  api.post('/levers', async (c) => {
    const chain = parseChain((await bodyOf(c))['chain'])
    if (!chain.ok) return refused(c, chain.problems)
    const lines = leverLinesOf(chain.value, await loadForLevers())
    return lines.ok ? c.json({ levers: lines.value }) : refused(c, lines.problems)
  })
  api.post('/apply', async (c) => {
    const body = await bodyOf(c)
    const [chain, scenario] = [parseChain(body['chain']), parseScenario(body['scenario'])]
    if (!chain.ok) return refused(c, chain.problems)
    if (!scenario.ok) return refused(c, scenario.problems)
    const { reference, seaKm } = await loadForLevers()
    return c.json(apply(chain.value, scenario.value, reference, seaKm))
  })
  api.post('/rebase', async (c) => {
    const body = await bodyOf(c)
    const [chain, scenario] = [parseChain(body['chain']), parseScenario(body['scenario'])]
    if (!chain.ok) return refused(c, chain.problems)
    if (!scenario.ok) return refused(c, scenario.problems)
    const version = body['version']
    const base = { chain: chain.value, ...(typeof version === 'number' && { version }) }
    const { reference, seaKm } = await loadForLevers()
    return c.json(rebase(scenario.value, base, reference, seaKm))
  })
  api.post('/compare', async (c) => {
    const body = await bodyOf(c)
    const reference = await loadReference()
    if (Array.isArray(body['chains'])) return manyCompared(c, body, reference)
    const [before, after] = [seen(body['before'], reference), seen(body['after'], reference)]
    if (!before.ok) return refused(c, before.problems)
    if (!after.ok) return refused(c, after.problems)
    const seed = body['seed']
    return c.json(compare(before.value, after.value, typeof seed === 'number' ? { seed } : {}))
  })
  return api
}

/** What a person can still read side by side, and a server draw in a few seconds. */
const MOST_CHAINS = 26

/** `chains`: any number, the first is the base of the differences. */
function manyCompared(
  c: Context,
  { chains, seed }: Readonly<Record<string, unknown>>,
  reference: ReferenceSet,
) {
  const documents = chains as readonly unknown[]
  if (documents.length < 2 || documents.length > MOST_CHAINS) {
    return refused(c, [chainCount(documents.length)])
  }
  const columns: ComparedChain[] = []
  for (const [at, document] of documents.entries()) {
    const read = seen(document, reference)
    if (!read.ok) {
      const path = ['chains', at] as const
      return refused(
        c,
        read.problems.map((each) => ({ ...each, path: [...path, ...each.path] })),
      )
    }
    const drawn = seeIntervals(read.value, typeof seed === 'number' ? seed : DEFAULT_SEED)
    columns.push({ id: String(at), seen: read.value, drawn })
  }
  return c.json({ rows: compareMany(columns) })
}

function chainCount(count: number): Problem {
  return problem({
    code: 'compare_count',
    path: ['chains'],
    message: `Expected 2 to ${MOST_CHAINS} chains, found ${count}.`,
    maybe: 'Maybe compare fewer at a time.',
    values: { count },
  })
}

async function bodyOf(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await c.req.json().catch(() => undefined)
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

function seen(document: unknown, reference: ReferenceSet): Result<See> {
  const parsed = parseChain(document)
  return parsed.ok ? see(parsed.value, reference) : parsed
}

function refused(c: Context, problems: readonly Problem[]) {
  return c.json({ ok: false, problems }, 422)
}
