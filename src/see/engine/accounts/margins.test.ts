import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../test-support/jumper-chain.test-support.ts'
import { changed, flowOf, JUMPER, make } from '../test-support/jumper-chain.test-support.ts'
import { accountsOf } from './accounts.ts'
import { leadActor, marginsOfActor } from './margins.ts'

/** The jumper with an agency that sells for the brand, and a pattern maker whose work knitting takes. */
function served(prices: readonly Record<string, unknown>[]): Document {
  return {
    ...JUMPER,
    actors: [
      ...JUMPER.actors,
      { id: 'agency', name: 'agence', kind: 'firm', country: 'FR' },
      { id: 'cutter', name: 'patronnier', kind: 'firm', country: 'FR' },
    ],
    items: [
      ...JUMPER.items,
      { id: 'pattern', name: 'patronage', kind: 'service', unit: 'piece', massKgPerUnit: 0 },
    ],
    sites: [
      ...JUMPER.sites,
      { id: 'office', name: 'Bureau', actor: 'agency', country: 'FR' },
      { id: 'table', name: 'Table', actor: 'cutter', country: 'FR' },
    ],
    processes: [
      ...changed(JUMPER.processes, 'knit', {
        inputs: [
          { item: 'yarn', quantityPerRun: 1 },
          { item: 'pattern', quantityPerRun: 0.5 },
        ],
      }),
      make('draw', 'table', [[], 'pattern'], { ownCostPerRun: 4, segment: 'research' }),
      {
        id: 'advertise',
        name: 'faire connaître',
        kind: 'serve',
        site: 'office',
        servesItem: 'ready',
        segment: 'marketing',
        ownCostPerRun: 3,
      },
    ],
    prices,
  }
}

function brandOf(document: Document) {
  const flow = flowOf(document)
  const accounts = accountsOf(flow)
  return { flow, accounts, brand: marginsOfActor(flow, accounts, leadActor(flow)) }
}

const FEE = { id: 'fee', seller: 'agency', item: 'ready', for: 'making', pricePerUnit: 8 }
const DRAWING = { id: 'drawing', seller: 'cutter', item: 'pattern', pricePerUnit: 10 }

describe('services between actors', () => {
  it('[C9] work of another actor is handed over without a lane; its margin is unknown', () => {
    const { flow, accounts, brand } = brandOf(served([]))
    const handed = flow.handovers.filter((each) => each.kind === 'service')
    expect(handed).toMatchObject([
      { unitsPerYear: 50, pricePerUnit: undefined, costPerUnit: 4, market: -1 },
      { unitsPerYear: 100, pricePerUnit: undefined, costPerUnit: 3, market: 0 },
    ])
    const unknown = accounts.actors.filter((each) => !each.marginKnown).map((each) => each.actor)
    expect(unknown).toEqual([0, 2, 3])
    // At cost the brand bears 0.5 x 4 of drawing and 3 of advertising a piece, as overhead.
    const alone = brandOf(JUMPER).brand
    expect(brand.overheadPerYear - alone.overheadPerYear).toBeCloseTo(500, 9)
    expect(alone.operatingPerYear - brand.operatingPerYear).toBeCloseTo(500, 9)
  })

  it('[C9] at a price, the difference is the margin of who does the work, not of the buyer', () => {
    const { accounts, brand } = brandOf(served([FEE, DRAWING]))
    const atCost = brandOf(served([])).brand
    // (10 - 4) x 50 + (8 - 3) x 100 more than at cost.
    expect(atCost.operatingPerYear - brand.operatingPerYear).toBeCloseTo(800, 9)
    expect(brand.purchasePerYear).toBeCloseTo(atCost.purchasePerYear, 9)
    expect(accounts.actors[2]).toMatchObject({ marginPerYear: expect.closeTo(500, 9) })
    expect(accounts.actors[3]).toMatchObject({ marginPerYear: expect.closeTo(300, 9) })
    expect(Math.abs(accounts.books.gap)).toBeLessThan(1e-9)
  })

  it('[C9] seen from the agency, its fee is its sale and its work its cost', () => {
    const flow = flowOf(served([FEE, DRAWING]))
    const agency = marginsOfActor(flow, accountsOf(flow), 2)
    expect(agency).toMatchObject({ known: true })
    expect(agency.salesPerYear).toBeCloseTo(800, 9)
    expect(agency.operatingPerYear).toBeCloseTo(500, 9)
  })

  it('[C9] interest bears on a service at its price', () => {
    const document = served([DRAWING])
    const flow = flowOf({ ...document, chain: { ...document.chain, capitalCostRatioPerYear: 0.1 } })
    const dear = flowOf({
      ...served([{ ...DRAWING, pricePerUnit: 110 }]),
      chain: { ...document.chain, capitalCostRatioPerYear: 0.1 },
    })
    // Half a drawing is held 4 days of knitting, 3 of linking, 1 + 24 + 3 of storing and carriage.
    const more = accountsOf(dear).costPerYear - accountsOf(flow).costPerYear
    const day = 0.1 / 365
    const grown = (1 + 4 * day) * (1 + 3 * day) * (1 + day) * (1 + 24 * day) * (1 + 3 * day) - 1
    expect(more).toBeCloseTo(100 * 50 * grown, 6)
  })

  it('[C9] books close whatever the fees', () => {
    const price = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(price, price, (fee, drawing) => {
        const { accounts } = brandOf(
          served([
            { ...FEE, pricePerUnit: fee },
            { ...DRAWING, pricePerUnit: drawing },
          ]),
        )
        expect(Math.abs(accounts.books.gap)).toBeLessThan(1e-9)
        const added = accounts.actors.reduce((sum, each) => sum + each.valueAddedPerYear, 0)
        expect(added).toBeCloseTo(accounts.books.valueAddedPerYear, 6)
      }),
      { numRuns: 30 },
    )
  })
})
