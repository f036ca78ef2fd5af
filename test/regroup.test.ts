import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../reference/load.ts'
import type { Chain } from '../src/chain/chain.ts'
import {
  CARBON_COUNT,
  CARBON_START,
  COLUMNS,
  COST_COMPONENTS,
  DAYS,
} from '../src/chain/flow/components.ts'
import { flow } from '../src/chain/flow/flow.ts'
import { positionsOf } from '../src/chain/flow/positions.ts'
import { stageCost } from '../src/chain/flow/valuation.ts'
import { parseChain } from '../src/chain/parse.ts'
import { grainDifference, grainOf } from '../src/chain/regroup/grain.ts'
import { mergeStages } from '../src/chain/regroup/merge-stages.ts'
import { splitStage } from '../src/chain/regroup/split-stage.ts'

const folder = new URL('../examples/', import.meta.url)
const reference = await loadReference()
const slugs = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .map((name) => name.replace('.json', ''))

/** An example without cost of capital: interest bears on the value at the start of each stage. */
function example(slug: string): Chain {
  const { chain, ...rest } = JSON.parse(readFileSync(new URL(`${slug}.json`, folder), 'utf8')) as {
    chain: Record<string, unknown>
  }
  const { capitalCostRatioPerYear: _, ...header } = chain
  const parsed = parseChain({ ...rest, chain: header })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

const ADDED = ['labour', 'own', 'margin', 'setup', 'fixed'] as const

/** What no regrouping may change, and where the value sits. */
function totals(chain: Chain) {
  const result = flow(chain, reference)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { network, activity, table, owners, handovers, idle } = result.value
  const positions = positionsOf(network, activity, table)
  const sums = { cost: 0, carbon: 0, days: 0, weighted: 0, km: 0 }
  const added: Record<string, number> = {}
  const add = (actor: number, value: number) => {
    const id = chain.actors[actor]?.id ?? ''
    added[id] = (added[id] ?? 0) + value
  }
  for (let stage = 0; stage < network.stageCount; stage++) {
    const units = activity[stage]!
    if (units === 0) continue
    const cost = units * stageCost(table, stage)
    sums.cost += cost
    sums.weighted += cost * positions.stageDays[stage]!
    sums.km += cost * positions.stageKm[stage]!
    sums.days += table[stage * COLUMNS + DAYS]!
    for (let c = 0; c < CARBON_COUNT; c++) {
      sums.carbon += units * table[stage * COLUMNS + CARBON_START + c]!
    }
    if (stage >= network.processCount) continue
    for (const name of ADDED) {
      add(owners.stage[stage]!, units * table[stage * COLUMNS + COST_COMPONENTS.indexOf(name)]!)
    }
  }
  const unknown = new Set<string>()
  for (const { kind, seller, unitsPerYear, pricePerUnit, costPerUnit } of handovers) {
    if (pricePerUnit === undefined) unknown.add(chain.actors[seller]!.id)
    else if (kind !== 'making') add(seller, unitsPerYear * (pricePerUnit - costPerUnit))
  }
  return {
    totals: {
      cost: sums.cost,
      carbon: sums.carbon,
      days: sums.days,
      idle: idle.reduce((sum, each) => sum + each.costPerYear, 0),
      ...added,
    } as Readonly<Record<string, number>>,
    unknown: [...unknown].sort(),
    centreDays: sums.weighted / sums.cost,
    centreKm: sums.km / sums.cost,
  }
}

function expectSame(after: Chain, before: Chain) {
  const [a, b] = [totals(after), totals(before)]
  for (const [name, value] of Object.entries(b.totals)) {
    const gap = Math.abs((a.totals[name] ?? NaN) - value)
    expect(gap / Math.max(1, Math.abs(value)), name).toBeLessThan(1e-9)
  }
  expect(a.unknown).toEqual(b.unknown)
  return [a, b] as const
}

function stagesOf(chain: Chain): string[] {
  const result = flow(chain, reference)
  if (!result.ok) throw new Error('flow')
  const { activity } = result.value
  return [...chain.processes, ...chain.lanes]
    .map(({ id }) => id as string)
    .filter((_, stage) => activity[stage]! > 0)
}

describe('splitting and merging stages', () => {
  it.each(slugs)(
    '[RG1] %s: an even split of any stage moves no cent, no day and no position',
    (slug) => {
      const before = example(slug)
      let split = 0
      for (const id of stagesOf(before)) {
        const parts = Array.from({ length: 3 }, () => ({ ratio: 1 / 3 }))
        const after = splitStage(before, { id, parts }, reference)
        if (!after.ok) continue
        split += 1
        const [a, b] = expectSame(after.value, before)
        expect(Math.abs(a.centreDays - b.centreDays), id).toBeLessThan(1e-9 * b.centreDays)
      }
      expect(split).toBeGreaterThan(0.8 * stagesOf(before).length)
    },
  )

  it.each(slugs)(
    '[RG2] %s: what was split unevenly merges back with its value-weighted centre',
    (slug) => {
      const before = example(slug)
      const ratios = [0.5, 0.2, 0.3].map((ratio) => ({ ratio }))
      let merged = 0
      for (const id of stagesOf(before)) {
        const after = splitStage(before, { id, parts: ratios }, reference)
        if (!after.ok) continue
        expectSame(after.value, before)
        const whole = mergeStages(after.value, [`${id}-1`, `${id}-2`, id], reference)
        if (!whole.ok) continue
        merged += 1
        const [a, b] = expectSame(whole.value, after.value)
        expect(Math.abs(a.centreDays - b.centreDays), id).toBeLessThan(1e-9 * b.centreDays)
        expect(stagesOf(whole.value)).toEqual(stagesOf(before))
        expect(whole.value.items).toHaveLength(before.items.length)
        expect(whole.value.sites).toHaveLength(before.sites.length)
      }
      expect(merged).toBeGreaterThan(0.6 * stagesOf(before).length)
    },
  )

  it('[RG3] an uneven split of a stage keeps all totals under the old id', () => {
    const before = example('pull')
    const parts = [{ ratio: 0.9 }, { ratio: 0.1 }]
    const after = splitStage(before, { id: 'tricoter', parts }, reference)
    if (!after.ok) throw new Error(JSON.stringify(after.problems))
    expect(after.value.processes.map((each) => each.id)).toContain('tricoter-1')
    expectSame(after.value, before)
  })

  it('[RG4] merging stages of different cost keeps the value-weighted centre, not the middle', () => {
    const merged: string[] = []
    for (const slug of slugs) {
      const before = example(slug)
      for (const first of before.processes) {
        for (const last of before.processes) {
          const whole = mergeStages(before, [first.id, last.id], reference)
          if (!whole.ok) continue
          merged.push(`${slug} ${first.id} ${last.id}`)
          const [a, b] = expectSame(whole.value, before)
          expect(a.centreDays, merged.at(-1)).toBeCloseTo(b.centreDays, 8)
        }
      }
    }
    expect(merged.length).toBeGreaterThan(5)
  })

  it.each([
    [['tricoter', 'LANE'], 'merge_kinds'],
    [['tricoter'], 'merge_stages'],
    [['tricoter', 'nobody'], 'merge_stages'],
    [['peigner', 'tricoter'], 'merge_series'],
  ])('[RG5] %j is refused: %s', (ids, code) => {
    const chain = example('pull')
    const named = ids.map((id) => (id === 'LANE' ? chain.lanes[0]!.id : id))
    const result = mergeStages(chain, named, reference)
    expect(!result.ok && result.problems[0]?.code).toBe(code)
  })

  it('[RG6] parts that do not make one stage are refused', () => {
    for (const ratios of [[1], [0.5, 0.4], [1.5, -0.5]]) {
      const parts = ratios.map((ratio) => ({ ratio }))
      const result = splitStage(example('pull'), { id: 'tricoter', parts }, reference)
      expect(!result.ok && result.problems[0]?.code, String(ratios)).toBe('split_parts')
    }
  })

  it('[RG7] with a cost of capital the warning says that interest moves', () => {
    const chain = example('pull')
    const dear = { ...chain, chain: { ...chain.chain, capitalCostRatioPerYear: 0.1 } } as Chain
    const parts = [{ ratio: 0.5 }, { ratio: 0.5 }]
    const after = splitStage(dear, { id: 'tricoter', parts }, reference)
    expect(after.ok && after.warnings.map((each) => each.code)).toEqual(['interest_moves'])
  })

  it('[RG8] any parts in any number keep all totals', () => {
    const before = example('yaourt')
    const ids = stagesOf(before)
    const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(fc.constantFrom(...ids), weights, (id, numbers) => {
        const sum = numbers.reduce((total, each) => total + each, 0)
        const parts = numbers.map((each) => ({ ratio: each / sum }))
        const after = splitStage(before, { id, parts }, reference)
        if (after.ok) expectSame(after.value, before)
        else expect(['lost_centre', 'no_hours', 'take_back']).toContain(after.problems[0]?.code)
      }),
      { numRuns: 60 },
    )
  })

  it('[RG9] the same chain told more finely has another grain, by segment', () => {
    const before = example('pull')
    expect(grainDifference(grainOf(before), grainOf(example('pull')))).toEqual([])
    const parts = [{ ratio: 0.5 }, { ratio: 0.5 }]
    const after = splitStage(before, { id: 'tricoter', parts }, reference)
    if (!after.ok) throw new Error('split')
    const difference = grainDifference(grainOf(before), grainOf(after.value))
    expect(difference.map((each) => each.segment)).toEqual(['production'])
    expect(difference[0]!.otherStages - difference[0]!.stages).toBe(1)
    expect(grainOf(after.value).stages).toBe(stagesOf(after.value).length)
  })
})
