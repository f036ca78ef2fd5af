import type { Chain, Market } from '../chain.ts'
import type { Gap } from './missing.ts'
import type { MissingCode } from './missing-words.ts'

type Part = Chain['markets'][number]

/** Facts of clients, each with the figures that ask for it. */
const INDICATORS: readonly (readonly [keyof Market, MissingCode])[] = [
  ['channel', 'no_channel'],
  ['ordersPerClientPerYear', 'no_client_figures'],
  ['repeatRatio', 'no_client_figures'],
  ['acquisitionCost', 'no_client_figures'],
  ['feedbackPer100Orders', 'no_indicator'],
  ['availabilityRatio', 'no_indicator'],
]

/** What markets do not say: price, VAT, who the clients are, how the item is produced for them. */
export function marketGaps(chain: Chain): Gap[] {
  const told = new Set<string>()
  for (const { market, item } of chain.policies) told.add(market ?? `item ${item}`)
  return chain.markets.flatMap((market) => {
    const gaps = priceGap(market)
    for (const [field, code] of INDICATORS) {
      if (market[field] === undefined) gaps.push(gapOf(market, code, field))
    }
    if (!market.patience?.length) gaps.push(gapOf(market, 'no_patience', 'patience.0.keptRatio'))
    if (!told.has(market.id) && !told.has(`item ${market.item}`)) {
      gaps.push({ ...gapOf(market, 'no_policy', 'kind'), noun: 'policies', id: undefined })
    }
    return gaps
  })
}

function priceGap(market: Part): Gap[] {
  if (market.priceExVat !== undefined) return []
  if (market.priceIncVat === undefined) return [gapOf(market, 'no_price_to_client', 'priceIncVat')]
  return market.vatRatio === undefined ? [gapOf(market, 'no_vat', 'vatRatio')] : []
}

function gapOf(market: Part, code: MissingCode, field: string): Gap {
  return { code, noun: 'markets', id: market.id, field, about: namesOf(market) }
}

/** Name of a part in both languages. */
export function namesOf(part: { readonly name: string; readonly nameEn?: string }) {
  return { fr: part.name, en: part.nameEn ?? part.name }
}
