import { estimateKey } from '../chain/estimate-key.ts'
import { fieldOf, valueIn } from '../chain/fields.ts'
import { NOUNS } from '../chain/nouns.ts'
import { canonicalJson } from '../chain/version/canonical.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok } from '../core/problem.ts'
import { words } from '../core/schema/schema.ts'
import type { Draft, Lever } from './lever.ts'
import { stepProblem } from './lever.ts'
import type { SiteMove } from './moved-site.ts'
import { movedSite } from './moved-site.ts'
import { balanceShares } from './shares.ts'
import { refusal } from './terms/refusals.ts'

/** One change by hand: a field set or cleared, a part added or removed. */
export type Change =
  | {
      readonly noun: string
      /** Empty for the header. */
      readonly id: string
      /** `costPerUnit`, or `labour.0.hoursPerRun` inside rows. */
      readonly field: string
      /** Null clears the field. */
      readonly value: unknown
      /** What the field held when the change was written; absent: nothing. */
      readonly was?: unknown
      /** Unit of the value: another one than that of the field is refused. */
      readonly unit?: string
      /** How the new value is known; absent: given, as exact as its field states. */
      readonly known?: Readonly<Record<string, unknown>>
    }
  /** A site that moves inside its country; its lanes follow. */
  | SiteMove
  | { readonly noun: string; readonly id: string; readonly add: Readonly<Record<string, unknown>> }
  | { readonly noun: string; readonly id: string; readonly remove: true }

export type Part = Readonly<Record<string, unknown>>

/**
 * Changes by hand, all or none. A field whose value is no more what it was when the change was
 * written does not fit. An estimate speaks of the value it was made for: it goes with it, and
 * `known` gives the one of the new value. A share that changes takes from the others of its node.
 */
export const editLever: Lever = {
  id: 'edit',
  family: 'hand',
  name: words('Modifier à la main | Edit by hand'),
  studyRows: ['A4'],
  segment: undefined,
  parameters: {},
  defaults: {},
  again: 'refused',
  propose: () => fail(refusal('edit_asks')),
  effectFrom: words('ce que dit la modification | what the change says'),
  doesNotModel: words(
    'ce que la modification entraîne ailleurs : chaque conséquence est à saisir | what the change brings about elsewhere: each consequence is to be entered',
  ),
  apply(draft, { changes }, context) {
    if (!Array.isArray(changes)) {
      return fail(stepProblem('edit_changes', 'The step has no list of changes.', 'Maybe add one.'))
    }
    const problems: Problem[] = []
    let edited = draft
    for (const change of changes as readonly Change[]) {
      const done = isMove(change) ? movedSite(edited, change, context) : changed(edited, change)
      if (done.ok) edited = done.value
      problems.push(...(done.ok ? done.warnings : done.problems))
    }
    if (problems.some(({ severity }) => severity === 'error')) return fail(...problems)
    const balanced = balanceShares(edited, changedShares(changes as readonly Change[]))
    return balanced.ok ? ok(balanced.value, problems) : balanced
  },
}

function isMove(change: Change): change is SiteMove {
  return typeof change === 'object' && change !== null && 'move' in change
}

/** Stages whose share the step sets by itself, as `lanes/mer`. */
function changedShares(changes: readonly Change[]): readonly string[] {
  return changes.flatMap((change) =>
    ('field' in change && change.field === 'shareRatio') ||
    ('add' in change && change.add['shareRatio'] !== undefined)
      ? [`${change.noun}/${change.id}`]
      : [],
  )
}

function changed(draft: Draft, change: Exclude<Change, SiteMove>): Result<Draft> {
  if (typeof change !== 'object' || change === null) return fail(notChange(change))
  if (change.noun === 'chain' && 'field' in change) {
    const done = withField(draft.chain as unknown as Part, change)
    return done.ok ? ok(forgotten({ ...draft, chain: done.value as never }, change)) : done
  }
  const noun = NOUNS.find(({ key }) => key === change.noun)
  if (!noun) return fail(missing(`noun ${String(change.noun)}`))
  const parts = draft[noun.key] as unknown as readonly Part[]
  const at = parts.findIndex((part) => part['id'] === change.id)
  const withParts = (next: readonly Part[]) => ({ ...draft, [noun.key]: next }) as Draft
  if ('add' in change) {
    if (at >= 0) {
      return fail(
        stepProblem(
          'part_exists',
          `${change.noun} ${change.id} is there already.`,
          'Maybe give the new part another id.',
        ),
      )
    }
    return ok(withParts([...parts, { ...change.add, id: change.id }]))
  }
  const part = parts[at]
  if (!part) return fail(missing(`${change.noun} ${change.id}`))
  if ('remove' in change) {
    return ok(forgottenAll(withParts(parts.toSpliced(at, 1)), change.noun, change.id))
  }
  const done = withField(part, change)
  return done.ok ? ok(forgotten(withParts(parts.with(at, done.value)), change)) : done
}

