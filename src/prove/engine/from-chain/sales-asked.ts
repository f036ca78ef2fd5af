import type { Chain } from '../../../chain/chain.ts'

/** Whose sales are looked for, and in which money they are counted. */
export interface SalesOf {
  readonly itemId: string
  readonly currency: string
  /** Value of one unit of a currency in that of the chain. */
  readonly rates: readonly (readonly [currency: string, rate: number])[]
}

/** What the sales of a chain's product are asked with. */
export function askedOfChain(chain: Chain, itemId = focusOf(chain)): SalesOf {
  // Of several rates of one currency the latest stays.
  const rates = chain.rates.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return {
    itemId,
    currency: chain.chain.currency,
    rates: rates.map(({ currency, value }) => [currency, value]),
  }
}

/** The product whose sales are looked for in a table. */
function focusOf({ chain, markets }: Chain): string {
  return chain.focus ?? markets[0]?.item ?? ''
}
