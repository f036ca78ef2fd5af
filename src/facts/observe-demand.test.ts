import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainOf } from '../../test/examples.test-support.ts'
import { loadReference } from '../../reference/load.ts'
import type { Chain } from '../chain/chain.ts'
import { isoDate, parseIsoDate } from '../core/calendar/calendar.ts'
import { rng } from '../core/statistics/rng.ts'
import { apply, scenarioOn } from '../levers/apply.ts'
import { observeDemand } from './observe-demand.ts'
import type { SalesLine } from './sales-line.ts'

const coat = chainOf('manteau')

function dayOf(iso: string): number {
  const day = parseIsoDate(iso)
  if (!day.ok) throw new Error(iso)
  return day.value
}

let count = 0
function line(day: string, quantityPieces: number, rest: Partial<SalesLine> = {}): SalesLine {
  return {
    lineId: String(count++),
    day,
    itemId: 'manteau',
    variant: '',
    placeId: 'boutiques',
    channel: '',
    quantityPieces,
    unitPrice: undefined,
    currency: undefined,
    stockPieces: undefined,
    source: 'caisse.csv',
    ...rest,
  }
}

/** Lines that only say how far the data reach: another item. */
const reach = (from: string, to: string) =>
  [from, to].map((day) => line(day, 1, { itemId: 'autre', placeId: 'x' }))

const { windowFrom: _from, windowTo: _to, ...allYear } = coat.markets[0]!
const permanent = { ...coat, markets: [allYear, ...coat.markets.slice(1)] } as Chain

describe('what sales say of the demand', () => {
  it('[OB1] a year of sales, returns taken off: 3 + 4 - 1 is 6, with the bounds of a compound Poisson', () => {
    const lines = [
      ...reach('2024-12-01', '2025-12-31'),
      line('2024-12-31', 50),
      line('2025-01-01', 3),
      line('2025-06-30', 4),
      line('2025-12-31', -1),
    ]
    const { changes } = observeDemand(permanent, lines)
    const shops = changes.find(({ id }) => id === 'clientes-boutiques')!
    expect(shops).toMatchObject({
      value: 6,
      was: 1240,
      from: '2025-01-01',
      to: '2025-12-31',
      lineCount: 3,
      agrees: false,
    })
    // sqrt(9 + 16 + 1) = 5.099, times 1.6449 = 8.387.
    expect(shops.known.low).toBe(0)
    expect(shops.known.high).toBeCloseTo(14.387, 3)
    expect(shops.known.evidence).toEqual(['caisse.csv'])
  })

  it('[OB2] a season that the lines cover counts as its window says; a part of one says nothing', () => {
    const whole = [
      ...reach('2025-08-15', '2026-02-20'),
      line('2025-08-20', 9),
      line('2025-10-01', 7),
      line('2026-02-15', 2),
      line('2026-02-16', 30),
    ]
    expect(observeDemand(coat, whole).changes.map(({ id, value }) => [id, value])).toEqual([
      ['clientes-boutiques', 9],
    ])
    const part = [...reach('2025-09-15', '2026-02-20'), line('2025-10-01', 7)]
    const { changes, unsaid } = observeDemand(coat, part)
    expect(changes).toEqual([])
    expect(unsaid.map(({ code }) => code)).toEqual(['not_a_year', 'no_sales', 'stray_lines'])
    expect(unsaid[0]!.values).toEqual({ market: 'clientes-boutiques', days: 159 })
  })

  it('[OB3] a line that could be of two markets is of none, and that is said', () => {
    const lines = [
      ...reach('2025-08-15', '2026-02-20'),
      line('2025-10-01', 7, { placeId: '' }),
      line('2025-10-01', 5, { placeId: 'clientes-web' }),
    ]
    const { changes, unsaid } = observeDemand(coat, lines)
    expect(changes.map(({ id, value }) => [id, value])).toEqual([['clientes-web', 5]])
    expect(unsaid.find(({ code }) => code === 'stray_lines')?.values).toEqual({ count: 3 })
    expect(observeDemand(coat, [])).toEqual({
      changes: [],
      unsaid: [expect.anything(), expect.anything()],
    })
  })

  it('[OB4] the bounds hold the true rate about nine times out of ten', () => {
    const random = rng(7)
    const start = dayOf('2025-01-01')
    let held = 0
    const years = 400
    for (let year = 0; year < years; year++) {
      const lines = reach('2025-01-01', '2025-12-31')
      for (let day = 0; day < 365; day++) {
        // One order every second day or so, of 1 or 2 pieces with even odds: 0.5 x 1.5 a day.
        const orders = poisson(0.5, random)
        for (let k = 0; k < orders; k++)
          lines.push(line(isoDate(start + day), random.next() < 0.5 ? 1 : 2))
      }
      const { known } = observeDemand(permanent, lines).changes[0]!
      if (known.low <= 273.75 && 273.75 <= known.high) held++
    }
    // Standard error of the share over 400 years: 0.015.
    expect(held / years).toBeGreaterThan(0.85)
    expect(held / years).toBeLessThan(0.95)
  })

  it('[OB5] the order of lines does not matter; every line of the year counts once', () => {
    const entry = fc.record({
      at: fc.integer({ min: 0, max: 364 }),
      quantity: fc.integer({ min: -1, max: 4 }),
    })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 30 }), (entries) => {
        const start = dayOf('2025-01-01')
        const lines = entries.map(({ at, quantity }) => line(isoDate(start + at), quantity))
        const all = [...reach('2025-01-01', '2025-12-31'), ...lines]
        const sold = entries.reduce((sum, { quantity }) => sum + quantity, 0)
        const { changes } = observeDemand(permanent, all)
        expect(changes[0]?.value).toBe(sold > 0 ? sold : undefined)
        expect(observeDemand(permanent, all.toReversed()).changes).toEqual(changes)
      }),
      { numRuns: 40 },
    )
  })

  it('[OB6] accepting a proposal is one hand edit: the figure is measured, with its bounds', async () => {
    const lines = [...reach('2025-01-01', '2025-12-31'), line('2025-03-01', 1100)]
    const [change] = observeDemand(permanent, lines).changes
    const step = { id: 'ventes', lever: 'edit', parameters: { changes: [change] } }
    const done = apply(coat, { ...scenarioOn(coat, 'x'), steps: [step] }, await loadReference())
    expect(done.steps).toEqual([{ stepId: 'ventes', status: 'applied', problems: [] }])
    expect(done.chain.markets[0]!.demandUnitsPerYear).toBe(1100)
    const key = 'markets/clientes-boutiques/demandUnitsPerYear'
    expect(done.chain.estimates.find(({ id }) => id === key)).toMatchObject({
      status: 'measured',
      low: change!.known.low,
      evidence: ['caisse.csv'],
    })
  })
})

/** Knuth (1997), The Art of Computer Programming, vol. 2, 3.4.1: counts products of uniforms. */
function poisson(mean: number, random: ReturnType<typeof rng>): number {
  const limit = Math.exp(-mean)
  let orders = 0
  for (let product = random.next(); product > limit; product *= random.next()) orders++
  return orders
}
