import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf } from '../src/chain/reference-set/reference.ts'
import { LEVER_TABLES, loadReference } from '../reference/load.ts'
import type { Chain } from '../src/chain/chain.ts'
import { flow } from '../src/chain/flow/flow.ts'
import { parseChain } from '../src/chain/parse.ts'
import { hashOf } from '../src/chain/version/canonical.ts'
import type { Applicability } from '../src/levers/applicability.ts'
import { leversFor, tryLever } from '../src/levers/applicability.ts'
import { apply, scenarioOn } from '../src/levers/apply.ts'
import { LEVERS } from '../src/levers/catalogue.ts'
import type { Lever } from '../src/levers/lever.ts'
import { stepWords } from '../src/levers/terms/refusals.ts'
import type { Step } from '../src/levers/scenario.ts'
import { accountsOf } from '../src/see/engine/accounts/accounts.ts'
import { leadActor, marginsOfActor } from '../src/see/engine/accounts/margins.ts'
import { seeIntervals } from '../src/see/engine/see.ts'
import { analysed, chainOf, seen, slugs } from './examples.test-support.ts'

const reference = await loadReference({ tables: LEVER_TABLES })
const published = new Set(keysOf(await loadReference({ tables: ['levers'] }), 'levers'))
const tables = { reference, seaKm: () => 12_000 }
const catalogue = LEVERS.filter(({ family }) => family !== 'hand')

const tried = new Map<string, Applicability>()
function tryOn(slug: string, lever: Lever): Applicability {
  const key = `${slug} ${lever.id}`
  const known = tried.get(key) ?? tryLever(chainOf(slug), lever, tables)
  tried.set(key, known)
  return known
}

function steps(chain: Chain, ...list: Step[]) {
  return apply(chain, { ...scenarioOn(chain, 'essai'), steps: list }, reference, tables.seaKm)
}

/** Every number of a document is finite. */
function strange(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => strange(each, `${path}/${key}`))
}

