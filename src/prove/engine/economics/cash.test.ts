import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marketOf } from '../verdict/prove.ts'
import { bookSeasons, bridgeOf } from '../bridge/bridge-lines.ts'
import { drawPaths } from '../season/demand-paths.ts'
import { demandLaw, push, selling, source } from '../season/season.test-support.ts'
import { COUNTS_A_PATH, meanCounts } from '../season/season-totals.ts'
import { simulateSeason } from '../season/simulate-season.ts'
import type { CashFlow } from './cash-flows.ts'
import { cashFlows } from './cash-flows.ts'
import { cashCourse } from './cash-course.ts'
import { proof, question } from './economics.test-support.ts'
import { seasonSteps } from './season-steps.ts'

const asked = question()
const found = proof(asked)
const market = marketOf(asked, 'verdict')

describe('cash of a mean season', () => {
  it.each(found.outcomes)(
    '[P110] $policy.id: its steps add up to the season that was played',
    ({ plan }) => {
      const { byStep, counts } = seasonSteps(plan, market)
      const played = simulateSeason(market.paths, plan, market.selling)
      expect(counts).toEqual(played)
      const mean = meanCounts(played)
      for (const [count, expected] of mean.entries()) {
        let sum = 0
        for (let at = count; at < byStep.length; at += COUNTS_A_PATH) sum += byStep[at]!
        expect(sum).toBeCloseTo(expected, 6)
      }
    },
  )

  it.each(['order', 'delivery'] as const)(
    '[P111] closes to a cent on the final margin before capital, whatever the policy (%s)',
    (clientPays) => {
      for (const { plan, bridge } of found.outcomes) {
        const steps = seasonSteps(plan, market)
        const flows = cashFlows(steps, { plan, selling: market.selling, clientPays })
        const course = cashCourse(flows, bridge.lines.capital)
        expect(course.closing + course.capital).toBeCloseTo(bridge.finalMargin, 2)
        expect(course.capital).toBe(bridge.lines.capital)
      }
    },
  )

  it('[P111] closes so for any terms of payment, returns, fees and end value', () => {
    const ratio = (max: number) => fc.double({ min: 0, max, noNaN: true })
    const { plan } = found.outcomes.find(({ policy }) => policy.id === 'reserved')!
    const any = fc.record({
      paidWeeksBefore: fc.integer({ min: -20, max: 30 }),
      endValue: fc.double({ min: -5, max: 30, noNaN: true }),
      storagePerPieceWeek: ratio(1),
      carbonPricePerKg: ratio(0.3),
      qualityPerSeason: ratio(500),
    })
    fc.assert(
      fc.property(any, ({ paidWeeksBefore, qualityPerSeason, ...terms }) => {
        const source = { ...plan.first!.source, paidWeeksBefore, qualityPerSeason }
        const changed = { ...plan, first: { ...plan.first!, source } }
        const sold = { ...market.selling, ...terms }
        const steps = seasonSteps(changed, { ...market, selling: sold })
        const flows = cashFlows(steps, { plan: changed, selling: sold, clientPays: 'order' })
        const booking = { plan: changed, selling: sold, entryPrice: 17 }
        const { finalMargin, lines } = bridgeOf(bookSeasons(steps.counts, booking))
        expect(cashCourse(flows, lines.capital).closing).toBeCloseTo(finalMargin - lines.capital, 2)
      }),
      { numRuns: 40 },
    )
  })

  it('[P112] goods are paid before they come, sales as they are made: by hand', () => {
    const paths = drawPaths(demandLaw({ errorByLead: [{ leadMonths: 1, sdLog: 0 }] }), {
      paths: 8,
      seed: 1,
      leadMonths: 3,
      weekNoiseRatio: 0,
      pieces: 'even',
    })
    const from = source(40, {
      leadWeeks: 10,
      paidWeeksBefore: 6,
      freightPerPiece: 2,
      dutyRatio: 0.1,
    })
    const plan = push({ ...from, setUpPerOrder: 500 }, 1200)
    const sold = selling()
    const steps = seasonSteps(plan, { paths, selling: sold, markdowns: [] })
    const flows = cashFlows(steps, { plan, selling: sold, clientPays: 'order' })
    const of = (week: number) =>
      flows.filter((flow) => flow.week === week).reduce((sum, { amount }) => sum + amount, 0)
    expect(of(-10)).toBeCloseTo(-500, 6)
    expect(of(-6)).toBeCloseTo(-1200 * 40, 6)
    // 250 sold in the first week, less freight and duty.
    expect(of(0)).toBeCloseTo(25_000 - 1200 * (2 + 4), 4)
    expect(of(4)).toBeCloseTo(200 * 20, 4)
    const course = cashCourse(flows, 0)
    expect(course.peakNeed).toBeCloseTo(48_500, 6)
    expect(course.peakWeek).toBe(-6)
    // 25 000 a week against 48 500 and 7 200.
    expect(course.paidBackWeek).toBe(2)
    expect(course.closing).toBeCloseTo(100_000 + 4000 - 48_500 - 7200, 4)
  })

  it('[P113] months hold every flow once, follow each other, and hide no need within them', () => {
    const flow = fc.record({
      week: fc.integer({ min: -40, max: 60 }),
      kind: fc.constantFrom('receipts', 'refunds', 'purchase', 'carriage', 'running'),
      amount: fc.integer({ min: -1000, max: 1000 }),
    })
    fc.assert(
      fc.property(fc.array(flow, { minLength: 1, maxLength: 40 }), (flows) => {
        const { months, peakNeed, closing } = cashCourse(flows as CashFlow[], 0)
        const all = flows.reduce((sum, { amount }) => sum + amount, 0)
        expect(closing).toBeCloseTo(all, 9)
        expect(months.at(-1)!.inHand).toBeCloseTo(all, 9)
        months.forEach((each, at) => {
          const before = months[at - 1]
          if (before) expect(each.month).toBe(before.month + 1)
          expect(each.inHand).toBeCloseTo((before?.inHand ?? 0) + each.net, 9)
          expect(peakNeed).toBeGreaterThanOrEqual(-each.inHand - 1e-9)
        })
      }),
    )
    // Paid and sold within one month: nothing is missing at its end, 900 is in between.
    const short: CashFlow[] = [
      { week: 0, kind: 'purchase', amount: -900 },
      { week: 2, kind: 'receipts', amount: 1000 },
    ]
    expect(cashCourse(short, 0)).toMatchObject({ peakNeed: 900, peakWeek: 0, paidBackWeek: 2 })
    const never = cashCourse(short.slice(0, 1), 0)
    expect(never.paidBackWeek).toBeUndefined()
  })

  it('[P112] a client who pays as she orders pays before the maker is paid', () => {
    const { plan } = found.outcomes.find(({ policy }) => policy.id === 'measure')!
    const toOrder = plan.toOrder!
    const early = { ...toOrder, source: { ...toOrder.source, paidWeeksBefore: 1 } }
    const changed = { ...plan, toOrder: early }
    const steps = seasonSteps(changed, market)
    const [order, delivery] = (['order', 'delivery'] as const).map((clientPays) => {
      const terms = { plan: changed, selling: market.selling, clientPays }
      return cashCourse(cashFlows(steps, terms), 0).peakNeed
    })
    expect(order).toBe(0)
    expect(delivery).toBeGreaterThan(1000)
  })
})
