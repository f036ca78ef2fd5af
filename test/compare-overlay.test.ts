import { describe, expect, it } from 'vitest'
import { loadReference } from '../reference/load.ts'
import { parseChain } from '../src/chain/parse.ts'
import { apply, scenarioOn } from '../src/levers/apply.ts'
import { compare } from '../src/see/engine/compare/compare.ts'
import { analysed, chainOf, seen } from './examples.test-support.ts'

const reference = await loadReference()
const pull = chainOf('pull')

describe('two chains, one over the other', () => {
  it('[CO1] curves and axes of both, and the segments whose grain differs', () => {
    const found = compare(seen('manteau'), seen('manteau-proche'), { draws: 40 })
    expect(found.names.before.fr).toBe(chainOf('manteau').chain.name)
    expect(found.curves.before.points.length).toBe(seen('manteau').stages.length)
    expect(found.curves.after.points.length).toBe(seen('manteau-proche').stages.length)
    expect(found.axes.after.territorialised).toBe(seen('manteau-proche').axes.territorialised)
    const production = found.otherGrain.find(({ segment }) => segment === 'production')!
    expect(production.stages).toBeGreaterThan(production.otherStages)
    expect(found.problems).toEqual([])
  })

  it('[CO2] two currencies: no difference of money, days and kilos all the same, and it is said', () => {
    const other = parseChain({ ...pull, chain: { ...pull.chain, currency: 'CHF' } })
    if (!other.ok) throw new Error(JSON.stringify(other.problems))
    const found = compare(seen('pull'), analysed(other.value), { draws: 40 })
    expect(found.problems.map(({ code }) => code)).toEqual(['other_currency'])
    const of = (id: string) => found.figures.find((each) => each.id === id)!
    expect(of('total.cost').before).toBeDefined()
    expect(of('total.cost').difference).toBeUndefined()
    expect(of('lead.critical').difference).toBe(0)
  })

  it('[CO3] the interval of a difference is that of draws shared figure by figure', () => {
    const was = pull.lanes.find(({ id }) => id === 'colis')!.costPerUnit
    const known = { status: 'assumed', low: 5.2, high: 6.2, reason: 'devis' }
    const change = { noun: 'lanes', id: 'colis', field: 'costPerUnit', was, value: 5.7, known }
    const step = { id: 'colis', lever: 'edit', parameters: { changes: [change] } }
    const dearer = apply(pull, { ...scenarioOn(pull, 'x'), steps: [step] }, reference)
    const found = compare(seen('pull'), analysed(dearer.chain))
    const cost = found.figures.find(({ id }) => id === 'total.cost')!
    // One euro more a parcel, give or take the doubt on the two parcel prices alone.
    expect(cost.difference).toBeCloseTo(1, 6)
    expect(cost.low!).toBeGreaterThan(0)
    expect(cost.high! - cost.low!).toBeLessThan(2)
  })
})
