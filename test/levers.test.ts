import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../reference/load.ts'
import type { Chain } from '../src/chain/chain.ts'
import { flow } from '../src/chain/flow/flow.ts'
import { parseChain } from '../src/chain/parse.ts'
import { hashOf } from '../src/chain/version/canonical.ts'
import { apply, rebase, scenarioOn } from '../src/levers/apply.ts'
import { changesBetween } from '../src/levers/changes-between.ts'
import type { Scenario, Step } from '../src/levers/scenario.ts'
import { parseScenario } from '../src/levers/scenario.ts'

const reference = await loadReference()

function example(name: string): Chain {
  const parsed = parseChain(JSON.parse(readFileSync(`examples/${name}.json`, 'utf8')))
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return parsed.value
}

const coat = example('manteau')

function edit(id: string, ...changes: object[]): Step {
  return { id, lever: 'edit', parameters: { changes } }
}

function scenario(chain: Chain, ...steps: Step[]): Scenario {
  return { ...scenarioOn(chain, 'essai'), steps }
}

const price = { noun: 'markets', id: coat.markets[0]!.id, field: 'demandUnitsPerYear' }
const demand = coat.markets[0]!.demandUnitsPerYear

describe('scenarios', () => {
  it('[V1] no step changes no byte; the base is known by its fingerprint', () => {
    const done = apply(coat, scenario(coat), reference)
    expect(hashOf(done.chain)).toBe(hashOf(coat))
    expect(done.onItsBase).toBe(true)
    expect(apply(example('pull'), scenario(coat), reference).onItsBase).toBe(false)
  })

  it('[V2] an edit sets a field, forgets the estimate of the old value, and is undone to the byte', () => {
    const estimate = coat.estimates.find(({ id }) => id.startsWith('lanes/'))!
    const [noun = '', id = '', field = ''] = estimate.id.split('/')
    const part = coat.lanes.find((lane) => lane.id === id) as unknown as Record<string, unknown>
    const was = part[field]
    const value = typeof was === 'number' ? was * 2 : 7
    const step = edit('a', { noun, id, field, value, ...(was !== undefined && { was }) })
    const done = apply(coat, scenario(coat, step), reference)
    expect(done.steps).toEqual([{ stepId: 'a', status: 'applied', problems: expect.anything() }])
    expect(done.chain.estimates.some((each) => each.id === estimate.id)).toBe(false)
    const back = edit('b', ...changesBetween(done.chain, coat))
    const undone = apply(done.chain, scenario(done.chain, back), reference)
    expect(partsOf(undone.chain)).toEqual(partsOf(coat))
  })

  it('[V3] a value that is no more what it was does not fit, and is shown', () => {
    const step = edit('a', { ...price, value: 5, was: demand + 1 })
    const done = apply(coat, scenario(coat, step), reference)
    expect(done.steps[0]).toMatchObject({
      status: 'does-not-fit',
      problems: [{ code: 'edit_was_other' }],
    })
    expect(hashOf(done.chain)).toBe(hashOf(coat))
  })

  it('[V4] a step that breaks the chain is left out and named; the others stand', () => {
    const good = edit('good', { ...price, value: 5, was: demand })
    const bad = edit('bad', { noun: 'sites', id: coat.sites[0]!.id, remove: true })
    const done = apply(coat, scenario(coat, bad, good), reference)
    expect(done.steps.map(({ status }) => status)).toEqual(['does-not-fit', 'applied'])
    expect(done.steps[0]!.problems.length).toBeGreaterThan(0)
    expect(done.chain.markets[0]!.demandUnitsPerYear).toBe(5)
  })

  it('[V5] the order of independent edits does not matter', () => {
    const numbers = coat.processes.flatMap((process) =>
      (['leadTimeDays', 'purchaseCostPerRun', 'ownCostPerRun'] as const).flatMap((field) =>
        process[field] === undefined
          ? []
          : [{ id: process.id as string, field, was: process[field] }],
      ),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(numbers, { minLength: 2, maxLength: 5 }), (picked) => {
        const steps = picked.map(({ id, field, was }, at) =>
          edit(`s${at}`, { noun: 'processes', id, field, was, value: was * 1.1 }),
        )
        const one = apply(coat, scenario(coat, ...steps), reference)
        const other = apply(coat, scenario(coat, ...steps.toReversed()), reference)
        expect(one.steps.every(({ status }) => status === 'applied')).toBe(true)
        expect(hashOf(one.chain)).toBe(hashOf(other.chain))
      }),
      { numRuns: 15 },
    )
  })

  it('[V6] parts are added, and refused when their id is taken', () => {
    const { actor } = coat.sites[0]!
    const site = {
      name: 'Atelier proche',
      actor,
      country: 'FR',
      latitudeDeg: 47.06,
      longitudeDeg: -0.88,
    }
    const add = { noun: 'sites', id: 'atelier-proche', add: site }
    const done = apply(coat, scenario(coat, edit('a', add), edit('b', add)), reference)
    expect(done.steps.map(({ status }) => status)).toEqual(['applied', 'does-not-fit'])
    expect(done.chain.sites.at(-1)).toMatchObject({ id: 'atelier-proche', ...site })
  })

  it('[V7] what is not a scenario, twice the same step, another version: refused with the reason', () => {
    const codes = (document: unknown) => {
      const parsed = parseScenario(document)
      return parsed.ok ? [] : parsed.problems.map(({ code }) => code)
    }
    const whole = scenario(coat, edit('a', { ...price, value: 5, was: demand }))
    expect(codes(whole)).toEqual([])
    expect(codes(coat)).toEqual(['not_scenario'])
    expect(codes(null)).toEqual(['not_scenario'])
    expect(codes({ ...whole, schemaVersion: 9 })).toEqual(['scenario_version'])
    expect(codes({ ...whole, steps: [whole.steps[0], whole.steps[0]] })).toEqual(['duplicate_id'])
    expect(codes({ ...whole, steps: [{ id: 'a', lever: 'edit' }] })).toEqual([
      'scenario_parameters',
    ])
    expect(codes({ ...whole, steps: 'x' })).toEqual(['scenario_steps'])
    const unknown = apply(
      coat,
      scenario(coat, { id: 'a', lever: 'magic', parameters: {} }),
      reference,
    )
    expect(unknown.steps[0]!.problems[0]!.code).toBe('lever_unknown')
  })

  it('[V8] a rebase keeps the steps, names the new base and lists those that do not fit', () => {
    const fits = edit('fits', {
      noun: 'chain',
      id: '',
      field: 'name',
      value: 'X',
      was: coat.chain.name,
    })
    const not = edit('not', { ...price, value: 5, was: demand })
    const changedBase = apply(
      coat,
      scenario(coat, edit('x', { ...price, value: 9, was: demand })),
      reference,
    ).chain
    const done = rebase(scenario(coat, fits, not), { chain: changedBase, version: 4 }, reference)
    expect(done.scenario.base).toMatchObject({ hash: hashOf(changedBase), version: 4 })
    expect(done.scenario.steps).toHaveLength(2)
    expect(done.doesNotFit.map(({ stepId }) => stepId)).toEqual(['not'])
  })
})

