import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import { hashOf } from '../chain/version/canonical.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok } from '../core/problem.ts'
import { checkRecord } from '../core/schema/check-record.ts'
import { NOUNS } from '../chain/nouns.ts'
import { baseHashOf } from './base-hash.ts'
import { leverOf, LEVERS } from './catalogue.ts'
import type { Draft, Lever, LeverContext, SeaKm } from './lever.ts'
import { stepProblem } from './lever.ts'
import type { Scenario, Step } from './scenario.ts'

/** What became of a step: applied, perhaps with warnings, shown with why it does not fit, or off. */
export interface StepOutcome {
  readonly stepId: string
  readonly status: 'applied' | 'does-not-fit' | 'off'
  readonly problems: readonly Problem[]
}

export interface Applied {
  readonly chain: Chain
  readonly steps: readonly StepOutcome[]
  /** False when the chain is not the one that the scenario was written on. */
  readonly onItsBase: boolean
}

/** The tables, and the ways by sea where they are at hand. */
type Known = Omit<LeverContext, 'stepId'>

/**
 * Applies the steps in order. A step that does not fit is left out and said, never dropped in
 * silence; the chain that comes out is checked as a whole, and a step that breaks it is left out
 * too. No step changes no byte; the base is never changed, so to undo a step is to apply without it.
 * Parts that steps make follow those of the base by id: the order of steps that do not touch each
 * other leaves no trace.
 */
export function apply(
  chain: Chain,
  scenario: Scenario,
  reference: ReferenceSet,
  seaKm?: SeaKm,
): Applied {
  const known: Known = { reference, seaKm }
  const onItsBase = isBase(chain, scenario)
  const all = run(chain, scenario.steps, known)
  const whole = parseChain(inOrder(chain, all.draft))
  if (whole.ok) return { chain: whole.value, steps: all.steps, onItsBase }
  return { ...oneByOne(chain, scenario.steps, known), onItsBase }
}

/** A file and the store list the parts of one chain in different orders: both are its base. */
function isBase(chain: Chain, { base }: Scenario): boolean {
  const known = HASHES.get(chain) ?? [hashOf(chain), baseHashOf(chain)]
  HASHES.set(chain, known)
  return known.includes(base.hash)
}

/** A lever that is dragged is applied to one and the same chain many times a second. */
const HASHES = new WeakMap<Chain, readonly string[]>()

function run(
  chain: Chain,
  steps: readonly Step[],
  known: Known,
): { readonly draft: Draft; readonly steps: readonly StepOutcome[] } {
  let draft: Draft = chain
  const decided: Decided = new Map()
  const outcomes = steps.map((step): StepOutcome => {
    if (step.off) return outcome(step, 'off', [])
    const done = applyStep(draft, step, { known, decided })
    if (!done.ok) return outcome(step, 'does-not-fit', done.problems)
    draft = done.value
    decide(step, decided)
    return outcome(step, 'applied', done.warnings)
  })
  return { draft, steps: outcomes }
}

/** Slower: each step is checked with the whole chain, so that the one that breaks it is known. */
function oneByOne(chain: Chain, steps: readonly Step[], known: Known): Omit<Applied, 'onItsBase'> {
  let current = chain
  const decided: Decided = new Map()
  const outcomes = steps.map((step): StepOutcome => {
    if (step.off) return outcome(step, 'off', [])
    const done = applyStep(current, step, { known, decided })
    if (!done.ok) return outcome(step, 'does-not-fit', done.problems)
    const whole = parseChain(inOrder(chain, done.value))
    if (!whole.ok) return outcome(step, 'does-not-fit', whole.problems)
    current = whole.value
    decide(step, decided)
    return outcome(step, 'applied', [...done.warnings, ...whole.warnings])
  })
  return { chain: current, steps: outcomes }
}

/** One step on a chain, checked with the whole: the chain that comes out, or why it does not fit. */
export function applyOne(
  chain: Chain,
  step: Step,
  { reference, seaKm }: { readonly reference: ReferenceSet; readonly seaKm?: SeaKm | undefined },
): Result<Chain> {
  const done = applyStep(chain, step, { known: { reference, seaKm }, decided: new Map() })
  if (!done.ok) return done
  const whole = parseChain(inOrder(chain, done.value))
  return whole.ok ? ok(whole.value, [...done.warnings, ...whole.warnings]) : whole
}

