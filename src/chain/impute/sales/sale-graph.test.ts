import { describe, expect, it } from 'vitest'
import { generatedChain } from '../../../../bench/generated-chain.ts'
import { flow } from '../../flow/flow.ts'
import { parseChain } from '../../parse.ts'
import { EMPTY_REFERENCE } from '../../reference-set/reference.ts'
import { saleGraph, saleOrder } from './sale-graph.ts'

function seen(seed: number) {
  const parsed = parseChain(generatedChain(60, seed))
  if (!parsed.ok) throw new Error('The chain does not parse')
  const flowed = flow(parsed.value, EMPTY_REFERENCE)
  if (!flowed.ok) throw new Error('The chain does not flow')
  return flowed.value
}

describe('saleGraph', () => {
  it('[SG1] cost cut at the sales before is the cost that the flow carries, to 1e-9', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const found = seen(seed)
      const goods = found.handovers.filter((each) => each.kind === 'goods' && each.stage >= 0)
      const sales = saleGraph(found, new Map())
      expect(sales).toHaveLength(goods.length)
      const cost = new Float64Array(sales.length)
      for (const s of saleOrder(sales)) {
        cost[s] = sales[s]!.purchases.reduce(
          (sum, { sale, units }) => sum + units * (sales[sale]!.pricePerUnit ?? cost[sale]!),
          sales[s]!.constant,
        )
      }
      goods.forEach(({ costPerUnit }, s) => {
        expect(Math.abs(cost[s]! / costPerUnit - 1)).toBeLessThan(1e-9)
      })
    }
  })

  it('[SG2] the part of a figure is what the cost moves by when the figure doubles', () => {
    const found = seen(3)
    const chain = found.network.chain
    const keys = new Map(chain.processes.map(({ id }, c) => [`processes/${id}/ownCostPerRun`, c]))
    const sales = saleGraph(found, keys)
    const doubled = flow(
      {
        ...chain,
        processes: chain.processes.map((process, c) =>
          c === 5
            ? {
                ...process,
                ownCostPerRun: (2 * process.ownCostPerRun!) as typeof process.ownCostPerRun &
                  number,
              }
            : process,
        ),
      },
      EMPTY_REFERENCE,
    )
    if (!doubled.ok) throw new Error('The chain does not flow')
    const goods = (each: { kind: string; stage: number }) =>
      each.kind === 'goods' && each.stage >= 0
    const after = doubled.value.handovers.filter(goods)
    let moved = 0
    found.handovers.filter(goods).forEach((before, s) => {
      const part = sales[s]!.parts.filter(({ columns }) => columns.includes(5))
      const worth = part.reduce((sum, { value }) => sum + value, 0)
      if (worth === 0) return
      moved += 1
      expect(after[s]!.costPerUnit - before.costPerUnit).toBeCloseTo(worth, 9)
    })
    expect(moved).toBeGreaterThan(0)
  })

  it('[SG3] every sale comes once, after those it buys from', () => {
    const sales = saleGraph(seen(2), new Map())
    const order = saleOrder(sales)
    expect(order.toSorted((a, b) => a - b)).toEqual(sales.map((_, s) => s))
    const rank = new Map(order.map((sale, at) => [sale, at]))
    sales.forEach(({ purchases }, s) => {
      for (const { sale } of purchases) expect(rank.get(sale)!).toBeLessThan(rank.get(s)!)
    })
  })
})
