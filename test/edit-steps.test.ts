import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../reference/load.ts'
import { parseChain } from '../src/chain/parse.ts'
import { hashOf } from '../src/chain/version/canonical.ts'
import { apply, rebase, scenarioOn } from '../src/levers/apply.ts'
import {
  movedStep,
  notedStep,
  setParameter,
  switchedStep,
  withoutStep,
  withStep,
} from '../src/levers/edit-steps.ts'

const reference = await loadReference()
const parsed = parseChain(JSON.parse(readFileSync('examples/manteau.json', 'utf8')))
if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
const coat = parsed.value
const empty = scenarioOn(coat, 'essai')
const process = coat.processes.find(({ labour }) => (labour ?? []).length > 0)!.id
const machines = withStep(empty, 'automate', { process })

describe('steps of a scenario edited', () => {
  it('[ES1] a step that is off changes no byte, and is said to be off', () => {
    const rested = switchedStep(machines, 'automate')
    const done = apply(coat, rested, reference)
    expect(hashOf(done.chain)).toBe(hashOf(coat))
    expect(done.steps).toEqual([{ stepId: 'automate', status: 'off', problems: [] }])
    expect(rebase(rested, { chain: coat }, reference).doesNotFit).toEqual([])
    expect(hashOf(apply(coat, switchedStep(rested, 'automate'), reference).chain)).toBe(
      hashOf(apply(coat, machines, reference).chain),
    )
  })

  it('[ES2] ids stay unique; a place beyond the end moves nothing; a note comes and goes', () => {
    const twice = withStep(withStep(machines, 'automate', {}), 'automate', {})
    expect(twice.steps.map(({ id }) => id)).toEqual(['automate', 'automate-2', 'automate-3'])
    expect(movedStep(twice, 'automate', -1)).toBe(twice)
    expect(movedStep(twice, 'automate-3', -1).steps.map(({ id }) => id)).toEqual([
      'automate',
      'automate-3',
      'automate-2',
    ])
    const noted = notedStep(machines, 'automate', 'offre de mars')
    expect(noted.steps[0]!.note).toBe('offre de mars')
    expect(notedStep(noted, 'automate', '')).toEqual(machines)
  })

  it('[ES3] whatever is done to a step, taking it out gives back the bytes of the base', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), (hoursRatio) => {
        const set = setParameter(machines, 'automate', ['hoursRatio', hoursRatio])
        expect(setParameter(set, 'automate', ['hoursRatio', undefined])).toEqual(machines)
        const without = withoutStep(set, 'automate')
        return hashOf(apply(coat, without, reference).chain) === hashOf(coat)
      }),
      { numRuns: 20 },
    )
  })
})
