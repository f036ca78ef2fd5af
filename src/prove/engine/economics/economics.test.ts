import { describe, expect, it } from 'vitest'
import { rng } from '../../../core/statistics/rng.ts'
import { normalQuantile } from '../../../core/statistics/normal.ts'
import { bookSeasons, finalMargins } from '../bridge/bridge-lines.ts'
import { entryPriceOf } from '../policy/policy.ts'
import { marketOf } from '../verdict/prove.ts'
import { checkEconomics, economicsInputs } from './economics-inputs.ts'
import { economicsOf } from './economics.ts'
import { proof, question } from './economics.test-support.ts'
import { exchangeRisk } from './exchange-risk.ts'
import { seasonSteps } from './season-steps.ts'

const asked = question()
const found = proof(asked)
const market = marketOf(asked, 'verdict')
const played = found.outcomes.map(({ plan }) => seasonSteps(plan, market))
const none = { asking: {}, ofChain: {}, played }

function exchanged(policyId: string) {
  const { policy, plan } = found.outcomes.find((each) => each.policy.id === policyId)!
  const { counts } = seasonSteps(plan, market)
  const terms = { plan, selling: market.selling, entryPrice: entryPriceOf(policy) }
  return { plan, counts, margins: finalMargins(bookSeasons(counts, terms)), premiumPerPiece: 6 }
}

describe('exchange risk', () => {
  const risk = exchangeRisk(exchanged('far'), { sdRatioPerYear: 0.12, hedgeRatioPerYear: 0.02 })!

  it('[P115] moves far purchases between order and payment, and those alone', () => {
    expect(risk.years).toBeCloseTo((7 * 7) / 365.25, 9)
    const pieces = found.outcomes[0]!.pieces.bought
    expect(risk.exposure).toBeCloseTo(pieces * 40 * 1.13, 4)
    expect(exchangeRisk(exchanged('quick'), { sdRatioPerYear: 0.12 })).toBeUndefined()
    const { sd, atRisk, withRate, salesAlone } = exchangeRisk(exchanged('far'), {
      sdRatioPerYear: 0,
    })!
    expect({ sd, atRisk }).toEqual({ sd: 0, atRisk: 0 })
    expect(withRate).toEqual(salesAlone)
    expect(risk.hedge!.cost).toBeCloseTo(risk.exposure * 0.02 * risk.years, 9)
    expect(risk.premiumShareRatio).toBeCloseTo(risk.atRisk / (6 * pieces), 9)
  })

  it('[P115] agrees with rates drawn one by one', () => {
    const { margins } = exchanged('far')
    const random = rng(3)
    const sdLog = 0.12 * Math.sqrt(risk.years)
    const losses: number[] = []
    const all: number[] = []
    for (let draw = 0; draw < 60_000; draw++) {
      const rate = Math.exp(sdLog * normalQuantile(random.open()) - (sdLog * sdLog) / 2)
      losses.push(risk.exposure * (rate - 1))
      all.push(margins[draw % margins.length]! - risk.exposure * (rate - 1))
    }
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length
    const sd = Math.sqrt(losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / losses.length)
    // Standard error of an sd: sd / sqrt(2 n); 4 of them.
    expect(Math.abs(sd - risk.sd)).toBeLessThan((4 * sd) / Math.sqrt(2 * losses.length))
    expect(losses.toSorted((a, b) => a - b)[57_000]! / risk.atRisk).toBeCloseTo(1, 1)
    const sorted = all.toSorted((a, b) => a - b)
    expect(risk.withRate.low / sorted[3000]!).toBeCloseTo(1, 1)
    expect(risk.withRate.low).toBeLessThan(risk.salesAlone.low)
  })

  it('[P115] who pays as the order leaves, or after the rate is known, risks nothing', () => {
    const plan = exchanged('far')
    const first = plan.plan.first!
    const paid = { ...first, source: { ...first.source, paidWeeksBefore: 13 } }
    const early = exchangeRisk(
      { ...plan, plan: { ...plan.plan, first: paid } },
      { sdRatioPerYear: 1 },
    )
    expect(early).toMatchObject({ years: 0, sd: 0, atRisk: 0 })
  })
})

