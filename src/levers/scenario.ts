import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import { checkRecord } from '../core/schema/check-record.ts'
import { amount, flag, required, text } from '../core/schema/fields.ts'

/** One change of a scenario: a lever and what it is set to. */
export interface Step {
  /** Unique in the scenario; parts that the step makes are named `step/name`. */
  readonly id: string
  readonly lever: string
  readonly note?: string
  /** Kept in the list without any effect. */
  readonly off?: boolean
  readonly parameters: Readonly<Record<string, unknown>>
}

/** What a scenario stands on: the fingerprint of a chain, and where it was kept. */
export interface ScenarioBase {
  readonly hash: string
  readonly chainId?: string
  readonly version?: number
}

/** A document of its own: a base chain, a year, steps. It never holds the chain itself. */
export interface Scenario {
  readonly schema: 'boucle/scenario'
  readonly schemaVersion: 1
  readonly name: string
  readonly nameEn?: string
  readonly base: ScenarioBase
  /** Year that prices, factors and rules are taken of; missing: the base year of the chain. */
  readonly asOfYear?: number
  /** Version of its chain that it was accepted as: it then rests, with its steps. */
  readonly acceptedVersion?: number
  readonly steps: readonly Step[]
}

const MOST_STEPS = 1000

export const scenarioFields = {
  name: required(text('nom | name', 'As people call it.')),
  nameEn: text('nom anglais | English name', 'When the name differs in English.'),
  asOfYear: amount('year', 'année | year', 'Of prices, factors and rules.'),
  acceptedVersion: amount('count', 'acceptée en version | accepted as version', 'Of its chain.'),
} as const
export const baseFields = {
  hash: required(text('empreinte | hash', 'Of the chain it was written on.')),
  chainId: text('chaîne | chain', 'Where the chain is kept.'),
  version: amount('count', 'version | version', 'Of the chain.'),
} as const
export const stepFields = {
  id: required(
    text('identifiant | id', 'Short and stable.', {
      pattern: { test: /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,59}$/u, example: 'atelier-proche' },
    }),
  ),
  lever: required(text('levier | lever', 'Which change.')),
  note: text('note | note', 'Why.', { maxLength: 2000 }),
  off: flag('en pause | off', 'Kept in the list without any effect.'),
} as const

const checkHeader = checkRecord(scenarioFields)
const checkBase = checkRecord(baseFields)
const checkStep = checkRecord(stepFields)

/** Reads a scenario document, all problems at once; what its steps hold is checked when applied. */
export function parseScenario(document: unknown): Result<Scenario> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return fail(notScenario(document))
  }
  const source = document as Readonly<Record<string, unknown>>
  if (source['schema'] !== 'boucle/scenario') return fail(notScenario(source['schema']))
  if (source['schemaVersion'] !== 1) return fail(otherVersion(source['schemaVersion']))
  const problems: Problem[] = []
  const { schema: _schema, schemaVersion: _version, base, steps, ...header } = source
  checkHeader(header, { path: [], problems })
  checkBase(base ?? {}, { path: ['base'], problems })
  problems.push(...stepProblems(steps ?? []))
  if (problems.some(({ severity }) => severity === 'error')) return fail(...problems)
  return ok({ ...source, steps: steps ?? [] } as unknown as Scenario, problems)
}

function stepProblems(steps: unknown): Problem[] {
  if (!Array.isArray(steps) || steps.length > MOST_STEPS) {
    const found = Array.isArray(steps) ? `${steps.length} steps` : typeof steps
    return [
      problem({
        code: 'scenario_steps',
        path: ['steps'],
        message: `Expected a list of at most ${MOST_STEPS} steps, found ${found}.`,
        maybe: 'Maybe write "steps": [ ... ].',
        values: { found },
      }),
    ]
  }
  const problems: Problem[] = []
  const seen = new Set<unknown>()
  steps.forEach((step: unknown, at) => {
    const { parameters, ...rest } = (step ?? {}) as Record<string, unknown>
    checkStep(rest, { path: ['steps', at], problems })
    if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
      problems.push(
        problem({
          code: 'scenario_parameters',
          path: ['steps', at, 'parameters'],
          message: 'The step has no parameters.',
          maybe: 'Maybe write "parameters": { ... }.',
        }),
      )
    }
    if (seen.has(rest['id'])) problems.push(twice(rest['id'], at))
    seen.add(rest['id'])
  })
  return problems
}

function twice(id: unknown, at: number): Problem {
  return problem({
    code: 'duplicate_id',
    path: ['steps', at, 'id'],
    message: `Two steps are called ${String(id)}.`,
    maybe: 'Maybe a step was copied: give the second one a name of its own.',
    values: { id: String(id) },
  })
}

function notScenario(seen: unknown): Problem {
  return problem({
    code: 'not_scenario',
    path: ['schema'],
    message: `Expected a scenario, found ${JSON.stringify(seen) ?? 'nothing'}.`,
    maybe: 'Maybe this is a chain: a scenario says "schema": "boucle/scenario".',
  })
}

function otherVersion(seen: unknown): Problem {
  return problem({
    code: 'scenario_version',
    path: ['schemaVersion'],
    message: `Scenarios of version ${String(seen)} cannot be read; this is version 1.`,
    maybe: 'Maybe it was written by a newer Boucle: update this one.',
    values: { version: String(seen) },
  })
}