describe('every lever of the catalogue', () => {
  it('[LC1] has its names, rows, sources and what it leaves out in both languages', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length)
    for (const lever of catalogue) {
      for (const each of [lever.name, lever.effectFrom, lever.doesNotModel]) {
        expect(each.fr.length, lever.id).toBeGreaterThan(4)
        expect(each.en.length, lever.id).toBeGreaterThan(4)
        expect(each.en, lever.id).not.toBe(each.fr)
      }
      expect(lever.studyRows.length, lever.id).toBeGreaterThan(0)
      for (const [name, field] of Object.entries(lever.parameters)) {
        expect(field.label.fr.length, `${lever.id} ${name}`).toBeGreaterThan(0)
        if (field.type === 'number') expect(field.unit.length).toBeGreaterThan(0)
      }
    }
  })

  it('[LC2] says of each default whether it was read or assumed, and where; rows of the table hold', () => {
    for (const lever of catalogue) {
      for (const [name, each] of Object.entries(lever.defaults)) {
        const at = `${lever.id} ${name}`
        expect(Object.keys(lever.parameters), at).toContain(name)
        expect(each.source.fr.length, at).toBeGreaterThan(8)
        expect(each.source.en, at).not.toBe(each.source.fr)
        if (each.low !== undefined && each.high !== undefined) {
          expect(Number(each.value), at).toBeGreaterThanOrEqual(each.low)
          expect(Number(each.value), at).toBeLessThanOrEqual(each.high)
        }
        if (each.status === 'default') expect(each.source.fr, at).toMatch(/\d/)
        if (each.row !== undefined) expect([...published], at).toContain(each.row)
      }
    }
  })

  it.each(slugs)(
    '[LC3] on %s: valid, books balanced, no strange number, or refused with a reason',
    (slug) => {
      const chain = chainOf(slug)
      for (const lever of catalogue) {
        const found = tryOn(slug, lever)
        const at = `${slug} ${lever.id}`
        if (found.status === 'not-applicable') {
          const [first] = found.problems
          expect(first?.maybe, at).toMatch(/^Maybe /)
          continue
        }
        if (found.status === 'asks') {
          expect(found.asks.length, at).toBeGreaterThan(0)
          continue
        }
        const parsed = parseChain(found.chain)
        expect(parsed.ok, `${at} ${JSON.stringify(parsed)}`.slice(0, 900)).toBe(true)
        expect(hashOf(found.chain), at).not.toBe(hashOf(chain))
        const flowed = flow(found.chain!, reference)
        expect(flowed.ok, at).toBe(true)
        if (!flowed.ok) continue
        const accounts = accountsOf(flowed.value)
        expect(Math.abs(accounts.books.gap), at).toBeLessThan(1e-9)
        const lead = leadActor(flowed.value)
        const isKnown = marginsOfActor(flowed.value, accounts, lead).known
        expect(isKnown, at).toBe(seen(slug).margins.known)
        expect(flowed.value.table.every(Number.isFinite), at).toBe(true)
        expect(flowed.value.nodeValue.every(Number.isFinite), at).toBe(true)
        expect(strange(found.figures), at).toEqual([])
      }
    },
  )

  it.each(slugs)(
    '[LC4] on %s: the same step again is what the lever says, and undo restores the bytes',
    (slug) => {
      const chain = chainOf(slug)
      const before = hashOf(chain)
      for (const lever of catalogue) {
        const { status, parameters } = tryOn(slug, lever)
        if (status !== 'applicable') continue
        const at = `${slug} ${lever.id}`
        const step = (id: string): Step => ({ id, lever: lever.id, parameters })
        const twice = steps(chain, step(lever.id), step('encore'))
        expect(twice.steps[0]!.status, at).toBe('applied')
        const [, second] = twice.steps
        if (lever.again === 'refused') {
          expect(second!.status, at).toBe('does-not-fit')
          expect(second!.problems[0]!.maybe, at).toMatch(/^Maybe /)
        } else {
          expect(second!.status, `${at} ${second!.problems[0]?.message}`).toBe('applied')
          const isSame = hashOf(twice.chain) === hashOf(tryOn(slug, lever).chain)
          expect(isSame, at).toBe(lever.again === 'same')
        }
      }
      expect(hashOf(steps(chain).chain)).toBe(before)
      expect(hashOf(chain)).toBe(before)
    },
  )

  it('[LC8] nothing that see says of a chain with a lever is a strange number', () => {
    for (const lever of catalogue) {
      const slug = slugs.find((each) => tryOn(each, lever).status === 'applicable')
      if (slug === undefined) continue
      const after = analysed(tryOn(slug, lever).chain!)
      const figures = [...after.figures.values()].map(({ id, value }) => [id, value ?? 0])
      expect(strange(figures), `${slug} ${lever.id}`).toEqual([])
      expect(strange(seeIntervals(after, 1, 12).byFigure), `${slug} ${lever.id}`).toEqual([])
    }
  })

  it('[LC9] the order of levers that touch different things leaves no trace', () => {
    const chain = chainOf('manteau')
    const step = (lever: string, parameters: Step['parameters']): Step => ({
      id: lever,
      lever,
      parameters,
    })
    const independent = [
      step('strategic-stock', { lanes: ['mer'] }),
      step('group-purchase', { price: 'prix-manteau' }),
      step('automate', { process: 'tisser' }),
      step('modal-shift', { lanes: ['laine-au'], mode: 'rail' }),
      step('publish-costs', { item: 'manteau', upliftRatio: 0 }),
    ]
    const once = hashOf(steps(chain, ...independent).chain)
    fc.assert(
      fc.property(fc.shuffledSubarray(independent, { minLength: 5 }), (order) => {
        const done = steps(chain, ...order)
        expect(done.steps.every(({ status }) => status === 'applied')).toBe(true)
        expect(hashOf(done.chain)).toBe(once)
      }),
      { numRuns: 8 },
    )
  })

  it('[LC10] two levers that decide one thing differently: the later one names the earlier', () => {
    const chain = chainOf('manteau')
    const asked = { item: 'manteau', decoupling: 'coudre' }
    const done = steps(
      chain,
      { id: 'a', lever: 'make-to-order', parameters: asked },
      { id: 'b', lever: 'pre-order', parameters: asked },
    )
    expect(done.steps[1]).toMatchObject({
      status: 'does-not-fit',
      problems: [{ code: 'steps_contradict', values: { step: 'a' } }],
    })
  })

  it('[LC5] each one applies to an example or says what it asks; none is for nothing', () => {
    for (const lever of catalogue) {
      const found = slugs.map((slug) => tryOn(slug, lever).status)
      expect(
        found.some((status) => status !== 'not-applicable'),
        lever.id,
      ).toBe(true)
    }
  })

  it('[LC6] what stands in the way, and what to know, is said in both languages', () => {
    for (const slug of slugs) {
      for (const lever of catalogue) {
        for (const each of tryOn(slug, lever).problems) {
          const words = stepWords(each)
          const at = `${slug} ${lever.id} ${each.code}`
          expect(words?.message.en, at).toBe(each.message)
          expect(words?.maybe.en, at).toBe(each.maybe)
          expect(words?.message.fr, at).not.toMatch(/[{}]|undefined/)
          expect(words?.message.fr, at).not.toBe(each.message)
        }
      }
    }
  })

  it('[LC7] all of them on the largest example are tried in well under a tenth of a second each', () => {
    const chain = chainOf('manteau')
    const from = performance.now()
    const found = leversFor(chain, tables)
    expect(found).toHaveLength(catalogue.length)
    expect((performance.now() - from) / catalogue.length).toBeLessThan(100)
  })
})
