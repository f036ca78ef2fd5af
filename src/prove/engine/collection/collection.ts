import type { Path, Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import { checkRecord } from '../../../core/schema/check-record.ts'
import { POLICY_KINDS } from '../policy/policy.ts'
import { checkQuestion } from '../verdict/check-question.ts'
import type { CollectionHeader, CollectionProduct, CollectionSource } from './collection-fields.ts'
import { collectionFields, productFields, sourceFields } from './collection-fields.ts'
import { questionOf } from './product-question.ts'

/** Products sold in one season, whose sales go up and down together, and who makes them. */
export interface Collection extends CollectionHeader {
  readonly schema: 'boucle/collection'
  readonly schemaVersion: 1
  readonly sources: readonly CollectionSource[]
  readonly products: readonly CollectionProduct[]
  /** Where the shares of variance in common come from: measured, or supposed when left out. */
  readonly tiesOrigin?: 'history' | 'given'
}

const checkHeader = checkRecord(collectionFields)
const checkSource = checkRecord(sourceFields)
const checkProduct = checkRecord(productFields)

/** Problems shown one by one; beyond, their number. */
const MOST_PROBLEMS = 50
const MOST_PRODUCTS = 200_000

/** Reads a collection document, all problems at once, each with the row of its product. */
export function parseCollection(document: unknown): Result<Collection> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return fail(notCollection(typeof document))
  }
  const given = document as Readonly<Record<string, unknown>>
  if (given['schema'] !== 'boucle/collection' || given['schemaVersion'] !== 1) {
    return fail(notCollection(String(given['schema'] ?? 'nothing')))
  }
  const {
    schema: _schema,
    schemaVersion: _version,
    sources,
    products,
    tiesOrigin,
    ...header
  } = given
  const problems: Problem[] = []
  checkHeader(header, { path: [], problems })
  checkRows(sources, { name: 'sources', most: 20, check: checkSource }, problems)
  checkRows(products, { name: 'products', most: MOST_PRODUCTS, check: checkProduct }, problems)
  if (tiesOrigin !== undefined && tiesOrigin !== 'history' && tiesOrigin !== 'given') {
    problems.push(notCollection(`tiesOrigin ${String(tiesOrigin)}`))
  }
  if (hasError(problems)) return fail(...shortened(problems))
  const collection = given as unknown as Collection
  problems.push(...sourceProblems(collection), ...headerProblems(collection))
  if (hasError(problems)) return fail(...shortened(problems))
  problems.push(...productProblems(collection))
  return hasError(problems) ? fail(...shortened(problems)) : ok(collection, shortened(problems))
}

function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

interface RowsCheck {
  readonly name: string
  readonly most: number
  readonly check: ReturnType<typeof checkRecord>
}

function checkRows(value: unknown, { name, most, check }: RowsCheck, problems: Problem[]): void {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) {
    const count = Array.isArray(value) ? value.length : 0
    problems.push(
      problem({
        code: 'collection_rows',
        path: [name],
        message: `A collection has 1 to ${most} ${name}; ${count} are here.`,
        maybe: `Maybe write "${name}": [ ... ].`,
        values: { name, most, count },
      }),
    )
    return
  }
  const seen = new Map<string, number>()
  for (const [row, each] of value.entries()) {
    check(each, { path: [name, row], problems })
    const id = (each as { readonly id?: unknown } | null)?.id
    if (typeof id !== 'string') continue
    const first = seen.get(id)
    if (first === undefined) seen.set(id, row)
    else problems.push(twice({ name, id, row, first }))
  }
}

function headerProblems(collection: Collection): Problem[] {
  const { commonRatio = 0, familyRatio = 0, policies = [], seasonWeeks, shareByWeek } = collection
  const problems: Problem[] = []
  if (commonRatio + familyRatio > 1) {
    problems.push(
      odd(['commonRatio'], commonRatio + familyRatio, {
        must: 'at most 1 together with familyRatio',
        maybe: 'Maybe they are percentages.',
      }),
    )
  }
  for (const [at, kind] of policies.entries()) {
    if (POLICY_KINDS.some((each) => each === kind)) continue
    problems.push(
      odd(['policies', at], kind, {
        must: `one of ${POLICY_KINDS.join(', ')}`,
        maybe: 'Maybe leave policies out: all that fit are then compared.',
      }),
    )
  }
  const isBare = seasonWeeks === undefined && shareByWeek === undefined
  if (isBare && collection.products.some((each) => each.shareByWeek === undefined)) {
    problems.push(
      odd(['seasonWeeks'], 'nothing', {
        must: 'given, or shareByWeek',
        maybe: 'Maybe give the weeks of the season: "seasonWeeks": 12.',
      }),
    )
  }
  return problems
}

function sourceProblems({ sources, products }: Collection): Problem[] {
  const known = new Set(sources.map(({ id }) => id as string))
  const unpriced = sources.filter(({ purchaseRatio }) => purchaseRatio === undefined)
  return products.flatMap(({ purchases = [] }, row) => {
    const given = new Set(purchases.map(({ source }) => source as string))
    const strange = purchases.flatMap(({ source }, at) =>
      known.has(source)
        ? []
        : odd(['products', row, 'purchases', at, 'source'], source, {
            must: `a source: ${[...known].join(', ')}`,
            maybe: 'Maybe its id is written another way.',
          }),
    )
    const missing = unpriced.flatMap(({ id }) =>
      given.has(id)
        ? []
        : odd(['products', row, 'purchases'], 'nothing', {
            must: `given for ${id}, which has no purchaseRatio`,
            maybe: 'Maybe give the source a purchaseRatio, a share of the price.',
          }),
    )
    return [...strange, ...missing]
  })
}

/** What no season can be played with, product by product. */
function productProblems(collection: Collection): Problem[] {
  const problems: Problem[] = []
  for (const [row, { id }] of collection.products.entries()) {
    const checked = checkQuestion(questionOf(collection, row))
    if (checked.ok) continue
    for (const each of checked.problems) {
      const path = ['products', row, ...each.path]
      problems.push({ ...each, path, message: `Product ${id}: ${each.message}` })
    }
  }
  return problems
}

function shortened(problems: readonly Problem[]): Problem[] {
  if (problems.length <= MOST_PROBLEMS) return [...problems]
  const rest = problems.length - MOST_PROBLEMS
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    problem({
      code: 'collection_more',
      path: ['products'],
      message: `${rest} more problems are not shown.`,
      maybe: 'Maybe one column is wrong from the first row on.',
      values: { rest },
    }),
  ]
}

function odd(
  path: Path,
  value: string | number,
  { must, maybe }: { readonly must: string; readonly maybe: string },
): Problem {
  const name = path.join('.')
  return problem({
    code: 'collection_out_of_range',
    path,
    message: `${name} (${value}) must be ${must}.`,
    maybe,
    values: { name, value, must },
  })
}

function twice({
  name,
  id,
  row,
  first,
}: Readonly<Record<'name' | 'id', string> & Record<'row' | 'first', number>>): Problem {
  return problem({
    code: 'collection_twice',
    path: [name, row, 'id'],
    message: `${id} is in ${name} twice: rows ${first} and ${row}.`,
    maybe: 'Maybe one of them is a variant of the other.',
    values: { name, id, row, first },
  })
}

function notCollection(found: string): Problem {
  return problem({
    code: 'collection_document',
    path: ['schema'],
    message: `Expected a collection ("schema": "boucle/collection", "schemaVersion": 1), found ${found}.`,
    maybe: 'Maybe it is a chain, or a table of sales: give that one with a chain.',
    values: { found },
  })
}
