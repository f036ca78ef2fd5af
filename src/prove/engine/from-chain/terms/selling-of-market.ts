import type { Chain } from '../../../../chain/chain.ts'
import type { Markdown, SellingTerms } from '../../season/season-plan.ts'
import { ASSUMED_RETURN_DAYS } from './left-out.ts'

type Market = Chain['markets'][number]

type MarketTerms = Pick<
  SellingTerms,
  | 'secondChannel'
  | 'returnRatio'
  | 'returnWeeks'
  | 'resellableRatio'
  | 'substitutionRatio'
  | 'markdownElasticity'
  | 'patience'
>

/** What a market says of returns, other variants, outlets and patience; `rate` of its currency. */
export function termsOfMarket(market: Market, rate: number): MarketTerms {
  const { secondChannelPrice, secondChannelMostUnits: most, returnDays } = market
  return {
    ...(secondChannelPrice !== undefined && {
      secondChannel: { price: secondChannelPrice * rate, mostPieces: most ?? Infinity },
    }),
    returnRatio: market.returnRatio ?? 0,
    returnWeeks: Math.round((returnDays ?? ASSUMED_RETURN_DAYS) / 7),
    resellableRatio: market.resellableRatio ?? 1,
    substitutionRatio: market.substitutionRatio ?? 0,
    markdownElasticity: market.markdownElasticity ?? 0,
    patience: (market.patience ?? [])
      .filter(({ days }) => days > 0)
      .toSorted((a, b) => a.days - b.days),
  }
}

/** Cuts of price by week of the season; the last that has begun holds. */
export function markdownsOf({ markdowns = [] }: Market): Markdown[] {
  return markdowns
    .toSorted((a, b) => a.fromDay - b.fromDay)
    .map(({ fromDay, cutRatio }) => ({ fromWeek: Math.floor(fromDay / 7), cutRatio }))
}

/** Who gets more for a left-over elsewhere leaves an outlet aside. */
export function withGainfulOutlet(selling: SellingTerms): SellingTerms {
  const { secondChannel, ...others } = selling
  return secondChannel && secondChannel.price > selling.endValue ? selling : others
}
