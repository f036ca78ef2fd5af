import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEVER_TABLES, loadReference } from '../reference/load.ts'
import { fieldReader } from '../src/chain/fields.ts'
import {
  dutyRatio,
  figure as tableFigure,
  labourCost,
} from '../src/chain/reference-set/reference.ts'
import { hashOf } from '../src/chain/version/canonical.ts'
import { documentOf, chainParts } from '../src/chain/version/parts.ts'
import { byPartKey } from '../src/chain/version/merge.ts'
import { parseChain } from '../src/chain/parse.ts'
import type { Chain } from '../src/chain/chain.ts'
import type { See } from '../src/see/engine/see.ts'
import { findFigure } from '../src/see/engine/see.ts'
import { apply, scenarioOn } from '../src/levers/apply.ts'
import { baseHashOf } from '../src/levers/base-hash.ts'
import { LEVERS } from '../src/levers/catalogue.ts'
import type { Step } from '../src/levers/scenario.ts'
import { analysed, chainOf, figure, part } from './examples.test-support.ts'

const reference = await loadReference({ tables: LEVER_TABLES })
const coat = chainOf('manteau')
const seaKm = () => 19_000

function steps(chain: Chain, ...list: Step[]) {
  return apply(chain, { ...scenarioOn(chain, 'essai'), steps: list }, reference, seaKm)
}

function step(id: string, lever: string, parameters: Record<string, unknown>): Step {
  return { id, lever, parameters }
}

function edit(id: string, ...changes: object[]): Step {
  return step(id, 'edit', { changes })
}

const porto = edit('lieu', {
  noun: 'sites',
  id: 'porto',
  add: {
    name: 'Porto',
    actor: 'confection',
    country: 'PT',
    latitudeDeg: 41.15,
    longitudeDeg: -8.61,
  },
})
const sew = (rest: object = {}) =>
  step('pres', 'relocate', {
    process: 'coudre',
    toSite: 'porto',
    mode: 'sea_container',
    deliverTo: 'entrepot',
    deliveryMode: 'truck_40t',
    ...rest,
  })

function codes(done: ReturnType<typeof steps>, at: number): string[] {
  return done.steps[at]!.problems.map(({ code }) => code)
}

describe('hand edits', () => {
  const price = { noun: 'prices', id: 'prix-manteau', field: 'pricePerUnit', was: 39, value: 45 }

  it('[LV12] a value in another unit or currency than its field is refused, with both', () => {
    const asked = (unit: string) => codes(steps(coat, edit('a', { ...price, unit })), 0)
    expect(asked('USD/unit')).toEqual([])
    expect(asked('money/unit')).toEqual([])
    expect(asked('EUR/unit')).toEqual(['edit_unit'])
    expect(asked('days')).toEqual(['edit_unit'])
  })

  it('[LV13] what is known of the new value takes the place of what was known of the old one', () => {
    const known = { status: 'assumed', low: 42, high: 50, reason: 'devis' }
    const key = 'prices/prix-manteau/pricePerUnit'
    const of = (chain: Chain) => chain.estimates.filter(({ id }) => id === key)
    expect(of(steps(coat, edit('a', { ...price, known })).chain)).toEqual([{ id: key, ...known }])
    expect(of(steps(coat, edit('a', price)).chain)).toEqual([])
  })

  it('[LV14] shares of a node stay at 1: the others give way in proportion, or the step is refused', () => {
    const share = (id: string, was: number, value: number) => ({
      noun: 'lanes',
      id,
      field: 'shareRatio',
      was,
      value,
    })
    const done = steps(coat, edit('a', share('mer-au', 0.72, 0.44)))
    const ratios = ['mer-au', 'mer-nz', 'mer-za'].map((id) => part(done.chain.lanes, id).shareRatio)
    expect(ratios).toEqual([0.44, expect.closeTo(0.36, 12), expect.closeTo(0.2, 12)])
    const all = [share('mer-au', 0.72, 0.5), share('mer-nz', 0.18, 0.2), share('mer-za', 0.1, 0.2)]
    expect(codes(steps(coat, edit('a', ...all)), 0)).toEqual(['shares'])
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        const { chain } = steps(coat, edit('a', share('mer-au', 0.72, value)))
        const sum = chain.lanes
          .filter(({ to, item }) => to === 'filature' && item === 'suint')
          .reduce((total, lane) => total + (lane.shareRatio ?? 0), 0)
        expect(Math.abs(sum - 1)).toBeLessThan(0.0051)
      }),
      { numRuns: 20 },
    )
  })

  it('[LV15] a site moves inside its country and its lanes follow; abroad is another lever', () => {
    const to = { city: 'Chengdu', latitudeDeg: 30.66, longitudeDeg: 104.06 }
    const done = steps(coat, edit('a', { noun: 'sites', id: 'atelier', move: to }))
    expect(done.steps[0]!.status).toBe('applied')
    const before = part(analysed(coat).stages, 'drap-route')
    const after = part(analysed(done.chain).stages, 'drap-route')
    expect(before.km).toBe(180)
    // 1,585 km as the crow flies, times the 1.2 of the table of modes.
    expect(after.km).toBeCloseTo(1904, -1)
    expect(after.days / before.days).toBeCloseTo(after.km / before.km, 1)
    const abroad = { ...to, country: 'VN' }
    expect(
      codes(steps(coat, edit('a', { noun: 'sites', id: 'atelier', move: abroad })), 0),
    ).toEqual(['edit_move'])
  })

  it('[LV16] the order of steps that make parts leaves no trace either', () => {
    const makes = ['b', 'c', 'a'].map((id) =>
      edit(id, { noun: 'actors', id: `${id}/x`, add: { name: id, kind: 'firm', country: 'FR' } }),
    )
    const orders = [makes, makes.toReversed(), [makes[1]!, makes[0]!, makes[2]!]]
    expect(new Set(orders.map((each) => hashOf(steps(coat, ...each).chain))).size).toBe(1)
  })
})

