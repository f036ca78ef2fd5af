import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../test-support/jumper-chain.test-support.ts'
import { carry, changed, flowOf, JUMPER } from '../test-support/jumper-chain.test-support.ts'
import { clientValue, clientValueFigures } from './client-value.ts'

const TOLD = {
  ordersPerClientPerYear: 2,
  repeatRatio: 0.5,
  acquisitionCost: 20,
  channel: 'own-web',
}

function valued(market: Record<string, unknown>, chain: Record<string, unknown> = {}) {
  const document: Document = {
    ...JUMPER,
    chain: { ...JUMPER.chain, ...chain },
    markets: changed(JUMPER.markets, 'homes', market),
  }
  return clientValue(flowOf(document))
}

function figuresOf(result: ReturnType<typeof clientValue>) {
  return clientValueFigures(flowOf(JUMPER).network.chain, result)
}

describe('value of a client', () => {
  it('[CV1] margin x orders x years - acquisition (study, A21)', () => {
    // 90 - 52 of cost = 38 an order; half come back each year: 2 years.
    const { markets, byChannel } = valued(TOLD)
    expect(markets[0]).toMatchObject({ horizonYears: 2, missing: [] })
    expect(markets[0]?.marginPerOrder).toBeCloseTo(38, 10)
    expect(markets[0]?.value).toBeCloseTo(38 * 2 * 2 - 20, 9)
    expect(byChannel).toEqual([{ channel: 'own-web', value: expect.closeTo(132, 9) }])
  })

  it('[CV2] orders to come are worth less when money has a cost', () => {
    const { markets } = valued(TOLD, { capitalCostRatioPerYear: 0.25 })
    // 1 / (1 - 0.5 / 1.25) years.
    expect(markets[0]?.horizonYears).toBeCloseTo(1 / 0.6, 12)
  })

  it.each([
    ['priceExVat', 'margin', 'prix'],
    ['ordersPerClientPerYear', 'orders', 'commandes'],
    ['repeatRatio', 'repeat', 'fidélité'],
    ['acquisitionCost', 'acquisition', 'acquisition'],
  ])('[CV3] without %s nothing is said, and why', (field, missing, word) => {
    const result = valued({ ...TOLD, [field]: undefined })
    expect(result.markets[0]).toMatchObject({ value: undefined, missing: [missing] })
    const figure = figuresOf(result).find((each) => each.id === 'client.value.homes')
    expect(figure?.value).toBeUndefined()
    expect(figure?.because?.fr).toContain(word)
    expect(result.byChannel).toEqual([])
  })

  it('[CV4] clients who all come back for ever need a cost of capital', () => {
    expect(valued({ ...TOLD, repeatRatio: 1 }).markets[0]).toMatchObject({
      value: undefined,
      missing: ['endless'],
    })
    const known = valued({ ...TOLD, repeatRatio: 1 }, { capitalCostRatioPerYear: 0.1 })
    expect(known.markets[0]?.horizonYears).toBeCloseTo(11, 9)
  })

  it('[CV5] a channel is the mean of its markets by sales; bought at cost is said', () => {
    const dealers = {
      ...JUMPER.markets[0],
      ...TOLD,
      id: 'dealers',
      demandUnitsPerYear: 300,
      priceExVat: 90,
      acquisitionCost: 60,
    }
    const flow = flowOf({
      ...JUMPER,
      lanes: [...JUMPER.lanes, carry('bulk', ['depot', 'dealers'], 'ready', { costPerUnit: 5 })],
      markets: [...changed(JUMPER.markets, 'homes', TOLD), dealers],
    })
    const result = clientValue(flow)
    expect(result.byChannel[0]?.value).toBeCloseTo(0.25 * 132 + 0.75 * 92, 9)
    // The mill sells its yarn without a price: the brand has it at cost.
    expect(result.boughtAtCost).toBe(true)
    const value = clientValueFigures(flow.network.chain, result).find(
      (each) => each.id === 'client.value.homes',
    )
    expect(value?.formula.en).toContain('upper bound')
  })

  it('[CV7] pieces per order multiply the margin; where firms buy they are not guessed', () => {
    expect(valued({ ...TOLD, unitsPerOrder: 10 }).markets[0]?.value).toBeCloseTo(380 * 4 - 20, 9)
    const firms = valued({ ...TOLD, channel: 'business-direct' })
    expect(firms.markets[0]).toMatchObject({ value: undefined, missing: ['pieces'] })
    const figures = figuresOf(firms)
    for (const id of ['client.value.homes', 'client.margin.homes']) {
      expect(figures.find((each) => each.id === id)?.because?.fr).toContain('pièces par commande')
    }
  })

  it('[CV6] the years are the sum of what is left of a client each year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 40 }), (r, i) => {
        const result = valued(
          { ...TOLD, repeatRatio: r / 100 },
          { capitalCostRatioPerYear: i / 100 },
        )
        let [sum, left] = [0, 1]
        for (let year = 0; year < 2000; year++) {
          sum += left
          left *= r / 100 / (1 + i / 100)
        }
        expect(result.markets[0]?.horizonYears).toBeCloseTo(sum, 9)
      }),
      { numRuns: 40 },
    )
  })
})
