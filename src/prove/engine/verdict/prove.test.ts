import { describe, expect, it } from 'vitest'
import type { Proof, ProofQuestion } from '../../model.ts'
import { moved, MOVED_FIGURES, whatMatters } from '../sensitivity/what-matters.ts'
import { demandLaw, selling, source } from '../season/season.test-support.ts'
import type { BreakEvens } from './break-even.ts'
import { breakEvens, dearer, gapOf, moreDoubt, withSources } from './break-even.ts'
import { prove } from './prove.ts'
import { crossing } from './root.ts'

const far = source(40, { leadWeeks: 13, freightPerPiece: 1, dutyRatio: 0.12 })
const near = source(52, { id: 'near', place: 'near', leadWeeks: 2 })

function question(more: Partial<ProofQuestion> = {}): ProofQuestion {
  return {
    law: demandLaw({
      shareByWeek: Array.from({ length: 12 }, () => 1 / 12),
      errorByLead: [{ leadMonths: 1, sdLog: 0.35 }],
      levelSdLog: 0.1,
    }),
    selling: selling({ patience: [{ days: 14, keptRatio: 0.7 }] }),
    markdowns: [],
    policies: [
      { kind: 'push', id: 'far', from: far },
      { kind: 'two-orders', id: 'twice', from: far, again: { ...far, leadWeeks: 5 }, afterWeek: 2 },
      { kind: 'push', id: 'near', from: near },
      { kind: 'quick-response', id: 'quick', from: near },
      { kind: 'mix', id: 'mix', base: far, reactive: near },
      { kind: 'on-demand', id: 'demand', from: near, waitDays: 14, feePerPieceReserved: 1 },
    ],
    drawing: { seed: 11, paths: 256, samplePaths: 32, weekNoiseRatio: 0.2, pieces: 'even' },
    ...more,
  }
}

/** A white T-shirt: the forecast is good, what is left sells next year, far is much cheaper. */
const staple = question({
  law: demandLaw({
    shareByWeek: Array.from({ length: 12 }, () => 1 / 12),
    errorByLead: [{ leadMonths: 1, sdLog: 0.03 }],
  }),
  selling: selling({ endValue: 38 }),
})

function proof(of: ProofQuestion): Proof {
  const result = prove(of)
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.value
}