describe('the base', () => {
  it('[LV17] a file and the store, which sorts parts, are the same base; a changed part is another', () => {
    const sorted = parseChain(
      documentOf(byPartKey(chainParts(coat).map((each) => ({ ...each, hash: '' })))),
    )
    if (!sorted.ok) throw new Error('the sorted chain does not parse')
    expect(hashOf(sorted.value)).not.toBe(hashOf(coat))
    expect(baseHashOf(sorted.value)).toBe(baseHashOf(coat))
    const scenario = { ...scenarioOn(coat, 'x'), base: { hash: baseHashOf(coat) } }
    expect(apply(sorted.value, scenario, reference).onItsBase).toBe(true)
    expect(apply(chainOf('pull'), scenario, reference).onItsBase).toBe(false)
  })
})

describe('levers move figures as they say', () => {
  it('[LV18] relocated to Portugal: wage and grid of the tables, no duty inside the union, books balance', () => {
    const done = steps(coat, porto, sew())
    expect(done.steps.map(({ status }) => status)).toEqual(['applied', 'applied'])
    const seen = analysed(done.chain)
    expect(Math.abs(seen.accounts.books.gap)).toBeLessThan(1e-9)
    const wage = labourCost(reference, 'PT')!.value
    expect(wage).toBe(19.4)
    const perCoat = (of: See, id: string) => findFigure(of, `stage/coudre.${id}`)?.value ?? NaN
    expect(perCoat(seen, 'cost.labour')).toBeCloseTo(2 * wage, 9)
    const price = tableFigure(reference, 'countries', 'PT', 'electricityEurPerKwh')!.value
    const grid = tableFigure(reference, 'countries', 'PT', 'gridKgCo2ePerKwh')!.value
    expect(perCoat(seen, 'cost.energy')).toBeCloseTo(1.6 * price, 9)
    expect(perCoat(seen, 'carbon.electricity')).toBeCloseTo(1.6 * grid, 9)
    // What the step does not speak of stays: own cost, a coat lost at sea set apart.
    expect(perCoat(seen, 'cost.own')).toBeCloseTo(1.5, 9)
    const lane = part(done.chain.lanes, 'pres/manteau-brut')
    expect(lane).toMatchObject({ from: 'porto', to: 'entrepot', mode: 'truck_40t' })
    expect([lane.dutyRatio, lane.carrier]).toEqual([undefined, 'transitaire'])
    for (const gone of ['vers-port', 'mer', 'vers-entrepot']) {
      expect(
        done.chain.lanes.some(({ id }) => id === gone),
        gone,
      ).toBe(false)
    }
  })

  it('[LV19] what comes from China now pays the duty of its heading, by the sea way that is given', () => {
    const done = steps(coat, porto, sew())
    const cloth = part(done.chain.lanes, 'drap-route')
    expect(cloth).toMatchObject({ to: 'porto', mode: 'sea_container', distanceKm: 19_000 })
    expect([cloth.dutyRatio, cloth.origin]).toEqual([dutyRatio(reference, '5112')!.value, 'CN'])
    expect(part(done.chain.estimates, 'lanes/drap-route/dutyRatio').status).toBe('default')
    const scenario = { ...scenarioOn(coat, 'x'), steps: [porto, sew()] }
    const without = apply(coat, scenario, { ...reference, tables: reference.tables.slice(0, 3) })
    expect(without.steps[1]!.problems.map(({ code }) => code)).toContain('duty_unknown')
    const low = tableFigure(reference, 'modes', 'sea_container', 'costLowEurPerTkm')!.value
    const high = tableFigure(reference, 'modes', 'sea_container', 'costHighEurPerTkm')!.value
    expect(cloth.costPerKg).toBeCloseTo((19 * (low + high)) / 2, 9)
    const known = part(done.chain.estimates, 'lanes/drap-route/costPerKg')
    expect([known.status, known.low, known.high]).toEqual([
      'default',
      expect.closeTo(19 * low, 9),
      expect.closeTo(19 * high, 9),
    ])
  })

  it('[LV20] no sea way at hand, prices that stay, a preference: each is said', () => {
    const scenario = { ...scenarioOn(coat, 'x'), steps: [porto, sew()] }
    const said = apply(coat, scenario, reference).steps[1]!.problems.map(({ code }) => code)
    expect(said).toEqual(expect.arrayContaining(['sea_distance', 'kept_as_is']))
    expect(codes(steps(coat, porto, sew()), 1)).not.toContain('sea_distance')
    const wage = steps(coat, porto, sew({ wagePerHour: 12, hoursRatio: 0.5 }))
    const rows = part(wage.chain.processes, 'coudre').labour!
    expect(rows.map((row) => [row.hoursPerRun, row.costPerHour])).toEqual([
      [0.125, 12],
      [0.875, 12],
    ])
    expect(codes(steps(coat, porto, sew({ deliverTo: 'boutiques' })), 1)).toEqual([
      'not_on_the_way',
    ])
  })

  it('[LV21] the same country keeps its wage; two steps that want two places contradict', () => {
    const near = edit('lieu', {
      noun: 'sites',
      id: 'wuxi',
      add: {
        name: 'Wuxi',
        actor: 'confection',
        country: 'CN',
        latitudeDeg: 31.57,
        longitudeDeg: 120.3,
      },
    })
    const done = steps(
      coat,
      near,
      step('m', 'relocate', { process: 'coudre', toSite: 'wuxi', mode: 'truck_40t' }),
    )
    expect(part(done.chain.processes, 'coudre').labour!.map((row) => row.costPerHour)).toEqual([
      4.6, 4.6,
    ])
    const two = steps(
      coat,
      porto,
      near,
      sew(),
      step('autre', 'relocate', { process: 'coudre', toSite: 'wuxi' }),
    )
    expect(two.steps.map(({ status }) => status)).toEqual([
      'applied',
      'applied',
      'applied',
      'does-not-fit',
    ])
    expect(two.steps[3]!.problems[0]).toMatchObject({
      code: 'steps_contradict',
      values: { step: 'pres', key: 'processes/coudre/site', value: 'porto' },
    })
  })

  it('[LV22] sea to air: carbon and carriage by the tables per tonne-kilometre, books balance', () => {
    const air = step('avion', 'modal-shift', {
      lanes: ['mer'],
      mode: 'air_long',
      distanceKm: 9_300,
    })
    const seen = analysed(steps(coat, air).chain)
    expect(Math.abs(seen.accounts.books.gap)).toBeLessThan(1e-9)
    const row = part(seen.stages, 'mer')
    const sent = 1 / (1 - 0.004)
    const intensity = tableFigure(reference, 'modes', 'air_long', 'uk2025KgCo2ePerTkm')!.value
    expect(row.carbonKgCo2ePerUnit).toBeCloseTo((intensity * 1.45 * 9_300 * sent) / 1000, 6)
    expect(row.days).toBe(8)
    const was = figure(analysed(coat), 'carbon.total')
    expect(figure(seen, 'carbon.total')).toBeGreaterThan(was)
    expect(
      codes(
        steps(
          coat,
          step('x', 'modal-shift', { lanes: ['mer', 'mer-au'], mode: 'rail', distanceKm: 1 }),
        ),
        0,
      ),
    ).toEqual(['one_distance'])
  })

  it('[LV23] every lever says in both languages what it is, where its effect comes from, what it leaves out', () => {
    expect(new Set(LEVERS.map(({ id }) => id)).size).toBe(LEVERS.length)
    for (const { id, name, effectFrom, doesNotModel, studyRows } of LEVERS) {
      for (const words of [name, effectFrom, doesNotModel]) {
        expect(words.fr.length, id).toBeGreaterThan(5)
        expect(words.en, id).not.toBe(words.fr)
      }
      expect(studyRows.length).toBeGreaterThan(0)
      for (const row of studyRows) expect(row).toMatch(/^[A-E]\d+$/)
    }
  })

  it('[LV24] an estimate never outlives its figure: each one left by a step names a value', () => {
    const done = steps(coat, porto, sew({ hoursRatio: 1.1 }))
    const read = fieldReader(done.chain)
    for (const { id } of done.chain.estimates) expect(read(id)?.value, id).toBeDefined()
  })
})
