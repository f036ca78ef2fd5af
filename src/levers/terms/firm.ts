import type { Market, Named, Process, Site } from '../../chain/chain.ts'
import type { Draft } from '../lever.ts'

type NamedSite = Named<'sites', Site>
type NamedMarket = Named<'markets', Market>

/** The firm that looks at its chain: the one named, else the seller of the largest market. */
export function leadOf(draft: Draft): string | undefined {
  if (draft.chain.lead !== undefined) return draft.chain.lead
  return largestMarkets(draft).find(({ seller }) => seller !== undefined)?.seller
}

export function largestMarkets(draft: Draft): readonly NamedMarket[] {
  const sales = (market: NamedMarket) =>
    market.demandUnitsPerYear * (market.priceExVat ?? market.priceIncVat ?? 1)
  return draft.markets.toSorted((a, b) => sales(b) - sales(a))
}

/** Country part of what counts as home. */
export function homeCountryOf({ chain }: Draft): string {
  return chain.homeRegion.slice(0, 2)
}

/** A site where the firm that looks at its chain is at home; one of its own country first. */
export function leadSite(draft: Draft): NamedSite | undefined {
  const lead = leadOf(draft)
  const home = homeCountryOf(draft)
  const own = draft.sites.filter(({ actor }) => actor === lead)
  const works = draft.sites.filter((site) =>
    draft.processes.some((each) => each.site === site.id && each.actor === lead),
  )
  return own.find(({ country }) => country === home) ?? own[0] ?? works[0]
}

/** Who does a process: its own actor, else the one at home where it is done. */
export function makerOf(draft: Draft, { actor, site }: Process): string | undefined {
  return actor ?? draft.sites.find(({ id }) => id === site)?.actor
}

export function siteOf(draft: Draft, id: string): NamedSite | undefined {
  return draft.sites.find((each) => each.id === id)
}

export function countryAt(draft: Draft, site: string): string | undefined {
  return siteOf(draft, site)?.country
}

/** The item that the screens open on: the one named, else the one sold most. */
export function focusItem(draft: Draft): string | undefined {
  return draft.chain.focus ?? largestMarkets(draft)[0]?.item
}
