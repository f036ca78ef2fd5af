import { Hono } from 'hono'
import { parseChain } from '../chain/parse.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import type { SeaKm } from '../levers/lever.ts'
import type { FirstDocument } from './engine/first/document.ts'
import type { FirstOptions } from './engine/first/what-first.ts'
import { whatFirst } from './engine/first/what-first.ts'

interface Tables {
  readonly reference: ReferenceSet
  readonly seaKm: SeaKm
}

/** A request holds its thread no longer, milliseconds; the ranking so far is then the answer. */
const LONGEST_MS = 8_000
/** Others are served in between, milliseconds. */
const TURN_MS = 50

/**
 * `POST /first`: the ranking of levers, `{chain, levers?, pairs?, seed?}`. Its `phase` says how far
 * the time of a request allowed; a page or the command line goes to the end.
 */
export function firstApi(
  loadForLevers: () => Promise<Tables>,
  now: () => number = () => performance.now(),
): Hono {
  const api = new Hono()
  api.post('/first', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    const asked = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
    const chain = parseChain(asked['chain'])
    if (!chain.ok) return c.json({ ok: false, problems: chain.problems }, 422)
    const options = optionsOf(asked)
    if (!options.ok) return c.json({ ok: false, problems: options.problems }, 422)
    const steps = whatFirst(chain.value, await loadForLevers(), options.value)
    if (!steps.ok) return c.json({ ok: false, problems: steps.problems }, 422)
    return c.json(await inTime(steps.value, now))
  })
  return api
}

async function inTime(
  steps: Generator<FirstDocument, FirstDocument>,
  now: () => number,
): Promise<FirstDocument> {
  const end = now() + LONGEST_MS
  let turn = now() + TURN_MS
  for (;;) {
    const { value, done } = steps.next()
    const at = now()
    if (done || at >= end) return value
    if (at < turn) continue
    await new Promise((go) => setImmediate(go))
    turn = now() + TURN_MS
  }
}

function optionsOf({
  levers,
  pairs = false,
  seed = 1,
}: Record<string, unknown>): Result<FirstOptions> {
  const problems: Problem[] = []
  const isList = Array.isArray(levers) && levers.every((id) => typeof id === 'string')
  if (levers !== undefined && !isList) problems.push(odd('levers', 'a list of ids of levers'))
  if (typeof pairs !== 'boolean') problems.push(odd('pairs', 'true or false'))
  if (!Number.isInteger(seed) || (seed as number) < 0) {
    problems.push(odd('seed', 'a whole number from 0'))
  }
  if (problems.length > 0) return fail(...problems)
  return ok({
    pairs: pairs as boolean,
    seed: seed as number,
    ...(isList && { levers: levers as readonly string[] }),
  })
}

function odd(name: string, must: string): Problem {
  return problem({
    code: 'first_option',
    path: [name],
    message: `${name} must be ${must}.`,
    maybe: 'Maybe leave it out: it has a default.',
    values: { name, must },
  })
}
