import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterOrder } from './after-order.ts'
import type { Document } from '../test-support/jumper-chain.test-support.ts'
import { carry, changed, flowOf, JUMPER, make } from '../test-support/jumper-chain.test-support.ts'
import { leadTimeFigures, leadTimes } from './lead-time.ts'

function withPolicy(policy: Record<string, unknown>, document: Document = JUMPER): Document {
  return { ...document, policies: [{ id: 'p', item: 'ready', ...policy }] }
}

const leadOf = (document: Document) => leadTimes(flowOf(document))
const marketOf = (document: Document) => leadOf(document).markets[0]!

describe('lead times', () => {
  it('[LT1] the longest way adds its days, the cumulated days add every stage once', () => {
    const lead = leadOf(JUMPER)
    // 10 wool + 5 spin + 2 road + 4 knit + 3 link + 1 road + 24 store + 3 parcel; buttons take 51.
    expect(lead.criticalDays).toBe(52)
    expect(lead.markets[0]?.critical).toEqual([
      'buy-wool',
      'spin',
      'yarn-road',
      'knit',
      'link',
      'jumper-road',
      'store',
      'parcel',
    ])
    expect(lead.cumulatedDays).toBe(72)
    const segments = Object.fromEntries(lead.bySegment.map((part) => [part.key, part]))
    expect(segments['production']).toMatchObject({ cumulatedDays: 42, criticalDays: 22 })
    expect(segments['storage']).toMatchObject({ cumulatedDays: 24, criticalDays: 24 })
    expect(lead.byMode).toEqual([{ key: 'truck_40t', cumulatedDays: 6, criticalDays: 6 }])
  })

  it.each([
    ['push', 3, 'stock', 'parcel'],
    ['two-orders', 3, 'stock', 'parcel'],
    ['quick-response', 3, 'stock', 'parcel'],
    // Knit and link are both done by the last making site; carriage and store follow.
    ['on-demand', 35, 'last-site', 'knit'],
    ['made-to-measure', 35, 'last-site', 'knit'],
    // From spinning on; wool is bought before.
    ['pre-order', 42, 'whole-production', 'spin'],
  ])('[LT2] %s without a decoupling point: %d days, rule said', (kind, days, rule, first) => {
    const market = marketOf(withPolicy({ kind }))
    expect(market.orderToHandDays).toBe(days)
    expect(market.beforeOrderDays).toBe(52 - days)
    expect(market.decouplingRule).toBe(rule)
    expect(market.decouplingStage).toBe(first)
    const figure = leadTimeFigures(leadOf(withPolicy({ kind }))).find(
      (each) => each.id === 'lead.orderToHand',
    )
    expect(figure?.formula.en).toContain('assumed')
  })

  it('[LT3] a named decoupling point is followed, also off the longest way', () => {
    const linked = marketOf(withPolicy({ kind: 'on-demand', decoupling: 'link' }))
    expect(linked).toMatchObject({ orderToHandDays: 31, decouplingRule: 'named' })
    const buttons = marketOf(withPolicy({ kind: 'on-demand', decoupling: 'buy-button' }))
    expect(buttons).toMatchObject({ orderToHandDays: 51, beforeOrderDays: 1 })
    expect(buttons.afterOrder).toEqual(['buy-button', 'link', 'jumper-road', 'store', 'parcel'])
  })

  it('[LT4] what is sold from stock where the client comes is had at once', () => {
    const document: Document = {
      ...JUMPER,
      lanes: JUMPER.lanes.slice(0, 2),
      markets: changed(JUMPER.markets, 'homes', { site: 'depot' }),
    }
    expect(marketOf(document)).toMatchObject({ orderToHandDays: 0, beforeOrderDays: 49 })
    expect(marketOf(document).decouplingStage).toBeUndefined()
    // A lane that fills the shelf is not waited for either.
    const shelf: Document = {
      ...JUMPER,
      sites: [...JUMPER.sites, { id: 'shop', name: 'Boutique', actor: 'brand', country: 'FR' }],
      lanes: changed(JUMPER.lanes, 'parcel', { to: 'shop' }),
      markets: changed(JUMPER.markets, 'homes', { site: 'shop' }),
    }
    expect(marketOf(shelf)).toMatchObject({ criticalDays: 52, orderToHandDays: 0 })
  })

  it.each([
    ['own-shop', 0],
    ['retailer', 0],
    ['own-web', 3],
  ])('[LT4] pushed to a market that is itself a %s: the client waits %d days', (channel, days) => {
    const markets = changed(JUMPER.markets, 'homes', { channel })
    const { orderToHandDays, beforeOrderDays, criticalDays } = leadTimes(
      flowOf({ ...JUMPER, markets }),
    )
    expect(orderToHandDays).toBe(days)
    expect(beforeOrderDays! + days).toBe(criticalDays)
  })

  it('[LT5] a loop counts once', () => {
    const unravel = make('unravel', 'studio', [['panel'], 'yarn'], {
      leadTimeDays: 6,
      shareRatio: 0.1,
    })
    const lead = leadOf({ ...JUMPER, processes: [...JUMPER.processes, unravel] })
    expect(lead.criticalDays).toBe(52)
    expect(lead.cumulatedDays).toBe(78)
    // A slow loop starts a way of its own: 40 unravel, then knit to parcel, each once.
    const slow = leadOf({
      ...JUMPER,
      processes: [...JUMPER.processes, { ...unravel, leadTimeDays: 40 }],
    })
    expect(slow.criticalDays).toBe(75)
    expect(slow.markets[0]?.critical[0]).toBe('unravel')
  })

  it('[LT6] variances add up along the longest way, unknown ones are said', () => {
    const processes = changed(changed(JUMPER.processes, 'knit', { leadTimeSdDays: 3 }), 'link', {
      leadTimeSdDays: 4,
    })
    expect(leadOf({ ...JUMPER, processes }).criticalSdDays).toBe(5)
    expect(leadOf(JUMPER).criticalSdDays).toBeUndefined()
    const figure = leadTimeFigures(leadOf(JUMPER)).find((each) => each.id === 'lead.criticalSd')
    expect(figure?.value).toBeUndefined()
    expect(figure?.because?.en).toContain('standard deviation')
  })

  it('[LT7] days that nobody says are not zero', () => {
    const silent = (rows: Document['processes']) =>
      rows.map((row) => ({ ...row, leadTimeDays: undefined }))
    const lead = leadOf({
      ...JUMPER,
      processes: silent(JUMPER.processes),
      lanes: silent(JUMPER.lanes),
    })
    expect(lead.criticalDays).toBeUndefined()
    expect(lead.cumulatedDays).toBeUndefined()
    expect(lead.orderToHandDays).toBeUndefined()
    expect(lead.daysUnknown.count).toBe(9)
    const parcel = leadOf({
      ...JUMPER,
      lanes: changed(JUMPER.lanes, 'parcel', { leadTimeDays: undefined }),
    })
    expect(parcel.criticalDays).toBe(49)
    expect(parcel.orderToHandDays).toBeUndefined()
    expect(parcel.daysUnknown).toEqual({ count: 1, first: ['parcel'] })
    expect(leadTimeFigures(parcel)[0]?.formula.en).toContain('1 stage does not say')
  })

  it('[LT8] patience is read at the wait, in parts of a day too (study, A19)', () => {
    const fourHours = 4 / 24
    const document: Document = {
      ...JUMPER,
      lanes: changed(JUMPER.lanes, 'parcel', { leadTimeDays: fourHours }),
      markets: changed(JUMPER.markets, 'homes', {
        patience: [
          { days: 1, keptRatio: 0.4 },
          { days: 2 / 24, keptRatio: 0.9 },
        ],
      }),
    }
    // Two of the 22 hours between the points: 0.9 - 0.5 x 2 / 22.
    const market = marketOf(document)
    expect(market.orderToHandDays).toBeCloseTo(0.1667, 4)
    expect(market.keptRatio).toBeCloseTo(0.9 - (0.5 * 2) / 22, 12)
    expect(market.beyondPatience).toBe(false)
    const late = marketOf({
      ...document,
      lanes: changed(document.lanes, 'parcel', { leadTimeDays: 21 }),
    })
    expect(late).toMatchObject({ keptRatio: 0.4, beyondPatience: true })
  })

  it('[LT9] what follows the order counts by the sales that order first', () => {
    const document: Document = {
      ...JUMPER,
      lanes: [
        ...JUMPER.lanes,
        carry('shop-road', ['depot', 'shops'], 'ready', { leadTimeDays: 5, costPerUnit: 1 }),
      ],
      markets: [...JUMPER.markets, { ...JUMPER.markets[0], id: 'shops', demandUnitsPerYear: 300 }],
      policies: [
        { id: 'a', item: 'ready', market: 'homes', kind: 'on-demand' },
        { id: 'b', item: 'ready', kind: 'push' },
      ],
    }
    const lead = leadOf(document)
    expect(lead.markets.map((each) => each.orderToHandDays)).toEqual([35, 5])
    expect(lead.orderToHandDays).toBeCloseTo((35 * 100 + 5 * 300) / 400, 12)
    const { makingCostRatio, stagesRatio } = afterOrder(flowOf(document))
    // A quarter of knit 20 and link 10, over wool 8, spin 4, knit 20, button 1, link 10.
    expect(makingCostRatio).toBeCloseTo((0.25 * 30) / 43, 12)
    // Quarters of knit, link, jumper-road and store; the two lanes to clients whole; of ten stages.
    expect(stagesRatio).toBeCloseTo((4 * 0.25 + 2) / 10, 12)
  })

  it('[LT10] nothing sold: nothing is said', () => {
    const lead = leadOf({ ...JUMPER, markets: [], lanes: JUMPER.lanes.slice(0, 2) })
    expect(lead.criticalDays).toBeUndefined()
    expect(lead.orderToHandDays).toBeUndefined()
    expect(lead.keptRatio).toBeUndefined()
  })
})

