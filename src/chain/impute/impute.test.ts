import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldReader } from '../fields.ts'
import { EMPTY_REFERENCE } from '../reference-set/reference.ts'
import { impute } from './impute.ts'
import type { Workshop } from './line-chain.test-support.ts'
import { lineChain } from './line-chain.test-support.ts'

const amount = fc.double({ min: 0.1, max: 50, noNaN: true })
const maybe = fc.option(amount, { nil: undefined, freq: 3 })
const workshop: fc.Arbitrary<Workshop> = fc.record({
  hours: maybe,
  days: maybe,
  own: maybe,
  country: fc.constantFrom('FR', 'PT', 'CN'),
  price: fc.option(fc.double({ min: 50, max: 900, noNaN: true }), { nil: undefined }),
})
const line = fc.array(workshop, { minLength: 3, maxLength: 9 })
const FULL: Workshop = { hours: 2, days: 5, own: 3 }
const full = (count: number) => Array.from({ length: count }, () => FULL)

/** Every number of a chain but its estimates, by path. */
function numbersOf(value: unknown, path = ''): Map<string, number> {
  const found = new Map<string, number>()
  if (typeof value === 'number') found.set(path, value)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'estimates') continue
      for (const [at, number] of numbersOf(inner, `${path}/${key}`)) found.set(at, number)
    }
  }
  return found
}

