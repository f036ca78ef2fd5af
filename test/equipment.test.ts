import { describe, expect, it } from 'vitest'
import { annuity } from '../src/chain/flow/stage-table.ts'
import { mergeStages } from '../src/chain/regroup/merge-stages.ts'
import { splitStage } from '../src/chain/regroup/split-stage.ts'
import { seeIntervals } from '../src/see/engine/see.ts'
import { analysed, chainOf, part } from './examples.test-support.ts'
import { costPerYear, having, reference } from './levers.test-support.ts'

const car = chainOf('voiture')
const machine = { investment: 42_000, lifeYears: 7 }

describe('machines of a process', () => {
  it('[EQ1] an annuity writes an amount off over its life, interest included', () => {
    // 10,000 over 5 years at 6 %: 2,373.96 a year, as any table of annuities says.
    expect(annuity(10_000, 5, 0.06)).toBeCloseTo(2373.96, 2)
    expect(annuity(10_000, 5, 0)).toBe(2000)
    expect([annuity(10_000, 0, 0.06), annuity(-5, 5, 0)]).toEqual([0, 0])
  })

  it('[EQ2] their annuity is a cost of the year; without a life they cost nothing yet', () => {
    const rate = car.chain.capitalCostRatioPerYear ?? 0
    const extra = (fields: object) =>
      costPerYear(having(car, 'processes', 'mouler', fields)) - costPerYear(car)
    expect(extra(machine)).toBeCloseTo(annuity(42_000, 7, rate), 6)
    expect(extra({ investment: 42_000 })).toBeCloseTo(0, 6)
  })

  it('[EQ3] split and merged, a stage with machines costs what it did', () => {
    const before = having(car, 'processes', 'mouler', machine)
    const parts = [{ ratio: 0.25 }, { ratio: 0.75 }]
    const split = splitStage(before, { id: 'mouler', parts }, reference)
    if (!split.ok) throw new Error(JSON.stringify(split.problems))
    expect(costPerYear(split.value)).toBeCloseTo(costPerYear(before), 6)
    const merged = mergeStages(split.value, ['mouler-1', 'mouler'], reference)
    if (!merged.ok) throw new Error(JSON.stringify(merged.problems))
    expect(costPerYear(merged.value)).toBeCloseTo(costPerYear(before), 6)
    expect(part(merged.value.processes, 'mouler')).toMatchObject(machine)
  })

  it('[EQ4] their doubt is in the interval of the stage', () => {
    const width = (chain: typeof car) => {
      const { low, high } = seeIntervals(analysed(chain), 7, 60).byFigure['stage/mouler.cost']!
      return high - low
    }
    const before = having(car, 'processes', 'mouler', machine)
    const id = 'processes/mouler/investment'
    const doubt = { id, status: 'assumed', low: 10_000, high: 1_500_000 }
    const estimates = [...before.estimates, doubt] as unknown as typeof before.estimates
    expect(width({ ...before, estimates })).toBeGreaterThan(2 * width(before))
    expect(part(before.processes, 'mouler').investment).toBe(42_000)
  })
})
