import type { Problem, Result } from '../core/problem.ts'
import { fail, problem } from '../core/problem.ts'
import type { Field } from '../core/schema/schema.ts'
import type { Chain } from './chain.ts'
import type { EstimateTarget } from './estimate-key.ts'
import { estimateTarget } from './estimate-key.ts'
import { fieldOf, withField } from './fields.ts'
import type { ParsedChain } from './parse.ts'
import { checkPart, checkWhole } from './parse.ts'

/** One figure or word of a chain, typed anew. */
export interface FieldEdit {
  /** `noun/id/field`, as in `processes/cut/labour.0.hoursPerRun` or `chain/baseYear`. */
  readonly key: string
  /** Missing leaves the field empty. */
  readonly value?: unknown
}

/**
 * The chain with one field changed. Parts are kept as they are but one; that one is checked by
 * itself, references again only when the field names another part, balances always.
 */
export function editField(parsed: ParsedChain, { key, value }: FieldEdit): Result<ParsedChain> {
  const target = estimateTarget(key)
  const field = target && fieldOf(target.noun, target.field)
  const place = target && placeOf(parsed, target)
  if (!target || !field || !place) return fail(unknownKey(key))
  const changed = withField(place.part, target.field, value)
  const found = checkPart(target.noun, changed, place.path)
  const partWarnings = [
    ...parsed.partWarnings.filter(({ path }) => !startsWith(path, place.path)),
    ...found,
  ]
  if (found.some((each) => each.severity === 'error')) return fail(...partWarnings)
  const chain = { ...parsed.chain, [target.noun]: place.replacedBy(changed) } as Chain
  const what = namesOthers(field) ? 'references and balances' : 'balances'
  return checkWhole({ chain, ids: parsed.ids, partWarnings }, what)
}

interface Place {
  readonly part: object
  readonly path: readonly (string | number)[]
  readonly replacedBy: (part: object) => unknown
}

function placeOf({ chain, ids }: ParsedChain, { noun, id }: EstimateTarget): Place | undefined {
  if (noun === 'chain') return { part: chain.chain, path: [noun], replacedBy: (part) => part }
  const index = ids.get(noun)?.get(id)
  if (index === undefined) return undefined
  const list = chain[noun as keyof Chain] as unknown as readonly object[]
  return {
    part: list[index]!,
    path: [noun, index],
    replacedBy: (part) => list.with(index, part),
  }
}

function startsWith(path: Problem['path'], start: readonly (string | number)[]): boolean {
  return start.every((step, i) => path[i] === step)
}

function namesOthers(field: Field): boolean {
  if (field.type === 'list') return field.of.type === 'ref'
  return field.type === 'ref' || field.type === 'rows'
}

function unknownKey(key: string): Problem {
  return problem({
    code: 'unknown_field',
    path: [key],
    message: `${key} names no figure of this chain.`,
    maybe: 'Maybe write noun/id/field, as in sites/paris/fixedCostPerYear.',
    values: { field: key, near: '' },
  })
}
