import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadForLevers } from '../src/app/lever-tables.ts'
import { withStep } from '../src/levers/edit-steps.ts'
import type { Scenario } from '../src/levers/scenario.ts'
import { Desk } from '../src/see/engine/compare/desk.ts'
import { tableYears } from '../src/see/engine/compare/table-years.ts'

const tables = await loadForLevers()
const coat = JSON.parse(readFileSync('examples/manteau.json', 'utf8')) as unknown

function laid() {
  const desk = new Desk(tables)
  const hashes = desk.layChain('open', coat)
  if (!hashes.ok) throw new Error(hashes.problems[0]?.message)
  const scenario: Scenario = {
    schema: 'boucle/scenario',
    schemaVersion: 1,
    name: 'essai',
    base: { hash: hashes.value[0] },
    steps: [],
  }
  return { desk, scenario }
}

describe('the desk of scenarios', () => {
  it('[DK1] a scenario without steps is its chain: every difference is nothing, exactly', () => {
    const { desk, scenario } = laid()
    desk.setColumn({ key: 'a', chainKey: 'open' })
    desk.setColumn({ key: 'b', chainKey: 'open', scenario })
    const figureIds = ['total.cost', 'lead.critical', 'carbon.total', 'margin.final']
    const rows = desk.rows({ keys: ['a', 'b'], base: 0, figureIds, withIntervals: true })
    expect(rows.map(({ id }) => id)).toEqual(figureIds)
    for (const { cells } of rows) {
      expect(cells[1]).toMatchObject({ value: cells[0]!.value, difference: 0 })
      expect(cells[1]!.differenceInterval).toBeUndefined()
    }
  })

  it('[DK2] the staircase ends at the days of the longest way and at the carbon of the piece', () => {
    const { desk } = laid()
    desk.setColumn({ key: 'a', chainKey: 'open' })
    const figureIds = ['lead.critical', 'carbon.total']
    const rows = desk.rows({ keys: ['a'], base: 0, figureIds, withIntervals: false })
    const { steps, besideKgCo2e } = desk.detail('a').stairs
    const end = steps.at(-1)!
    expect(end.totalDays).toBeCloseTo(rows[0]!.cells[0]!.value!, 6)
    expect(end.totalCarbonKgCo2e).toBeCloseTo(rows[1]!.cells[0]!.value!, 6)
    expect(besideKgCo2e).toBeGreaterThanOrEqual(0)
  })

  it('[DK3] an offer is what the lever then does; its figures are those of the chain before its step', () => {
    const { desk, scenario } = laid()
    desk.setColumn({ key: 'b', chainKey: 'open', scenario })
    const offer = desk.offers('b').find(({ lever }) => lever === 'automate')!
    expect(offer.status).toBe('applicable')
    const once = withStep(scenario, 'automate', offer.parameters)
    const outcomes = desk.setColumn({ key: 'b', chainKey: 'open', scenario: once })
    expect(outcomes).toMatchObject({ ok: true, value: [{ status: 'applied' }] })
    const figures = desk.stepFigures({ key: 'b', chainKey: 'open', scenario: once })
    expect(figures['automate']!.map(({ id }) => id)).toContain('automate.breakEvenWage')
    const refused = desk.offers('b').filter(({ status }) => status === 'not-applicable')
    for (const { lever, problems } of refused) {
      expect(problems[0]?.words?.fr.length ?? 0, lever).toBeGreaterThan(10)
    }
  })

  it('[DK5] a lever that asks does not fit until it is told, is called by its own words, and breaks nothing', () => {
    const { desk, scenario } = laid()
    desk.setColumn({ key: 'b', chainKey: 'open', scenario })
    for (const { lever, status, asks, parameters } of desk.offers('b')) {
      if (status !== 'asks') continue
      const asked = withStep(scenario, lever, parameters)
      const ask = { key: 'b', chainKey: 'open', scenario: asked }
      const done = desk.setColumn(ask)
      if (!done.ok) throw new Error(lever)
      expect(done.value[0]!.status, lever).toBe('does-not-fit')
      expect(done.value[0]!.problems.length, lever).toBe(asks.length)
      for (const { words } of done.value[0]!.problems) expect(words?.fr).toMatch(/à donner/)
      expect(desk.stepFigures(ask)).toEqual({})
      expect(desk.detail('b').stages.length).toBeGreaterThan(0)
    }
  })

  it('[DK4] every table says which years its figures are of', () => {
    const years = tableYears(tables.reference)
    expect(years.map(({ id }) => id)).toEqual(expect.arrayContaining(['countries', 'modes']))
    for (const { firstYear, lastYear } of years) expect(lastYear).toBeGreaterThanOrEqual(firstYear)
  })
})