describe('the verdict', () => {
  it('[P70] goes near when demand is wild, stays far for a staple, and says what entry says', () => {
    const wild = proof(question())
    expect(wild.verdict.kind).toBe('go-near')
    expect(wild.verdict.difference.low).toBeGreaterThan(0)
    expect(proof(staple).verdict.kind).toBe('stay-far')
    const lone = question({ policies: question().policies.filter(({ id }) => id === 'far') })
    expect(proof(lone).verdict.kind).toBe('one-side')
    const alike = { ...near, purchasePerPiece: 40 }
    const twins = question({
      policies: [
        { kind: 'push', id: 'far', from: { ...alike, place: 'far' } },
        { kind: 'push', id: 'near', from: alike },
      ],
    })
    expect(proof(twins).verdict.kind).toBe('too-close')
    const hopeless = question({
      policies: [
        { kind: 'made-to-measure', id: 'dear', from: source(120), waitDays: 3, returnRatio: 0 },
      ],
    })
    expect(proof(hopeless).verdict.kind).toBe('neither')
  })

  it('[P71] the reasons add up to the difference, and every bridge closes', () => {
    const { verdict, outcomes } = proof(question())
    const reasons = verdict.reasons.reduce((sum, { amount }) => sum + amount, 0)
    expect(Math.abs(reasons - verdict.difference.mean)).toBeLessThan(0.1)
    for (const { bridge, finalMargin, pieces } of outcomes) {
      const lines = Object.values(bridge.lines).reduce((sum, amount) => sum + amount, 0)
      expect(bridge.entryMargin + lines).toBeCloseTo(bridge.finalMargin, 6)
      expect(Math.abs(bridge.finalMargin - finalMargin.mean)).toBeLessThan(0.01)
      expect(finalMargin.low).toBeLessThanOrEqual(finalMargin.high)
      expect(pieces.wanted).toBeCloseTo(
        pieces.soldFullPrice + pieces.soldToOrder + pieces.lost + pieces.lostWaiting,
        4,
      )
    }
  })

  it('[P72] the same question gives the same digits; prices and costs scaled scale the answer', () => {
    const small = question({
      policies: question().policies.slice(0, 4),
    })
    expect(proof(small)).toEqual(proof(small))
    const scaled = proof({
      ...small,
      selling: { ...small.selling, price: 300, endValue: 60 },
      policies: small.policies.map((policy) => {
        const three = (from: typeof far) => ({
          ...from,
          purchasePerPiece: from.purchasePerPiece * 3,
          freightPerPiece: from.freightPerPiece * 3,
        })
        if (policy.kind === 'two-orders') {
          return { ...policy, from: three(policy.from), again: three(policy.again) }
        }
        return 'from' in policy ? { ...policy, from: three(policy.from) } : policy
      }),
    })
    const one = proof(small)
    expect(scaled.verdict.difference.mean / one.verdict.difference.mean).toBeCloseTo(3, 6)
  })

  it('[P73] what cannot be played is refused with the bound', () => {
    const refused = prove(
      question({
        policies: [{ kind: 'push', id: 'far', from: source(15, { damageRatio: 1 }) }],
        law: demandLaw({ meanPieces: 0, shareByWeek: [0.5] }),
        selling: selling({ returnRatio: 20 }),
      }),
    )
    const said = refused.ok ? [] : refused.problems.map(({ message }) => message)
    expect(said).toEqual([
      'law.meanPieces (0) must be a number above 0.',
      'law.shareByWeek (0.5) must be shares that add up to 1.',
      'selling.returnRatio (20) must be 0 to 1.',
      'policies.far.far.purchasePerPiece (15) must be above what a left-over brings (20).',
      'policies.far.far.damageRatio (1) must be 0 or more and below 1.',
    ])
    const none = prove(question({ policies: [] }))
    expect(none.ok ? [] : none.problems.map(({ code }) => code)).toEqual(['prove_no_policy'])
  })

  it('[P74] regime: what the chain says, else all year, else to order, else one season', () => {
    expect(proof(question({ regime: 'permanent' })).regime).toEqual({
      regime: 'permanent',
      reason: 'given',
    })
    const year = demandLaw({ shareByWeek: Array.from({ length: 52 }, () => 1 / 52) })
    const push = question().policies.slice(0, 1)
    expect(proof(question({ law: year, policies: push })).regime.reason).toBe('sold-all-year')
    expect(proof(question({ policies: push })).regime.reason).toBe('one-window')
    const waits = question({ selling: selling({ patience: [] }) })
    const cheap = { ...near, purchasePerPiece: 30 }
    const policies = [
      ...push,
      { kind: 'on-demand', id: 'd', from: cheap, waitDays: 9, feePerPieceReserved: 0 } as const,
    ]
    expect(proof({ ...waits, policies }).regime.reason).toBe('clients-wait')
  })
})

describe('a product sold all year', () => {
  const shirt = (farPrice: number, capitalRatioPerYear: number) =>
    question({
      regime: 'permanent',
      law: demandLaw({
        shareByWeek: Array.from({ length: 52 }, () => 1 / 52),
        meanPieces: 5200,
        errorByLead: [{ leadMonths: 1, sdLog: 0.5 }],
      }),
      selling: selling({ price: 30, endValue: 0, capitalRatioPerYear }),
      policies: [
        { kind: 'push', id: 'far', from: source(farPrice, { leadWeeks: 10 }) },
        { kind: 'push', id: 'near', from: source(10, { id: 'n', place: 'near', leadWeeks: 2 }) },
      ],
      drawing: { ...question().drawing, paths: 64, samplePaths: 16 },
    })

  it('[P83] white T-shirt: far wins unless it is hardly cheaper, however wild one season looks', () => {
    expect(proof(shirt(8, 0.25)).verdict.kind).toBe('stay-far')
    expect(proof(shirt(9.9, 0.25)).verdict.kind).toBe('go-near')
    const { permanent, verdict } = proof(shirt(9.5, 0.25))
    expect(permanent!.breakEvenFarCostPerPiece).toBeGreaterThan(9.5)
    expect(permanent!.ratioPerWeek).toBeGreaterThan(0.003)
    expect(permanent!.ratioPerWeek).toBeLessThan(0.008)
    expect(verdict.difference.mean).toBeCloseTo(
      52 * (permanent!.farCostPerWeek - permanent!.nearCostPerWeek),
      6,
    )
  })

  it('[P84] without carrying cost, lead time is worthless all year round', () => {
    const { permanent } = proof(shirt(9, 0))
    expect(permanent!.breakEvenFarCostPerPiece).toBeCloseTo(10, 9)
  })
})

