import { describe, expect, it } from 'vitest'
import { proof, question } from '../economics/economics.test-support.ts'
import { seasonSteps } from '../economics/season-steps.ts'
import { marketOf } from '../verdict/prove.ts'
import { firmSide } from './firm-side.ts'

const asked = question()
const found = proof(asked)
const market = marketOf(asked, 'verdict')
const played = found.outcomes.map(({ plan }) => seasonSteps(plan, market))
const firm = firmSide(found, played, [])
const of = (id: string) => firm.policies.find(({ policyId }) => policyId === id)!

describe('what nearness costs the firm', () => {
  it('[P130] weeks of firm orders are those of the pieces bought, part by part', () => {
    expect(of('far')).toMatchObject({ firmWeeks: 13, firmWeeksMost: 13, weeksWithoutWork: 0 })
    expect(of('demand')).toMatchObject({ firmWeeks: 2, weeksOrderedAhead: 0 })
    const mix = of('mix')
    expect(mix.firmWeeks).toBeGreaterThan(2)
    expect(mix.firmWeeks).toBeLessThan(13)
    expect(mix.firmWeeksMost).toBe(13)
    const far = found.outcomes[0]!
    expect(of('far').weeksOrderedAhead).toBeCloseTo((far.pieces.bought / far.pieces.wanted) * 12, 6)
  })

  it('[P131] the maker carries what the firm no longer commits to: work that may not come', () => {
    expect(of('quick').weeksWithoutWork).toBeGreaterThan(of('far').weeksWithoutWork)
    for (const { ordered, policyId } of firm.policies) {
      const { pieces } = found.outcomes.find(({ policy }) => policy.id === policyId)!
      expect(ordered.mean).toBeCloseTo(pieces.bought, 6)
      expect(ordered.low).toBeLessThanOrEqual(ordered.mean + 1e-9)
    }
  })

  it('[P131] capacity kept is used or not, to the piece; who pays no fee leaves it to the workshop', () => {
    const { reserved } = of('demand')
    const { plan, pieces, bridge } = found.outcomes.find(({ policy }) => policy.id === 'demand')!
    const kept = plan.toOrder!.capacityPiecesPerWeek
    expect(reserved!.piecesPerWeek).toBe(kept)
    expect(reserved!.unusedPieces).toBeCloseTo(kept * 12 - pieces.soldToOrder, 6)
    expect(reserved!.unusedWeeks).toBeCloseTo(12 - pieces.soldToOrder / kept, 6)
    expect(reserved!.fee).toBeCloseTo(-bridge.lines.reservedCapacity, 6)
    expect(reserved!.borneBy).toBe('firm')
    const toOrder = { ...plan.toOrder!, feePerPieceReserved: 0 }
    const free = found.outcomes.map((outcome) =>
      outcome.policy.id === 'demand' ? { ...outcome, plan: { ...plan, toOrder } } : outcome,
    )
    const without = firmSide({ ...found, outcomes: free }, played, [])
    const same = without.policies.find(({ policyId }) => policyId === 'demand')!.reserved
    expect(same).toMatchObject({ borneBy: 'workshop', fee: 0 })
    expect(of('far').reserved).toBeUndefined()
  })

  it('[P132] what the buyer is judged on beside what the firm earns', () => {
    const { indicator, policies } = firm
    const finals = found.outcomes.map(({ finalMargin }) => finalMargin.mean)
    const best = finals.indexOf(Math.max(...finals))
    expect(indicator.firmPolicyId).toBe(found.outcomes[best]!.policy.id)
    expect(policies[best]!.finalRank).toBe(1)
    expect(policies.find(({ policyId }) => policyId === indicator.buyerPolicyId)!.entryRank).toBe(1)
    expect(indicator.cost).toBeGreaterThanOrEqual(0)
    expect(of('far').entryPricePerPiece).toBe(40)
    expect(of('quick').entryPricePerPiece).toBe(52)
    const { bridge, pieces } = found.outcomes.find(({ policy }) => policy.id === 'mix')!
    const paid = (40 * pieces.bought - bridge.lines.purchase) / pieces.bought
    expect(of('mix').entryPricePerPiece).toBeCloseTo(paid, 3)
    expect(of('mix').entryRank).toBeGreaterThan(1)
    const lone = firmSide({ ...found, outcomes: found.outcomes.slice(0, 1) }, played, [])
    expect(lone.indicator).toMatchObject({ isSame: true, cost: 0 })
  })
})
