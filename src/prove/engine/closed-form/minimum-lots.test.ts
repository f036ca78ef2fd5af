import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../../core/statistics/normal.ts'
import { rng } from '../../../core/statistics/rng.ts'
import type { Style } from './minimum-lots.ts'
import { styleProfit, twoStageLots } from './minimum-lots.ts'

/**
 * Mean and twice the sd of a buying committee's forecasts for ten styles: Hammond and Raman, Sport
 * Obermeyer, case 9-695-022, exhibit 10. Margin 24 % and loss 8 % of a mean price of 112.2.
 */
const STYLES: readonly Style[] = (
  [
    ['Gail', 1017, 388],
    ['Isis', 1042, 646],
    ['Entice', 1358, 496],
    ['Assault', 2525, 680],
    ['Teri', 1100, 762],
    ['Electra', 2150, 807],
    ['Stephanie', 1113, 1048],
    ['Seduced', 4017, 1113],
    ['Anita', 3296, 2094],
    ['Daphne', 2383, 1394],
  ] as const
).map(([id, meanPieces, sdPieces]) => ({ id, meanPieces, sdPieces }))

const PRICE = 112.2
const terms = (minimumLot: number) => ({ under: 0.24 * PRICE, over: 0.08 * PRICE, minimumLot })

describe('two orders with minimum lots', () => {
  it.each([
    [0, 539_354],
    [600, 534_396],
    [1200, 521_037],
  ])('[P17] Sport Obermeyer, lots of %d: %d', (minimumLot, profit) => {
    const plan = twoStageLots({ styles: STYLES, firstPieces: 10_000, ...terms(minimumLot) })!
    expect(plan.firstPieces.reduce((sum, pieces) => sum + pieces, 0)).toBeCloseTo(10_000, 6)
    for (const pieces of plan.firstPieces) {
      expect(pieces === 0 || pieces >= minimumLot).toBe(true)
    }
    expect(Math.abs(plan.profit - profit)).toBeLessThan(1)
  })

  it('[P18] the profit of a style is that of a million simulated demands', () => {
    const style = STYLES[6]!
    const { under, over, minimumLot } = terms(600)
    const random = rng(1996)
    const draws = 1_000_000
    let sum = 0
    let squares = 0
    for (let draw = 0; draw < draws; draw++) {
      const demand = Math.max(0, style.meanPieces + style.sdPieces * normalQuantile(random.open()))
      const rest = demand - 700
      const lot =
        rest >= minimumLot ? rest : under * rest > over * (minimumLot - rest) ? minimumLot : 0
      const bought = 700 + (rest > 0 ? lot : 0)
      const profit = under * Math.min(demand, bought) - over * Math.max(0, bought - demand)
      sum += profit
      squares += profit * profit
    }
    const mean = sum / draws
    const error = Math.sqrt((squares / draws - mean * mean) / draws)
    expect(Math.abs(styleProfit(style, 700, terms(600)) - mean)).toBeLessThan(4 * error)
  })

  it('[P19] lots that cannot add up to what must be ordered are said to be impossible', () => {
    const plan = twoStageLots({
      styles: STYLES.slice(0, 2),
      firstPieces: 1000,
      ...terms(1200),
    })
    expect(plan).toBeUndefined()
  })
})
