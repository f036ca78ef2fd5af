import type { Flow } from '../../../../chain/flow/flow.ts'
import { priceBook } from '../../../../chain/flow/prices.ts'
import type { PriceTier } from '../../season/season-plan.ts'
import { leadActor } from '../supply.ts'
import { priceBehind } from './paid-before.ts'

interface AtVolume {
  /** Pieces a year at which the chain is worked out, and what one then costs. */
  readonly unitsPerYear: number
  readonly purchasePerPiece: number
}

/**
 * What a piece costs by the pieces ordered, from the tiers of the prices that the firm pays: those of
 * what goes into the piece fall at their own volumes. Undefined when no price has tiers that matter.
 */
export function priceTiers(flow: Flow, at: AtVolume): readonly PriceTier[] | undefined {
  const { unitsPerYear, purchasePerPiece } = at
  if (!(unitsPerYear > 0) || !(purchasePerPiece > 0)) return undefined
  const bought = boughtOf(flow)
  const breaks = bought.flatMap(({ perYear, fromUnits }) =>
    fromUnits.map((units) => (units * unitsPerYear) / perYear),
  )
  const starts = [...new Set([0, ...breaks])].sort((a, b) => a - b)
  const tiers = starts.map((fromPieces): PriceTier => {
    const change = bought.reduce((sum, { perYear, priceAt, pricePerUnit }) => {
      const perPiece = perYear / unitsPerYear
      return sum + perPiece * (priceAt(fromPieces * perPiece) - pricePerUnit)
    }, 0)
    return { fromPieces, priceRatio: 1 + change / purchasePerPiece }
  })
  const isFlat = tiers.every(({ priceRatio }) => priceRatio === tiers[0]?.priceRatio)
  return isFlat ? undefined : tiers
}

interface BoughtPart {
  readonly perYear: number
  readonly pricePerUnit: number
  readonly fromUnits: readonly number[]
  readonly priceAt: (unitsPerYear: number) => number
}

/** What the firm buys at a price that has tiers. */
function boughtOf(flow: Flow): BoughtPart[] {
  const { network, handovers, context } = flow
  const { chain, nodeItem } = network
  const book = priceBook(chain, context)
  const lead = leadActor(flow)
  return handovers.flatMap((each): BoughtPart[] => {
    const { seller, buyer, unitsPerYear: perYear, pricePerUnit } = each
    if (buyer !== lead || each.kind === 'sale' || pricePerUnit === undefined) return []
    const item = chain.items[nodeItem[each.node] ?? -1]?.id
    if (item === undefined || !(perYear > 0)) return []
    const kind = each.kind === 'making' ? 'making' : 'goods'
    const fromUnits = (priceBehind(flow, each)?.tiers ?? []).map((tier) => tier.fromUnits as number)
    if (fromUnits.length === 0) return []
    const ask = { seller, buyer, item, for: kind } as const
    const priceAt = (unitsPerYear: number) =>
      book.find({ ...ask, unitsPerYear: unitsPerYear * (1 + 1e-12) }) ?? pricePerUnit
    return [{ perYear, pricePerUnit, fromUnits, priceAt }]
  })
}
