import type { Parameters } from './lever.ts'
import type { Scenario, Step } from './scenario.ts'

/** The scenario with one step more, at the end; its id is free in the scenario. */
export function withStep(scenario: Scenario, lever: string, parameters: Parameters): Scenario {
  const taken = new Set(scenario.steps.map(({ id }) => id))
  let id = lever
  for (let count = 2; taken.has(id); count++) id = `${lever}-${count}`
  return { ...scenario, steps: [...scenario.steps, { id, lever, parameters }] }
}

export function withoutStep(scenario: Scenario, stepId: string): Scenario {
  return { ...scenario, steps: scenario.steps.filter(({ id }) => id !== stepId) }
}

/** One place earlier (-1) or later (1); at the end of the list nothing changes. */
export function movedStep(scenario: Scenario, stepId: string, by: -1 | 1): Scenario {
  const at = scenario.steps.findIndex(({ id }) => id === stepId)
  const step = scenario.steps[at]
  const other = scenario.steps[at + by]
  if (!step || !other) return scenario
  return { ...scenario, steps: scenario.steps.with(at, other).with(at + by, step) }
}

/** The step kept in the list without effect, or with it again. */
export function switchedStep(scenario: Scenario, stepId: string): Scenario {
  return changed(scenario, stepId, ({ off, ...step }) => (off ? step : { ...step, off: true }))
}

export function notedStep(scenario: Scenario, stepId: string, note: string): Scenario {
  return changed(scenario, stepId, ({ note: _was, ...step }) =>
    note === '' ? step : { ...step, note },
  )
}

/** Undefined takes the parameter back to its default. */
export function setParameter(
  scenario: Scenario,
  stepId: string,
  [name, value]: readonly [name: string, value: unknown],
): Scenario {
  return changed(scenario, stepId, (step) => {
    const { [name]: _was, ...rest } = step.parameters
    return {
      ...step,
      parameters: value === undefined ? rest : { ...step.parameters, [name]: value },
    }
  })
}

function changed(scenario: Scenario, stepId: string, change: (step: Step) => Step): Scenario {
  const steps = scenario.steps.map((step) => (step.id === stepId ? change(step) : step))
  return { ...scenario, steps }
}
