import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../reference/load.ts'
import { loadForLevers } from '../src/app/lever-tables.ts'
import type { Chain } from '../src/chain/chain.ts'
import { parseChain } from '../src/chain/parse.ts'
import { apply, scenarioOn } from '../src/levers/apply.ts'
import { parseScenario } from '../src/levers/scenario.ts'
import { compare } from '../src/see/engine/compare/compare.ts'
import type { See } from '../src/see/engine/see.ts'
import { see, seeIntervals } from '../src/see/engine/see.ts'

const reference = await loadReference()

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function chainOf(path: string): Chain {
  const parsed = parseChain(json(path))
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return parsed.value
}

function seen(chain: Chain): See {
  const found = see(chain, reference)
  if (!found.ok) throw new Error(found.problems[0]?.message)
  return found.value
}

const coat = chainOf('examples/manteau.json')
const parsed = parseScenario(json('examples/scenarios/manteau-cousu-pres.json'))
if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
const tables = await loadForLevers()
const near = apply(coat, parsed.value, tables.reference, tables.seaKm)

describe('two chains side by side', () => {
  it('[V20] the example scenario stands on its chain and every step fits', () => {
    expect(near.onItsBase).toBe(true)
    const codes = near.steps.flatMap(({ problems }) => problems.map(({ code }) => code))
    expect([...new Set(codes)]).toEqual(['kept_as_is'])
    expect(near.steps.map(({ status }) => status)).toEqual(near.steps.map(() => 'applied'))
  })

  it('[V21] a chain beside itself differs in nothing, not even by a draw', () => {
    const same = compare(seen(coat), seen(coat), { draws: 60 })
    for (const { difference, low, high } of same.figures) {
      if (difference !== undefined) expect(difference).toBe(0)
      expect(low).toBeUndefined()
      expect(high).toBeUndefined()
    }
    expect([same.added, same.removed, same.changed, same.otherGrain]).toEqual([[], [], [], []])
  })

  it('[V22] sewn near with cloth from afar: more made in the country, days not surely fewer, and a workshop that would lose', () => {
    const found = compare(seen(coat), seen(near.chain))
    const of = (id: string) => found.figures.find((each) => each.id === id)!
    // The coat is spared the sea, its cloth is not: the days saved are within their doubt.
    expect(of('lead.critical').low!).toBeLessThan(0)
    expect(of('lead.critical').high!).toBeGreaterThan(0)
    expect(of('margin.final').high!).toBeLessThan(0)
    expect(of('proximity.access.country').low!).toBeGreaterThan(0)
    expect(found.removed.map(({ id }) => id)).toEqual(expect.arrayContaining(['mer', 'vers-port']))
    expect(found.changed.map(({ id }) => id)).toContain('coudre')
    expect(found.newlyLosing.map(({ actor }) => actor)).toEqual(['atelier-proche'])
  })

  it('[V23] the interval of a difference is sharper than the doubt of either chain', () => {
    const market = coat.markets[0]!
    const changes = [
      {
        noun: 'markets',
        id: market.id,
        field: 'priceIncVat',
        value: 140,
        was: market.priceIncVat,
      },
    ]
    const step = { id: 'prix', lever: 'edit', parameters: { changes } }
    const dearer = apply(coat, { ...scenarioOn(coat, 'prix'), steps: [step] }, reference)
    expect(dearer.steps[0]!.status).toBe('applied')
    const found = compare(seen(coat), seen(dearer.chain))
    const final = found.figures.find(({ id }) => id === 'margin.final')!
    expect(final.difference!).toBeGreaterThan(0)
    const own = seeIntervals(seen(coat)).byFigure['margin.final']!
    // Costs are unknown alike in both: what is left is how many pieces bear the new price.
    expect(final.high! - final.low!).toBeLessThan(0.1 * (own.high - own.low))
  })
})