/** Parts of the base in its order, then those that steps made, by id. */
function inOrder(base: Chain, draft: Draft): Draft {
  const ordered: Record<string, unknown> = { ...draft }
  for (const { key } of NOUNS) {
    if (draft[key] === base[key]) continue
    const place = new Map(base[key].map(({ id }, at) => [id as string, at]))
    const rank = (id: string) => place.get(id) ?? place.size
    ordered[key] = [...draft[key]].sort(
      (a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    )
  }
  return ordered as unknown as Draft
}

/** What earlier steps have decided on purpose: by key, to what and by which step. */
type Decided = Map<string, { readonly to: string; readonly stepId: string }>

function decide(step: Step, decided: Decided): void {
  const decisions = leverOf(step.lever)?.decides?.(step.parameters) ?? []
  for (const [key, to] of decisions) decided.set(key, { to, stepId: step.id })
}

/** Two steps that decide one thing differently: the later one does not fit, and names the other. */
function contradiction(lever: Lever, step: Step, decided: Decided): Problem | undefined {
  for (const [key, to] of lever.decides?.(step.parameters) ?? []) {
    const earlier = decided.get(key)
    if (!earlier || earlier.to === to) continue
    return stepProblem(
      'steps_contradict',
      `Step ${earlier.stepId} sets ${key} to ${earlier.to}, this one to ${to}.`,
      'Maybe one of the two is from an earlier try: take it out.',
      { step: earlier.stepId, key, value: earlier.to },
    )
  }
  return undefined
}

function outcome(
  step: Step,
  status: StepOutcome['status'],
  problems: readonly Problem[],
): StepOutcome {
  return { stepId: step.id, status, problems }
}

const CHECKS = new Map(LEVERS.map((lever) => [lever.id, checkRecord(lever.parameters)]))

function applyStep(
  draft: Draft,
  step: Step,
  { known, decided }: { readonly known: Known; readonly decided: Decided },
): Result<Draft> {
  const lever = leverOf(step.lever)
  if (!lever) {
    return fail(
      stepProblem(
        'lever_unknown',
        `There is no lever ${step.lever}.`,
        `Maybe one of: ${LEVERS.map(({ id }) => id).join(', ')}.`,
      ),
    )
  }
  const problems = parameterProblems(lever, step)
  if (problems.length > 0) return fail(...problems)
  const against = contradiction(lever, step, decided)
  if (against) return fail(against)
  return lever.apply(draft, step.parameters, { stepId: step.id, ...known })
}

function parameterProblems(lever: Lever, { parameters }: Step): Problem[] {
  // What the edit by hand holds is a list of changes, which it checks by itself.
  if (Object.keys(lever.parameters).length === 0) return []
  const problems: Problem[] = []
  CHECKS.get(lever.id)!(parameters, { path: ['parameters'], problems })
  return problems.filter(({ severity }) => severity === 'error')
}

/** A scenario carried to another chain, on purpose: its steps, and those that do not fit there. */
export function rebase(
  scenario: Scenario,
  base: { readonly chain: Chain; readonly chainId?: string; readonly version?: number },
  reference: ReferenceSet,
  seaKm?: SeaKm,
): { readonly scenario: Scenario; readonly doesNotFit: readonly StepOutcome[] } {
  const { chain, chainId, version } = base
  const rebased: Scenario = {
    ...scenario,
    base: {
      hash: hashOf(chain),
      ...(chainId !== undefined && { chainId }),
      ...(version !== undefined && { version }),
    },
  }
  const { steps } = apply(chain, rebased, reference, seaKm)
  return { scenario: rebased, doesNotFit: steps.filter(({ status }) => status === 'does-not-fit') }
}

/** The scenario of an empty list of steps upon a chain. */
export function scenarioOn(chain: Chain, name: string): Scenario {
  return {
    schema: 'boucle/scenario',
    schemaVersion: 1,
    name,
    base: { hash: hashOf(chain) },
    steps: [],
  }
}
