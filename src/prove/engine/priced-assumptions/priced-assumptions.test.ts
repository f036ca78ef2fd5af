import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadProofReference } from '../../../../reference/load.ts'
import { EMPTY_REFERENCE } from '../../../chain/reference-set/reference.ts'
import type { ProofQuestion } from '../../model.ts'
import { proof, question } from '../economics/economics.test-support.ts'
import { demandLaw } from '../season/season.test-support.ts'
import { pricedComparison } from './priced-comparison.ts'
import type { PricedAsking } from './priced-switches.ts'
import { pricedSwitches, transparencyFigure } from './priced-switches.ts'
import { provePriced, resultOf } from './prove-priced.ts'
import { willingnessOf } from './willingness-source.ts'
import type { WillingSegment } from './willingness.ts'
import { bestPremium, keptAtPremium, premiumCurve, premiumPoint } from './willingness.ts'
import { withPricedAssumptions } from './with-priced-assumptions.ts'

const reference = await loadProofReference()
const few = { seed: 11, paths: 64, samplePaths: 16, weekNoiseRatio: 0.2, pieces: 'even' } as const
const asked = question({
  policies: question().policies.filter(({ id }) => ['far', 'quick', 'mix'].includes(id)),
  drawing: few,
})
const found = proof(asked)

const segments: readonly WillingSegment[] = [
  { segment: 'none', shareRatio: 0.1, lowRatio: 0, highRatio: 0 },
  { segment: 'some', shareRatio: 0.6, lowRatio: 0.1, highRatio: 0.2 },
  { segment: 'keen', shareRatio: 0.3, lowRatio: 0.5, highRatio: 0.5 },
]

function switchesOf(asking: PricedAsking) {
  const read = pricedSwitches(asking, undefined, reference)
  if (!read.ok) throw new Error(read.problems[0]!.message)
  return read.value
}

function compared(asking: PricedAsking, of: ProofQuestion = asked, base = found) {
  const terms = { asking, switches: switchesOf(asking), reference, hasWillingness: false }
  const result = pricedComparison(of, base, terms)
  if (!result.ok) throw new Error(result.problems[0]!.message)
  return result.value
}

