import type { Chain } from '../chain.ts'
import type { TermContext } from './terms.ts'

/** Prices between actors: the one for this buyer, else the one for anyone. */
export interface PriceBook {
  /** Per unit, chain currency, at a yearly volume; undefined when no price is known. */
  readonly find: (ask: PriceAsk) => number | undefined
}

interface PriceAsk {
  readonly seller: number
  readonly buyer: number
  readonly item: string
  readonly for: 'goods' | 'making'
  readonly unitsPerYear: number
}

export function priceBook(chain: Chain, context: TermContext): PriceBook {
  const byItem = new Map<string, Map<string, Chain['prices'][number]>>()
  for (const price of chain.prices) {
    let ofItem = byItem.get(price.item)
    if (!ofItem) byItem.set(price.item, (ofItem = new Map()))
    ofItem.set(keyOf(price.seller, price.buyer ?? '', price.for ?? 'goods'), price)
  }
  const nameOf = (actor: number) => chain.actors[actor]?.id ?? ''
  return {
    find(ask) {
      const ofItem = byItem.get(ask.item)
      if (!ofItem) return undefined
      const seller = nameOf(ask.seller)
      const price =
        ofItem.get(keyOf(seller, nameOf(ask.buyer), ask.for)) ??
        ofItem.get(keyOf(seller, '', ask.for))
      if (!price) return undefined
      let perUnit: number = price.pricePerUnit
      let reached = -1
      for (const tier of price.tiers ?? []) {
        if (tier.fromUnits > ask.unitsPerYear || tier.fromUnits < reached) continue
        reached = tier.fromUnits
        perUnit = tier.pricePerUnit
      }
      return perUnit * context.rateOf(price.currency)
    },
  }
}

/** Ids hold no space. */
function keyOf(seller: string, buyer: string, kind: string): string {
  return `${kind} ${seller} ${buyer}`
}

/** Price to the client of a market, excluding VAT and including it, in chain currency. */
export function marketPrice(
  market: Chain['markets'][number],
  context: TermContext,
): { readonly exVat: number | undefined; readonly incVat: number | undefined } {
  const rate = context.rateOf(market.currency)
  const vat = 1 + (market.vatRatio ?? 0)
  const { priceExVat, priceIncVat } = market
  if (priceExVat !== undefined) {
    return { exVat: priceExVat * rate, incVat: (priceIncVat ?? priceExVat * vat) * rate }
  }
  if (priceIncVat === undefined) return { exVat: undefined, incVat: undefined }
  return { exVat: (priceIncVat / vat) * rate, incVat: priceIncVat * rate }
}
