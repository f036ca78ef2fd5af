import { Hono } from 'hono'
import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import type { WeeksOfSales } from './api-demand.ts'
import { readDemand } from './api-demand.ts'
import { readAfterMargin } from './api-after-margin.ts'
import { FORMULAS } from './engine/closed-form/formulas.ts'
import type { ProofOptions } from './engine/document.ts'
import { proofDocument } from './engine/document.ts'
import { POLICY_KINDS } from './engine/policy/policy.ts'

/** Seasons of one request: a page asks for an answer while it waits. */
const [DEFAULT_PATHS, MOST_PATHS] = [512, 4096]

/** `prove` over HTTP: the same documents that the command line prints. */
export function proveApi(loadReference: () => Promise<ReferenceSet>, weeksOf?: WeeksOfSales): Hono {
  const api = new Hono()
  api.post('/prove', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    const asked = readRequest(body)
    if (!asked.ok) return c.json(refusal(asked.problems), 422)
    const { chains, options } = asked.value
    const demand = await readDemand(body as Record<string, unknown>, chains[0]!, weeksOf)
    if (!demand.ok) return c.json(refusal(demand.problems), 422)
    const told = { ...options, ...demand.value }
    const found = proofDocument(chains, await loadReference(), told)
    return found.ok ? c.json(found.value) : c.json(refusal(found.problems), 422)
  })
  api.post('/formula/:name', async (c) => {
    const formula = Object.hasOwn(FORMULAS, c.req.param('name'))
      ? FORMULAS[c.req.param('name')]
      : undefined
    if (!formula) return c.json(refusal([]), 404)
    const figures = readFigures(await c.req.json().catch(() => undefined), formula)
    const answer = figures.ok ? formula.run(figures.value) : figures
    return answer.ok ? c.json(answer.value) : c.json(refusal(answer.problems), 422)
  })
  return api
}

function refusal(problems: readonly Problem[]) {
  return { ok: false, problems }
}

interface ProveRequest {
  readonly chains: readonly Chain[]
  readonly options: ProofOptions
}

/** `{chain, against?: chain or chains, seed?, paths?, policies?, breakEven?, economics?, priced?, firm?}`. */
function readRequest(body: unknown): Result<ProveRequest> {
  const asked = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const chain = parseChain(asked['chain'])
  if (!chain.ok) return chain
  const chains = [chain.value]
  const { against: others = [] } = asked
  for (const other of Array.isArray(others) ? others : [others]) {
    const against = parseChain(other)
    if (!against.ok) return against
    chains.push(against.value)
  }
  const options = readOptions(asked)
  return options.ok ? ok({ chains, options: options.value }) : options
}

function readOptions(asked: Record<string, unknown>): Result<ProofOptions> {
  const { seed = 1, paths = DEFAULT_PATHS, policies, breakEven = false } = asked
  const problems: Problem[] = []
  if (!isWhole(seed, 0, Number.MAX_SAFE_INTEGER)) {
    problems.push(odd('seed', seed, 'a whole number from 0'))
  }
  if (!isWhole(paths, 64, MOST_PATHS)) problems.push(odd('paths', paths, `64 to ${MOST_PATHS}`))
  if (typeof breakEven !== 'boolean') problems.push(odd('breakEven', breakEven, 'true or false'))
  const kinds = readKinds(policies)
  if (!kinds.ok) problems.push(...kinds.problems)
  const figures = readEdits(asked)
  if (!figures.ok) problems.push(...figures.problems)
  const after = readAfterMargin(asked)
  if (!after.ok) problems.push(...after.problems)
  if (!after.ok || !figures.ok || !kinds.ok || problems.length > 0) return fail(...problems)
  return ok({
    ...figures.value,
    ...after.value,
    seed: Number(seed),
    paths: Number(paths),
    breakEven: breakEven === true,
    ...(kinds.value && { kinds: kinds.value }),
  })
}

function readKinds(policies: unknown): Result<ProofOptions['kinds']> {
  if (policies === undefined) return ok(undefined)
  const kinds = POLICY_KINDS.filter((kind) => Array.isArray(policies) && policies.includes(kind))
  const isList = Array.isArray(policies) && policies.length > 0 && kinds.length === policies.length
  if (isList) return ok(kinds)
  return fail(odd('policies', policies, `a list of ${POLICY_KINDS.join(', ')}`))
}

/** `figures` by name, and `nearer {premiumRatio, leadWeeks?}`; the engine knows the bounds of figures. */
function readEdits(asked: Record<string, unknown>): Result<Pick<ProofOptions, 'edits' | 'nearer'>> {
  const { figures, nearer } = asked
  const problems: Problem[] = []
  const isNumbers = (value: unknown): value is Record<string, number> =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'number' && Number.isFinite(each))
  if (figures !== undefined && !isNumbers(figures)) {
    problems.push(odd('figures', figures, 'numbers by name'))
  }
  const isNearer =
    isNumbers(nearer) && nearer['premiumRatio'] !== undefined && nearer['premiumRatio'] > -1
  if (nearer !== undefined && !isNearer) {
    problems.push(odd('nearer', nearer, '{premiumRatio above -1, leadWeeks}'))
  }
  if (problems.length > 0) return fail(...problems)
  return ok({
    ...(isNumbers(figures) && { edits: figures }),
    ...(isNearer && {
      nearer: {
        premiumRatio: nearer['premiumRatio']!,
        ...(nearer['leadWeeks'] !== undefined && { leadWeeks: Math.ceil(nearer['leadWeeks']) }),
      },
    }),
  })
}

function isWhole(value: unknown, low: number, high: number): boolean {
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high
}

function odd(name: string, value: unknown, must: string): Problem {
  const seen = JSON.stringify(value) ?? 'nothing'
  return problem({
    code: 'prove_option',
    path: [name],
    message: `${name} (${seen}) must be ${must}.`,
    maybe: 'Maybe leave it out.',
    values: { name, value: seen, must },
  })
}

function readFigures(
  body: unknown,
  { needs, may = {} }: (typeof FORMULAS)[string],
): Result<Record<string, number>> {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const figures: Record<string, number> = { ...may }
  const problems: Problem[] = []
  for (const name of [...needs, ...Object.keys(may)]) {
    const value = given[name]
    if (value === undefined && name in may) continue
    if (typeof value === 'number' && Number.isFinite(value)) figures[name] = value
    else problems.push(odd(name, value, 'a number'))
  }
  return problems.length > 0 ? fail(...problems) : ok(figures)
}
