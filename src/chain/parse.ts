import type { Check } from '../core/schema/check-record.ts'
import { checkRecord, nearest, seen } from '../core/schema/check-record.ts'
import { text } from '../core/schema/fields.ts'
import { required } from '../core/schema/fields.ts'
import type { Path, Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import type { Chain } from './chain.ts'
import { CHAIN_SCHEMA_VERSION } from './chain.ts'
import { checkBalances } from './check/check-balances.ts'
import type { Ids } from './check/check-references.ts'
import { checkReferences } from './check/check-references.ts'
import { migrateChain } from './version/migrate.ts'
import { NOUNS } from './nouns.ts'
import { headerFields } from './nouns/header.ts'

/** Letters, digits and `_ - . /`: `sites/paris/fixedCostPerYear` is an id too. */
const ID = { test: /^[\p{L}\p{N}_][\p{L}\p{N}_.\-/]{0,119}$/u, example: 'atelier-1' }

/** More problems than this are counted, not listed. */
const MAX_PROBLEMS = 500

const idField = required(
  text('identifiant | id', 'Short and stable.', { maxLength: 120, pattern: ID }),
)
const checkHeader = checkRecord(headerFields)
const checkParts = new Map<string, Check>(
  NOUNS.map((noun) => [noun.key, checkRecord({ id: idField, ...noun.fields })]),
)

/**
 * Reads a chain document: shape, then ids, then what must add up. All problems are returned at
 * once; missing nouns count as empty. Documents of older schema versions are migrated first.
 */
export function parseChain(document: unknown): Result<Chain> {
  const parsed = parseForEdits(document)
  return parsed.ok ? ok(parsed.value.chain, parsed.warnings) : parsed
}

/** A chain with what an edit of it need not find out again. */
export interface ParsedChain {
  readonly chain: Chain
  readonly ids: Ids
  /** What looks absurd in the parts taken one by one. */
  readonly partWarnings: readonly Problem[]
}

/** As `parseChain`, for a chain that will be edited. */
export function parseForEdits(document: unknown): Result<ParsedChain> {
  const migrated = migrateChain(document)
  if (!migrated.ok) return migrated
  const source = migrated.value
  const problems: Problem[] = []
  checkTop(source, problems)
  const ids = new Map(NOUNS.map(({ key }) => [key, checkNoun(key, source[key], problems)] as const))
  if (problems.some((each) => each.severity === 'error')) return refuse(problems)
  const parsed = { chain: assemble(source), ids, partWarnings: problems }
  return checkWhole(parsed, 'references and balances')
}

/** What the parts must be to each other; references only where they may have changed. */
export function checkWhole(
  parsed: ParsedChain,
  what: 'balances' | 'references and balances',
): Result<ParsedChain> {
  const problems = [...parsed.partWarnings]
  if (what !== 'balances') checkReferences(parsed.chain, parsed.ids, problems)
  if (problems.some((each) => each.severity === 'error')) return refuse(problems)
  checkBalances(parsed.chain, problems)
  if (problems.some((each) => each.severity === 'error')) return refuse(problems)
  return ok(parsed, problems)
}

/** Checks one part, or the header (`chain`), by itself; problems lead to it by `path`. */
export function checkPart(noun: string, part: unknown, path: Path): Problem[] {
  const problems: Problem[] = []
  const check = noun === 'chain' ? checkHeader : checkParts.get(noun)
  if (!check) throw new Error(`No noun ${noun}`)
  check(part, { path: [...path], problems })
  return problems
}

function refuse(problems: readonly Problem[]): Result<never> {
  if (problems.length <= MAX_PROBLEMS) return fail(...problems)
  const errorsFirst = [...problems].sort((a, b) => a.severity.localeCompare(b.severity))
  const more = problem({
    code: 'more_problems',
    path: [],
    message: `${problems.length - MAX_PROBLEMS} more problems are not listed.`,
    maybe: 'Maybe they have the same cause: mend the first ones and try again.',
    values: { count: problems.length - MAX_PROBLEMS },
  })
  return fail(...errorsFirst.slice(0, MAX_PROBLEMS), more)
}

function checkTop(source: Readonly<Record<string, unknown>>, problems: Problem[]): void {
  const known = ['schema', 'schemaVersion', 'chain', ...NOUNS.map((noun) => noun.key)]
  for (const key of Object.keys(source)) {
    if (known.includes(key)) continue
    const near = nearest(key, known)
    problems.push(
      problem({
        code: 'unknown_field',
        path: [key],
        message: `A chain has no part ${seen(key)}.`,
        maybe: near
          ? `Maybe ${near} was meant.`
          : `Maybe remove it; the parts are: ${known.join(', ')}.`,
        values: { field: key, near: near ?? '' },
      }),
    )
  }
  checkHeader(source['chain'] ?? {}, { path: ['chain'], problems })
}

/** Checks every part of a noun; the place of each id in its list. */
function checkNoun(key: string, parts: unknown, problems: Problem[]): Map<unknown, number> {
  const ids = new Map<unknown, number>()
  if (parts === undefined) return ids
  if (!Array.isArray(parts)) {
    problems.push(
      problem({
        code: 'wrong_type',
        path: [key],
        message: `Expected a list of ${key}, found ${seen(parts)}.`,
        maybe: `Maybe write "${key}": [ ... ].`,
        values: { expected: 'a list', value: seen(parts) },
      }),
    )
    return ids
  }
  const check = checkParts.get(key)
  if (!check) throw new Error(`No noun ${key}`)
  const trail = { path: [key, 0] as (string | number)[], problems }
  parts.forEach((part: unknown, index) => {
    trail.path[1] = index
    check(part, trail)
    const id = (part as { id?: unknown } | null)?.id
    const first = ids.get(id)
    if (first !== undefined && id !== undefined) problems.push(duplicate(id, key, [first, index]))
    else ids.set(id, index)
  })
  return ids
}

function duplicate(id: unknown, key: string, [first, second]: readonly [number, number]): Problem {
  const path: Path = [key, second, 'id']
  return problem({
    code: 'duplicate_id',
    path,
    message: `The id ${seen(id)} is used twice, at ${key}[${first}] and ${key}[${second}].`,
    maybe: 'Maybe a row was copied: give the second one an id of its own.',
    values: { id: String(id), noun: key, first, second },
  })
}

function assemble(source: Readonly<Record<string, unknown>>): Chain {
  const parts = Object.fromEntries(NOUNS.map(({ key }) => [key, source[key] ?? []]))
  return {
    schema: 'boucle/chain',
    schemaVersion: CHAIN_SCHEMA_VERSION,
    chain: source['chain'],
    ...parts,
  } as unknown as Chain
}
