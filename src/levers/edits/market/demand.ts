import type { Draft } from '../../lever.ts'
import type { Known } from '../../terms/settings.ts'
import { changed, timesKnown } from '../parts.ts'

type DraftMarket = Draft['markets'][number]

/** What happens to the sales of a market. */
export interface DemandChange {
  readonly market: DraftMarket
  readonly ratio: number
  /** How the new sales are known, by what they were. */
  readonly known: (was: number) => Known
}

/** The draft with the sales of a market times a ratio. */
export function withDemand(draft: Draft, { market, ratio, known }: DemandChange): Draft {
  if (ratio === 1) return draft
  const was = market.demandUnitsPerYear
  const key = `markets/${market.id}/demandUnitsPerYear`
  return changed(
    draft,
    { noun: 'markets', id: market.id },
    { demandUnitsPerYear: was * ratio },
    { demandUnitsPerYear: timesKnown(draft, key, ratio, known(was)) },
  )
}

/** The draft with the price to the client times a ratio, whichever of the two prices is given. */
export function withClientPrice(draft: Draft, { market, ratio, known }: DemandChange): Draft {
  let next = draft
  for (const name of ['priceIncVat', 'priceExVat'] as const) {
    const was = market[name]
    if (was === undefined) continue
    next = changed(
      next,
      { noun: 'markets', id: market.id },
      { [name]: was * ratio },
      { [name]: known(was) },
    )
  }
  return next
}

/** Price to the client excluding VAT, in the currency of the market; undefined: not given. */
export function exVatOf({ priceExVat, priceIncVat, vatRatio }: DraftMarket): number | undefined {
  return priceExVat ?? (priceIncVat === undefined ? undefined : priceIncVat / (1 + (vatRatio ?? 0)))
}
