import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_REFERENCE } from '../../../chain/reference-set/reference.ts'
import type { SeeOptions } from '../see.ts'
import { see } from '../see.ts'
import type { Document } from '../test-support/jumper-chain.test-support.ts'
import { changed, flowOf, JUMPER, rowsOf } from '../test-support/jumper-chain.test-support.ts'
import type { MarginAllocation } from './value-curve.ts'
import { curveFigures, valueCurve } from './value-curve.ts'

const PRICE = { id: 'yarn', seller: 'mill-firm', item: 'yarn', pricePerUnit: 20 }

function curveOf(document: Document, options: SeeOptions) {
  const result = see(flowOf(document).network.chain, EMPTY_REFERENCE, options)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value.curve
}

const shares = (curve: ReturnType<typeof valueCurve>) =>
  curve.points.reduce((sum, point) => sum + point.shareRatio, 0)
const at = (curve: ReturnType<typeof valueCurve>, id: string) =>
  curve.points.find((point) => point.stageId === id)!.valuePerUnit

describe('value curve', () => {
  it('[VC1] by default the margin lies on no stage and is shown apart', () => {
    const curve = curveOf({ ...JUMPER, prices: [PRICE] }, {})
    expect(curve).toMatchObject({ allocation: 'none', base: 'price' })
    expect(at(curve, 'knit')).toBeCloseTo(20, 12)
    expect(shares(curve) + curve.marginRatio!).toBeCloseTo(1, 12)
  })

  it('[VC2] by cost, the margin of each actor lies on its own stages', () => {
    const curve = curveOf({ ...JUMPER, prices: [PRICE] }, { marginAllocation: 'by-cost' })
    // The mill: 20 - 12 = 8 over buying (8) and spinning (4). The brand: 90 - 60 over 20, 1, 10, 2.
    expect(at(curve, 'buy-wool')).toBeCloseTo(8 + (8 * 8) / 12, 9)
    expect(at(curve, 'spin')).toBeCloseTo(4 + (8 * 4) / 12, 9)
    const brand = 90 - (20 + 1 + 20 + 1 + 10 + 1 + 2 + 5)
    expect(at(curve, 'knit')).toBeCloseTo(20 + (brand * 20) / 33, 9)
    expect(at(curve, 'parcel')).toBeCloseTo(5, 9)
    expect(curve.marginRatio).toBeCloseTo(0, 9)
  })

  it('[VC3] by capital, where the money is; an actor without any keeps its margin apart', () => {
    const sites = changed(JUMPER.sites, 'studio', { investment: 9000, subsidy: 1000 })
    const curve = curveOf({ ...JUMPER, sites, prices: [PRICE] }, { marginAllocation: 'by-capital' })
    // Three processes without machine hours share the studio evenly; the mill has no investment.
    const brand = 30
    expect(at(curve, 'knit')).toBeCloseTo(20 + brand / 3, 9)
    expect(at(curve, 'link')).toBeCloseTo(10 + brand / 3, 9)
    expect(at(curve, 'spin')).toBeCloseTo(4, 9)
    expect(curve.marginRatio).toBeCloseTo(8 / 90, 9)
    expect(curve.points).toHaveLength(9)
  })

  it('[VC4] by a given key', () => {
    const options = { marginAllocation: 'by-key', marginWeights: { store: 1, knit: 3 } } as const
    const curve = curveOf({ ...JUMPER, prices: [PRICE] }, options)
    expect(at(curve, 'knit')).toBeCloseTo(20 + 22.5, 9)
    expect(at(curve, 'store')).toBeCloseTo(2 + 7.5, 9)
  })

  it('[VC5] a loss that would push a stage below zero is read in money, never as a share', () => {
    const dear = { ...PRICE, pricePerUnit: 80 }
    const curve = curveOf({ ...JUMPER, prices: [dear] }, { marginAllocation: 'by-key' })
    expect(curve.refused?.because.en).toContain('no stage a weight')
    const sold = curveOf(
      { ...JUMPER, prices: [{ ...PRICE, pricePerUnit: 200 }] },
      { marginAllocation: 'by-cost' },
    )
    expect(sold.allocation).toBe('none')
    // What the brand loses is read in money on its stages; the whole is still the price.
    const values = sold.refused?.values ?? []
    expect(values.find((each) => each.stageId === 'knit')!.valuePerUnit).toBeLessThan(0)
    expect(values.reduce((sum, each) => sum + each.valuePerUnit, 0)).toBeCloseTo(90, 9)
    expect(sold.points.every((point) => point.shareRatio >= 0)).toBe(true)
  })

  it.each(['by-cost', 'by-capital'] as const)(
    '[VC6] %s without a price or a weight: said',
    (by) => {
      const rows = rowsOf(flowOf(JUMPER))
      const unsold = valueCurve({ rows, priceExVat: undefined, allocation: by })
      expect(unsold).toMatchObject({ allocation: 'none', base: 'cost', marginRatio: undefined })
      expect(unsold.refused?.because.fr).toContain('prix')
      if (by === 'by-capital') {
        const poor = valueCurve({ rows, priceExVat: 90, allocation: by })
        expect(poor.refused?.because.fr).toContain('investissement')
        expect(curveFigures(poor)[0]?.formula.fr).toContain('investissement')
      }
    },
  )

  it('[VC7] whatever the allocation, what is on stages and what is apart add up to the price', () => {
    const kinds = fc.constantFrom<MarginAllocation>('none', 'by-cost', 'by-capital', 'by-key')
    const price = fc.integer({ min: 1, max: 120 })
    const weights = fc.record({ knit: fc.nat(5), spin: fc.nat(5), store: fc.nat(5) })
    fc.assert(
      fc.property(kinds, price, price, weights, (marginAllocation, yarn, sold, marginWeights) => {
        const document = {
          ...JUMPER,
          sites: changed(JUMPER.sites, 'studio', { investment: 100 }),
          markets: changed(JUMPER.markets, 'homes', { priceExVat: sold }),
          prices: [{ ...PRICE, pricePerUnit: yarn }],
        }
        const plain = curveOf(document, {})
        const curve = curveOf(document, { marginAllocation, marginWeights })
        expect(shares(curve) + curve.marginRatio!).toBeCloseTo(1, 9)
        expect(curve.points.every((point) => point.shareRatio >= 0)).toBe(true)
        expect([curve.centreDays, curve.centreKm]).toEqual([plain.centreDays, plain.centreKm])
        if (curve.refused) expect(curve.points).toEqual(plain.points)
      }),
      { numRuns: 60 },
    )
  })
})