type FieldChange = Extract<Change, { readonly field: string }>

function withField(part: Part, change: FieldChange): Result<Part> {
  const { noun, id, field, value } = change
  if (typeof field !== 'string' || !fieldOf(noun, field)) {
    return fail(missing(`field ${String(field)} of ${noun}`))
  }
  const unit = unitProblem(change, part)
  if (unit) return fail(unit)
  const now = valueIn(part, field)
  if (!same(now, change.was)) {
    return fail({
      ...stepProblem(
        'edit_was_other',
        `${noun}/${id}/${field} is ${said(now)} and not ${said(change.was)} as when the change was written.`,
        'Maybe the base was changed since: keep its value, or write the change again.',
      ),
      values: { key: `${noun}/${id}/${field}`, now: said(now), was: said(change.was) },
    })
  }
  return ok(setIn(part, field.split('.'), value) as Part)
}

export function same(a: unknown, b: unknown): boolean {
  const [x, y] = [a ?? null, b ?? null]
  return canonicalJson(x) === canonicalJson(y)
}

function said(value: unknown): string {
  return value === undefined || value === null ? 'empty' : JSON.stringify(value)
}

/** A copy with the value at the end of the steps; null takes it out. */
function setIn(value: unknown, [step = '', ...rest]: readonly string[], to: unknown): unknown {
  if (Array.isArray(value)) {
    const next: unknown[] = [...value]
    next[Number(step)] = rest.length === 0 ? to : setIn(next[Number(step)] ?? {}, rest, to)
    return next
  }
  const record = { ...(value as Part | undefined) }
  const inner = rest.length === 0 ? to : setIn(record[step], rest, to)
  if (inner === null || inner === undefined) delete record[step]
  else record[step] = inner
  return record
}

/** `EUR/unit` is a way to write `money/unit`, in the currency of the part or of the chain. */
function unitProblem({ noun, field, unit, id }: FieldChange, part: Part): Problem | undefined {
  if (unit === undefined) return undefined
  const declared = fieldOf(noun, field)
  const own = declared?.type === 'number' ? declared.unit : 'none'
  const currency = part['currency'] as string | undefined
  if (unit === own || (currency !== undefined && unit === own.replace(/^money/, currency))) {
    return undefined
  }
  const isAnyCurrency = currency === undefined && unit.replace(/^[A-Z]{3}/, 'money') === own
  if (isAnyCurrency && own.startsWith('money')) return undefined
  const expected = currency === undefined ? own : own.replace(/^money/, currency)
  return stepProblem(
    'edit_unit',
    `The value of ${noun}/${id}/${field} is said to be in ${unit}; the field is in ${expected}.`,
    `Maybe convert it to ${expected}.`,
    { key: `${noun}/${id}/${field}`, unit, expected },
  )
}

/** The estimate of a field that was changed, and those of rows inside it, give way to what is known now. */
function forgotten(draft: Draft, { noun, id, field, known }: FieldChange): Draft {
  const key = estimateKey({ noun, id, field })
  const rest = withoutEstimates(draft, (each) => each === key || each.startsWith(`${key}.`))
  if (known === undefined) return rest
  const estimate = { ...known, id: key } as unknown as Draft['estimates'][number]
  return { ...rest, estimates: [...rest.estimates, estimate] }
}

function forgottenAll(draft: Draft, noun: string, id: string): Draft {
  return withoutEstimates(draft, (key) => key.startsWith(`${noun}/${id}/`))
}

function withoutEstimates(draft: Draft, gone: (key: string) => boolean): Draft {
  if (!draft.estimates.some(({ id }) => gone(id))) return draft
  return { ...draft, estimates: draft.estimates.filter(({ id }) => !gone(id)) }
}

function missing(what: string): Problem {
  return stepProblem(
    'step_does_not_fit',
    `There is no ${what}.`,
    'Maybe it was renamed or removed in the base.',
  )
}

function notChange(seen: unknown): Problem {
  return stepProblem(
    'edit_changes',
    `${JSON.stringify(seen)} is not a change.`,
    'Maybe write { "noun", "id", "field", "value" }.',
  )
}