describe('where near and far earn the same', () => {
  const all: BreakEvens = breakEvens(question())

  it('[P75] at the break-even premium the gap is nothing', () => {
    const change = all.nearPriceChangeRatio!
    expect(change).toBeGreaterThan(0)
    const there = question({ policies: dearer(question().policies, change) })
    const scale = Math.abs(gapOf(question()))
    expect(Math.abs(gapOf(there))).toBeLessThan(0.05 * scale)
    expect(all.premiumRatio).toBeCloseTo((52 * (1 + change)) / 40 - 1, 9)
  })

  it('[P76] less doubt than the break-even volatility favours far, more favours near', () => {
    const factor = all.volatilityFactor!
    expect(gapOf(moreDoubt(question(), factor * 0.7))).toBeLessThan(0)
    expect(gapOf(moreDoubt(question(), factor * 1.3))).toBeGreaterThan(0)
  })

  it('[P77] the acceptance of waiting that pays is between none and all, or there is none', () => {
    expect(all.acceptanceRatio === undefined || all.acceptanceRatio < 1).toBe(true)
    expect(crossing((x) => x * x + 1, { low: 0, high: 1, tolerance: 1e-6 })).toBeUndefined()
    expect(crossing((x) => x ** 9 - 0.5, { low: 0, high: 2, tolerance: 1e-9 })).toBeCloseTo(
      0.5 ** (1 / 9),
      7,
    )
  })

  it('[P191] where far earns more by the piece, a least order too large turns it', () => {
    const policies = dearer(question().policies, all.nearPriceChangeRatio! * 1.4)
    const of = question({ policies })
    expect(gapOf(of)).toBeLessThan(0)
    const lot = breakEvens(of).crossoverLotPieces!
    const gapAt = (minimumPiecesPerOrder: number) =>
      gapOf({
        ...of,
        policies: withSources(policies, (source) =>
          source.place === 'far' ? { ...source, minimumPiecesPerOrder } : source,
        ),
      })
    expect(gapAt(lot * 0.8)).toBeLessThan(0)
    expect(gapAt(lot * 1.25)).toBeGreaterThan(0)
  })

  it('[P78] fixed costs of near make a season too small for it', () => {
    const fixed = { ...near, qualityPerSeason: 3000 }
    const of = question({
      policies: [
        { kind: 'push', id: 'far', from: far },
        { kind: 'push', id: 'near', from: fixed },
      ],
    })
    const pieces = breakEvens(of).seasonPieces!
    const gapAt = (meanPieces: number) => gapOf({ ...of, law: { ...of.law, meanPieces } })
    expect(gapAt(pieces * 0.8)).toBeLessThan(0)
    expect(gapAt(pieces * 1.25)).toBeGreaterThan(0)
  })

  it('[P79] what matters most: shares between 0 and 1, nothing moved leaves the question', () => {
    const small = question({
      policies: question().policies.filter(({ kind }) => kind === 'push'),
      drawing: { ...question().drawing, samplePaths: 16 },
    })
    const still = moved(
      small,
      MOVED_FIGURES.map(() => 0.5),
    )
    expect(gapOf(still)).toBeCloseTo(gapOf(small), 6)
    const shares = whatMatters(small, 16)
    expect(shares[0]!.totalRatio).toBeGreaterThan(0.1)
    // Nobody waits in these policies: patience moves nothing.
    expect(shares.find(({ figure }) => figure === 'patience')!.totalRatio).toBe(0)
  })
})
