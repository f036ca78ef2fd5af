import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import { hashOf } from '../chain/version/canonical.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail } from '../core/problem.ts'
import { checkRecord } from '../core/schema/check-record.ts'
import { leverOf, LEVERS } from './catalogue.ts'
import type { Draft, Lever } from './lever.ts'
import { stepProblem } from './lever.ts'
import type { Scenario, Step } from './scenario.ts'

/** What became of a step: applied, perhaps with warnings, or shown with why it does not fit. */
export interface StepOutcome {
  readonly stepId: string
  readonly status: 'applied' | 'does-not-fit'
  readonly problems: readonly Problem[]
}

export interface Applied {
  readonly chain: Chain
  readonly steps: readonly StepOutcome[]
  /** False when the chain is not the one that the scenario was written on. */
  readonly onItsBase: boolean
}

/**
 * Applies the steps in order. A step that does not fit is left out and said, never dropped in
 * silence; the chain that comes out is checked as a whole, and a step that breaks it is left out
 * too. No step changes no byte.
 */
export function apply(chain: Chain, scenario: Scenario, reference: ReferenceSet): Applied {
  const all = run(chain, scenario.steps, reference)
  const whole = parsed(all.draft)
  const onItsBase = hashOf(chain) === scenario.base.hash
  if (whole.ok) return { chain: whole.value, steps: all.steps, onItsBase }
  return { ...oneByOne(chain, scenario.steps, reference), onItsBase }
}

function run(
  chain: Chain,
  steps: readonly Step[],
  reference: ReferenceSet,
): { readonly draft: Draft; readonly steps: readonly StepOutcome[] } {
  let draft: Draft = chain
  const outcomes = steps.map((step): StepOutcome => {
    const done = applyStep(draft, step, reference)
    if (!done.ok) return outcome(step, 'does-not-fit', done.problems)
    draft = done.value
    return outcome(step, 'applied', done.warnings)
  })
  return { draft, steps: outcomes }
}

/** Slower: each step is checked with the whole chain, so that the one that breaks it is known. */
function oneByOne(
  chain: Chain,
  steps: readonly Step[],
  reference: ReferenceSet,
): Omit<Applied, 'onItsBase'> {
  let current = chain
  const outcomes = steps.map((step): StepOutcome => {
    const done = applyStep(current, step, reference)
    if (!done.ok) return outcome(step, 'does-not-fit', done.problems)
    const whole = parsed(done.value)
    if (!whole.ok) return outcome(step, 'does-not-fit', whole.problems)
    current = whole.value
    return outcome(step, 'applied', [...done.warnings, ...whole.warnings])
  })
  return { chain: current, steps: outcomes }
}

function outcome(
  step: Step,
  status: StepOutcome['status'],
  problems: readonly Problem[],
): StepOutcome {
  return { stepId: step.id, status, problems }
}

function parsed(draft: Draft): Result<Chain> {
  return parseChain(draft)
}

const CHECKS = new Map(LEVERS.map((lever) => [lever.id, checkRecord(lever.parameters)]))

function applyStep(draft: Draft, step: Step, reference: ReferenceSet): Result<Draft> {
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
  return lever.apply(draft, step.parameters, { stepId: step.id, reference })
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
  const { steps } = apply(chain, rebased, reference)
  return { scenario: rebased, doesNotFit: steps.filter(({ status }) => status !== 'applied') }
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