/** Chains of made items, each taking some of those before it, at one site. */
const tangles = fc
  .array(
    fc.record({
      days: fc.integer({ min: 0, max: 30 }),
      takes: fc.array(fc.nat(9), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((stages) =>
    stages.map(({ days, takes }, k) => ({
      days,
      takes: [...new Set(takes)].filter((each) => each < k),
    })),
  )

function tangleDocument(stages: readonly { days: number; takes: number[] }[]): Document {
  const last = stages.length - 1
  return {
    ...JUMPER,
    items: stages.map((_, k) => ({ id: `i${k}`, name: 'x', kind: 'component', unit: 'piece' })),
    processes: stages.map(({ days, takes }, k) =>
      make(`p${k}`, 'studio', [takes.map((each) => `i${each}`), `i${k}`], { leadTimeDays: days }),
    ),
    lanes: [carry('out', ['studio', 'homes'], `i${last}`, { leadTimeDays: 1 })],
    markets: changed(JUMPER.markets, 'homes', { item: `i${last}` }),
  }
}

describe('lead times, on any chain', () => {
  it('[LT11] the longest way is the longest of all ways', () => {
    fc.assert(
      fc.property(tangles, (stages) => {
        const longest = (k: number): number =>
          stages[k]!.days + Math.max(0, ...stages[k]!.takes.map(longest))
        expect(leadOf(tangleDocument(stages)).criticalDays).toBe(longest(stages.length - 1) + 1)
      }),
    )
  })

  it('[LT12] the order of the document changes nothing; parts of the way add up to it', () => {
    fc.assert(
      fc.property(tangles, fc.constantFrom('push', 'on-demand', 'pre-order'), (stages, kind) => {
        const document = {
          ...tangleDocument(stages),
          policies: [{ id: 'p', item: `i${stages.length - 1}`, kind }],
        }
        const lead = leadOf(document)
        const turned = leadOf({ ...document, processes: document.processes.toReversed() })
        expect(turned.criticalDays).toBe(lead.criticalDays)
        expect(turned.orderToHandDays).toBe(lead.orderToHandDays)
        expect(lead.orderToHandDays! + lead.beforeOrderDays!).toBe(lead.criticalDays)
        const parts = lead.bySegment.reduce((sum, part) => sum + part.criticalDays, 0)
        expect(parts).toBe(lead.criticalDays)
        expect(lead.cumulatedDays!).toBeGreaterThanOrEqual(lead.criticalDays!)
      }),
    )
  })

  it('[LT13] the wait is the longest of all ways that start at the decoupling point', () => {
    fc.assert(
      fc.property(tangles, fc.nat(8), (stages, k) => {
        const named = k % stages.length
        const last = stages.length - 1
        const isUnder = (each: number): boolean =>
          each === named || stages[each]!.takes.some(isUnder)
        const longest = (each: number): number =>
          stages[each]!.days +
          (each === named ? 0 : Math.max(...stages[each]!.takes.filter(isUnder).map(longest)))
        const { markets } = leadOf({
          ...tangleDocument(stages),
          policies: [{ id: 'p', item: `i${last}`, kind: 'push', decoupling: `p${named}` }],
        })
        // A point that nothing sold comes from says nothing: pushed, the lane alone follows.
        expect(markets[0]).toMatchObject(
          isUnder(last)
            ? { orderToHandDays: longest(last) + 1, decouplingRule: 'named' }
            : { orderToHandDays: 1, decouplingRule: 'stock' },
        )
      }),
    )
  })
})
