import type { Words } from '../../../core/schema/schema.ts'
import type { Draft } from '../../lever.ts'
import type { Known } from '../../terms/settings.ts'
import { pointAt } from '../delivery.ts'
import type { Row } from '../parts.ts'
import { added, changed, copiedKnown, withKnown } from '../parts.ts'

type DraftMarket = Draft['markets'][number]

/** Clients of a market who buy another way from now on. */
export interface MarketSplit {
  readonly market: DraftMarket
  readonly id: string
  readonly name: Words
  /** Units a year that leave the market, and those that the new one sells. */
  readonly movedUnits: number
  readonly soldUnits: number
  readonly known: Known
  /** Fields of the new market that differ. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** Figures of the old market that say nothing of the new one. */
const OF_THE_OLD = [
  'site',
  'patience',
  'feedbackPer100Orders',
  'availabilityRatio',
  'paymentDays',
] as const

/** A market in two: the clients who stay, and those who buy another way. */
export function withMarketSplit(draft: Draft, split: MarketSplit): Draft {
  const { market, id, name, movedUnits, soldUnits, fields } = split
  const gone = Object.fromEntries(OF_THE_OLD.map((field) => [field, undefined]))
  const fresh = added(draft, 'markets', {
    ...(market as unknown as Row),
    ...gone,
    ...pointAt(draft, market.id),
    id,
    name: `${name.fr}, ${market.name}`,
    nameEn: `${name.en}, ${market.nameEn ?? market.name}`,
    demandUnitsPerYear: soldUnits,
    ...fields,
  })
  const isKept = (field: string) =>
    !OF_THE_OLD.some((each) => field.startsWith(each)) &&
    !Object.keys(fields).includes(field) &&
    field !== 'demandUnitsPerYear'
  const carried = copiedKnown(draft, `markets/${market.id}`, `markets/${id}`, isKept)
  const told = withKnown(fresh, [
    ...carried,
    { ...split.known, id: `markets/${id}/demandUnitsPerYear` },
  ])
  const policy = draft.policies.find((each) => each.market === market.id)
  const ruled = policy
    ? added(told, 'policies', {
        ...(policy as unknown as Row),
        id: `${id}/policy`,
        market: id,
        decoupling: undefined,
      })
    : told
  if (movedUnits === 0) return ruled
  return changed(
    ruled,
    { noun: 'markets', id: market.id },
    { demandUnitsPerYear: market.demandUnitsPerYear - movedUnits },
    { demandUnitsPerYear: split.known },
  )
}

/** A market of another item, sold by the same seller to the same clients. */
export function besideMarket(
  draft: Draft,
  market: DraftMarket,
  fields: Readonly<Record<string, unknown>> & { readonly id: string },
): Row {
  const { country, region, city, vatRatio, seller, clientCurrency } = {
    ...market,
    clientCurrency: market.currency,
  }
  return {
    country,
    region,
    city,
    ...pointAt(draft, market.id),
    vatRatio,
    seller,
    currency: clientCurrency,
    ...fields,
  }
}
