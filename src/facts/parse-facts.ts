import type { Chain } from '../chain/chain.ts'
import { hashOf } from '../chain/version/canonical.ts'
import type { NounKey } from '../chain/nouns.ts'
import { checkRecord, nearest, seen } from '../core/schema/check-record.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import type { Fields } from '../core/schema/schema.ts'
import type { FactKindId, FactOf } from './fact-kinds.ts'
import { FACT_KINDS } from './fact-kinds.ts'

/** A fact with its key: the same row read twice has the same one. */
export type Keyed<K extends FactKindId> = FactOf<K> & { readonly key: string }

/** More problems than this are counted, not listed. */
const MOST_PROBLEMS = 200

/**
 * Reads rows of one kind of fact, all problems at once with the row they stand in. With a chain,
 * the ids that rows name must be parts of it.
 *
 * The key of a row is the one of its source, else the fingerprint of what it says; equal rows
 * without a key are counted (`...|2`): two equal sales are two sales, a file read twice is one file.
 */
export function parseFacts<K extends FactKindId>(
  kind: K,
  rows: unknown,
  chain?: Chain,
): Result<readonly Keyed<K>[]> {
  const declared = FACT_KINDS.find((each) => each.kind === kind)
  if (!declared) throw new Error(`No kind of fact ${kind}`)
  if (!Array.isArray(rows)) return fail(notRows(rows))
  const problems: Problem[] = []
  const check = checkRecord(declared.fields)
  const ids = chain && idsOf(chain)
  rows.forEach((row: unknown, index) => {
    const before = problems.length
    check(row, { path: [index], problems })
    if (problems.length > before) return
    const record = row as Readonly<Record<string, unknown>>
    problems.push(...disorder(record, index, declared.order))
    if (ids) problems.push(...unknownIds(record, index, { fields: declared.fields, ids }))
  })
  const keyed = withKeys(kind, rows as readonly FactOf<K>[], problems)
  if (problems.some(({ severity }) => severity === 'error')) return fail(...shortened(problems))
  return ok(keyed, problems)
}

function withKeys<K extends FactKindId>(
  kind: K,
  rows: readonly FactOf<K>[],
  problems: Problem[],
): Keyed<K>[] {
  if (problems.some(({ severity }) => severity === 'error')) return []
  const times = new Map<string, number>()
  const given = new Map<string, number>()
  return rows.map((row, index) => {
    const own = (row as { readonly key?: string }).key
    if (own !== undefined) {
      const first = given.get(own)
      if (first !== undefined) problems.push(keyTwice(own, first, index))
      given.set(own, index)
      return { ...row, key: own } as Keyed<K>
    }
    const content = hashOf({ kind, ...row })
    const count = (times.get(content) ?? 0) + 1
    times.set(content, count)
    return { ...row, key: count === 1 ? content : `${content}|${count}` } as Keyed<K>
  })
}

function keyTwice(key: string, first: number, second: number): Problem {
  return problem({
    code: 'duplicate_id',
    path: [second, 'key'],
    message: `The key ${seen(key)} is used by rows ${first + 1} and ${second + 1}.`,
    maybe: 'Maybe the export holds the row twice: take one out.',
    values: { id: key, noun: 'facts', first, second },
  })
}

/** ISO dates compare as text. */
function disorder(
  row: Readonly<Record<string, unknown>>,
  index: number,
  order: readonly (readonly [string, string])[],
): Problem[] {
  return order.flatMap(([first, then]) => {
    const [a, b] = [row[first], row[then]] as (string | undefined)[]
    if (a === undefined || b === undefined || a <= b) return []
    return [
      problem({
        code: 'dates_reversed',
        path: [index, then],
        message: `${then} ${b} is before ${first} ${a}.`,
        maybe: 'Maybe the two dates were exchanged, or day and month.',
        values: { earlier: a, later: b },
      }),
    ]
  })
}

type Ids = ReadonlyMap<string, ReadonlySet<string>>

const NAMED: readonly NounKey[] = ['actors', 'items', 'sites', 'processes', 'lanes', 'markets']

function idsOf(chain: Chain): Ids {
  return new Map(NAMED.map((noun) => [noun, new Set(chain[noun].map(({ id }) => id as string))]))
}

function unknownIds(
  row: Readonly<Record<string, unknown>>,
  index: number,
  { fields, ids }: { readonly fields: Fields; readonly ids: Ids },
): Problem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = row[name]
    if (field.type !== 'ref' || typeof value !== 'string') return []
    if (field.nouns.some((noun: string) => ids.get(noun)?.has(value))) return []
    const known = field.nouns.flatMap((noun: string) => [...(ids.get(noun) ?? [])])
    const near = nearest(value, known) ?? ''
    const nouns = field.nouns.join(' or ')
    return [
      problem({
        code: 'unknown_id',
        path: [index, name],
        message: `${seen(value)} is not among the ${nouns} of the chain.`,
        maybe: near === '' ? 'Maybe it is of another chain.' : `Maybe ${near} was meant.`,
        values: { id: value, nouns, near },
      }),
    ]
  })
}

function notRows(value: unknown): Problem {
  return problem({
    code: 'wrong_type',
    path: [],
    message: `Expected a list of rows, found ${seen(value)}.`,
    maybe: 'Maybe write [ { ... } ].',
    values: { expected: 'a list', value: seen(value) },
  })
}

function shortened(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_PROBLEMS) return problems
  const count = problems.length - MOST_PROBLEMS
  const more = problem({
    code: 'more_problems',
    path: [],
    message: `${count} more problems are not listed.`,
    maybe: 'Maybe they have the same cause: mend the first ones and try again.',
    values: { count },
  })
  return [...problems.slice(0, MOST_PROBLEMS), more]
}