describe('economics of a proof', () => {
  it('[P117] says cash for every policy, and who says each figure', () => {
    const economics = economicsOf(asked, found, none)
    expect(economics.policies.map(({ policyId }) => policyId)).toEqual(
      found.outcomes.map(({ policy }) => policy.id),
    )
    const inputs = economicsInputs({ lifeYears: 7 }, { lifeYears: 3, repeatRatio: 0.4 })
    expect(inputs.get('lifeYears')).toEqual({ name: 'lifeYears', value: 7, origin: 'given' })
    expect(inputs.get('repeatRatio')).toMatchObject({ value: 0.4, origin: 'chain' })
    expect(inputs.get('seasonsPerYear')).toMatchObject({ value: 1, origin: 'assumed' })
    expect(inputs.has('exchangeSdRatioPerYear')).toBe(false)
    expect(economics.policies.every(({ exchange }) => exchange === undefined)).toBe(true)
    expect(economics.clients).toBeUndefined()
  })

  it('[P117] the move is the one of the verdict, its payback within the bounds of its gain', () => {
    const { move, policies } = economicsOf(asked, found, {
      asking: { investment: 20_000, subsidy: 4000 },
      ofChain: { discountRatioPerYear: 0.09 },
      played,
    })
    const { nearPolicyId, farPolicyId, difference } = found.verdict
    expect(move).toMatchObject({ fromPolicyId: farPolicyId, toPolicyId: nearPolicyId })
    expect(move!.payback.gainPerYear).toBe(difference.mean)
    expect(move!.payback.netInvestment).toBe(16_000)
    const peak = (id?: string) => policies.find(({ policyId }) => policyId === id)!.cash.peakNeed
    expect(move!.cashFreed).toBeCloseTo(peak(farPolicyId) - peak(nearPolicyId), 9)
    const worth = [move!.paybackAtLow, move!.payback, move!.paybackAtHigh].map(
      ({ netPresentValue }) => netPresentValue,
    )
    expect(worth).toEqual(worth.toSorted((a, b) => a - b))
  })

  it('[P118] lost clients at their worth cost most where most are lost; without repeats nothing', () => {
    const asking = { leaveRatio: 0.5, repeatRatio: 0.5, ordersPerClientPerYear: 2 }
    const { clients } = economicsOf(asked, found, { ...none, asking })
    for (const [at, { finalMargin }] of clients!.policies.entries()) {
      const { pieces, finalMargin: before } = found.outcomes[at]!
      const lost = (pieces.lost + pieces.lostWaiting) * clients!.laterPerPieceLost
      expect(finalMargin).toBeCloseTo(before.mean - lost, 6)
    }
    const once = economicsOf(asked, found, { ...none, asking: { leaveRatio: 1 } })
    expect(once.clients!.policies.map(({ finalMargin }) => finalMargin)).toEqual(
      found.outcomes.map(({ finalMargin }) => finalMargin.mean),
    )
    expect(once.clients!.difference).toBeCloseTo(
      Math.max(...found.outcomes.filter((_, at) => at > 1).map((each) => each.finalMargin.mean)) -
        Math.max(...found.outcomes.slice(0, 2).map((each) => each.finalMargin.mean)),
      9,
    )
  })

  it('[P117] refuses what is out of bounds, with the bound', () => {
    const refused = checkEconomics({ subsidy: 5, investment: 2, leaveRatio: 30 })
    if (refused.ok) throw new Error('accepted')
    expect(refused.problems.map(({ message }) => message)).toEqual([
      'leaveRatio (30) must be from 0 to 1.',
      'subsidy (5) must be at most the investment (2).',
    ])
    const lone = checkEconomics({ hedgeRatioPerYear: 0.02 })
    expect(!lone.ok && lone.problems[0]!.code).toBe('prove_needs_exchange')
    expect(checkEconomics({ investment: NaN }).ok).toBe(false)
  })
})