describe('levers', () => {
  const near = edit('lieu', {
    noun: 'sites',
    id: 'atelier-proche',
    add: {
      name: 'Atelier proche',
      actor: coat.sites.find(({ id }) => id === 'atelier')!.actor,
      country: 'FR',
      latitudeDeg: 47.06,
      longitudeDeg: -0.88,
    },
  })

  it('[V9] relocate: sewing in France is paid French wages, its lanes start there, books balance', () => {
    const move: Step = {
      id: 'pres',
      lever: 'relocate',
      parameters: { process: 'coudre', toSite: 'atelier-proche', mode: 'truck_40t' },
    }
    const done = apply(coat, scenario(coat, near, move), reference)
    expect(done.steps.map(({ status }) => status)).toEqual(['applied', 'applied'])
    const process = done.chain.processes.find(({ id }) => id === 'coudre')!
    expect(process.site).toBe('atelier-proche')
    for (const row of process.labour ?? []) expect(row.costPerHour).toBeUndefined()
    const out = done.chain.lanes.find(({ id }) => id === 'vers-port')!
    expect(out.from).toBe('atelier-proche')
    expect(done.chain.lanes.find(({ id }) => id === 'drap-route')!.to).toBe('atelier-proche')
    const flowed = flow(done.chain, reference)
    expect(flowed.ok).toBe(true)
    const again: Step = { ...move, id: 'encore' }
    const twice = apply(coat, scenario(coat, near, move, again), reference)
    expect(hashOf(twice.chain)).toBe(hashOf(done.chain))
  })

  it('[V10] relocate to where only a minimum wage is known warns; an unknown place does not fit', () => {
    const there = edit('lieu', {
      noun: 'sites',
      id: 'tanger',
      add: {
        name: 'Tanger',
        actor: coat.sites[0]!.actor,
        country: 'MA',
        latitudeDeg: 35.8,
        longitudeDeg: -5.8,
      },
    })
    const move = (toSite: string): Step => ({
      id: 'm',
      lever: 'relocate',
      parameters: { process: 'coudre', toSite, mode: 'sea_roro' },
    })
    const done = apply(coat, scenario(coat, there, move('tanger')), reference)
    expect(done.steps[1]!.status).toBe('applied')
    expect(done.steps[1]!.problems.map(({ code }) => code)).toContain('wage_floor')
    expect(apply(coat, scenario(coat, move('nulle-part')), reference).steps[0]!.status).toBe(
      'does-not-fit',
    )
    const unit: Step = { id: 'u', lever: 'relocate', parameters: { process: 3 } }
    expect(apply(coat, scenario(coat, unit), reference).steps[0]!.problems.length).toBe(2)
  })

  it('[V11] modal shift: sea to air, days fall and carbon grows; twice is once', () => {
    const shift: Step = {
      id: 'avion',
      lever: 'modal-shift',
      parameters: { lanes: ['mer'], mode: 'air_long' },
    }
    const done = apply(coat, scenario(coat, shift), reference)
    expect(done.steps[0]!.status).toBe('applied')
    const lane = done.chain.lanes.find(({ id }) => id === 'mer')!
    expect(lane).toMatchObject({ mode: 'air_long' })
    expect(lane.leadTimeDays).toBe(8)
    const twice = apply(coat, scenario(coat, shift, { ...shift, id: 'encore' }), reference)
    expect(hashOf(twice.chain)).toBe(hashOf(done.chain))
    const cost = done.chain.estimates.find(({ id }) => id === 'lanes/mer/costPerKg')
    expect(cost === undefined).toBe(lane.costPerKg === undefined)
  })
})

/** Parts by id: undo may bring a part back at another place of its list. */
function partsOf(chain: Chain) {
  return Object.fromEntries(
    Object.entries(chain).map(([noun, parts]) => [
      noun,
      Array.isArray(parts)
        ? Object.fromEntries(parts.map((part: { id: string }) => [part.id, part]))
        : parts,
    ]),
  )
}
