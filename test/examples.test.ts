import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../reference/load.ts'
import { parseChain } from '../src/chain/parse.ts'
import { see } from '../src/see/engine/see.ts'

const folder = new URL('../examples/', import.meta.url)
const slugs = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .map((name) => name.replace('.json', ''))
const reference = await loadReference()

function seen(slug: string) {
  const parsed = parseChain(JSON.parse(readFileSync(new URL(`${slug}.json`, folder), 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, undefined, 1))
  const result = see(parsed.value, reference)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

function value(slug: string, id: string): number {
  return seen(slug).figures.get(id)?.value ?? NaN
}

describe('examples', () => {
  it('[EX1] the list of examples and the folder hold the same', () => {
    const { examples } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as {
      examples: { slug: string }[]
    }
    expect(examples.map((each) => each.slug).toSorted()).toEqual(slugs.toSorted())
  })

  it.each(slugs)('[EX2] %s: books close to 1e-9 and nothing is over a limit', (slug) => {
    const result = seen(slug)
    expect(Math.abs(result.accounts.books.gap)).toBeLessThan(1e-9)
    expect(result.warnings.filter((each) => each.code === 'over_limit')).toEqual([])
  })

  it.each(slugs)('[EX3] %s: every assumed figure says why and how far it may be off', (slug) => {
    for (const estimate of seen(slug).flow.network.chain.estimates) {
      if (estimate.status !== 'assumed') continue
      expect(estimate.reason, estimate.id).toBeTruthy()
      expect(estimate.low! < estimate.high!, estimate.id).toBe(true)
    }
  })

  it('[EX4] pull: 13 + 48 + 17.50 = 78.50 EUR, 20.67 left of 119 incl. VAT (study, D14)', () => {
    expect(value('pull', 'total.cost')).toBeCloseTo(78.5, 9)
    expect(value('pull', 'margin.operating')).toBeCloseTo(119 / 1.2 - 78.5, 9)
    expect(value('pull', 'margin.operating')).toBeCloseTo(20.67, 2)
    const cost = (ids: string[]) =>
      seen('pull')
        .stages.filter((row) => ids.includes(row.id))
        .reduce((sum, row) => sum + row.costPerUnit, 0)
    expect(cost(['peigne', 'filer', 'fil-route'])).toBeCloseTo(13, 9)
    expect(cost(['tricoter', 'monter'])).toBeCloseTo(48, 9)
  })

  it('[EX5] coat: 33 variants at 129.95 EUR incl. VAT, 2,000 sold (study, D16)', () => {
    expect(value('manteau', 'price.incVat')).toBeCloseTo(129.95, 9)
    expect(value('manteau', 'total.units')).toBe(2000)
    expect(seen('manteau').axes.items[0]?.options).toBe(33)
  })

  it('[EX6] yoghurt: 60 % farm, 22 % retailer, 11 % operator, 7 % not given (study, D2)', () => {
    const result = seen('yaourt')
    const price = 2.16 / 1.055
    const farm = result.flow.handovers.find((each) => each.kind === 'goods')
    const operator = result.flow.network.chain.processes.find((each) => each.id === 'fabriquer')
    const unknown = result.stages.find((row) => row.id === 'autre')
    const paid = farm?.pricePerUnit ?? NaN
    expect((paid - (operator?.purchaseCostPerRun ?? NaN)) / price).toBeCloseTo(0.6, 4)
    expect((operator?.purchaseCostPerRun ?? NaN) / price).toBeCloseTo(0.11, 4)
    expect((unknown?.costPerUnit ?? NaN) / price).toBeCloseTo(0.07, 4)
    expect((price - paid - (unknown?.costPerUnit ?? NaN)) / price).toBeCloseTo(0.22, 4)
  })

  it('[EX7] car: the 50th pays the micro-factory (study, B6)', () => {
    expect(value('voiture', 'margin.operating')).toBeCloseTo(0, 6)
    expect(value('voiture', 'total.units')).toBe(50)
  })

  it('[EX8] flax: the longer way by sea does not outweigh the work on the fibre (study, A12)', () => {
    const { carbon } = seen('lin')
    expect(carbon.byComponent.transport / carbon.totalPerUnit).toBeLessThan(0.5)
  })
})
