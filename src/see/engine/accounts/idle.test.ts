import { describe, expect, it } from 'vitest'
import { changed, flowOf, JUMPER } from '../test-support/jumper-chain.test-support.ts'
import { idleCapacity, idleFigures } from './idle.ts'

describe('idle capacity', () => {
  it('[ID1] rate per process and per site, and of all fixed cost', () => {
    const processes = changed(
      changed(JUMPER.processes, 'knit', { costPerYear: 1000, capacityUnitsPerYear: 400 }),
      'store',
      { capacityUnitsPerYear: 200 },
    )
    const flow = flowOf({
      ...JUMPER,
      processes,
      sites: changed(JUMPER.sites, 'depot', { fixedCostPerYear: 600 }),
    })
    // Knit uses 100 of 400: 750 of 1,000 idle. The depot uses 100 of 200: 300 of 600 idle.
    const idle = idleCapacity(flow)
    expect(idle.lines).toEqual([
      { siteId: 'studio', processId: 'knit', costPerYear: expect.closeTo(750, 9), ratio: 0.75 },
      { siteId: 'depot', processId: undefined, costPerYear: expect.closeTo(300, 9), ratio: 0.5 },
    ])
    expect(idle.usedPerYear).toBeCloseTo(550, 9)
    expect(idle.ratio).toBeCloseTo(1050 / 1600, 12)
    const figures = idleFigures(idle)
    expect(figures.map((each) => [each.id, each.value])).toEqual([
      ['idle.cost', expect.closeTo(1050, 9)],
      ['idle.used', expect.closeTo(550, 9)],
      ['idle.ratio', expect.closeTo(1050 / 1600, 12)],
    ])
    expect(figures[0]?.inputs).toContainEqual({
      kind: 'field',
      key: 'processes/knit/capacityUnitsPerYear',
    })
  })

  it('[ID2] no fixed cost: no rate', () => {
    const idle = idleCapacity(flowOf(JUMPER))
    expect(idle).toMatchObject({ lines: [], costPerYear: 0, ratio: undefined })
    expect(idleFigures(idle).find((each) => each.id === 'idle.ratio')?.because?.fr).toContain(
      'aucun coût fixe',
    )
  })

  it('[ID3] currencies of sites are brought to that of the chain', () => {
    const document = {
      ...JUMPER,
      processes: changed(JUMPER.processes, 'store', { capacityUnitsPerYear: 200 }),
      sites: changed(JUMPER.sites, 'depot', { fixedCostPerYear: 600, currency: 'USD' }),
      rates: [{ id: 'usd', currency: 'USD', value: 0.5, date: '2026-01-01' }],
    }
    const idle = idleCapacity(flowOf(document))
    expect(idle.lines[0]).toMatchObject({ costPerYear: expect.closeTo(150, 9), ratio: 0.5 })
  })
})