describe('willingness to pay, by segment', () => {
  it('[P120] is a sum over segments: all at no premium, evenly within a range, none beyond', () => {
    expect(keptAtPremium(segments, 0)).toBe(1)
    expect(keptAtPremium(segments, 0.1)).toBeCloseTo(0.9, 12)
    expect(keptAtPremium(segments, 0.15)).toBeCloseTo(0.6, 12)
    expect(keptAtPremium(segments, 0.5)).toBeCloseTo(0.3, 12)
    expect(keptAtPremium(segments, 0.51)).toBe(0)
    // The mean premium accepted is 0.24: with a mean nobody would leave below it.
    expect(keptAtPremium(segments, 0.24)).toBeCloseTo(0.3, 12)
  })

  it('[P120] fewer clients at every dearer price; the best premium beats every other one', () => {
    const any = fc.array(
      fc.record({
        shareRatio: fc.double({ min: 0, max: 0.25, noNaN: true }),
        lowRatio: fc.double({ min: 0, max: 0.4, noNaN: true }),
        width: fc.double({ min: 0, max: 0.3, noNaN: true }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    const cost = fc.double({ min: 10, max: 95, noNaN: true })
    fc.assert(
      fc.property(any, cost, fc.double({ min: 0, max: 1, noNaN: true }), (given, landed, other) => {
        const all = given.map(({ width, ...each }, at) => {
          return { ...each, segment: String(at), highRatio: each.lowRatio + width }
        })
        const near = { price: 100, landedCost: landed }
        const curve = premiumCurve(all, near)
        curve.forEach((point, at) => {
          expect(point.keptRatio).toBeLessThanOrEqual((curve[at - 1]?.keptRatio ?? 1) + 1e-12)
        })
        const best = bestPremium(curve)
        // Between two steps of half a point the straight parts may hide a thousandth.
        const most = premiumPoint(all, other, near).marginPerWish
        expect(best.marginPerWish).toBeGreaterThanOrEqual(most - 0.05)
      }),
      { numRuns: 60 },
    )
  })

  it('[P121] surveys keep their shares, and count nobody above the last figure printed', () => {
    const cci = willingnessOf('cci-2021', undefined, reference)
    if (!cci.ok) throw new Error('refused')
    expect(cci.value.origin).toBe('published')
    expect(cci.value.source).toContain('CCI Paris')
    expect(cci.value.segments.map(({ shareRatio }) => shareRatio)).toEqual([
      0.26,
      0.66,
      expect.closeTo(0.08, 9),
    ])
    expect(keptAtPremium(cci.value.segments, 0.1)).toBeCloseTo(0.08, 9)
    expect(keptAtPremium(cci.value.segments, 0.05)).toBeCloseTo(0.08 + 0.33, 9)
    const ifop = willingnessOf('ifop-2013', undefined, reference)
    if (!ifop.ok) throw new Error('refused')
    expect(keptAtPremium(ifop.value.segments, 0.05)).toBeCloseTo(0.77, 9)
    expect(keptAtPremium(ifop.value.segments, 0.1)).toBeCloseTo(0.08, 9)
    expect(keptAtPremium(ifop.value.segments, 0.11)).toBe(0)
  })

  it('[P121] refuses shares above one, percentages, a market or a table that says nothing', () => {
    const codes = (result: ReturnType<typeof willingnessOf>) =>
      result.ok ? [] : result.problems.map(({ code }) => code)
    const twice = [...segments, { segment: 'more', shareRatio: 0.2, lowRatio: 0, highRatio: 0 }]
    expect(codes(willingnessOf(twice, undefined, reference))).toEqual(['prove_out_of_range'])
    const percent = [{ segment: 'a', shareRatio: 0.5, lowRatio: 12, highRatio: 12 }]
    expect(codes(willingnessOf(percent, undefined, reference))).toEqual(['prove_out_of_range'])
    expect(codes(willingnessOf('chain', undefined, reference))).toEqual(['prove_no_willingness'])
    expect(codes(willingnessOf('ifop-2013', undefined, EMPTY_REFERENCE))).toEqual([
      'prove_no_reference',
    ])
  })
})

describe('assumptions with a price', () => {
  it('[P122] are off until asked for: nothing asked changes nothing', () => {
    expect(withPricedAssumptions(asked, {})).toEqual({ shared: asked })
    const none = compared({})
    expect(none).toMatchObject({ on: [], alone: [], without: resultOf(found) })
    expect(none.together).toBeUndefined()
    expect(none.willingnessChoices).toEqual(['cci-2021', 'ifop-2013'])
    expect(none.transparency!.value).toBe(0.21)
    const dead = pricedSwitches({ transparency: false }, undefined, EMPTY_REFERENCE)
    expect(dead.ok && dead.value).toEqual({})
  })

  it('[P122] with and without stand side by side, each alone and all together', () => {
    const asking = { carbonPricePerTonne: 250, transparency: true }
    const { on, alone, together, without } = compared(asking)
    expect(on).toEqual(['carbon', 'transparency'])
    expect(without).toEqual(resultOf(found))
    const lone = provePriced(asked, { carbonPricePerTonne: 250 })
    expect(lone.ok && lone.value).toEqual(alone[0]!.result)
    const all = provePriced(asked, switchesOf(asking))
    expect(all.ok && all.value).toEqual(together)
    expect(alone[0]!.result.policies[0]!.finalMargin).toBeLessThan(without.policies[0]!.finalMargin)
  })

  it('[P123] carbon at a price costs each piece bought, and weighs in a permanent product too', () => {
    const { shared } = withPricedAssumptions(asked, { carbonPricePerTonne: 250 })
    expect(shared.selling.carbonPricePerKg).toBe(0.25)
    const priced = proof(shared)
    for (const { bridge, carbonKgCo2e } of priced.outcomes) {
      expect(bridge.lines.carbon).toBeCloseTo(-0.25 * carbonKgCo2e, 6)
    }
    const staple: ProofQuestion = { ...asked, regime: 'permanent' }
    const [dry, heavy] = [
      staple,
      withPricedAssumptions(staple, { carbonPricePerTonne: 1000 }).shared,
    ]
    const costs = [dry, heavy].map((each) => proof(each).permanent!)
    // 12 kg far and 5 kg near, of which 2 % arrive spoilt, at 1 a kg and 1000/12 pieces a week.
    expect(costs[1]!.farCostPerWeek - costs[0]!.farCostPerWeek).toBeGreaterThan((1000 / 12) * 12)
    expect(costs[1]!.nearCostPerWeek - costs[0]!.nearCostPerWeek).toBeLessThan((1000 / 12) * 6)
  })

  it('[P124] transparency brings the 21 % that the source found, to every way of buying', () => {
    const { shared, near } = withPricedAssumptions(asked, switchesOf({ transparency: true }))
    expect(transparencyFigure(reference)!.source).toContain('Mohan, Buell, John')
    expect(shared.law.meanPieces / asked.law.meanPieces).toBeCloseTo(1.21, 12)
    expect(near).toBeUndefined()
    const scaled = { ...asked, law: demandLaw({ ...asked.law, meanPieces: 1210 }) }
    const result = provePriced(asked, switchesOf({ transparency: true }))
    expect(result.ok && result.value).toEqual(resultOf(proof(scaled)))
  })

  it('[P125] a premium is asked for what is bought near alone, and loses who will not pay it', () => {
    const asking = { willingness: segments, premiumRatio: 0.1 }
    const { shared, near, premium } = withPricedAssumptions(asked, switchesOf(asking))
    expect(shared.selling.price).toBe(100)
    expect(near!.selling.price).toBeCloseTo(110, 9)
    expect(near!.law.meanPieces).toBeCloseTo(900, 9)
    expect(premium).toMatchObject({ premiumRatio: 0.1 })
    const { alone, without, willingness } = compared(asking)
    const [far, quick, mix] = alone[0]!.result.policies
    expect(far).toEqual(without.policies[0])
    expect(mix).toEqual(without.policies[2])
    expect(quick!.finalMargin).toBeCloseTo(
      proof(near!).outcomes.find(({ policy }) => policy.id === 'quick')!.finalMargin.mean,
      6,
    )
    expect(willingness!.premium).toEqual(premium)
    expect(alone[0]!.result.difference.mean).toBeCloseTo(
      Math.max(quick!.finalMargin, mix!.finalMargin) - far!.finalMargin,
      6,
    )
  })

  it('[P125] at no premium the results are those without; nobody willing means none is asked', () => {
    const none = compared({ willingness: segments, premiumRatio: 0 })
    expect(none.together!.policies).toEqual(none.without.policies)
    expect(none.together!.kind).toBe(none.without.kind)
    const refusing = [{ segment: 'all', shareRatio: 1, lowRatio: 0, highRatio: 0 }]
    expect(compared({ willingness: refusing }).willingness!.premium.premiumRatio).toBe(0)
  })

  it('[P125] a product sold all year is held by the week, dearer and to fewer clients', () => {
    const staple: ProofQuestion = { ...asked, regime: 'permanent' }
    const base = proof(staple)
    const none = compared({ willingness: segments, premiumRatio: 0 }, staple, base)
    expect(none.together!.difference.mean).toBeCloseTo(base.verdict.difference.mean, 6)
    expect(none.together!.kind).toBe(base.verdict.kind)
    const keen = [{ segment: 'all', shareRatio: 1, lowRatio: 0.3, highRatio: 0.3 }]
    const dearer = compared({ willingness: keen, premiumRatio: 0.3 }, staple, base)
    expect(dearer.together!.difference.mean).toBeCloseTo(
      base.verdict.difference.mean + 1000 * 30,
      6,
    )
  })

  it('[P126] refuses what rests on nothing: bounds, a premium alone, nobody near, nobody pays', () => {
    const codes = (asking: PricedAsking) => {
      const read = pricedSwitches(asking, undefined, reference)
      return read.ok ? [] : read.problems.map(({ code, message }) => `${code}: ${message}`)
    }
    expect(codes({ carbonPricePerTonne: -1 })).toEqual([
      'prove_out_of_range: carbonPricePerTonne (-1) must be from 0 to 10000.',
    ])
    expect(codes({ premiumRatio: 0.1 })[0]).toContain('prove_premium_alone')
    const far = { ...asked, policies: asked.policies.slice(0, 1) }
    const lone = provePriced(far, switchesOf({ willingness: segments }))
    expect(!lone.ok && lone.problems[0]!.code).toBe('prove_willingness_needs_near')
    const high = provePriced(asked, switchesOf({ willingness: segments, premiumRatio: 0.9 }))
    expect(!high.ok && high.problems[0]!.code).toBe('prove_nobody_pays')
  })
})