describe('impute', () => {
  it('[IM1] a given figure is never changed', () => {
    fc.assert(
      fc.property(line, (workshops) => {
        const chain = lineChain(workshops)
        const after = numbersOf(impute(chain, EMPTY_REFERENCE).chain)
        for (const [path, value] of numbersOf(chain)) expect(after.get(path)).toBe(value)
      }),
      { numRuns: 60 },
    )
  })

  it('[IM2] with nothing missing the chain comes back itself', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 3, maxLength: 8 }), (figures) => {
        const chain = lineChain(
          figures.map((figure) => ({
            hours: figure,
            days: figure,
            own: figure,
            price: 9 * figure,
          })),
        )
        const imputed = impute(chain, EMPTY_REFERENCE)
        expect(imputed.chain).toBe(chain)
        expect(imputed.estimates).toEqual([])
        expect(imputed.draws.keys).toEqual([])
        expect(imputed.missing).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('[IM3] where all the given figures are equal, the interval holds that figure', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 2, max: 8 }), (days, count) => {
        const chain = lineChain([
          { hours: 2, own: 3 },
          ...full(count).map((each) => ({ ...each, days })),
        ])
        const [estimate] = impute(chain, EMPTY_REFERENCE).estimates
        expect(estimate?.id).toBe('processes/p0/leadTimeDays')
        expect(estimate!.low).toBeLessThan(days)
        expect(estimate!.high).toBeGreaterThan(days)
      }),
      { numRuns: 40 },
    )
  })

  it('[IM4] the same seed gives the same digits, another seed others', () => {
    const chain = lineChain([{ hours: 2 }, { days: 4, own: 2 }, ...full(4)])
    const once = impute(chain, EMPTY_REFERENCE, { seed: 7, draws: 200 })
    expect(impute(chain, EMPTY_REFERENCE, { seed: 7, draws: 200 })).toEqual(once)
    const other = impute(chain, EMPTY_REFERENCE, { seed: 8, draws: 200 })
    expect(other.draws.keys).toEqual(once.draws.keys)
    expect(other.draws.values).not.toEqual(once.draws.values)
  })

  it('[IM5] each figure filled in is an estimate: default, between its bounds, with its reason', () => {
    fc.assert(
      fc.property(line, (workshops) => {
        const { chain, estimates, reasons, draws } = impute(lineChain(workshops), EMPTY_REFERENCE)
        const read = fieldReader(chain)
        expect(draws.keys).toEqual(estimates.map((each) => each.id))
        expect(draws.values.every((value) => value > 0 && Number.isFinite(value))).toBe(true)
        for (const { id, status, low, high } of estimates) {
          const value = Number(read(id)?.value)
          expect(status).toBe('default')
          expect(low).toBeLessThanOrEqual(value)
          expect(high).toBeGreaterThanOrEqual(value)
          expect(chain.estimates.some((each) => each.id === id)).toBe(true)
          expect(reasons.get(id)?.fr).toBeTruthy()
          expect(reasons.get(id)?.en).toBeTruthy()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('[IM6] the firm that looks is not guessed at: its stages are asked or left', () => {
    const imputed = impute(lineChain([...full(5), {}]), EMPTY_REFERENCE)
    expect(imputed.estimates).toEqual([])
    const asked = imputed.missing.map((each) => each.key)
    expect(asked.filter((key) => key.startsWith('processes/'))).toEqual([
      'processes/p5/leadTimeDays',
      'processes/p5/labour.0.hoursPerRun',
    ])
    // Nobody states a price: five sales, five questions.
    expect(asked.filter((key) => key.startsWith('prices/'))).toHaveLength(5)
  })

  it('[IM7] what nothing supports stays missing and is asked, in both languages', () => {
    const imputed = impute(lineChain([{}, {}, {}]), EMPTY_REFERENCE)
    expect(imputed.estimates).toEqual([])
    expect(imputed.missing.length).toBeGreaterThanOrEqual(6)
    for (const { ask } of imputed.missing) {
      expect(ask.fr).toMatch(/\?$/)
      expect(ask.en).toMatch(/\?$/)
    }
  })

  it('[IM8] a figure announced by an estimate without a value is filled in, however rare', () => {
    const rare = [{ ...FULL }, { days: 5, own: 3 }, { days: 5, own: 3 }, { days: 5, own: 3 }, FULL]
    const key = 'processes/p2/labour.0.hoursPerRun'
    const keysOf = (estimates: readonly object[]) =>
      impute(lineChain(rare, estimates), EMPTY_REFERENCE).estimates.map((each) => each.id as string)
    expect(keysOf([])).not.toContain(key)
    expect(keysOf([{ id: key, status: 'default' }])).toContain(key)
  })

  it('[IM9] a known price narrows what is behind it, towards the truth', () => {
    // Cost of each workshop: what it bought, 40 of hours, 3 of its own; sold at 1.25 times its cost.
    const workshops: Workshop[] = []
    let bought = 0
    for (let i = 0; i < 8; i++) {
      bought = 1.25 * (bought + 43)
      workshops.push({ hours: i === 4 ? undefined : 2 + (i % 3), own: 3, days: 5, price: bought })
    }
    workshops[4] = { ...workshops[4], price: workshops[4]!.price! + 1.25 * 160 }
    const widthOf = (priced: readonly Workshop[]) => {
      const hours = impute(lineChain(priced), EMPTY_REFERENCE).estimates.find(({ id }) =>
        id.startsWith('processes/p4/labour.0.hours'),
      )
      return { low: Number(hours?.low), high: Number(hours?.high) }
    }
    const blind = widthOf(workshops.map((each) => ({ ...each, price: undefined })))
    const known = widthOf(workshops)
    expect(known.high / known.low).toBeLessThan(blind.high / blind.low)
    expect(known.high).toBeGreaterThan(blind.high)
  })

  it('[IM10] a missing price is cost times the mark-up that other prices show', () => {
    const workshops: Workshop[] = []
    let bought = 0
    for (let i = 0; i < 8; i++) {
      bought = 1.3 * (bought + 43)
      workshops.push({ hours: 2, own: 3, days: 5, price: i === 3 ? undefined : bought })
    }
    const truth = [0, 1, 2, 3].reduce((cost) => 1.3 * (cost + 43), 0)
    const price = impute(lineChain(workshops), EMPTY_REFERENCE).estimates.find(
      ({ id }) => id === 'prices/a3/i3/a4/pricePerUnit',
    )
    expect(price?.low).toBeLessThan(truth)
    expect(price?.high).toBeGreaterThan(truth)
    expect(Number(price?.high) / Number(price?.low)).toBeLessThan(1.6)
  })
})
