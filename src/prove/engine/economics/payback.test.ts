import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientWorth } from './client-worth.ts'
import { payback } from './payback.ts'

const move = {
  gainPerSeason: 250,
  investment: 1000,
  subsidy: 0,
  seasonsPerYear: 1,
  lifeYears: 10,
  discountRatioPerYear: 0.1,
}

describe('payback of a move', () => {
  it('[P114] annuity tables: 6.1446 at 10 % over 10 years, 4 at an internal rate of 21.406 %', () => {
    // Standard annuity tables: a(10, 10 %) = 6.144567; ln(1 - .4) / ln 1.1 = -5.3596.
    const found = payback(move)
    expect(found.netPresentValue).toBeCloseTo(250 * 6.144567 - 1000, 3)
    expect(found.simple).toEqual({ kind: 'after', years: 4 })
    expect(found.discounted.kind === 'after' && found.discounted.years).toBeCloseTo(5.3596, 4)
    expect(found.internalRatePerYear).toBeCloseTo(0.21406, 5)
    expect(found.worthSpending).toBeCloseTo(250 * 6.144567, 3)
  })

  it('[P114] a subsidy pays its part; never and at once are ordinary answers', () => {
    const half = payback({ ...move, subsidy: 500 })
    expect(half.simple).toEqual({ kind: 'after', years: 2 })
    expect(payback({ ...move, subsidy: 1000 }).simple).toEqual({ kind: 'at-once' })
    expect(payback({ ...move, subsidy: 1000 }).internalRatePerYear).toBeUndefined()
    // 100 a year is the interest on 1 000 at 10 %.
    const interest = payback({ ...move, gainPerSeason: 100 })
    expect(interest.simple).toEqual({ kind: 'after', years: 10 })
    expect(interest.discounted).toEqual({ kind: 'never' })
    const loss = payback({ ...move, gainPerSeason: -5 })
    expect(loss).toMatchObject({ simple: { kind: 'never' }, worthSpending: 0 })
    expect(loss.internalRatePerYear).toBeUndefined()
    expect(loss.netPresentValue).toBeLessThan(-1000)
  })

  it('[P114] the internal rate brings the present value to 0, season by season', () => {
    const any = fc.record({
      gainPerSeason: fc.double({ min: 1, max: 5000, noNaN: true }),
      investment: fc.double({ min: 100, max: 20_000, noNaN: true }),
      seasonsPerYear: fc.integer({ min: 1, max: 4 }),
      lifeYears: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(any, (given) => {
        const rate = payback({ ...move, ...given }).internalRatePerYear!
        const season = (1 + rate) ** (1 / given.seasonsPerYear)
        let worth = 0
        for (let at = 1; at <= given.seasonsPerYear * given.lifeYears; at++) {
          worth += given.gainPerSeason / season ** at
        }
        expect(worth / given.investment).toBeCloseTo(1, 4)
      }),
    )
  })

  it('[P114] two seasons a year pay back in half the years', () => {
    const once = payback({ ...move, discountRatioPerYear: 0 })
    const twice = payback({ ...move, seasonsPerYear: 2, discountRatioPerYear: 0 })
    expect(twice.simple).toEqual({ kind: 'after', years: 2 })
    expect(once.discounted).toEqual(once.simple)
    expect(twice.gainPerYear).toBe(500)
  })
})

describe('worth of a client', () => {
  const terms = {
    repeatRatio: 0.6,
    ordersPerClientPerYear: 2,
    piecesPerOrder: 1.5,
    acquisitionCost: 30,
    discountRatioPerYear: 0.08,
    leaveRatio: 0.25,
  }

  it('[P116] is her margins year by year, discounted, less what winning her cost', () => {
    let margins = 0
    for (let year = 0; year < 400; year++) margins += 20 * 1.5 * 2 * (0.6 / 1.08) ** year
    const found = clientWorth(20, terms)
    expect(found.marginOverYears).toBeCloseTo(margins, 6)
    expect(found.worth).toBeCloseTo(margins - 30, 6)
    // Of 1.5 pieces lost one client: a quarter of what follows her lost order.
    expect(found.laterPerPieceLost).toBeCloseTo((0.25 * (margins - 30)) / 1.5, 6)
  })

  it('[P116] nothing is lost with who comes once, or with a product that earns nothing', () => {
    const once = { ...terms, repeatRatio: 0, ordersPerClientPerYear: 1 }
    expect(clientWorth(20, once).laterPerPieceLost).toBe(0)
    expect(clientWorth(-4, terms)).toMatchObject({ laterPerPieceLost: 0, worth: -30 })
  })
})
